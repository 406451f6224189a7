import Mobility
import Testing

@Suite struct ScenarioTests {
  @Test(
    arguments: [
      Scenarios.reclassement, Scenarios.eboueurs, Scenarios.atsem, Scenarios.soignantes, Scenarios.bureaux,
      Scenarios.perimetre,
    ].flatMap(\.self))
  func theRulesSayWhatTheTableSays(_ scenario: Scenario) { scenario.check() }

  @Test func theStagiaireIsLookedAtAgainTheDayAfter() {
    let commission = World.commission([Scenarios.s14.agent], [Scenarios.s14.post])
    let book = RuleBook(commission, agents: commission.agents, posts: commission.posts)
    let finding = book.full(0, 0).reading.findings.first { $0.rule == .stagiaire }
    #expect(finding?.values == [.date(day("2027-06-01"))])
  }
}
