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

  /// pg_dump's own comments name versions, its SET lines what its reader expects, its \restrict lines a random key, and
  /// what no role of the program owns belongs to whoever ran the migrations.
  static func normalised(_ dump: String) -> String {
    var lines: [Substring] = []
    for line in dump.split(separator: "\n", omittingEmptySubsequences: false) {
      if isNoise(line) || (line.isEmpty && lines.last?.isEmpty ?? true) { continue }
      lines.append(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func isNoise(_ line: Substring) -> Bool {
    let beginnings = [
      "-- Name: ", "-- Dumped ", "-- PostgreSQL database dump", "SELECT pg_catalog.set_config(", "\\restrict", "\\unrestrict",
    ]
    if line == "--" || beginnings.contains(where: line.hasPrefix) { return true }
    if line.hasPrefix("SET "), line.hasSuffix(";") { return true }
    let words = Array(line.split(separator: " ").suffix(3))
    return line.hasPrefix("ALTER ") && words.count == 3 && words[0] == "OWNER" && words[1] == "TO"
      && !words[2].hasPrefix("viertelwerk_")
  }
}
