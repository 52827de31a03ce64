package import Domain
import Postgres

/// Reads amounts and deadlines that the law sets, as they are in force on a day.
package enum LegalValueQueries {
  /// One value; nil where none is in force.
  package static func value(_ code: String, on day: LocalDate, _ tx: Transaction) throws -> Int? {
    try tx.query("select amount from legal_values where code = \(code) and valid @> \(day)").decode(Int.self).first
  }

  /// The limits of § 18 SGB III; nil where the reference data lacks one of them.
  package static func longTermUnemployment(
    on day: LocalDate, _ tx: Transaction
  ) throws -> LongTermUnemployment.Terms? {
    guard let months = try value("langzeitarbeitslos_monate", on: day, tx),
      let weeks = try value("langzeitarbeitslos_unschaedlich_wochen", on: day, tx),
      let window = try value("langzeitarbeitslos_fenster_monate", on: day, tx)
    else { return nil }
    // The law counts in years, months and weeks: a year has 365 days, a month 30 (§ 191 BGB). Paragraph 2 no. 5 allows half
    // a year of employment; its no. 7 names no number, practice takes the weeks of paragraph 1.
    return LongTermUnemployment.Terms(
      duration_days: months * 365 / 12, harmlessGap_days: weeks * 7, window_years: window / 12, employment_days: 180,
      unprovenGap_days: weeks * 7)
  }
}
