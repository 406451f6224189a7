/// A place on the sphere, ready for distances.
///
/// Only IEEE-exact operations (+, −, ×, ÷, √) are used, so that a distance has the same metres on every machine; sine
/// and cosine are Taylor polynomials, exact to far less than a metre.
public struct Position: Sendable {
  let x: Double
  let y: Double
  let z: Double

  /// Coordinates in millionths of a degree.
  public init(latitude: Int32, longitude: Int32) {
    let (sinLatitude, cosLatitude) = Position.sineAndCosine(microDegrees: latitude)
    let (sinLongitude, cosLongitude) = Position.sineAndCosine(microDegrees: longitude)
    self.x = cosLatitude * cosLongitude
    self.y = cosLatitude * sinLongitude
    self.z = sinLatitude
  }

  /// Great-circle distance in metres, rounded to the nearest, on a sphere of 6,371,009 m (mean Earth radius).
  public func metres(to other: Position) -> Int {
    let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
    let half = (dx * dx + dy * dy + dz * dz).squareRoot() / 2
    return Int((2 * 6_371_009 * Position.arcSine(half)).rounded())
  }

  private static func sineAndCosine(microDegrees: Int32) -> (Double, Double) {
    // Half the angle keeps the series short; the doubling formulas bring it back.
    let half = Double(microDegrees) / 1_000_000 * (3.141592653589793 / 180) / 2
    var (sine, cosine, term) = (0.0, 0.0, 1.0)
    for order in 0..<20 {
      let signed = order & 2 == 0 ? term : -term
      if order & 1 == 0 { cosine += signed } else { sine += signed }
      term *= half / Double(order + 1)
    }
    return (2 * sine * cosine, 1 - 2 * sine * sine)
  }

  private static func arcSine(_ value: Double) -> Double {
    guard value < 1 else { return 3.141592653589793 / 2 }
    // Above √½ the series is slow: use the complement.
    guard value <= 0.7071 else { return 3.141592653589793 / 2 - arcSine((1 - value * value).squareRoot()) }
    var (sum, term) = (0.0, value)
    for order in 0..<40 {
      let next = sum + term / Double(2 * order + 1)
      // What is too small to change the sum stays so: terms only decrease.
      if next == sum { break }
      sum = next
      term *= value * value * Double(2 * order + 1) / Double(2 * order + 2)
    }
    return sum
  }
}
