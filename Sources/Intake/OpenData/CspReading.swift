public import Mobility

/// The open data of « Choisir le service public » being read: posts of partners are answered, the others counted.
///
/// UTF-8, semicolons, thirty columns in any order, fields of several lines between quotes. The memory does not grow with
/// the file.
public struct CspReading: ~Copyable {
  /// Rows of the file.
  public private(set) var rows = 0
  /// Rows whose employer is no partner.
  public private(set) var others = 0
  /// Rows of partners whose publication has ended.
  public private(set) var ended = 0
  /// Damage of the file itself: it is then refused whole.
  public private(set) var damage = LineDefects()

  private let path: String
  private let today: Day
  private let partners: [String: String]
  private var reader: CSVReader
  private var record = CSVRecord()
  private var columns = Columns()
  private var width = 0
  private var isReadable = false

  /// - Parameters:
  ///   - partners: SIRET by search key of the texts under which the file names a partner.
  ///   - today: posts whose publication ended before are not answered.
  public init(path: String, partners: [String: String], today: Day) {
    self.path = path
    self.partners = partners
    self.today = today
    do {
      reader = CSVReader(try FileSource(path: path), delimiter: .semicolon)
    } catch {
      reader = CSVReader([])
      note(nil, .fileUnreadable, value: FileDefect.printable(error.message))
      return
    }
    readHeader()
  }

  private struct Columns {
    var reference = 0
    var title = 0
    var employer = 0
    var authority = 0
    var location = 0
    var address = 0
    var plainAddress = 0
    var begin = 0
    var end = 0
    var vacancy = 0
    var category = 0
    var nature = 0
    var fullTime = 0

    static var names: KeyValuePairs<String, WritableKeyPath<Columns, Int>> {
      [
        "Référence": \.reference, "Intitulé du poste": \.title, "Employeur": \.employer,
        "Organisme de rattachement": \.authority, "Localisation du poste": \.location, "Lieu d'affectation": \.address,
        "Lieu d'affectation (sans géolocalisation)": \.plainAddress, "Date de début de publication par défaut": \.begin,
        "Date de fin de publication par défaut": \.end, "Date de vacance de l'emploi": \.vacancy,
        "Catégorie": \.category, "Nature de l'emploi": \.nature, "Temps Plein": \.fullTime,
      ]
    }
  }

  private mutating func readHeader() {
    switch reader.next(into: &record) {
    case .end: return note(nil, .empty)
    case .damage(let found): return note(found.line, found.rule)
    case .record: width = record.count
    }
    let headers = (0..<record.count).map { searchKey(record.text($0)) }
    for (name, field) in Columns.names {
      let positions = headers.indices.filter { headers[$0] == searchKey(name) }
      switch positions.count {
      case 0: note(1, .columnMissing, column: name, expected: name)
      case 1: columns[keyPath: field] = positions[0]
      default: note(1, .columnRepeated, column: name)
      }
    }
    isReadable = damage.total == 0
  }

  /// The next post of a partner that is still published, or none at the end.
  public mutating func next() -> CspLine? {
    guard isReadable else { return nil }
    while true {
      switch reader.next(into: &record) {
      case .damage(let found):
        rows += 1
        note(found.line, found.rule)
      case .record:
        rows += 1
        if record.count != width {
          note(record.line, .fields, value: String(record.count), expected: String(width))
        } else if let employer = partner() {
          guard hasEnded() else { return line(of: employer) }
          ended += 1
        } else {
          others += 1
        }
      case .end:
        isReadable = false
        if reader.readFailure != nil {
          note(nil, .fileUnreadable)
        } else if rows == 0 {
          note(nil, .empty)
        } else if !reader.endsWithLineEnd {
          note(record.line, .unfinished)
        }
        return nil
      }
    }
  }

