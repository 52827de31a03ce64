package import Domain
import Postgres

/// Writes hazards and defects; the database orders them against acceptances of the same house.
package enum HazardWrites {
  /// Makes the caller the only one who reports or accepts on this house until the transaction ends.
  package static func lock(_ property: Property.ID, _ tx: Transaction) throws {
    try tx.execute("select lock_property(\(property))")
  }

  package static func insert(_ hazard: HazardRecord, of property: Property.ID, _ tx: Transaction) throws {
    let unit = try hazard.unit.map { try Lookup.unit($0, of: property, tx) }
    let responsible = try hazard.responsible.map { try Lookup.organisation($0, tx) }
    if let trade = hazard.trade { try ReferenceList.trade.require(trade, tx) }
    try tx.execute(
      """
      insert into defects (property_id, code, unit_id, room, is_hazard, severity, description, reported_on, deadline_on,
        state, closed_on, closing_note, trade_code, responsible_id)
      values (\(property), \(hazard.code), \(unit), \(hazard.room), \(hazard.isHazard), \(hazard.severity),
        \(hazard.description), \(hazard.reportedOn), \(hazard.deadlineOn), \(hazard.state), \(hazard.closedOn),
        \(hazard.closingNote), \(hazard.trade), \(responsible))
      """)
  }

  /// Moves a hazard on; nil leaves deadline and note as they are. A day is kept where the state is an end.
  package static func update(
    _ hazard: Hazard.ID, state: DefectState, deadlineOn: LocalDate?, closedOn: LocalDate?, note: String?,
    _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      update defects set state = \(state), deadline_on = coalesce(\(deadlineOn), deadline_on), closed_on = \(closedOn),
        closing_note = coalesce(\(note), closing_note)
       where id = \(hazard)
      """)
  }

  package static func state(_ hazard: Hazard.ID, _ tx: Transaction) throws -> DefectState? {
    try tx.query("select state from defects where id = \(hazard)").first(as: DefectState.self)
  }
}
