import Mobility
import Registry
import Testing

/// The rule catalogue says every answer the engine can give, and nothing it cannot.
@Suite struct CatalogueTests {
  let tables: [String: [[String: String]]]
  let wordings: [[String: String]]

  init() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let files = try SQLFiles(directory: root + "/sql").repeatable.filter { $0.name.hasPrefix("catalogue/") }
    tables = SQLRows(files.map(\.text).joined(separator: "\n")).tables
    wordings = try #require(tables["rule_wording"])
  }

  @Test func everyRulePriorityAndCriterionHasARow() throws {
    var expected = Dictionary(uniqueKeysWithValues: Rule.allCases.map { ($0.rawValue, $0.axis.rawValue) })
    for priority in Priority.allCases { expected[priority.rawValue] = Axis.priorite.rawValue }
    for criterion in Criterion.allCases { expected["CRIT-" + criterion.rawValue.uppercased()] = Axis.plan.rawValue }
    for kind in LeverChange.Kind.allCases { expected[kind.rawValue] = Axis.plan.rawValue }
    let rows = try #require(tables["rule"]).compactMap { row in
      row["code"].flatMap { code in row["axis"].map { (code, $0) } }
    }
    #expect(Dictionary(rows) { first, _ in first } == expected)
    #expect(rows.count == expected.count)
  }

  @Test func everyAnswerIsWordedAndNoOther() {
    for rule in Rule.allCases {
      let worded = Set(wordings.filter { $0["rule"] == rule.rawValue }.compactMap { $0["answer"] })
      #expect(worded == Set(rule.expectedAnswers.keys.map(\.name)), "\(rule.rawValue)")
    }
    let others =
      Priority.allCases.map(\.rawValue) + Criterion.allCases.map { "CRIT-" + $0.rawValue.uppercased() }
      + LeverChange.Kind.allCases.map(\.rawValue)
    for code in others {
      #expect(wordings.filter { $0["rule"] == code }.compactMap { $0["answer"] } == ["conforme"], "\(code)")
    }
  }

  /// A place beyond the values that come would print a dash for ever; an unknown format, the raw value.
  @Test func everyPlaceHasAValueAndAFormat() {
    let formats = ["", "jours", "date", "euros", "km", "heures", "hhmm", "code", "libelle", "niveau"]
    for row in wordings {
      let rule = row["rule"].flatMap(Rule.init(rawValue:))
      let lever = row["rule"].flatMap(LeverChange.Kind.init(rawValue:))
      let most = rule?.expectedAnswers.first { $0.key.name == row["answer"] }?.value ?? lever?.mostValues ?? 0
      for text in [row["sentence"], row["mention"], row["remedy"]].compactMap(\.self) {
        for place in places(text) {
          let number = Int(String(place.number)) ?? 0
          #expect((1...9).contains(number) && number <= most, "\(row["rule"] ?? "") \(row["answer"] ?? ""): \(text)")
          #expect(formats.contains(place.format), "\(row["rule"] ?? ""): \(place.format)")
        }
      }
    }
  }

  @Test func whatIsNotYetGreenSaysWhoDoesWhat() {
    for row in wordings where ["sous_condition", "a_instruire"].contains(row["answer"]) {
      #expect(row["remedy"] != nil && row["actor"] != nil, "\(row["rule"] ?? "") \(row["answer"] ?? "")")
    }
  }

  /// To be recognised unfit is never a way to a post, and a lever on the agent's own wishes is shown to nobody else.
  @Test func remediesPressNobody() {
    for row in wordings {
      let remedy = row["remedy"]?.lowercased() ?? ""
      #expect(!remedy.contains("inapt"), "\(row["rule"] ?? "")")
    }
    let toTheAgent = Set(wordings.filter { $0["remedy_readers"] == "agent" }.compactMap { $0["rule"] })
    let onWishes: [Rule] = [.distance, .excluded, .payOverMax, .payAgreement]
    let levers = LeverChange.Kind.allCases.filter(\.isWish).map(\.rawValue)
    #expect(toTheAgent == Set(onWishes.map(\.rawValue) + levers))
  }

  /// The commission reads the sante axis without its codes: a remedy may not rest on one.
  @Test func remediesOfSanteNameNoRestriction() {
    for rule in Rule.allCases where rule.axis == .sante {
      for row in wordings where row["rule"] == rule.rawValue { #expect(places(row["remedy"] ?? "").isEmpty) }
    }
  }

  /// Pages join sentences, and a mention begins with the code that the charte and the scenarios know.
  @Test func sentencesJoinAndMentionsBeginWithTheCode() {
    for row in wordings {
      let rule = row["rule"] ?? ""
      #expect(row["mention"]?.hasPrefix(rule) == true, "\(rule)")
      for text in [row["sentence"], row["remedy"]].compactMap(\.self) {
        #expect(!text.hasSuffix(".") && !text.contains("  ") && text.count <= 600, "\(rule): \(text)")
      }
    }
  }

  @Test func theVocabularyComparesAsTheEngineDoes() throws {
    let rows = try #require(tables["restriction_code"]).sorted { ($0["code"] ?? "") < ($1["code"] ?? "") }
    #expect(rows.compactMap { $0["code"] } == (1...Vocabulary.count).map(Vocabulary.code))
    for (row, comparison) in zip(rows, Vocabulary.comparisons) {
      let words: [String] =
        switch comparison {
        case .presence: ["none"]
        case .threshold, .quotite, .travel: ["threshold"]
        case .parts: ["set", "side"]
        case .need: ["need"]
        }
      #expect(words.contains(row["comparison"] ?? ""), "\(row["code"] ?? "")")
      // Presence alone needs no parameter; every other comparison answers SAN-INCONNU without one.
      #expect((row["parameter_needed"] == "true") == (comparison != .presence), "\(row["code"] ?? "")")
    }
  }

  @Test func gradesFollowTheirCadre() throws {
    let cadres = Dictionary(grouping: try #require(tables["cadre"])) { $0["code"] ?? "" }
    for grade in try #require(tables["grade"]) {
      let (code, cadre) = (grade["code"] ?? "", cadres[grade["cadre"] ?? ""]?.first)
      #expect(code.hasPrefix((cadre?["code"] ?? "?") + "-"), "\(code)")
      #expect(code.hasPrefix((cadre?["versant"] ?? "?") + "-"), "\(code)")
      if grade["scale"] != nil { #expect(cadre?["category"] == "C", "\(code)") }
    }
  }

  @Test func gridsClimb() throws {
    let grid = Dictionary(grouping: try #require(tables["pay_grid"])) { $0["scale"] ?? "" }
    #expect(grid.mapValues(\.count) == ["C1": 11, "C2": 12, "C3": 10])
    for steps in grid.values {
      let indices = steps.compactMap { $0["im"].flatMap { Int($0) } }
      #expect(steps.compactMap { $0["echelon"].flatMap { Int($0) } } == Array(1...steps.count))
      #expect(zip(indices, indices.dropFirst()).allSatisfy { $0 < $1 } && indices.count == steps.count)
      #expect(steps.dropLast().allSatisfy { $0["months"] != nil } && steps.last?["months"] == nil)
    }
  }

  private func places(_ text: String) -> [(number: Substring, format: String)] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { piece in
      let parts = piece.prefix { $0 != "}" }.split(separator: ":", maxSplits: 1)
      return (parts.first ?? "", parts.count > 1 ? String(parts[1]) : "")
    }
  }
}

extension LeverChange.Kind {
  /// The most values that come with a change of this kind.
  fileprivate var mostValues: Int {
    switch self {
    case .titres, .grille, .horaires, .nature: 0
    case .rayon, .exclusion, .perte, .diplome, .agrement, .permis, .amenagement, .seat: 1
    case .regle: 2
    }
  }
}
