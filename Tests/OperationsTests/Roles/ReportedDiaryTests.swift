import Domain
import Harness
import Operations
import Postgres
import Reports
import Store
import Testing

/// Whoever released a report learns that the diary has touched it, and why; nobody else does.
@Suite(.needsPostgres) struct ReportedDiaryTests {
  private static let day = RoleWorld.day
  private static let asOf: LocalDate = "2026-04-01"

  @Test func `what a site manager takes back is seen with the report by coach and management, and by finance with pay alone`()
    async throws
  {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.write(as: .coach) { tx in
        let request = ReportRequest.participants(jobcenter: "JC-T", month: RoleWorld.month, withNames: false, asOf: Self.asOf)
        _ = try ReleaseReport(try request.compute(tx)).run(tx)
      }
      try await world.write(as: .siteManager) { tx in
        let entry = try #require(try world.mine.entry(tx))
        let line = try #require(entry.events.first).line.id.description
        _ = try RetractDiaryLine(world.mine.property, on: Self.day, line: line, reason: "Falsche Person").run(tx)
        #expect(try world.mine.entry(tx)?.events.first?.retractionReason == "Falsche Person")
      }
      for role in [Role.coach, .management] {
        try await world.read(as: role) { tx in
          #expect(try ReportListQueries.rows(knowsReceipts: false, knowsCorrections: true, tx).map(\.corrections) == [1])
          let release = try #require(try ReleasedReportStore.newest(tx).first)
          let found = try ReleasedReportStore.corrections(tx, of: release)
          #expect(found.map(\.reason) == ["Falsche Person"], "\(role)")
          #expect(found.first?.line?.participant == world.participant, "\(role)")
        }
      }
      for role in [Role.finance, .auditor] {
        try await world.read(as: role) { tx in
          let rows = try ReportListQueries.rows(knowsReceipts: false, knowsCorrections: true, tx)
          let corrections = try tx.query("select count(*) from corrections").first(as: Int.self)
          #expect(rows.isEmpty && corrections == 0, "\(role)")
        }
      }
      try await world.expect("forbidden", as: .siteManager, reading: true) { tx in
        _ = try tx.query("select reason from corrections")
      }
      // Whose line it was finds it in the copy that they may ask for.
      let copy = try await test.database.write(as: MoneyWorld.clerk) { tx in
        try PersonalDataQueries.all(of: Lookup.participant(world.participant, tx), tx)
      }
      let listed = try #require(copy.first { $0.section == .corrections }).rows
      #expect(listed.count == 1 && listed.first?["reason"] == .text("Falsche Person"), "\(listed)")
    }
  }

  @Test func `progress that is entered for a day of a released report is flagged there, later progress is not`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.write(as: .management) { tx in
        _ = try ReleaseReport(try ReportRequest.property(world.mine.property, asOf: Self.asOf).compute(tx)).run(tx)
      }
      let later = Self.asOf.adding(days: 1)
      try await world.write(as: .siteManager) { tx in
        for (day, percent) in [(Self.day, 40), (later, 60)] {
          let progress = ProgressReport(workPackage: "AP-02", done: BasisPoints(percent: percent))
          _ = try RecordDiaryDay(world.mine.property, on: day, [DiaryLine(.progress(progress))], today: later).run(tx)
        }
      }
      try await world.read(as: .management) { tx in
        let release = try #require(try ReleasedReportStore.newest(tx).first)
        let reasons = try ReleasedReportStore.corrections(tx, of: release).map(\.reason)
        #expect(reasons == ["Nachträglich ins Bautagebuch eingetragen."])
      }
    }
  }
}
