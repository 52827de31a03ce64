import Harness
import Postgres
import Testing

/// What a transaction promises, and what happens when it cannot keep it.
@Suite(.needsPostgres) struct TransactionTests {
  private struct Sudden: Error {}

  private static let write = TransactionOptions(mode: .write)

  private static func things(_ url: String) throws -> Connection {
    let connection = try Connection(url)
    try connection.execute("create table things (id int constraint things_pkey primary key)")
    return connection
  }

  private static func ids(_ connection: Connection) throws -> [Int] {
    try connection.query("select id from things order by id").decode(Int.self)
  }

  @Test func `what the closure did is stored when it returns and undone when it throws`() async throws {
    try await withServer { url in
      let connection = try Self.things(url)
      try PostgresTransaction.run(on: connection, Self.write) { _ = try $0.execute("insert into things values (1)") }
      #expect(throws: Sudden.self) {
        try PostgresTransaction.run(on: connection, Self.write) { transaction in
          try transaction.execute("insert into things values (2)")
          throw Sudden()
        }
      }
      #expect(try Self.ids(connection) == [1])
    }
  }

  @Test func `the role and the settings hold from the first statement on and end with the transaction`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let options = TransactionOptions(mode: .write, role: "pg_monitor", settings: [("viertelwerk.actor", "o'brien")])
      let seen = try PostgresTransaction.run(on: connection, options) { transaction in
        try transaction.query("select current_user::text, current_setting('viertelwerk.actor')").first(
          as: (String, String).self)
      }
      #expect(seen?.0 == "pg_monitor")
      #expect(seen?.1 == "o'brien")
      let error = #expect(throws: PostgresError.self) {
        try PostgresTransaction.run(on: connection, options) {
          _ = try $0.query("select rolpassword from pg_catalog.pg_authid")
        }
      }
      #expect(error?.kind == .permission)
      let after = try connection.query(
        "select current_user = session_user, nullif(current_setting('viertelwerk.actor', true), '')"
      )
      .first(as: (Bool, String?).self)
      #expect(after?.0 == true)
      #expect(after?.1 == nil)
    }
  }

  @Test func `a transaction without statements asks the server nothing`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let other = try Connection(url)
      try other.execute("select pg_terminate_backend(\(connection.backendID), 5000)")
      // Were anything sent, the ended backend would be noticed.
      #expect(try PostgresTransaction.run(on: connection, TransactionOptions(mode: .read)) { _ in 42 } == 42)
    }
  }

  @Test func `a reading transaction cannot write and sees one snapshot`() async throws {
    try await withServer { url in
      let connection = try Self.things(url)
      let other = try Connection(url)
      let counts = try PostgresTransaction.run(on: connection, TransactionOptions(mode: .read)) { transaction in
        let before = try transaction.query("select count(*) from things").first(as: Int.self)
        try other.execute("insert into things values (1)")
        return [before, try transaction.query("select count(*) from things").first(as: Int.self)]
      }
      #expect(counts == [0, 0])
      let error = #expect(throws: PostgresError.self) {
        try PostgresTransaction.run(on: connection, TransactionOptions(mode: .read)) {
          _ = try $0.execute("insert into things values (2)")
        }
      }
      #expect(error?.sqlState == "25006")
    }
  }

  @Test func `a savepoint undoes its own work only, also inside another`() async throws {
    try await withServer { url in
      let connection = try Self.things(url)
      try PostgresTransaction.run(on: connection, Self.write) { transaction in
        try transaction.execute("insert into things values (1)")
        try transaction.savepoint {
          try transaction.execute("insert into things values (2)")
          let error = #expect(throws: PostgresError.self) {
            try transaction.savepoint {
              try transaction.execute("insert into things values (3)")
              try transaction.execute("insert into things values (1)")
            }
          }
          #expect(error?.sqlState == "23505")
          try transaction.execute("insert into things values (4)")
        }
        #expect(throws: Sudden.self) {
          try transaction.savepoint {
            try transaction.execute("insert into things values (5)")
            throw Sudden()
          }
        }
      }
      #expect(try Self.ids(connection) == [1, 2, 4])
    }
  }

  @Test func `a swallowed error does not pass for a commit`() async throws {
    try await withServer { url in
      let connection = try Self.things(url)
      let error = #expect(throws: PostgresError.self) {
        try PostgresTransaction.run(on: connection, Self.write) { transaction in
          try transaction.execute("insert into things values (1)")
          _ = try? transaction.execute("insert into things values (1)")
        }
      }
      #expect(error?.kind == .misuse)
      #expect(try Self.ids(connection).isEmpty)
    }
  }

  @Test func `a rehearsal fires the deferred rules and leaves nothing`() async throws {
    try await withServer { url in
      let connection = try Self.things(url)
      try connection.execute(
        """
        create table parts (
          thing int constraint parts_thing_fkey references things deferrable initially deferred
        )
        """)
      let error = #expect(throws: PostgresError.self) {
        try PostgresTransaction.run(on: connection, Self.write, ending: .rehearse) {
          _ = try $0.execute("insert into parts values (9)")
        }
      }
      #expect(error?.constraint == "parts_thing_fkey")
      try PostgresTransaction.run(on: connection, Self.write, ending: .rehearse) {
        _ = try $0.execute("insert into things values (9)")
      }
      #expect(try Self.ids(connection).isEmpty)
    }
  }

  @Test func `a deferred rule that fails at commit is thrown and nothing is stored`() async throws {
    try await withServer { url in
      let connection = try Self.things(url)
      try connection.execute(
        "create table parts (thing int constraint parts_thing_fkey references things deferrable initially deferred)")
      let error = #expect(throws: PostgresError.self) {
        try PostgresTransaction.run(on: connection, Self.write) { _ = try $0.execute("insert into parts values (9)") }
      }
      #expect(error?.constraint == "parts_thing_fkey")
      #expect(try connection.query("select count(*) from parts").first(as: Int.self) == 0)
      #expect(connection.isUsable)
    }
  }

  @Test func `a statement that ends the transaction behind its back is found out`() async throws {
    try await withServer { url in
      let connection = try Self.things(url)
      let error = #expect(throws: PostgresError.self) {
        try PostgresTransaction.run(on: connection, Self.write) { transaction in
          try transaction.execute("insert into things values (1)")
          try transaction.execute("rollback")
        }
      }
      #expect(error?.kind == .misuse)
    }
  }

  @Test func `a large result is read in portions, each row once`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let limit = 5_001
      var sum = 0
      var count = 0
      try PostgresTransaction.run(on: connection, TransactionOptions(mode: .read)) { transaction in
        try transaction.forEach("select n, n::text from generate_series(1, \(limit)) as n") { (n: Int, text: String) in
          #expect(text == "\(n)")
          sum += n
          count += 1
        }
      }
      #expect(count == limit)
      #expect(sum == limit * (limit + 1) / 2)
    }
  }

  @Test func `a connection lost in the middle is unavailable, and lost at the commit it is uncertain`() async throws {
    try await withServer { url in
      let connection = try Self.things(url)
      let other = try Connection(url)
      let error = #expect(throws: PostgresError.self) {
        try PostgresTransaction.run(on: connection, Self.write) { transaction in
          try transaction.execute("insert into things values (1)")
          try other.execute("select pg_terminate_backend(\(connection.backendID), 5000)")
          try transaction.execute("insert into things values (2)")
        }
      }
      #expect(error?.kind == .unavailable)
      let second = try Connection(url)
      let uncertain = #expect(throws: PostgresError.self) {
        try PostgresTransaction.run(on: second, Self.write) { transaction in
          try transaction.execute("insert into things values (1)")
          try other.execute("select pg_terminate_backend(\(second.backendID), 5000)")
        }
      }
      #expect(uncertain?.kind == .commitUnknown)
      #expect(try Self.ids(other).isEmpty)
    }
  }
}
