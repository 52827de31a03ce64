/// The schema of a database as one text that is the same wherever it is made, to be kept and compared.
package enum SchemaDump {
  /// Runs pg_dump and leaves out what depends on the server's version or on the moment.
  ///
  /// - Throws: `ServerError` where PostgreSQL's programs are missing or pg_dump fails; `PostgresError` of kind `misuse`
  ///   where the connection string is unreadable.
  package static func text(
    connectionString: String, programs: ServerPrograms, environment: [String: String]
  ) async throws -> String {
    let outcome = try await programs.run(
      "pg_dump", ["--schema-only", "--no-tablespaces"],
      environment: ConnectionAddress(connectionString).variables(environment: environment))
    guard outcome.succeeded else { throw ServerError.dumpFailed(reason: outcome.lastLine) }
    return normalised(outcome.output)
  }

  /// pg_dump's own comments name versions, its SET lines what its reader expects, its \restrict lines a random key.
  static func normalised(_ dump: String) -> String {
    var lines: [Substring] = []
    for line in dump.split(separator: "\n", omittingEmptySubsequences: false) {
      let isNoise =
        line == "--" || line.hasPrefix("-- Name: ") || line.hasPrefix("-- Dumped ")
        || line.hasPrefix("-- PostgreSQL database dump")
        || (line.hasPrefix("SET ") && line.hasSuffix(";")) || line.hasPrefix("SELECT pg_catalog.set_config(")
        || line.hasPrefix("\\restrict") || line.hasPrefix("\\unrestrict")
      if isNoise || (line.isEmpty && lines.last?.isEmpty ?? true) { continue }
      lines.append(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}
