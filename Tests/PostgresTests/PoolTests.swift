import Harness
import Postgres
import Testing

/// Many callers, few connections, and callers that change their mind.
@Suite(.needsPostgres) struct PoolTests {
  private static func withPool(
    _ url: String, size: Int, waitingLimit: Int = 1_000, patience: Duration = .seconds(30), _ body: (Pool) async throws -> Void
  ) async throws {
    let pool = Pool(connectionString: url, size: size, waitingLimit: waitingLimit, patience: patience)
    do { try await body(pool) } catch {
      await pool.close()
      throw error
    }
    await pool.close()
  }

  @Test func `fifty callers share four connections and each gets its own answer`() async throws {
    try await withServer { url in
      try await Self.withPool(url, size: 4) { pool in
        let answers = try await withThrowingTaskGroup(of: (Int, Int32).self) { group in
          for number in 0..<50 {
            group.addTask {
              try await pool.run { connection in
                let row = try connection.query("select \(number), pg_backend_pid(), pg_sleep(0.005) is null")
                  .first(as: (Int, Int32, Bool).self)
                return (row?.0 ?? -1, row?.1 ?? 0)
              }
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.map(\.0).sorted() == Array(0..<50))
        #expect(Set(answers.map(\.1)).count <= 4)
      }
    }
  }

  /// Keeps the pool's only connection busy from when this returns until `mayEnd` is set.
  private static func occupy(_ pool: Pool, until mayEnd: Shared<Bool>) async throws -> Task<Void, any Error> {
    let started = Shared(false)
    let task = Task {
      try await pool.run { connection in
        started.change { $0 = true }
        while !mayEnd.value { _ = try connection.query("select pg_sleep(0.02)::text") }
      }
    }
    while !started.value { try await Task.sleep(for: .milliseconds(5)) }
    return task
  }

  @Test func `who waits too long or stands in too long a queue is told so`() async throws {
    try await withServer { url in
      try await Self.withPool(url, size: 1, waitingLimit: 1, patience: .seconds(1)) { pool in
        let mayEnd = Shared(false)
        let busy = try await Self.occupy(pool, until: mayEnd)
        let reasons = await withTaskGroup(of: String?.self) { group in
          for _ in 0..<2 {
            group.addTask {
              do { try await pool.run { _ in } } catch { return (error as? PostgresError)?.reason }
              return nil
            }
          }
          return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(reasons == ["too many wait for a connection", "no connection became free in time"])
        mayEnd.change { $0 = true }
        try await busy.value
        try await pool.run { _ in }
      }
    }
  }

  @Test func `cancelling the task cancels the statement at the server`() async throws {
    try await withServer { url in
      try await Self.withPool(url, size: 2) { pool in
        let start = ContinuousClock.now
        let task = Task { try await pool.run { _ = try $0.query("select pg_sleep(31)::text") } }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(ContinuousClock.now - start < .seconds(25))
        let running = try await pool.run {
          try $0.query(
            "select count(*) from pg_stat_activity where query like '%sleep(31)%' and pid <> pg_backend_pid() and state = 'active'"
          )
          .first(as: Int.self)
        }
        #expect(running == 0)
      }
    }
  }

  @Test func `a cancelled transaction is rolled back and its connection serves the next caller`() async throws {
    try await withServer { url in
      try await Self.withPool(url, size: 1) { pool in
        let first = try await pool.run { connection in
          try connection.execute("create table things (id int)")
          return connection.backendID
        }
        let task = Task {
          try await pool.run { connection in
            try PostgresTransaction.run(on: connection, TransactionOptions(mode: .write)) { transaction in
              try transaction.execute("insert into things values (1)")
              _ = try transaction.query("select pg_sleep(30)::text")
            }
          }
        }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        let (second, count) = try await pool.run { connection in
          (connection.backendID, try connection.query("select count(*) from things").first(as: Int.self))
        }
        #expect(count == 0)
        #expect(second == first)
      }
    }
  }

  @Test func `cancelling between two statements keeps the second from being sent`() async throws {
    try await withServer { url in
      try await Self.withPool(url, size: 1) { pool in
        try await pool.run { _ = try $0.execute("create table things (id int)") }
        let reached = Shared(false)
        let mayGoOn = Shared(false)
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            try await pool.run { connection in
              try connection.execute("insert into things values (1)")
              reached.change { $0 = true }
              while !mayGoOn.value { _ = try? Connection(url) }
              try connection.execute("insert into things values (2)")
            }
          }
          while !reached.value { try await Task.sleep(for: .milliseconds(5)) }
          group.cancelAll()
          mayGoOn.change { $0 = true }
          await #expect(throws: CancellationError.self) { try await group.next() }
        }
        let ids = try await pool.run { try $0.query("select id from things").decode(Int.self) }
        #expect(ids == [1])
      }
    }
  }

  @Test func `who gives up waiting leaves the queue`() async throws {
    try await withServer { url in
      try await Self.withPool(url, size: 1, waitingLimit: 1) { pool in
        let mayEnd = Shared(false)
        let busy = try await Self.occupy(pool, until: mayEnd)
        let waiting = Task { try await pool.run { _ in } }
        try await Task.sleep(for: .milliseconds(50))
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        // The one place in the queue is free again.
        async let next: Void = pool.run { _ in }
        mayEnd.change { $0 = true }
        try await next
        try await busy.value
      }
    }
  }

  @Test func `after the server hung up the next caller gets a fresh connection`() async throws {
    try await withServer { url in
      try await Self.withPool(url, size: 1) { pool in
        let first = try await pool.run(\.backendID)
        let other = try Connection(url)
        try other.execute("select pg_terminate_backend(\(first), 5000)")
        let second = try await pool.run { try $0.query("select pg_backend_pid()").first(as: Int32.self) }
        #expect(second != nil)
        #expect(second != first)
        // Lost under the caller's hands: an error for that one, and a fresh connection for the next.
        let error = await #expect(throws: PostgresError.self) {
          try await pool.run { _ = try $0.query("select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)::text") }
        }
        #expect(error?.kind == .unavailable)
        try await pool.run { _ = try $0.query("select 1") }
      }
    }
  }

