import FoundationEssentials
import Harness
import Postgres
import Testing

/// Backups by the commands, on a server that is not the program's own.
@Suite(.needsPostgres) struct BackupTests {
  @Test func `a backup brings back every row as it was`() async throws {
    try await withNotes { test, program, folder in
      let file = "\(folder)/sicherung.vw"
      let backup = try await program("database", "backup", file)
      #expect(backup.status == 0, "\(backup.errors)")
      try await test.administer { connection in
        try connection.execute("update notes set words = 'verändert' where number = 1")
        try connection.execute("delete from notes where number = 2")
      }
      let restore = try await program("database", "restore", file)
      #expect(restore.status == 0, "\(restore.errors)")
      #expect(try await words(test) == ["Ähre", "Öl; 'Zitat'", "Übel"])
      #expect(try await siblings(of: test) == 0)
    }
  }

  @Test func `a damaged, cut or foreign file changes nothing`() async throws {
    try await withNotes { test, program, folder in
      let file = "\(folder)/sicherung.vw"
      #expect(try await program("database", "backup", file).status == 0)
      let whole = try [UInt8](Data(contentsOf: URL(filePath: file)))
      var altered = whole
      altered[whole.count / 2] ^= 0x01
      let footerAltered = whole.dropLast(3) + [0x30, 0x30, 0x0A]
      let cases: [(String, [UInt8], String)] = [
        ("altered", altered, "backup.damaged"), ("footer", Array(footerAltered), "backup.damaged"),
        ("cut", Array(whole.prefix(whole.count - 100)), "backup.damaged"), ("short", Array(whole.prefix(40)), "backup.damaged"),
        ("foreign", Array("number;words\n".utf8), "backup.foreign"), ("empty", [], "backup.foreign"),
      ]
      try await test.administer { try $0.execute("delete from notes where number = 2") }
      for (name, bytes, code) in cases {
        try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
        let restore = try await program("database", "restore", "\(folder)/\(name)")
        #expect(restore.status == 65, "\(name)")
        #expect(restore.errors.hasPrefix("Fehler [\(code)]: "), "\(name): \(restore.errors)")
      }
      let missing = try await program("database", "restore", "\(folder)/nirgends")
      #expect(missing.status == 65)
      #expect(missing.errors.hasPrefix("Fehler [backup.unreachable]: "))
      #expect(try await words(test) == ["Ähre", "Übel"])
      #expect(try await siblings(of: test) == 0)
    }
  }

  @Test func `a backup that cannot be written leaves no file`() async throws {
    try await withNotes { _, program, folder in
      let backup = try await program("database", "backup", "\(folder)/nirgends/sicherung.vw")
      #expect(backup.status == 65)
      #expect(backup.errors.hasPrefix("Fehler [backup.unreachable]: "))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func `nothing is discarded without a word of confirmation`() async throws {
    try await withNotes { test, program, _ in
      let unconfirmed = try await program("database", "reset")
      #expect(unconfirmed.status == 64)
      #expect(unconfirmed.errors.hasPrefix("Fehler [database.reset_unconfirmed]: "))
      #expect(try await words(test).count == 3)
      let reset = try await program("database", "reset", "--yes")
      #expect(reset.status == 0, "\(reset.errors)")
      let exists = try await test.administer { try $0.query("select to_regclass('notes') is null").first(as: Bool.self) }
      #expect(exists == true)
      #expect(try await siblings(of: test) == 0)
    }
  }

  // MARK: -

  private func withNotes(_ body: (TestDatabase, Program, String) async throws -> Void) async throws {
    try await Harness.withDatabase(named: "viertelwerk_backup_test") { test in
      try await test.administer { connection in
        try connection.execute("create table notes (number int primary key, words text, at timestamptz default now())")
        try connection.execute("insert into notes values (1, 'Ähre'), (2, 'Öl; ''Zitat'''), (3, 'Übel')")
      }
      let folder = try TestEnvironment.temporaryDirectory("backup")
      let program = Program(environment: ["DATABASE_URL": test.administratorConnectionString])
      do { try await body(test, program, folder) } catch {
        try FileManager.default.removeItem(atPath: folder)
        throw error
      }
      try FileManager.default.removeItem(atPath: folder)
    }
  }

  private func words(_ test: TestDatabase) async throws -> [String] {
    try await test.administer { try $0.query("select words from notes order by number").decode(String.self) }
  }

  /// Databases that a restore has left beside the test's own.
  private func siblings(of test: TestDatabase) async throws -> Int64? {
    try await test.administer { connection in
      try connection.query("select count(*) from pg_database where datname like \(test.name + "\\_%")").first(as: Int64.self)
    }
  }
}
