import Glibc

/// A PostgreSQL server of the program's own, reached over a Unix socket only: the embedded default.
///
/// It is made and started when it is first needed, stays up after the command has ended, and is stopped by a command. Any number
/// of commands may want it at once. The caller may be root: PostgreSQL then runs as the account that owns the data, or as
/// `postgres`.
package struct PrivateServer: Sendable {
  /// How careful the server is with what it has written.
  package enum Durability: Sendable {
    /// What was committed survives a power cut.
    case full
    /// For throw-away data only: nothing is forced to the disk.
    case none
  }

  package let directory: ServerDirectory
  private let durability: Durability
  private let connections_max: Int
  private let timeout_seconds: Int
  private let environment: [String: String]

  /// The superuser of the cluster, whom root and the owner of the data may log in as.
  package static let superuser = "postgres"
  /// The role without rights that the program's own work logs in as.
  package static let service = "viertelwerk_service"
  package static let databaseName = "viertelwerk"

  /// - Parameter home: the wished directory; `directory.base` says where the data really is.
  /// - Throws: `ServerError`, where the data belongs to somebody else or cannot be reached.
  package init(
    home: String, durability: Durability = .full, connections_max: Int = 100, timeout_seconds: Int = 60,
    environment: [String: String]
  ) throws {
    directory = try ServerDirectory(home: home)
    self.durability = durability
    self.connections_max = connections_max
    self.timeout_seconds = timeout_seconds
    self.environment = environment
  }

  /// VIERTELWERK_HOME, else the XDG data directory, else `~/.local/share/viertelwerk`.
  package static func standardHome(environment: [String: String]) -> String {
    if let home = environment["VIERTELWERK_HOME"], !home.isEmpty { return home }
    // The XDG specification says that a relative path is to be ignored.
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/viertelwerk" }
    let user = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/root"
    return "\(user)/.local/share/viertelwerk"
  }

  /// The connection string for a database of this server, in libpq's key-value form.
  package func connectionString(database: String = databaseName, user: String) -> String {
    "host='\(Self.quoted(directory.socketDirectory))' port=5432 user='\(Self.quoted(user))' dbname='\(Self.quoted(database))'"
  }

  /// The same as an address that psql and other programs take.
  package func url(database: String = databaseName, user: String) -> String {
    let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    var host = ""
    for byte in directory.socketDirectory.utf8 {
      let digits = String(byte, radix: 16, uppercase: true)
      host += unreserved.contains(byte) ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
    }
    return "postgresql://\(user)@/\(database)?host=\(host)"
  }

  private static func quoted(_ value: String) -> String {
    String(value.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] })
  }

  // MARK: - State

  /// What a look at the server finds.
  package enum State: String, Sendable {
    /// No data yet.
    case absent
    case stopped
    /// Started, but not yet (or no longer) accepting connections.
    case starting
    case running
  }

  /// Looks without waiting, without a lock and without starting a process.
  package var state: State {
    let postmaster = Postmaster(data: directory.data)
    guard access("\(directory.data)/PG_VERSION", F_OK) == 0 else { return .absent }
    if postmaster.saysReady, somebodyListens() { return .running }
    return postmaster.isAlive ? .starting : .stopped
  }

  /// The postmaster's process number while it lives.
  package var processID: Int? {
    let postmaster = Postmaster(data: directory.data)
    return postmaster.isAlive ? postmaster.processID.map(Int.init) : nil
  }

  private func somebodyListens() -> Bool {
    let path = Array(directory.socket.utf8)
    var address = sockaddr_un()
    guard path.count <= ServerDirectory.socketPathLimit_bytes else { return false }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let file = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard file >= 0 else { return false }
    defer { close(file) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(file, $0, size) == 0 }
    }
  }

  // MARK: - Start and stop

  /// Makes the cluster if there is none, starts it if it is not running, and returns when it accepts connections.
  ///
  /// - Returns: whether it had to be started; when it was running already, no process was started and no lock taken.
  @discardableResult
  package func start() async throws -> Bool {
    if state == .running { return false }
    try directory.prepare()
    // Making a cluster on a slow disk takes longer than starting it: whoever waits for both waits twice as long.
    return try await ServerLock.holding(directory.lock, timeout_seconds: timeout_seconds * 2) {
      if state == .running { return false }
      if state == .starting, try await becameReady() { return false }
      let isNew = state == .absent
      let programs = try await ServerPrograms.find(major: isNew ? nil : major, environment: environment)
      if isNew { try await initialise(programs) }
      try await launch(programs)
      return true
    }
  }

  /// Stops the server if it runs: sessions are ended, what was committed is safe.
  ///
  /// - Returns: whether it was running.
  @discardableResult
  package func stop() async throws -> Bool {
    guard state == .running || state == .starting else { return false }
    return try await ServerLock.holding(directory.lock, timeout_seconds: timeout_seconds * 2) {
      guard state == .running || state == .starting else { return false }
      let programs = try await ServerPrograms.find(major: major, environment: environment)
      let outcome = try await programs.run(
        "pg_ctl", ["stop", "-D", directory.data, "-m", "fast", "-w", "-t", "\(timeout_seconds)"], as: directory.account)
      guard outcome.succeeded else { throw ServerError.stopFailed(log: directory.log, reason: outcome.lastLine) }
      return true
    }
  }

  /// The version that made the data.
  private var major: String? {
    FileSystem.text(of: "\(directory.data)/PG_VERSION")?.split(whereSeparator: \.isNewline).first.map(String.init)
  }

  /// Makes the cluster beside its place and renames it there: a killed start leaves a half-made sibling, which the next removes,
  /// and never half a cluster.
  private func initialise(_ programs: ServerPrograms) async throws {
    for entry in FileSystem.entries(of: directory.base) where entry.hasPrefix("data.new-") {
      FileSystem.removeTree("\(directory.base)/\(entry)")
    }
    let fresh = "\(directory.data).new-\(getpid())-\(UInt32.random(in: .min ... .max))"
    try FileSystem.makeDirectory(fresh, mode: 0o700)
    try FileSystem.hand(fresh, to: directory.account)
    do {
      // C.UTF-8: the order of text must not depend on the machine's locales.
      var arguments = [
        "-D", fresh, "--username", Self.superuser, "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums",
        "--auth-local=peer", "--auth-host=reject", "--no-instructions",
      ]
      if durability == .none { arguments.append("--no-sync") }
      try await demand(programs.run("initdb", arguments, as: directory.account))
      var owners = ["root"]
      if directory.account.name != "root" { owners.append(directory.account.name) }
      let map = owners.flatMap { owner in
        [Self.superuser, Self.service].map { "viertelwerk \"\(owner)\" \($0)\n" }
      }
      try await write("local all all peer map=viertelwerk\n", to: "\(fresh)/pg_hba.conf", programs)
      try await write(map.joined(), to: "\(fresh)/pg_ident.conf", programs)
      // In single-user mode, so that a cluster never exists without its database.
      let single = ["--single", "-D", fresh, "-c", "fsync=\(durability == .full ? "on" : "off")", "postgres"]
      try await demand(
        programs.run("postgres", single, as: directory.account, input: "create database \(Self.databaseName)\n"))
    } catch {
      FileSystem.removeTree(fresh)
      throw error
    }
    guard rename(fresh, directory.data) == 0 else {
      let reason = FileSystem.reason()
      FileSystem.removeTree(fresh)
      throw ServerError.initialisationFailed(path: directory.data, reason: reason)
    }
  }

  private func demand(_ outcome: ServerPrograms.Outcome) throws {
    guard outcome.succeeded else {
      throw ServerError.initialisationFailed(path: directory.data, reason: outcome.lastLine)
    }
  }

  /// Written by the server's own account: root never opens a file in a directory that somebody else may change.
  private func write(_ text: String, to path: String, _ programs: ServerPrograms) async throws {
    try await demand(programs.run("sh", ["-c", "umask 077; cat > \"$1\"", "sh", path], as: directory.account, input: text))
  }

  private func launch(_ programs: ServerPrograms) async throws {
    try directory.prepareSocketDirectory()
    let postmaster = Postmaster(data: directory.data)
    try await wait(seconds: 10) { postmaster.remainingProcessIDs.isEmpty }
    postmaster.clearStaleFiles(socket: directory.socket)
    let words = settings.map { "-c '\($0.0)=\($0.1)'" }.joined(separator: " ")
    // pg_ctl gives the server a session of its own, so that closing the terminal does not stop it.
    let outcome = try await programs.run(
      "pg_ctl", ["start", "-D", directory.data, "-l", directory.log, "-w", "-t", "\(timeout_seconds)", "-s", "-o", words],
      as: directory.account)
    if outcome.succeeded { return }
    if state == .running { return }
    if Postmaster(data: directory.data).isAlive {
      throw ServerError.startTimedOut(log: directory.log, seconds: timeout_seconds)
    }
    throw ServerError.startFailed(log: directory.log, reason: lastFatalLine() ?? outcome.lastLine)
  }

  /// Given with every start rather than written down once, so that they are those of the program that starts it.
  private var settings: [(String, String)] {
    var settings = [
      ("listen_addresses", ""),
      ("unix_socket_directories", directory.socketDirectory),
      ("unix_socket_permissions", "0700"),
      ("port", "5432"),
      ("max_connections", "\(connections_max)"),
      ("timezone", "Europe/Berlin"),
      // A killed program must not keep its locks.
      ("client_connection_check_interval", "1s"),
      ("idle_in_transaction_session_timeout", "5min"),
      // The log holds no statement and no row, so that it holds nobody's data.
      ("log_min_error_statement", "panic"),
      ("log_error_verbosity", "terse"),
      ("log_parameter_max_length", "0"),
      ("log_statement", "none"),
      ("log_checkpoints", "off"),
      ("log_line_prefix", "%m [%p] "),
      ("log_timezone", "UTC"),
    ]
    if durability == .none {
      settings += [("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off"), ("max_wal_size", "4GB")]
    }
    return settings
  }

  private func becameReady() async throws -> Bool {
    try await wait(seconds: timeout_seconds) { state != .starting }
    if state == .starting { throw ServerError.startTimedOut(log: directory.log, seconds: timeout_seconds) }
    return state == .running
  }

  private func wait(seconds: Int, until done: () -> Bool) async throws {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(seconds)
    while !done(), clock.now < deadline { try await Task.sleep(for: .milliseconds(20)) }
  }

  /// The server's own word on why it did not start.
  private func lastFatalLine() -> String? {
    FileSystem.text(of: directory.log)?.split(whereSeparator: \.isNewline).last {
      $0.contains("FATAL") || $0.contains("could not")
    }
    .map(String.init)
  }
}
