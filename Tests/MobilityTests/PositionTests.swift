import Mobility
import Testing

@Suite struct PositionTests {
  /// Great-circle kilometres found with any haversine on the mean sphere.
  @Test(arguments: [
    ((48_856_600, 2_352_200), (51_507_400, -127_800), 343.6),  // Paris – London
    ((48_856_600, 2_352_200), (40_712_800, -74_006_000), 5_837.2),  // Paris – New York
    ((45_000_000, 5_000_000), (46_000_000, 5_000_000), 111.195),  // one degree of latitude
    ((0, 0), (0, 180_000_000), 20_015.1),  // antipodes
    ((60_000_000, 0), (60_000_000, 1_000_000), 55.597),  // one degree of longitude at 60° N
  ])
  func knownDistances(_ from: (Int32, Int32), _ to: (Int32, Int32), _ kilometres: Double) {
    let metres = Double(place(from).metres(to: place(to)))
    #expect(abs(metres / 1000 - kilometres) / kilometres < 0.005)
  }

  @Test func symmetricPositiveAndSubjectToTheTriangle() {
    var random = Seeded(11)
    for _ in 0..<2_000 {
      let places = (0..<3).map { _ -> Position in
        let latitude = Int32.random(in: -90_000_000...90_000_000, using: &random)
        return place((latitude, Int32.random(in: -180_000_000...180_000_000, using: &random)))
      }
      let sides = [(0, 1), (1, 2), (0, 2)].map { places[$0.0].metres(to: places[$0.1]) }
      #expect(sides[0] == places[1].metres(to: places[0]))
      #expect(places[0].metres(to: places[0]) == 0)
      #expect(sides[2] <= sides[0] + sides[1] + 2)
    }
  }

  /// The same metres everywhere: a change of the arithmetic shows here.
  @Test func sameMetresOnEveryMachine() {
    #expect(place((43_840_000, 5_040_000)).metres(to: place((43_920_000, 5_050_000))) == 8_932)
  }

  private func place(_ pair: (Int32, Int32)) -> Position { Position(latitude: pair.0, longitude: pair.1) }
}