  /// The partner that the employer's text names: whole, or before the first comma or line end of an address.
  private func partner() -> String? {
    let text = record[columns.employer]
    if let siret = partners[searchKey(String(decoding: text, as: UTF8.self))] { return siret }
    let name = text.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return name.count < text.count ? partners[searchKey(String(decoding: name, as: UTF8.self))] : nil
  }

  private func hasEnded() -> Bool {
    frenchDay(stripped(record.text(columns.end))).map { $0 < today } ?? false
  }

  private func line(of employer: String) -> CspLine {
    var defects: [LineDefect] = []
    func refuse(_ column: String, _ rule: FileDefect.Rule, _ value: String, expected: String) {
      defects.append(
        LineDefect(
          line: record.line, column: column, rule: rule, value: value.isEmpty ? nil : FileDefect.printable(value),
          expected: expected))
    }
    func day(_ position: Int, _ column: String) -> Day? {
      let text = stripped(record.text(position))
      if text.isEmpty { return nil }
      switch CellForm.lastDay.read(text) {
      case .day(let day): return day
      case .some: return nil
      case nil:
        refuse(column, .valueRange, text, expected: CellForm.lastDay.meaning)
        return nil
      }
    }
    let reference = stripped(record.text(columns.reference))
    // It is kept as it is, and makes the post's own code with the name of the source before it.
    if !isCode(reference) || !isCode("CSP-" + reference) {
      refuse("reference", .valueShape, reference, expected: CellForm.code.meaning)
    }
    let title = oneLine(columns.title) ?? ""
    if title.isEmpty { refuse("intitule", .valueMissing, "", expected: CellForm.label().meaning) }
    let (begin, end) = (day(columns.begin, "debut_publication"), day(columns.end, "fin_publication"))
    if let begin, let end, end < begin {
      refuse("fin_publication", .conflict, end.iso, expected: "une fin de publication après son début")
    }
    return CspLine(
      number: record.line, employer: employer, reference: reference, title: title, category: category(),
      nature: nature(), publishedOn: begin, publicationEnd: end, vacantSince: day(columns.vacancy, "vacance"),
      isFullTime: ["OUI": true, "TEMPS PLEIN": true, "NON": false, "TEMPS PARTIEL": false][
        searchKey(record.text(columns.fullTime))], authority: oneLine(columns.authority),
      place: CspPlace(
        location: record.text(columns.location),
        addresses: [record.text(columns.plainAddress), record.text(columns.address)]), defects: defects)
  }

  /// A text on one line, without what prints nothing, cut at two hundred characters; none when nothing is left.
  private func oneLine(_ position: Int) -> String? {
    var text = String.UnicodeScalarView()
    for scalar in record.text(position).unicodeScalars {
      let isSpace = isUnseen(scalar) || scalar == " "
      if !isSpace { text.append(scalar) } else if let last = text.last, last != " " { text.append(" ") }
      if text.count == 200 { break }
    }
    let label = stripped(String(text))
    return label.isEmpty ? nil : label
  }

  /// « Catégorie A+ (Encadrement supérieur …) » is A; two categories are none.
  private func category() -> String? {
    let words = searchKey(record.text(columns.category)).split(separator: " ")
    let found = Set(words.filter { ["A", "B", "C"].contains($0) })
    return found.count == 1 ? String(found.first!) : nil
  }

  private func nature() -> String? {
    let key = searchKey(record.text(columns.nature))
    let isForTitulaires = key.contains("FONCTIONNAIRES") || key.contains("TITULAIRES")
    switch (isForTitulaires, key.contains("CONTRACTUELS")) {
    case (true, true): return "titulaires_et_contractuels"
    case (true, false): return "titulaires"
    case (false, true): return "contractuels"
    case (false, false): return nil
    }
  }

  private mutating func note(
    _ line: Int?, _ rule: FileDefect.Rule, column: String? = nil, value: String? = nil, expected: String? = nil
  ) {
    damage.append(LineDefect(line: line, column: column, rule: rule, value: value, expected: expected))
  }
}
