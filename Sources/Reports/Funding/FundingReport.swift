package import Domain
package import Store

/// Who pays for a house: each pot and line of its plan, the vouchers in them, costs without a pot, gifts, and what does not add up.
package struct FundingReport: Report {
  /// A voucher line and how much of it is covered.
  package struct OpenLine: Sendable {
    package let line: ReportedVoucherLine
    package let cover: Money

    package var open: Money { line.amounts.fundable - cover }
  }

  package let property: ReportedProperty
  package let asOf: LocalDate
  package let pots: [FundedPot]
  package let lines: [ReportedVoucherLine]
  package let gifts: [ReportedGift]
  package let costStatements: [ReportedCostStatement]
  package let warnings: [ReportedEligibilityWarning]

  package var kind: ReportKind { .funding }
  package var request: ReportRequest { .funding(property: property.code, asOf: asOf) }

  /// - Throws: `Problem` `property.unknown`.
  package init(_ tx: Transaction, property code: String, asOf: LocalDate) throws {
    self.asOf = asOf
    property = try FundingReportQueries.property(tx, code)
    lines = try FundingReportQueries.voucherLines(tx, of: property.id, on: asOf)
    gifts = try FundingReportQueries.gifts(tx, of: property.id)
    costStatements = try FundingReportQueries.costStatements(tx, of: property.id)
    warnings = try FundingReportQueries.eligibilityWarnings(tx, of: property.id)
    let found = try FundingReportQueries.pots(tx, of: property.id)
    let budgetLines = Dictionary(grouping: try FundingReportQueries.budgetLines(tx, of: found), by: \.potID)
    let allocations = Dictionary(
      grouping: try FundingReportQueries.allocations(tx, of: found, property: property.id, on: asOf), by: \.potID)
    let voucherLines = lines
    pots = found.map { pot in
      FundedPot(
        pot, budgetLines: budgetLines[pot.id] ?? [], allocations: allocations[pot.id] ?? [], voucherLines: voucherLines)
    }
  }
}

extension FundingReport {
  /// What was spent on the house and can be funded.
  package var expenditure: Money { lines.map(\.amounts.fundable).sum() }
  package var covered: Money { pots.map(\.coverHere).sum() }
  package var paid: Money { lines.filter { $0.paidOn != nil }.map(\.amounts.fundable).sum() }
  package var committed: Money { pots.compactMap(\.pot.commitment?.amount).sum() }

  private var coverByLine: [VoucherLine.ID: Money] {
    var cover: [VoucherLine.ID: Money] = [:]
    for pot in pots {
      for line in pot.lines {
        for allocation in line.allocations where allocation.isHere {
          cover[allocation.voucherLineID, default: .zero] += allocation.cover
        }
      }
    }
    return cover
  }

  /// Lines that no pot pays or that one pays only in part, in order of payment.
  package var openLines: [OpenLine] {
    let cover = coverByLine
    return lines.map { OpenLine(line: $0, cover: cover[$0.id] ?? .zero) }.filter { !$0.open.isZero }
  }

  /// Lines that stand in no pot's plan.
  package var linesWithoutPot: [ReportedVoucherLine] {
    let inPlan = Set(pots.flatMap(\.items).map(\.line.id))
    return lines.filter { !inPlan.contains($0.id) }
  }

  /// The statement that stands for the whole of the house's cost, and how much of it has no known cover.
  package var uncoveredStatement: (statement: ReportedCostStatement, gap: Money)? {
    costStatements.first(where: \.isTotal).map { ($0, $0.amount - pots.map(\.knownCover).sum()) }
  }
}
