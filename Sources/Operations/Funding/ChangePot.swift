import Domain
package import Store

/// Writes down what has become known of a pot: a decision that arrived, an amount that was changed. What is not named stays, and
/// the database refuses an amount or a period that what was allocated does not fit into.
package struct ChangePot: UseCase {
  package let code: String
  /// Code of the funder; nil: it stays.
  package let funder: String?
  /// Why it changes although it stands in a released report; needed only then.
  package let reason: String?
  private let change: @Sendable (inout PotRecord) throws -> Void

  package init(
    _ code: String, funder: String? = nil, reason: String? = nil, change: @escaping @Sendable (inout PotRecord) throws -> Void
  ) {
    self.code = code
    self.funder = funder
    self.reason = reason
    self.change = change
  }

  /// Returns the names of what is different now.
  package func run(_ tx: Transaction) throws -> [String] {
    let id = try Lookup.pot(code, tx)
    // Locked before it is read: two that change a pot at once must not undo each other.
    try PotWrites.lock(id, tx)
    guard let before = try PotQueries.decision(of: id, tx)?.pot else { return [] }
    var after = before
    if let funder { after.funder = try Lookup.organisation(funder, tx) }
    try change(&after)
    let changed = after.differences(from: before)
    guard !changed.isEmpty else { return [] }
    if let reason { try Corrections.setReason(reason, tx) }
    try PotWrites.update(id, after, tx)
    try AuditEvents.record(
      tx, operation: "pot.change", subject: "pot:\(code)",
      facts: [
        "changed": .list(changed.map { .text($0) }), "granted_cents_before": .cents(before.granted),
        "granted_cents": .cents(after.granted), "eligible_period_before": .period(before.eligiblePeriod),
        "eligible_period": .period(after.eligiblePeriod),
      ], change: AuditChange(from: before.auditFacts, to: after.auditFacts))
    return changed
  }
}

extension PotRecord {
  /// What examiners see change; what people wrote in their own words is not among it.
  fileprivate var auditFacts: [String: JSONValue] {
    [
      "name": .text(name), "kind": .text(kind.rawValue), "grant_number": .text(grantNumber), "granted_on": .day(grantedOn),
      "rule_version": .text(ruleVersion), "rate_basis_points": .integer(rate?.value), "granted_cents": .cents(granted),
      "own_share_cents": .cents(ownShare), "other_cover_cents": .cents(otherCover),
      "eligible_period": .period(eligiblePeriod), "refuses_outside_period": .bool(refusesOutsidePeriod),
      "line_overrun_basis_points": .integer(lineOverrun?.value), "spend_within_days": .integer(spendWithin_days),
      "binding_until": .day(bindingUntil), "retention_until": .day(retentionUntil), "evidence": .text(evidence?.rawValue),
    ]
  }

  /// Names of the facts in which two states of a pot differ.
  fileprivate func differences(from other: PotRecord) -> [String] {
    let facts: [(String, Bool)] = [
      ("name", name != other.name), ("kind", kind != other.kind), ("funder", funder != other.funder),
      ("programme", programme != other.programme), ("finance_type", financeType != other.financeType),
      ("grant_number", grantNumber != other.grantNumber), ("granted_on", grantedOn != other.grantedOn),
      ("rule_version", ruleVersion != other.ruleVersion), ("rate", rate != other.rate),
      ("granted", granted != other.granted), ("own_share", ownShare != other.ownShare),
      ("other_cover", otherCover != other.otherCover), ("eligible_period", eligiblePeriod != other.eligiblePeriod),
      ("refuses_outside_period", refusesOutsidePeriod != other.refusesOutsidePeriod),
      ("line_overrun", lineOverrun != other.lineOverrun), ("spend_within_days", spendWithin_days != other.spendWithin_days),
      ("binding_until", bindingUntil != other.bindingUntil), ("binding_rule", bindingRule != other.bindingRule),
      ("retention_until", retentionUntil != other.retentionUntil), ("source", source != other.source),
      ("evidence", evidence != other.evidence), ("note", note != other.note),
    ]
    return facts.filter(\.1).map(\.0)
  }
}
