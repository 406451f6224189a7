import Matching
import Mobility
import Testing

@Suite struct RecipientTests {
  private func nights(_ change: (inout Commission) -> Void = { _ in }) async throws -> [(Commission, Night)] {
    var nights: [(Commission, Night)] = []
    for seed in 0..<sample / 3 {
      var generator = SmallCommission(seed: seed)
      let commission = with(generator.make(agents: 2...6, posts: 2...5), change)
      nights.append((commission, try await Night(commission)))
    }
    return nights
  }

  /// Above and under the cap: what a host may read before any agreement to be named.
  @Test(arguments: [0, 200_000]) func theHostReadsNoReason(cap: Int) async throws {
    var read = 0
    for (commission, night) in try await nights({ $0.charte.pairCap = cap }) {
      let employers = Dictionary(uniqueKeysWithValues: commission.posts.map { ($0.code, $0.employer) })
      for row in night.rows.pairs {
        guard case .accueil(let siret) = row.recipient else { continue }
        read += 1
        #expect(siret == employers[row.post])
        #expect(row.verdict != .nonRecevable)
        #expect(row.routes == [] && row.findings.isEmpty && row.priorities.isEmpty && row.criteria.isEmpty)
        #expect(!row.allowsMiseADisposition && row.points == nil && row.agentRank == nil)
        #expect(row.answers[0...2].allSatisfy { $0 == nil } && row.answers[4] == nil)
        #expect(row.metres == nil && row.payBefore == nil && row.payAfter == nil)
        #expect(row.earliestOn == nil && row.gapDays == nil)
      }
      for row in night.rows.agents {
        guard case .accueil(let siret) = row.recipient else { continue }
        #expect(row.siret == nil && row.grade == nil && row.commune == nil && row.statut == nil)
        #expect(row.deadline == nil && row.deadlineOn == nil && row.plannedPost == nil && row.weeklyMinutes == nil)
        #expect(row.metier.map { $0.count <= 3 } ?? true)
        #expect(row.internalSearchOn == nil && row.counts == [0, 0, 0, 0])
        #expect(night.rows.pairs.contains { $0.recipient == .accueil(siret: siret) && $0.agent == row.agent })
      }
      for row in night.rows.posts where row.recipient != .secretariat { #expect(row.counts[3] == 0) }
      #expect(night.rows.funnels.allSatisfy { if case .accueil = $0.recipient { false } else { true } })
    }
    #expect(read > 50)
  }

  @Test func theCommissionReadsNoRestriction() async throws {
    let codes = Set((1...28).map(Vocabulary.code) + ["R99"])
    var (masked, whole) = (0, 0)
    for (_, night) in try await nights() {
      for row in night.rows.pairs {
        let values = row.findings.flatMap(\.values).map(\.canonical)
        let holds = values.contains { codes.contains($0) } || row.findings.contains { $0.label.contains(" R") }
        switch row.recipient {
        case .secretariat, .accueil:
          #expect(!holds)
          masked += 1
        case .origine, .agent: whole += holds ? 1 : 0
        }
      }
    }
    #expect(masked > 100 && whole > 100)
  }

  /// The origin reads its own agents only, an agent himself only.
  @Test func everyoneReadsTheirOwn() async throws {
    for (commission, night) in try await nights() {
      let origins = Dictionary(uniqueKeysWithValues: commission.agents.map { ($0.code, $0.employer) })
      for (recipient, agent) in night.rows.pairs.map({ ($0.recipient, $0.agent) })
        + night.rows.agents.map({ ($0.recipient, $0.agent) })
      {
        switch recipient {
        case .origine(let siret): #expect(origins[agent] == siret)
        case .agent(let code): #expect(code == agent)
        case .secretariat, .accueil: break
        }
      }
    }
  }

  @Test(arguments: [0, 200_000]) func withoutAgreementNoRowAnywhere(cap: Int) async throws {
    var excluded = 0
    for (commission, night) in try await nights({ $0.charte.pairCap = cap }) {
      let silent = Set(commission.agents.filter { $0.agreement.signedOn == nil }.map(\.code))
      excluded += silent.count
      #expect(night.counts.excluded == silent.count)
      #expect(night.rows.agents.allSatisfy { !silent.contains($0.agent) })
      #expect(night.rows.pairs.allSatisfy { !silent.contains($0.agent) })
      #expect(night.rows.funnels.allSatisfy { $0.side == .post || !silent.contains($0.subject) })
      let keys = night.rows.agents.map(\.recipient.key) + night.rows.pairs.map(\.recipient.key)
      #expect(keys.allSatisfy { key in !silent.contains { key == "agent:\($0)" } })
      // And nothing of the others changes when they leave the file.
      let without = try await Night(with(commission) { $0.agents.removeAll { silent.contains($0.code) } })
      #expect(without.rows.pairs == night.rows.pairs && without.rows.agents == night.rows.agents)
    }
    #expect(excluded > 20)
  }

  @Test func outOfScopeSaysThatAndNothingElse() async throws {
    var commission = RankTests.s18([.fpt])
    commission.agents[0].health.inaptitude = .toutesFonctions
    let night = try await Night(commission)
    let rows = night.rows.agents.filter { $0.agent == "X" }
    #expect(rows.map(\.recipient) == [.secretariat, .origine(siret: "LMV"), .agent(code: "X")])
    for row in rows { #expect(row == AgentRow(recipient: row.recipient, agent: "X", isInScope: false)) }
    #expect(night.rows.pairs.allSatisfy { $0.agent == "Y" })
  }
}
