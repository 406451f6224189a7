import Mobility
import PQ

/// One parameter of the charte: its column, and how a publication prints it.
struct CharteParameter {
  let column: Column<Charte>
  let text: (Charte) -> String

  static func number<Width: FixedWidthInteger & BinaryEncodable>(
    _ name: String, _ field: WritableKeyPath<Charte, Int>, as width: Width.Type
  ) -> CharteParameter {
    CharteParameter(column: .int(name, field, as: width)) { String($0[keyPath: field]) }
  }

  static func flag(_ name: String, _ field: WritableKeyPath<Charte, Bool>) -> CharteParameter {
    CharteParameter(column: Column(name, field)) { String($0[keyPath: field]) }
  }
}

extension Charte {
  /// What a version of the charte votes in its own row.
  static var parameters: [CharteParameter] {
    [
      .number("version", \.version, as: Int32.self),
      .number("radius_tolerance_percent", \.radiusTolerancePercent, as: Int16.self),
      .number("radius_tolerance_km", \.radiusToleranceKm, as: Int16.self),
      .number("adaptation_days", \.adaptationDays, as: Int16.self),
      .number("parcours_cap_days", \.parcoursCapDays, as: Int16.self),
      .number("theory_days", \.theoryDays, as: Int16.self),
      .number("practice_days", \.practiceDays, as: Int16.self),
      .number("pay_threshold_percent", \.payThresholdPercent, as: Int16.self),
      .number("notice_months", \.noticeMonths, as: Int16.self),
      .number("decision_delay_days", \.decisionDelayDays, as: Int16.self),
      .flag("allows_internal_moves", \.allowsInternalMoves),
      .flag("allows_mise_a_disposition", \.allowsMiseADisposition),
      .flag("permis_is_training", \.permisIsTraining),
      .flag("seats_pairs_to_instruct", \.seatsPairsToInstruct),
      .number("list_length", \.listLength, as: Int16.self),
      .number("pair_cap", \.pairCap, as: Int32.self),
    ]
  }

  static var columns: [Column<Charte>] { parameters.map(\.column) }
}
