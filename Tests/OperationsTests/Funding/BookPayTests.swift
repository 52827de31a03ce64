import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// A month's pay over the houses.
@Suite(.needsPostgres) struct BookPayTests {
  private static let march = YearMonth(year: 2026, month: 3) ?? YearMonth(containing: "2026-03-01")

  /// Minutes of TN-1 on a house on a day, as the site diary holds them.
  private static func work(_ property: String, _ day: LocalDate, _ minutes: Int, _ tx: Transaction) throws {
    let (entry, event) = (try entry(property, day, tx), UniqueID.make())
    _ = try tx.run([
      """
      insert into diary_events (id, entry_id, version, property_id, kind)
      select \(event), id, 1, property_id, 'work_line' from diary_entries where id = \(entry)
      """,
      """
      insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes)
      select \(event), e.id, e.property_id, e.day, (select id from participants where code = 'TN-1'), w.id, \(minutes)
        from diary_entries e join work_packages w on w.property_id = e.property_id where e.id = \(entry)
      """,
    ])
  }

  private static func entry(_ property: String, _ day: LocalDate, _ tx: Transaction) throws -> Int64 {
    let id = try tx.query(
      """
      insert into diary_entries (property_id, day) select id, \(day) from properties where code = \(property) returning id
      """
    ).decode(Int64.self)[0]
    try tx.execute(
      "insert into diary_versions (entry_id, version, property_id) select id, 1, property_id from diary_entries where id = \(id)"
    )
    return id
  }

  @Test func `pay is split by the diary's minutes to the cent, and office minutes beyond it stand on no house`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.placement("TN-1", "ZW-1", tx)
      try Self.work("DO-T-001", "2026-03-02", 200, tx)
      try Self.work("DO-T-002", "2026-03-02", 100, tx)
      try Self.work("DO-T-001", "2026-03-03", 100, tx)
      // April is another month's pay.
      try Self.work("DO-T-002", "2026-04-01", 480, tx)
      _ = try SetAttendance(participant: "TN-1", day: "2026-03-02", recorded: .present(Minutes(350))).run(tx)
      let result = try BookPay(placement: "ZW-1", month: Self.march, amount: Money(cents: 100_001)).run(tx)
      #expect(result.voucher == "L-2026-03-ZW-1")
      #expect(result.lines.map(\.minutes.count) == [300, 100, 50])
      #expect(result.lines.map(\.amount.cents) == [66_667, 22_223, 11_111])
      #expect(result.lines.map(\.place) == ["DO-T-001, sanierung", "DO-T-002, sanierung", nil])
      #expect(result.lines.map(\.amount).sum() == Money(cents: 100_001))
      let again = #expect(throws: Problem.self) {
        try BookPay(placement: "ZW-1", month: Self.march, amount: Money(cents: 1)).run(tx)
      }
      #expect(again?.code == "wage.already_booked")
      // A number of its own makes no supplement of what was booked twice by mistake.
      var other = BookPay(placement: "ZW-1", month: Self.march, amount: Money(cents: 1_000))
      other.voucher = "L-ANDERS"
      #expect((#expect(throws: Problem.self) { try other.run(tx) })?.code == "wage.already_booked")
      other.isSupplement = true
      let more = try other.run(tx)
      #expect(more.lines.map(\.amount).sum() == Money(cents: 1_000))
      #expect(
        try tx.query("select sum(minutes), count(*) from voucher_lines where placement_id is not null").decode((Int, Int).self)[
          0]
          == (450, 6))
      var early = BookPay(placement: "ZW-1", month: Self.march.adding(months: 1), amount: Money(cents: 1_000))
      early.isSupplement = true
      #expect((#expect(throws: Problem.self) { try early.run(tx) })?.code == "wage.nothing_to_supplement")
    }
  }

  @Test func `a month without a minute is not booked, a month on paid leave is`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.placement("TN-1", "ZW-1", tx)
      let nothing = #expect(throws: Problem.self) {
        try BookPay(placement: "ZW-1", month: Self.march, amount: Money(cents: 1_000)).run(tx)
      }
      #expect(nothing?.code == "wage.no_minutes")
      try tx.execute(
        """
        insert into absence_kinds (code, name_de, name_en, is_excused, is_health, is_paid, is_disclosed_to_jobcenter, source, evidence)
        values ('urlaub', 'Urlaub', 'Leave', true, false, true, true, 'Test', 'design')
        """)
      _ = try SetAttendance(
        participant: "TN-1", day: "2026-03-02", recorded: .absent(kind: "urlaub", certifiedUntil: nil, note: nil)
      ).run(tx)
      let result = try BookPay(placement: "ZW-1", month: Self.march, amount: Money(cents: 1_000)).run(tx)
      #expect(result.lines == [BookPay.Line(place: nil, minutes: Minutes(480), amount: Money(cents: 1_000))])
    }
  }
}
