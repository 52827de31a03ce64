package import Domain
import Postgres

/// A budget line that a voucher line could be allocated to, with what is left and what speaks against it.
package struct AllocationChoice: Sendable, Hashable {
  package let pot: String
  package let potName: String
  package let kind: PotKind
  package let budgetLine: String
  package let budgetLineName: String
  /// The pot's rate, where it finances a share.
  package let rate: BasisPoints?
  /// What the pot still holds; nil where its amount is not known.
  package let potRest: Money?
  /// What is planned for the budget line and not used.
  package let lineRest: Money
  package let eligiblePeriod: DateRange?
  package let refusesOutsidePeriod: Bool
  /// Whether the pot holds something for the line's house.
  package let isCommitted: Bool
  /// Whether it holds something for any house.
  package let hasCommitments: Bool
  /// What of the voucher line already stands in the pot's plan.
  package let eligibleInPot: Money
  /// Clauses by which the line is not eligible.
  package let clauses: [String]
  /// Whether one of them refuses; else they only warn.
  package let isRefused: Bool

  /// Whether a payment on a day lies outside the eligible period.
  package func isOutside(_ paidOn: LocalDate?) -> Bool {
    guard let paidOn, let eligiblePeriod else { return false }
    return !eligiblePeriod.contains(paidOn)
  }
}

extension AllocationQueries {
  /// Where a voucher line could go, what holds something for its house first.
  ///
  /// - Parameters:
  ///   - pot: only this one.
  ///   - budgetLine: only this one.
  package static func choices(
    for line: VoucherLine.ID, pot: FundingPot.ID? = nil, budgetLine: BudgetLine.ID? = nil, _ tx: Transaction
  ) throws -> [AllocationChoice] {
    try tx.query(
      """
      select p.code, p.name, p.kind, b.code, b.name, p.rate, p.granted_cents - coalesce(u.covered, 0)::bigint,
             b.planned_cents - coalesce(w.eligible, 0)::bigint, p.eligible_period, p.refuses_outside_period,
             exists (select from pot_commitments c join voucher_lines l on l.property_id = c.property_id
                      where l.id = \(line) and c.pot_id = p.id) as is_committed,
             exists (select from pot_commitments c where c.pot_id = p.id) as has_commitments,
             coalesce((select sum(a.eligible_cents) from allocations a
                        where a.pot_id = p.id and a.voucher_line_id = \(line)), 0)::bigint,
             coalesce(e.clauses, '{}'), coalesce(e.is_refused, false)
        from funding_pots p
        join budget_lines b on b.pot_id = p.id
        left join (select pot_id, sum(cover_cents) as covered from allocations group by pot_id) u on u.pot_id = p.id
        left join (select budget_line_id, sum(eligible_cents) as eligible from allocations group by budget_line_id) w
          on w.budget_line_id = b.id
        left join lateral (select array_agg(x.clause) as clauses, bool_or(x.is_enforced) as is_refused
                             from eligibility(p.id, b.id, \(line)) x) e on true
       where (\(pot)::bigint is null or p.id = \(pot)) and (\(budgetLine)::bigint is null or b.id = \(budgetLine))
       order by is_committed desc, has_commitments, e.clauses is not null, p.code, b.code
      """
    ).map {
      (
        pot: String, potName: String, kind: PotKind, line: String, lineName: String, rate: BasisPoints?, potRest: Money?,
        lineRest: Money, period: DateRange?, refuses: Bool, isCommitted: Bool, hasCommitments: Bool, eligible: Money,
        clauses: [String],
        isRefused: Bool
      ) in
      AllocationChoice(
        pot: pot, potName: potName, kind: kind, budgetLine: line, budgetLineName: lineName, rate: rate, potRest: potRest,
        lineRest: lineRest, eligiblePeriod: period, refusesOutsidePeriod: refuses, isCommitted: isCommitted,
        hasCommitments: hasCommitments,
        eligibleInPot: eligible, clauses: clauses, isRefused: isRefused)
    }
  }
}
