import Glibc
import Postgres
import Testing

let url = getenv("VIERTELWERK_TEST_DATABASE_URL").map { String(cString: $0) } ?? ""

extension Trait where Self == ConditionTrait {
  /// Skips, and says why, where there is no server to test against.
  static var needsPostgres: Self { .enabled(if: !url.isEmpty, "these tests need a PostgreSQL server") }
}

/// An empty database of its own for one test.
func withEmptyDatabase(_ body: (String) async throws -> Void) async throws {
  let admin = try Connection(url)
  let name = "vw_test_\(UInt32.random(in: 0 ... .max))"
  try admin.execute("create database \(quotedIdentifier: name)")
  var failure: (any Error)?
  do { try await body("\(url) dbname=\(name)") } catch { failure = error }
  try admin.execute("drop database \(quotedIdentifier: name) with (force)")
  if let failure { throw failure }
}
