import Domain
import Harness
import Postgres
import Store
import Testing

/// The schema's way forward, on databases of their own.
@Suite(.needsPostgres) struct MigratorTests {
  /// A migration made of a text; its bytes outlive the test.
  private static func migration(_ name: String, _ text: StaticString) -> Migration {
    Migration(name: name, embedded: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private static let first = migration("0001_first", "create table things (id int constraint things_pkey primary key)")
  private static let second = migration("0002_second", "insert into things values (1); insert into things values (2)")

  @Test func `all migrations of the program apply to an empty database and a second run does nothing`() async throws {
    try await Harness.withEmptyDatabase { test in
      let url = test.administratorConnectionString
      let connection = try Connection(url)
      var told: [String] = []
      let applied = try Migrator().migrate(on: connection) { told.append($0) }
      #expect(applied == Migration.embedded.map(\.name))
      #expect(told == applied)
      #expect(try SchemaStatus(on: connection).problem == nil)
      #expect(try Migrator().migrate(on: connection).isEmpty)
    }
  }

  @Test func `a database without the newest migration is behind and the hint says what to run`() async throws {
    try await Harness.withEmptyDatabase { test in
      let url = test.administratorConnectionString
      let connection = try Connection(url)
      #expect(try SchemaStatus(on: connection, known: [Self.first]).isEmpty)
      try Migrator([Self.first]).migrate(on: connection)
      let status = try SchemaStatus(on: connection, known: [Self.first, Self.second])
      #expect(!status.isEmpty)
      #expect(status.pending == ["0002_second"])
      #expect(status.problem?.code == "schema.behind")
      #expect(status.problem?.hint?.text(.english).contains("viertelwerk migrate") == true)
    }
  }

  @Test func `a schema newer than the program is refused and not touched`() async throws {
    try await Harness.withEmptyDatabase { test in
      let url = test.administratorConnectionString
      let connection = try Connection(url)
      try Migrator([Self.first, Self.second]).migrate(on: connection)
      let problem = #expect(throws: Problem.self) { try Migrator([Self.first]).migrate(on: connection) }
      #expect(problem?.code == "schema.ahead")
    }
  }

  @Test func `a migration edited after it was applied is noticed`() async throws {
    try await Harness.withEmptyDatabase { test in
      let url = test.administratorConnectionString
      let connection = try Connection(url)
      try Migrator([Self.first]).migrate(on: connection)
      let edited = Self.migration("0001_first", "create table things (id bigint constraint things_pkey primary key)")
      let problem = #expect(throws: Problem.self) { try Migrator([edited, Self.second]).migrate(on: connection) }
      #expect(problem?.code == "schema.changed")
      #expect(try connection.query("select count(*) from things").first(as: Int.self) == 0)
    }
  }

  @Test func `a migration that fails half-way leaves nothing of itself and keeps those before it`() async throws {
    try await Harness.withEmptyDatabase { test in
      let url = test.administratorConnectionString
      let connection = try Connection(url)
      let broken = Self.migration("0002_broken", "insert into things values (1); insert into things values (1)")
      let problem = #expect(throws: Problem.self) { try Migrator([Self.first, broken]).migrate(on: connection) }
      #expect(problem?.code == "schema.failed")
      #expect(problem?.message.text(.english).contains("0002_broken") == true)
      #expect(try SchemaStatus(on: connection, known: [Self.first, broken]).pending == ["0002_broken"])
      #expect(try connection.query("select count(*) from things").first(as: Int.self) == 0)
    }
  }

  @Test func `two programs that migrate at once take turns`() async throws {
    try await Harness.withEmptyDatabase { test in
      let slow = Self.migration("0001_slow", "select pg_sleep(0.3); create table once (id int)")
      let applied = try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<4 {
          group.addTask { try await test.administer { try Migrator([slow]).migrate(on: $0) } }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(applied == ["0001_slow"])
    }
  }

  @Test func `a login that cannot see every row may not migrate`() async throws {
    try await Harness.withEmptyDatabase { test in
      let url = test.administratorConnectionString
      let connection = try Connection(url)
      try Roles.ensure(on: connection)
      let service = try Connection("\(url) user=\(Roles.service)")
      let problem = #expect(throws: Problem.self) { try Migrator([Self.first]).migrate(on: service) }
      #expect(problem?.code == "schema.not_privileged")
    }
  }

  @Test func `roles are made by several databases at once without one failing`() async throws {
    try await Harness.withEmptyDatabase { first in
      try await Harness.withEmptyDatabase { second in
        let one = first.administratorConnectionString
        try await withThrowingTaskGroup(of: Void.self) { group in
          for test in [first, second, first, second, first, second] {
            group.addTask { try await test.administer { try Roles.ensure(on: $0) } }
          }
          try await group.waitForAll()
        }
        let connection = try Connection(one)
        #expect(try Roles.missing(on: connection).isEmpty)
      }
    }
  }

  @Test func `nobody may take on the role that sees every row`() async throws {
    try await Harness.withEmptyDatabase { test in
      let url = test.administratorConnectionString
      let connection = try Connection(url)
      try Roles.ensure(on: connection)
      try connection.execute("grant viertelwerk_invariant to viertelwerk_service")
      try Roles.ensure(on: connection)
      let service = try Connection("\(url) user=\(Roles.service)")
      let error = #expect(throws: PostgresError.self) { try service.execute("set role viertelwerk_invariant") }
      #expect(error?.kind == .permission)
    }
  }
}
