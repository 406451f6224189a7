import Mobility

/// What a night publishes of the reasons of its plan, table by table.
struct ReasonBatches {
  private var alternatives = Batch(AlternativeRow.published)
  private var regrets = Batch(AlternativeRow.publishedRegrets)
  private var displaced = Batch(AlternativeRow.publishedDisplacements)
  private var prices = Batch(PriceRow.published)
  private var priceLevels = Batch(PriceRow.publishedLevels)
  private var priceMoves = Batch(PriceRow.publishedMoves)
  private var trials = Batch(TrialRow.published)
  private var contested = Batch(ContestedRow.published)
  private var claims = Batch(PriorityClaimRow.published)
  private var scarcities = Batch(ScarcityRow.published)
  private var scarcityMembers = Batch(ScarcityRow.publishedMembers)
  private var levers = Batch(LeverRow.published)

  mutating func add(_ row: ReasonRow, to sender: inout RowSender) throws {
    switch row {
    case .alternative(let row):
      try alternatives.add(row, to: &sender)
      for amount in row.amounts { try regrets.add(Part(of: row, amount), to: &sender) }
      for move in row.displaced { try displaced.add(Part(of: row, move), to: &sender) }
    case .price(let row):
      try prices.add(row, to: &sender)
      for amount in row.amounts { try priceLevels.add(Part(of: row, amount), to: &sender) }
      for move in row.moves { try priceMoves.add(Part(of: row, move), to: &sender) }
    case .trial(let row): try trials.add(row, to: &sender)
    case .contested(let row): try contested.add(row, to: &sender)
    case .claim(let row): try claims.add(row, to: &sender)
    case .scarcity(let row):
      try scarcities.add(row, to: &sender)
      for agent in row.agents { try scarcityMembers.add(Part(of: row, .agent(agent)), to: &sender) }
      for post in row.posts { try scarcityMembers.add(Part(of: row, .post(post)), to: &sender) }
    case .lever(let row): try levers.add(row, to: &sender)
    }
  }

  mutating func flush(to sender: inout RowSender) throws {
    try alternatives.flush(to: &sender)
    try regrets.flush(to: &sender)
    try displaced.flush(to: &sender)
    try prices.flush(to: &sender)
    try priceLevels.flush(to: &sender)
    try priceMoves.flush(to: &sender)
    try trials.flush(to: &sender)
    try contested.flush(to: &sender)
    try claims.flush(to: &sender)
    try scarcities.flush(to: &sender)
    try scarcityMembers.flush(to: &sender)
    try levers.flush(to: &sender)
  }
}

/// One of the several things that a row says, in a table of its own.
struct Part<Row, Item> {
  let row: Row
  let item: Item

  init(of row: Row, _ item: Item) {
    self.row = row
    self.item = item
  }
}

extension AlternativeRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_alternative",
      [
        .agent("reference", \.agent),
        .value("post", \.post),
        .int("agent_rank", \.agentRank),
        .int("post_rank", \.postRank),
        .word("knowledge", \.knowledge),
      ])
  }

  static var publishedRegrets: PublishedTable<Part<Self, LevelAmount>> {
    PublishedTable(
      "published_regret",
      [
        .agent("reference", \.row.agent),
        .value("post", \.row.post),
        .small("place", \.item.index),
        .value("level", \.item.level.name),
        .value("amount", \.item.amount),
        .value("most", \.item.most),
      ])
  }

  static var publishedDisplacements: PublishedTable<Part<Self, MovedAgent>> {
    PublishedTable(
      "published_displaced",
      [
        .agent("reference", \.row.agent),
        .value("post", \.row.post),
        .agent("displaced", \.item.agent),
        .value("lost_post", \.item.lost),
        .value("gained_post", \.item.gained),
      ])
  }
}

extension PriceRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_price",
      key(\.self) + [
        .int("voted", \.voted),
        .value("is_possible", \.isPossible),
        .value("is_proved", \.isProved),
      ])
  }

  static var publishedLevels: PublishedTable<Part<Self, LevelAmount>> {
    PublishedTable(
      "published_price_level",
      key(\.row) + [
        .small("place", \.item.index),
        .value("level", \.item.level.name),
        .value("amount", \.item.amount),
      ])
  }

  static var publishedMoves: PublishedTable<Part<Self, MovedAgent>> {
    PublishedTable(
      "published_price_move",
      key(\.row) + [
        .agent("reference", \.item.agent),
        .value("lost_post", \.item.lost),
        .value("gained_post", \.item.gained),
      ])
  }

  private static func key<Row>(_ price: @escaping (Row) -> PriceRow) -> [PublishedColumn<Row>] {
    [
      .value("rule") { price($0).rule },
      .value("bound") { price($0).bound },
      .small("step") { price($0).step },
    ]
  }
}

extension TrialRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_trial", for: nil,
      [
        .word("criterion", \.criterion),
        .small("step", \.step),
        .value("is_proved", \.isProved),
      ])
  }
}

extension ContestedRow {
  static var published: PublishedTable<Self> {
    PublishedTable(
      "published_contested", for: \.recipient,
      [
        .agent("reference", \.move.agent),
        .word("criterion", \.criterion),
        .small("step", \.step),
        .value("plan_post", \.move.lost),
        .value("other_post", \.move.gained),
      ])
  }
}
