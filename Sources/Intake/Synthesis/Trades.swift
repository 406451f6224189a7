import Mobility

/// Métiers that the agents of a cadre practise, recognised by a word of its label.
enum Trades {
  private static let byWord: [(word: String, metiers: [String])] = [
    ("technique", ["K2303", "K2204", "A1203", "N1110", "N1105", "I1203", "F1704", "G1605", "N4105"]),
    ("maîtrise", ["A1203", "K2204", "I1203", "N1103"]),
    ("administra", ["M1601", "M1602", "M1607", "K1406", "M1203", "M1501"]),
    ("secrétaire", ["M1607", "M1609", "M1604"]),
    ("rédacteur", ["M1602", "M1501", "M1203", "M1604", "K1406"]),
    ("attaché", ["M1402", "K1404", "K1802", "M1204", "M1502"]),
    ("technicien", ["F1201", "M1810", "I1203"]),
    ("ingénieur", ["F1106", "M1801", "M1805", "F1201"]),
    ("aide-soignant", ["J1501"]),
    ("infirmier", ["J1506"]),
    ("puéricult", ["J1304"]),
    ("hospitali", ["J1301", "N1105", "G1602", "M1609", "J1305"]),
    ("écoles maternelles", ["K1308"]),
    ("ATSEM", ["K1308"]),
    ("patrimoine", ["K1603", "K1601"]),
    ("animat", ["G1203", "G1202", "K1206"]),
    ("socio-éducati", ["K1201", "K1207", "K1801"]),
    ("social", ["K1302", "K1305", "K1801"]),
    ("sécurité", ["K2503"]),
  ]

  /// Those of the label that are loaded; else all that are loaded.
  static func metiers(of cadre: Cadre, among loaded: [Metier]) -> [Metier] {
    let label = cadre.label.lowercased()
    let codes = Set(byWord.filter { label.contains($0.word.lowercased()) }.flatMap(\.metiers))
    let found = loaded.filter { codes.contains($0.code) }
    return found.isEmpty ? loaded : found
  }
}

extension Synthesis {
  /// Titles that the law requires for a métier, by the codes of the State's open data: nurses, care assistants,
  /// childcare assistants (Code de la santé publique, L4311-2, L4391-1, L4392-1), ambulance attendants (L4393-1), social
  /// workers (Code de l'action sociale et des familles, L411-1).
  public static let titles = [
    "J1506": ["CSPU0002"], "J1501": ["CSPU0012"], "J1304": ["CSPU0013"], "J1305": ["CSPU0014"],
    "K1201": ["CASF0002"],
  ]
}
