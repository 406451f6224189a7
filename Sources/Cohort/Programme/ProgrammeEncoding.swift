import Mobility

/// A programme in numbers, and the way back.
struct ProgrammeEncoding {
  let problem: CohortProblem
  private let planner: CohortPlanner
  private let days: [Day]
  /// Resources after the places: the tutors, in their order.
  private let firstTutor: Int

  /// Those who have begun, and have something left to give up.
  let yielding: [Int]

  /// - Parameter conceded: days that some agents give up of what is left of their parcours, by pseudonym.
  init(_ planner: CohortPlanner, theory: [Day], conceded: [String: Int]) {
    let programme = planner.programme
    self.planner = planner
    let count = max(0, programme.span.to.days(since: planner.from) + 1)
    let days = (0..<count).map { planner.from.adding(days: $0) }
    self.days = days
    firstTutor = programme.places.count

    let employers = Dictionary(grouping: programme.quotas, by: \.employer).mapValues { $0[0] }
    let origins = Set(planner.agents.map(\.employer)).union(employers.keys).sorted()
    let options = Self.options(programme)
    let people = CandidateEncoding(planner, days, Set(theory), options, origins, conceded)
    yielding = people.yielding
    problem = CohortProblem(
      seats: programme.seats, horizon: days.count * 2, gap: programme.gapDays,
      resources: Self.resources(programme, days), places: Self.placeResources(programme), shapes: people.shapes,
      options: options, people: people.list,
      quotas: origins.indices.map { index in
        let quota = employers[origins[index]]
        // Whoever has begun is not sent home by a maximum.
        return (
          minimum: quota?.minimum ?? 0,
          maximum: max(quota?.maximum ?? programme.seats, people.begun[index] ?? 0)
        )
      },
      isReplanning: planner.history != nil)
    self.origins = origins
  }

  private let origins: [String]

  func halfDay(_ slot: Int) -> HalfDay { HalfDay(days[slot / 2], half: slot % 2) }

  private static func options(_ programme: CohortProgramme) -> [[Int]] {
    let one = programme.places.indices.map { [$0] }
    guard programme.allowsSeveralPlaces else { return one }
    return one
      + programme.places.indices.flatMap { first in
        programme.places.indices.filter { $0 != first }.map { [first, $0] }
      }
  }

  private static func placeResources(_ programme: CohortProgramme) -> [[Int]] {
    programme.places.enumerated().map { index, place in
      let tutor = place.tutor.flatMap { code in programme.tutors.firstIndex { $0.code == code } }
      return [index] + (tutor.map { [programme.places.count + $0] } ?? [])
    }
  }

  private static func resources(_ programme: CohortProgramme, _ days: [Day]) -> [[Int]] {
    programme.places.map { place in
      days.flatMap { day in
        let isOpen = place.span.contains(day) && !place.closures.contains { $0.contains(day) }
        return [0, 1].map { isOpen && place.week.holds(day, half: $0) ? place.capacity : 0 }
      }
    }
      + programme.tutors.map { tutor in
        days.flatMap { day in
          let room = tutor.absences.contains { $0.contains(day) } ? 0 : tutor.capacity
          return [room, room]
        }
      }
  }

  func inWords(_ shortage: Shortage) -> CohortShortage {
    func words(_ constraint: CohortConstraint) -> CohortShortage.Constraint {
      let programme = planner.programme
      return switch constraint {
      case .resource(let index) where index < firstTutor:
        CohortShortage.Constraint(kind: .place, subject: programme.places[index].post.code)
      case .resource(let index):
        CohortShortage.Constraint(kind: .tuteur, subject: programme.tutors[index - firstTutor].code)
      case .employerMaximum(let employer): CohortShortage.Constraint(kind: .maximum, subject: origins[employer])
      case .employerMinimum(let employer): CohortShortage.Constraint(kind: .minimum, subject: origins[employer])
      case .otherEmployer: CohortShortage.Constraint(kind: .autreEmployeur, subject: nil)
      case .otherMetier: CohortShortage.Constraint(kind: .autreMetier, subject: nil)
      }
    }
    return CohortShortage(
      filled: shortage.filled, cause: shortage.cause.map(words), candidates: shortage.candidates,
      received: shortage.received,
      relaxations: shortage.relaxations.map {
        CohortShortage.Relaxation(constraint: words($0.constraint), filled: $0.filled)
      })
  }
}