  @Test func `a connection that comes back inside a transaction is not lent again`() async throws {
    try await withServer { url in
      try await Self.withPool(url, size: 1) { pool in
        let first = try await pool.run { connection in
          try connection.execute("begin")
          return connection.backendID
        }
        #expect(try await pool.run(\.backendID) != first)
      }
    }
  }

  @Test func `two transactions that lock each other out both succeed in the end`() async throws {
    try await withServer { url in
      try await Self.withPool(url, size: 2) { pool in
        try await pool.run { connection in
          _ = try connection.run([
            "create table things (id int, n int)", "insert into things values (1, 0), (2, 0)",
          ])
        }
        let attempts = Shared(0)
        let holding = Shared(0)
        let retry = Retry()
        try await withThrowingTaskGroup(of: Void.self) { group in
          for order in [[1, 2], [2, 1]] {
            group.addTask {
              try await retry {
                attempts.change { $0 += 1 }
                try await pool.run { connection in
                  let options = TransactionOptions(mode: .write, settings: [("deadlock_timeout", "20ms")])
                  try PostgresTransaction.run(on: connection, options) { transaction in
                    try transaction.execute("update things set n = n + 1 where id = \(order[0])")
                    // Each waits until the other holds its first row; a later attempt finds both counted already.
                    holding.change { $0 += 1 }
                    while holding.value < 2 { _ = try transaction.query("select pg_sleep(0.01)::text") }
                    try transaction.execute("update things set n = n + 1 where id = \(order[1])")
                  }
                }
              }
            }
          }
          try await group.waitForAll()
        }
        // Seen to meet: otherwise this would prove nothing.
        #expect(attempts.value > 2)
        #expect(try await pool.run { try $0.query("select n from things").decode(Int.self) } == [2, 2])
      }
    }
  }

  @Test func `retrying is bounded and only for conflicts`() async throws {
    let retry = Retry(attempts: 3, firstPause: .milliseconds(1), longestPause: .milliseconds(1))
    try await withServer { url in
      try await Self.withPool(url, size: 1) { pool in
        for (state, expected) in [("40001", 3), ("40P01", 3), ("23505", 1)] {
          let attempts = Shared(0)
          await #expect(throws: PostgresError.self) {
            try await retry {
              attempts.change { $0 += 1 }
              try await pool.run { connection in
                let options = TransactionOptions(mode: .write, settings: [("test.state", state)])
                try PostgresTransaction.run(on: connection, options) {
                  _ = try $0.execute("do $$ begin raise exception using errcode = current_setting('test.state'); end $$")
                }
              }
            }
          }
          #expect(attempts.value == expected)
        }
      }
    }
  }

  @Test func `a closed pool lets nobody in and has no connection left`() async throws {
    try await withServer { url in
      let pool = Pool(connectionString: "\(url) application_name=closing", size: 2)
      try await pool.run { _ = try $0.query("select 1") }
      await pool.close()
      let error = await #expect(throws: PostgresError.self) { try await pool.run { _ in } }
      #expect(error?.kind == .unavailable)
      let other = try Connection(url)
      var left: Int? = 1
      for _ in 0..<50 where left != 0 {
        left = try other.query("select count(*) from pg_stat_activity where application_name = 'closing'").first(as: Int.self)
        if left != 0 { try await Task.sleep(for: .milliseconds(20)) }
      }
      #expect(left == 0)
    }
  }
}
