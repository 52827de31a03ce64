import Domain
import FoundationEssentials
import Harness
import Postgres
import Testing

/// What a person sees while an import goes on, on a terminal and in a file, and how it is stopped.
@Suite(.needsPostgres, .serialized) struct ImportProgressTests {
  /// A list of organisations.
  private func list(_ rows: some Sequence<String>) throws -> (folder: String, path: String) {
    let folder = try TestEnvironment.temporaryDirectory("progress")
    let path = "\(folder)/organisationen.csv"
    try Data(("code;name;art\n" + rows.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
    return (folder, path)
  }

  private static func isEmpty(_ test: TestDatabase) async throws -> Bool {
    try await test.administer { connection in
      try connection.query(
        """
        select not exists (select from organisations) and not exists (select from import_batches)
           and not exists (select from audit_events where operation = 'import')
        """
      ).first(as: Bool.self) == true
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: [40, 80, 120])
  func `on a terminal one line tells how far it is, how fast, how long yet, and what was found, and fits its width`(
    columns: Int
  )
    async throws
  {
    try await Harness.withDatabase { test in
      // Not one row is sound, and so many are read for more than a second.
      let name = String(repeating: "Firma", count: 40)
      let list = try list((0..<20_000).map { "F-\($0);\(name);unfug" })
      defer { try? FileManager.default.removeItem(atPath: list.folder) }
      let terminal = TerminalSession(environment: ["DATABASE_URL": test.connectionString], columns: columns)
      let seen = try await terminal.run(["import", list.path])
      #expect(seen.status == 65)
      let frames = seen.frames
      #expect(frames.count > 10, "\(frames)")
      #expect(frames.allSatisfy { $0.count < columns }, "\(frames.filter { $0.count >= columns })")
      // Each place is written over the one before: nothing else begins a new line until all is over.
      let isMoving = frames.compactMap { $0.wholeMatch(of: /liest .*? (\d+) % .*/).flatMap { Int($0.1) } }
      #expect(isMoving == isMoving.sorted() && Set(isMoving).count > 5, "\(isMoving)")
      #expect(frames.contains { $0.hasPrefix("prüft organisationen ") })
      if columns >= 80 {
        let whole = /liest organisationen  [█░]{8,20}  \d+ %  [\d.]+ Zeilen  [\d.]+\/s  noch \d+:\d\d  Fehler \d+/
        let tight = /liest organisationen [█░]{8,20} \d+ % [\d.]+ Zeilen [\d.]+\/s noch \d+:\d\d Fehler \d+/
        #expect(frames.contains { $0.wholeMatch(of: whole) != nil || $0.wholeMatch(of: tight) != nil }, "\(frames)")
      } else {
        #expect(frames.contains { $0.hasPrefix("liest organisationen ") && $0.contains(" % ") && $0.contains(" Zeilen") })
      }
      #expect(try await Self.isEmpty(test))
    }
  }

  @Test(.timeLimit(.minutes(5))) func `Ctrl-C stops a list of which not one row is sound as well`() async throws {
    try await Harness.withDatabase { test in
      let list = try list((0..<400_000).map { "F-\($0);Firma;unfug" })
      defer { try? FileManager.default.removeItem(atPath: list.folder) }
      let terminal = TerminalSession(environment: ["DATABASE_URL": test.connectionString], columns: 80)
      let seen = try await terminal.run(["import", list.path]) { $0.contains("/s ") }
      #expect(seen.status == 75, "\(seen.screen.suffix(300))")
      #expect(seen.frames.allSatisfy { $0.hasPrefix("liest organisationen ") }, "\(seen.frames.suffix(3))")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `Ctrl-C on a terminal stops it: the line is cleared, one sentence says so, and nothing is stored`() async throws {
    try await Harness.withDatabase { test in
      let list = try list((0..<400_000).map { "F-\($0);Firma;firma" })
      defer { try? FileManager.default.removeItem(atPath: list.folder) }
      let terminal = TerminalSession(environment: ["DATABASE_URL": test.connectionString], columns: 80)
      let seen = try await terminal.run(["import", list.path]) { $0.contains("/s ") }
      #expect(seen.status == 75, "\(seen.screen.suffix(300))")
      let rest = seen.screen.components(separatedBy: "\r\u{1B}[K").last ?? ""
      #expect(rest.contains("Fehler [interrupted]: Abgebrochen; es wurde nichts gespeichert."), "\(rest)")
      #expect(!rest.contains("liest"), "\(rest)")
      #expect(try await Self.isEmpty(test))
      // Nothing of it is in the way of the next one.
      let small = try self.list(["F-1;Firma;firma"])
      defer { try? FileManager.default.removeItem(atPath: small.folder) }
      #expect(try await Program(environment: ["DATABASE_URL": test.connectionString])("import", small.path).status == 0)
    }
  }

  @Test(.timeLimit(.minutes(2)))
  func `without a terminal a line comes every few seconds, also while the database keeps it waiting`() async throws {
    try await Harness.withDatabase { test in
      let list = try list(["F-1;Firma;firma"])
      defer { try? FileManager.default.removeItem(atPath: list.folder) }
      let waiting = Task {
        try await test.administer { connection in
          try connection.execute("begin")
          try connection.execute("lock table organisations in access exclusive mode")
          _ = try connection.query("select pg_sleep(11.5)::text")
          try connection.execute("rollback")
        }
      }
      while try await test.administer({
        try $0.query(
          "select count(*) from pg_locks where relation = 'organisations'::regclass and mode = 'AccessExclusiveLock'"
        )
        .first(as: Int.self) ?? 0
      }) == 0 { try await Task.sleep(for: .milliseconds(10)) }
      let done = try await Program(environment: ["DATABASE_URL": test.connectionString])("import", list.path)
      try await waiting.value
      #expect(done.status == 0, "\(done.errors)")
      let lines = done.errors.split(separator: "\n").filter {
        $0.wholeMatch(of: /prüft organisationen  100 %  1 Zeilen  seit \d:\d\d/) != nil
      }
      #expect(lines.count == 2, "\(done.errors)")
      #expect(!done.errors.contains("\r") && !done.errors.contains("\u{1B}") && !done.errors.contains("█"))
    }
  }
}
