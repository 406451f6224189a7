/// A commune, under the one name it has today.
public struct CommuneRow: Sendable, Equatable {
  /// A point in millionths of a degree (WGS 84): whole numbers, 11 cm at most.
  public struct Position: Sendable, Equatable {
    public let latitude: Int32
    public let longitude: Int32

    public init(latitude: Int32, longitude: Int32) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  public struct Address: Hashable, Sendable {
    public let name: String
    public let postcode: String
    /// The name as people type it: `searchKey(name)`.
    public let searchKey: String
  }

  /// INSEE code, the key: five characters kept as text ("01004", "2A004").
  public let insee: String
  public let name: String
  /// Every name and postcode under which the commune is found, without repeats, in the order of the file.
  public let addresses: [Address]
  /// "01" to "95", "2A", "2B", "971" to "976".
  public let departement: String
  /// None for three communes of the national list.
  public let position: Position?
  public let population: Int32
  /// Code of the zone d'emploi 2020, where the file knows it.
  public let zoneEmploi: String?
  public let zoneEmploiLabel: String?

  /// Names of communes merged into this one, in the order of the file.
  public var aliases: [String] { distinct(addresses.map(\.name)).filter { $0 != name } }
  /// One or more, in the order of the file.
  public var postcodes: [String] { distinct(addresses.map(\.postcode)) }
}

/// Each value once, in the order of its first coming. For short lists.
func distinct<Value: Equatable>(_ values: [Value]) -> [Value] {
  values.reduce(into: []) { kept, value in if !kept.contains(value) { kept.append(value) } }
}

/// The communes of a file, in the order of their first row.
public struct CommuneRows: Sendable, Equatable {
  public internal(set) var communes: [CommuneRow] = []
  /// Rows of the file: a commune has one a name and postcode.
  public internal(set) var rowCount = 0
  /// Codes that come in more than one row.
  public internal(set) var repeatedCodeCount = 0
}
