package import Domain
package import Store

/// Moves a hazard or defect on: sets or extends its deadline, reports it fixed, closes or reopens it.
package struct MoveHazard: UseCase {
  package let property: String
  package let hazard: String
  package let state: DefectState
  /// The day on which it was closed; needed for an end and only there.
  package let day: LocalDate
  package let deadlineOn: LocalDate?
  package let note: String?

  package init(
    _ property: String, _ hazard: String, to state: DefectState, on day: LocalDate, deadlineOn: LocalDate? = nil,
    note: String? = nil
  ) {
    self.property = property
    self.hazard = hazard
    self.state = state
    self.day = day
    self.deadlineOn = deadlineOn
    self.note = note
  }

  /// Returns the state it had before.
  package func run(_ tx: Transaction) throws -> DefectState {
    let id = try Lookup.property(property, tx)
    try HazardWrites.lock(id, tx)
    let key = try HazardQueries.id(hazard, of: id, tx)
    let before = try HazardWrites.state(key, tx) ?? .reported
    try HazardWrites.update(key, state: state, deadlineOn: deadlineOn, closedOn: state.isClosed ? day : nil, note: note, tx)
    try AuditEvents.record(
      tx, operation: "hazard.move", subject: "hazard:\(property)/\(hazard)",
      facts: [
        "from": .text(before.rawValue), "to": .text(state.rawValue), "on": .day(day), "deadline": .day(deadlineOn),
      ],
      change: AuditChange(from: ["state": .text(before.rawValue)], to: ["state": .text(state.rawValue)]))
    return before
  }
}
