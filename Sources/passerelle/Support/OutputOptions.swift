import ArgumentParser
import Edition
import Mobility
import Registry

/// How a command answers.
struct OutputOptions: ParsableArguments {
  @Flag(help: "JSON on standard output, one object a line where there are several.") var json = false

  func text(_ sheet: Sheet) -> String { sheet.text(json ? .json : .table) }
}

/// The day a command is about.
struct DayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Business date (default: today, Europe/Paris).", valueName: "yyyy-mm-dd"))
  var asOf: Day?

  func date(_ registry: Registry) throws -> Day { try asOf ?? registry.today() }
}
