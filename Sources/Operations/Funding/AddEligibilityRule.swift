package import Domain
package import Store

/// Says what a pot may pay for, with the clause it follows from; what is not verified warns and does not refuse.
package struct AddEligibilityRule: UseCase {
  package var pot: String
  package var effect: EligibilityEffect
  package var clause: String
  package var evidence: Evidence
  package var valid = DateRange.unbounded
  package var budgetLine: String?
  package var property: String?
  package var stage: String?
  /// One to three digits: `3` stands for all of 300.
  package var costGroupPrefix: String?
  package var costKind: String?

  package init(pot: String, effect: EligibilityEffect, clause: String, evidence: Evidence) {
    self.pot = pot
    self.effect = effect
    self.clause = clause
    self.evidence = evidence
  }

  /// Returns the rule's position in the pot.
  @discardableResult
  package func run(_ tx: Transaction) throws -> Int {
    let id = try Lookup.pot(pot, tx)
    var rule = EligibilityRuleRecord(effect: effect, clause: clause, valid: valid, evidence: evidence)
    rule.budgetLine = try budgetLine.map { try Lookup.budgetLine($0, of: id, tx) }
    rule.property = try property.map { try Lookup.property($0, tx) }
    rule.stage = try stage.map { try ReferenceList.stageKind.require($0, tx) }
    rule.costGroupPrefix = costGroupPrefix
    rule.costKind = try costKind.map { try ReferenceList.costKind.require($0, tx) }
    let position = try PotWrites.insertRule(rule, of: id, tx)
    try AuditEvents.record(
      tx, operation: "pot.rule_add", subject: "pot:\(pot)",
      facts: ["position": .integer(position), "effect": .text(effect.rawValue), "clause": .text(clause)])
    return position
  }
}
