package import Domain
package import Store

/// A pot as it takes part in one house: what it holds, what it pays for here and elsewhere, and what is left.
package struct FundedPot: Sendable {
  /// A line of the pot's plan with what stands in it.
  package struct Line: Sendable {
    package let line: ReportedBudgetLine
    package let allocations: [ReportedAllocation]

    package var eligible: Money { allocations.lazy.map(\.eligible).sum() }
    package var eligibleHere: Money { allocations.lazy.filter(\.isHere).map(\.eligible).sum() }
    package var coverHere: Money { allocations.lazy.filter(\.isHere).map(\.cover).sum() }
    package var paidHere: Money { allocations.lazy.filter { $0.isHere && $0.paidOn != nil }.map(\.cover).sum() }
    /// Planned and not yet used, on all houses; negative where the line is overrun.
    package var rest: Money { line.planned - eligible }
    /// Used part of the plan; nil where nothing is planned.
    package var share: BasisPoints? { Share.of(eligible, in: line.planned) }
  }

  /// A voucher line in this pot: one row of the list of vouchers (RULES 1.5).
  package struct Item: Sendable {
    package let number: Int
    package let line: ReportedVoucherLine
    package let budgetLine: ReportedBudgetLine
    package let allocations: [ReportedAllocation]

    package var eligible: Money { allocations.lazy.map(\.eligible).sum() }
    package var cover: Money { allocations.lazy.map(\.cover).sum() }
    /// Part of the line's fundable amount that this pot covers.
    package var share: BasisPoints? { Share.of(cover, in: line.amounts.fundable) }
  }

  package let pot: ReportedPot
  package let lines: [Line]
  package let items: [Item]

  init(
    _ pot: ReportedPot, budgetLines: [ReportedBudgetLine], allocations: [ReportedAllocation],
    voucherLines: [ReportedVoucherLine]
  ) {
    self.pot = pot
    let byBudgetLine = Dictionary(grouping: allocations, by: \.budgetLineID)
    lines = budgetLines.map { Line(line: $0, allocations: byBudgetLine[$0.id] ?? []) }
    var items: [Item] = []
    for line in lines {
      let byVoucherLine = Dictionary(grouping: line.allocations, by: \.voucherLineID)
      for voucherLine in voucherLines {
        guard let found = byVoucherLine[voucherLine.id] else { continue }
        let item = Item(number: items.count + 1, line: voucherLine, budgetLine: line.line, allocations: found)
        // What was reversed in full stands in no list; the trace still shows both.
        if !item.eligible.isZero || !item.cover.isZero { items.append(item) }
      }
    }
    self.items = items
  }

  private var everything: [ReportedAllocation] { lines.flatMap(\.allocations) }

  package var eligible: Money { lines.map(\.eligible).sum() }
  package var cover: Money { everything.map(\.cover).sum() }
  package var eligibleHere: Money { lines.map(\.eligibleHere).sum() }
  package var coverHere: Money { lines.map(\.coverHere).sum() }
  package var paidHere: Money { lines.map(\.paidHere).sum() }
  package var planned: Money { lines.map(\.line.planned).sum() }
  /// What the pot still holds, over all houses; nil where its amount is not known.
  package var rest: Money? { pot.granted.map { $0 - cover } }
  /// What is held for this house and not yet used here.
  package var restHere: Money? { pot.commitment?.amount.map { $0 - coverHere } }
  /// Used part of what is held for this house, or of the pot where nothing is held apart.
  package var share: BasisPoints? { (pot.commitment?.amount ?? pot.granted).flatMap { Share.of(coverHere, in: $0) } }
  /// What is known to stand behind the house: the commitment, and without one what was paid from the pot here.
  package var knownCover: Money { pot.commitment?.amount ?? coverHere }
}

/// Parts of amounts, for a column of percentages.
enum Share {
  /// Rounded to a hundredth of a percent; nil of nothing.
  static func of(_ part: Money, in whole: Money) -> BasisPoints? {
    guard whole.cents != 0 else { return nil }
    let sign: Int64 = whole.isNegative ? -1 : 1
    return BasisPoints(Int(Money(cents: part.cents * sign).times(10_000, over: whole.cents * sign).cents))
  }
}

extension ReportedVoucherLine {
  /// Who was paid; pay names the placement, never the person.
  package var recipient: String {
    pay.map { Phrase("Zuweisung \($0.placement)", en: "placement \($0.placement)").text() } ?? payee ?? ""
  }

  /// What for; pay names month and minutes.
  package var ground: String {
    guard let pay else { return purpose == reason ? reason : reason + ": " + purpose }
    let kindName = kind == .allowance ? Phrase("Mehraufwand", en: "allowance") : Phrase("Lohn", en: "wage")
    return "\(kindName.text()) \(pay.month.german), \(Minutes(pay.minutes))"
  }

  var place: String { "\(voucher)/\(position)" }
  var source: SourceRow { SourceRow("voucher_lines", id) }
}
