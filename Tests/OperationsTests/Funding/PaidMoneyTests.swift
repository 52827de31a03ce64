import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// What was paid, what it comes to, and what a credit note gives back.
@Suite(.needsPostgres) struct PaidMoneyTests {
  private static func allocate(_ voucher: String, cover cents: Int64) -> AllocateVoucherLine {
    var operation = AllocateVoucherLine(voucher: voucher, position: 1, pot: "T", budgetLine: "A")
    operation.cover = Money(cents: cents)
    return operation
  }

  private static func credit(_ number: String, _ amount: Money, _ tx: Transaction) throws {
    let line = AddVoucher.Line(costKind: "firma", purpose: "Fenster", net: amount, vat: .zero, gross: amount)
    try AddVoucher(
      VoucherRecord(number: number, kind: .creditNote, reason: "Fenster zurück"), payee: "FIRMA-1", lines: [line]
    ).run(tx)
  }

  @Test func `what a credit note brings back is spent once it is in, and not before`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.pot("T", granted: Money(cents: 100_000), tx)
      try MoneyWorld.voucher("R-1", Money(cents: 100_000), tx)
      try MoneyWorld.voucher("R-2", Money(cents: 40_000), tx)
      _ = try Self.allocate("R-1", cover: 100_000).run(tx)
      try Self.credit("G-1", Money(cents: -40_000), tx)
      _ = try Self.allocate("G-1", cover: -40_000).run(tx)
      let early = #expect(throws: PostgresError.self) { try tx.savepoint { try Self.allocate("R-2", cover: 40_000).run(tx) } }
      #expect(early.flatMap { Problem.violation(of: $0) }?.code == "allocations.spend_credits_once_they_are_in")
      try PayVoucher(voucher: "G-1", paidOn: "2026-03-10").run(tx)
      _ = try Self.allocate("R-2", cover: 40_000).run(tx)
      #expect(try MoneyWorld.rest(of: "T", tx) == .zero)
    }
  }

  @Test func `the lines behind a figure sum to it, credit notes included`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.pot("T", granted: Money(cents: 100_000), tx)
      try MoneyWorld.voucher("R-1", Money(cents: 60_000), tx)
      try Self.credit("G-1", Money(cents: -10_000), tx)
      try Self.credit("G-2", Money(cents: -500), tx)
      try tx.execute("update voucher_lines set property_id = (select id from properties where code = 'DO-T-001')")
      _ = try Self.allocate("R-1", cover: 50_000).run(tx)
      _ = try Self.allocate("G-1", cover: -10_000).run(tx)
      let house = try Lookup.property("DO-T-001", tx)
      let request = ListRequest()
      let covered = try PropertyTraceQueries.voucherLines(of: house, .covered, request, tx)
      #expect(covered.covered == Money(cents: 40_000) && covered.page.rows.count == 2)
      let open = try PropertyTraceQueries.voucherLines(of: house, .uncovered, request, tx)
      #expect(open.amount - open.covered == Money(cents: 9_500))
    }
  }

  @Test(arguments: [
    (net: 10_000, vat: 1_900, discount: 0, amount: 10_000), (net: 10_000, vat: 1_900, discount: 238, amount: 9_800),
    (net: 10_000, vat: 1_900, discount: 11_900, amount: 0), (net: 333, vat: 63, discount: 12, amount: 323),
    (net: -10_000, vat: -1_900, discount: -238, amount: -9_800), (net: 0, vat: 0, discount: 0, amount: 0),
  ])
  func `with a discount the input tax falls that is deducted`(net: Int64, vat: Int64, discount: Int64, amount: Int64)
    async throws
  {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      var line = AddVoucher.Line(
        costKind: "firma", purpose: "Fenster", net: Money(cents: net), vat: Money(cents: vat), gross: Money(cents: net + vat))
      line.discount = Money(cents: discount)
      line.hasInputTaxDeduction = true
      let kind: VoucherKind = net < 0 ? .creditNote : .invoice
      try AddVoucher(VoucherRecord(number: "R-1", kind: kind, reason: "Fenster"), payee: "FIRMA-1", lines: [line]).run(tx)
      #expect(try VoucherQueries.lines(of: Lookup.voucher("R-1", tx), tx).map(\.amount.cents) == [amount])
    }
  }

  @Test func `a payment that is still to come is not entered`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.voucher("R-1", Money(cents: 100), tx)
      let tomorrow = Moment.now().day.adding(days: 2)
      let refused = #expect(throws: Problem.self) { try PayVoucher(voucher: "R-1", paidOn: tomorrow).run(tx) }
      #expect(refused?.code == "voucher.paid_in_future")
      #expect(try VoucherQueries.lines(of: Lookup.voucher("R-1", tx), tx).map(\.paidOn) == [nil])
    }
  }

  @Test func `a payment and a period that moves away from it wait for each other`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      try await database.write(as: MoneyWorld.clerk) { tx in
        try MoneyWorld.lay(tx)
        try MoneyWorld.pot("T", granted: Money(cents: 90_000), tx)
        try tx.execute("update funding_pots set eligible_period = '[2026-01-01,2027-01-01)', refuses_outside_period = true")
        try MoneyWorld.voucher("R-1", Money(cents: 60_000), tx)
        _ = try Self.allocate("R-1", cover: 60_000).run(tx)
      }
      // Each of the two is allowed as long as the other has not happened.
      let fates = await withTaskGroup(of: Fate.self) { group in
        group.addTask {
          await Fate.of {
            try await database.write(as: MoneyWorld.clerk) { tx in
              try tx.execute("update funding_pots set eligible_period = '[2026-01-01,2026-07-01)'")
              try tx.execute("select pg_sleep(0.5)")
            }
          }
        }
        group.addTask {
          await Fate.of {
            try await Task.sleep(for: .milliseconds(150))
            _ = try await database.write(as: MoneyWorld.clerk) { tx in
              try PayVoucher(voucher: "R-1", paidOn: "2026-10-01").run(tx)
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(fates.contains(.done))
      #expect(fates.contains(.refused("rule.allocations_paid_inside_the_eligible_period")))
    }
  }
}
