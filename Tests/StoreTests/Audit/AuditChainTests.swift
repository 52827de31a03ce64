import Domain
import Harness
import Postgres
import Store
import Synchronization
import Testing

/// The audit trail proves itself: what was sealed cannot change without being found by name.
@Suite(.needsPostgres) struct AuditChainTests {
  /// Undoes what a mutation did.
  private struct Undone: Error {}

  @Test func `of a thousand mutations by the owner each one is found, and the first bad row is named`() async throws {
    try await AuditTrailWorld.run { test in
      let owner = Database(connectionString: test.administratorConnectionString, poolSize: 1)
      var missed: [String] = []
      var kinds: Set<String> = []
      // In several transactions, because nothing of any database in the cluster is sealed while one of them is open.
      for seed in 2_026..<2_046 {
        let found = try await owner.rehearse(as: AuditTrailWorld.clerk) { tx in try Self.mutate(50, seed: UInt64(seed), tx) }
        missed += found.missed
        kinds.formUnion(found.kinds)
      }
      await owner.close()
      #expect(missed == [])
      #expect(kinds.count > 45)
    }
  }

  /// Tries so many mutations, each undone; the names of those that were not found, and of all kinds that were tried.
  private static func mutate(
    _ count: Int, seed: UInt64, _ tx: Transaction
  ) throws -> (missed: [String], kinds: Set<String>) {
    // Whoever owns the database lays every guard at rest first.
    _ = try tx.run([
      "select set_config('role', 'none', true)", "set local session_replication_role = replica",
      "alter table audit_events alter id drop identity",
      "alter table audit_blocks drop constraint audit_blocks_follow_another",
      "alter table audit_payloads drop constraint audit_payloads_fit_their_hash",
      "alter table audit_payloads drop constraint audit_payloads_are_whole_or_erased",
    ])
    let heads = try AuditTrailWorld.heads(tx)
    #expect(try AuditProof.of(tx, heads: heads).findings == [])
    var mutator = try AuditMutator(tx, seed: seed)
    var missed: [String] = []
    var kinds: Set<String> = []
    for _ in 0..<count {
      let mutation = mutator.next()
      kinds.insert(mutation.name)
      do {
        try tx.savepoint {
          _ = try tx.run(mutation.statements)
          let first = try AuditProof.of(tx, heads: heads).findings.first
          if first?.relation != mutation.relation || first?.row != mutation.row {
            missed.append(
              "\(mutation.name): \(mutation.relation) \(mutation.row), found \(first.map { "\($0.relation) \($0.row)" } ?? "nothing")"
            )
          }
          throw Undone()
        }
      } catch is Undone {}
    }
    return (missed, kinds)
  }

  @Test func `one kept head shows a cut tail and a chain made anew, and no head shows neither`() async throws {
    try await AuditTrailWorld.run { test in
      let owner = Database(connectionString: test.administratorConnectionString, poolSize: 1)
      try await owner.rehearse(as: AuditTrailWorld.clerk) { tx in
        _ = try tx.run(["select set_config('role', 'none', true)", "set local session_replication_role = replica"])
        let head = try #require(try AuditSeals.head(tx))
        do {
          try tx.savepoint {
            try tx.execute("delete from audit_events where id in (select event_id from audit_seals where block >= 3)")
            _ = try tx.run(["delete from audit_seals where block >= 3", "delete from audit_blocks where number >= 3"])
            #expect(try AuditProof.of(tx).findings == [])
            let cut = try AuditProof.of(tx, heads: [head]).findings.first
            #expect(cut?.relation == "audit_blocks" && cut?.row == "3")
            throw Undone()
          }
        } catch is Undone {}
        // All events again, in blocks of one each: as many as there were blocks before, or more.
        _ = try tx.run(["delete from audit_seals", "delete from audit_blocks", "update audit_events set actor = 'niemand'"])
        try tx.execute("select seal_audit_events(1, 1000)")
        #expect(try AuditProof.of(tx).findings == [])
        let anew = try AuditProof.of(tx, heads: [head]).findings.first
        #expect(anew?.relation == "audit_blocks" && anew?.row == String(head.block))
      }
      await owner.close()
    }
  }

