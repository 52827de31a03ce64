import Domain
package import Store

/// Adds a house with what is known of it.
package struct AddProperty: UseCase {
  package let facts: PropertyFacts

  package init(_ facts: PropertyFacts) { self.facts = facts }

  package var newCode: String? { facts.code }

  package func run(_ tx: Transaction) throws {
    try PropertyWrites.insert(facts, tx)
    try AuditEvents.record(
      tx, operation: "property.add", subject: "property:\(facts.code)", facts: ["status": .text(facts.status.rawValue)])
  }
}
