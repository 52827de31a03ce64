package import Domain
import Postgres

/// Writes which pot pays which cent of a voucher line. Append-only: a correction is a reversal.
package enum AllocationWrites {
  /// Where a voucher line stands before something is allocated to it.
  package struct Standing: Sendable, Hashable {
    /// What can be funded of the line.
    package let amount: Money
    /// What all pots cover of it.
    package let covered: Money
    /// What already stands in the plan of the pot in question.
    package let eligibleInPot: Money
    /// The shares that pots pay of its minutes; only pay has them.
    package let shares: BasisPoints
    package let isPay: Bool
    package let paidOn: LocalDate?
    /// The pot's rate, where it finances a share.
    package let rate: BasisPoints?
    package let eligiblePeriod: DateRange?
  }

  /// Locks the owners of the totals (the pot, then the line, as the database's own rule does) and sums in a statement after.
  package static func lockedStanding(
    of line: VoucherLine.ID, in pot: FundingPot.ID, _ tx: Transaction
  ) throws -> Standing? {
    try tx.run([
      "select from funding_pots where id = \(pot) for no key update",
      "select from voucher_lines where id = \(line) for no key update",
      """
      select l.amount_cents, coalesce(sum(a.cover_cents), 0)::bigint,
             coalesce(sum(a.eligible_cents) filter (where a.pot_id = \(pot)), 0)::bigint, coalesce(sum(a.share), 0),
             l.placement_id is not null, l.paid_on, p.rate, p.eligible_period
        from voucher_lines l
        cross join funding_pots p
        left join allocations a on a.voucher_line_id = l.id
       where l.id = \(line) and p.id = \(pot)
       group by l.id, p.id
      """,
    ]).last?.map {
      (
        amount: Money, covered: Money, eligible: Money, shares: BasisPoints, isPay: Bool, paidOn: LocalDate?,
        rate: BasisPoints?, period: DateRange?
      ) in
      Standing(
        amount: amount, covered: covered, eligibleInPot: eligible, shares: shares, isPay: isPay, paidOn: paidOn, rate: rate,
        eligiblePeriod: period)
    }.first
  }

  /// Inserts an allocation; every sum is held by the database.
  ///
  /// - Throws: `Problem` naming the rest where the pot or the line has too little left, else `PostgresError`.
  package static func insert(
    line: VoucherLine.ID, pot: FundingPot.ID, budgetLine: BudgetLine.ID, eligible: Money, cover: Money,
    share: BasisPoints?, reference: String?, on day: LocalDate?, named name: Phrase, _ tx: Transaction
  ) throws -> Allocation.ID {
    do {
      return try tx.query(
        """
        insert into allocations
          (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents, share, reference, allocated_on)
        values (\(line), \(pot), \(budgetLine), \(eligible), \(cover), \(share), \(reference),
                coalesce(\(day), current_date))
        returning id
        """
      ).decode(Allocation.ID.self)[0]
    } catch let error as PostgresError {
      throw exceeded(error, cover: cover, named: name) ?? error
    }
  }

  /// Takes an allocation back as a whole.
  package static func insertReversal(
    of allocation: Allocation.ID, reason: String, on day: LocalDate?, _ tx: Transaction
  ) throws -> Allocation.ID {
    try tx.query(
      """
      insert into allocations
        (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents, share, reverses_id, reason, allocated_on)
      select voucher_line_id, pot_id, budget_line_id, -eligible_cents, -cover_cents, -share, id, \(reason),
             coalesce(\(day), current_date)
        from allocations where id = \(allocation)
      returning id
      """
    ).decode(Allocation.ID.self)[0]
  }

  /// The clauses that speak against a line in a pot without refusing it: what is not verified warns.
  package static func doubts(
    about line: VoucherLine.ID, in pot: FundingPot.ID, budgetLine: BudgetLine.ID, _ tx: Transaction
  ) throws -> [String] {
    try tx.query(
      "select clause from eligibility(\(pot), \(budgetLine), \(line)) where not is_enforced and clause is not null"
    ).decode(String.self)
  }

  /// Names the amount that was too much and the rest that there was: „Zuordnung 1.200,00 € übersteigt den Rest 900,00 € …“.
  private static func exceeded(_ error: PostgresError, cover: Money, named name: Phrase) -> Problem? {
    guard let problem = Problem.violation(of: error) else { return nil }
    let facts = RuleFacts(detail: error.raisedDetail)
    let (total, owner): (Money, Phrase)
    switch error.constraint {
    case "allocations_cover_within_the_pot" where facts.text("granted_cents") != "–":
      total = facts.money("granted_cents")
      owner = Phrase("des Topfes \(facts.text("pot"))", en: "of pot \(facts.text("pot"))")
    case "allocations_cover_within_the_line":
      total = facts.money("amount_cents")
      owner = Phrase("der Belegposition", en: "of the voucher line")
    default: return nil
    }
    let rest = total - (facts.money("cover_cents") - cover)
    return Problem(
      code: problem.code,
      message: Phrase("Zuordnung \(cover) übersteigt den Rest \(rest) ", en: "Allocation of \(cover) exceeds the rest \(rest) ")
        + owner + Phrase(" (", en: " (") + name + Phrase(").", en: ")."),
      hint: problem.hint, exit: problem.exit)
  }
}
