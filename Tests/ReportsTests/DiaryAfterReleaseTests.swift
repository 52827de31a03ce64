import Domain
import Harness
import Operations
import Postgres
import Reports
import Store
import Testing

/// What the site diary changes of released reports is written down with the diary's own reason, and never refused.
@Suite(.needsPostgres) struct DiaryAfterReleaseTests {
  private static let month = ReportRequest.participants(
    jobcenter: "JC-EINS", month: MonthWorld.month, withNames: false, asOf: MonthWorld.asOf)

  private static func release(_ tx: Transaction, _ request: ReportRequest = month) throws -> StoredRelease {
    try ReleaseReport(try request.compute(tx)).run(tx)
  }

  private static func corrections(of release: StoredRelease, _ tx: Transaction) throws -> [ReportedCorrection] {
    try ReleasedReportStore.corrections(tx, of: release)
  }

  private static func work(_ minutes: Int, _ participant: String = "TN-0001") -> DiaryLine {
    DiaryLine(.work(WorkDone(participant: participant, workPackage: "AP-01", minutes: Minutes(minutes))))
  }

  private static func record(_ lines: [DiaryLine], on day: LocalDate, _ tx: Transaction, at house: String = "DO-1") throws {
    _ = try RecordDiaryDay(house, on: day, lines, today: "2026-12-31").run(tx)
  }

  private static func onlyLine(on day: LocalDate, _ tx: Transaction) throws -> String {
    let entry = try DiaryQueries.day(day, of: Lookup.property("DO-1", tx), tx)
    return try #require(entry?.events.first).line.id.description
  }

  @Test func `a reported line that is taken back is flagged with the reason of the retraction, and the report stays`()
    async throws
  {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let release = try Self.release(tx)
      _ = try RetractDiaryLine("DO-1", on: "2026-05-19", line: Self.onlyLine(on: "2026-05-19", tx), reason: "War bei DO-2").run(
        tx)
      let found = try Self.corrections(of: release, tx)
      #expect(found.map(\.reason) == ["War bei DO-2"])
      #expect(found.map(\.source.relation) == ["work_lines"])
      let line = try #require(found.first?.line)
      #expect(line.property == "DO-1" && line.day == "2026-05-19" && line.participant == "TN-0001")
      #expect(try ReportListQueries.rows(knowsReceipts: false, knowsCorrections: true, tx).map(\.corrections) == [1])
      let state = try #require(try ReleaseState.all(tx).first)
      #expect(state.changes.contains { $0.path == "totals.worked_minutes" })
      let stored = try ReleasedReportStore.find(tx, release.number)
      #expect(stored.figures == release.figures && ContentHash.of(stored.figures) == stored.hash)
    }
  }

  @Test func `a line that comes after its day was reported is flagged with the reason of its version`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let release = try Self.release(tx)
      try Self.record([Self.work(300)], on: "2026-05-27", tx)
      _ = try SignDiaryDay("DO-1", on: "2026-05-28").run(tx)
      _ = try ReopenDiaryDay("DO-1", on: "2026-05-28", reason: "Stundenzettel nachgereicht").run(tx)
      try Self.record([Self.work(300)], on: "2026-05-28", tx)
      let found = try Self.corrections(of: release, tx)
      #expect(found.map(\.reason) == ["Nachträglich ins Bautagebuch eingetragen.", "Stundenzettel nachgereicht"])
      #expect(found.map { $0.line?.day } == ["2026-05-27", "2026-05-28"])
      #expect(try ReportListQueries.rows(knowsReceipts: false, knowsCorrections: true, tx).map(\.corrections) == [2])
      #expect(try ReleasedReportStore.find(tx, release.number).figures == release.figures)
    }
  }

  @Test func `a day that the report does not speak of flags nothing`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let release = try Self.release(tx)
      // Another Jobcenter's days, somebody else's, the day it was drawn up on, which was not over yet, and the month after.
      try Self.record([Self.work(60)], on: "2026-05-05", tx)
      try Self.record([Self.work(60, "TN-0002")], on: "2026-05-27", tx)
      try Self.record([Self.work(60)], on: MonthWorld.asOf, tx)
      try Self.record([Self.work(60)], on: "2026-06-01", tx)
      #expect(try Self.corrections(of: release, tx).isEmpty)
      #expect(try tx.query("select count(*) from corrections").first(as: Int.self) == 0)
    }
  }

  @Test func `the same line sent twice flags once`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let release = try Self.release(tx)
      let line = Self.work(300)
      try Self.record([line], on: "2026-05-27", tx)
      try Self.record([line], on: "2026-05-27", tx)
      #expect(try Self.corrections(of: release, tx).count == 1)
    }
  }

  @Test func `a new version that counts the late line is touched by it no more`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let release = try Self.release(tx)
      try Self.record([Self.work(300)], on: "2026-05-27", tx)
      let corrected = try CorrectReport(tx, number: release.number, reason: "Nachtrag", asOf: MonthWorld.asOf).run(tx)
      // Inside one transaction every moment is the same, so only what is linked tells.
      try Self.record([Self.work(60)], on: "2026-05-28", tx)
      let linked = try tx.query("select report_id from correction_reports order by correction_id").decode(
        ReleasedReport.ID.self)
      #expect(linked == [release.id, corrected.id])
    }
  }

  @Test func `a funder's report is flagged where pay was split by the minutes, and a house's report by its lines and firms`()
    async throws
  {
    try await Harness.rolledBack { tx in
      _ = try tx.run(
        MonthWorld.statements + [
          "insert into cost_kinds (code, name_de, name_en, is_personnel, source, evidence) values ('lohn', 'Lohn', 'Pay', true, 'T', 'V')",
          "insert into organisations (code, name, kind) values ('FIRMA', 'Firma', 'firm')",
          "insert into vouchers (number, kind, reason) values ('R-1', 'wage', 'Lohn 05.2026')",
          """
          insert into voucher_lines (voucher_id, position, property_id, cost_kind_code, purpose, net_cents, gross_cents, placement_id, month, minutes)
          select v.id, 1, h.id, 'lohn', 'Lohn', 1000, 1000, p.id, '2026-05-01', 600
            from vouchers v, properties h, placements p where h.code = 'DO-1' and p.code = 'ZW-2'
          """,
        ])
      let funding = try Self.release(tx, .funding(property: "DO-1", asOf: MonthWorld.asOf))
      let house = try Self.release(tx, .property("DO-2", asOf: MonthWorld.asOf))
      try Self.record([Self.work(60)], on: "2026-05-27", tx, at: "DO-2")
      try Self.record([Self.work(60, "TN-0002")], on: "2026-05-27", tx)
      try Self.record(
        [DiaryLine(.firm(FirmPresence(firm: "FIRMA", headcount: 2, minutes: Minutes(60))))], on: "2026-05-28", tx, at: "DO-2")
      #expect(try Self.corrections(of: funding, tx).map { $0.line?.property } == ["DO-2"])
      #expect(try Self.corrections(of: house, tx).map(\.source.relation) == ["work_lines", "firm_presences"])
    }
  }

  @Test func `a day that the office records after its month was released shows with the report`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let release = try Self.release(tx)
      var late = SetAttendance(participant: "TN-0001", day: "2026-05-28", recorded: .present(Minutes(300)))
      late.reason = "Stundenzettel nachgereicht"
      _ = try late.run(tx)
      #expect(try Self.corrections(of: release, tx).map(\.reason) == ["Stundenzettel nachgereicht"])
    }
  }
}
