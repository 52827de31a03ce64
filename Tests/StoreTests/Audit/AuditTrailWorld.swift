import Domain
import Harness
import Postgres
import Store

/// A sealed audit trail that a test may spoil: several blocks over two epochs, with and without what was before and after.
enum AuditTrailWorld {
  static let clerk = Actor(name: "k.beispiel", role: .operator)

  /// The first epoch, laid once a run. A copy of it begins the second, as a restored database does.
  private static let preparing = Task {
    try await Harness.prepare(named: "viertelwerk_trail_test") { test in
      try await write(1...9, to: test)
      try await seal(test)
    }
  }

  /// Runs a test in a copy with a second epoch, all of it sealed.
  static func run<Output>(_ body: (TestDatabase) async throws -> Output) async throws -> Output {
    try await Harness.withCopy(of: try await preparing.value) { test in
      try await write(10...22, to: test)
      try await seal(test)
      return try await body(test)
    }
  }

  /// Transactions of one to three events each; every second event keeps a change.
  static func write(_ numbers: ClosedRange<Int>, to test: TestDatabase) async throws {
    var rest = Array(numbers)
    while !rest.isEmpty {
      let some = Array(rest.prefix(1 + rest.count % 3))
      rest.removeFirst(some.count)
      try await test.database.write(as: clerk) { tx in
        for number in some {
          try AuditEvents.record(
            tx, operation: "pot.change", subject: "pot:TOPF-\(number)", facts: ["granted_cents": .integer(number)],
            change: number.isMultiple(of: 2)
              ? AuditChange(from: ["granted_cents": nil], to: ["granted_cents": .integer(number)]) : nil)
        }
      }
    }
  }

  /// Seals in small blocks until nothing waits; the transactions of other tests may still run for a moment.
  static func seal(_ test: TestDatabase) async throws {
    for _ in 0..<6_000 {
      try await test.administer { connection in
        _ = try connection.query("select seal_audit_events(4, 100)")
      }
      if try await test.database.read(as: clerk, AuditSeals.state).unsealedCount == 0 { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw StillWaiting()
  }

  /// Something kept events from being sealed for five minutes.
  struct StillWaiting: Error {}

  /// The head after each block, as somebody keeps them who asks after every one.
  static func heads(_ tx: Transaction) throws -> [AuditHead] {
    try tx.query(
      """
      select number, encode(hash, 'hex'), sum(event_count) over (order by number), sealed_at from audit_blocks order by number
      """
    ).map { (number: Int64, hash: String, count: Int, sealedAt: Moment) in
      AuditHead(block: number, hash: hash, eventCount: count, sealedAt: sealedAt)
    }
  }
}
