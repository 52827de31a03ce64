import Harness
import Postgres
import Testing

/// COPY in both directions, and what is left when it stops half-way.
@Suite(.needsPostgres) struct CopyTests {
  private struct Sudden: Error {}

  private static func target(_ url: String) throws -> Connection {
    let connection = try Connection(url)
    try connection.execute("create table rows (id bigint, name text, day date)")
    return connection
  }

  private static func count(_ connection: Connection) throws -> Int? {
    try connection.query("select count(*) from rows").first(as: Int.self)
  }

  @Test func `binary rows arrive as they were written`() async throws {
    try await withServer { url in
      let connection = try Self.target(url)
      let count = try connection.copyIn("copy rows from stdin (format binary)") { writer in
        for n in 0..<20_000 {
          try writer.row(n, n % 7 == 0 ? nil : "Name \(n)", PostgresDate(daysSinceEpoch: n))
        }
      }
      #expect(count == 20_000)
      let wrong = try connection.query(
        """
        select count(*) from rows
        where name is distinct from case when id % 7 <> 0 then 'Name ' || id end or day <> date '1970-01-01' + id::int
        """)
      #expect(try wrong.first(as: Int.self) == 0)
    }
  }

  @Test func `text rows survive every character that COPY gives a meaning`() async throws {
    try await withServer { url in
      let connection = try Self.target(url)
      let names = ["a\tb", "line\nbreak", "back\\slash", "\\N", "\\.", "", "cr\rlf\r\n", "ü🧱"]
      let count = try connection.copyIn("copy rows (id, name, day) from stdin") { writer in
        for (index, name) in names.enumerated() { try writer.textRow(["\(index)", name, nil]) }
      }
      #expect(count == names.count)
      #expect(try connection.query("select name from rows order by id").decode(String.self) == names)
      #expect(try connection.query("select count(day) from rows").first(as: Int.self) == 0)
    }
  }

  @Test func `bytes that are CSV already go through as they are`() async throws {
    try await withServer { url in
      let connection = try Self.target(url)
      let count = try connection.copyIn("copy rows from stdin (format csv, delimiter ';')") { writer in
        try writer.write(Array(#"1;"a;""b""";2014-10-08"#.utf8) + [10])
      }
      #expect(count == 1)
      #expect(try connection.query("select name from rows").decode(String.self) == [#"a;"b""#])
    }
  }

  @Test func `a feeder that gives up half-way leaves no row and a usable connection`() async throws {
    try await withServer { url in
      let connection = try Self.target(url)
      #expect(throws: Sudden.self) {
        try connection.copyIn("copy rows from stdin (format binary)") { writer in
          for n in 0..<50_000 {
            try writer.row(n, "filler to pass the buffer", PostgresDate(daysSinceEpoch: 0))
            if n == 40_000 { throw Sudden() }
          }
        }
      }
      #expect(try Self.count(connection) == 0)
      #expect(connection.isUsable)
    }
  }

  @Test func `a bad row undoes the whole transaction and the error does not quote it`() async throws {
    try await withServer { url in
      let connection = try Self.target(url)
      let error = #expect(throws: PostgresError.self) {
        try PostgresTransaction.run(on: connection, TransactionOptions(mode: .write)) { transaction in
          try transaction.execute("insert into rows (id) values (1)")
          try transaction.copyIn("copy rows from stdin") { writer in
            try writer.textRow(["1", "gut", "2014-10-08"])
            try writer.textRow(["2", "schlecht", "geheim"])
          }
        }
      }
      #expect(error?.sqlState == "22007")
      #expect(error.map { !"\($0)".contains("geheim") } == true)
      #expect(error?.detailForFindings?.contains("line 2") == true)
      #expect(try Self.count(connection) == 0)
    }
  }

  @Test func `rows of the wrong kind are refused before they are sent`() async throws {
    try await withServer { url in
      let connection = try Self.target(url)
      let text = #expect(throws: PostgresError.self) {
        try connection.copyIn("copy rows from stdin") { try $0.row(1, "a", nil as PostgresDate?) }
      }
      #expect(text?.kind == .misuse)
      let binary = #expect(throws: PostgresError.self) {
        try connection.copyIn("copy rows from stdin (format binary)") { try $0.textRow(["1", "a", nil]) }
      }
      #expect(binary?.kind == .misuse)
      let select = #expect(throws: PostgresError.self) { try connection.copyIn("select 1") { _ in } }
      #expect(select?.kind == .misuse)
      #expect(try Self.count(connection) == 0)
    }
  }

  @Test func `copy out hands over every line, and stops when told`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      var lines: [String] = []
      try connection.copyOut("copy (select n, 'x' from generate_series(1, 3) as n) to stdout (format csv)") {
        lines.append(String(decoding: $0, as: UTF8.self))
      }
      #expect(lines == ["1,x\n", "2,x\n", "3,x\n"])
      #expect(throws: Sudden.self) {
        try connection.copyOut("copy (select generate_series(1, 100000000)) to stdout") { _ in throw Sudden() }
      }
      #expect(try connection.query("select 1").first(as: Int.self) == 1)
    }
  }
}
