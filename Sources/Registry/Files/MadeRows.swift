import Intake
import Mobility
import PQ

/// The rows that a file of an employer would have of agents, posts or demands that were made: a column of the file says
/// what the column of the table where it goes says.
struct MadeRows<Root> {
  let kind: EmployerFile.Kind
  private let pairs: [(column: FileColumn, value: Column<Root>)]

  /// - Parameter values: by table and column.
  private init(_ kind: EmployerFile.Kind, _ values: [(String, Column<Root>)]) {
    self.kind = kind
    let values = Dictionary(uniqueKeysWithValues: values)
    pairs = EmployerFile.of(kind).columns.compactMap { column in
      values["\(column.table).\(column.column)"].map { (column, $0) }
    }
  }

  var columns: [FileColumn] { pairs.map(\.column) }

  func write(_ rows: [Root], _ writer: inout CopyWriter) throws -> LineCount {
    for (index, row) in rows.enumerated() {
      try writer.row { fields in
        fields.append(Int32(index + 1))
        fields.append(false)
        for pair in pairs { pair.value.write(row, &fields) }
      }
    }
    return LineCount(lines: rows.count)
  }
}

extension MadeRows<Agent> {
  static var agents: MadeRows {
    let restrictions = Column<Agent>(
      name: "code", read: { _, _, _ in },
      write: { agent, fields in fields.append(agent.health.restrictions.map(\.kept)) })
    let exposures = Column<Agent>(
      name: "code", read: { _, _, _ in },
      write: { agent, fields in
        fields.append(agent.profile.exposures.sorted { $0.key < $1.key }.map { "\($0.key)|\($0.value)" })
      })
    return MadeRows(
      .agents,
      values("agent", Agent.columns, \.self) + values("agent_situation", Agent.Situation.columns, \.situation)
        + values("agent_health", Agent.Health.columns, \.health) + [("restriction.code", restrictions)]
        + values("agent_profile", Agent.Profile.columns, \.profile) + [("agent_exposure.code", exposures)]
        + values("agent_wish", Agent.Wishes.columns, \.wishes) + values("agent_pay", Agent.Pay.columns, \.pay)
        + values("agent_agreement", Agent.Agreement.columns, \.agreement))
  }
}

extension MadeRows<Post> {
  static var posts: MadeRows {
    MadeRows(
      .posts,
      values("post", Post.columns, \.self) + values("post_requirement", Post.Requirements.columns, \.requirements)
        + values("post_condition", Post.Conditions.columns, \.conditions) + values("post_pay", Post.Pay.columns, \.pay))
  }
}

extension MadeRows<Owned<Demand>> {
  static var demands: MadeRows {
    MadeRows(.demands, [("post.code", Column("code", \.owner))] + values("demand", Demand.columns, \.value))
  }
}

extension MadeRows {
  private static func values<Part>(
    _ table: String, _ columns: [Column<Part>], _ part: WritableKeyPath<Root, Part>
  ) -> [(String, Column<Root>)] {
    columns.map { ("\(table).\($0.name)", $0.of(part, in: table)) }
  }
}
