package import Domain
import Postgres

/// Reads what the report on a house's funding is made of.
package enum FundingReportQueries {
  /// - Throws: `Problem` `property.unknown`.
  package static func property(_ tx: Transaction, _ code: String) throws -> ReportedProperty {
    let id = try Lookup.property(code, tx)
    let row = try tx.query(
      """
      select name, concat_ws(', ', street || ' ' || house_number, nullif(concat_ws(' ', postal_code, city), ''))
        from properties where id = \(id)
      """
    ).first(as: (String, String).self)
    return ReportedProperty(id: id, code: code, name: row?.0 ?? code, address: row?.1 ?? "")
  }

  /// The pots of a house, by kind and code: money that is given before money that is lent.
  package static func pots(_ tx: Transaction, of property: Property.ID) throws -> [ReportedPot] {
    try pots(
      tx, for: property,
      """
      c.id is not null
        or exists (select from allocations a join voucher_lines l on l.id = a.voucher_line_id
                    where a.pot_id = p.id and l.property_id = \(property))
        or exists (select from eligibility_rules r where r.pot_id = p.id and r.property_id = \(property) and r.effect = 'eligible')
      """)
  }

  /// A pot as a whole, or all of them.
  package static func pots(_ tx: Transaction, only pot: FundingPot.ID?) throws -> [ReportedPot] {
    try pots(tx, for: nil, "\(pot)::bigint is null or p.id = \(pot)")
  }

  private static func pots(_ tx: Transaction, for property: Property.ID?, _ condition: SQL) throws -> [ReportedPot] {
    try tx.query(
      """
      select p.id, p.code, p.name, p.kind, o.name, p.programme, p.finance_type, p.grant_number, p.granted_on, p.rule_version,
             p.rate, p.granted_cents, p.own_share_cents, p.other_cover_cents, p.eligible_period, p.line_overrun,
             p.spend_within_days, p.binding_until, p.source, c.id, c.amount_cents, c.source,
             (select sum(x.amount_cents)::bigint from pot_commitments x where x.pot_id = p.id)
        from funding_pots p
        left join organisations o on o.id = p.funder_id
        left join pot_commitments c on c.pot_id = p.id and c.property_id = \(property)
       where \(fragment: condition)
       order by array_position(array['grant', 'loan', 'donation', 'own_funds'], p.kind), p.code
      """
    ).map {
      (
        id: FundingPot.ID, code: String, name: String, kind: PotKind, funder: String?, programme: String?,
        financeType: FinanceType?,
        grantNumber: String?, grantedOn: LocalDate?, ruleVersion: String?, rate: BasisPoints?, granted: Money?, own: Money,
        other: Money, eligiblePeriod: DateRange?, overrun: BasisPoints?, spendWithin: Int?, bindingUntil: LocalDate?,
        source: String?, commitmentID: Int64?, committed: Money?, commitmentSource: String?, committedEverywhere: Money?
      ) in
      ReportedPot(
        id: id, code: code, name: name, kind: kind, funder: funder, programme: programme, financeType: financeType,
        grantNumber: grantNumber, grantedOn: grantedOn, ruleVersion: ruleVersion, rate: rate, granted: granted, ownShare: own,
        otherCover: other, eligiblePeriod: eligiblePeriod, lineOverrun: overrun, spendWithin_days: spendWithin,
        bindingUntil: bindingUntil, source: source,
        commitment: commitmentID.map { ReportedPot.Commitment(id: $0, amount: committed, source: commitmentSource) },
        committedEverywhere: committedEverywhere ?? .zero)
    }
  }

  package static func budgetLines(_ tx: Transaction, of pots: [ReportedPot]) throws -> [ReportedBudgetLine] {
    try tx.query(
      """
      select id, pot_id, code, name, planned_cents, overrun_reason from budget_lines
       where pot_id = any(\(pots.map(\.id.rawValue))) order by pot_id, code
      """
    ).map { (id: BudgetLine.ID, potID: FundingPot.ID, code: String, name: String, planned: Money, reason: String?) in
      ReportedBudgetLine(id: id, potID: potID, code: code, name: name, planned: planned, overrunReason: reason)
    }
  }

  /// Every allocation of these pots, also on other houses, because the rest of a pot belongs to all of them.
  ///
  /// - Parameter property: the house that is looked at; nil: all of them.
  /// - Parameter day: what was invoiced and paid after it is left out, and what was only paid after it is not paid yet.
  package static func allocations(
    _ tx: Transaction, of pots: [ReportedPot], property: Property.ID?, on day: LocalDate
  ) throws -> [ReportedAllocation] {
    try tx.query(
      """
      select a.id, a.pot_id, a.budget_line_id, a.voucher_line_id, v.number, l.position, a.eligible_cents, a.cover_cents, a.share,
             a.reverses_id is not null, a.allocated_on, \(fragment: paid(by: day)),
             \(property)::bigint is null or l.property_id is not distinct from \(property)
        from allocations a
        join voucher_lines l on l.id = a.voucher_line_id
        join vouchers v on v.id = l.voucher_id
       where a.pot_id = any(\(pots.map(\.id.rawValue))) and \(fragment: isThere(on: day))
       order by v.number, l.position, a.id
      """
    ).map {
      (
        id: Allocation.ID, potID: FundingPot.ID, budgetLineID: BudgetLine.ID, lineID: VoucherLine.ID, voucher: String,
        position: Int, eligible: Money, cover: Money, share: Int?, isReversal: Bool, allocatedOn: LocalDate, paidOn: LocalDate?,
        isHere: Bool
      ) in
      ReportedAllocation(
        id: id, potID: potID, budgetLineID: budgetLineID, voucherLineID: lineID, voucher: voucher, position: position,
        eligible: eligible, cover: cover, share: share, isReversal: isReversal, allocatedOn: allocatedOn, paidOn: paidOn,
        isHere: isHere)
    }
  }

  /// What was spent on a house, in order of payment; what is not paid yet comes last.
  ///
  /// - Parameter day: what was invoiced and paid after it is left out, and what was only paid after it is not paid yet.
  package static func voucherLines(
    _ tx: Transaction, of property: Property.ID, on day: LocalDate
  ) throws -> [ReportedVoucherLine] {
    try voucherLines(tx, "l.property_id = \(property)", on: day)
  }

  /// What stands in the plans of these pots, on whichever house, in the same order.
  package static func voucherLines(
    _ tx: Transaction, in pots: [ReportedPot], on day: LocalDate
  ) throws -> [ReportedVoucherLine] {
    try voucherLines(
      tx, "l.id in (select a.voucher_line_id from allocations a where a.pot_id = any(\(pots.map(\.id.rawValue))))", on: day)
  }

  /// The day on which a line was paid, where that was by then.
  private static func paid(by day: LocalDate) -> SQL { "case when l.paid_on <= \(day)::date then l.paid_on end" }

  /// A line without any day counts from the beginning.
  private static func isThere(on day: LocalDate) -> SQL {
    "coalesce(least(v.invoiced_on, l.paid_on, l.month) <= \(day)::date, true)"
  }

  private static func voucherLines(
    _ tx: Transaction, _ condition: SQL, on day: LocalDate
  ) throws -> [ReportedVoucherLine] {
    try tx.query(
      """
      select l.id, v.id, v.number, v.kind, l.position, o.name, v.invoice_number, v.invoiced_on, v.reason, l.purpose,
             v.award_reference, v.note, l.cost_group_edition, l.cost_group_code, g.name_de, g.name_en, u.code, s.stage_code,
             \(fragment: paid(by: day)) as paid, l.gross_cents, l.vat_cents,
             l.discount_cents, l.has_input_tax_deduction, l.amount_cents, p.code, l.month, l.minutes
        from voucher_lines l
        join vouchers v on v.id = l.voucher_id
        left join organisations o on o.id = v.payee_id
        left join units u on u.id = l.unit_id
        left join cost_groups g on g.edition = l.cost_group_edition and g.code = l.cost_group_code
        left join stages s on s.id = l.stage_id
        left join placements p on p.id = l.placement_id
       where (\(fragment: condition)) and \(fragment: isThere(on: day))
       order by paid nulls last, v.invoiced_on nulls last, v.number, l.position
      """
    ).map {
      (
        id: VoucherLine.ID, voucherID: Voucher.ID, voucher: String, kind: VoucherKind, position: Int, payee: String?,
        invoiceNumber: String?, invoicedOn: LocalDate?, reason: String, purpose: String, award: String?, note: String?,
        edition: Int?, group: String?, german: String?, english: String?, unit: String?, stage: String?, paidOn: LocalDate?,
        gross: Money, vat: Money, discount: Money,
        deducts: Bool, fundable: Money, placement: String?, month: YearMonth?, minutes: Int?
      ) in
      let amounts = ReportedVoucherLine.Amounts(
        gross: gross, vat: vat, discount: discount, hasInputTaxDeduction: deducts, fundable: fundable)
      var costGroup: ReportedCostGroup?
      if let edition, let group {
        costGroup = ReportedCostGroup(edition: edition, code: group, name: Phrase(german ?? group, en: english ?? group))
      }
      var pay: ReportedVoucherLine.Pay?
      if let placement, let month, let minutes {
        pay = ReportedVoucherLine.Pay(placement: placement, month: month, minutes: minutes)
      }
      return ReportedVoucherLine(
        id: id, voucherID: voucherID, voucher: voucher, kind: kind, position: position, payee: payee,
        invoiceNumber: invoiceNumber, invoicedOn: invoicedOn, reason: reason, purpose: purpose, awardReference: award,
        note: note, costGroup: costGroup, unit: unit, stage: stage, paidOn: paidOn, amounts: amounts, pay: pay)
    }
  }

  /// Costs known only as sums; the one that stands for the whole comes first.
  package static func costStatements(_ tx: Transaction, of property: Property.ID) throws -> [ReportedCostStatement] {
    try tx.query(
      """
      select id, code, amount_cents, scope, is_rounded, is_total, stated_on, source from cost_statements
       where property_id = \(property) order by is_total desc, code
      """
    ).map {
      (id: Int64, code: String, amount: Money, scope: String, rounded: Bool, total: Bool, on: LocalDate?, source: String) in
      ReportedCostStatement(
        id: id, code: code, amount: amount, scope: scope, isRounded: rounded, isTotal: total, statedOn: on, source: source)
    }
  }

  package static func gifts(_ tx: Transaction, of property: Property.ID) throws -> [ReportedGift] {
    try tx.query(
      """
      select g.id, o.name, g.description, g.value_cents, g.source
        from in_kind_gifts g join organisations o on o.id = g.donor_id
       where g.property_id = \(property) order by folded(o.name), g.description
      """
    ).map { (id: Int64, donor: String, description: String, value: Money?, source: String?) in
      ReportedGift(id: id, donor: donor, description: description, value: value, source: source)
    }
  }

  /// Rules that warn: their evidence is below what may refuse.
  package static func eligibilityWarnings(
    _ tx: Transaction, of property: Property.ID
  ) throws -> [ReportedEligibilityWarning] {
    try eligibilityWarnings(tx, "l.property_id = \(property)")
  }

  package static func eligibilityWarnings(
    _ tx: Transaction, in pots: [ReportedPot]
  ) throws -> [ReportedEligibilityWarning] {
    // A pot without rules allows everything.
    try eligibilityWarnings(
      tx,
      """
      a.pot_id = any(\(pots.map(\.id.rawValue))) and exists (select from eligibility_rules r where r.pot_id = a.pot_id)
      """)
  }

  private static func eligibilityWarnings(
    _ tx: Transaction, _ condition: SQL
  ) throws -> [ReportedEligibilityWarning] {
    try tx.query(
      """
      select a.pot_id, l.id, v.number, l.position, e.clause
        from (select a.pot_id, a.budget_line_id, a.voucher_line_id
                from allocations a join voucher_lines l on l.id = a.voucher_line_id
               where \(fragment: condition)
               group by a.pot_id, a.budget_line_id, a.voucher_line_id having sum(a.eligible_cents) <> 0) a
        join voucher_lines l on l.id = a.voucher_line_id
        join vouchers v on v.id = l.voucher_id
        cross join lateral eligibility(a.pot_id, a.budget_line_id, a.voucher_line_id) e
       order by v.number, l.position, e.clause
      """
    ).map { (potID: FundingPot.ID, lineID: VoucherLine.ID, voucher: String, position: Int, clause: String) in
      ReportedEligibilityWarning(potID: potID, voucherLineID: lineID, voucher: voucher, position: position, clause: clause)
    }
  }
}
