package import Domain
package import Store

/// Says which pot pays for a voucher line, and how much of it.
package struct AllocateVoucherLine: UseCase {
  package var voucher: String
  package var position: Int
  package var pot: String
  package var budgetLine: String
  /// What stands in the pot's plan; nil: what of the line does not stand there yet.
  package var eligible: Money?
  /// What the pot pays of it; nil: its rate, or all that nobody else covers.
  package var cover: Money?
  /// Of a participant's pay the part of each minute, from which both amounts follow.
  package var share: BasisPoints?
  package var reference: String?
  package var on: LocalDate?

  package init(voucher: String, position: Int, pot: String, budgetLine: String) {
    self.voucher = voucher
    self.position = position
    self.pot = pot
    self.budgetLine = budgetLine
  }

  /// What was allocated, and what a person should look at.
  package struct Result: Sendable {
    package let id: Allocation.ID
    package let eligible: Money
    package let cover: Money
    /// What of the line nobody covers now.
    package let uncovered: Money
    package let doubts: [Phrase]
  }

  package func run(_ tx: Transaction) throws -> Result {
    let voucherID = try Lookup.voucher(voucher, tx)
    let line = try Lookup.voucherLine(position, of: voucherID, tx)
    let potID = try Lookup.pot(pot, tx)
    let budgetLineID = try Lookup.budgetLine(budgetLine, of: potID, tx)
    guard let standing = try AllocationWrites.lockedStanding(of: line, in: potID, tx) else {
      throw Problem(
        code: "allocation.not_permitted",
        message: Phrase(
          "Zu Beleg \(voucher) darf hier nichts zugeordnet werden.", en: "Nothing may be allocated to voucher \(voucher) here.")
      )
    }
    let (eligible, cover) = try amounts(standing)
    let id = try AllocationWrites.insert(
      line: line, pot: potID, budgetLine: budgetLineID, eligible: eligible, cover: cover, share: share, reference: reference,
      on: on, named: Phrase("Beleg \(voucher), Position \(position)", en: "voucher \(voucher), line \(position)"), tx)
    try AuditEvents.record(
      tx, operation: "allocation.add", subject: "voucher:\(voucher)",
      facts: [
        "allocation": .integer(id.rawValue), "position": .integer(position), "pot": .text(pot),
        "budget_line": .text(budgetLine),
        "eligible_cents": .cents(eligible), "cover_cents": .cents(cover), "share_basis_points": .integer(share?.value),
      ],
      change: AuditChange(
        from: ["covered_cents": .cents(standing.covered)], to: ["covered_cents": .cents(standing.covered + cover)]))
    return Result(
      id: id, eligible: eligible, cover: cover, uncovered: standing.amount - standing.covered - cover,
      doubts: try doubts(standing, line, potID, budgetLineID, tx))
  }

  private func amounts(_ standing: AllocationWrites.Standing) throws -> (eligible: Money, cover: Money) {
    if let share {
      let cents = ShareOfPay.cents(
        of: standing.amount, share: share, besideShares: standing.shares, covering: standing.covered)
      return (eligible ?? max(cents, cover ?? cents), cover ?? cents)
    }
    guard !standing.isPay else {
      throw Problem(
        code: "allocation.share_missing",
        message: Phrase(
          "Beleg \(voucher), Position \(position) ist Lohn oder Mehraufwand: der Anteil an den Minuten fehlt.",
          en: "Voucher \(voucher), line \(position) is pay: the share of its minutes is missing."),
        hint: Phrase("Den Anteil in Prozent angeben (--share 75).", en: "Give the share in percent (--share 75)."))
    }
    let uncovered = standing.amount - standing.covered
    if let eligible, let cover { return (eligible, cover) }
    if let cover { return (cover, cover) }
    let base = eligible ?? (standing.amount - standing.eligibleInPot)
    let wished = standing.rate?.of(base) ?? base
    // A credit note's line is negative, and so is what is left of it.
    return (base, standing.amount.isNegative ? max(wished, uncovered) : min(wished, uncovered))
  }

  private func doubts(
    _ standing: AllocationWrites.Standing, _ line: VoucherLine.ID, _ pot: FundingPot.ID, _ budgetLine: BudgetLine.ID,
    _ tx: Transaction
  ) throws -> [Phrase] {
    var doubts = try AllocationWrites.doubts(about: line, in: pot, budgetLine: budgetLine, tx).map {
      Phrase("Förderfähigkeit unsicher: \($0)", en: "Eligibility is doubtful: \($0)")
    }
    if let paidOn = standing.paidOn, let period = standing.eligiblePeriod, !period.contains(paidOn) {
      doubts.append(
        Phrase(
          "Bezahlt am \(paidOn), der Bewilligungszeitraum von \(self.pot) ist \(period.phrase.german).",
          en: "Paid on \(paidOn), the eligible period of \(self.pot) is \(period.phrase.english)."))
    }
    return doubts
  }
}
