import Domain
import Postgres
import Store

/// Finds the server that a command works on: the one in DATABASE_URL, else the program's own.
enum Connect {
  /// The program's own server.
  ///
  /// - Throws: `Problem` where DATABASE_URL names another one, which is not ours to start or stop.
  static func privateServer() throws -> PrivateServer {
    let environment = CommandEnvironment.current
    guard environment.value("DATABASE_URL") == nil else {
      throw Problem(
        code: "server.foreign",
        message: Phrase(
          "DATABASE_URL ist gesetzt: dieser Server wird nicht von viertelwerk betrieben.",
          en: "DATABASE_URL is set: that server is not run by viertelwerk."),
        hint: Phrase(
          "DATABASE_URL leeren, um den eigenen Server zu meinen.", en: "Unset DATABASE_URL to mean the private server."),
        exit: .usage)
    }
    return try PrivateServer(
      home: PrivateServer.standardHome(environment: environment.variables), environment: environment.variables)
  }

  /// The database for a command's own work, with a schema that this program knows.
  ///
  /// The private server is started, and its schema laid, where that has not happened yet. On a server of somebody else's only
  /// `viertelwerk migrate` changes the schema.
  /// - Throws: `Problem` `schema.behind`, `schema.ahead`, `schema.changed`; `ServerError`; `PostgresError`.
  static func database() async throws -> Database { try await database(poolSize: poolSize, settings: ConnectionSettings()) }

  /// The same for the service, which answers many at once and lets nobody wait: what cannot be had in seconds is refused.
  static func service(poolSize: Int) async throws -> Database {
    let settings = ConnectionSettings(
      connectTimeout_seconds: 3, statementTimeout_seconds: 25, lockTimeout_seconds: 10, idleInTransactionTimeout_seconds: 30)
    return try await database(poolSize: poolSize, settings: settings, patience: .seconds(4))
  }

  private static func database(
    poolSize: Int, settings: ConnectionSettings, patience: Duration = .seconds(30)
  ) async throws -> Database {
    if let url = CommandEnvironment.current.value("DATABASE_URL") {
      let database = Database(connectionString: url, poolSize: poolSize, settings: settings, patience: patience)
      try await database.requireCurrentSchema()
      return database
    }
    let server = try privateServer()
    try await server.start()
    let database = Database(
      connectionString: server.connectionString(user: PrivateServer.service), poolSize: poolSize, settings: settings,
      patience: patience)
    do {
      let status = try await database.schemaStatus()
      if !status.isEmpty {
        if let problem = status.problem { throw problem }
        return database
      }
    } catch let error as PostgresError where error.kind == .unavailable {
      // In a cluster just made the role to log in as does not exist before the schema does.
    }
    try await administer(server.connectionString(user: PrivateServer.superuser)) { connection in
      let status = try SchemaStatus(on: connection)
      // Only what is empty is migrated unasked: an older schema holds data, and whoever runs the program decides when.
      if status.isEmpty { try Migrator().migrate(on: connection) } else if let problem = status.problem { throw problem }
    }
    try await database.requireCurrentSchema()
    return database
  }

  /// One connection with the rights to change the schema: the private server's superuser, or whoever DATABASE_URL names.
  static func administrator() async throws -> String {
    if let url = CommandEnvironment.current.value("DATABASE_URL") { return url }
    let server = try privateServer()
    try await server.start()
    return server.connectionString(user: PrivateServer.superuser)
  }

  /// Runs a closure on a connection of its own; laying a schema or restoring waits for as long as it takes.
  static func administer<Output: Sendable>(
    _ connectionString: String, _ body: @Sendable (Connection) throws -> Output
  ) async throws -> Output {
    try await OwnConnection.run(connectionString, settings: .patient, body)
  }

  /// A command does one thing at a time; a second connection lets it read beside a long write.
  private static let poolSize = 2
}
