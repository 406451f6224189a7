import Matching
import Mobility
import Testing

/// A seat that a host's act took stays taken, even when its pair may no longer be proposed.
@Suite struct DecidedSeats {
  @Test func aSeatDecidedForSomeoneWhoIsGoneGoesToNobodyElse() async throws {
    var (kept, narrowed) = (0, 0)
    for seed in 0..<sample {
      var generator = SmallCommission(seed: seed)
      let commission = generator.make(agents: 2...6, posts: 1...4)
      let free = try await Night(commission)
      guard let post = free.pairing.perimeter.posts.indices.first(where: { free.plan.placed[$0] > 0 }) else { continue }
      let code = free.pairing.perimeter.posts[post].code
      let seats = free.pairing.perimeter.posts[post].seats

      // Decided for an agent that tonight does not read.
      let gone = try await Night(with(commission) { $0.structure.pins = [Assignment(agent: "parti", post: code)] })
      #expect(gone.plan.placed[post] <= seats - 1)
      #expect(
        gone.pairing.perimeter.posts.indices.allSatisfy { $0 == post || gone.plan.seats[$0] == free.plan.seats[$0] })
      if free.plan.placed[post] == seats { narrowed += 1 }

      // Decided for one whose pair may be proposed: the plan keeps it, and takes no other seat away.
      guard let pair = free.pairing.eligible.first(where: { Int($0.post) == post }) else { continue }
      let name = free.pairing.perimeter.agents[Int(pair.agent)].code
      let held = try await Night(with(commission) { $0.structure.pins = [Assignment(agent: name, post: code)] })
      #expect(held.pairing.perimeter.posts[post].seats == seats)
      #expect(held.plan.placed[post] >= 1)
      kept += 1
    }
    #expect(kept > 10 && narrowed > 10)
  }
}
