import Mobility
import PQ
import Registry

/// One night of one commission, in its eight steps:
/// lease → read → check → pair → solve → explain → stage → publish.
struct Night {
  let registry: Registry
  /// Another session of the same login, for when the first is lost.
  let reconnect: () throws -> Registry
  /// A session of its own for the heartbeat, which beats while this thread computes.
  let beat: @Sendable () throws -> Registry
  let commission: String
  /// Europe/Paris, fixed at the lease.
  let date: Day
  let asOf: Day?

  enum Outcome {
    case published(RunLease, Snapshot, NightCounts, hash: String, isCurrent: Bool)
    /// These inputs are what readers already see.
    case unchanged(run: Int64, Snapshot)
    case dry(Snapshot, NightCounts)
  }

  func publish() async throws -> Outcome {
    Console.phase("claim", commission)
    let lease = try registry.claim(commission, on: date, asOf: asOf)
    do {
      return try await publish(lease)
    } catch {
      // Yesterday's publication stands. A lost connection leaves a run that the next lease buries.
      try? registry.abandon(lease, because: "exit \(Exit.code(of: error))")
      throw error
    }
  }

  private func publish(_ lease: RunLease) async throws -> Outcome {
    let snapshot: Snapshot
    do {
      snapshot = try read()
    } catch let blocked as BlockedInputs {
      // Each employer reads what stops the night, even where there is nothing more to read.
      try registry.quarantine(blocked.defects, of: lease)
      throw blocked
    }
    if let run = try registry.published(snapshot) {
      try registry.closeUnchanged(lease, snapshot)
      return .unchanged(run: run, snapshot)
    }
    try registry.quarantine(snapshot.defects, of: lease)
    try check(snapshot)
    let heartbeat = Heartbeat(lease, through: beat)
    let computed = try await Computed(snapshot.commission, snapshot.scenarios)
    let changes = try await changes(since: snapshot.baseline, computed)
    heartbeat.stop()
    try registry.renew(lease)
    Console.phase("explain, stage")
    let counts = try registry.stage(lease, snapshot) { staging in try computed.fill(&staging) }
    try registry.stage(lease, snapshot, changes)
    try Interruption.check()
    let hash = try registry.contentHash(lease)
    Console.phase("publish")
    return .published(lease, snapshot, counts, hash: hash, isCurrent: try movePointer(lease))
  }

  /// Since the publication the night is compared to, if there is one; why, as far as its inputs are still sealed.
  private func changes(since baseline: Int64?, _ computed: Computed) async throws -> [ChangeRow] {
    guard let baseline else { return [] }
    return try await computed.changes(since: computed.searchesCauses ? registry.formerInputs(of: baseline) : nil)
  }

  /// An unknown COMMIT is never tried again: the run's own row says what happened.
  private func movePointer(_ lease: RunLease) throws -> Bool {
    do {
      return try registry.publish(lease)
    } catch let error as PQError where error.code == .commitUnknown {
      Console.phase("publish", "the answer was lost; reading what became of run \(lease.run)")
      guard let isCurrent = try reconnect().isCurrent(lease) else { throw error }
      return isCurrent
    }
  }

  /// The same night, kept nowhere.
  func rehearse() async throws -> Outcome {
    let snapshot = try read()
    try check(snapshot)
    let computed = try await Computed(snapshot.commission, [])
    var nowhere = Nowhere()
    return .dry(snapshot, try computed.fill(&nowhere))
  }

  private func read() throws -> Snapshot {
    Console.phase("read")
    try registry.requireGoLive(commission, on: date)
    return try registry.snapshot(of: commission, on: date)
  }

  private func check(_ snapshot: Snapshot) throws {
    Console.phase("check", "\(snapshot.defects.count) defects")
    let isBlocked = snapshot.defects.contains { $0.severity == .blocking }
    if isBlocked { throw BlockedInputs(defects: snapshot.defects) }
  }
}

/// A sink that keeps nothing: a rehearsal wants the figures only.
private struct Nowhere: PublicationSink {
  mutating func employer(_ row: EmployerRow) {}
  mutating func agent(_ row: AgentRow) {}
  mutating func post(_ row: PostRow) {}
  mutating func pair(_ row: PairRow) {}
  mutating func funnel(_ row: FunnelRow) {}
  mutating func structural(_ row: StructuralRow) {}
  mutating func reason(_ row: ReasonRow) {}
  mutating func certificate(_ row: CertificateRow) {}
  mutating func immersion(_ row: ImmersionRow) {}
}
