import ArgumentParser
import Edition
import Mobility
import Registry

struct GoLiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "golive",
    abstract: "Say, or put on record, the pieces without which no night reads real people. 78 while one is missing.",
    discussion: """
      Connect as passerelle_migration. Nothing is rewritten: a later record of a piece counts, and --withdraw adds one \
      that takes it back. A piece dated after the night's business date is not there yet.
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: "Code of the commission.") var commission: String
  @Option(
    name: .customLong("record"),
    help: ArgumentHelp(
      "Put a piece on record: its code, its date, where it is. Repeat for several.",
      valueName: "\"piece yyyy-mm-dd reference\""))
  var records: [String] = []
  @Option(name: .customLong("withdraw"), help: ArgumentHelp("Take a piece back.", valueName: "piece"))
  var withdrawn: [String] = []
  @OptionGroup var day: DayOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      let given = try parsed() + withdrawn.map { GoLiveRecord($0, nil) }
      let registry = try database.session("golive")
      let date = try day.date(registry)
      if !given.isEmpty {
        let added = try registry.record(given, of: commission, on: date)
        Console.phase("golive", "\(added) put on record, \(given.count - added) already there")
      }
      let pieces = try registry.goLive(commission, on: date)
      let rows = pieces.map { piece -> [String?] in
        [
          piece.code, piece.isThere ? "fournie" : "manquante", piece.datedOn?.iso, piece.reference, piece.label,
          piece.article, piece.isThere ? nil : piece.remedy,
        ]
      }
      let columns = ["piece", "etat", "date_piece", "reference", "libelle", "article", "a_faire"]
      Console.print(
        Sheet(columns: columns, numeric: columns.map { _ in false }, rows: rows).text(output.json ? .json : .table))
      if given.isEmpty, pieces.contains(where: { !$0.isThere }) { throw ExitCode(Exit.configuration) }
    }
  }

  /// Every line that is not well written is told at once.
  private func parsed() throws -> [GoLiveRecord] {
    var faults: [String] = []
    let read = records.compactMap { text -> GoLiveRecord? in
      let words = text.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let day = Day(iso: String(words[1])) else {
        faults.append(text)
        return nil
      }
      return GoLiveRecord(String(words[0]), (day, String(words[2])))
    }
    guard faults.isEmpty else {
      throw ValidationError(
        "--record takes a piece, a date yyyy-mm-dd and a reference in one argument; not so: "
          + faults.map { "“\($0)”" }.joined(separator: ", "))
    }
    return read
  }
}
