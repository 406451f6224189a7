/// Reads a scenario: one hypothesis a line; empty lines and those that begin with # say nothing.
public enum ScenarioFile {
  public static func read(path: String) throws(IntakeRefusal) -> [String] {
    let bytes: [UInt8]
    do throws(FileSource.Failure) { bytes = try FileSource.bytes(of: path) } catch {
      throw refusal(path, .fileUnreadable, "the file cannot be read: \(error.message)", "Check its name and rights")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw refusal(path, .encoding, "the file is not UTF-8", "Save it as UTF-8")
    }
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      String(line.drop { $0 == " " || $0 == "\t" })
    }
    let hypotheses = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard !hypotheses.isEmpty else {
      throw refusal(
        path, .empty, "the file has no hypothesis", "Write one a line, as `passerelle simulate --help` says")
    }
    return hypotheses
  }

  private static func refusal(
    _ path: String, _ rule: FileDefect.Rule, _ reason: String, _ remedy: String
  ) -> IntakeRefusal {
    var defects = FileDefects()
    defects.append(FileDefect(file: path, rule: rule, reason: reason, remedy: remedy))
    return IntakeRefusal(defects: defects)
  }
}
