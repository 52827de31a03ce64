package import Domain
import Postgres

/// Writes what was given or is known only as a sum: never vouchers, and never a payer's cents.
package enum GiftWrites {
  package static func insertGift(
    to property: Property.ID, from donor: Organisation.ID, description: String, value: Money?, given: DateRange?,
    source: String?, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into in_kind_gifts (property_id, donor_id, description, value_cents, given, source)
      values (\(property), \(donor), \(description), \(value), \(given), \(source))
      """)
  }

  package static func insertCostStatement(
    _ code: String, of property: Property.ID, amount: Money, scope: String, isRounded: Bool, isTotal: Bool,
    on day: LocalDate?, source: String, evidence: Evidence, note: String?, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into cost_statements
        (property_id, code, amount_cents, scope, is_rounded, is_total, stated_on, source, evidence, note)
      values (\(property), \(code), \(amount), \(scope), \(isRounded), \(isTotal), \(day), \(source), \(evidence), \(note))
      """)
  }
}
