package import Domain
package import Store

/// Sets aside what a pot holds for a house, or that it takes part with an amount nobody knows.
package struct CommitPot: UseCase {
  package var pot: String
  package var property: String
  package var amount: Money?
  package var source: String?

  package init(pot: String, property: String, amount: Money?) {
    self.pot = pot
    self.property = property
    self.amount = amount
  }

  package func run(_ tx: Transaction) throws {
    try PotWrites.insertCommitment(
      of: Lookup.pot(pot, tx), to: Lookup.property(property, tx), amount: amount, source: source, tx)
    try AuditEvents.record(
      tx, operation: "pot.commit", subject: "pot:\(pot)",
      facts: ["property": .text(property), "amount_cents": .cents(amount)])
  }
}
