import Domain
package import Store

/// Changes what is planned for a work package; its code and its stage stay.
package struct ChangeWorkPackage: UseCase {
  package let property: String
  package let facts: WorkPackageFacts

  package init(_ property: String, _ facts: WorkPackageFacts) {
    self.property = property
    self.facts = facts
  }

  package func run(_ tx: Transaction) throws {
    try WorkPackageWrites.update(facts, of: try Lookup.property(property, tx), tx)
    try AuditEvents.record(
      tx, operation: "work.change", subject: "work_package:\(property)/\(facts.code)",
      facts: ["planned_minutes": .integer(facts.planned.count), "planned_cost_cents": .cents(facts.plannedCost)])
  }
}
