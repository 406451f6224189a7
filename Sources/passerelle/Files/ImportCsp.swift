import ArgumentParser
import Edition
import Intake
import Registry

struct ImportCsp: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csp", abstract: "The partners' posts in the open data of « Choisir le service public ».",
    discussion: """
      Connect as passerelle_migration. The file gives neither SIRET nor INSEE code: an employer is known by its name or \
      by `passerelle employer alias`, a commune by its name and département. Rows without a partner are counted. \
      A row of a partner that cannot be read is set aside and its post stays as it was; a damaged file is refused whole \
      (65) and changes nothing.
      """)

  @Argument(help: "The CSV file, in UTF-8, with its thirty columns in any order.") var path: String
  @OptionGroup var database: DatabaseOptions
  @Option(help: "Code of the commission.") var commission: String
  @Flag(help: "Judge the file; change nothing.") var dryRun = false
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await Exit.mapping {
      let registry = try database.session("import csp")
      let partners = try registry.partners(of: commission)
      if !partners.ambiguous.isEmpty {
        Console.phase("names of two partners, read as neither", partners.ambiguous.joined(separator: ", "))
      }
      var reading = CspReading(path: path, partners: partners.byName, today: try registry.today())
      var aside: [CspLine] = []
      let outcome = try registry.importOpenData(of: commission, isDryRun: dryRun) { writer in
        while let line = reading.next() {
          try Interruption.check()
          try writer.append(line)
          if !line.defects.isEmpty, aside.count < LineDefects.mostKept { aside.append(line) }
        }
        guard reading.damage.total == 0 else { throw RegistryError(.inputRefused, refusal(reading.damage)) }
        return (reading.rows, aside)
      }
      let counts: [(String, Int)] = [
        ("rows", reading.rows), ("without_partner", reading.others), ("ended", reading.ended),
        ("repeated", outcome.repeated), ("set_aside", aside.count), ("posts", outcome.posts),
        ("unplaced", outcome.unplaced), ("written", outcome.written), ("closed", outcome.closed),
      ]
      let sheet = Sheet(
        columns: counts.map(\.0), numeric: counts.map { _ in true }, rows: [counts.map { String($0.1) }])
      Console.print(output.text(sheet))
    }
  }

  /// Every damage on a line of its own.
  private func refusal(_ damage: LineDefects) -> String {
    let lines = damage.kept.map { defect in
      let place = defect.line.map { ", line \($0)" } ?? ""
      let column = defect.column.map { ", column \($0)" } ?? ""
      let found = defect.value.map { " (found \($0)\(defect.expected.map { ", expected \($0)" } ?? ""))" } ?? ""
      return "\(path)\(place)\(column): \(defect.rule.rawValue)\(found)"
    }
    return (lines + ["\(damage.total) defects in all; nothing was changed"]).joined(separator: "\n")
  }
}
