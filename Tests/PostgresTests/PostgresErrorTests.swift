import Harness
import Postgres
import Testing

/// Errors say what and where, and keep data, statements and passwords to themselves.
@Suite(.needsPostgres) struct PostgresErrorTests {
  private static func texts(_ error: PostgresError) -> [String] {
    var dumped = ""
    dump(error, to: &dumped)
    return ["\(error)", String(reflecting: error), dumped, "\(error as any Error)"]
  }

  @Test func `a broken rule is named with its table and without the row`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      try connection.execute(
        """
        create table people (name text constraint people_name_key unique,
          age int constraint people_age_is_plausible check (age < 150))
        """)
      try connection.execute("insert into people values (\("geheim"), 1)")
      let failures: [(SQL, String, String?)] = [
        ("insert into people values (\("geheim"), 1)", "23505", "people_name_key"),
        ("insert into people values (\("geheim 2"), 4711)", "23514", "people_age_is_plausible"),
        ("select \("geheim")::int", "22P02", nil),
        ("select * from geheim", "42P01", nil),
        ("do $$ begin raise exception 'geheim'; end $$", "P0001", nil),
      ]
      for (statement, state, constraint) in failures {
        let error = try #require(#expect(throws: PostgresError.self) { try connection.query(statement) })
        #expect(error.sqlState == state)
        #expect(error.constraint == constraint)
        for text in Self.texts(error) {
          #expect(!text.contains("geheim"))
          #expect(!text.contains("4711"))
        }
        #expect(error.detailForFindings?.isEmpty == false)
      }
    }
  }

  @Test func `the facts a rule of the schema gives are kept apart from the row a constraint quotes`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let raised = #expect(throws: PostgresError.self) {
        try connection.execute(
          """
          do $$ begin
            raise exception using errcode = '23514', constraint = 'pot_is_not_overdrawn', message = 'x', detail = '{"rest": 5}';
          end $$
          """)
      }
      #expect(raised?.kind == .constraint)
      #expect(raised?.constraint == "pot_is_not_overdrawn")
      #expect(raised?.raisedDetail == #"{"rest": 5}"#)
      try connection.execute("create table things (id int constraint things_pkey primary key)")
      let quoted = #expect(throws: PostgresError.self) { try connection.execute("insert into things values (1), (1)") }
      #expect(quoted?.raisedDetail == nil)
    }
  }

  @Test(arguments: [
    "host=/nonexistent password=geheim dbname=x_test", "postgresql://user:geheim@127.0.0.1:1/x_test?connect_timeout=2",
  ])
  func `a server that is not there is unavailable and the password stays unsaid`(_ url: String) throws {
    let error = try #require(#expect(throws: PostgresError.self) { try Connection(url) })
    #expect(error.kind == .unavailable)
    for text in Self.texts(error) + [error.detailForFindings ?? ""] { #expect(!text.contains("geheim")) }
  }

  @Test func `an unreadable connection string is not repeated`() throws {
    let error = try #require(#expect(throws: PostgresError.self) { try Connection("host=a password='geheim") })
    #expect(error.kind == .misuse)
    for text in Self.texts(error) + [error.detailForFindings ?? ""] { #expect(!text.contains("geheim")) }
  }

  @Test func `an unknown database is unavailable`() async throws {
    try await withServer { url in
      let error = #expect(throws: PostgresError.self) { try Connection("\(url) dbname=no_such_test") }
      #expect(error?.kind == .unavailable)
    }
  }

  @Test func `a statement or a lock that takes too long is told apart`() async throws {
    try await withServer { url in
      let settings = ConnectionSettings(statementTimeout_seconds: 1, lockTimeout_seconds: 0)
      let slow = #expect(throws: PostgresError.self) {
        try Connection(url, settings: settings).query("select pg_sleep(5)::text")
      }
      #expect(slow?.kind == .statementTimeout)
      let holder = try Connection(url)
      try holder.execute("select pg_advisory_lock(1)")
      let blocked = #expect(throws: PostgresError.self) {
        let settings = ConnectionSettings(lockTimeout_seconds: 1)
        _ = try Connection(url, settings: settings).execute("select pg_advisory_lock(1)")
      }
      #expect(blocked?.kind == .lockTimeout)
    }
  }
}
