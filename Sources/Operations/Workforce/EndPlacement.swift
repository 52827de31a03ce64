package import Domain
package import Store

/// Ends a placement before its time; its legal bases end with it, and what was recorded after that day stands in the way.
package struct EndPlacement: UseCase {
  package var placement: String
  /// The last day that belongs to it.
  package var lastDay: LocalDate
  package var reason: String

  package init(placement: String, lastDay: LocalDate, reason: String) {
    self.placement = placement
    self.lastDay = lastDay
    self.reason = reason
  }

  package func run(_ tx: Transaction) throws {
    let id = try Lookup.placement(placement, tx)
    guard let locked = try PlacementWrites.lock(id, tx) else { return }
    guard locked.period.contains(lastDay) else {
      throw Problem(
        code: "placement.ends_outside",
        message: Phrase(
          "Die Zuweisung \(placement) läuft \(locked.period.phrase.german); am \(lastDay) kann sie nicht enden.",
          en: "Placement \(placement) runs \(locked.period.phrase.english); it cannot end on \(lastDay)."),
        hint: Phrase(
          "Den letzten Tag prüfen; ein späterer wäre eine Verlängerung.",
          en: "Check the last day; a later one would be an extension."))
    }
    let worked = try AttendanceWrites.workedDays(of: id, after: lastDay, tx)
    guard worked.isEmpty else {
      let days = worked.map(\.german).joined(separator: ", ")
      throw Problem(
        code: "placement.work_after_end",
        message: Phrase(
          "Im Bautagebuch steht Arbeit nach dem \(lastDay): \(days).", en: "The site diary has work after \(lastDay): \(days)."),
        hint: Phrase(
          "Einen späteren letzten Tag nennen, oder die Zeilen zurücknehmen, wenn sie nicht stimmen.",
          en: "Name a later last day, or retract the lines if they are wrong."))
    }
    // A placement that stands in a released report changes only with a reason, and this is one.
    try Corrections.setReason(reason, tx)
    try PlacementWrites.end(id, on: lastDay, reason: reason, tx)
    try AuditEvents.record(
      tx, operation: "placement.end", subject: "placement:\(placement)",
      facts: ["through": .day(lastDay), "planned_through": .day(locked.period.lastDay)],
      change: AuditChange(from: ["through": .day(locked.period.lastDay)], to: ["through": .day(lastDay)]))
  }
}
