package import Domain
package import Store

/// Changes a line of a pot's plan, as a changed decision or an official requirement asks for. What is not named stays, and the
/// database refuses a plan that what was allocated does not fit into.
package struct ChangeBudgetLine: UseCase {
  /// What of a line can change.
  package struct Plan: Sendable, Hashable {
    package var name: String
    package var planned: Money
    /// An official requirement that lifts the limit of this line (ANBest-P 1.2); nil: there is none.
    package var overrunReason: String?

    package init(name: String, planned: Money, overrunReason: String?) {
      self.name = name
      self.planned = planned
      self.overrunReason = overrunReason
    }
  }

  package let pot: String
  package let code: String
  /// Why it changes although it stands in a released report; needed only then.
  package let reason: String?
  private let change: @Sendable (inout Plan) -> Void

  package init(pot: String, code: String, reason: String? = nil, change: @escaping @Sendable (inout Plan) -> Void) {
    self.pot = pot
    self.code = code
    self.reason = reason
    self.change = change
  }

  /// Returns the names of what is different now.
  @discardableResult
  package func run(_ tx: Transaction) throws -> [String] {
    let potID = try Lookup.pot(pot, tx)
    // Locked before it is read: two that change a plan at once must not undo each other.
    try PotWrites.lock(potID, tx)
    let id = try Lookup.budgetLine(code, of: potID, tx)
    guard let found = try PotQueries.line(id, tx) else { return [] }
    let before = Plan(name: found.name, planned: found.planned, overrunReason: found.overrunReason)
    var after = before
    change(&after)
    let changed = [
      ("name", after.name != before.name), ("planned", after.planned != before.planned),
      ("overrun_reason", after.overrunReason != before.overrunReason),
    ].filter(\.1).map(\.0)
    guard !changed.isEmpty else { return [] }
    if let reason { try Corrections.setReason(reason, tx) }
    try PotWrites.updateLine(id, name: after.name, planned: after.planned, overrunReason: after.overrunReason, tx)
    try AuditEvents.record(
      tx, operation: "pot.line_change", subject: "pot:\(pot)",
      facts: [
        "line": .text(code), "planned_cents_before": .cents(before.planned), "planned_cents": .cents(after.planned),
        "may_overrun": .bool(after.overrunReason != nil),
      ])
    return changed
  }
}
