import Domain
import Harness
import Operations
import Postgres
import Store
import Synchronization
import Testing

/// Parallel writers on one pot, on real connections.
@Suite(.needsPostgres) struct AllocationConcurrencyTests {
  private static func allocate(_ voucher: String, _ pot: String, _ cents: Int64) -> AllocateVoucherLine {
    var operation = AllocateVoucherLine(voucher: voucher, position: 1, pot: pot, budgetLine: "A")
    operation.cover = Money(cents: cents)
    return operation
  }

  @Test func `of two allocations for one rest one is made and the other names the rest`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      try await database.write(as: MoneyWorld.clerk) { tx in
        try MoneyWorld.lay(tx)
        try MoneyWorld.pot("T", granted: Money(cents: 90_000), tx)
        try MoneyWorld.voucher("R-1", Money(cents: 60_000), tx)
        try MoneyWorld.voucher("R-2", Money(cents: 60_000), tx)
      }
      let fates = await withTaskGroup(of: Fate.self) { group in
        for voucher in ["R-1", "R-2"] {
          group.addTask {
            await Fate.of {
              _ = try await database.write(as: MoneyWorld.clerk) { try Self.allocate(voucher, "T", 60_000).run($0) }
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(fates.count { $0 == .done } == 1)
      #expect(fates.count { $0 == .refused("allocations.cover_within_the_pot") } == 1)
      let rest = try await database.read(as: MoneyWorld.clerk) { try MoneyWorld.rest(of: "T", $0) }
      #expect(rest == Money(cents: 30_000))

      let refusal = await #expect(throws: Problem.self) {
        _ = try await database.write(as: MoneyWorld.clerk) { try Self.allocate("R-1", "T", 60_000).run($0) }
        _ = try await database.write(as: MoneyWorld.clerk) { try Self.allocate("R-2", "T", 60_000).run($0) }
      }
      #expect(refusal?.message.german.contains("übersteigt den Rest") == true)
    }
  }

  /// Two roles that have nothing to do with money, made to see one voucher each, its line and what is allocated to it, and nothing
  /// of the other's.
  private static func makeBlinkers(_ connection: Connection) throws {
    let both: SQL = "viertelwerk_jobcenter, viertelwerk_participant"
    try connection.execute("grant usage on schema public to \(fragment: both)")
    try connection.execute(
      """
      grant select on vouchers, voucher_lines, allocations, funding_pots, budget_lines, eligibility_rules, cost_kinds, organisations
      to \(fragment: both)
      """)
    try connection.execute("grant insert on allocations, audit_events to \(fragment: both)")
    try connection.execute("grant update on funding_pots, voucher_lines to \(fragment: both)")
    let open: [SQL] = ["funding_pots", "budget_lines", "eligibility_rules", "cost_kinds", "organisations"]
    for table in open {
      try connection.execute("create policy seen_by_both on \(fragment: table) to \(fragment: both) using (true)")
    }
    try connection.execute(
      "create policy written_by_both on audit_events for insert to \(fragment: both) with check (true)")
    let pairs: [(role: SQL, number: SQL)] = [("viertelwerk_jobcenter", "'R-1'"), ("viertelwerk_participant", "'R-2'")]
    for (role, number) in pairs {
      try connection.execute(
        "create policy own_\(fragment: role) on vouchers to \(fragment: role) using (number = \(fragment: number))")
      try connection.execute(
        """
        create policy own_\(fragment: role) on voucher_lines to \(fragment: role)
        using (voucher_id in (select id from vouchers))
        """)
      try connection.execute(
        """
        create policy own_\(fragment: role) on allocations to \(fragment: role)
        using (voucher_line_id in (select id from voucher_lines)) with check (voucher_line_id in (select id from voucher_lines))
        """)
    }
  }

  @Test func `8 writers on two lines of one pot, each seeing only its own, never allocate more than it holds`() async throws {
    try await Harness.withDatabase(poolSize: 10) { test in
      let database = test.database
      try await database.write(as: MoneyWorld.clerk) { tx in
        try MoneyWorld.lay(tx)
        try MoneyWorld.pot("T", granted: Money(cents: 100_000), tx)
        try MoneyWorld.voucher("R-1", Money(cents: 100_000), tx)
        try MoneyWorld.voucher("R-2", Money(cents: 100_000), tx)
      }
      try await test.administer { try Self.makeBlinkers($0) }

      let fates = await withTaskGroup(of: [Fate].self) { group in
        for writer in 0..<8 {
          let (role, voucher): (Role, String) = writer.isMultiple(of: 2) ? (.jobcenter, "R-1") : (.participant, "R-2")
          group.addTask {
            var own: [Fate] = []
            for _ in 0..<20 {
              let fate = await Fate.of {
                try await database.write(as: Actor(name: "w\(writer)", role: role)) { tx in
                  if writer < 4 {
                    _ = try Self.allocate(voucher, "T", 1_000).run(tx)
                  } else {
                    // Without the operation, which locks first: the database alone must hold the sum.
                    try tx.execute(
                      """
                      insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents)
                      select l.id, b.pot_id, b.id, 1000, 1000 from voucher_lines l cross join budget_lines b
                      """)
                  }
                }
              }
              own.append(fate)
            }
            return own
          }
        }
        return await group.reduce(into: [Fate]()) { $0 += $1 }
      }

      #expect(fates.count == 160)
      #expect(fates.count { $0 == .done } == 100, "the pot holds exactly a hundred of them")
      #expect(fates.count { $0 == .refused("allocations.cover_within_the_pot") } == 60, "nobody sees anything else")
      let (rest, seen) = try await (
        database.read(as: MoneyWorld.clerk) { try MoneyWorld.rest(of: "T", $0) },
        database.read(as: Actor(name: "w", role: .jobcenter)) {
          try $0.query("select coalesce(sum(cover_cents), 0)::bigint, count(distinct voucher_line_id) from allocations")
            .first(as: (Int64, Int).self)
        }
      )
      #expect(rest == .zero)
      #expect(try #require(seen).0 < 100_000, "a writer must not see the whole, else this proves nothing")
      #expect(seen?.1 == 1)
    }
  }

  @Test func `writers who lock two pots in opposite order both get through`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      _ = try await test.administer {
        try $0.execute(
          "do $$ begin execute format('alter database %I set deadlock_timeout = ''20ms''', current_database()); end $$")
      }
      try await database.write(as: MoneyWorld.clerk) { tx in
        try MoneyWorld.lay(tx)
        try MoneyWorld.pot("A", granted: Money(cents: 10_000), tx)
        try MoneyWorld.pot("B", granted: Money(cents: 10_000), tx)
        try MoneyWorld.voucher("R-1", Money(cents: 10_000), tx)
        try MoneyWorld.voucher("R-2", Money(cents: 10_000), tx)
      }
      let attempts = Attempts()
      let firstPots = Meeting(of: 2)
      let fates = await withTaskGroup(of: Fate.self) { group in
        for (voucher, pots) in [("R-1", ["A", "B"]), ("R-2", ["B", "A"])] {
          group.addTask {
            await Fate.of {
              try await database.write(as: MoneyWorld.clerk) { tx in
                let attempt = attempts.next()
                for pot in pots {
                  _ = try Self.allocate(voucher, pot, 1_000).run(tx)
                  // However busy the machine is, both hold their first pot before either asks for its second.
                  if attempt <= 2 { try firstPots.meet(tx) }
                }
              }
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(fates == [.done, .done])
      #expect(attempts.count > 2, "without a deadlock this proves nothing")
      let rests = try await database.read(as: MoneyWorld.clerk) {
        [try MoneyWorld.rest(of: "A", $0), try MoneyWorld.rest(of: "B", $0)]
      }
      #expect(rests == [Money(cents: 8_000), Money(cents: 8_000)])
    }
  }

  @Test func `the same voucher entered twice at once is entered once`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      try await database.write(as: MoneyWorld.clerk) { try MoneyWorld.lay($0) }
      for (numbers, code) in [
        (["R-1", "R-1"], "vouchers.number_is_unique"),
        // Two numbers of ours for one invoice, spelt in two ways.
        (["R-2", "R-3"], "vouchers.same_invoice_once"),
      ] {
        let invoices = ["2026/117 a", "2026-117A"]
        let fates = await withTaskGroup(of: Fate.self) { group in
          for (index, number) in numbers.enumerated() {
            let invoice = numbers[0] == numbers[1] ? "RE-\(index)" : invoices[index]
            group.addTask {
              await Fate.of {
                _ = try await database.write(as: MoneyWorld.clerk) {
                  try MoneyWorld.addVoucher(number, Money(cents: 1_000), invoice: invoice).run($0)
                }
              }
            }
          }
          return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(fates.count { $0 == .done } == 1)
        #expect(fates.count { $0 == .refused(code) } == 1, "\(fates)")
      }
      let count = try await database.read(as: MoneyWorld.clerk) {
        try $0.query("select count(*) from voucher_lines").first(as: Int.self)
      }
      #expect(count == 2, "the loser leaves no line behind")
    }
  }

  @Test func `of two overlapping placements entered at once one is made`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      try await database.write(as: MoneyWorld.clerk) { tx in
        try MoneyWorld.lay(tx)
        try AddParticipant(code: "TN-1").run(tx)
      }
      let fates = await withTaskGroup(of: Fate.self) { group in
        for code in ["ZW-1", "ZW-2"] {
          group.addTask {
            await Fate.of {
              try await database.write(as: MoneyWorld.clerk) { try MoneyWorld.addPlacement("TN-1", code).run($0) }
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(fates.count { $0 == .done } == 1)
      #expect(fates.count { $0 == .refused("placements.working_ones_do_not_overlap") } == 1, "\(fates)")
    }
  }
}

/// Counts how often closures were run, repeats included.
private final class Attempts: Sendable {
  private let made = Mutex(0)

  var count: Int { made.withLock { $0 } }

  func next() -> Int {
    made.withLock {
      $0 += 1
      return $0
    }
  }
}

/// Where so many transactions wait for each other once; who comes later passes.
private final class Meeting: Sendable {
  private let expected: Int
  private let arrived = Mutex(0)

  init(of expected: Int) { self.expected = expected }

  /// Arrives and waits for the others, for half a minute at most; its connection is used, so that it is not taken for idle.
  func meet(_ tx: Transaction) throws {
    arrived.withLock { $0 += 1 }
    for _ in 0..<3_000 where arrived.withLock({ $0 }) < expected { _ = try tx.query("select pg_sleep(0.01)") }
  }
}
