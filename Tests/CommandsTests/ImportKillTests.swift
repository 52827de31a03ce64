import Domain
import FoundationEssentials
import Glibc
import Harness
import Postgres
import Store
import Testing

/// The program killed in the middle of an import, as by a power cut: whatever the moment, all of it is there or nothing.
@Suite(.needsPostgres) struct ImportKillTests {
  private static let clerk = Actor(name: "k.beispiel", role: .operator)
  private static let house_count = 600
  private static let kill_count = 20

  /// A folder with houses of their own code and two flats each.
  private func folder(_ prefix: String) throws -> String {
    let folder = try TestEnvironment.temporaryDirectory("kill")
    let numbers = 1...Self.house_count
    let houses = numbers.map { "\(prefix)-\($0);Haus \($0);Weg;\($0)" }
    let units = numbers.flatMap { ["\(prefix)-\($0);A;wohnung", "\(prefix)-\($0);B;wohnung"] }
    try Data("code;name;strasse;hausnummer\n\(houses.joined(separator: "\n"))\n".utf8).write(
      to: URL(filePath: "\(folder)/objekte.csv"))
    try Data("objekt;code;art\n\(units.joined(separator: "\n"))\n".utf8).write(to: URL(filePath: "\(folder)/einheiten.csv"))
    return folder
  }

  /// Starts the program on a folder, with its output thrown away.
  private func start(_ folder: String, _ test: TestDatabase) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    let program = "\(TestEnvironment.productsDirectory)/viertelwerk"
    let words: [String] = [program, "import", folder]
    let variables: [String] = ["DATABASE_URL=\(test.connectionString)", "PATH=/usr/bin:/bin", "LANG=C.UTF-8"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) }
    defer { (arguments + environment).forEach { free($0) } }
    arguments.append(nil)
    environment.append(nil)
    var process: pid_t = 0
    let status = posix_spawn(&process, program, &actions, nil, &arguments, &environment)
    try #require(status == 0)
    return process
  }

  /// How the program ended: its exit status, or -1 where it was killed.
  private func end(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }

  private func counts(_ prefix: String, _ test: TestDatabase) async throws -> [Int] {
    try await test.database.read(as: Self.clerk) { tx in
      let row = try tx.query(
        """
        select (select count(*) from properties where code like \(prefix + "-%")),
               (select count(*) from units u join properties p on p.id = u.property_id where p.code like \(prefix + "-%")),
               (select count(*) from import_batches), (select count(*) from audit_events where operation = 'import')
        """
      ).first(as: (Int, Int, Int, Int).self)
      return row.map { [$0.0, $0.1, $0.2, $0.3] } ?? []
    }
  }

  /// Transactions of the program that the server has not ended yet.
  private func openTransactions(_ test: TestDatabase) async throws -> Int {
    try await test.administer { connection in
      try connection.query(
        """
        select count(distinct l.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid
         where l.locktype in ('advisory', 'transactionid') and a.datname = current_database() and a.pid <> pg_backend_pid()
        """
      ).first(as: Int.self) ?? -1
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `killed at any moment it leaves no part of a batch and no lock, and the next import works`() async throws {
    try await Harness.withDatabase { test in
      let sound = try folder("A")
      defer { try? FileManager.default.removeItem(atPath: sound) }
      let began = ContinuousClock.now
      #expect(end(of: try start(sound, test)) == 0)
      var duration = ContinuousClock.now - began
      var batches = 1
      var killed = 0
      var number = 0
      while killed < Self.kill_count, number < 4 * Self.kill_count {
        number += 1
        let prefix = "K\(number)"
        let victim = try folder(prefix)
        defer { try? FileManager.default.removeItem(atPath: victim) }
        let process = try start(victim, test)
        // Spread over the whole run, with some chance in each part, so that no phase is left out.
        let part = (Double(killed) + Double.random(in: 0...1)) / Double(Self.kill_count)
        try await Task.sleep(for: duration * part)
        kill(process, SIGKILL)
        // The first run was slower than the others, or the machine was busier: what had ended was no kill.
        if end(of: process) == -1 { killed += 1 } else { duration = duration * 0.8 }
        let deadline = ContinuousClock.now + .seconds(10)
        while try await openTransactions(test) > 0, ContinuousClock.now < deadline {
          try await Task.sleep(for: .milliseconds(50))
        }
        #expect(try await openTransactions(test) == 0, "a lock is left")
        let found = try await counts(prefix, test)
        let isWhole = found[0] > 0
        if isWhole { batches += 1 }
        #expect(found == [isWhole ? Self.house_count : 0, isWhole ? 2 * Self.house_count : 0, batches, batches])
      }
      #expect(killed == Self.kill_count, "too few were killed before they had ended")
      let last = try folder("Z")
      defer { try? FileManager.default.removeItem(atPath: last) }
      #expect(end(of: try start(last, test)) == 0)
      #expect(try await counts("Z", test) == [Self.house_count, 2 * Self.house_count, batches + 1, batches + 1])
    }
  }

  @Test func `Ctrl-C stops an import in order: nothing is stored, and the status says that it may be tried again`() async throws
  {
    try await Harness.withDatabase { test in
      var interrupted = 0
      // One that was too late has stored everything, and says so.
      for number in 1...4 {
        let prefix = "C\(number)"
        let folder = try folder(prefix)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let process = try start(folder, test)
        let deadline = ContinuousClock.now + .seconds(60)
        while try await openTransactions(test) == 0, ContinuousClock.now < deadline {
          try await Task.sleep(for: .milliseconds(10))
        }
        kill(process, SIGINT)
        let status = end(of: process)
        let houses = try await counts(prefix, test)[0]
        #expect((status == 75 && houses == 0) || (status == 0 && houses == Self.house_count), "\(status), \(houses) houses")
        if status == 75 { interrupted += 1 }
      }
      #expect(interrupted > 0)
    }
  }
}
