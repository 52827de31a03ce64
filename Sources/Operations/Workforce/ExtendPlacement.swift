package import Domain
package import Store

/// Lets a placement run longer; the legal bases that would have ended with it run on. Where one of them may not, such as an
/// instrument that the law ends, the database refuses, and the placement ends as it did.
package struct ExtendPlacement: UseCase {
  package var placement: String
  /// The new last day that belongs to it.
  package var lastDay: LocalDate
  package var reason: String

  package init(placement: String, lastDay: LocalDate, reason: String) {
    self.placement = placement
    self.lastDay = lastDay
    self.reason = reason
  }

  package func run(_ tx: Transaction) throws {
    let id = try Lookup.placement(placement, tx)
    guard let locked = try PlacementWrites.lock(id, tx), let before = locked.period.lastDay else { return }
    guard lastDay > before else {
      throw Problem(
        code: "placement.already_runs_longer",
        message: Phrase(
          "Die Zuweisung \(placement) läuft schon \(locked.period.phrase.german); am \(lastDay) zu enden verlängert sie nicht.",
          en: "Placement \(placement) runs \(locked.period.phrase.english) already; ending on \(lastDay) does not extend it."),
        hint: Phrase(
          "Den letzten Tag prüfen; ein früherer wäre ein vorzeitiges Ende.",
          en: "Check the last day; an earlier one would end it early."))
    }
    // A placement that stands in a released report changes only with a reason, and this is one.
    try Corrections.setReason(reason, tx)
    try PlacementWrites.extend(id, from: locked.period, through: lastDay, tx)
    try AuditEvents.record(
      tx, operation: "placement.extend", subject: "placement:\(placement)",
      facts: ["through": .day(lastDay), "through_before": .day(before)],
      change: AuditChange(from: ["through": .day(before)], to: ["through": .day(lastDay)]))
  }
}
