import Mobility

/// Employers gathered in basins, as commissions are: neighbours that exchange, their agents living around them.
struct Region: Sendable {
  struct Site: Sendable {
    let employer: Employer
    /// INSEE codes around the seat, drawn by population.
    let around: Weighted<String>
  }

  private(set) var employers: [Site] = []
  private var bySize = Weighted<Int>([])

  /// Employers of one basin.
  private static let basinSize = 8
  private static let basinMetres = 25_000
  private static let homeMetres = 20_000

  /// The seat is the most populated of some draws: a prefecture stands in a town, a retirement home anywhere.
  private static let kinds: [(name: String, versant: Versant, size: Int, draws: Int)] = [
    ("Ville", .fpt, 30, 4), ("Centre hospitalier", .fph, 40, 8), ("Préfecture", .fpe, 10, 12),
    ("Communauté d'agglomération", .fpt, 20, 8), ("CCAS", .fpt, 8, 1), ("EHPAD public", .fph, 8, 1),
    ("Direction départementale des territoires", .fpe, 8, 8), ("Syndicat mixte des déchets", .fpt, 6, 1),
  ]

  init(_ ground: Synthesis.Ground, employers count: Int, seed: UInt64) throws(Synthesis.Refusal) {
    let places = ground.places.compactMap(Located.init)
    if places.isEmpty { throw Synthesis.Refusal(description: "no commune has coordinates: import the communes first") }
    if ground.metiers.isEmpty { throw Synthesis.Refusal(description: "there is no métier: import ROME first") }
    let versants = Set(ground.cadres.map(\.versant))
    let kinds = Region.kinds.filter { versants.contains($0.versant) }
    if kinds.isEmpty { throw Synthesis.Refusal(description: "there is no cadre or corps to give to agents and posts") }

    let centres = Weighted(places.map { ($0, $0.weight) })
    var sizes: [(Int, Int)] = []
    var names: [String: Int] = [:]
    var nearby: [Located] = []
    for index in 0..<count {
      var random = SplitMix64(seed: seed, kind: 1, index: index)
      if index % Region.basinSize == 0 {
        nearby = centres.draw(&random).neighbours(among: places, metres: Region.basinMetres)
      }
      let kind = kinds[index % Region.basinSize % kinds.count]
      let towns = Weighted(nearby.map { ($0, $0.weight) })
      let draws = (0..<kind.draws).map { _ in towns.draw(&random) }
      let seat = draws.max { $0.weight < $1.weight }!
      let name = "\(kind.name) (\(seat.name))"
      names[name, default: 0] += 1
      let employer = Employer(
        siret: Region.siret(index), name: names[name] == 1 ? name : "\(name) \(names[name]!)", versant: kind.versant,
        commune: seat.insee)
      let homes = seat.neighbours(among: nearby, metres: Region.homeMetres)
      employers.append(Site(employer: employer, around: Weighted(homes.map { ($0.insee, $0.weight) })))
      sizes.append((index, kind.size))
    }
    bySize = Weighted(sizes)
  }

  /// An employer, the large ones oftener.
  func site(_ random: inout SplitMix64) -> Site { employers[bySize.draw(&random)] }

  /// 14 digits with both Luhn keys right, in a range that INSEE does not give (it begins with 000).
  private static func siret(_ index: Int) -> String {
    let number = String(index + 1)
    let siren = withLuhnKey("000" + String(repeating: "0", count: 5 - number.count) + number)
    return withLuhnKey(siren + "0001")
  }

  private static func withLuhnKey(_ digits: String) -> String {
    var sum = 0
    for (place, digit) in digits.utf8.reversed().enumerated() {
      let value = Int(digit - UInt8(ascii: "0")) * (place % 2 == 0 ? 2 : 1)
      sum += value > 9 ? value - 9 : value
    }
    return digits + String((10 - sum % 10) % 10)
  }
}

/// A commune that can be placed.
private struct Located: Sendable {
  let insee: String
  let name: String
  let latitude: Int32
  let position: Position
  let weight: Int

  init?(_ place: Synthesis.Ground.Place) {
    guard let latitude = place.commune.latitude, let longitude = place.commune.longitude else { return nil }
    insee = place.commune.insee
    name = place.commune.name
    self.latitude = latitude
    position = Position(latitude: latitude, longitude: longitude)
    weight = max(1, Int(place.population))
  }

  /// Itself and those within `metres`, in the order given.
  func neighbours(among places: [Located], metres: Int) -> [Located] {
    // A degree of latitude is 111 km: those beyond the band need no computation.
    let band = Int32(metres * 10)
    return places.filter { abs($0.latitude - latitude) <= band && $0.position.metres(to: position) <= metres }
  }
}
