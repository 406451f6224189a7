public import ArgumentParser
public import Edition
import Registry

struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print one page of rapports_v1, as this login may read it.",
    discussion: "`passerelle report dictionnaire` lists the pages and their columns.")

  @Argument(help: "Page: ordre_du_jour, fiche_agent, fiche_poste, matrice, flux, regles, pourquoi_pas …") var name:
    String
  @OptionGroup var database: DatabaseOptions
  @Option(help: "Only this agent, by the reference this login knows.") var agent: String?
  @Option(help: "Only this post, by its code.") var post: String?
  @Option(help: "Only this employer, by its SIRET or name.") var employer: String?
  @Option(help: "table, csv or json.") var format: Sheet.Format = .table

  func run() async throws {
    try await Exit.mapping {
      let registry = try database.session("report")
      let filters = [("agent", agent), ("post", post), ("employer", employer)]
      let page = try registry.page(
        name, filters: filters.compactMap { filter, value in value.map { (filter, $0) } })
      let sheet = Sheet(columns: page.columns, numeric: page.numeric, rows: page.rows)
      Console.print(format == .table ? sheet.grouped(by: Report.heading(page.columns), width: 200) : sheet.text(format))
    }
  }

  /// What every row of a page repeats; a sheet of lines also repeats whom it is about, before the number of the line.
  private static func heading(_ columns: [String]) -> Set<String> {
    let line = columns.firstIndex(of: "ordre")
    return Set(line.map { columns[...$0] } ?? []).subtracting(["ordre"])
      .union(["run_id", "calcule_le", "donnees_du", "commission", "destinataire"])
  }
}

extension Sheet.Format: ExpressibleByArgument {}
