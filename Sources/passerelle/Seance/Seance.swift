import ArgumentParser
import Edition
import Mobility
import Registry

struct Seance: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The commission at work: its séances and its avis, then what agents and employers answer.",
    discussion: """
      Connect as the login of whoever acts: each verb is one function of the schema commission_v1, which knows who may \
      and when (`\\df+ commission_v1.*` lists them all, follow-up and action plans too). `passerelle report suivi` says \
      where every file stands. Nothing is rewritten: corrections are added.

      Exit codes: 0 recorded · 64 usage · 65 refused, with the reason and what to do: unknown, not expected, or not \
      possible in this state · 69 no database · 77 not for this login.
      """,
    subcommands: [
      SeanceList.self, SeancePlan.self, SeanceAgenda.self, SeanceAdd.self, SeancePresence.self, SeanceAvis.self,
      SeanceCorrect.self, SeanceAnswer.self, SeanceRequest.self, SeanceOrigin.self, SeanceDecision.self,
      SeanceStay.self, SeanceCancel.self,
    ])
}

/// What every verb is told.
struct WorkOptions: ParsableArguments {
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  /// Calls one function and prints what it answers under a name, or says that it is done.
  func act(_ function: String, _ arguments: [String?], answering name: String) throws {
    guard let answer = try database.session("seance").act(function, arguments) else {
      return Console.phase("seance", "recorded")
    }
    let sheet = Sheet(columns: [name], numeric: [Int64(answer) != nil], rows: [[answer]])
    Console.print(output.json ? sheet.text(.json) : answer)
  }
}

/// The séance that a verb is about.
struct SeanceOptions: ParsableArguments {
  @OptionGroup var work: WorkOptions
  @Option(help: "Code of the commission.") var commission: String
  @Argument(help: "Date of the séance, yyyy-mm-dd.") var date: Day

  func act(_ function: String, _ arguments: [String?], answering name: String = "seance") throws {
    try work.act(function, [commission, date.iso] + arguments, answering: name)
  }
}

struct SeanceList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The dates, with the situations and the avis that this login reads.")
  @OptionGroup var work: WorkOptions
  @Option(help: "Only this commission, by its code.") var commission: String?

  func run() async throws {
    try await Exit.mapping {
      let page = try work.database.session("seance").page("seances", filters: [])
      let shown = ["commission", "seance", "etat", "situations", "avis"]
      let places = shown.compactMap { page.columns.firstIndex(of: $0) }
      let rows = page.rows.map { row in places.map { row[$0] } }
        .filter { row in commission.map { row.first == $0 } ?? true }
        .sorted { ($0[0] ?? "", $0[1] ?? "") < ($1[0] ?? "", $1[1] ?? "") }
      let sheet = Sheet(columns: shown, numeric: places.map { page.numeric[$0] }, rows: rows)
      Console.print(work.output.text(sheet))
    }
  }
}

struct SeancePlan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "plan", abstract: "Enter the date of a séance.")
  @OptionGroup var seance: SeanceOptions

  func run() async throws {
    try await Exit.mapping { try seance.act("prevoir_seance", []) }
  }
}

struct SeanceAgenda: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "Make the agenda from the published night, and print it.",
    discussion: "Again, it replaces the draft: what has an avis, or was added by hand, stays.")
  @OptionGroup var seance: SeanceOptions
  @Option(help: "Situations at most.") var places = 12

  func run() async throws {
    try await Exit.mapping {
      let page = try seance.work.database.session("seance")
        .agenda(of: seance.commission, on: seance.date.iso, places: places)
      let sheet = Sheet(columns: page.columns, numeric: page.numeric, rows: page.rows)
      Console.print(seance.work.output.text(sheet))
    }
  }
}

struct SeanceAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a situation to the agenda.")
  @OptionGroup var seance: SeanceOptions
  @Argument(help: "The agent, by pseudonym.") var agent: String
  @Option(help: "The post to be examined, by its code.") var post: String?

  func run() async throws {
    try await Exit.mapping { try seance.act("inscrire", [agent, post]) }
  }
}

struct SeancePresence: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "presence", abstract: "Note who was there, consulted, within reach or excused.")
  @OptionGroup var seance: SeanceOptions
  @Argument(help: "drh, referent_handicap, medecin, cdg, cnfpt, cap_emploi or secretariat.") var body: String
  @Argument(help: "present, consulte, joignable or excuse.") var presence: String
  @Option(help: "SIRET of the employer, for a DRH, a référent or a doctor.") var employer: String?

  func run() async throws {
    try await Exit.mapping { try seance.act("noter_presence", [body, presence, employer]) }
  }
}

/// What an avis is, and on what.
struct AvisOptions: ParsableArguments {
  @Argument(help: "retenir, immersion, formation, ajourner or ecarter.") var avis: String
  @Option(help: "The post, by its code.") var post: String?
  @Option(help: "Why, to adjourn or set aside: a code of the list.") var reason: String?
  @Option(help: "SIRET of the host of an immersion that is in no post nor listed place.") var employer: String?
  @Option(help: "ROME métier of such an immersion.") var metier: String?
  @Option(help: "Listed place of an immersion, by its code.") var place: String?
}

struct SeanceAvis: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "avis", abstract: "Give an avis on a situation of the agenda; prints the number of the file.")
  @OptionGroup var seance: SeanceOptions
  @Argument(help: "The agent, by pseudonym.") var agent: String
  @OptionGroup var given: AvisOptions

  func run() async throws {
    try await Exit.mapping {
      try seance.act(
        "rendre_avis", [agent, given.avis, given.post, given.reason, given.employer, given.metier, given.place],
        answering: "dossier")
    }
  }
}

struct SeanceCorrect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Replace an avis that nobody acted upon yet; prints the number of the file that replaces it.")
  @OptionGroup var work: WorkOptions
  @Argument(help: "Number of the file.") var file: Int64
  @OptionGroup var given: AvisOptions

  func run() async throws {
    try await Exit.mapping {
      try work.act(
        "corriger_avis",
        [String(file), given.avis, given.reason, given.post, given.employer, given.metier, given.place],
        answering: "dossier")
    }
  }
}
