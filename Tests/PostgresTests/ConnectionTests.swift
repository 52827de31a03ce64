import Harness
import Postgres
import Testing

/// Statements, pipelines and their answers, on a real connection.
@Suite(.needsPostgres) struct ConnectionTests {
  @Test func `a bound value is data even when it looks like a statement`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let hostile = "'; drop table x; --"
      #expect(try connection.query("select \(hostile)").first(as: String.self) == hostile)
    }
  }

  @Test func `a name from outside is quoted and can only name a thing`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let hostile = #"x" (id int); drop schema public; --"#
      try connection.execute("create table \(quotedIdentifier: hostile) (id int)")
      let names = try connection.query("select relname from pg_class where relnamespace = current_schema()::regnamespace")
      #expect(try names.decode(String.self) == [hostile])
    }
  }

  @Test func `fragments keep their values in order`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let conditions: [SQL] = ["n > \(2)", "n < \(6)", "n <> \(4)"]
      let rows = try connection.query(
        """
        select n from generate_series(\(1), \(9)) as n
        where \(fragment: .joined(conditions, separator: " and ")) and n <> \(5) order by \(identifier: "n")
        """)
      #expect(try rows.decode(Int.self) == [3])
    }
  }

  @Test func `an error in the middle of a pipeline undoes all of it and the connection goes on`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      try connection.execute("create table things (id int constraint things_pkey primary key)")
      let last: SQL = "insert into things values (\(Int32(3)))"
      let error = #expect(throws: PostgresError.self) {
        try connection.run([
          "insert into things values (\(Int32(1)))", "insert into things select 1 from generate_series(1, 2)", last,
        ])
      }
      #expect(error?.kind == .constraint)
      #expect(error?.constraint == "things_pkey")
      #expect(try connection.query("select count(*) from things").first(as: Int.self) == 0)
      // The last statement was never prepared, so the connection must not believe it was.
      try connection.execute(last)
      #expect(try connection.query("select id from things").decode(Int.self) == [3])
    }
  }

  @Test func `a statement that does not parse is forgotten and the next one works`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      for _ in 0..<2 {
        let error = #expect(throws: PostgresError.self) { try connection.query("select nothing from nowhere") }
        #expect(error?.sqlState == "42P01")
      }
      #expect(try connection.query("select 1").first(as: Int.self) == 1)
    }
  }

  @Test func `more statements than are kept prepared still work, twice`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      for _ in 0..<2 {
        for count in 1...300 {
          let terms: [SQL] = (1...count).map { "\($0)" }
          let sum = try connection.query("select \(fragment: .joined(terms, separator: " + "))").first(as: Int.self)
          #expect(sum == count * (count + 1) / 2)
        }
      }
      let kept = try connection.query("select count(*) from pg_prepared_statements").first(as: Int.self)
      #expect(try #require(kept) <= 257)
    }
  }

  @Test func `a kept statement whose table changed is worth another attempt, which succeeds`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      try connection.execute("create table things (id int)")
      let statement: SQL = "select * from things"
      _ = try connection.query(statement)
      try connection.execute("alter table things add column name text")
      let error = #expect(throws: PostgresError.self) { try connection.query(statement) }
      #expect(error?.kind == .retryable)
      #expect(try connection.query(statement).isEmpty)
    }
  }

  @Test func `a pipeline larger than every buffer does not block both sides`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let payload = String(repeating: "x", count: 20_000)
      let rows = try connection.run((0..<2_000).map { "select \($0), \(payload)" })
      let found = try rows.map { try $0.first(as: (Int, String).self) }
      #expect(found.map { $0?.0 } == Array(0..<2_000))
      #expect(found.allSatisfy { $0?.1 == payload })
    }
  }

  @Test(arguments: ["copy things from stdin", "copy things to stdout", ""] as [SQL])
  func `a statement that is none for a pipeline is refused and blocks nobody`(_ statement: SQL) async throws {
    try await withServer { url in
      let connection = try Connection(url)
      try connection.execute("create table things (id int)")
      let error = #expect(throws: PostgresError.self) { try connection.query(statement) }
      #expect(error?.kind == .misuse)
    }
  }

  @Test func `notices reach the closure`() async throws {
    try await withServer { url in
      let heard = Shared<[String]>([])
      let connection = try Connection(url) { notice in heard.change { $0.append(notice.message) } }
      try connection.execute("do $$ begin raise notice 'hello'; end $$")
      #expect(heard.value == ["hello"])
    }
  }

  @Test func `a backend that was ended says so and is not usable again`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let other = try Connection(url)
      #expect(connection.isUsable)
      try other.execute("select pg_terminate_backend(\(connection.backendID), 5000)")
      #expect(!connection.isUsable)
      let error = #expect(throws: PostgresError.self) { try connection.query("select 1") }
      #expect(error?.kind == .unavailable)
    }
  }

  @Test func `the session ends itself when its client is gone or idle in a transaction`() async throws {
    try await withServer { url in
      let connection = try Connection(url, settings: ConnectionSettings(statementTimeout_seconds: 7, lockTimeout_seconds: 3))
      func setting(_ name: String) throws -> String? {
        try connection.query("select current_setting(\(name))").first(as: String.self)
      }
      #expect(try setting("client_connection_check_interval") == "1s")
      #expect(try setting("idle_in_transaction_session_timeout") == "2min")
      #expect(try setting("statement_timeout") == "7s")
      #expect(try setting("lock_timeout") == "3s")
      #expect(try setting("application_name") == "viertelwerk")
      #expect(try setting("client_encoding") == "UTF8")
    }
  }

  @Test func `ten thousand rows decode to what was asked for`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let rows = try connection.query(
        """
        select n::bigint, 'row ' || n, n % 2 = 0, case when n % 3 = 0 then n::int end, array[n::bigint, -n]
        from generate_series(1, 10000) as n order by n
        """
      ).decode((Int64, String, Bool, Int32?, [Int64]).self)
      #expect(rows.count == 10_000)
      for (index, row) in rows.enumerated() {
        let n = Int64(index + 1)
        let isRight =
          row.0 == n && row.1 == "row \(n)" && row.2 == (n % 2 == 0) && row.3 == (n % 3 == 0 ? Int32(n) : nil)
          && row.4 == [n, -n]
        guard isRight else {
          Issue.record("row \(n) differs")
          return
        }
      }
    }
  }
}
