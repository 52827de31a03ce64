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

/// Which vouchers a list holds.
package enum VoucherSelection: Sendable, CaseIterable {
  case all, unpaid, uncovered

  fileprivate var condition: SQL {
    switch self {
    case .all: "true"
    case .unpaid: "s.open > 0"
    case .uncovered: "s.amount <> s.covered"
    }
  }
}

/// The vouchers of a selection together, whatever a filter leaves of them.
package struct VoucherSums: Sendable, Hashable {
  /// How many each selection holds.
  package let counts: [VoucherSelection: Int]
  package let net: Money
  package let vat: Money
  package let gross: Money
  package let covered: Money
  package let rest: Money
}

extension VoucherQueries {
  /// What a page of the list can be sorted by and searched in.
  package static let listColumns: [ListColumn] = [
    .text("beleg", "v.number"),
    .choice("art", "v.kind", VoucherKind.self),
    .day("datum", "v.invoiced_on"),
    .text("rechnung", "v.invoice_number"),
    .text("empfaenger", "coalesce(o.name, array_to_string(\(fragment: placements), ', '))"),
    .text("grund", "v.reason"),
    .text("objekte", "array_to_string(\(fragment: properties), ', ')"),
    .money("netto", "s.net"),
    .money("mwst", "s.vat"),
    .money("brutto", "s.gross"),
    .day("bezahlt", "case when s.open = 0 then s.paid_on end"),
    .money("zugeordnet", "s.covered"),
    .money("rest", "(s.amount - s.covered)"),
    .text("topf", "nullif(array_to_string(\(fragment: pots), ', '), '')"),
  ]

  private static let placements: SQL = """
    array(select distinct x.code::text from voucher_lines l join placements x on x.id = l.placement_id
           where l.voucher_id = v.id order by 1)
    """
  private static let properties: SQL = """
    array(select distinct h.code::text from voucher_lines l join properties h on h.id = l.property_id
           where l.voucher_id = v.id order by 1)
    """
  private static let pots: SQL = """
    array(select distinct p.code::text
            from (select a.pot_id from voucher_lines l join allocations a on a.voucher_line_id = l.id
                   where l.voucher_id = v.id group by l.id, a.pot_id having sum(a.eligible_cents) <> 0) a
            join funding_pots p on p.id = a.pot_id
           order by 1)
    """

  private static let source: SQL = """
    from vouchers v
    left join organisations o on o.id = v.payee_id
    join (
      -- Lines and what covers them are summed in one go: a join of two sums has no estimate, and once took minutes.
      select x.voucher_id, sum(x.net_cents)::bigint as net, sum(x.vat_cents)::bigint as vat, sum(x.gross_cents)::bigint as gross,
             sum(x.amount_cents)::bigint as amount, sum(x.cover_cents)::bigint as covered, max(x.paid_on) as paid_on,
             max(x.month) as month, count(*) filter (where x.is_open) as open
        from (
          select l.voucher_id, l.net_cents, l.vat_cents, l.gross_cents, l.amount_cents, 0 as cover_cents, l.paid_on, l.month,
                 l.paid_on is null as is_open
            from voucher_lines l
          union all
          select l.voucher_id, 0, 0, 0, 0, a.cover_cents, null, null, false
            from allocations a join voucher_lines l on l.id = a.voucher_line_id) x
       group by x.voucher_id) s on s.voucher_id = v.id
    """

  /// A page of the vouchers of a selection, the newest first, and the sums of all.
  package static func page(
    _ selection: VoucherSelection, _ request: ListRequest, _ tx: Transaction
  ) throws -> (page: ListPage<VoucherRow>, sums: VoucherSums) {
    let list = LongList(
      columns: listColumns, source: "\(fragment: source) where \(fragment: selection.condition)",
      order: "coalesce(v.invoiced_on, s.paid_on, s.month) desc nulls first, v.number desc")
    let (sums, count) = try sums(selection, left: list.condition(request), tx)
    let page = try list.page(
      request,
      of: """
        v.number, v.kind, o.name, \(fragment: placements), v.invoice_number, v.invoiced_on, v.reason, s.net, s.vat, s.gross, s.amount,
        s.covered, s.paid_on, s.open, \(fragment: pots), \(fragment: properties)
        """, count: count, tx
    ) { try $0.map(row) }
    return (page, sums)
  }

  /// The sums of a selection, how many each holds, and how many of this one a condition leaves.
  private static func sums(
    _ selection: VoucherSelection, left condition: SQL, _ tx: Transaction
  ) throws -> (VoucherSums, Int) {
    let chosen = selection.condition
    return try tx.query(
      """
      select count(*), count(*) filter (where \(fragment: VoucherSelection.unpaid.condition)),
             count(*) filter (where \(fragment: VoucherSelection.uncovered.condition)),
             count(*) filter (where \(fragment: chosen) and \(fragment: condition)),
             coalesce(sum(s.net) filter (where \(fragment: chosen)), 0)::bigint,
             coalesce(sum(s.vat) filter (where \(fragment: chosen)), 0)::bigint,
             coalesce(sum(s.gross) filter (where \(fragment: chosen)), 0)::bigint,
             coalesce(sum(s.covered) filter (where \(fragment: chosen)), 0)::bigint,
             coalesce(sum(s.amount - s.covered) filter (where \(fragment: chosen)), 0)::bigint
        \(fragment: source)
      """
    ).map {
      (
        all: Int, unpaid: Int, uncovered: Int, left: Int, net: Money, vat: Money, gross: Money, covered: Money, rest: Money
      ) in
      (
        VoucherSums(
          counts: [.all: all, .unpaid: unpaid, .uncovered: uncovered], net: net, vat: vat, gross: gross, covered: covered,
          rest: rest), left
      )
    }[0]
  }

  private static func row(
    number: String, kind: VoucherKind, payee: String?, placements: [String], invoice: String?, invoicedOn: LocalDate?,
    reason: String, net: Money, vat: Money, gross: Money, amount: Money, covered: Money, paidOn: LocalDate?, open: Int,
    pots: [String], properties: [String]
  ) -> VoucherRow {
    VoucherRow(
      number: number, kind: kind, payee: payee, placements: placements, invoiceNumber: invoice, invoicedOn: invoicedOn,
      reason: reason, net: net, vat: vat, gross: gross, amount: amount, covered: covered, paidOn: paidOn,
      openLineCount: open, pots: pots, properties: properties)
  }
}
