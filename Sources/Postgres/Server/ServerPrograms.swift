import Glibc
import Subprocess
import SystemPackage

/// Where PostgreSQL's programs are, and how one of them is run.
package struct ServerPrograms: Sendable {
  /// The folder that holds initdb, postgres, pg_ctl, pg_dump and pg_restore of one version.
  package let directory: String

  /// More than any of them says; a schema is the longest.
  private static let outputLimit_bytes = 16 << 20
  private static let needed = ["initdb", "postgres", "pg_ctl", "pg_dump", "pg_restore"]

  /// Where programs are looked for beyond PATH.
  package struct Places: Sendable {
    /// Debian's folder of all versions.
    package var debian: String
    /// Whether pg_config is asked, which knows where one version was installed.
    package var asksPgConfig: Bool

    package init(debian: String = "/usr/lib/postgresql", asksPgConfig: Bool = true) {
      self.debian = debian
      self.asksPgConfig = asksPgConfig
    }
  }

  /// Looks in PATH, then in Debian's folders, newest first, then asks pg_config.
  ///
  /// - Parameter major: where data already exists, its version: only programs of the same one can serve it.
  package static func find(
    major: String? = nil, environment: [String: String], places: Places = Places()
  ) async throws -> ServerPrograms {
    var searched: [String] = []
    let debian = places.debian
    var candidates: [String] = major.map { ["\(debian)/\($0)/bin"] } ?? []
    for entry in (environment["PATH"] ?? "").split(separator: ":") {
      guard let program = FileSystem.realPath("\(entry)/pg_ctl") else { continue }
      candidates.append(String(program.dropLast("/pg_ctl".count)))
    }
    candidates += FileSystem.entries(of: debian).sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "\(debian)/\($0)/bin" }
    var others: [String] = []
    for candidate in candidates where isComplete(candidate) {
      let version = try await ServerPrograms(directory: candidate).major()
      if major == nil || version == major { return ServerPrograms(directory: candidate) }
      if !others.contains(version) { others.append(version) }
    }
    searched += candidates
    if places.asksPgConfig, let asked = try? await ServerPrograms(directory: "/usr/bin").output("pg_config", ["--bindir"]),
      isComplete(asked)
    {
      let version = try await ServerPrograms(directory: asked).major()
      if major == nil || version == major { return ServerPrograms(directory: asked) }
      if !others.contains(version) { others.append(version) }
    }
    if let major, !others.isEmpty {
      throw ServerError.versionMismatch(data: major, programs: others.joined(separator: ", "))
    }
    throw ServerError.programsMissing(searched: searched.isEmpty ? ["PATH", debian] : searched)
  }

  /// The programs that fit the server of a connection: of its version, or the newest, which understand older servers.
  package static func find(for connection: OwnConnection, environment: [String: String]) async throws -> ServerPrograms {
    let version = try await connection.run {
      try $0.query("select current_setting('server_version_num')::int4 / 10000").first(as: Int32.self)
    }
    do {
      return try await find(major: version.map(String.init), environment: environment)
    } catch ServerError.versionMismatch {
      return try await find(environment: environment)
    }
  }

  private static func isComplete(_ directory: String) -> Bool {
    needed.allSatisfy { access("\(directory)/\($0)", X_OK) == 0 }
  }

  /// The major version, as the file PG_VERSION in a data directory writes it.
  private func major() async throws -> String {
    let words = try await output("postgres", ["--version"]).split(separator: " ")
    guard let number = words.first(where: { $0.first?.isNumber == true }) else {
      throw ServerError.programsMissing(searched: [directory])
    }
    return String(number.prefix { $0.isNumber })
  }

  private func output(_ program: String, _ arguments: [String]) async throws -> String {
    let result = try await run(program, arguments)
    guard result.succeeded else { throw ServerError.programsMissing(searched: [directory]) }
    return String(result.output.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// How a program ended, and what it had to say.
  package struct Outcome: Sendable {
    package let succeeded: Bool
    package let output: String
    package let errors: String

    /// The first line that says something: where a program went wrong before it gave up.
    package var firstLine: String {
      let lines = (errors.isEmpty ? output : errors).split(whereSeparator: \.isNewline)
      return lines.first.map(String.init) ?? ""
    }

    /// The last line that says something, for a message.
    package var lastLine: String {
      let lines = (errors.isEmpty ? output : errors).split(whereSeparator: \.isNewline)
      return lines.last.map(String.init) ?? ""
    }
  }

  /// Runs one of the programs to its end, as the given account where the caller is root, in a neutral place and language.
  package func run(
    _ program: String, _ arguments: [String], as account: ServerAccount? = nil, input: String = "",
    environment extra: [String: String] = [:]
  ) async throws -> Outcome {
    // Not the caller's environment: a PGDATA or PGOPTIONS there would lead the programs elsewhere.
    var variables = ["PATH": "\(directory):/usr/bin:/bin", "LC_ALL": "C", "HOME": "/"]
    for (name, value) in extra { variables[name] = value }
    var environment: [Environment.Key: String] = [:]
    for (name, value) in variables { environment[Environment.Key(stringLiteral: name)] = value }
    var command = [program] + arguments
    if let account, geteuid() == 0, account.userID != 0 {
      // Not by way of Subprocess's own userID: it forks with clone3, after which glibc's setuid waits for threads that only
      // the parent has, and now and then never returns. setpriv is part of every Debian.
      command =
        ["setpriv", "--reuid=\(account.userID)", "--regid=\(account.groupID)", "--init-groups", "--"]
        + command
    }
    let result = try await Subprocess.run(
      .name(command[0]), arguments: Arguments(Array(command.dropFirst())), environment: .custom(environment),
      workingDirectory: "/", input: .string(input), output: .string(limit: Self.outputLimit_bytes),
      error: .string(limit: Self.outputLimit_bytes))
    return Outcome(
      succeeded: result.terminationStatus.isSuccess, output: result.standardOutput, errors: result.standardError)
  }
}
