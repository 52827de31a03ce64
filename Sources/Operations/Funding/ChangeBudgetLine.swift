package import Domain
package import Store

/// Changes a line of a pot's plan, as a changed decision or an official requirement asks for; the database refuses a plan that what
/// was allocated does not fit into.
package struct ChangeBudgetLine: UseCase {
  package var pot: String
  package var code: String
  package var name: String
  package var planned: Money
  /// An official requirement that lifts the limit of this line (ANBest-P 1.2); nil: there is none.
  package var overrunReason: String?
  /// Why it changes although it stands in a released report; needed only then.
  package var reason: String?

  package init(pot: String, code: String, name: String, planned: Money) {
    self.pot = pot
    self.code = code
    self.name = name
    self.planned = planned
  }

  package func run(_ tx: Transaction) throws {
    let potID = try Lookup.pot(pot, tx)
    // Locked before it is read: two that change a plan at once must not undo each other.
    try PotWrites.lock(potID, tx)
    let id = try Lookup.budgetLine(code, of: potID, tx)
    let before = try PotQueries.line(id, tx)
    if let reason { try Corrections.setReason(reason, tx) }
    try PotWrites.updateLine(id, name: name, planned: planned, overrunReason: overrunReason, tx)
    try AuditEvents.record(
      tx, operation: "pot.line_change", subject: "pot:\(pot)",
      facts: [
        "line": .text(code), "planned_cents_before": .cents(before?.planned), "planned_cents": .cents(planned),
        "may_overrun": .bool(overrunReason != nil),
      ])
  }
}
