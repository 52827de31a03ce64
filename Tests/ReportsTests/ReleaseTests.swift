import Domain
import Harness
import Postgres
import Reports
import Store
import Testing

/// What left the house stays as it was; what changes afterwards is said.
@Suite(.needsPostgres) struct ReleaseTests {
  private static let request = ReportRequest.participants(
    jobcenter: "JC-EINS", month: MonthWorld.month, withNames: false, asOf: MonthWorld.asOf)

  private static let other = ReportRequest.participants(
    jobcenter: "JC-ZWEI", month: MonthWorld.month, withNames: false, asOf: MonthWorld.asOf)

  private static let clerk = Actor(name: "test", role: .operator)

  private static func release(_ tx: Transaction, _ request: ReportRequest = Self.request) throws -> StoredRelease {
    try ReleaseReport(try request.compute(tx)).run(tx)
  }

  private static func constraint(of body: () throws -> Void) -> String? {
    do { try body() } catch { return (error as? PostgresError)?.constraint }
    return nil
  }

  @Test func `a release is numbered without a gap, goes to its Jobcenter and proves its figures`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let june = ReportRequest.participants(
        jobcenter: "JC-EINS", month: MonthWorld.month.adding(months: 1), withNames: false, asOf: "2026-06-02")
      let (first, second) = (try Self.release(tx), try Self.release(tx, june))
      #expect(first.number == "BER-2026-0001")
      #expect(second.number == "BER-2026-0002")
      #expect(first.recipient == "JC-EINS")
      #expect(ContentHash.of(first.figures) == first.hash)
      #expect(first.figures == (try Self.request.compute(tx).figures))
    }
  }

  @Test func `a month that has not begun is not released, and no month twice but by a correction`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let early = ReportRequest.participants(
        jobcenter: "JC-EINS", month: MonthWorld.month.adding(months: 1), withNames: false, asOf: "2026-05-31")
      #expect {
        _ = try Self.release(tx, early)
      } throws: { ($0 as? Problem)?.code == "report.month_to_come" }
      let first = try Self.release(tx)
      let again = #expect(throws: PostgresError.self) { try tx.savepoint { _ = try Self.release(tx) } }
      let problem = try #require(again.flatMap { Problem.violation(of: $0) })
      #expect(problem.code == "released_reports.are_one_a_month")
      #expect(problem.message.german.contains(first.number))
      _ = try Self.release(tx, Self.other)
    }
  }

  @Test func `what the Jobcenter may not have is not kept in its release either`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      _ = try Self.release(tx)
      let kept = try tx.query("select figures::text || parameters::text from released_reports").decode(String.self).joined()
      #expect(!kept.contains("geheim"))
      #expect(!kept.contains("Erika"))
      #expect(kept.contains("krank-erst"))
    }
  }

  @Test func `a participants' report goes to nobody but its Jobcenter`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let report = try Self.request.compute(tx)
      #expect {
        try ReleaseReport(report, recipient: "JC-ZWEI").run(tx)
      } throws: { ($0 as? Problem)?.code == "report.recipient_refused" }
    }
  }

  @Test func `a released day changes only with a reason, shows as touched, and is corrected as a new version`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let release = try Self.release(tx)
      #expect(try ReleaseState.all(tx).map(\.isTouched) == [false])
      #expect {
        try CorrectReport(tx, number: release.number, reason: "Versehen", asOf: MonthWorld.asOf)
      } throws: { ($0 as? Problem)?.code == "report.unchanged" }

      let edit: SQL = "update attendance_days set minutes = 270 where day = '2026-05-15'"
      let refused = Self.constraint { try tx.savepoint { _ = try tx.execute(edit) } }
      #expect(refused == "released_sources_change_with_a_reason")
      try tx.execute("select set_config('viertelwerk.correction_reason', 'Stempelkarte nachgereicht', true)")
      try tx.execute(edit)

      let state = try #require(try ReleaseState.all(tx).first)
      #expect(state.isTouched)
      #expect(state.changes.map(\.path) == ["participants.TN-0001.worked_minutes", "totals.worked_minutes"])
      #expect(state.changes.map(\.old) == [2400, 2400])
      #expect(state.changes.map(\.new) == [2370, 2370])
      #expect(state.corrections.map(\.reason) == ["Stempelkarte nachgereicht"])

      let correction = try CorrectReport(tx, number: release.number, reason: "Stempelkarte", asOf: MonthWorld.asOf)
      let corrected = try correction.run(tx)
      #expect(corrected.number == release.number)
      #expect(corrected.version == 2)
      #expect(corrected.recipient == "JC-EINS")
      #expect(correction.changes == state.changes)
      #expect(try ReleasedReportStore.find(tx, release.number, version: 1).figures == release.figures)
      #expect(try ReleaseState.all(tx).map(\.release.version) == [2])
      #expect(try ReleaseState.all(tx).allSatisfy(\.changes.isEmpty))
    }
  }

  @Test func `a new line in the diary touches the released month without any edit`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      _ = try Self.release(tx)
      try tx.execute(
        """
        with event as (
          insert into diary_events (id, entry_id, version, property_id, kind)
          select gen_random_uuid(), e.id, 1, p.id, 'work_line' from diary_entries e join properties p on p.id = e.property_id
           where p.code = 'DO-1' and e.day = '2026-05-27' returning id, entry_id)
        insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes)
        select v.id, v.entry_id, e.property_id, e.day, t.id, w.id, 300
          from event v join diary_entries e on e.id = v.entry_id join work_packages w on w.property_id = e.property_id
          join participants t on t.code = 'TN-0001'
        """)
      let state = try #require(try ReleaseState.all(tx).first)
      let unknown = try #require(state.changes.first { $0.path == "participants.TN-0001.unknown_days" })
      #expect(unknown.old == ["2026-05-18", "2026-05-27", "2026-05-28"])
      #expect(unknown.new == ["2026-05-18", "2026-05-28"])
    }
  }

  @Test func `released money is never edited, only paid`() async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 7)
      _ = try tx.run(ledger.statements(vouchers: 6))
      _ = try Self.release(tx, .funding(property: RandomLedger.house, asOf: MonthWorld.asOf))
      let refused = Self.constraint {
        try tx.savepoint {
          _ = try tx.execute("update voucher_lines set net_cents = net_cents + 1, gross_cents = gross_cents + 1")
        }
      }
      #expect(refused == "released_money_is_never_edited")
      try tx.execute("update voucher_lines set paid_on = '2026-05-20' where paid_on is null")
      #expect(try ReleaseState.all(tx).first?.isTouched == true)
    }
  }

  @Test func `what a report on a house prints of its money changes only with a reason, and shows as touched`() async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 8)
      _ = try tx.run(ledger.statements(vouchers: 6))
      _ = try tx.run([
        """
        insert into pot_commitments (pot_id, property_id, amount_cents)
        select f.id, p.id, 500 from funding_pots f, properties p where f.code = 'A' and p.code = \(RandomLedger.house)
        """,
        """
        insert into cost_statements (property_id, code, amount_cents, scope, is_rounded, source, evidence)
        select id, 'GESAMT', 100, 'alles', false, 'Test', 'V' from properties where code = \(RandomLedger.house)
        """,
      ])
      _ = try Self.release(tx, .property(RandomLedger.house, asOf: MonthWorld.asOf))
      let changes: [SQL] = [
        "update pot_commitments set amount_cents = 1", "update funding_pots set name = 'Anders' where code = 'A'",
        "update cost_statements set amount_cents = 1",
      ]
      for change in changes {
        let refused = Self.constraint { try tx.savepoint { _ = try tx.execute(change) } }
        #expect(refused == "released_sources_change_with_a_reason")
      }
      try tx.execute("select set_config('viertelwerk.correction_reason', 'Neuer Bescheid', true)")
      for change in changes { try tx.execute(change) }
      let touched = try #require(try ReleaseState.all(tx).first)
      #expect(
        touched.changes.map(\.path) == ["cost_statements.GESAMT.amount_cents", "pots.A.committed_cents", "pots.A.name"])
    }
  }

  @Test func `the vouchers of costs without a pot are as unchangeable as the others`() async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 9)
      _ = try tx.run(ledger.statements(vouchers: 4))
      try tx.execute(
        """
        insert into vouchers (number, kind, payee_id, reason) select 'OHNE', 'invoice', payee_id, 'Tor' from vouchers limit 1
        """)
      try tx.execute(
        """
        insert into voucher_lines (voucher_id, position, property_id, cost_kind_code, purpose, net_cents, gross_cents)
        select v.id, 1, p.id, 'firma', 'Tor', 100, 100 from vouchers v, properties p
         where v.number = 'OHNE' and p.code = \(RandomLedger.house)
        """)
      _ = try Self.release(tx, .funding(property: RandomLedger.house, asOf: MonthWorld.asOf))
      let refused = Self.constraint {
        try tx.savepoint { _ = try tx.execute("update vouchers set reason = 'Anders' where number = 'OHNE'") }
      }
      #expect(refused == "released_money_is_never_edited")
    }
  }

  @Test func `a day to come is not released`() async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 9)
      _ = try tx.run(ledger.statements(vouchers: 2))
      let later = Moment.now().day.adding(days: 2)
      let refused = #expect(throws: Problem.self) {
        try Self.release(tx, .funding(property: RandomLedger.house, asOf: later))
      }
      #expect(refused?.code == "report.day_to_come")
    }
  }

  @Test func `figures that were changed behind the program's back are named by report and version`() async throws {
    try await Harness.withDatabase { test in
      try await test.administer { connection in _ = try connection.run(MonthWorld.statements) }
      try await test.database.write(as: Self.clerk) { tx in
        _ = try Self.release(tx)
        _ = try Self.release(tx, Self.other)
      }
      func rows() async throws -> [String] {
        try await test.database.read(as: Self.clerk) { try ReleaseProof.findings($0).map(\.row) }
      }
      #expect(try await rows() == [])
      try await test.administer { connection in
        _ = try connection.run([
          "set session_replication_role = replica",
          """
          update released_reports set figures = jsonb_set(figures, '{totals,worked_minutes}', '1')
           where number = 'BER-2026-0002'
          """,
        ])
      }
      #expect(try await rows() == ["number=BER-2026-0002 version=1"])
      try await test.administer { connection in
        _ = try connection.run([
          "set session_replication_role = replica",
          """
          update released_reports set figures = jsonb_set(figures, '{totals,worked_minutes}', '1.5')
           where number = 'BER-2026-0001'
          """,
        ])
      }
      #expect(try await rows().count == 2, "figures that the program never writes are no proof either")
    }
  }

  @Test func `an unknown number is answered with the nearest one`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let release = try Self.release(tx)
      #expect {
        try ReleasedReportStore.find(tx, "BER-2026-001")
      } throws: { ($0 as? Problem)?.hint?.german.contains(release.number) == true }
      #expect {
        try ReleasedReportStore.find(tx, release.number, version: 9)
      } throws: { ($0 as? Problem)?.code == "report.version_unknown" }
    }
  }
}
