import Mobility
import Testing

/// One pair and what the rules must say of it.
struct Scenario: CustomTestStringConvertible, Sendable {
  var name: String
  var agent: Agent
  var post: Post
  var verdict: String
  var routes: Set<Route> = []
  /// Beginnings of labels that must be there, and that must not.
  var rules: [String] = []
  var absent: [String] = []
  var pay: (before: Int64, after: Int64)?
  var departure: String?
  var avisInForce: [AvisInForce] = []
  var travel: [TravelTime] = []
  var passerelles: [Passerelle] = []
  var charte = Charte()

  var testDescription: String { name }

  /// A neighbour: the same case, changed a little, with another answer.
  func but(
    _ what: String, _ verdict: String, _ routes: Set<Route>? = nil, _ rules: [String] = [],
    absent: [String] = [], _ change: (inout Scenario) -> Void
  ) -> Scenario {
    var copy = self
    copy.name = "\(name.prefix(3)) \(what)"
    (copy.verdict, copy.rules, copy.absent) = (verdict, rules, absent)
    if let routes { copy.routes = routes }
    (copy.pay, copy.departure) = (nil, nil)
    change(&copy)
    return copy
  }

  func check() {
    var commission = World.commission([agent], [post])
    commission.charte = charte
    commission.avisInForce = avisInForce
    commission.referential.travelTimes = travel
    commission.referential.passerelles = passerelles
    let perimeter = Perimeter(commission)
    guard perimeter.outOfScope.isEmpty else { return #expect(verdict == "HORS_PERIMETRE") }
    guard perimeter.excluded == 0 else { return #expect(verdict == "EXCLU") }
    guard perimeter.controlled.isEmpty else {
      #expect(verdict == "CONTROLE")
      return #expect(Set(rules) == Set(perimeter.controlled.map(\.rule.rawValue)))
    }
    let book = RuleBook(commission, agents: perimeter.agents, posts: perimeter.posts)
    guard book.isExamined(0, 0) else { return #expect(verdict == "NON_EXAMINE") }
    let (reading, open) = book.full(0, 0)
    let labels = reading.findings.map(\.label) + book.prioritiesOf(0, 0, open).map(\.rawValue)
    #expect(Verdict(worst: reading.answers.worst).rawValue == verdict, "\(labels)")
    #expect(Set(open.list) == routes, "\(labels)")
    for rule in rules { #expect(labels.contains { $0.hasPrefix(rule) }, "\(rule) is not in \(labels)") }
    for rule in absent { #expect(!labels.contains { $0.hasPrefix(rule) }, "\(rule) is in \(labels)") }
    if let pay {
      let compared = book.payOf(0, 0)
      #expect(compared.before == pay.before && compared.after == pay.after, "\(compared)")
    }
    if let departure { #expect(book.agents[0].departure.iso == departure) }
  }
}
