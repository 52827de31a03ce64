package import Domain
import Postgres

/// Reads amounts and deadlines that the law sets, as they are in force on a day.
package enum LegalValueQueries {
  /// One value; nil where none is in force.
  package static func value(_ code: String, on day: LocalDate, _ tx: Transaction) throws -> Int? {
    try tx.query("select amount from legal_values where code = \(code) and valid @> \(day)").decode(Int.self).first
  }

  /// The limits of § 18 SGB III, or which of them the reference data lacks: without one of them nothing is computed.
  package static func longTermUnemployment(
    on day: LocalDate, _ tx: Transaction
  ) throws -> Result<LongTermUnemployment.Terms, LegalValuesMissing> {
    var missing: [String] = []
    func limit(_ code: String) throws -> Int {
      if let found = try value(code, on: day, tx) { return found }
      missing.append(code)
      return 0
    }
    let months = try limit("langzeitarbeitslos_monate")
    let weeks = try limit("langzeitarbeitslos_unschaedlich_wochen")
    let window = try limit("langzeitarbeitslos_fenster_monate")
    let employed = try limit("langzeitarbeitslos_beschaeftigung_monate")
    let unproven = try limit("langzeitarbeitslos_ohne_nachweis_wochen")
    guard missing.isEmpty else { return .failure(LegalValuesMissing(codes: missing)) }
    // The law counts in years, months and weeks: a year has 365 days, a month 30 (§ 191 BGB).
    return .success(
      LongTermUnemployment.Terms(
        duration_days: months * 365 / 12, harmlessGap_days: weeks * 7, window_years: window / 12,
        employment_days: employed * 30, unprovenGap_days: unproven * 7))
  }
}

/// Why something that the law measures was not computed: values that the reference data does not hold for the day.
package struct LegalValuesMissing: Error, Sendable, Hashable {
  package let codes: [String]
}
