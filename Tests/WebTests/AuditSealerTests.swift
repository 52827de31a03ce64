import Domain
import Harness
import Logging
import Postgres
import ServiceLifecycle
import Store
import Testing

@testable import Web

/// The service that seals in the background: it goes on where the database was away, and ends when it is told to.
@Suite(.needsPostgres) struct AuditSealerTests {
  private static let clerk = Actor(name: "k.beispiel", role: .operator)

  private static func write(_ subject: String, _ test: TestDatabase) async throws {
    try await test.database.write(as: clerk) { tx in try AuditEvents.record(tx, operation: "x", subject: subject) }
  }

  private static func sealed(_ test: TestDatabase) async throws -> Int {
    for _ in 0..<6_000 {
      let state = try? await test.database.read(as: clerk, AuditSeals.state)
      if let state, state.unsealedCount == 0 { return state.head?.eventCount ?? 0 }
      try await Task.sleep(for: .milliseconds(50))
    }
    return -1
  }

  @Test func `it seals, survives a database that is away, seals what came meanwhile, and ends when told to`() async throws {
    try await Harness.withDatabase { test in
      let metrics = Metrics()
      let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
      let sealer = AuditSealer(
        database: test.database, metrics: metrics, logger: logger, interval: .milliseconds(50))
      let group = ServiceGroup(
        configuration: ServiceGroupConfiguration(services: [.init(service: sealer)], logger: logger))
      let running = Task { try await group.run() }
      try await Self.write("x:1", test)
      #expect(try await Self.sealed(test) == 1)

      try await test.setAway(true)
      try await Task.sleep(for: .milliseconds(500))
      try await test.setAway(false)
      #expect(
        metrics.text(poolSize: 1, poolBusy: 0, poolWaiting: 0, residentBytes: 0).contains("seal_failures_total 0") == false)
      for _ in 0..<100 {
        if (try? await Self.write("x:2", test)) != nil { break }
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(try await Self.sealed(test) == 2)

      await group.triggerGracefulShutdown()
      try await running.value
    }
  }

  @Test func `what was written last is sealed when the service ends`() async throws {
    try await Harness.withDatabase { test in
      let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
      let sealer = AuditSealer(database: test.database, metrics: Metrics(), logger: logger, interval: .seconds(3_600))
      let group = ServiceGroup(
        configuration: ServiceGroupConfiguration(services: [.init(service: sealer)], logger: logger))
      let running = Task { try await group.run() }
      try await Task.sleep(for: .milliseconds(300))
      try await Self.write("x:1", test)
      // Transactions of other tests may keep an event waiting; here it counts that the end does not hang, and seals if it can.
      let start = ContinuousClock.now
      await group.triggerGracefulShutdown()
      try await running.value
      #expect(ContinuousClock.now - start < .seconds(10))
      let waiting = try await test.database.read(as: Self.clerk, AuditSeals.state).unsealedCount
      #expect(waiting <= 1)
    }
  }
}
