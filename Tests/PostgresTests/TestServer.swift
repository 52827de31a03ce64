import Glibc
import Postgres
import Testing

let url = getenv("VIERTELWERK_TEST_DATABASE_URL").map { String(cString: $0) } ?? ""

extension Trait where Self == ConditionTrait {
  /// Skips, and says why, where there is no server to test against.
  static var needsPostgres: Self { .enabled(if: !url.isEmpty, "these tests need a PostgreSQL server") }
}

/// A schema of its own for one test, so that tests run side by side; the connection string finds it first.
func withSchema(_ body: (String) async throws -> Void) async throws {
  let admin = try Connection(url)
  let name = "test_\(UInt64.random(in: 0 ... .max))"
  try admin.execute("create schema \(quotedIdentifier: name)")
  var failure: (any Error)?
  do { try await body("\(url) options='-c search_path=\(name)'") } catch { failure = error }
  try admin.execute("drop schema \(quotedIdentifier: name) cascade")
  if let failure { throw failure }
}