  @Test func `an event waits as long as a transaction runs that could still write one before it`() async throws {
    try await Harness.withDatabase { test in
      // Opens the epoch, as the service does when it starts: whoever writes the first event of all opens it too, and the next
      // writer waits for that.
      _ = try await test.database.write(as: AuditTrailWorld.clerk, AuditSeals.seal)
      let holdsOpen = Atomic(false)
      let mayEnd = Atomic(false)
      let slow = Task {
        try await test.database.write(as: AuditTrailWorld.clerk) { tx in
          try AuditEvents.record(tx, operation: "slow", subject: "x:1")
          holdsOpen.store(true, ordering: .releasing)
          while !mayEnd.load(ordering: .acquiring) { _ = try tx.query("select pg_sleep(0.02)::text") }
        }
      }
      while !holdsOpen.load(ordering: .acquiring) { try await Task.sleep(for: .milliseconds(5)) }
      try await AuditTrailWorld.write(1...1, to: test)
      let early: Result<Int, any Error>
      do { early = .success(try await test.database.write(as: AuditTrailWorld.clerk, AuditSeals.seal)) } catch {
        early = .failure(error)
      }
      // Whatever came of it: as long as the other one runs, its database is never closed.
      mayEnd.store(true, ordering: .releasing)
      try await slow.value
      #expect(try early.get() == 0)
      try await AuditTrailWorld.seal(test)
      let order = try await test.database.read(as: AuditTrailWorld.clerk) { tx in
        try tx.query(
          "select e.operation from audit_seals s join audit_events e on e.id = s.event_id order by s.block, s.position"
        )
        .decode(String.self)
      }
      #expect(order == ["slow", "pot.change"])
    }
  }

  @Test func `a copied database opens an epoch of its own, whatever its transaction ids`() async throws {
    try await AuditTrailWorld.run { test in
      let epochs = try await test.database.read(as: AuditTrailWorld.clerk) { tx in
        try tx.query("select epoch::bigint, sum(event_count)::bigint from audit_blocks group by epoch order by epoch")
          .decode((Int64, Int64).self)
      }
      #expect(epochs.map(\.0) == [1, 2])
      #expect(epochs.map(\.1) == [9, 13])
      let proof = try await test.database.read(as: AuditTrailWorld.clerk) { tx in try AuditProof.of(tx) }
      #expect(proof.findings == [])
      #expect(proof.sealedCount == 22)
    }
  }

  @Test func `events that were left waiting before a restore are sealed after it, although their ids are higher`() async throws
  {
    try await Harness.withDatabase { test in
      try await AuditTrailWorld.write(1...3, to: test)
      // As if this database had come from a server that had seen many more transactions.
      try await test.administer { connection in
        try connection.execute("set session_replication_role = replica")
        try connection.execute("update audit_events set transaction_id = transaction_id + 1000000000000")
        try connection.execute("update audit_epochs set database_oid = 1, hash = sha256('x')")
      }
      try await AuditTrailWorld.write(4...5, to: test)
      try await AuditTrailWorld.seal(test)
      let subjects = try await test.database.read(as: AuditTrailWorld.clerk) { tx in
        try tx.query(
          "select e.subject from audit_seals s join audit_events e on e.id = s.event_id order by s.block, s.position"
        )
        .decode(String.self)
      }
      #expect(subjects == (1...5).map { "pot:TOPF-\($0)" })
    }
  }

  @Test func `an auditor verifies it as well, and the service may only seal`() async throws {
    try await AuditTrailWorld.run { test in
      for role in [Role.auditor, .operator] {
        let proof = try await test.database.read(as: Actor(name: "a", role: role)) { tx in try AuditProof.of(tx) }
        #expect(proof.findings == [] && proof.sealedCount == 22, "\(role)")
      }
      #expect(try await test.database.write(as: Actor(name: "d", role: .doorkeeper), AuditSeals.seal) == 0)
      for role in Role.allCases where ![.auditor, .operator, .administrator].contains(role) {
        await #expect(throws: PostgresError.self, "\(role)") {
          try await test.database.read(as: Actor(name: "a", role: role)) { tx in try AuditSeals.state(tx) }
        }
      }
      for role in Role.allCases where ![.operator, .doorkeeper].contains(role) {
        await #expect(throws: PostgresError.self, "\(role)") {
          try await test.database.write(as: Actor(name: "a", role: role), AuditSeals.seal)
        }
      }
    }
  }
}
