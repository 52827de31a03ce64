/// A database made beside another one, to take its place in one step once it is as it should be.
package struct SiblingDatabase: Sendable {
  /// The new database.
  package let address: ConnectionAddress
  private let name: String
  /// The database whose place it is to take.
  private let wanted: String
  private let maintenance: ConnectionAddress

  /// Makes an empty database.
  ///
  /// - Parameters:
  ///   - address: the database whose place it may take.
  ///   - purpose: a word for its name, by which a left-over can be told.
  package static func make(
    beside address: ConnectionAddress, purpose: String, environment: [String: String]
  ) async throws -> SiblingDatabase {
    let sibling = SiblingDatabase(beside: address, purpose: purpose, environment: environment)
    try await sibling.maintain { connection in
      try connection.execute(
        "create database \(quotedIdentifier: sibling.name) template template0 encoding 'UTF8'")
    }
    return sibling
  }

  private init(beside address: ConnectionAddress, purpose: String, environment: [String: String]) {
    wanted = address.database(environment: environment)
    name = "\(wanted)_\(purpose)_\(String(UInt32.random(in: .min ... .max), radix: 16))"
    // Databases cannot be renamed from inside; every server has this one to stand in meanwhile.
    maintenance = address.with(database: "postgres")
    self.address = address.with(database: name)
  }

  private func maintain(_ body: @Sendable (Connection) throws -> Void) async throws {
    try await OwnConnection.run(maintenance.connectionString, settings: .patient, body)
  }

  /// Puts the new database in the old one's place, in one transaction, and then drops the old one. Who is connected to the old
  /// one is disconnected.
  package func takePlace() async throws {
    try await maintain { try takePlace(by: $0) }
  }

  private func takePlace(by connection: Connection) throws {
    let old = "\(wanted)_old_\(String(UInt32.random(in: .min ... .max), radix: 16))"
    var attempt = 0
    while true {
      do {
        try disconnectOthers(connection)
        try connection.execute("begin")
        let exists = try connection.query("select exists (select from pg_catalog.pg_database where datname = \(wanted))")
        if try exists.first(as: Bool.self) == true {
          try connection.execute("alter database \(quotedIdentifier: wanted) rename to \(quotedIdentifier: old)")
        }
        try connection.execute("alter database \(quotedIdentifier: name) rename to \(quotedIdentifier: wanted)")
        try connection.execute("commit")
        break
      } catch let error as PostgresError {
        _ = try? connection.execute("rollback")
        attempt += 1
        // Somebody has connected in between; a program that keeps coming back must be stopped by its operator.
        guard error.sqlState == Self.objectInUse, attempt < 20 else { throw error }
      }
    }
    try connection.execute("drop database if exists \(quotedIdentifier: old) with (force)")
  }

  /// Drops the new database again.
  package func drop() async throws {
    try await maintain { try $0.execute("drop database if exists \(quotedIdentifier: name) with (force)") }
  }

  private func disconnectOthers(_ connection: Connection) throws {
    _ = try connection.query(
      """
      select pg_terminate_backend(pid) from pg_catalog.pg_stat_activity
      where datname in (\(wanted), \(name)) and pid <> pg_backend_pid()
      """)
  }

  private static let objectInUse = "55006"
}

extension ConnectionSettings {
  /// For work that takes as long as it takes.
  package static let patient = ConnectionSettings(statementTimeout_seconds: 0, idleInTransactionTimeout_seconds: 0)
}
