/// One hypothesis of a scenario, as a line of words:
///
///     poste CODE comme MODELE       one more post, alike another
///     places POSTE N                vacant seats of a post
///     poids CRITERE N               weight of a soft criterion, 0 to 1000
///     regle CODE minimum|maximum|marge N     a structural rule moved
///     regle CODE sans               a structural rule left out
///     accord AGENT                  the agent agrees to be presented
///     decide AGENT POSTE, veto AGENT POSTE   a placement decided, or refused to the plan
public struct Hypothesis: Hashable, Sendable {
  public let text: String
  private let words: [String]

  /// What is wrong with a hypothesis, and what to write instead.
  public struct Fault: Error, CustomStringConvertible {
    public let description: String
  }

  public init(_ text: String) {
    self.text = text
    words = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
  }

  /// The commission as it would be.
  public func applied(to commission: Commission) throws(Fault) -> Commission {
    var changed = commission
    switch (words.first, words.count) {
    case ("poste", 4) where words[2] == "comme": try addPost(words[1], words[3], &changed)
    case ("places", 3): changed.posts[try post(words[1], commission)].seats = try number(words[2], 0...1000)
    case ("poids", 3):
      guard let index = Criterion.allCases.firstIndex(where: { $0.rawValue == words[1] }) else {
        throw fault("there is no criterion \(words[1]); they are \(names(Criterion.allCases.map(\.rawValue)))")
      }
      changed.charte.weights[index] = try number(words[2], 0...1000)
    case ("regle", 3) where words[2] == "sans":
      changed.structure.rules.remove(at: try rule(words[1], commission))
    case ("regle", 4): try moveRule(&changed)
    case ("accord", 2):
      changed.agents[try agent(words[1], commission)].agreement = Agent.Agreement(signedOn: commission.businessDate)
    case ("decide", 3): changed.structure.pins.append(try assignment(commission))
    case ("veto", 3): changed.structure.vetoes.append(try assignment(commission))
    default:
      throw fault("begin with poste, places, poids, regle, accord, decide or veto, then the words of each")
    }
    return changed
  }

  private func addPost(_ code: String, _ model: String, _ commission: inout Commission) throws(Fault) {
    guard !commission.posts.contains(where: { $0.code == code }) else {
      throw fault("there is already a post \(code): choose another code")
    }
    var post = commission.posts[try post(model, commission)]
    post.code = code
    // A reference of its own: two rows of one reference are one post.
    post.reference = "hypothese \(code)"
    post.source = "hypothese"
    post.opening.publicationEnd = nil
    post.seats = max(1, post.seats)
    commission.posts.append(post)
  }

  private func moveRule(_ commission: inout Commission) throws(Fault) {
    let index = try rule(words[1], commission)
    let value = try number(words[3], 0...10_000_000)
    switch (words[2], commission.structure.rules[index].demand) {
    case ("marge", .reciprocity(_, let usesLedger)):
      commission.structure.rules[index].demand = .reciprocity(margin: value, usesLedger: usesLedger)
    case ("marge", .pairwise(let other, _)):
      commission.structure.rules[index].demand = .pairwise(other: other, margin: value)
    case ("maximum", .workingTime): commission.structure.rules[index].demand = .workingTime(maximum: value)
    case ("maximum", .chainLength): commission.structure.rules[index].demand = .chainLength(maximum: max(1, value))
    case ("minimum", .departures(let quota)), ("maximum", .departures(let quota)):
      commission.structure.rules[index].demand = .departures(moved(quota, value))
    case ("minimum", .arrivals(let quota)), ("maximum", .arrivals(let quota)):
      commission.structure.rules[index].demand = .arrivals(moved(quota, value))
    case ("minimum", .presence(let quota)), ("maximum", .presence(let quota)):
      commission.structure.rules[index].demand = .presence(moved(quota, value))
    default: throw fault("the rule \(words[1]) has no \(words[2])")
    }
  }

  private func moved(_ quota: StructuralRule.Quota, _ value: Int) -> StructuralRule.Quota {
    var quota = quota
    if words[2] == "minimum" { quota.minimum = value } else { quota.maximum = value }
    return quota
  }

  // MARK: Words

  private func number(_ word: String, _ range: ClosedRange<Int>) throws(Fault) -> Int {
    guard let value = Int(word), range.contains(value) else {
      throw fault("\(word) is not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  private func post(_ code: String, _ commission: Commission) throws(Fault) -> Int {
    guard let index = commission.posts.firstIndex(where: { $0.code == code }) else {
      throw fault("the commission has no post \(code)")
    }
    return index
  }

  private func agent(_ code: String, _ commission: Commission) throws(Fault) -> Int {
    guard let index = commission.agents.firstIndex(where: { $0.code == code }) else {
      throw fault("the commission has no agent \(code)")
    }
    return index
  }

  private func rule(_ code: String, _ commission: Commission) throws(Fault) -> Int {
    guard let index = commission.structure.rules.firstIndex(where: { $0.code == code }) else {
      let known = commission.structure.rules.map(\.code)
      throw fault("the charte has no structural rule \(code)" + (known.isEmpty ? "" : "; it has \(names(known))"))
    }
    return index
  }

  private func assignment(_ commission: Commission) throws(Fault) -> Assignment {
    _ = try (agent(words[1], commission), post(words[2], commission))
    return Assignment(agent: words[1], post: words[2])
  }

  private func names(_ list: [String]) -> String { list.joined(separator: ", ") }

  private func fault(_ reason: String) -> Fault { Fault(description: "hypothesis « \(text) »: \(reason)") }
}

/// Hypotheses that are computed together, published nowhere as a plan.
public struct Scenario: Hashable, Sendable {
  public var name: String
  public var hypotheses: [Hypothesis]

  public init(name: String, hypotheses: [Hypothesis]) {
    self.name = name
    self.hypotheses = hypotheses
  }

  /// The commission under every hypothesis, in order, or every fault.
  public func applied(to commission: Commission) throws(Hypothesis.Fault) -> Commission {
    var changed = commission
    var faults: [String] = []
    for hypothesis in hypotheses {
      do throws(Hypothesis.Fault) { changed = try hypothesis.applied(to: changed) } catch {
        faults.append(error.description)
      }
    }
    guard faults.isEmpty else { throw Hypothesis.Fault(description: faults.joined(separator: "\n")) }
    return changed
  }
}
