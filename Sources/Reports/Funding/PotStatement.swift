package import Domain
package import Store

/// A pot as a whole, over every house that it pays for: its plan, the vouchers in it, and what does not add up.
package struct PotStatement: Sendable {
  package let funded: FundedPot
  package let findings: [ReportFinding]

  /// Nil for a pot that there is not.
  package init?(_ tx: Transaction, pot: FundingPot.ID, asOf: LocalDate) throws {
    guard let found = try Self.read(tx, only: pot, asOf: asOf).first else { return nil }
    self = found
  }

  private init(_ funded: FundedPot, findings: [ReportFinding]) {
    self.funded = funded
    self.findings = findings
  }

  /// Every pot that the acting role may see.
  package static func all(_ tx: Transaction, asOf: LocalDate) throws -> [PotStatement] {
    try read(tx, only: nil, asOf: asOf)
  }

  private static func read(_ tx: Transaction, only pot: FundingPot.ID?, asOf: LocalDate) throws -> [PotStatement] {
    let pots = try FundingReportQueries.pots(tx, only: pot)
    let budgetLines = Dictionary(grouping: try FundingReportQueries.budgetLines(tx, of: pots), by: \.potID)
    let allocations = Dictionary(
      grouping: try FundingReportQueries.allocations(tx, of: pots, property: nil, on: asOf), by: \.potID)
    let voucherLines = try FundingReportQueries.voucherLines(tx, in: pots, on: asOf)
    let warnings = Dictionary(grouping: try FundingReportQueries.eligibilityWarnings(tx, in: pots), by: \.potID)
    return pots.map { pot in
      let funded = FundedPot(
        pot, budgetLines: budgetLines[pot.id] ?? [], allocations: allocations[pot.id] ?? [], voucherLines: voucherLines)
      return PotStatement(
        funded,
        findings: funded.findings(asOf: asOf) + FundingReport.findings(of: warnings[pot.id] ?? [], in: [funded]))
    }
  }
}
