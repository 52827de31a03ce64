package import Domain
import Postgres

/// Plans stages and writes down what happens to them; the state follows from the events, in the database.
package enum StageWrites {
  package static func insert(
    _ code: String, occurrence: Int, planned: DateRange?, source: String?, note: String?, of property: Property.ID,
    _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into stages (property_id, stage_code, occurrence, planned, source, note)
      values (\(property), \(code), \(occurrence), \(planned), \(source), \(note))
      """)
  }

  /// Changes the plan; nil leaves what is there.
  package static func replan(
    _ stage: Stage.ID, planned: DateRange?, source: String?, note: String?, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      update stages set planned = coalesce(\(planned), planned), source = coalesce(\(source), source),
        note = coalesce(\(note), note)
       where id = \(stage)
      """)
  }

  /// Writes a change of state down. Returns the codes of the gates that were overridden.
  package static func record(
    _ stage: Stage.ID, to state: StageState, on day: LocalDate, reason: String?, overrideReason: String?,
    _ tx: Transaction
  ) throws -> [String] {
    try tx.query(
      """
      insert into stage_events (stage_id, to_state, happened_on, reason, override_reason)
      values (\(stage), \(state), \(day), \(reason), \(overrideReason))
      returning gates_overridden
      """
    ).first(as: [String].self) ?? []
  }
}
