internal import CLibPQ
internal import Glibc

/// A connection string taken apart, to say the same server with another database, or to tell it to PostgreSQL's programs.
package struct ConnectionAddress: Sendable {
  /// libpq's keywords in its own order, only those that the string sets.
  private let values: [(keyword: String, variable: String?, value: String)]

  /// - Throws: `PostgresError` of kind `misuse` where the string is unreadable; its text is not repeated.
  package init(_ connectionString: String) throws {
    var message: UnsafeMutablePointer<CChar>?
    let parsed = PQconninfoParse(connectionString, &message)
    PQfreemem(message)
    guard let parsed else { throw PostgresError.misuse("the connection string cannot be read") }
    defer { PQconninfoFree(parsed) }
    var values: [(String, String?, String)] = []
    var option = parsed
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        values.append((String(cString: keyword), option.pointee.envvar.map { String(cString: $0) }, String(cString: value)))
      }
      option += 1
    }
    self.values = values
  }

  private init(values: [(keyword: String, variable: String?, value: String)]) {
    self.values = values
  }

  /// The database it means: named, else from the environment, else called like the user.
  package func database(environment: [String: String]) -> String {
    func named(_ keyword: String, _ variable: String) -> String? {
      values.first { $0.keyword == keyword }?.value ?? environment[variable]
    }
    return named("dbname", "PGDATABASE") ?? named("user", "PGUSER") ?? ServerAccount(userID: geteuid())?.name ?? "postgres"
  }

  /// The same server and login, another database.
  package func with(database: String) -> ConnectionAddress {
    ConnectionAddress(values: values.filter { $0.keyword != "dbname" } + [("dbname", "PGDATABASE", database)])
  }

  /// As libpq's key-value string.
  package var connectionString: String {
    values.map { entry in
      let quoted = entry.value.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] }
      return "\(entry.keyword)='\(String(quoted))'"
    }.joined(separator: " ")
  }

  /// As environment variables: a password on a command line is seen by every user of the machine.
  ///
  /// What the string leaves open, libpq takes from the caller's own variables and password file, so they go along.
  package func variables(environment: [String: String]) -> [String: String] {
    var variables = environment.filter { $0.key.hasPrefix("PG") || $0.key == "HOME" }
    for entry in values {
      if let variable = entry.variable { variables[variable] = entry.value }
    }
    return variables
  }
}
