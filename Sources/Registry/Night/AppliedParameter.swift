import Mobility

/// One parameter of the charte as the run applied it, so that a past publication prints its own rules.
struct AppliedParameter {
  enum Kind: String {
    case charte
    case weight = "poids"
    case priority = "priorite"
    case rule = "regle"
  }
  let kind: Kind
  let name: String
  var rank: Int?
  let value: String

  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_parameter", for: nil,
      [
        .word("kind", \.kind),
        .value("name", \.name),
        .small("rank", \.rank),
        .value("value", \.value),
      ])
  }
}

extension InputDigest {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "night_input", for: nil,
      [
        .value("side", \.side),
        .value("subject", \.subject),
        .value("input", \.input),
        .value("digest", \.digest),
      ])
  }
}

extension Commission {
  /// What the night applied, parameter by parameter.
  var applied: [AppliedParameter] {
    let conventions = conventions.map { ("convention:\($0.code)", $0.parties.joined(separator: " ")) }
    return (charte.published + structure.published + conventions)
      .map { AppliedParameter(kind: .charte, name: $0.0, value: $0.1) }
      + zip(Criterion.allCases, charte.weights).enumerated().map { index, weight in
        AppliedParameter(kind: .weight, name: weight.0.rawValue, rank: index + 1, value: String(weight.1))
      }
      + charte.priorities.enumerated().map { index, priority in
        AppliedParameter(kind: .priority, name: priority.rawValue, rank: index + 1, value: priority.rawValue)
      }
      + charte.switchedOff.map { AppliedParameter(kind: .rule, name: $0.rawValue, value: String(false)) }
  }
}

extension Charte {
  /// Every field a reader of P9 may ask for, by name.
  fileprivate var published: [(name: String, value: String)] {
    Charte.parameters.map { ($0.column.name, $0.text(self)) } + [("index_point", String(indexPoint))]
  }
}

extension Structure {
  /// What the charte says of the plan as a whole, rules apart.
  fileprivate var published: [(name: String, value: String)] {
    let chosen: [(name: String, value: String)] = [
      ("keep_bonus", String(levels.keepBonus)), ("is_stable", String(levels.isStable)),
      ("fairness", levels.fairness.map(\.rawValue).joined(separator: " ")), ("node_budget", String(nodeBudget)),
    ]
    return chosen.filter { !$0.value.isEmpty }
  }
}
