package import Domain
import Postgres

/// What a pot holds and what is left of it.
package struct PotSummary: Sendable, Hashable {
  package let code: String
  package let name: String
  package let kind: PotKind
  package let funder: String?
  /// Nil: not known.
  package let granted: Money?
  package let covered: Money
  /// The last day inside the eligible period.
  package let eligibleThrough: LocalDate?
  package let isInvented: Bool

  /// What can still be covered; nil where the amount is not known.
  package var rest: Money? { granted.map { $0 - covered } }
}

/// A line of a pot's plan and how far it is used.
package struct BudgetLineFacts: Sendable, Hashable {
  package let code: String
  package let name: String
  package let planned: Money
  package let eligible: Money
  package let covered: Money
  /// The part of `covered` whose vouchers are paid.
  package let paid: Money
  package let overrunReason: String?
}

/// What a pot holds for a house.
package struct CommitmentFacts: Sendable, Hashable {
  package let property: String
  package let name: String
  package let amount: Money?
  package let covered: Money
  package let source: String?
}

/// A rule of a pot in the codes it names.
package struct EligibilityRuleFacts: Sendable, Hashable {
  package let position: Int
  package let effect: EligibilityEffect
  package let budgetLine: String?
  package let property: String?
  package let stage: String?
  package let costGroupPrefix: String?
  package let costKind: String?
  package let clause: String
  package let valid: DateRange
  package let evidence: Evidence
}

/// Reads pots.
package enum PotQueries {
  package static func all(_ tx: Transaction) throws -> [PotSummary] {
    try tx.query(
      """
      select p.code, p.name, p.kind, o.name, p.granted_cents,
             coalesce((select sum(a.cover_cents) from allocations a where a.pot_id = p.id), 0)::bigint,
             upper(p.eligible_period) - 1, p.is_invented
        from funding_pots p left join organisations o on o.id = p.funder_id
       order by p.code
      """
    ).map {
      (
        code: String, name: String, kind: PotKind, funder: String?, granted: Money?, covered: Money, through: LocalDate?,
        isInvented: Bool
      ) in
      PotSummary(
        code: code, name: name, kind: kind, funder: funder, granted: granted, covered: covered, eligibleThrough: through,
        isInvented: isInvented)
    }
  }

  /// A pot's decision; its funder by name and code.
  package static func decision(
    of pot: FundingPot.ID, _ tx: Transaction
  ) throws -> (pot: PotRecord, funder: String?, funderCode: String?)? {
    let main = try tx.query(
      """
      select p.code, p.name, p.kind, o.name, p.programme, p.finance_type, p.grant_number, p.granted_on, p.rule_version,
             p.rate, p.granted_cents, p.own_share_cents, p.other_cover_cents, p.funder_id, o.code
        from funding_pots p left join organisations o on o.id = p.funder_id where p.id = \(pot)
      """
    ).map {
      (
        code: String, name: String, kind: PotKind, funder: String?, programme: String?, financeType: FinanceType?,
        grantNumber: String?, grantedOn: LocalDate?, ruleVersion: String?, rate: BasisPoints?, granted: Money?, own: Money,
        other: Money, funderID: Organisation.ID?, funderCode: String?
      ) in
      var record = PotRecord(code: code, name: name, kind: kind)
      record.programme = programme
      record.financeType = financeType
      record.grantNumber = grantNumber
      record.grantedOn = grantedOn
      record.ruleVersion = ruleVersion
      record.rate = rate
      record.granted = granted
      record.ownShare = own
      record.otherCover = other
      record.funder = funderID
      return (record, funder, funderCode)
    }.first
    guard let main else { return nil }
    var record = main.0
    try tx.query(
      """
      select eligible_period, refuses_outside_period, line_overrun, spend_within_days, binding_until, binding_rule,
             retention_until, is_invented, source, evidence, note
        from funding_pots where id = \(pot)
      """
    ).map {
      (
        period: DateRange?, refuses: Bool, overrun: BasisPoints?, spend: Int?, bindingUntil: LocalDate?,
        bindingRule: String?, retention: LocalDate?, isInvented: Bool, source: String?, evidence: Evidence?, note: String?
      ) in
      record.eligiblePeriod = period
      record.refusesOutsidePeriod = refuses
      record.lineOverrun = overrun
      record.spendWithin_days = spend
      record.bindingUntil = bindingUntil
      record.bindingRule = bindingRule
      record.retentionUntil = retention
      record.isInvented = isInvented
      record.source = source
      record.evidence = evidence
      record.note = note
    }.forEach { _ in }
    return (record, main.1, main.2)
  }

  package static func lines(of pot: FundingPot.ID, _ tx: Transaction) throws -> [BudgetLineFacts] {
    try lines("b.pot_id = \(pot)", tx)
  }

  private static func lines(_ condition: SQL, _ tx: Transaction) throws -> [BudgetLineFacts] {
    try tx.query(
      """
      select b.code, b.name, b.planned_cents, coalesce(sum(a.eligible_cents), 0)::bigint,
             coalesce(sum(a.cover_cents), 0)::bigint,
             coalesce(sum(a.cover_cents) filter (where l.paid_on is not null), 0)::bigint, b.overrun_reason
        from budget_lines b
        left join allocations a on a.pot_id = b.pot_id and a.budget_line_id = b.id
        left join voucher_lines l on l.id = a.voucher_line_id
       where \(fragment: condition) group by b.id order by b.code
      """
    ).map {
      (code: String, name: String, planned: Money, eligible: Money, covered: Money, paid: Money, reason: String?) in
      BudgetLineFacts(
        code: code, name: name, planned: planned, eligible: eligible, covered: covered, paid: paid, overrunReason: reason)
    }
  }

  package static func line(_ line: BudgetLine.ID, _ tx: Transaction) throws -> BudgetLineFacts? {
    try lines("b.id = \(line)", tx).first
  }

  package static func commitments(of pot: FundingPot.ID, _ tx: Transaction) throws -> [CommitmentFacts] {
    try tx.query(
      """
      select o.code, o.name, c.amount_cents,
             coalesce((select sum(a.cover_cents) from allocations a join voucher_lines l on l.id = a.voucher_line_id
                        where a.pot_id = c.pot_id and l.property_id = c.property_id), 0)::bigint,
             c.source
        from pot_commitments c join properties o on o.id = c.property_id
       where c.pot_id = \(pot) order by o.code
      """
    ).map { (property: String, name: String, amount: Money?, covered: Money, source: String?) in
      CommitmentFacts(property: property, name: name, amount: amount, covered: covered, source: source)
    }
  }

  package static func rules(of pot: FundingPot.ID, _ tx: Transaction) throws -> [EligibilityRuleFacts] {
    try tx.query(
      """
      select r.position, r.effect, b.code, o.code, r.stage_code, r.cost_group_prefix, r.cost_kind_code, r.clause, r.valid,
             r.evidence
        from eligibility_rules r
        left join budget_lines b on b.id = r.budget_line_id
        left join properties o on o.id = r.property_id
       where r.pot_id = \(pot) order by r.position
      """
    ).map {
      (
        position: Int, effect: EligibilityEffect, line: String?, property: String?, stage: String?, group: String?,
        kind: String?, clause: String, valid: DateRange, evidence: Evidence
      ) in
      EligibilityRuleFacts(
        position: position, effect: effect, budgetLine: line, property: property, stage: stage, costGroupPrefix: group,
        costKind: kind, clause: clause, valid: valid, evidence: evidence)
    }
  }
}
