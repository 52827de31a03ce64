import Domain
import FoundationEssentials
import Harness
import Postgres
import Store
import Testing

/// The audit trail at the console: list, show, seal, head, verify, and files as they were imported.
@Suite(.needsPostgres) struct AuditCommandTests {
  private func withProgram(_ body: (_ german: Program, _ test: TestDatabase, _ folder: String) async throws -> Void)
    async throws
  {
    try await Harness.withDatabase(named: "commands_test") { test in
      let folder = try TestEnvironment.temporaryDirectory("audit")
      try await test.database.write(as: Actor(name: "kim", role: .operator)) { tx in
        try AuditEvents.record(
          tx, operation: "pot.change", subject: "pot:TOPF-1", facts: ["granted_cents": 200],
          change: AuditChange(from: ["granted_cents": 100], to: ["granted_cents": 200]))
        try AuditEvents.record(tx, operation: "stage.start", subject: "stage:DO-1/sicherung/1")
      }
      try await body(Program(environment: ["DATABASE_URL": test.connectionString]), test, folder)
    }
  }

  /// Transactions of other tests may keep events waiting for a moment.
  private func seal(_ program: Program) async throws {
    for _ in 0..<1_000 {
      let sealed = try await program("audit", "seal", "--json")
      #expect(sealed.status == 0, "\(sealed.errors)")
      if sealed.output.contains("\"waiting\": 0") { return }
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  @Test func `events are listed by person, operation and code, and shown with before and after`() async throws {
    try await withProgram { german, _, _ in
      let all = try await german("audit", "list")
      #expect(all.output.contains("pot.change") && all.output.contains("stage.start"))
      let some = try await german("audit", "list", "--operation", "stage.", "--actor", "KIM", "--subject", "DO-1")
      #expect(some.output.contains("stage.start") && !some.output.contains("pot.change"))
      #expect(try await german("audit", "list", "--until", "01.01.2020").output.contains("Keine Einträge"))
      let shown = try await german("audit", "show", "1", "--json")
      #expect(shown.output.contains("\"before\": {\n    \"granted_cents\": 100\n  }"), "\(shown.output)")
      let table = try await german("audit", "show", "1")
      #expect(table.output.contains("granted_cents  100     200"), "\(table.output)")
      let unknown = try await german("audit", "show", "99")
      #expect(unknown.status == 65 && unknown.errors.hasPrefix("Fehler [audit.event_unknown]: "), "\(unknown.errors)")
    }
  }

  @Test func `a chain that is whole verifies, with a kept head too, and one that was changed ends with 1`() async throws {
    try await withProgram { german, test, folder in
      let nothing = try await german("audit", "head")
      #expect(nothing.errors.hasPrefix("Fehler [audit.nothing_sealed]: "), "\(nothing.errors)")
      try await seal(german)
      let head = try await german("audit", "head")
      #expect(head.output.hasPrefix("{\"block\":1,\"events\":2,\"hash\":\""), "\(head.output)")
      let kept = "\(folder)/koepfe.txt"
      try Data((head.output + head.output).utf8).write(to: URL(filePath: kept))
      let whole = try await german("audit", "verify", "--head", kept)
      #expect(whole.status == 0 && whole.errors.contains("unverändert"), "\(whole.errors)")
      try await test.administer { connection in
        try connection.execute("set session_replication_role = replica")
        try connection.execute("update audit_events set actor = 'niemand' where id = 2")
      }
      let changed = try await german("audit", "verify", "--head", kept)
      #expect(changed.status == 1)
      #expect(changed.errors.contains("Erste falsche Zeile: audit_events 2"), "\(changed.errors)")
      try await test.administer { connection in
        try connection.execute("set session_replication_role = replica")
        for table: StaticString in ["audit_seals", "audit_blocks", "audit_events"] {
          try connection.execute("delete from \(identifier: table)")
        }
      }
      #expect(try await german("audit", "verify").status == 0)
      let cut = try await german("audit", "verify", "--head", kept, "--json")
      #expect(cut.status == 1 && cut.output.contains("\"relation\": \"audit_blocks\""), "\(cut.output)")
    }
  }

  @Test func `a file that holds no head proves nothing, and is refused`() async throws {
    try await withProgram { german, _, folder in
      for (name, text) in [("empty", ""), ("words", "kein Kopf\n"), ("half", "{\"block\":1}\n")] {
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        let refused = try await german("audit", "verify", "--head", "\(folder)/\(name)")
        #expect(
          refused.status == 65 && refused.errors.hasPrefix("Fehler [audit.head_unreadable]: "), "\(name): \(refused.errors)")
      }
      let missing = try await german("audit", "verify", "--head", "\(folder)/nirgends")
      #expect(missing.errors.hasPrefix("Fehler [file.unreadable]: "), "\(missing.errors)")
    }
  }

  @Test func `an imported file comes out again byte by byte, and that it was fetched is in the trail`() async throws {
    try await withProgram { german, test, folder in
      let bytes = "code;name;strasse;hausnummer\r\nLOST-1;Straße mit ß;Weg;1\r\n"
      try Data(bytes.utf8).write(to: URL(filePath: "\(folder)/objekte.csv"))
      let imported = try await german("import", "\(folder)/objekte.csv")
      #expect(imported.status == 0, "\(imported.errors)")
      let hash = try await test.administer { connection in
        try connection.query("select encode(sha256, 'hex') from import_files").first(as: String.self) ?? ""
      }
      let fetched = try await german("import", "fetch", hash)
      #expect(fetched.output == bytes, "\(fetched.errors)")
      #expect(try await german("audit", "list", "--operation", "import.fetch").output.contains("import.fetch"))
      let unknown = try await german("import", "fetch", String(repeating: "0", count: 64))
      #expect(unknown.errors.hasPrefix("Fehler [import.content_unknown]: "), "\(unknown.errors)")
      #expect(try await german("import", "fetch", "abc").errors.hasPrefix("Fehler [import.checksum_unreadable]: "))
    }
  }
}
