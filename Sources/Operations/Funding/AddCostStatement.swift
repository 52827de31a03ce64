package import Domain
package import Store

/// Records a cost that is known only as a sum, with where it was read; it never becomes a voucher.
package struct AddCostStatement: UseCase {
  package var property: String
  package var code: String
  package var amount: Money
  package var scope: String
  package var source: String
  package var evidence: Evidence
  package var isRounded = false
  /// Whether it stands for the whole of the house's cost.
  package var isTotal = false
  package var statedOn: LocalDate?
  package var note: String?

  package init(property: String, code: String, amount: Money, scope: String, source: String, evidence: Evidence) {
    self.property = property
    self.code = code
    self.amount = amount
    self.scope = scope
    self.source = source
    self.evidence = evidence
  }

  package var newCode: String? { code }

  package func run(_ tx: Transaction) throws {
    try GiftWrites.insertCostStatement(
      code, of: Lookup.property(property, tx), amount: amount, scope: scope, isRounded: isRounded, isTotal: isTotal,
      on: statedOn, source: source, evidence: evidence, note: note, tx)
    try AuditEvents.record(
      tx, operation: "cost_statement.add", subject: "property:\(property)",
      facts: ["code": .text(code), "amount_cents": .cents(amount), "total": .bool(isTotal)])
  }
}
