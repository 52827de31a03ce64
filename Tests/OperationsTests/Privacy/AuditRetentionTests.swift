import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// What changes were before and after, and what was imported, goes when its time is up; the trail stays whole.
@Suite(.needsPostgres) struct AuditRetentionTests {
  private static let today = Moment.now().day
  private static let clerk = Actor(name: "test", role: .operator)

  private static let classes: SQL = """
    insert into retention_classes (code, name_de, name_en, scope, start_event, months, action, source, evidence)
    values ('werte', 'W', 'V', 'audit_payloads', 'event_recorded', 36, 'erase', 'Test', 'design'),
           ('dateien', 'D', 'F', 'import_contents', 'file_imported', 6, 'delete', 'Test', 'design'),
           ('akte', 'A', 'F', 'participant_file', 'last_placement_end', 60, 'delete', 'Test', 'design')
    """

  private static func record(_ subject: String, _ tx: Transaction) throws {
    try AuditEvents.record(
      tx, operation: "x", subject: subject, change: AuditChange(from: ["a": "vorher"], to: ["a": "nachher"]))
  }

  @Test func `payloads of a month go after the last day of their period, and the chain still verifies`() async throws {
    try await Harness.withDatabase { test in
      try await test.database.write(as: Self.clerk) { tx in
        try tx.execute(Self.classes)
        for subject in ["x:alt", "x:neu"] { try Self.record(subject, tx) }
      }
      try await test.administer { connection in
        try connection.execute("set session_replication_role = replica")
        try connection.execute("update audit_events set happened_at = '2020-03-17 12:00+01' where subject = 'x:alt'")
      }
      for _ in 0..<100 where try await test.database.read(as: Self.clerk, AuditSeals.state).unsealedCount > 0 {
        _ = try await test.database.write(as: Self.clerk, AuditSeals.seal)
        try await Task.sleep(for: .milliseconds(50))
      }
      let due = try await test.database.read(as: Self.clerk) { tx in
        try RetentionQueries.due(on: Self.today, class: "werte", tx)
      }
      #expect(due.map(\.subject) == ["2020-03"])
      #expect(due.first?.dueOn == "2023-03-18")
      let first = try #require(due.first)
      let outcome = try await test.database.write(as: Self.clerk) { tx in try ApplyRetention(first, on: Self.today).run(tx) }
      #expect(outcome?.counts == ["audit_payloads": 1])
      try await test.database.read(as: Self.clerk) { tx in
        #expect(try AuditProof.of(tx).findings == [])
        let entries = try AuditQueries.page(AuditFilter(subject: "x:"), limit: 10, tx)
        #expect(
          try entries.map { try AuditQueries.kept(of: $0.number, tx) } == [
            .change(before: ["a": "vorher"], after: ["a": "nachher"]), .erased,
          ])
        #expect(try RetentionQueries.due(on: Self.today, class: "werte", tx) == [])
      }
    }
  }

  @Test func `when a file is deleted, so is what the trail kept of the person's changes`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try PrivacyWorld.lay(tx)
      for subject in ["participant:\(PrivacyWorld.code)", "placement:ZW-ALT", "participant:TN-ANDERE"] {
        try Self.record(subject, tx)
      }
      let due = try #require(
        try RetentionQueries.due(on: Self.today, class: "akte", tx).first { $0.subject == PrivacyWorld.code })
      let outcome = try #require(try ApplyRetention(due, on: Self.today).run(tx))
      guard case .object(let counts) = outcome.counts else { throw Missing() }
      #expect(counts["audit_payloads"] == 2)
      let left = try tx.query("select count(*) from audit_payloads where content is not null").decode(Int.self)
      #expect(left == [1])
    }
  }

  private struct Missing: Error {}

  @Test func `an imported file goes half a year after it was imported last, and its hash stays`() async throws {
    try await Harness.rolledBack { tx in
      try tx.execute(Self.classes)
      _ = try tx.run([
        "insert into import_batches (imported_at, rows_new, rows_unchanged) values ('2020-01-15', 1, 0), ('2020-02-15', 1, 0)",
        """
        insert into import_files (batch_id, name, kind, sha256, rows_total, rows_new)
        select id, 'x.csv', 'x', sha256('eins'), 1, 1 from import_batches
        """,
        "insert into import_contents (sha256, part, bytes) values (sha256('eins'), 1, 'ei'), (sha256('eins'), 2, 'ns')",
      ])
      #expect(try RetentionQueries.due(on: "2020-08-15", class: "dateien", tx) == [])
      let due = try #require(try RetentionQueries.due(on: "2020-08-16", class: "dateien", tx).first)
      #expect(due.startedOn == "2020-02-15" && due.action == .delete)
      let outcome = try ApplyRetention(due, on: "2020-08-16").run(tx)
      #expect(outcome?.counts == ["import_contents": 2])
      #expect(try tx.query("select count(*) from import_contents").decode(Int.self) == [0])
      #expect(try tx.query("select count(*) from import_files").decode(Int.self) == [2])
    }
  }
}
