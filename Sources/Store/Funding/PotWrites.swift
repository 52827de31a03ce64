package import Domain
import Postgres

/// A funding pot with its decision as it is stored; nil is not known.
package struct PotRecord: Sendable, Hashable {
  package var code: String
  package var name: String
  package var kind: PotKind
  package var funder: Organisation.ID?
  package var programme: String?
  package var financeType: FinanceType?
  package var grantNumber: String?
  package var grantedOn: LocalDate?
  /// The version of the ancillary conditions (ANBest) that the decision names.
  package var ruleVersion: String?
  package var rate: BasisPoints?
  package var granted: Money?
  package var ownShare: Money = .zero
  package var otherCover: Money = .zero
  package var eligiblePeriod: DateRange?
  package var refusesOutsidePeriod = false
  package var lineOverrun: BasisPoints?
  package var spendWithin_days: Int?
  package var bindingUntil: LocalDate?
  package var bindingRule: String?
  package var retentionUntil: LocalDate?
  package var isInvented = false
  package var source: String?
  package var evidence: Evidence?
  package var note: String?

  package init(code: String, name: String, kind: PotKind) {
    self.code = code
    self.name = name
    self.kind = kind
  }
}

/// What a pot may pay for, as it is stored; nil matches all.
package struct EligibilityRuleRecord: Sendable, Hashable {
  package var budgetLine: BudgetLine.ID?
  package var effect: EligibilityEffect
  package var property: Property.ID?
  package var stage: String?
  package var costGroupPrefix: String?
  package var costKind: String?
  package var clause: String
  package var valid: DateRange
  package var evidence: Evidence

  package init(effect: EligibilityEffect, clause: String, valid: DateRange, evidence: Evidence) {
    self.effect = effect
    self.clause = clause
    self.valid = valid
    self.evidence = evidence
  }
}

/// Writes pots, their plans and their rules.
package enum PotWrites {
  package static func insert(_ pot: PotRecord, _ tx: Transaction) throws -> FundingPot.ID {
    try tx.query(
      """
      insert into funding_pots
        (code, name, kind, funder_id, programme, finance_type, grant_number, granted_on, rule_version, rate, granted_cents,
         own_share_cents, other_cover_cents, eligible_period, refuses_outside_period, line_overrun, spend_within_days,
         binding_until, binding_rule, retention_until, is_invented, source, evidence, note)
      values (\(pot.code), \(pot.name), \(pot.kind), \(pot.funder), \(pot.programme), \(pot.financeType),
              \(pot.grantNumber), \(pot.grantedOn), \(pot.ruleVersion), \(pot.rate), \(pot.granted), \(pot.ownShare),
              \(pot.otherCover), \(pot.eligiblePeriod), \(pot.refusesOutsidePeriod), \(pot.lineOverrun),
              \(pot.spendWithin_days), \(pot.bindingUntil), \(pot.bindingRule), \(pot.retentionUntil), \(pot.isInvented),
              \(pot.source), \(pot.evidence), \(pot.note))
      returning id
      """
    ).decode(FundingPot.ID.self)[0]
  }

  /// Locks a pot until the transaction ends.
  package static func lock(_ pot: FundingPot.ID, _ tx: Transaction) throws {
    try tx.execute("select from funding_pots where id = \(pot) for no key update")
  }

  /// Overwrites what is known of a pot; its code stays, and whether it is invented.
  package static func update(_ id: FundingPot.ID, _ pot: PotRecord, _ tx: Transaction) throws {
    try tx.execute(
      """
      update funding_pots set
        name = \(pot.name), kind = \(pot.kind), funder_id = \(pot.funder), programme = \(pot.programme),
        finance_type = \(pot.financeType), grant_number = \(pot.grantNumber), granted_on = \(pot.grantedOn),
        rule_version = \(pot.ruleVersion), rate = \(pot.rate), granted_cents = \(pot.granted),
        own_share_cents = \(pot.ownShare), other_cover_cents = \(pot.otherCover), eligible_period = \(pot.eligiblePeriod),
        refuses_outside_period = \(pot.refusesOutsidePeriod), line_overrun = \(pot.lineOverrun),
        spend_within_days = \(pot.spendWithin_days), binding_until = \(pot.bindingUntil),
        binding_rule = \(pot.bindingRule), retention_until = \(pot.retentionUntil), source = \(pot.source),
        evidence = \(pot.evidence), note = \(pot.note)
       where id = \(id)
      """)
  }

  package static func insertLine(
    code: String, name: String, planned: Money, overrunReason: String?, of pot: FundingPot.ID, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into budget_lines (pot_id, code, name, planned_cents, overrun_reason)
      values (\(pot), \(code), \(name), \(planned), \(overrunReason))
      """)
  }

  package static func updateLine(
    _ line: BudgetLine.ID, name: String, planned: Money, overrunReason: String?, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      update budget_lines set name = \(name), planned_cents = \(planned), overrun_reason = \(overrunReason) where id = \(line)
      """)
  }

  /// Adds a rule behind the pot's last one and returns its position.
  package static func insertRule(_ rule: EligibilityRuleRecord, of pot: FundingPot.ID, _ tx: Transaction) throws -> Int {
    // The pot's row orders two that add a rule at once.
    try lock(pot, tx)
    return try tx.query(
      """
      insert into eligibility_rules
        (pot_id, position, budget_line_id, effect, property_id, stage_code, cost_group_prefix, cost_kind_code, clause, valid,
         evidence)
      values (\(pot), (select coalesce(max(position), 0) + 1 from eligibility_rules where pot_id = \(pot)),
              \(rule.budgetLine), \(rule.effect), \(rule.property), \(rule.stage), \(rule.costGroupPrefix),
              \(rule.costKind), \(rule.clause), \(rule.valid), \(rule.evidence))
      returning position
      """
    ).decode(Int.self)[0]
  }

  /// Sets aside what a pot holds for a house; nil: it takes part with an amount that is not known.
  package static func insertCommitment(
    of pot: FundingPot.ID, to property: Property.ID, amount: Money?, source: String?, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into pot_commitments (pot_id, property_id, amount_cents, source)
      values (\(pot), \(property), \(amount), \(source))
      """)
  }
}
