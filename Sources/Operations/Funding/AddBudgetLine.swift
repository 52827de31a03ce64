package import Domain
package import Store

/// Adds a line to a pot's plan: planned eligible expenditure, whoever pays it.
package struct AddBudgetLine: UseCase {
  package var pot: String
  package var code: String
  package var name: String
  package var planned: Money
  /// An official requirement that lifts the limit of this line (ANBest-P 1.2).
  package var overrunReason: String?

  package init(pot: String, code: String, name: String, planned: Money) {
    self.pot = pot
    self.code = code
    self.name = name
    self.planned = planned
  }

  package var newCode: String? { code }

  package func run(_ tx: Transaction) throws {
    try PotWrites.insertLine(
      code: code, name: name, planned: planned, overrunReason: overrunReason, of: Lookup.pot(pot, tx), tx)
    try AuditEvents.record(
      tx, operation: "pot.line_add", subject: "pot:\(pot)",
      facts: ["line": .text(code), "planned_cents": .cents(planned), "may_overrun": .bool(overrunReason != nil)])
  }
}
