package import Domain
import Postgres

/// A voucher in a list of many.
package struct VoucherSummary: Sendable, Hashable {
  package let number: String
  package let kind: VoucherKind
  package let payee: String?
  package let invoiceNumber: String?
  package let invoicedOn: LocalDate?
  package let reason: String
  package let awardReference: String?
  package let note: String?
  package let source: String?
  package let gross: Money
  /// What can be funded of it.
  package let amount: Money
  package let covered: Money
  package let openLineCount: Int
}

/// A line of a voucher in the codes it names.
package struct VoucherLineFacts: Sendable, Hashable {
  package let id: VoucherLine.ID
  package let position: Int
  package let property: String?
  package let unit: String?
  package let stage: String?
  package let stageName: Phrase?
  package let costGroup: String?
  package let costKind: String
  package let costKindName: Phrase
  package let purpose: String
  package let net: Money
  package let vat: Money
  package let gross: Money
  package let discount: Money
  package let hasInputTaxDeduction: Bool
  package let amount: Money
  package let covered: Money
  package let paidOn: LocalDate?
  package let placement: String?
  package let month: YearMonth?
  package let minutes: Minutes?
}

/// Reads vouchers.
package enum VoucherQueries {
  /// Vouchers by number, those of a property alone where one is named; those behind a number, and so many, where that is asked.
  package static func all(
    property: String? = nil, behind number: String? = nil, limit: Int? = nil, _ tx: Transaction
  ) throws -> [VoucherSummary] {
    try summaries(
      """
      (\(property)::text is null or exists (
        select from voucher_lines x join properties o on o.id = x.property_id where x.voucher_id = v.id and o.code = \(property)))
        and (\(number)::text is null or v.number::text collate "C" > \(number)::text)
      """, limit: limit, tx)
  }

  package static func summary(of voucher: Voucher.ID, _ tx: Transaction) throws -> VoucherSummary? {
    try summaries("v.id = \(voucher)", limit: 1, tx).first
  }

  private static func summaries(_ condition: SQL, limit: Int?, _ tx: Transaction) throws -> [VoucherSummary] {
    try tx.query(
      """
      select v.number, v.kind, o.name, v.invoice_number, v.invoiced_on, v.reason, v.award_reference, v.note, v.source,
             coalesce(s.gross, 0)::bigint, coalesce(s.amount, 0)::bigint, coalesce(s.covered, 0)::bigint, coalesce(s.open, 0)
        from vouchers v
        left join organisations o on o.id = v.payee_id
        left join lateral (
          select sum(l.gross_cents) as gross, sum(l.amount_cents) as amount, count(*) filter (where l.paid_on is null) as open,
                 sum((select sum(a.cover_cents) from allocations a where a.voucher_line_id = l.id)) as covered
            from voucher_lines l where l.voucher_id = v.id) s on true
       where \(fragment: condition)
       order by v.number::text collate "C" limit \(limit)::bigint
      """
    ).map {
      (
        number: String, kind: VoucherKind, payee: String?, invoice: String?, invoicedOn: LocalDate?, reason: String,
        award: String?, note: String?, source: String?, gross: Money, amount: Money, covered: Money, open: Int
      ) in
      VoucherSummary(
        number: number, kind: kind, payee: payee, invoiceNumber: invoice, invoicedOn: invoicedOn, reason: reason,
        awardReference: award, note: note, source: source, gross: gross, amount: amount, covered: covered,
        openLineCount: open)
    }
  }

  package static func lines(of voucher: Voucher.ID, _ tx: Transaction) throws -> [VoucherLineFacts] {
    try tx.query(
      """
      select l.id, l.position, o.code, u.code, case when s.occurrence > 1 then s.stage_code || ' ' || s.occurrence else s.stage_code end,
             k.name_de, k.name_en, s.occurrence, l.cost_group_code, l.cost_kind_code, c.name_de, c.name_en, l.purpose, l.net_cents, l.vat_cents, l.gross_cents, l.discount_cents,
             l.has_input_tax_deduction, l.amount_cents,
             coalesce((select sum(a.cover_cents) from allocations a where a.voucher_line_id = l.id), 0)::bigint,
             l.paid_on, p.code, l.month, l.minutes
        from voucher_lines l
        left join properties o on o.id = l.property_id
        left join units u on u.id = l.unit_id
        left join stages s on s.id = l.stage_id
        left join stage_kinds k on k.code = s.stage_code
        join cost_kinds c on c.code = l.cost_kind_code
        left join placements p on p.id = l.placement_id
       where l.voucher_id = \(voucher) order by l.position
      """
    ).map {
      (
        id: VoucherLine.ID, position: Int, property: String?, unit: String?, stage: String?,
        stageGerman: String?, stageEnglish: String?, occurrence: Int?, group: String?, kind: String, kindGerman: String,
        kindEnglish: String, purpose: String,
        net: Money, vat: Money, gross: Money, discount: Money, deducts: Bool, amount: Money, covered: Money,
        paidOn: LocalDate?, placement: String?, month: YearMonth?, minutes: Minutes?
      ) in
      VoucherLineFacts(
        id: id, position: position, property: property, unit: unit, stage: stage,
        stageName: stageGerman.map { german in
          let name = Phrase(german, en: stageEnglish ?? german)
          return occurrence.map { $0 > 1 ? name + Phrase(" (\($0).)", en: " (\($0))") : name } ?? name
        }, costGroup: group, costKind: kind, costKindName: Phrase(kindGerman, en: kindEnglish),
        purpose: purpose,
        net: net, vat: vat, gross: gross, discount: discount, hasInputTaxDeduction: deducts, amount: amount,
        covered: covered, paidOn: paidOn, placement: placement, month: month, minutes: minutes)
    }
  }
}
