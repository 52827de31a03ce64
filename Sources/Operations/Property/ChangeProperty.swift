import Domain
package import Store

/// Writes down what has become known of a house; what is not named stays.
package struct ChangeProperty: UseCase {
  package let code: String
  private let change: @Sendable (inout PropertyFacts) -> Void

  package init(_ code: String, change: @escaping @Sendable (inout PropertyFacts) -> Void) {
    self.code = code
    self.change = change
  }

  package func run(_ tx: Transaction) throws {
    let property = try Lookup.property(code, tx)
    guard let before = try PropertyQueries.facts(property, tx) else { return }
    var after = before
    change(&after)
    guard after != before else { return }
    try PropertyWrites.update(property, after, tx)
    try AuditEvents.record(
      tx, operation: "property.change", subject: "property:\(code)",
      facts: ["status_before": .text(before.status.rawValue), "status": .text(after.status.rawValue)])
  }
}
