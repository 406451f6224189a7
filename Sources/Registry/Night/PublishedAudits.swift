import Mobility

/// The audit of priorities and the scarcity map, for the secretariat; and the levers.
extension PriorityClaimRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_claim",
      [
        .agent("reference", \.agent),
        .value("post", \.post),
        .agent("holder", \.holder),
        .word("priority", \.priority),
        .word("cause", \.cause),
        .value("rule") { row in row.rule ?? "" },
      ])
  }
}

extension ScarcityRow {
  enum Member {
    case agent(String)
    case post(String)

    fileprivate var kind: String {
      switch self {
      case .agent: "agent"
      case .post: "poste"
      }
    }

    fileprivate var code: String {
      switch self {
      case .agent(let code), .post(let code): code
      }
    }
  }

  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_scarcity",
      [
        .int("place", \.rank),
        .value("side", \.side),
        .int("seats", \.seats),
      ])
  }

  static var publishedMembers: PublishedTable<Part<Self, Member>> {
    PublishedTable(
      "published_scarcity_member",
      [
        .int("place", \.row.rank),
        .value("kind", \.item.kind),
        .subject("subject", \.item.code, isAgent: { if case .agent = $0.item { true } else { false } }),
      ])
  }
}

extension LeverRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_lever", for: \.recipient,
      [
        .word("side", \.side),
        .agent("reference", \.agent),
        .value("post", \.post),
        .small("place", \.rank),
        .word("first_kind", \.first?.kind),
        .value("first_values", \.first?.values.encoded),
        .word("second_kind", \.second?.kind),
        .value("second_values", \.second?.values.encoded),
        .word("grade", \.grade),
        .value("placements", \.placements),
        .value("points", \.points),
      ])
  }

  /// A lever changes one thing or two.
  private var first: LeverChange? { changes.first }
  private var second: LeverChange? { changes.dropFirst().first }
}
