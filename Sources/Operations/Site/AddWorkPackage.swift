import Domain
package import Store

/// Adds a piece of a stage with its trade, place and plan.
package struct AddWorkPackage: UseCase {
  package let property: String
  package let facts: WorkPackageFacts

  package init(_ property: String, _ facts: WorkPackageFacts) {
    self.property = property
    self.facts = facts
  }

  package var newCode: String? { facts.code }

  package func run(_ tx: Transaction) throws {
    try WorkPackageWrites.insert(facts, of: try Lookup.property(property, tx), tx)
    try AuditEvents.record(
      tx, operation: "work.add", subject: "work_package:\(property)/\(facts.code)",
      facts: [
        "stage": .text(facts.stage), "planned_minutes": .integer(facts.planned.count),
        "planned_cost_cents": .cents(facts.plannedCost),
      ])
  }
}
