/// The ROME 4.0 referential of France Travail, one version, whole: every code met in it is defined in it.
///
/// Rows are in the order of their files. Codes are text, save the numbers of the OGR list.
public struct Rome: Sendable, Equatable {
  public struct Version: Sendable, Equatable {
    /// The number in the names of the files: 460.
    public let number: Int32
    /// Day of publication from `version.txt` ("2025-09-18"); none when that file is absent or does not say.
    public let publishedOn: String?
  }

  public struct Domain: Sendable, Equatable {
    /// A letter and two digits: the three first characters of the codes of its métiers.
    public let code: String
    public let label: String
    /// One letter, A to N.
    public let grandDomaine: String
    public let grandDomaineLabel: String
  }

  public struct Metier: Sendable, Equatable {
    /// A letter from A to N and four digits.
    public let code: String
    public let label: String
    /// Code of its domain.
    public let domain: String
  }

  /// What someone of a métier can do, is, or knows.
  public struct Competence: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
      case savoirFaire = "savoir_faire"
      case savoirEtre = "savoir_etre"
      /// Gathers savoir-faire of one kind.
      case macroCompetence = "macro_competence"
      case savoir
    }

    public let codeOGR: Int32
    public let label: String
    public let kind: Kind
  }

  /// Conditions in which a métier is practised.
  public struct Context: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
      case conditions, horaires, lieux, publics, structures, statut
    }

    public let codeOGR: Int32
    public let label: String
    public let kind: Kind
  }

  /// A competence in the sheet of a métier.
  public struct MetierCompetence: Sendable, Equatable {
    /// Whether the competence makes the heart of the métier; most do not.
    public enum Heart: String, CaseIterable, Sendable {
      case principale, emergente
    }

    public let metier: String
    public let competence: Int32
    public let heart: Heart?
  }

  /// A context in the sheet of a métier. One that is absent is unknown: ROME proves no compatibility.
  public struct MetierContext: Sendable, Equatable {
    public let metier: String
    public let context: Int32
  }

  /// A move that ROME holds possible, in that direction only.
  public struct Link: Sendable, Equatable {
    public let from: String
    public let to: String
    /// Rank among the links that leave `from`, from 1, without holes.
    public let rank: Int32
  }

  public struct Appellation: Sendable, Equatable {
    public let codeOGR: Int32
    public let label: String
    public let metier: String
    /// `emploi_reglemente`; none when ROME does not say. ROME is incomplete here: a "no" or a none proves nothing.
    public let isRegulated: Bool?
  }

  public let version: Version
  public internal(set) var domains: [Domain] = []
  public internal(set) var metiers: [Metier] = []
  public internal(set) var competences: [Competence] = []
  public internal(set) var contexts: [Context] = []
  public internal(set) var metierCompetences: [MetierCompetence] = []
  public internal(set) var metierContexts: [MetierContext] = []
  public internal(set) var links: [Link] = []
  public internal(set) var appellations: [Appellation] = []
}
