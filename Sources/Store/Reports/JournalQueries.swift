package import Domain
import Postgres

/// A voucher line as an accountant's journal has it.
package struct JournalLine: Sendable {
  package let id: VoucherLine.ID
  package let voucher: String
  package let position: Int
  /// Nil where it is of no house.
  package let property: String?
  package let costGroup: String?
  package let reason: String
  package let amount: Money
  /// Of the payment, else the invoice, else the month worked; nil where none is known.
  package let day: LocalDate?
}

/// An allocation as a journal has it.
package struct JournalAllocation: Sendable {
  package let id: Allocation.ID
  package let voucher: String
  package let position: Int
  package let property: String?
  package let pot: String
  package let budgetLine: String
  package let eligible: Money
  package let cover: Money
  package let allocatedOn: LocalDate
  package let isReversal: Bool
}

/// Reads everything that was spent and allocated, in portions, so that the journal of any size streams.
package enum JournalQueries {
  package static func forEachLine(
    _ tx: Transaction, of property: Property.ID?, _ body: (JournalLine) throws -> Void
  ) throws {
    try tx.forEach(
      """
      select l.id, v.number, l.position, o.code, l.cost_group_code, v.reason, l.amount_cents,
             coalesce(l.paid_on, v.invoiced_on, l.month) as day
        from voucher_lines l
        join vouchers v on v.id = l.voucher_id
        left join properties o on o.id = l.property_id
       where \(property)::bigint is null or l.property_id = \(property)
       order by day nulls last, v.number, l.position
      """
    ) {
      (
        id: VoucherLine.ID, voucher: String, position: Int, property: String?, group: String?, reason: String,
        amount: Money, day: LocalDate?
      ) in
      try body(
        JournalLine(
          id: id, voucher: voucher, position: position, property: property, costGroup: group, reason: reason,
          amount: amount, day: day))
    }
  }

  package static func forEachAllocation(
    _ tx: Transaction, of property: Property.ID?, _ body: (JournalAllocation) throws -> Void
  ) throws {
    try tx.forEach(
      """
      select a.id, v.number, l.position, o.code, p.code, b.code, a.eligible_cents, a.cover_cents, a.allocated_on,
             a.reverses_id is not null
        from allocations a
        join voucher_lines l on l.id = a.voucher_line_id
        join vouchers v on v.id = l.voucher_id
        join funding_pots p on p.id = a.pot_id
        join budget_lines b on b.id = a.budget_line_id
        left join properties o on o.id = l.property_id
       where \(property)::bigint is null or l.property_id = \(property)
       order by a.allocated_on, v.number, l.position, a.id
      """
    ) {
      (
        id: Allocation.ID, voucher: String, position: Int, property: String?, pot: String, line: String, eligible: Money,
        cover: Money, day: LocalDate, isReversal: Bool
      ) in
      try body(
        JournalAllocation(
          id: id, voucher: voucher, position: position, property: property, pot: pot, budgetLine: line,
          eligible: eligible, cover: cover, allocatedOn: day, isReversal: isReversal))
    }
  }
}
