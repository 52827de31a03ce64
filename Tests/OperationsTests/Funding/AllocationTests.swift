import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// Who pays which cent, in transactions that are rolled back.
@Suite(.needsPostgres) struct AllocationTests {
  /// Reproducible whole numbers.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static func share(_ percent: Int, of voucher: String, from pot: String) -> AllocateVoucherLine {
    var operation = AllocateVoucherLine(voucher: voucher, position: 1, pot: pot, budgetLine: "A")
    operation.share = BasisPoints(percent * 100)
    return operation
  }

  @Test func `75 and 25 percent of a wage are the whole wage, whatever its cents`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.placement("TN-1", "ZW-1", tx)
      try MoneyWorld.pot("P75", granted: Money(cents: 1_000_000), tx)
      try MoneyWorld.pot("P25", granted: Money(cents: 1_000_000), tx)
      for cents in [1, 2, 3, 199, 234_567, 234_566] as [Int64] {
        let number = "L-\(cents)"
        try MoneyWorld.pay(number, "ZW-1", Money(cents: cents), tx)
        let first = try Self.share(75, of: number, from: "P75").run(tx)
        let second = try Self.share(25, of: number, from: "P25").run(tx)
        #expect(first.cover + second.cover == Money(cents: cents))
        #expect(second.uncovered == .zero)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func `shares of a minute never exceed 100 percent, and a reversal gives its rest back to the cent`(seed: UInt64) async throws
  {
    try await Harness.rolledBack { tx in
      var dice = Dice(state: seed)
      try MoneyWorld.lay(tx)
      try MoneyWorld.placement("TN-1", "ZW-1", tx)
      let amount = Money(cents: Int64.random(in: 1...300_000, using: &dice))
      try MoneyWorld.pay("L-1", "ZW-1", amount, tx)
      let pots = ["P0", "P1", "P2"]
      for pot in pots { try MoneyWorld.pot(pot, granted: Money(cents: 10_000_000), tx) }
      // The ledger that the database is compared with.
      var open: [(number: Int64, pot: String, share: Int, cover: Money)] = []
      for _ in 0..<25 {
        let isReversal = Int.random(in: 0..<3, using: &dice) == 0
        if isReversal, let index = open.indices.randomElement(using: &dice) {
          let allocation = open.remove(at: index)
          let before = try MoneyWorld.rest(of: allocation.pot, tx)
          let freed = try ReverseAllocation(allocation: String(allocation.number), reason: "Irrtum").run(tx)
          let after = try MoneyWorld.rest(of: allocation.pot, tx)
          #expect(freed == allocation.cover)
          #expect(after == before.map { $0 + allocation.cover })
          continue
        }
        let pot = pots[Int.random(in: 0..<3, using: &dice)]
        let percent = Int.random(in: 1...60, using: &dice)
        let total = open.map(\.share).reduce(0, +) + percent
        do {
          let result = try tx.savepoint { try Self.share(percent, of: "L-1", from: pot).run(tx) }
          #expect(total <= 100, "\(total) % were let through")
          open.append((result.id.rawValue, pot, percent, result.cover))
          let covered = open.map(\.cover).sum()
          #expect((covered - BasisPoints(total * 100).of(amount)).cents.magnitude <= 2)
          if total == 100 { #expect(covered == amount) }
        } catch let error as PostgresError {
          #expect(total > 100, "\(total) % were refused")
          #expect(
            error.constraint == "allocations_shares_of_a_minute_within_100_percent"
              || error.constraint == "allocations_cover_within_the_line")
        } catch let problem as Problem {
          #expect(total > 100, "\(total) % were refused")
          #expect(problem.code == "allocations.cover_within_the_line")
        }
      }
      let line = try VoucherQueries.lines(of: Lookup.voucher("L-1", tx), tx)[0]
      #expect(line.covered == open.map(\.cover).sum())
    }
  }

  @Test func `without amounts a pot pays its rate of what is open, and never what another has paid`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      var pot = PotRecord(code: "RATE", name: "Anteil", kind: .grant)
      pot.granted = Money(cents: 1_000_000)
      pot.rate = BasisPoints(percent: 80)
      try AddPot(pot).run(tx)
      try AddBudgetLine(pot: "RATE", code: "A", name: "Bau", planned: Money(cents: 1_000_000)).run(tx)
      try MoneyWorld.pot("OWN", granted: Money(cents: 1_000_000), tx)
      try MoneyWorld.voucher("R-1", Money(cents: 119_001), tx)
      let grant = try AllocateVoucherLine(voucher: "R-1", position: 1, pot: "RATE", budgetLine: "A").run(tx)
      #expect(grant.eligible == Money(cents: 119_001))
      #expect(grant.cover == Money(cents: 95_201))
      let own = try AllocateVoucherLine(voucher: "R-1", position: 1, pot: "OWN", budgetLine: "A").run(tx)
      #expect(own.cover == Money(cents: 23_800))
      #expect(own.uncovered == .zero)
    }
  }

  @Test func `a reversal is not reversed, and nothing is reversed twice`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.pot("T", granted: Money(cents: 10_000), tx)
      try MoneyWorld.voucher("R-1", Money(cents: 10_000), tx)
      var allocation = AllocateVoucherLine(voucher: "R-1", position: 1, pot: "T", budgetLine: "A")
      allocation.reference = "Z-1"
      _ = try allocation.run(tx)
      try ReverseAllocation(allocation: "Z-1", reason: "Irrtum").run(tx)
      let twice = #expect(throws: PostgresError.self) {
        try tx.savepoint { try ReverseAllocation(allocation: "Z-1", reason: "Irrtum").run(tx) }
      }
      #expect(twice?.constraint == "allocations_reversed_once")
      let reversal = try #require(try AllocationQueries.all(pot: "T", tx).last)
      let back = #expect(throws: Problem.self) {
        try ReverseAllocation(allocation: "#\(reversal.number)", reason: "Irrtum").run(tx)
      }
      #expect(back?.code == "allocation.is_a_reversal")
      #expect(try MoneyWorld.rest(of: "T", tx) == Money(cents: 10_000))
    }
  }

  @Test func `a rule that nobody has verified warns, a verified one refuses`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.pot("T", granted: Money(cents: 10_000), tx)
      try MoneyWorld.voucher("R-1", Money(cents: 5_000), tx)
      var doubt = AddEligibilityRule(pot: "T", effect: .excluded, clause: "Nr. 5 (unbelegt)", evidence: .unverified)
      doubt.costKind = "firma"
      try doubt.run(tx)
      let result = try AllocateVoucherLine(voucher: "R-1", position: 1, pot: "T", budgetLine: "A").run(tx)
      #expect(result.doubts.map(\.german) == ["Förderfähigkeit unsicher: Nr. 5 (unbelegt)"])
      try ReverseAllocation(allocation: String(result.id.rawValue), reason: "Neu").run(tx)
      var ban = doubt
      ban.evidence = .law
      ban.clause = "Nr. 6"
      try ban.run(tx)
      let refused = #expect(throws: PostgresError.self) {
        try tx.savepoint { try AllocateVoucherLine(voucher: "R-1", position: 1, pot: "T", budgetLine: "A").run(tx) }
      }
      #expect(refused?.constraint == "allocations_follow_the_eligibility_rules")
    }
  }
}
