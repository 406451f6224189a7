import Matching
import Mobility
import PQ
import Registry

/// One night of one commission, in its eight steps:
/// claim → read → check → pair → solve → explain → stage → publish.
struct Night {
  let registry: Registry
  /// Another session of the same login, for when the first is lost.
  let reconnect: () throws -> Registry
  /// A session of its own for the heartbeat, which beats while this thread computes.
  let beat: @Sendable () throws -> Registry
  let commission: String
  /// Europe/Paris, fixed at the claim.
  let date: Day
  let asOf: Day?

  enum Outcome {
    case published(Claim, Snapshot, NightCounts, hash: String, isCurrent: Bool)
    /// These inputs are what readers already see.
    case unchanged(run: Int64, Snapshot)
    case dry(Snapshot, NightCounts)
  }

  func publish() async throws -> Outcome {
    Console.phase("claim", commission)
    let claim = try registry.claim(commission, on: date, asOf: asOf)
    do {
      return try await publish(claim)
    } catch {
      // Yesterday's publication stands. A lost connection leaves a run that the next claim buries.
      try? registry.abandon(claim, because: "exit \(Exit.code(of: error))")
      throw error
    }
  }

  private func publish(_ claim: Claim) async throws -> Outcome {
    let snapshot: Snapshot
    do {
      snapshot = try read()
    } catch let blocked as BlockedInputs {
      // Each employer reads what stops the night, even where there is nothing more to read.
      try registry.quarantine(blocked.defects, of: claim)
      throw blocked
    }
    if let run = try registry.published(snapshot) {
      try registry.closeUnchanged(claim, snapshot)
      return .unchanged(run: run, snapshot)
    }
    try registry.quarantine(snapshot.defects, of: claim)
    try check(snapshot)
    let pulse = Pulse(claim, through: beat)
    let (pairing, plan) = try await compute(snapshot)
    let scenarios = try await compute(snapshot.scenarios, snapshot.commission, pairing, plan)
    let reasons = try await compute(snapshot.commission, pairing, plan)
    pulse.stop()
    try registry.heartbeat(claim)
    Console.phase("explain, stage")
    let counts = try registry.stage(claim, snapshot) { staging in
      let counts = try explain(snapshot.commission, pairing, plan, reasons, salt: date.civil.year, into: &staging)
      try explainScenarios(scenarios, pairing, into: &staging)
      return counts
    }
    try Interruption.check()
    let hash = try registry.contentHash(claim)
    Console.phase("publish")
    return .published(claim, snapshot, counts, hash: hash, isCurrent: try movePointer(claim))
  }

  /// An unknown COMMIT is never tried again: the run's own row says what happened.
  private func movePointer(_ claim: Claim) throws -> Bool {
    do {
      return try registry.publish(claim)
    } catch let error as PQError where error.code == .commitUnknown {
      Console.phase("publish", "the answer was lost; reading what became of run \(claim.run)")
      guard let isCurrent = try reconnect().isCurrent(claim) else { throw error }
      return isCurrent
    }
  }

  /// The same night, kept nowhere.
  func rehearse() async throws -> Outcome {
    let snapshot = try read()
    try check(snapshot)
    let (pairing, plan) = try await compute(snapshot)
    var nowhere = Nowhere()
    let reasons = try await compute(snapshot.commission, pairing, plan)
    return .dry(
      snapshot, try explain(snapshot.commission, pairing, plan, reasons, salt: date.civil.year, into: &nowhere))
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

  private func compute(_ snapshot: Snapshot) async throws -> (Pairing, Plan) {
    try Interruption.check()
    let pairing = await pair(snapshot.commission)
    Console.phase("pair", "\(pairing.examined) pairs, \(pairing.eligible.count) eligible")
    try Interruption.check()
    let plan = try solvePlan(pairing, salt: date.civil.year)
    Console.phase("solve", "\(plan.placed.reduce(0, +)) placed")
    try Interruption.check()
    return (pairing, plan)
  }
}

extension Night {
  /// What can be answered about the plan beyond its rows.
  private func compute(_ commission: Commission, _ pairing: Pairing, _ plan: Plan) async throws -> Reasons {
    let reasons = try await reasons(commission, pairing, plan, salt: date.civil.year)
    Console.phase("reasons", "\(reasons.regrets.count) alternatives")
    try Interruption.check()
    return reasons
  }

  /// Every scenario kept in the database; one that no longer applies is said, and never stops the night.
  private func compute(
    _ scenarios: [Scenario], _ commission: Commission, _ pairing: Pairing, _ plan: Plan
  ) async throws -> [Simulation] {
    var found: [Simulation] = []
    for scenario in scenarios {
      do {
        found.append(try await simulate(scenario, on: commission, against: pairing, plan, salt: date.civil.year))
      } catch let fault as Hypothesis.Fault {
        Console.phase("scenario \(scenario.name) left out", fault.description)
      }
      try Interruption.check()
    }
    return found
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
  mutating func immersion(_ row: ImmersionRow) {}
}
