import Mobility
import PQ

extension SnapshotReader {
  /// Agents in the order of their codes, streamed by binary COPY.
  func agents(_ connection: borrowing Connection) throws -> [Agent] {
    let restrictions = try owned(
      asked("restriction", restrictionQuery), restrictionColumns, from: Restriction.unread, connection)
    let exposures = try owned(asked("agent_exposure", exposureQuery), exposureColumns, from: Exposure(), connection)
    var agents = try copied(asked("agent", agentQuery), agentColumns, from: Agent.unread, connection)
    for index in agents.indices {
      agents[index].health.restrictions = restrictions[agents[index].code] ?? []
      for exposure in exposures[agents[index].code] ?? [] {
        agents[index].profile.exposures[exposure.code] = exposure.years
      }
    }
    return agents
  }

  /// Vacant posts in the order of their codes.
  func posts(_ connection: borrowing Connection) throws -> [Post] {
    let demands = try owned(asked("demand", demandQuery), demandColumns, from: Demand.unread, connection)
    var posts = try copied(asked("post", postQuery), postColumns, from: Post.unread, connection)
    for index in posts.indices { posts[index].conditions.demands = demands[posts[index].code] ?? [] }
    return posts
  }

  /// What hangs on each owner, by its code.
  func owned<Value>(
    _ query: String, _ columns: [Column<Owned<Value>>], from start: Value, _ connection: borrowing Connection
  ) throws -> [String: [Value]] {
    var values: [String: [Value]] = [:]
    for row in try copied(query, columns, from: Owned(value: start), connection) {
      values[row.owner, default: []].append(row.value)
    }
    return values
  }

  private func copied<Root>(
    _ query: String, _ columns: [Column<Root>], from start: Root, _ connection: borrowing Connection
  ) throws -> [Root] {
    var rows: [Root] = []
    try connection.copyOut(query) { row in rows.append(try columns.read(row, from: start)) }
    return rows
  }
}
