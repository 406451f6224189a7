import Cohort

/// A cohort as `scripts/oracle/cohort.py` reads it.
struct CohortQuestion: Encodable {
  struct Calendar: Encodable {
    var slots: [Int]
    var free: [Bool]
    var rhythms: [[Int]]
  }
  struct Volunteer: Encodable {
    struct Choice: Encodable {
      var option: Int
      var points: Int
      var tie: Int64
      var kept: Bool
      var refused: Bool
    }
    var employer: Int
    var shape: Int
    var priorities: [Bool]
    var retained: Bool
    var wasChosen: Bool
    var choices: [Choice]
  }
  var wantsObjective: Bool
  /// Seconds after which the answer may be nothing.
  var limit: Double?
  var seats: Int
  var horizon: Int
  var gap: Int
  var replanning: Bool
  var resources: [[Int]]
  var places: [[Int]]
  var options: [[Int]]
  var quotas: [[Int]]
  var shapes: [Calendar]
  var people: [Volunteer]

  init(_ problem: CohortProblem, wantsObjective: Bool, limit: Double? = nil) {
    self.wantsObjective = wantsObjective
    self.limit = limit
    seats = problem.seats
    horizon = problem.horizon
    gap = problem.gap
    replanning = problem.isReplanning
    resources = problem.resources
    places = problem.places
    options = problem.options
    quotas = problem.quotas.map { [$0.minimum, $0.maximum] }
    shapes = problem.shapes.map { Calendar(slots: $0.slots, free: $0.free, rhythms: $0.rhythms) }
    people = problem.people.map { person in
      Volunteer(
        employer: person.employer, shape: person.shape, priorities: person.priorities, retained: person.isRetained,
        wasChosen: person.wasChosen,
        choices: person.choices.map {
          Volunteer.Choice(
            option: $0.option, points: $0.points, tie: $0.tie, kept: $0.isKept, refused: $0.refusal != nil)
        })
    }
  }
}

/// What CP-SAT answers: the value of each level, or the most seats; and the processor seconds of its searches.
struct CohortAnswer: Decodable {
  var objective: [Int64]?
  var most: Int?
  var seconds: Double
}
