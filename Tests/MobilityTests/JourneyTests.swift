import Mobility
import Testing

/// R27 in every case of licence, mode and known time: losing the car (R11) never improves, unknown refuses nobody.
@Suite struct JourneyTests {
  @Test func losingTheCarNeverImproves() {
    for permis in [nil, [], ["B"]] as [[String]?] {
      for modes in [[.voiture], [.transport], [.voiture, .transport]] as [[TravelMode]] {
        for car in [nil, 20, 50] as [Int?] {
          for bus in [nil, 20, 50] as [Int?] {
            let with = answer(permis, modes, car, bus, [])
            #expect(answer(permis, modes, car, bus, [Restriction(code: "R11")]) >= with)
            let best = [modes.contains(.voiture) && permis != [] ? car : nil, modes.contains(.transport) ? bus : nil]
              .compactMap(\.self).min()
            if let best, best <= 30 { #expect(with < .bloquant) } else { #expect(with > .conforme) }
          }
        }
      }
    }
  }

  private func answer(
    _ permis: [String]?, _ modes: [TravelMode], _ car: Int?, _ bus: Int?, _ others: [Restriction]
  ) -> Answer {
    var agent = World.agent("LMV", "ADJADM")
    agent.health.restrictions = [Restriction(code: "R27", level: 30)] + others
    agent.profile.permis = permis
    agent.wishes = Agent.Wishes(residence: "84054", travelModes: modes)
    var post = World.post("CAV", "ADJADM")
    post.conditions = Post.Conditions(commune: "84035", declaresNoTravel: true)
    var commission = World.commission([agent], [post])
    for (mode, minutes) in [(TravelMode.voiture, car), (.transport, bus)] {
      guard let minutes else { continue }
      commission.referential.travelTimes.append(TravelTime(from: "84054", to: "84035", mode: mode, minutes: minutes))
    }
    return RuleBook(commission, agents: [agent], posts: [post]).fast(0, 0).answers[.sante]
  }
}
