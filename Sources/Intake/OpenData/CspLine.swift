public import Mobility

/// A post of the open data whose employer is a partner.
public struct CspLine: Sendable, Equatable {
  public let number: Int
  /// SIRET of the partner.
  public let employer: String
  public let reference: String
  public let title: String
  /// A, B or C; A+ counts as A; none when the source gives none or several.
  public let category: String?
  /// `titulaires`, `titulaires_et_contractuels` or `contractuels`; none when not said.
  public let nature: String?
  public let publishedOn: Day?
  /// None: no end (31/12/9999).
  public let publicationEnd: Day?
  public let vacantSince: Day?
  public let isFullTime: Bool?
  /// The body it belongs to.
  public let authority: String?
  public let place: CspPlace
  /// What cannot be read; the line is then set aside.
  public let defects: [LineDefect]
}

/// Where the work is, as far as the source says: it has no code.
public struct CspPlace: Sendable, Equatable {
  /// Codes between parentheses: « Vaucluse (84) ».
  public let departements: [String]
  /// Names that may be the commune's, as search keys, the likeliest first.
  public let names: [String]
  public let postcodes: [String]

  /// - Parameters:
  ///   - location: `Localisation du poste`.
  ///   - addresses: the columns of the place of work, the plainest first.
  init(location: String, addresses: [String]) {
    departements = distinct(
      location.split(separator: "(").dropFirst().compactMap { rest in
        let code = rest.prefix { $0 != ")" }.uppercased()
        return code.count < rest.count && isDepartement(code) ? code : nil
      })
    var names: [String] = []
    var postcodes: [String] = []
    for address in addresses {
      // The commune comes last in an address.
      for part in address.split(whereSeparator: { $0.isNewline || $0 == "," || $0 == ";" }).reversed() {
        let words = searchKey(String(part)).split(separator: " ")
        postcodes += words.filter(isPostcode).map(String.init)
        // « 74962 ANNECY CEDEX 9 »: after the postcode, before CEDEX.
        let start = words.lastIndex(where: isPostcode).map { $0 + 1 } ?? 0
        let name = words[start...].prefix { $0 != "CEDEX" }.joined(separator: " ")
        if !name.isEmpty { names.append(name) }
      }
    }
    self.names = distinct(names)
    self.postcodes = distinct(postcodes)
  }
}

private func isDepartement(_ code: String) -> Bool {
  (2...3).contains(code.utf8.count) && (code.utf8.allSatisfy(isDigit) || code == "2A" || code == "2B")
}

private func isPostcode(_ word: Substring) -> Bool { word.utf8.count == 5 && word.utf8.allSatisfy(isDigit) }
