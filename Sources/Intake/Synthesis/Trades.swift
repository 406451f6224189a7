import Mobility

/// Métiers that the agents of a cadre practise, and the titles the law asks for them.
enum Trades {
  /// The first word found in the label of the cadre decides.
  private static let byWord: [(word: String, metiers: [String])] = [
    ("aides-soignants", ["J1501"]),
    ("auxiliaires de puériculture", ["J1304"]),
    ("puéricultrices", ["J1507"]),
    ("infirmiers de l'éducation", ["J1511", "J1506"]),
    ("infirmiers", ["J1506"]),
    ("écoles maternelles", ["K1308"]),
    ("jeunes enfants", ["K1202"]),
    ("socio-éducatifs", ["K1201", "K1207", "K1801"]),
    ("agents sociaux", ["K1302", "K1305"]),
    ("police", ["K1706", "K2503"]),
    ("conservation", ["K1601", "K1603"]),
    ("patrimoine", ["K1603", "K1601", "K2503"]),
    ("bibliothèques", ["K1603", "N1110"]),
    ("animat", ["G1203", "G1202", "K1206"]),
    ("médico-administratifs", ["M1609"]),
    ("services hospitaliers", ["J1301", "G1602", "J1305"]),
    ("ouvriers", ["N1105", "N1110", "G1602", "I1203", "K2204", "N4105"]),
    ("établissements d'enseignement", ["K2204", "I1203", "G1602"]),
    ("attachés", ["M1402", "K1404", "K1802", "M1204", "M1502"]),
    ("ingénieurs", ["F1106", "M1801", "M1805", "F1201"]),
    ("techniciens", ["F1201", "M1810", "I1203"]),
    ("rédacteurs", ["M1602", "M1501", "M1203", "M1604", "K1406"]),
    ("secrétaires administratifs", ["M1602", "M1501", "M1203", "M1604"]),
    ("adjoints des cadres", ["M1602", "M1501", "M1203", "M1604"]),
    ("administratifs", ["M1601", "M1602", "M1607", "K1406", "M1203", "M1501"]),
    ("maîtrise", ["A1203", "K2204", "I1203", "N1103"]),
    ("techniques", ["K2303", "K2204", "A1203", "N1110", "N1105", "I1203", "F1704", "G1605", "N4105"]),
  ]

  /// Those of the label that are loaded; else all that are loaded.
  static func metiers(of cadre: Cadre, among loaded: [Metier]) -> [Metier] {
    let label = cadre.label.lowercased()
    let codes = byWord.first { label.contains($0.word) }?.metiers ?? []
    let found = loaded.filter { codes.contains($0.code) }
    return found.isEmpty ? loaded : found
  }

  /// Titles without which the métier may not be practised, by the codes of the State's open data.
  private static let titles: [String: String] = [
    "J1501": "CSPU0012", "J1304": "CSPU0013", "J1305": "CSPU0014", "J1506": "CSPU0002", "J1507": "CSPU0004",
    "J1511": "CSPU0002", "K1201": "CASF0002", "K1202": "CASF0003", "K1207": "CASF0001",
  ]

  /// Professions with an ordre to be registered with (Code de la santé publique, L4312-1).
  static let withOrdre: Set<String> = ["CSPU0002", "CSPU0004"]

  /// Titles by métier, of those that are loaded.
  static func titles(among loaded: Set<String>) -> [String: [String]] {
    titles.filter { loaded.contains($0.value) }.mapValues { [$0] }
  }
}
