import Domain
package import Store

/// Writes down how a house changed hands; a house that was only planned is acquired with it, management apart.
package struct AcquireProperty: UseCase {
  package let property: String
  package let facts: AcquisitionFacts

  package init(_ property: String, _ facts: AcquisitionFacts) {
    self.property = property
    self.facts = facts
  }

  /// Returns which acquisition of the house it is, counted from 1.
  package func run(_ tx: Transaction) throws -> Int {
    let id = try Lookup.property(property, tx)
    let position = try PropertyWrites.insert(facts, of: id, tx)
    if facts.form != .management { try PropertyWrites.markAcquired(id, tx) }
    try AuditEvents.record(
      tx, operation: "property.acquire", subject: "property:\(property)",
      facts: ["position": .integer(position), "form": .text(facts.form.rawValue), "on": .day(facts.acquiredOn)])
    return position
  }
}
