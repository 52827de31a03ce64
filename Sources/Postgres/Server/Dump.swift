internal import Glibc

/// Backs a database up into one file and brings it back, and believes neither before it has compared every table.
package enum Dump {
  /// Writes a backup; the file appears under its name only when it is whole.
  ///
  /// - Returns: what was backed up.
  /// - Throws: `ServerError`, `PostgresError`.
  @discardableResult
  package static func backUp(
    _ address: ConnectionAddress, to path: String, environment: [String: String]
  ) async throws -> Fingerprint {
    let path = FileSystem.canonical(path)
    return try await OwnConnection.use(address.connectionString, settings: .patient) { connection in
      let programs = try await ServerPrograms.find(for: connection, environment: environment)
      // pg_dump joins this snapshot, so that what is counted here is what it writes, whoever writes meanwhile.
      let (snapshot, fingerprint) = try await connection.run { connection in
        try connection.execute("begin isolation level repeatable read read only")
        guard let snapshot = try connection.query("select pg_export_snapshot()").first(as: String.self) else {
          throw ServerError.dumpFailed(reason: "no snapshot")
        }
        return (snapshot, try Fingerprint(of: connection))
      }
      let dump = ["--format=custom", "--snapshot=\(snapshot)", "--no-password"]
      try await write(fingerprint, by: dump, of: address, to: path, programs, environment: environment)
      return fingerprint
    }
  }

  private static func write(
    _ fingerprint: Fingerprint, by arguments: [String], of address: ConnectionAddress, to path: String,
    _ programs: ServerPrograms, environment: [String: String]
  ) async throws {
    let beside = "\(path).part-\(getpid())"
    let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw ServerError.backupUnreachable(path: path, reason: FileSystem.reason()) }
    close(file)
    do {
      let outcome = try await programs.run(
        "pg_dump", arguments + ["--file=\(beside)"],
        environment: address.variables(environment: environment))
      guard outcome.succeeded else { throw ServerError.dumpFailed(reason: outcome.lastLine) }
      try BackupFile(path: beside).seal(fingerprint)
      guard rename(beside, path) == 0 else {
        throw ServerError.backupUnreachable(path: path, reason: FileSystem.reason())
      }
      FileSystem.syncDirectory(of: path)
    } catch {
      unlink(beside)
      throw error
    }
  }

  /// Restores a backup into a database beside the present one, compares it with what was backed up, and only then swaps the two.
  ///
  /// - Parameter prepare: makes the roles, which no dump carries; called with a connection before anything else.
  /// - Returns: what was restored.
  /// - Throws: `ServerError`, `PostgresError`; the present database is then as it was.
  @discardableResult
  package static func restore(
    _ path: String, into address: ConnectionAddress, environment: [String: String],
    prepare: @Sendable (Connection) throws -> Void
  ) async throws -> Fingerprint {
    let path = FileSystem.canonical(path)
    let expected = try BackupFile(path: path).verifiedFingerprint()
    let maintenance = address.with(database: "postgres").connectionString
    let programs = try await OwnConnection.use(maintenance, settings: .patient) { connection in
      let programs = try await ServerPrograms.find(for: connection, environment: environment)
      try await connection.run(prepare)
      return programs
    }
    let sibling = try await SiblingDatabase.make(beside: address, purpose: "restore", environment: environment)
    do {
      var variables = sibling.address.variables(environment: environment)
      let database = variables.removeValue(forKey: "PGDATABASE") ?? ""
      let outcome = try await programs.run(
        "pg_restore",
        ["--exit-on-error", "--single-transaction", "--no-password", "--dbname=\(database)", path],
        environment: variables)
      guard outcome.succeeded else { throw ServerError.restoreFailed(reason: outcome.firstLine) }
      let restored = try await OwnConnection.run(sibling.address.connectionString, settings: .patient) { connection in
        try Fingerprint(of: connection)
      }
      let differences = expected.differences(from: restored)
      guard differences.isEmpty else { throw ServerError.restoreDiffers(tables: differences) }
      try await sibling.takePlace()
      return restored
    } catch {
      try? await sibling.drop()
      throw error
    }
  }
}
