import Harness

/// An empty database for one test, and the superuser's way into it.
func withServer(_ body: (String) async throws -> Void) async throws {
  try await Harness.withEmptyDatabase(poolSize: 1) { try await body($0.administratorConnectionString) }
}
