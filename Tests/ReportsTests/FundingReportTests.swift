import Domain
import Harness
import Postgres
import Reports
import Store
import Testing

/// Sums to the cent against a ledger that adds up on its own, and the findings one by one.
@Suite(.needsPostgres) struct FundingReportTests {
  private static func report(_ tx: Transaction, asOf: LocalDate = MonthWorld.asOf) throws -> FundingReport {
    try FundingReport(tx, property: RandomLedger.house, asOf: asOf)
  }

  @Test(arguments: 1...12)
  func `every sum is right to the cent`(seed: UInt64) async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: seed)
      _ = try tx.run(ledger.statements(vouchers: 20))
      try tx.execute(
        "insert into pot_commitments (pot_id, property_id) select f.id, p.id from funding_pots f, properties p where f.code in ('A', 'B') and p.code = \(RandomLedger.house)"
      )
      let report = try Self.report(tx)
      #expect(report.expenditure.cents == ledger.expenditure)
      #expect(report.paid.cents == ledger.paid)
      #expect(report.covered.cents == ledger.cover.values.reduce(0, +))
      for pot in report.pots {
        #expect(pot.coverHere.cents == ledger.cover[pot.pot.code])
        #expect(pot.eligibleHere.cents == ledger.eligible[pot.pot.code])
        #expect(pot.rest?.cents == 900_000_000 - (ledger.cover[pot.pot.code] ?? 0))
        for line in pot.lines {
          #expect(line.coverHere.cents == ledger.coverByLine["\(pot.pot.code):\(line.line.code)"] ?? 0)
        }
        #expect(pot.items.map(\.cover).sum() == pot.coverHere)
        #expect(pot.items.map(\.number) == Array(1...max(1, pot.items.count)).prefix(pot.items.count).map { $0 })
      }
      #expect(report.linesWithoutPot.count == ledger.linesWithoutPot)
      #expect(report.openLines.map(\.open).sum() == report.expenditure - report.covered)
      let groups = try PropertyReport(tx, property: RandomLedger.house, asOf: MonthWorld.asOf).costGroups
      #expect(Dictionary(uniqueKeysWithValues: groups.map { ($0.group?.code ?? "", $0.amount.cents) }) == ledger.byGroup)
      #expect(groups.map(\.covered).sum() == report.covered)
    }
  }

  @Test func `as of a day a report knows nothing of what was invoiced or paid after it`() async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 5)
      _ = try tx.run(ledger.statements(vouchers: 20))
      let whole = try Self.report(tx)
      // Everything that was paid was paid on 1 April; half of it had been invoiced by then.
      try tx.execute("update vouchers set invoiced_on = '2026-03-10' where id % 2 = 0")
      let early = try Self.report(tx, asOf: "2026-03-31")
      let known = whole.lines.filter { $0.paidOn == nil || $0.voucherID.rawValue % 2 == 0 }
      #expect(early.paid == .zero)
      #expect(early.expenditure == known.map(\.amounts.fundable).sum())
      #expect(early.lines.allSatisfy { $0.paidOn == nil })
      #expect(early.covered < whole.covered && early.covered > .zero)
      #expect(early.pots.flatMap(\.items).map(\.cover).sum() == early.covered)
      let there = try PropertyReport(tx, property: RandomLedger.house, asOf: "2026-03-31")
      #expect(there.costGroups.map(\.amount).sum() == early.expenditure)
    }
  }

  @Test func `pots that hold more for houses than they have, and credit notes in no pot, are found`() async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 6)
      _ = try tx.run(ledger.statements(vouchers: 6))
      #expect(!(try Self.report(tx)).findings.map(\.code).contains { ["pot.overcommitted", "credit.unassigned"].contains($0) })
      _ = try tx.run([
        """
        insert into pot_commitments (pot_id, property_id, amount_cents)
        select f.id, p.id, 900000001 from funding_pots f, properties p where f.code = 'A' and p.code = \(RandomLedger.house)
        """,
        "insert into vouchers (number, kind, payee_id, reason) select 'G-1', 'credit_note', payee_id, 'Zurück' from vouchers limit 1",
        """
        insert into voucher_lines (voucher_id, position, property_id, cost_kind_code, purpose, net_cents, gross_cents)
        select v.id, 1, p.id, 'firma', 'Zurück', -100, -100 from vouchers v, properties p
         where v.number = 'G-1' and p.code = \(RandomLedger.house)
        """,
      ])
      let found = try Self.report(tx).findings.filter { ["pot.overcommitted", "credit.unassigned"].contains($0.code) }
      #expect(found.map(\.amount?.cents) == [1, -100])
    }
  }

  @Test func `the list of vouchers follows the plan and the order of payment`() async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 3)
      _ = try tx.run(ledger.statements(vouchers: 30))
      for pot in try Self.report(tx).pots {
        let order = pot.items.map { ($0.budgetLine.code, $0.line.paidOn?.daysSinceEpoch ?? .max) }
        #expect(zip(order, order.dropFirst()).allSatisfy { $0 <= $1 })
      }
    }
  }

  @Test func `the file for the funder has a row for each voucher line and pot`() async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 4)
      _ = try tx.run(ledger.statements(vouchers: 10))
      let report = try Self.report(tx)
      let rows = report.csv().rendered().split(separator: "\r\n")
      #expect(rows.count == 1 + report.pots.map(\.items.count).reduce(0, +) + report.linesWithoutPot.count)
      #expect(rows.allSatisfy { $0.split(separator: ";", omittingEmptySubsequences: false).count == 18 })
    }
  }

  @Test func `a payment outside the period, a rest at its end, an overrun and a plan that does not add up are findings`()
    async throws
  {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 5)
      _ = try tx.run(ledger.statements(vouchers: 20))
      #expect(Set(try Self.report(tx).findings.map(\.code)).isSubset(of: ["cover.incomplete"]))
      try tx.execute(
        "update funding_pots set eligible_period = '[2026-05-01,2026-07-01)', spend_within_days = 42 where code = 'A'")
      try tx.execute(
        "update budget_lines set planned_cents = 1 where code = '1' and pot_id = (select id from funding_pots where code = 'B')"
      )
      let report = try Self.report(tx, asOf: LocalDate.parse("2026-05-30"))
      let codes = Set(report.findings.map { "\($0.code) \($0.subject.prefix(1))" })
      #expect(codes.contains("payment.outside_period A"))
      #expect(codes.contains("period.ending A"))
      #expect(codes.contains("spend.overdue A"))
      #expect(codes.contains("plan.unbalanced B"))
      #expect(codes.contains("line.overrun B"))
      let rest = try #require(report.findings.first { $0.code == "period.ending" })
      #expect(rest.amount?.cents == 900_000_000 - (ledger.cover["A"] ?? 0))
      let later = try Self.report(tx, asOf: LocalDate.parse("2026-07-01"))
      #expect(later.findings.contains { $0.code == "period.ended_with_rest" })
      let earlier = try Self.report(tx, asOf: LocalDate.parse("2026-03-29"))
      #expect(!earlier.findings.contains { $0.code.hasPrefix("period.") })
    }
  }

  @Test func `a share pot that covers more than its rate is a finding, and at its rate none`() async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 6)
      _ = try tx.run(ledger.statements(vouchers: 20))
      try tx.execute("update funding_pots set finance_type = 'share', rate = 10000 where code = 'A'")
      #expect(!(try Self.report(tx).findings.contains { $0.code == "pot.above_rate" }))
      try tx.execute("update funding_pots set rate = 1 where code = 'A'")
      let finding = try #require(try Self.report(tx).findings.first { $0.code == "pot.above_rate" })
      #expect(
        finding.amount == Money(cents: ledger.cover["A"] ?? 0) - BasisPoints(1).of(Money(cents: ledger.eligible["A"] ?? 0)))
    }
  }

  @Test func `a rule that nobody has verified warns and does not refuse`() async throws {
    try await Harness.rolledBack { tx in
      var ledger = RandomLedger(seed: 8)
      _ = try tx.run(ledger.statements(vouchers: 20))
      try tx.execute(
        """
        insert into eligibility_rules (pot_id, position, effect, cost_group_prefix, clause, evidence)
        select id, 1, 'excluded', '4', 'Nr. 5.2', 'U' from funding_pots where code = 'A'
        """)
      let report = try Self.report(tx)
      let expected = Set(report.pots[0].items.filter { $0.line.costGroup?.code == "440" && !$0.eligible.isZero }.map(\.line.id))
      #expect(!expected.isEmpty)
      #expect(Set(report.warnings.map(\.voucherLineID)) == expected)
      #expect(report.findings.filter { $0.code == "eligibility.doubtful" }.count == expected.count)
    }
  }
}
