import Domain
import Harness
import Postgres
import Store
import Testing

@Suite(.needsPostgres) struct HarnessTests {
  private let actor = Actor(name: "test", role: .operator)

  @Test func `a test's database has the schema and is gone afterwards`() async throws {
    let name = try await Harness.withDatabase { test in
      try await test.database.requireCurrentSchema()
      return test.name
    }
    let left = try await Harness.withEmptyDatabase { test in
      try await test.administer { connection in
        try connection.query("select count(*) from pg_database where datname = \(name)").first(as: Int64.self)
      }
    }
    #expect(left == 0)
  }

  @Test func `only databases whose name says test are made`() async throws {
    await #expect(throws: HarnessError.self) {
      try await Harness.withDatabase(named: "viertelwerk") { _ in Issue.record("a database without _test was made") }
    }
  }

  @Test func `what a rolled back test writes is nowhere`() async throws {
    let now = try await Harness.rolledBack { tx in
      try tx.execute("select set_config('viertelwerk.harness', 'seen', false)")
      return try tx.query("select current_setting('viertelwerk.harness', true)").first(as: String.self)
    }
    #expect(now == "seen")
    let later = try await Harness.rolledBack { tx in
      try tx.query("select coalesce(nullif(current_setting('viertelwerk.harness', true), ''), 'nothing')").first(
        as: String.self)
    }
    #expect(later == "nothing")
  }
}
