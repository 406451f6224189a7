public import Mobility
import PQ

/// One piece of the gate that real people need, as it is on record.
public struct GoLivePiece: Sendable, Equatable {
  public let code: String
  /// In French, with the text that asks for it and what remains to do.
  public let label: String
  public let article: String?
  public let remedy: String
  public let datedOn: Day?
  public let reference: String?
  /// On record, and dated on the day asked or before.
  public let isThere: Bool
}

/// A piece to be put on record; without a date it is withdrawn.
public struct GoLiveRecord: Sendable, Equatable {
  public let piece: String
  public let document: (datedOn: Day, reference: String)?

  public init(_ piece: String, _ document: (datedOn: Day, reference: String)?) {
    self.piece = piece
    self.document = document
  }

  public static func == (left: GoLiveRecord, right: GoLiveRecord) -> Bool {
    left.piece == right.piece && left.document?.datedOn == right.document?.datedOn
      && left.document?.reference == right.document?.reference
  }
}

extension Registry {
  /// Refuses a commission of real people whose pieces are not all on record on a date (78), with the list of those that
  /// are missing. A demonstration holds nobody and needs none.
  public func requireGoLive(_ commission: String, on date: Day) throws {
    try requireCommission(commission)
    let missing = try goLive(commission, on: date, connection).filter { !$0.isThere }
    guard !missing.isEmpty else { return }
    let isDemonstration: Bool = try connection.value(
      "SELECT demonstration FROM passerelle.commission WHERE code = $1::text", [commission])
    if isDemonstration { return }
    let list = missing.map { "\n  \($0.code): \($0.label)" }.joined()
    throw RegistryError(
      .configuration,
      "commission \(commission) holds real people and \(missing.count) pieces are not on record on \(date.iso): "
        + "`passerelle golive --commission \(commission) --record \"PIECE DATE REFERENCE\"`" + list)
  }

  /// The state of the gate, as `passerelle_migration`.
  public func goLive(_ commission: String, on date: Day) throws -> [GoLivePiece] {
    try administering { connection in
      try requireCommission(commission)
      return try goLive(commission, on: date, connection)
    }
  }

  /// Adds rows, all or none, as `passerelle_migration`; what is on record already, word for word, is not added again.
  ///
  /// - Returns: rows added.
  public func record(_ records: [GoLiveRecord], of commission: String, on date: Day) throws -> Int {
    try administering { connection in
      try requireCommission(commission)
      let known = Dictionary(
        uniqueKeysWithValues: try goLive(commission, on: date, connection).map { ($0.code, $0) })
      let strangers = records.map(\.piece).filter { known[$0] == nil }
      guard strangers.isEmpty else {
        throw RegistryError(
          .inputRefused,
          "no piece is called \(strangers.joined(separator: ", ")): write one of "
            + known.keys.sorted().joined(separator: ", "))
      }
      let new = records.filter { record in
        GoLiveRecord(record.piece, known[record.piece]?.document) != record
      }
      for record in new {
        try connection.execute(
          """
          INSERT INTO passerelle.golive_record (commission, piece, dated_on, reference) VALUES ($1, $2, $3, $4)
          """,
          [commission, record.piece, record.document.map { PQDate($0.datedOn) }, record.document?.reference])
      }
      return new.count
    }
  }

  private func goLive(
    _ commission: String, on date: Day, _ connection: borrowing Connection
  ) throws -> [GoLivePiece] {
    try connection.rows(
      """
      SELECT piece, label, article, remedy, dated_on, reference, is_there
      FROM passerelle.golive_state($1::text, $2::date)
      """, [commission, PQDate(date)]
    ) { row in
      GoLivePiece(
        code: try row["piece"], label: try row["label"], article: try row.text("article"), remedy: try row["remedy"],
        datedOn: try row.day("dated_on"),
        reference: try row.text("reference"), isThere: try row["is_there"])
    }
  }
}

extension GoLivePiece {
  fileprivate var document: (datedOn: Day, reference: String)? {
    guard let datedOn, let reference else { return nil }
    return (datedOn, reference)
  }
}
