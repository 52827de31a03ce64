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
    let connection = try Connection(address.connectionString, settings: .patient)
    let programs = try await ServerPrograms.find(for: connection, environment: environment)
    // pg_dump joins this snapshot, so that what is counted here is what it writes, whoever writes meanwhile.
    try connection.execute("begin isolation level repeatable read read only")
    guard let snapshot = try connection.query("select pg_export_snapshot()").first(as: String.self) else {
      throw ServerError.dumpFailed(reason: "no snapshot")
    }
    let fingerprint = try Fingerprint(of: connection)
    let beside = "\(path).part-\(getpid())"
    let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw ServerError.backupUnreachable(path: path, reason: FileSystem.reason()) }
    close(file)
    do {
      let outcome = try await programs.run(
        "pg_dump", ["--format=custom", "--snapshot=\(snapshot)", "--no-password", "--file=\(beside)"],
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
    try connection.execute("rollback")
    return fingerprint
  }

  /// Restores a backup into a database beside the present one, compares it with what was backed up, and only then swaps the two.
  ///
  /// - Parameter prepare: makes the roles, which no dump carries; called with a connection before anything else.
  /// - Returns: what was restored.
  /// - Throws: `ServerError`, `PostgresError`; the present database is then as it was.
  @discardableResult
  package static func restore(
    _ path: String, into address: ConnectionAddress, environment: [String: String],
    prepare: (Connection) throws -> Void
  ) async throws -> Fingerprint {
    let path = FileSystem.canonical(path)
    let expected = try BackupFile(path: path).verifiedFingerprint()
    let maintenance = try Connection(address.with(database: "postgres").connectionString, settings: .patient)
    let programs = try await ServerPrograms.find(for: maintenance, environment: environment)
    try prepare(maintenance)
    let sibling = try SiblingDatabase(of: address, purpose: "restore", environment: environment)
    do {
      var variables = sibling.address.variables(environment: environment)
      let database = variables.removeValue(forKey: "PGDATABASE") ?? ""
      let outcome = try await programs.run(
        "pg_restore",
        ["--exit-on-error", "--single-transaction", "--no-password", "--dbname=\(database)", path],
        environment: variables)
      guard outcome.succeeded else { throw ServerError.restoreFailed(reason: outcome.firstLine) }
      let restored = try Fingerprint(of: Connection(sibling.address.connectionString, settings: .patient))
      let differences = expected.differences(from: restored)
      guard differences.isEmpty else { throw ServerError.restoreDiffers(tables: differences) }
      try sibling.takePlace()
      return restored
    } catch {
      try? sibling.drop()
      throw error
    }
  }
}
