/// The three branches of the public service (CGFP L2).
public enum Versant: String, CaseIterable, Sendable {
  case fpt = "FPT"
  case fph = "FPH"
  case fpe = "FPE"
}

/// Hierarchical category. A+ of the open data counts as A (CGFP L411-2 knows A, B and C only).
public enum Category: String, CaseIterable, Comparable, Sendable {
  case a = "A"
  case b = "B"
  case c = "C"

  /// C < B < A.
  public static func < (left: Category, right: Category) -> Bool { left.rawValue > right.rawValue }
}

/// How the agent is bound to the employer.
public enum Statut: String, CaseIterable, Sendable {
  case titulaire
  case stagiaire
  case cdi
  case cdd

  public var isContractuel: Bool { self == .cdi || self == .cdd }
}

/// What the agent has been recognised unfit for, by the conseil médical.
public enum Inaptitude: String, CaseIterable, Sendable {
  case aucune
  /// Unfit for this post only: the employer adapts first (L826-1).
  case poste
  /// Unfit for the functions of the grade: reclassement (L826-2 and following).
  case fonctionsDuGrade = "fonctions_du_grade"
  /// Unfit for all functions: outside the commission's scope.
  case toutesFonctions = "toutes_fonctions"
}

/// To whom a post is open.
public enum Nature: String, CaseIterable, Sendable {
  case titulaires
  case titulairesEtContractuels = "titulaires_et_contractuels"
  case contractuels
}

/// Scales of pay of category C shared by the three versants (décrets 2016-596, 2016-604, 2016-580).
public enum Scale: String, CaseIterable, Sendable {
  case c1 = "C1"
  case c2 = "C2"
  case c3 = "C3"
}

/// The legal routes by which an agent may take a post.
public enum Route: String, CaseIterable, Sendable {
  case affectationInterne = "affectation_interne"
  case mutation
  case changementEtablissement = "changement_etablissement"
  case integrationDirecte = "integration_directe"
  case detachement
  case detachementReclassement = "detachement_reclassement"
  case portabiliteCDI = "portabilite_cdi"
  case contrat
}

/// A set of routes, in the order of `Route.allCases`.
public struct Routes: OptionSet, Hashable, Sendable {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public init(_ route: Route) {
    self.rawValue = 1 << UInt8(Route.allCases.firstIndex(of: route) ?? 0)
  }
  public var list: [Route] {
    Route.allCases.enumerated().filter { rawValue & (1 << UInt8($0.offset)) != 0 }.map(\.element)
  }
}

/// Facts that open a priority; the article depends on the versants and the route (`Priority`).
public struct PriorityFlags: OptionSet, Hashable, Sendable {
  public var rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Separated from spouse or PACS partner for professional reasons.
  public static let conjoint = PriorityFlags(rawValue: 1)
  /// Disabled worker in the sense of L131-8 (the origin of the recognition is never stored).
  public static let handicap = PriorityFlags(rawValue: 2)
  public static let procheAidant = PriorityFlags(rawValue: 4)
  public static let quartierDifficile = PriorityFlags(rawValue: 8)
  /// Material and moral interests centred on an overseas territory.
  public static let cimm = PriorityFlags(rawValue: 16)
  /// The agent's post is suppressed (FPE), or the agent is in surnombre (FPT).
  public static let emploiSupprime = PriorityFlags(rawValue: 32)
  /// Service under restructuring (L442-5, L442-6).
  public static let restructuration = PriorityFlags(rawValue: 64)

  public static let names: [(String, PriorityFlags)] = [
    ("conjoint", .conjoint), ("handicap", .handicap), ("proche_aidant", .procheAidant),
    ("quartier_difficile", .quartierDifficile), ("cimm", .cimm), ("emploi_supprime", .emploiSupprime),
    ("restructuration", .restructuration),
  ]
}
