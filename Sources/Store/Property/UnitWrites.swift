package import Domain
import Postgres

/// Writes units and how they became others.
package enum UnitWrites {
  package static func insert(_ unit: UnitRecord, of property: Property.ID, _ tx: Transaction) throws -> Unit.ID {
    let ids = try tx.query(
      """
      insert into units (property_id, code, kind, floor, area_m2, rooms, existence, source, note)
      values (\(property), \(unit.code), \(unit.kind), \(unit.floor), \(unit.area_m2)::numeric, \(unit.rooms)::numeric,
              \(unit.existence), \(unit.source), \(unit.note))
      returning id
      """
    ).decode(Unit.ID.self)
    return ids[0]
  }

  /// Lets a unit exist until the day before `day`.
  package static func end(_ unit: Unit.ID, before day: LocalDate, _ tx: Transaction) throws {
    try tx.execute("update units set existence = daterange(lower(existence), \(day)) where id = \(unit)")
  }

  /// Keeps which units became which. Every predecessor leads to every successor: what was spent in one flat that was merged
  /// and split again may be in any of the new ones.
  package static func insertChange(
    _ kind: UnitChangeKind, of property: Property.ID, on day: LocalDate, from predecessors: [Unit.ID],
    to successors: [Unit.ID], note: String?, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      with change as (
        insert into unit_changes (property_id, kind, changed_on, note)
        values (\(property), \(kind), \(day), \(note)) returning id)
      insert into unit_successions (change_id, property_id, predecessor_id, successor_id)
      select change.id, \(property), p, s from change, unnest(\(predecessors)) p, unnest(\(successors)) s
      """)
  }
}
