import ArgumentParser
import Edition
import Mobility
import Registry

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say every defect of the inputs at once, with its remedy; change nothing. 65 if one would stop the night."
  )

  @OptionGroup var database: DatabaseOptions
  @Option(help: "Code of one commission (default: all).") var commission: String?
  @OptionGroup var day: DayOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      let registry = try database.engine("check")
      let date = try day.date(registry)
      let commissions = try commission.map { [$0] } ?? registry.commissions(on: date)
      var rows: [[String?]] = []
      var isBlocked = false
      for code in commissions {
        for defect in try registry.defects(of: code, on: date) {
          isBlocked = isBlocked || defect.severity == .blocking
          rows.append([
            code, defect.severity.rawValue, defect.table, defect.row, defect.check, defect.column, defect.value,
            defect.label, defect.remedy,
          ])
        }
      }
      let columns = ["commission", "gravite", "table", "ligne", "regle", "colonne", "valeur", "libelle", "remede"]
      let sheet = Sheet(columns: columns, numeric: columns.map { _ in false }, rows: rows)
      Console.print(output.text(sheet))
      if isBlocked { throw ExitCode(Exit.inputRefused) }
    }
  }
}
