import Domain
import Glibc
import Postgres
import Store
import Subprocess
import SystemPackage

/// The cluster of one test run: made when the first test asks, careless of power cuts, and gone when the process is.
final class ThrowawayCluster: Sendable {
  /// The database that has the schema and that nobody ever connects to again.
  static let template = "viertelwerk_template_test"

  private let server: PrivateServer
  /// Where the server writes its log.
  var logPath: String { server.directory.log }
  /// Where transactions that are rolled back take place.
  let sharedDatabase: Database
  /// Before every test that gets a database of its own. A test that holds one and asks for another counts twice.
  let turnstile = Turnstile(places: 16)

  private static let starting = Task { try await ThrowawayCluster() }

  /// The run's cluster; every test waits for the same start.
  static func shared() async throws -> ThrowawayCluster {
    try await starting.value
  }

  private init() async throws {
    let home = try TestEnvironment.temporaryDirectory("test")
    try Self.watch(home)
    server = try PrivateServer(
      home: home, durability: .none, connections_max: 200, environment: TestEnvironment.variables)
    try await server.start()
    let superuser = server.connectionString(database: "postgres", user: PrivateServer.superuser)
    let shared = "viertelwerk_shared_test"
    try await Self.run(superuser) { connection in
      try connection.execute("create database \(quotedIdentifier: Self.template)")
    }
    try await Self.run(server.connectionString(database: Self.template, user: PrivateServer.superuser)) { connection in
      try Roles.ensure(on: connection)
      try Migrator().migrate(on: connection)
    }
    try await Self.run(superuser) { connection in
      try connection.execute("create database \(quotedIdentifier: shared) template \(quotedIdentifier: Self.template)")
    }
    // One after the other: their small worlds use the same codes, so side by side they would wait for each other's keys, and
    // two that lay them in different orders would deadlock. All tests of a run start at once, so the last one waits for minutes.
    sharedDatabase = Database(
      connectionString: server.connectionString(database: shared, user: PrivateServer.service), poolSize: 1,
      patience: .seconds(900))
  }

  /// Copies a database under a name that begins with `name` and that no other test has.
  func clone(_ template: String, named name: String, poolSize: Int) async throws -> TestDatabase {
    guard name.contains("_test") else { throw HarnessError.notATestDatabase(name) }
    let unique = "\(name)_\(UInt32.random(in: .min ... .max))"
    try await Self.run(server.connectionString(database: "postgres", user: PrivateServer.superuser)) { connection in
      try connection.execute(
        "create database \(quotedIdentifier: unique) template \(quotedIdentifier: template)")
    }
    let connectionString = server.connectionString(database: unique, user: PrivateServer.service)
    return TestDatabase(
      name: unique, connectionString: connectionString,
      administratorConnectionString: server.connectionString(database: unique, user: PrivateServer.superuser),
      database: Database(connectionString: connectionString, poolSize: poolSize))
  }

  /// Drops a test's database, whoever is still connected to it.
  func drop(_ name: String) async throws {
    guard name.contains("_test") else { throw HarnessError.notATestDatabase(name) }
    try await Self.run(server.connectionString(database: "postgres", user: PrivateServer.superuser)) { connection in
      try connection.execute("drop database if exists \(quotedIdentifier: name) with (force)")
    }
  }

  /// Runs a closure on a connection of its own, on a thread of its own.
  @discardableResult
  static func run<Output: Sendable>(
    _ connectionString: String, _ body: @Sendable (Connection) throws -> Output
  ) async throws -> Output {
    try await OwnConnection.run(connectionString, settings: ConnectionSettings(), body)
  }

  /// A shell that waits for the end of this process, however it comes, and then stops the server and removes the directory:
  /// the kernel closes its end for a killed process too.
  private static func watch(_ home: String) throws {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw HarnessError.noDirectory(path: home, reason: String(cString: strerror(errno)))
    }
    let reading = FileDescriptor(rawValue: ends[0])
    let script = """
      trap '' INT TERM HUP
      cat > /dev/null
      for round in 1 2 3 4 5 6 7 8 9 10; do
        pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null) && kill -QUIT "$pid" 2> /dev/null
        rm -rf "$1" 2> /dev/null
        [ -e "$1" ] || exit 0
        sleep 0.3
      done
      """
    Task.detached {
      var options = PlatformOptions()
      options.createSession = true
      _ = try await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", script, "sh", home], workingDirectory: "/", platformOptions: options,
        input: .fileDescriptor(reading, closeAfterSpawningProcess: true), output: .discarded, error: .discarded)
    }
  }
}
