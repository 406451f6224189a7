import ArgumentParser
import Edition
import Intake
import PQ
import Registry

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Import a public referential, the open data or an employer's file whole, or refuse it with every defect.",
    discussion: """
      The files are read and checked first; then one transaction brings the tables to them. Nothing is deleted that an \
      agent, a post or a decision may name. A second import of the same files writes nothing. Referentials ask for \
      passerelle_migration.
      """,
    subcommands: [
      ImportRome.self, ImportCommunes.self, ImportCorps.self, ImportAgents.self, ImportPosts.self, ImportDemands.self,
      ImportPlaces.self, ImportCohortPlaces.self, ImportCandidates.self, ImportDecisions.self, ImportAttendance.self,
      ImportAssessments.self, ImportCsp.self,
    ])
}

struct ImportOptions: ParsableArguments {
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func say(_ tables: [ImportedTable]) {
    let rows = tables.map { [$0.name, String($0.rows), String($0.written), String($0.removed)] }
    let sheet = Sheet(
      columns: ["table", "rows", "written", "removed"], numeric: [false, true, true, true], rows: rows)
    Console.print(output.text(sheet))
  }
}

struct ImportRome: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rome", abstract: "ROME 4.0, from the folder of France Travail's CSV files in UTF-8.")

  @Argument(help: "Folder that holds the files unix_…_vNNN_utf8.csv.") var directory: String
  @OptionGroup var options: ImportOptions

  func run() async throws {
    try await Exit.mapping {
      let rome = try RomeFiles.read(directory: directory)
      let registry = try options.database.session("import rome")
      let publication = rome.version.publishedOn.map { " (\($0))" } ?? ""
      options.say(
        try registry.importing("rome", version: "v\(rome.version.number)\(publication)") { load in
          try load.merge(rome)
        })
    }
  }
}

extension ReferenceImport {
  /// What is named comes before what names it.
  fileprivate mutating func merge(_ rome: Rome) throws {
    try merge(rome.metiers, into: .metier) { metier, fields in
      fields.append(metier.code)
      fields.append(metier.label)
    }
    try merge(rome.competences, into: .competence) { competence, fields in
      fields.append(competence.codeOGR)
      fields.append(competence.label)
      fields.append(competence.kind.rawValue)
    }
    try merge(rome.contexts, into: .workContext) { context, fields in
      fields.append(context.codeOGR)
      fields.append(context.label)
      fields.append(context.kind.rawValue)
    }
    try merge(rome.metierCompetences, into: .metierCompetence) { item, fields in
      fields.append(item.metier)
      fields.append(item.competence)
      fields.append(item.heart?.rawValue)
    }
    try merge(rome.metierContexts, into: .metierContext) { item, fields in
      fields.append(item.metier)
      fields.append(item.context)
    }
    try merge(rome.links, into: .metierLink) { link, fields in
      fields.append(link.from)
      fields.append(link.to)
      fields.append(Int16(link.rank))
    }
    try merge(rome.appellations, into: .appellation) { appellation, fields in
      fields.append(appellation.codeOGR)
      fields.append(appellation.label)
      fields.append(appellation.metier)
      fields.append(appellation.isRegulated)
    }
  }
}

struct ImportCommunes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communes", abstract: "Communes with their coordinates, postcodes and former names, from a CSV file.")

  @Argument(help: "CSV file: insee, departement, commune, latitude, longitude, population, code_postal, zone_emploi …")
  var file: String
  @OptionGroup var options: ImportOptions

  func run() async throws {
    try await Exit.mapping {
      let communes = try CommunesFile.read(path: file).communes
      let registry = try options.database.session("import communes")
      options.say(
        try registry.importing("communes", version: nil) { load in
          try load.merge(communes, into: .commune) { commune, fields in
            fields.append(commune.insee)
            fields.append(commune.name)
            fields.append(commune.departement)
            fields.append(commune.position?.latitude)
            fields.append(commune.position?.longitude)
            fields.append(commune.population)
            fields.append(commune.zoneEmploi)
          }
          let addresses = communes.flatMap { commune in commune.addresses.map { (commune.insee, $0) } }
          try load.merge(addresses, into: .communeAlias) { address, fields in
            fields.append(address.0)
            fields.append(address.1.name)
            fields.append(address.1.postcode)
            fields.append(address.1.searchKey)
          }
        })
    }
  }
}

struct ImportCorps: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corps", abstract: "Corps of the State with their category and statute, from a CSV file.")

  @Argument(help: "CSV file: code, categorie, libelle_court, libelle_long, texte.") var file: String
  @OptionGroup var options: ImportOptions

  func run() async throws {
    try await Exit.mapping {
      let corps = try CorpsFile.read(path: file)
      let registry = try options.database.session("import corps")
      options.say(
        try registry.importing("corps", version: nil) { load in
          try load.merge(corps, into: .corps) { corps, fields in
            fields.append(corps.code)
            fields.append(corps.category?.rawValue)
            fields.append(corps.shortLabel)
            fields.append(corps.label)
            fields.append(corps.statute)
          }
        })
    }
  }
}
