/// A corps of the State, as the INGRES referential of the public service lists it.
public struct CorpsEtat: Sendable, Equatable {
  /// Category of the corps as written in the referential; ten corps have none (police, prison administration).
  public enum Category: String, CaseIterable, Sendable {
    case aPlus = "A+"
    case a = "A"
    case b = "B"
    case c = "C"
  }

  /// Five digits, kept as text.
  public let code: String
  public let category: Category?
  /// Abbreviated label, capitals without accents ("TECH ADMI PENI").
  public let shortLabel: String
  public let label: String
  /// Number of the décret that is the statute of the corps ("2010-888").
  public let statute: String
}
