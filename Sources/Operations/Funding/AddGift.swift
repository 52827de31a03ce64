package import Domain
package import Store

/// Records a gift in kind as such; it is no money, and its value may be unknown.
package struct AddGift: UseCase {
  package var property: String
  package var donor: String
  package var description: String
  package var value: Money?
  package var given: DateRange?
  package var source: String?

  package init(property: String, donor: String, description: String) {
    self.property = property
    self.donor = donor
    self.description = description
  }

  package func run(_ tx: Transaction) throws {
    try GiftWrites.insertGift(
      to: Lookup.property(property, tx), from: Lookup.organisation(donor, tx), description: description, value: value,
      given: given, source: source, tx)
    try AuditEvents.record(
      tx, operation: "gift.add", subject: "property:\(property)",
      facts: ["donor": .text(donor), "value_cents": .cents(value)])
  }
}
