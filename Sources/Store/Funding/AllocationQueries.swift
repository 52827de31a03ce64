package import Domain
import Postgres

/// One allocation as people look at it.
package struct AllocationFacts: Sendable, Hashable {
  /// The number by which people name it where it has no reference.
  package let number: Int64
  package let reference: String?
  package let voucher: String
  package let position: Int
  package let property: String?
  package let pot: String
  package let budgetLine: String
  package let purpose: String
  package let eligible: Money
  package let cover: Money
  package let share: BasisPoints?
  package let allocatedOn: LocalDate
  /// The day the voucher line was paid.
  package let paidOn: LocalDate?
  package let actor: String
  package let recordedAt: Moment
  /// The allocation that this one takes back.
  package let reversesNumber: Int64?
  /// The reversal that took this one back.
  package let reversedByNumber: Int64?
  package let reason: String?
}

/// Reads allocations.
package enum AllocationQueries {
  /// Allocations in order of entry, of a voucher, a pot or a property, or all; those behind a number, and so many, where that is asked.
  package static func all(
    voucher: String? = nil, pot: String? = nil, property: String? = nil, behind number: Int64? = nil, limit: Int? = nil,
    _ tx: Transaction
  ) throws -> [AllocationFacts] {
    try tx.query(
      """
      select \(fragment: values) \(fragment: source)
       where (\(voucher)::text is null or v.number = \(voucher)) and (\(pot)::text is null or p.code = \(pot))
         and (\(property)::text is null or o.code = \(property)) and (\(number)::bigint is null or a.id > \(number)::bigint)
       order by a.id limit \(limit)::bigint
      """
    ).map(facts)
  }

  /// An allocation by its reference, or by its number where no reference is the same.
  package static func find(_ name: String, _ tx: Transaction) throws -> AllocationFacts? {
    let number = Int64(name.hasPrefix("#") ? String(name.dropFirst()) : name)
    let found = try facts("a.reference = \(name) or a.id = \(number)::bigint", tx)
    return found.first { $0.reference == name } ?? found.first
  }

  private static func facts(_ condition: SQL, _ tx: Transaction) throws -> [AllocationFacts] {
    try tx.query("select \(fragment: values) \(fragment: source) where \(fragment: condition) order by a.id").map(facts)
  }

  static let values: SQL = """
    a.id, a.reference, v.number, l.position, o.code, p.code, b.code, l.purpose, a.eligible_cents, a.cover_cents, a.share,
    a.allocated_on, l.paid_on, a.actor, a.recorded_at, a.reverses_id, r.id, a.reason
    """

  static let source: SQL = """
    from allocations a
    join voucher_lines l on l.id = a.voucher_line_id
    join vouchers v on v.id = l.voucher_id
    left join properties o on o.id = l.property_id
    join funding_pots p on p.id = a.pot_id
    join budget_lines b on b.id = a.budget_line_id
    left join allocations r on r.reverses_id = a.id
    """

  static func facts(
    number: Int64, reference: String?, voucher: String, position: Int, property: String?, pot: String, budgetLine: String,
    purpose: String, eligible: Money, cover: Money, share: BasisPoints?, on: LocalDate, paidOn: LocalDate?, actor: String,
    recordedAt: Moment, reverses: Int64?, reversedBy: Int64?, reason: String?
  ) -> AllocationFacts {
    AllocationFacts(
      number: number, reference: reference, voucher: voucher, position: position, property: property, pot: pot,
      budgetLine: budgetLine, purpose: purpose, eligible: eligible, cover: cover, share: share, allocatedOn: on,
      paidOn: paidOn, actor: actor, recordedAt: recordedAt, reversesNumber: reverses, reversedByNumber: reversedBy,
      reason: reason)
  }
}
