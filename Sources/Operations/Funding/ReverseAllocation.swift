package import Domain
package import Store

/// Takes an allocation back as a whole, with its reason; both stay on record, and the rest is there again to the cent.
package struct ReverseAllocation: UseCase {
  /// The reference of the allocation, or its number as `allocation list` shows it.
  package var allocation: String
  package var reason: String
  package var on: LocalDate?

  package init(allocation: String, reason: String) {
    self.allocation = allocation
    self.reason = reason
  }

  /// Returns what is free again.
  @discardableResult
  package func run(_ tx: Transaction) throws -> Money {
    guard let found = try AllocationQueries.find(allocation, tx) else {
      throw Problem(
        code: "allocation.unknown",
        message: Phrase("Die Zuordnung „\(allocation)“ gibt es nicht.", en: "The allocation “\(allocation)” does not exist."),
        hint: Phrase(
          "Nummer oder Kennung prüfen (viertelwerk allocation list).",
          en: "Check the number or the reference (viertelwerk allocation list)."))
    }
    guard found.reversesNumber == nil else {
      throw Problem(
        code: "allocation.is_a_reversal",
        message: Phrase(
          "„\(allocation)“ ist selbst eine Rücknahme.", en: "“\(allocation)” is a reversal itself."),
        hint: Phrase("Neu zuordnen mit allocation add.", en: "Allocate anew with allocation add."))
    }
    let id = try AllocationWrites.insertReversal(of: Allocation.ID(found.number), reason: reason, on: on, tx)
    try AuditEvents.record(
      tx, operation: "allocation.reverse", subject: "voucher:\(found.voucher)",
      facts: [
        "allocation": .integer(found.number), "reversal": .integer(id.rawValue), "pot": .text(found.pot),
        "cover_cents": .cents(-found.cover),
      ],
      change: AuditChange(
        from: ["eligible_cents": .cents(found.eligible), "cover_cents": .cents(found.cover)],
        to: ["eligible_cents": .cents(.zero), "cover_cents": .cents(.zero)]))
    return found.cover
  }
}
