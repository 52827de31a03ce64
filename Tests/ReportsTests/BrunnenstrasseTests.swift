import Domain
import Harness
import Postgres
import Reports
import Store
import Testing

/// The figures of the pilot house, computed by hand: 800.000 − 572.200 − 75.000 = 152.800.
@Suite(.needsPostgres) struct BrunnenstrasseTests {
  private static let asOf = LocalDate(daysSinceEpoch: 20_468)

  @Test func `of 800.000 € 152.800 € have no known cover`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(BrunnenstrasseFacts.statements)
      let report = try FundingReport(tx, property: "DO-BRU-051", asOf: Self.asOf)
      let finding = try #require(report.findings.first { $0.code == "cover.unknown" })
      #expect(finding.amount == Money(cents: 15_280_000))
      #expect(finding.sentence.german.hasPrefix("152.800,00 € ohne bekannte Deckung"))
      #expect(report.committed == Money(cents: 64_720_000))
      #expect(report.pots.map(\.pot.code) == ["OEGB", "WRF", "SPK"])
      #expect(report.pots.map(\.rest) == [nil, Money(cents: 57_220_000), Money(cents: 7_500_000)])
    }
  }

  @Test func `a pot with an unknown amount is a finding and adds nothing`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(BrunnenstrasseFacts.statements)
      let report = try FundingReport(tx, property: "DO-BRU-051", asOf: Self.asOf)
      #expect(report.findings.map(\.code) == ["cover.unknown", "pot.amount_unknown"])
      #expect(report.findings.last?.subject == "OEGB")
    }
  }

  @Test func `the gap closes to the cent once the cost is known to be covered`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(BrunnenstrasseFacts.statements)
      try tx.execute("update pot_commitments set amount_cents = 15280000 where amount_cents is null")
      let report = try FundingReport(tx, property: "DO-BRU-051", asOf: Self.asOf)
      #expect(!report.findings.contains { $0.code == "cover.unknown" })
      try tx.execute("update pot_commitments set amount_cents = 15279999 where amount_cents = 15280000")
      let again = try FundingReport(tx, property: "DO-BRU-051", asOf: Self.asOf)
      #expect(again.findings.first?.amount == Money(cents: 1))
    }
  }

  @Test func `a loan is never called a grant and a gift without a value gets none`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(BrunnenstrasseFacts.statements)
      let text = try FundingReport(tx, property: "DO-BRU-051", asOf: Self.asOf).page(width: 100).rendered()
      #expect(text.contains("Darlehen; Land Nordrhein-Westfalen"))
      #expect(!text.contains("Zuwendung; Land"))
      #expect(text.contains("rund 800.000,00 €"))
      #expect(
        text.split(separator: "\n").filter { $0.hasPrefix("DEW21") || $0.hasPrefix("EDG") }.allSatisfy {
          $0.contains("unbekannt")
        })
    }
  }

  @Test func `every figure leads back to rows that exist`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(BrunnenstrasseFacts.statements)
      let report = try FundingReport(tx, property: "DO-BRU-051", asOf: Self.asOf)
      let gap = try report.traces(of: "findings.cover.unknown")
      #expect(gap.count == 1)
      #expect(gap.first?.lines.map(\.value) == ["800.000,00 €", "–", "-572.200,00 €", "-75.000,00 €"])
      let statement = try tx.query("select id::text from cost_statements").decode(String.self)
      #expect(gap.first?.lines.first?.source == SourceRow("cost_statements", try #require(statement.first)))
    }
  }

  @Test func `an unknown figure is answered with one that there is`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(BrunnenstrasseFacts.statements)
      let report = try FundingReport(tx, property: "DO-BRU-051", asOf: Self.asOf)
      let unknown = #expect(throws: Problem.self) { try report.traces(of: "pots.WRF.rest_cent") }
      #expect(unknown?.code == "figure.unknown")
      #expect(unknown?.hint?.german.contains("pots.WRF.rest_cents") == true)
    }
  }

  @Test func `the printed reports look as they did`() async throws {
    let (funding, property) = try await Harness.rolledBack { tx in
      _ = try tx.run(BrunnenstrasseFacts.statements)
      return (
        try FundingReport(tx, property: "DO-BRU-051", asOf: Self.asOf).page(width: 100).rendered(),
        try PropertyReport(tx, property: "DO-BRU-051", asOf: Self.asOf).page(width: 100).rendered()
      )
    }
    try Snapshot.expect(funding, is: "brunnenstrasse-funding")
    try Snapshot.expect(property, is: "brunnenstrasse-property")
  }
}
