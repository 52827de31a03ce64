import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// What is deleted when its time is up, what is kept by another law, and what nobody may delete.
@Suite(.needsPostgres) struct RetentionTests {
  private static let today = Moment.now().day

  private static func due(_ code: String, on day: LocalDate = today, _ tx: Transaction) throws -> RetentionDue {
    try #require(try RetentionQueries.due(on: day, class: code, tx).first)
  }

  private static func count(_ sql: SQL, _ tx: Transaction) throws -> Int { try tx.query(sql).decode(Int.self)[0] }

  @Test func `a file is deleted on the day after its period, and not a day before`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      #expect(try RetentionQueries.due(on: "2020-06-30", class: "akte", tx) == [])
      let due = try Self.due("akte", on: "2020-07-01", tx)
      #expect(due.subject == PrivacyWorld.code && due.startedOn == "2015-06-30" && due.dueOn == "2020-07-01")
      #expect(due.action == .delete)
    }
  }

  @Test func `after a file is deleted nothing in the database names the person, and the work is still there`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      try PrivacyWorld.release(on: "2015-04-02", tx)
      #expect(try PrivacyWorld.everything(tx).contains { !Canary.sung(in: $0).isEmpty })
      for code in ["gruende", "akte", "berichte"] {
        let outcome = try #require(try ApplyRetention(try Self.due(code, tx), on: Self.today).run(tx))
        #expect(outcome.action == (code == "akte" ? .delete : .erase))
      }
      try tx.execute("set constraints all immediate")
      let left = try PrivacyWorld.everything(tx).filter { !Canary.sung(in: $0).isEmpty }
      #expect(left == [])
      // The day that was reported keeps its figure; the one that nobody counted is gone with its reason.
      #expect(
        try tx.query(
          "select day from attendance_days d join placements p on p.id = d.placement_id where p.code = 'ZW-ALT' order by day"
        )
        .decode(LocalDate.self) == ["2015-03-02", "2015-03-03"])
      #expect(try Self.count("select count(*) from absences where absence_kind_code = 'krank'", tx) == 1)
      #expect(try Self.count("select count(*) from participants where code = 'TN-ALT'", tx) == 1)
      #expect(try Self.count("select count(*) from corrections", tx) == 0)
      #expect(try IntegrityCheck.run(tx).map(\.rule) == [])
    }
  }

  @Test func `what was applied is not due again, and applying it twice does nothing`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      let due = try Self.due("akte", tx)
      #expect(try ApplyRetention(due, on: Self.today).run(tx) != nil)
      #expect(try RetentionQueries.due(on: Self.today, tx).filter { $0.subject == PrivacyWorld.code } == [])
      #expect(try ApplyRetention(due, on: Self.today).run(tx) == nil)
      #expect(try Self.count("select count(*) from erasures", tx) == 1)
      #expect(try Self.count("select count(*) from erasures where is_running", tx) == 0)
    }
  }

  @Test func `where the law keeps the pay the person is restricted until then, and deleted after it`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      let paid = Self.today.adding(days: -400)
      var line = AddVoucher.Line(
        costKind: "lohn", purpose: "Lohn", net: Money(cents: 100), vat: .zero, gross: Money(cents: 100))
      line.placement = "ZW-ALT"
      line.month = YearMonth(containing: "2015-06-01")
      line.paidOn = paid
      line.minutes = Minutes(60)
      try AddVoucher(VoucherRecord(number: "R-ALT", kind: .wage, reason: "Lohn"), lines: [line]).run(tx)
      let due = try Self.due("akte", tx)
      let end = try #require(try? LocalDate.parse("\(paid.year + 8)-12-31"))
      #expect(due.action == .restrict && due.keptBy == "lohn" && due.keptUntil == end)
      let outcome = try #require(try ApplyRetention(due, on: Self.today).run(tx))
      #expect(outcome.action == .restrict && outcome.keptUntil == end)
      try tx.execute("set constraints all immediate")
      let left = try PrivacyWorld.everything(tx, except: ["restricted_records"]).filter { !Canary.sung(in: $0).isEmpty }
      #expect(left == [])
      #expect(try Self.count("select count(*) from restricted_records", tx) == 2)
      #expect(try RetentionQueries.due(on: end, class: "akte", tx) == [])
      let later = try Self.due("akte", on: end.adding(days: 1), tx)
      #expect(later.action == .delete && later.subject == PrivacyWorld.code)
    }
  }

  @Test func `restricted records can be read by nobody but the operator and an auditor`() async throws {
    let readers = try await Harness.rolledBack { tx in
      try tx.query(
        """
        select r.rolname::text from pg_roles r
         where r.rolname like 'viertelwerk\\_%' and has_table_privilege(r.rolname, 'restricted_records', 'select')
           and r.rolname not in ('viertelwerk_owner', 'viertelwerk_invariant') order by 1
        """
      ).decode(String.self)
    }
    #expect(readers == ["viertelwerk_auditor", "viertelwerk_operator"])
  }

  @Test func `nothing is deleted ahead of its time, or by a period that nobody could verify`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      let due = try Self.due("akte", tx)
      #expect(
        try refusal(tx) { try ApplyRetention(due, on: Self.today.adding(days: 1)).run(tx) }
          == "rule.retention_is_not_ahead_of_time")
      #expect(try ApplyRetention(due, on: "2020-06-30").run(tx) == nil)
      try tx.execute("update retention_classes set evidence = 'U' where code = 'akte'")
      #expect(try Self.due("akte", tx).isEnforced == false)
      #expect(try refusal(tx) { try ApplyRetention(due, on: Self.today).run(tx) } == "rule.retention_acts_on_known_law")
      #expect(
        try Self.count(
          "select count(*) from participant_persons x join participants t on t.id = x.participant_id where t.code = 'TN-ALT'",
          tx) == 1)
    }
  }

  @Test func `no role of people can delete a person, open the guards, or forget an erasure`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      try PrivacyWorld.release(on: "2015-04-02", tx)
      let statements: [SQL] = [
        "delete from participant_persons", "delete from restricted_records", "delete from restrictions", "delete from erasures",
        "insert into erasures (class_code, subject_kind, subject_id, action, due_on) values ('akte', 'participant', 1, 'delete', '2020-01-01')",
        "update released_reports set figures = '{\"erased\": true}'", "update corrections set before = '{}'",
      ]
      for statement in statements {
        let error = #expect(throws: PostgresError.self) { try tx.savepoint { try tx.execute(statement) } }
        #expect(error?.sqlState == "42501")
      }
      #expect(
        try refusal(tx) {
          try tx.execute("update absences set note = null where note is not null")
        } == "rule.released_sources_change_with_a_reason")
    }
  }

  @Test func `details of an absence go months after the report, the reason that the report counts stays`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      try PrivacyWorld.release(on: "2015-04-02", tx)
      #expect(try RetentionQueries.due(on: "2015-10-02", class: "gruende", tx) == [])
      let due = try Self.due("gruende", on: "2015-10-03", tx)
      _ = try ApplyRetention(due, on: "2015-10-03").run(tx)
      #expect(
        try tx.query(
          """
          select concat_ws(' ', d.day, a.absence_kind_code, a.certified_until, a.note) from absences a
            join attendance_days d on d.id = a.attendance_day_id order by d.day
          """
        ).decode(String.self) == ["2015-03-03 krank", "2015-03-04 krank 2015-03-07 \(Canary.absenceNote)"])
    }
  }

  @Test func `whoever was never placed is deleted half a year after being taken in`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      try tx.execute("insert into participants (code, created_at) values ('TN-NIE', '2019-01-15')")
      try tx.execute(
        """
        insert into participant_persons (participant_id, family_name, given_name)
        select id, \(Canary.familyName), \(Canary.givenName) from participants where code = 'TN-NIE'
        """)
      #expect(try RetentionQueries.due(on: "2019-07-15", class: "nie", tx) == [])
      #expect(try Self.due("nie", on: "2019-07-16", tx).subject == "TN-NIE")
    }
  }

  @Test func `the log of an erasure holds codes and counts only`() async throws {
    let events = try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      _ = try ApplyRetention(try Self.due("akte", tx), on: Self.today).run(tx)
      return try tx.query(
        """
        select concat_ws(' ', operation, subject, facts::text) from audit_events where request_id = \(tx.requestID.description)
         order by id desc limit 1
        """
      ).decode(String.self)
    }
    let event = try #require(events.first)
    #expect(event.hasPrefix("retention.apply participant:TN-ALT") && event.contains("\"participant_persons\": 1"))
    #expect(Canary.sung(in: event) == [])
  }

  @Test func `a year after it was disabled an account says no more who it was, and what it could prove itself with is gone`()
    async throws
  {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      try tx.execute(
        """
        insert into accounts (user_name, display_name, created_at, disabled_at)
        values ('ehemals', \(Canary.familyName), '2018-01-01', '2020-03-01')
        """)
      try tx.execute("set local role viertelwerk_doorkeeper")
      try tx.execute(
        """
        insert into sessions (token_hash, account_id, state, role, begun_at, last_seen_at, expires_at)
        select sha256('x'), id, 'open', 'coach', '2020-02-01', '2020-02-01', '2020-02-02' from accounts where user_name = 'ehemals'
        """)
      try tx.execute("set local role viertelwerk_operator")
      let sessions = try Self.due("sitzungen", on: "2021-02-03", tx)
      #expect(sessions.dueOn == "2021-02-03" && sessions.action == .delete && sessions.subject.hasPrefix("KONTO-"))
      #expect(try RetentionQueries.due(on: "2021-03-01", class: "konten", tx) == [])
      let outcome = try #require(try ApplyRetention(try Self.due("konten", on: "2021-03-02", tx), on: "2021-03-02").run(tx))
      #expect(outcome.action == .erase)
      try tx.execute("set local role viertelwerk_doorkeeper")
      #expect(try Self.count("select count(*) from sessions where token_hash = sha256('x')", tx) == 0)
      try tx.execute("set local role viertelwerk_operator")
      #expect(try Self.count("select count(*) from accounts where display_name = \(Canary.familyName)", tx) == 0)
      #expect(try RetentionQueries.due(on: Self.today, tx).filter { $0.subjectKind == "account" } == [])
    }
  }
}
