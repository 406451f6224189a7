/// A table of a public referential, with the columns that a file fills: the key, then the values.
public struct ReferenceTable: Sendable {
  let name: String
  let key: [String]
  let values: [String]
  /// Rows absent from the file go: nothing names them. Elsewhere they stay, for an agent or a post may.
  let isReplaced: Bool

  var columns: [String] { key + values }

  public static let metier = ReferenceTable(name: "metier", key: ["code"], values: ["label"], isReplaced: false)
  public static let competence = ReferenceTable(
    name: "competence", key: ["code"], values: ["label", "kind"], isReplaced: false)
  public static let workContext = ReferenceTable(
    name: "work_context", key: ["code"], values: ["label", "kind"], isReplaced: false)
  public static let metierLink = ReferenceTable(
    name: "metier_link", key: ["source", "target"], values: ["rank"], isReplaced: true)
  public static let metierCompetence = ReferenceTable(
    name: "metier_competence", key: ["metier", "competence"], values: ["coeur"], isReplaced: true)
  public static let metierContext = ReferenceTable(
    name: "metier_context", key: ["metier", "context"], values: [], isReplaced: true)
  public static let appellation = ReferenceTable(
    name: "appellation", key: ["code"], values: ["label", "metier", "regulated"], isReplaced: true)

  public static let commune = ReferenceTable(
    name: "commune", key: ["insee"],
    values: ["name", "departement", "latitude", "longitude", "population", "zone_emploi"], isReplaced: false)
  public static let communeAlias = ReferenceTable(
    name: "commune_alias", key: ["insee", "name", "postcode"], values: ["search_key"], isReplaced: true)

  public static let corps = ReferenceTable(
    name: "corps", key: ["code"], values: ["category", "short_label", "label", "statute"], isReplaced: false)
}
