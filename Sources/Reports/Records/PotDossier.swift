package import Domain
package import Store

/// Everything that is told of one pot: its decision, its plan and how far it is used, what it holds for houses, and its rules.
package struct PotDossier: Sendable {
  package let pot: PotRecord
  /// By name.
  package let funder: String?
  package let lines: [BudgetLineFacts]
  package let commitments: [CommitmentFacts]
  package let rules: [EligibilityRuleFacts]

  package var covered: Money { lines.map(\.covered).sum() }
  package var rest: Money? { pot.granted.map { $0 - covered } }

  /// - Throws: `Problem` `pot.unknown`.
  package init?(_ code: String, _ tx: Transaction) throws {
    let id = try Lookup.pot(code, tx)
    guard let decision = try PotQueries.decision(of: id, tx) else { return nil }
    pot = decision.pot
    funder = decision.funder
    lines = try PotQueries.lines(of: id, tx)
    commitments = try PotQueries.commitments(of: id, tx)
    rules = try PotQueries.rules(of: id, tx)
  }

  /// What programs read.
  package var json: JSONValue {
    return [
      "code": .text(pot.code), "name": .text(pot.name), "kind": .text(pot.kind.rawValue), "funder": .text(funder),
      "programme": .text(pot.programme), "finance_type": .text(pot.financeType?.rawValue),
      "grant_number": .text(pot.grantNumber),
      "granted_on": .day(pot.grantedOn), "rule_version": .text(pot.ruleVersion), "rate_basis_points": .integer(pot.rate?.value),
      "granted_cents": .cents(pot.granted), "own_share_cents": .cents(pot.ownShare),
      "other_cover_cents": .cents(pot.otherCover),
      "cover_cents": .cents(covered), "rest_cents": .cents(rest), "eligible_period": .period(pot.eligiblePeriod),
      "refuses_outside_period": .bool(pot.refusesOutsidePeriod), "line_overrun_basis_points": .integer(pot.lineOverrun?.value),
      "spend_within_days": .integer(pot.spendWithin_days), "binding_until": .day(pot.bindingUntil),
      "binding_rule": .text(pot.bindingRule), "retention_until": .day(pot.retentionUntil), "invented": .bool(pot.isInvented),
      "source": .text(pot.source), "evidence": .text(pot.evidence?.rawValue), "note": .text(pot.note),
      "lines": .list(lines.map(\.json)), "commitments": .list(commitments.map(\.json)), "rules": .list(rules.map(\.json)),
    ]
  }
}
