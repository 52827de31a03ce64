package import Domain
import Postgres

/// Writes work packages with the kinds of gated work they hold.
package enum WorkPackageWrites {
  package static func insert(_ facts: WorkPackageFacts, of property: Property.ID, _ tx: Transaction) throws {
    let stage = try Lookup.stage(facts.stage, occurrence: facts.occurrence, of: property, tx)
    let unit = try facts.unit.map { try Lookup.unit($0, of: property, tx) }
    let firm = try facts.firm.map { try Lookup.organisation($0, tx) }
    if let trade = facts.trade { try ReferenceList.trade.require(trade, tx) }
    for kind in facts.workKinds { try ReferenceList.workKind.require(kind, tx) }
    if let edition = facts.costGroupEdition, let group = facts.costGroup {
      try requireCostGroup(group, edition: edition, tx)
    }
    // Two statements: policies see a package only after the statement that makes it.
    _ = try tx.run([
      """
      insert into work_packages (property_id, stage_id, unit_id, code, title, trade_code, cost_group_edition,
        cost_group_code, performer, firm_id, planned_minutes, planned_cost_cents, note)
      values (\(property), \(stage), \(unit), \(facts.code), \(facts.title), \(facts.trade), \(facts.costGroupEdition),
        \(facts.costGroup), \(facts.performer), \(firm), \(facts.planned), \(facts.plannedCost), \(facts.note))
      """,
      """
      insert into work_package_kinds (work_package_id, work_kind_code)
      select w.id, kind from work_packages w, unnest(\(facts.workKinds)) kind
       where w.property_id = \(property) and w.code = \(facts.code)
      """,
    ])
  }

  /// Overwrites what is planned for a package; kinds of work are added, for what was done under them stays.
  package static func update(_ facts: WorkPackageFacts, of property: Property.ID, _ tx: Transaction) throws {
    let package = try Lookup.workPackage(facts.code, of: property, tx)
    let unit = try facts.unit.map { try Lookup.unit($0, of: property, tx) }
    let firm = try facts.firm.map { try Lookup.organisation($0, tx) }
    if let trade = facts.trade { try ReferenceList.trade.require(trade, tx) }
    for kind in facts.workKinds { try ReferenceList.workKind.require(kind, tx) }
    if let edition = facts.costGroupEdition, let group = facts.costGroup {
      try requireCostGroup(group, edition: edition, tx)
    }
    _ = try tx.run([
      """
      update work_packages set title = \(facts.title), unit_id = \(unit), trade_code = \(facts.trade),
        cost_group_edition = \(facts.costGroupEdition), cost_group_code = \(facts.costGroup), performer = \(facts.performer),
        firm_id = \(firm), planned_minutes = \(facts.planned), planned_cost_cents = \(facts.plannedCost), note = \(facts.note)
       where id = \(package)
      """,
      """
      insert into work_package_kinds (work_package_id, work_kind_code)
      select \(package), kind from unnest(\(facts.workKinds)) kind
       where not exists (select from work_package_kinds k where k.work_package_id = \(package) and k.work_kind_code = kind)
      """,
    ])
  }

  /// - Throws: `Problem` for a cost group that its edition does not have.
  private static func requireCostGroup(_ code: String, edition: Int, _ tx: Transaction) throws {
    guard try tx.query("select from cost_groups where edition = \(edition) and code = \(code)").isEmpty else { return }
    let noun = CodeNoun(
      "cost_group", Phrase("Die Kostengruppe (DIN 276:\(edition))", en: "The cost group (DIN 276:\(edition))"))
    throw try Lookup.unknown(code, noun, tx, "select code from cost_groups where edition = \(edition) order by code")
  }
}
