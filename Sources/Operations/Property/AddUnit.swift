import Domain
package import Store

/// Adds a flat or shop to a house.
package struct AddUnit: UseCase {
  package let property: String
  package let unit: UnitRecord

  package init(_ property: String, _ unit: UnitRecord) {
    self.property = property
    self.unit = unit
  }

  package var newCode: String? { unit.code }

  package func run(_ tx: Transaction) throws {
    _ = try UnitWrites.insert(unit, of: try Lookup.property(property, tx), tx)
    try AuditEvents.record(
      tx, operation: "unit.add", subject: "unit:\(property)/\(unit.code)", facts: ["kind": .text(unit.kind.rawValue)])
  }
}
