import Domain
import FoundationEssentials
import Harness
import Postgres
import Testing

/// The database that goes away under the program, and the one of several that never was there.
@Suite(.needsPostgres) struct LostDatabaseTests {
  /// A folder with a house and a flat.
  private func folder() throws -> String {
    let folder = try TestEnvironment.temporaryDirectory("lost")
    try Data("code;name;strasse;hausnummer\nLOST-1;Haus;Weg;1\n".utf8).write(to: URL(filePath: "\(folder)/objekte.csv"))
    try Data("objekt;code;art\nLOST-1;A;wohnung\n".utf8).write(to: URL(filePath: "\(folder)/einheiten.csv"))
    return folder
  }

  /// Keeps the import from writing flats, waits until it stands before them, and ends its connection.
  private static func cut(_ test: TestDatabase) async throws -> Bool {
    try await test.administer { connection in
      try connection.execute("begin")
      try connection.execute("lock table unit_changes, units in share mode")
      var wasThere = false
      for _ in 0..<600 where !wasThere {
        wasThere =
          try connection.query(
            """
            select coalesce(bool_or(pg_terminate_backend(pid)), false) from pg_locks
             where not granted and relation = 'units'::regclass and database = (select oid from pg_database where datname = current_database())
            """
          ).first(as: Bool.self) ?? false
        if !wasThere { _ = try connection.query("select pg_sleep(0.05)::text") }
      }
      try connection.execute("rollback")
      return wasThere
    }
  }

  @Test func `a connection that is lost in the middle of an import leaves nothing, and the next import works`() async throws {
    try await Harness.withDatabase { test in
      let folder = try folder()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      let cutting = Task { try await Self.cut(test) }
      // The lock is there before the program is, or the import would be over.
      while try await test.administer({
        try $0.query("select count(*) from pg_locks where relation = 'units'::regclass and granted and mode = 'ShareLock'")
          .first(as: Int.self) ?? 0
      }) == 0 { try await Task.sleep(for: .milliseconds(10)) }
      let lost = try await program("import", folder)
      #expect(try await cutting.value, "the import never came to the flats")
      #expect(lost.status == 69)
      let left = try await test.administer { connection in
        try connection.query(
          "select (select count(*) from properties), (select count(*) from import_batches), (select count(*) from audit_events)"
        ).first(as: (Int, Int, Int).self)
      }
      #expect(left.map { [$0.0, $0.1, $0.2] } == [0, 0, 0])
      #expect(try await program("import", folder).status == 0)
      #expect(try await program("check").status == 0)
    }
  }

  @Test func `of several hosts the first that answers is used`() async throws {
    try await Harness.withDatabase { test in
      let url = test.connectionString.replacing("host='", with: "host='/nonexistent/viertelwerk,", maxReplacements: 1)
      let listed = try await Program(environment: ["DATABASE_URL": url])("property", "list", "--json")
      #expect(listed.status == 0, "\(listed.errors)")
      let nobody = try await Program(environment: ["DATABASE_URL": "host=/nonexistent/a,/nonexistent/b user=x dbname=y"])(
        "property", "list")
      #expect(nobody.status == 69)
      #expect(nobody.errors.contains("[database.unavailable]"), "\(nobody.errors)")
    }
  }
}
