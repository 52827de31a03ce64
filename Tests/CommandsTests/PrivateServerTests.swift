import Glibc
import Harness
import Postgres
import Subprocess
import SystemPackage
import Testing

/// The program's own server, by real processes: made, started, found and stopped, whoever calls and whatever went wrong before.
@Suite(.needsPostgres, .serialized) struct PrivateServerTests {
  @Test func `several starts at once make one server`() async throws {
    try await withHome { home in
      let program = Program(environment: ["VIERTELWERK_HOME": home])
      let starts = try await withThrowingTaskGroup(of: Program.Outcome.self) { group in
        for _ in 1...4 { group.addTask { try await program("database", "start") } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(starts.map(\.status) == [0, 0, 0, 0])
      #expect(starts.filter { $0.errors.contains("PostgreSQL läuft, Daten in") }.count == 1)
      #expect(starts.filter { $0.errors.contains("PostgreSQL läuft schon.") }.count == 3)
      // A command on data lays the schema in the empty database by itself.
      #expect(try await program("check").status == 0)
      #expect(try await program("migrate", "--status").status == 0)
      #expect(try await program("database", "stop").errors == "PostgreSQL ist angehalten.\n")
      #expect(try await program("database", "stop").errors == "PostgreSQL lief nicht.\n")
    }
  }

  @Test func `a killed server and a number that belongs to somebody else do not keep it down`() async throws {
    try await withHome { home in
      let program = Program(environment: ["VIERTELWERK_HOME": home])
      #expect(try await program("database", "start").status == 0)
      let server = try PrivateServer(home: home, environment: TestEnvironment.variables)
      kill(pid_t(try #require(server.processID)), SIGKILL)
      let again = try await program("database", "start")
      #expect(again.status == 0, "\(again.errors)")
      #expect(try await program("database", "stop").status == 0)
      // As after a power cut, when another process has got the number.
      try write(
        "\(getpid())\n\(server.directory.data)\n0\n5432\n\n\n0 0\nready   \n", to: "\(server.directory.data)/postmaster.pid")
      #expect(server.state == .stopped)
      let afterwards = try await program("database", "start")
      #expect(afterwards.status == 0, "\(afterwards.errors)")
    }
  }

  @Test func `a start that is killed half-way leaves nothing that a later one trips over`() async throws {
    try await withHome { home in
      let server = try PrivateServer(home: home, environment: TestEnvironment.variables)
      let killed = try await Subprocess.run(
        .path(FilePath("\(TestEnvironment.productsDirectory)/viertelwerk")), arguments: ["database", "start"],
        environment: .custom(["VIERTELWERK_HOME": home, "PATH": "/usr/bin:/bin"]), input: .none, output: .discarded,
        error: .discarded
      ) { execution in
        while halfMade(in: server.directory.base).isEmpty { try await Task.sleep(for: .milliseconds(2)) }
        try execution.send(signal: .kill)
      }
      #expect(killed.terminationStatus == .signaled(SIGKILL))
      #expect(server.state == .absent)
      #expect(!halfMade(in: server.directory.base).isEmpty)
      let start = try await Program(environment: ["VIERTELWERK_HOME": home])("database", "start")
      #expect(start.status == 0, "\(start.errors)")
      #expect(server.state == .running)
    }
  }

  @Test func `a home too deep for a socket gets a short one`() async throws {
    try await withHome { home in
      let deep = home + "/" + String(repeating: "tief", count: 30)
      let program = Program(environment: ["VIERTELWERK_HOME": deep])
      let start = try await program("database", "start")
      #expect(start.status == 0, "\(start.errors)")
      let server = try PrivateServer(home: deep, environment: TestEnvironment.variables)
      #expect(server.directory.socketDirectory.hasPrefix("/tmp/viertelwerk-"))
      #expect(try await program("migrate").status == 0)
      #expect(try await program("database", "stop").status == 0)
      rmdir(server.directory.socketDirectory)
    }
  }

  @Test(.enabled("only root can try this") { geteuid() == 0 })
  func `root's own directory is left for one that PostgreSQL's account can reach`() async throws {
    try await withHome { home in
      chmod(home, 0o700)
      let program = Program(environment: ["VIERTELWERK_HOME": "\(home)/daten"])
      let start = try await program("database", "start")
      #expect(start.status == 0, "\(start.errors)")
      let server = try PrivateServer(home: "\(home)/daten", environment: TestEnvironment.variables)
      #expect(server.directory.base.hasPrefix("/var/lib/viertelwerk/"))
      #expect(server.directory.account.name == "postgres")
      #expect(try await program("database", "stop").status == 0)
      try await remove(server.directory.base)
    }
  }

  @Test(.enabled("only root can change into another account") { geteuid() == 0 })
  func `an ordinary user has a server of their own, which root can stop and nobody else can use`() async throws {
    try await withHome { home in
      let nobody = try #require(ServerAccount(name: "nobody"))
      let other = try #require(ServerAccount(name: "daemon"))
      chown(home, nobody.userID, nobody.groupID)
      var program = Program(environment: ["VIERTELWERK_HOME": home], userID: nobody.userID)
      program.executable = try await copyOfProgram(in: home)
      let start = try await program("database", "start")
      #expect(start.status == 0, "\(start.errors)")
      #expect(try await program("migrate").status == 0)
      program.userID = other.userID
      let foreign = try await program("check")
      #expect(foreign.status == 69)
      #expect(foreign.errors.hasPrefix("Fehler [server.data_"), "\(foreign.errors)")
      program.userID = nil
      #expect(try await program("check").status == 0)
      #expect(try await program("database", "stop").status == 0)
    }
  }

  // MARK: -

  private func withHome(_ body: (String) async throws -> Void) async throws {
    let home = try TestEnvironment.temporaryDirectory("home")
    do { try await body(home) } catch {
      try await clear(home)
      throw error
    }
    try await clear(home)
  }

  private func clear(_ home: String) async throws {
    _ = try? await PrivateServer(home: home, environment: TestEnvironment.variables).stop()
    try await remove(home)
  }

  private func remove(_ path: String) async throws {
    _ = try await Subprocess.run(.path("/bin/rm"), arguments: ["-rf", path], output: .discarded)
  }

  private func halfMade(in base: String) -> [String] {
    guard let directory = opendir(base) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { $0.hasPrefix("data.new-") }
  }

  private func write(_ text: String, to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(file >= 0)
    let bytes = Array(text.utf8)
    try #require(Glibc.write(file, bytes, bytes.count) == bytes.count)
    close(file)
    if geteuid() == 0, let postgres = ServerAccount(name: "postgres") { chown(path, postgres.userID, postgres.groupID) }
  }

  /// The checkout may lie where the other account cannot go.
  private func copyOfProgram(in home: String) async throws -> String {
    let copy = "\(home)/viertelwerk"
    _ = try await Subprocess.run(
      .path("/bin/cp"), arguments: ["\(TestEnvironment.productsDirectory)/viertelwerk", copy], output: .discarded)
    chmod(copy, 0o755)
    return copy
  }
}
