/// People of one shape on one option: what the calendar knows of a seat.
struct Occupant: Hashable, Comparable {
  let shape: Int
  let option: Int

  static func < (left: Occupant, right: Occupant) -> Bool { (left.option, left.shape) < (right.option, right.shape) }
}

/// One period of a calendar: half-days of a person's shape.
package struct Period: Hashable, Sendable {
  /// Index of the place of immersion.
  package let place: Int
  /// The half-days, ascending.
  package let slots: [Int]
}
