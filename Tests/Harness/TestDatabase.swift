package import Postgres
package import Store

/// A database that belongs to one test.
package struct TestDatabase: Sendable {
  package let name: String
  /// As the login without rights that the program uses.
  package let connectionString: String
  /// As the superuser, for what no role of the program may do.
  package let administratorConnectionString: String
  package let database: Database

  /// Runs a closure as the superuser on a connection of its own, as a test that breaks rules by hand does.
  @discardableResult
  package func administer<Output: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Output
  ) async throws -> Output {
    try await ThrowawayCluster.run(administratorConnectionString, body)
  }

  /// Takes the database away from everybody who is connected, or lets them in again.
  package func setAway(_ isAway: Bool) async throws {
    let everywhere = administratorConnectionString.replacing("dbname='\(name)'", with: "dbname='postgres'")
    try await ThrowawayCluster.run(everywhere) { connection in
      if isAway {
        try connection.execute("alter database \(quotedIdentifier: name) with allow_connections false")
        _ = try connection.query("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = \(name)")
      } else {
        try connection.execute("alter database \(quotedIdentifier: name) with allow_connections true")
      }
    }
  }

  func close() async {
    await database.close()
  }
}

/// A database that nobody is connected to any more, so that it can be copied.
package struct PreparedDatabase: Sendable {
  let name: String
}

/// Why the harness did not do what a test asked for.
package enum HarnessError: Error, Sendable {
  /// Only names with `_test` are made and dropped.
  case notATestDatabase(String)
  case noDirectory(path: String, reason: String)
}
