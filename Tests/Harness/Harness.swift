package import Domain
import FoundationEssentials
import Postgres
package import Store
package import Testing

/// What tests on a real PostgreSQL stand on: one throw-away cluster a run, and databases cloned from a migrated template.
package enum Harness {
  /// Whether PostgreSQL's programs are there.
  package static var isAvailable: Bool {
    get async { (try? await ServerPrograms.find(environment: TestEnvironment.variables)) != nil }
  }

  /// Set where a missing server must fail the run rather than skip tests.
  package static var isRequired: Bool { TestEnvironment.variables["VIERTELWERK_TEST_REQUIRE_POSTGRES"] == "1" }

  /// Runs a test in a database of its own, with the schema laid, and drops it afterwards. For tests that commit, that speak
  /// to the database from several connections, or that start the program.
  ///
  /// - Parameter name: must contain `_test`, so that no mistake can ever drop a database with data in it.
  package static func withDatabase<Output>(
    named name: String = "viertelwerk_test", poolSize: Int = 8, _ body: (TestDatabase) async throws -> Output
  ) async throws -> Output {
    try await withClone(of: ThrowawayCluster.template, named: name, poolSize: poolSize, body)
  }

  /// The same without any schema, for tests of the migrator.
  package static func withEmptyDatabase<Output>(
    named name: String = "viertelwerk_empty_test", poolSize: Int = 4, _ body: (TestDatabase) async throws -> Output
  ) async throws -> Output {
    try await withClone(of: "template0", named: name, poolSize: poolSize, body)
  }

  /// Runs a closure in a transaction that is undone, deferred rules included, in a database that all such tests share. The
  /// cheapest way to a real database: about a millisecond.
  package static func rolledBack<Output: Sendable>(
    as actor: Actor = Actor(name: "test", role: .operator), _ body: @escaping @Sendable (Transaction) throws -> Output
  ) async throws -> Output {
    try await ThrowawayCluster.shared().sharedDatabase.rehearse(as: actor, body)
  }

  /// All that the server has written into its log so far, of every test of this run.
  package static func serverLog() async throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: try await ThrowawayCluster.shared().logPath)), as: UTF8.self)
  }

  /// Makes a database that tests get copies of: laid out once a run, because what goes into it takes longer than a copy.
  package static func prepare(
    named name: String, _ body: (TestDatabase) async throws -> Void
  ) async throws -> PreparedDatabase {
    let database = try await ThrowawayCluster.shared().clone(ThrowawayCluster.template, named: name, poolSize: 4)
    try await body(database)
    await database.close()
    return PreparedDatabase(name: database.name)
  }

  /// Runs a test in a copy of a prepared database, and drops it afterwards.
  package static func withCopy<Output>(
    of prepared: PreparedDatabase, poolSize: Int = 8, _ body: (TestDatabase) async throws -> Output
  ) async throws -> Output {
    try await withClone(of: prepared.name, named: "viertelwerk_copy_test", poolSize: poolSize, body)
  }

  private static func withClone<Output>(
    of template: String, named name: String, poolSize: Int, _ body: (TestDatabase) async throws -> Output
  ) async throws -> Output {
    let cluster = try await ThrowawayCluster.shared()
    return try await cluster.turnstile.pass {
      let database = try await cluster.clone(template, named: name, poolSize: poolSize)
      do {
        let output = try await body(database)
        await database.close()
        try await cluster.drop(database.name)
        return output
      } catch {
        await database.close()
        try? await cluster.drop(database.name)
        throw error
      }
    }
  }
}

extension Trait where Self == ConditionTrait {
  /// The test needs PostgreSQL: without its programs it is skipped by name, or fails where VIERTELWERK_TEST_REQUIRE_POSTGRES
  /// is 1.
  package static var needsPostgres: Self {
    .enabled("PostgreSQL's programs are not installed, so this test was skipped: sudo apt-get install postgresql") {
      if Harness.isRequired { return true }
      return await Harness.isAvailable
    }
  }
}
