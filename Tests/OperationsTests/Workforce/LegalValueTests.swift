import Domain
import Harness
import Postgres
import Store
import Testing

/// Limits of the law come from the reference data, or nothing is computed.
@Suite(.needsPostgres) struct LegalValueTests {
  private static let rows: [(code: String, amount: Int, unit: String)] = [
    ("langzeitarbeitslos_monate", 12, "months"), ("langzeitarbeitslos_unschaedlich_wochen", 6, "weeks"),
    ("langzeitarbeitslos_fenster_monate", 60, "months"), ("langzeitarbeitslos_beschaeftigung_monate", 6, "months"),
    ("langzeitarbeitslos_ohne_nachweis_wochen", 5, "weeks"),
  ]

  private static func insert(_ rows: [(code: String, amount: Int, unit: String)], _ tx: Transaction) throws {
    for row in rows {
      try tx.execute(
        """
        insert into legal_values (code, name_de, name_en, amount, unit, valid, source, evidence)
        values (\(row.code), 'Test', 'Test', \(row.amount), \(row.unit), '[2026-01-01,)', 'Test', 'U')
        """)
    }
  }

  @Test func `every limit of long-term unemployment is a row of its own`() async throws {
    try await Harness.rolledBack { tx in
      try Self.insert(Self.rows, tx)
      let terms = try LegalValueQueries.longTermUnemployment(on: "2026-03-01", tx).get()
      #expect(
        terms
          == LongTermUnemployment.Terms(
            duration_days: 365, harmlessGap_days: 42, window_years: 5, employment_days: 180, unprovenGap_days: 35))
    }
  }

  @Test func `without one of the limits, or before it is in force, nothing is computed and the missing ones are named`()
    async throws
  {
    try await Harness.rolledBack { tx in
      try Self.insert(Self.rows.dropLast(2), tx)
      let missing = #expect(throws: LegalValuesMissing.self) {
        try LegalValueQueries.longTermUnemployment(on: "2026-03-01", tx).get()
      }
      #expect(missing?.codes == ["langzeitarbeitslos_beschaeftigung_monate", "langzeitarbeitslos_ohne_nachweis_wochen"])
      let early = #expect(throws: LegalValuesMissing.self) {
        try LegalValueQueries.longTermUnemployment(on: "2025-12-31", tx).get()
      }
      #expect(early?.codes.count == 5)
    }
  }
}
