import ArgumentParser
import Intake

/// The files of a cohort, by employer: each adds to what is there or brings it up to date, and removes nothing.
private let cohortFiles = """
  Connect as a loader of the employer or as passerelle_migration. Read and judged as the file of agents is: a line \
  refused refuses the file (65), every defect is said. Places and volunteers that a file no longer gives stay: a place \
  closes with a capacity of 0, a volunteer leaves by a decision. Decisions, attendance and assessments are history: a \
  file adds what is new, a correction of attendance or a decision counts over the earlier one, nothing is rewritten.
  """

struct ImportCohortPlaces: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohort-places", abstract: "The places of immersion that one employer offers to a cohort.",
    discussion: cohortFiles)
  @OptionGroup var file: ImportFile

  func run() async throws { try await file.run(.cohortPlaces) }
}

struct ImportCandidates: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates", abstract: "The volunteers of one employer for a cohort, with their dates.",
    discussion: cohortFiles)
  @OptionGroup var file: ImportFile

  func run() async throws { try await file.run(.candidates) }
}

struct ImportDecisions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decisions", abstract: "What the group decided of the agents of one employer, and abandonments.",
    discussion: cohortFiles)
  @OptionGroup var file: ImportFile

  func run() async throws { try await file.run(.decisions) }
}

struct ImportAttendance: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attendance", abstract: "Attendance of the agents of one employer, by day or half-day.",
    discussion: cohortFiles)
  @OptionGroup var file: ImportFile

  func run() async throws { try await file.run(.attendance) }
}

struct ImportAssessments: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assessments", abstract: "The assessment grids of the agents of one employer.",
    discussion: cohortFiles)
  @OptionGroup var file: ImportFile

  func run() async throws { try await file.run(.assessments) }
}
