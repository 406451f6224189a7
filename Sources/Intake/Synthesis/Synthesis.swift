public import Mobility

/// A plausible population, made for trials: nobody in it exists. The same ground, sizes and seed give the same values.
public enum Synthesis {
  /// What the population stands on: the rows that are loaded.
  public struct Ground: Sendable {
    public struct Place: Sendable {
      public let commune: Commune
      public let population: Int32

      public init(_ commune: Commune, population: Int32) {
        self.commune = commune
        self.population = population
      }
    }

    public var places: [Place]
    public var metiers: [Metier]
    /// OGR codes of the competences of a métier, ascending.
    public var competences: [String: [Int32]]
    /// Codes of titles the law may ask for.
    public var diplomas: Set<String>
    public var cadres: [Cadre]
    public var grades: [Grade]

    public init(
      places: [Place] = [], metiers: [Metier] = [], competences: [String: [Int32]] = [:],
      diplomas: Set<String> = [], cadres: [Cadre] = [], grades: [Grade] = []
    ) {
      self.places = places
      self.metiers = metiers
      self.competences = competences
      self.diplomas = diplomas
      self.cadres = cadres
      self.grades = grades
    }
  }

  public struct Population: Equatable, Sendable {
    public var employers: [Employer] = []
    public var agents: [Agent] = []
    public var posts: [Post] = []
  }

  /// Why no population can be made.
  public struct Refusal: Error, Equatable, CustomStringConvertible {
    public let description: String
  }

  /// Makes a population whose dates stand around `date`. Sizes are 0 or more, employers from 1 to 99,999.
  public static func population(
    agents: Int, posts: Int, employers: Int, seed: UInt64, date: Day, on ground: Ground
  ) throws(Refusal) -> Population {
    guard (1...99_999).contains(employers) else {
      throw Refusal(description: "\(employers) employers: ask for 1 to 99,999")
    }
    guard (0...9_999_999).contains(agents), (0...9_999_999).contains(posts) else {
      throw Refusal(description: "\(agents) agents and \(posts) posts: ask for 0 to 9,999,999 of each")
    }
    let region = try Region(ground, employers: employers, seed: seed)
    let maker = Maker(seed: seed, date: date, ground: ground, region: region)
    var population = Population()
    population.employers = region.employers.map(\.employer)
    population.agents = (0..<agents).map { maker.agent($0) }
    population.posts = (0..<posts).map { maker.post($0) }
    return population
  }
}

/// What every agent and post is made from.
struct Maker: Sendable {
  let seed: UInt64
  let date: Day
  let region: Region
  let competences: [String: [Int32]]
  let titles: [String: [String]]
  /// Cadres by versant, drawn by the weight of their category.
  private let cadres: [Versant: Weighted<Cadre>]
  private let grades: [String: [Grade]]
  private let trades: [String: [Metier]]

  init(seed: UInt64, date: Day, ground: Synthesis.Ground, region: Region) {
    self.seed = seed
    self.date = date
    self.region = region
    competences = ground.competences
    titles = Trades.titles(among: ground.diplomas)
    cadres = Dictionary(grouping: ground.cadres, by: \.versant)
      .mapValues { cadres in Weighted(cadres.map { ($0, Maker.weight(of: $0.category)) }) }
    grades = Dictionary(grouping: ground.grades, by: \.cadre)
    trades = Dictionary(
      ground.cadres.map { ($0.code, Trades.metiers(of: $0, among: ground.metiers)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// More than half of those whom commissions meet are of category C.
  private static func weight(of category: Category?) -> Int {
    switch category {
    case .c: 6
    case .b: 3
    case .a: 2
    case nil: 1
    }
  }

  func cadre(of versant: Versant, _ random: inout SplitMix64) -> Cadre { cadres[versant]!.draw(&random) }

  func grades(of cadre: Cadre) -> [Grade] { grades[cadre.code] ?? [] }

  func metier(of cadre: Cadre, _ random: inout SplitMix64) -> Metier { random.pick(trades[cadre.code]!) }

  func day(_ days: ClosedRange<Int>, _ random: inout SplitMix64) -> Day { date.adding(days: random.between(days)) }
}
