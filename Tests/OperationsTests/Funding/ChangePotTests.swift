import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// What becomes known of a pot later, in transactions that are rolled back.
@Suite(.needsPostgres) struct ChangePotTests {
  @Test func `what is named changes, the rest stays, and the log says which amount became which`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.pot("P", granted: Money(cents: 100_000), tx)
      let change = ChangePot("P", funder: "JC-T") { pot in
        pot.granted = Money(cents: 250_000)
        pot.grantNumber = "WB 12/2026"
        pot.eligiblePeriod = DateRange(from: "2026-01-01", through: "2026-12-31")
      }
      #expect(try change.run(tx) == ["funder", "grant_number", "granted", "eligible_period"])
      #expect(try change.run(tx) == [], "the same again changes nothing")
      let (pot, funder, _) = try #require(try PotQueries.decision(of: Lookup.pot("P", tx), tx))
      #expect(pot.granted == Money(cents: 250_000))
      #expect(pot.grantNumber == "WB 12/2026")
      #expect(pot.name == "Topf P")
      #expect(funder == "Jobcenter Muster")
      let events = try tx.query(
        "select facts ->> 'granted_cents_before', facts ->> 'granted_cents' from audit_events where operation = 'pot.change'"
      ).decode((String, String).self)
      #expect(events.map { [$0.0, $0.1] } == [["100000", "250000"]])
    }
  }

  @Test func `a pot never holds less than it covers, and closes no period over what was paid outside`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.pot("P", granted: Money(cents: 100_000), tx)
      try MoneyWorld.voucher("R-1", Money(cents: 80_000), tx)
      var allocation = AllocateVoucherLine(voucher: "R-1", position: 1, pot: "P", budgetLine: "A")
      allocation.cover = Money(cents: 80_000)
      _ = try allocation.run(tx)
      let less = ChangePot("P") { $0.granted = Money(cents: 79_999) }
      #expect(try refusal(tx) { try less.run(tx) } == "allocations.cover_within_the_pot")
      let enough = ChangePot("P") { $0.granted = Money(cents: 80_000) }
      #expect(try enough.run(tx) == ["granted"])
      #expect(try MoneyWorld.rest(of: "P", tx) == .zero)
    }
  }

  @Test func `of a budget line changes what is named, and the log says which amount became which`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.pot("P", granted: Money(cents: 100_000), tx)
      let planned = try #require(try PotQueries.line(Lookup.budgetLine("A", of: Lookup.pot("P", tx), tx), tx)).planned
      let change = ChangeBudgetLine(pot: "P", code: "A") { $0.planned = Money(cents: 95_000) }
      #expect(try change.run(tx) == ["planned"])
      #expect(try change.run(tx) == [], "the same again changes nothing")
      let named = ChangeBudgetLine(pot: "P", code: "A") { line in
        line.name = "Bau und Technik"
        line.overrunReason = "Auflage der Behörde"
      }
      #expect(try named.run(tx) == ["name", "overrun_reason"])
      let line = try #require(try PotQueries.line(Lookup.budgetLine("A", of: Lookup.pot("P", tx), tx), tx))
      #expect(line.planned == Money(cents: 95_000) && line.name == "Bau und Technik")
      #expect(line.overrunReason == "Auflage der Behörde")
      let events = try tx.query(
        """
        select facts ->> 'planned_cents_before', facts ->> 'planned_cents' from audit_events
         where operation = 'pot.line_change' order by id
        """
      ).decode((String, String).self)
      #expect(events.map { [$0.0, $0.1] } == [["\(planned.cents)", "95000"], ["95000", "95000"]])
    }
  }

  @Test func `a pot that stands in a released report changes only with a reason, which is kept`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try MoneyWorld.pot("P", granted: Money(cents: 100_000), tx)
      try tx.execute(
        """
        with report as (
          insert into released_reports (number, kind, parameters, figures, content_hash)
          values ('BER-2026-0001', 'funding', '{}', '{}', sha256('figures')) returning id)
        insert into report_sources (report_id, relation, source_id)
        select report.id, 'funding_pots', p.id::text from report, funding_pots p where p.code = 'P'
        """)
      let silent = ChangePot("P") { $0.granted = Money(cents: 120_000) }
      #expect(try refusal(tx) { try silent.run(tx) } == "rule.released_sources_change_with_a_reason")
      let explained = ChangePot("P", reason: "Änderungsbescheid") { $0.granted = Money(cents: 120_000) }
      #expect(try explained.run(tx) == ["granted"])
      let kept = try tx.query(
        "select reason, before ->> 'granted_cents', after ->> 'granted_cents' from corrections where relation = 'funding_pots'"
      ).decode((String, String, String).self)
      #expect(kept.map(\.0) == ["Änderungsbescheid"])
      #expect(kept.map(\.1) == ["100000"] && kept.map(\.2) == ["120000"])
    }
  }
}
