/// The ROME 4.0 referential of France Travail, one version, whole: every code met in it is defined in it.
///
/// Rows are in the order of their files. All codes are text.
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

  public struct Item: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
      case competence, savoir, contexte
    }

    public let codeOGR: String
    public let label: String
    public let kind: Kind
  }

  /// An item of the sheet of a métier.
  public struct MetierItem: Sendable, Equatable {
    /// Whether the item makes the heart of the métier; most do not.
    public enum Heart: String, Sendable {
      case principale, emergente
    }

    public let metier: String
    public let item: String
    public let heart: Heart?
  }

  /// A move that ROME holds possible, in that direction only.
  public struct Link: Sendable, Equatable {
    public let from: String
    public let to: String
    /// Rank among the links that leave `from`, from 1, without holes.
    public let rank: Int32
  }

  public struct Appellation: Sendable, Equatable {
    public let codeOGR: String
    public let label: String
    public let metier: String
    /// `emploi_reglemente`; none when ROME does not say. ROME is incomplete here: a "no" or a none proves nothing.
    public let isRegulated: Bool?
  }

  public let version: Version
  public internal(set) var domains: [Domain] = []
  public internal(set) var metiers: [Metier] = []
  public internal(set) var items: [Item] = []
  public internal(set) var metierItems: [MetierItem] = []
  public internal(set) var links: [Link] = []
  public internal(set) var appellations: [Appellation] = []
}
