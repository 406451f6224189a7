/// The look-ups every pair needs, made once a night.
public struct Lookups: Sendable {
  public let charte: Charte
  public let businessDate: Day
  public let seance: Day
  public let decisionDate: Day
  var codes = Codebook()
  /// Voted equivalences, both ways.
  private(set) var equivalences: Set<UInt64> = []
  private(set) var metierLinks: Set<UInt64> = []
  private(set) var passerelles: [UInt64: (theory: Int, practice: Int)] = [:]
  /// Minutes by mode, in the order of `TravelMode.allCases`; -1 unknown.
  private(set) var travel: [UInt64: [Int16]] = [:]
  let cadres: [String: Cadre]
  let grades: [String: Grade]
  /// Scales of the grades of each cadre.
  let scales: [String: [Scale]]
  let positions: [String: Position]
  let employers: [String: Employer]
  /// Agent → post held, by codes.
  let holdings: [String: String]
  private var partners: Set<UInt64> = []

  public init(_ commission: Commission) {
    charte = commission.charte
    businessDate = commission.businessDate
    seance = commission.seance
    decisionDate = commission.decisionDate
    let referential = commission.referential
    cadres = Dictionary(referential.cadres.map { ($0.code, $0) }) { first, _ in first }
    grades = Dictionary(referential.grades.map { ($0.code, $0) }) { first, _ in first }
    scales = Dictionary(grouping: referential.grades, by: \.cadre).mapValues { $0.compactMap(\.scale) }
    employers = Dictionary(commission.employers.map { ($0.siret, $0) }) { first, _ in first }
    holdings = Dictionary(commission.structure.occupations.map { ($0.agent, $0.post) }) { first, _ in first }
    positions = Dictionary(
      referential.communes.compactMap { commune in
        guard let latitude = commune.latitude, let longitude = commune.longitude else { return nil }
        return (commune.insee, Position(latitude: latitude, longitude: longitude))
      }
    ) { first, _ in first }
    for row in referential.equivalences {
      let (first, second) = (codes.number(row.first), codes.number(row.second))
      equivalences.insert(pairKey(first, second))
      equivalences.insert(pairKey(second, first))
    }
    for link in referential.metierLinks {
      metierLinks.insert(pairKey(codes.number(link.source), codes.number(link.target)))
    }
    for row in referential.passerelles {
      let key = pairKey(codes.number(row.source), codes.number(row.target))
      passerelles[key] = (row.theoryDays, row.practiceDays)
    }
    for row in referential.travelTimes {
      let key = pairKey(codes.number(row.from), codes.number(row.to))
      let index = TravelMode.allCases.firstIndex(of: row.mode) ?? 0
      travel[key, default: Array(repeating: -1, count: TravelMode.allCases.count)][index] = Int16(clamping: row.minutes)
    }
    for convention in commission.conventions {
      let numbers = convention.parties.map { codes.number($0) }
      for first in numbers { for second in numbers where first != second { partners.insert(pairKey(first, second)) } }
    }
  }

  /// Whether a pair of these two employers is examined at all (CONV-PARTIE).
  public func mayExchange(_ origin: Int32, _ host: Int32) -> Bool {
    origin == host ? charte.allowsInternalMoves : partners.contains(pairKey(origin, host))
  }
}
