package import Domain
import Postgres

/// A voucher in the list that people work in.
package struct VoucherRow: Sendable, Hashable {
  package let number: String
  package let kind: VoucherKind
  package let payee: String?
  /// Codes of the placements whose pay it is.
  package let placements: [String]
  package let invoiceNumber: String?
  package let invoicedOn: LocalDate?
  package let reason: String
  package let net: Money
  package let vat: Money
  package let gross: Money
  /// What can be funded of it.
  package let amount: Money
  package let covered: Money
  /// The last day on which a line was paid.
  package let paidOn: LocalDate?
  package let openLineCount: Int
  /// Codes of the pots in whose plans it stands.
  package let pots: [String]
  package let properties: [String]

  /// What nobody covers.
  package var rest: Money { amount - covered }
}

extension VoucherQueries {
  /// Every voucher with its sums, the newest first.
  package static func list(_ tx: Transaction) throws -> [VoucherRow] {
    try tx.query(
      """
      select v.number, v.kind, o.name, s.placements, v.invoice_number, v.invoiced_on, v.reason, s.net, s.vat, s.gross, s.amount,
             s.covered, s.paid_on, s.open, coalesce(t.pots, '{}'), s.properties
        from vouchers v
        left join organisations o on o.id = v.payee_id
        join (
          select l.voucher_id, sum(l.net_cents)::bigint as net, sum(l.vat_cents)::bigint as vat,
                 sum(l.gross_cents)::bigint as gross, sum(l.amount_cents)::bigint as amount,
                 coalesce(sum(c.covered), 0)::bigint as covered, max(l.paid_on) as paid_on, max(l.month) as month,
                 count(*) filter (where l.paid_on is null) as open,
                 coalesce(array_agg(distinct x.code::text) filter (where x.code is not null), '{}') as placements,
                 coalesce(array_agg(distinct h.code::text) filter (where h.code is not null), '{}') as properties
            from voucher_lines l
            left join (select voucher_line_id, sum(cover_cents) as covered from allocations group by voucher_line_id) c
              on c.voucher_line_id = l.id
            left join properties h on h.id = l.property_id
            left join placements x on x.id = l.placement_id
           group by l.voucher_id) s on s.voucher_id = v.id
        left join (
          select l.voucher_id, array_agg(distinct p.code::text) as pots
            from (select voucher_line_id, pot_id from allocations
                   group by voucher_line_id, pot_id having sum(eligible_cents) <> 0) a
            join voucher_lines l on l.id = a.voucher_line_id
            join funding_pots p on p.id = a.pot_id
           group by l.voucher_id) t on t.voucher_id = v.id
       order by coalesce(v.invoiced_on, s.paid_on, s.month) desc nulls first, v.number desc
      """
    ).map {
      (
        number: String, kind: VoucherKind, payee: String?, placements: [String], invoice: String?, invoicedOn: LocalDate?,
        reason: String, net: Money, vat: Money, gross: Money, amount: Money, covered: Money, paidOn: LocalDate?, open: Int,
        pots: [String], properties: [String]
      ) in
      VoucherRow(
        number: number, kind: kind, payee: payee, placements: placements, invoiceNumber: invoice, invoicedOn: invoicedOn,
        reason: reason, net: net, vat: vat, gross: gross, amount: amount, covered: covered, paidOn: paidOn,
        openLineCount: open, pots: pots, properties: properties)
    }
  }
}
