import Domain
import Store

extension FundingReport {
  /// What does not add up or needs somebody to act, in a stable order.
  package var findings: [ReportFinding] {
    statementFindings + pots.flatMap { $0.findings(asOf: asOf) } + openFindings + creditFindings
      + Self.findings(of: warnings, in: pots)
  }

  private var statementFindings: [ReportFinding] {
    guard let (statement, gap) = uncoveredStatement, gap.cents > 0 else { return [] }
    let lines =
      [TracedFigure.Line(SourceRow("cost_statements", statement.id), statement.scope, statement.amount.description)]
      + pots.compactMap { pot in
        pot.pot.commitment.map {
          TracedFigure.Line(SourceRow("pot_commitments", $0.id), pot.pot.code, $0.amount.map { (-$0).description } ?? "–")
        }
      }
    let about = statement.isRounded ? Phrase("rund ", en: "about ") : Phrase("", en: "")
    return [
      ReportFinding(
        "cover.unknown", statement.code,
        Phrase("\(gap) ohne bekannte Deckung (", en: "\(gap) without known cover (") + about
          + Phrase(
            "\(statement.amount) Gesamtkosten laut \(statement.source), bekannte Mittel \(statement.amount - gap)).",
            en: "\(statement.amount) total cost by \(statement.source), known funds \(statement.amount - gap))."),
        amount: gap, lines: lines)
    ]
  }

  private var openFindings: [ReportFinding] {
    let inPlan = Set(pots.flatMap(\.items).map(\.line.id))
    return openLines.filter { $0.line.paidOn != nil && inPlan.contains($0.line.id) }.map { entry in
      ReportFinding(
        "cover.incomplete", entry.line.place,
        Phrase(
          "Von Beleg \(entry.line.voucher), Position \(entry.line.position), sind \(entry.open) bezahlt und ungedeckt.",
          en: "Of voucher \(entry.line.voucher), line \(entry.line.position), \(entry.open) are paid and uncovered."),
        amount: entry.open,
        lines: [TracedFigure.Line(entry.line.source, entry.line.place, entry.line.amounts.fundable.description)])
    }
  }

  /// Money that came back, and of which no pot has been given its part.
  private var creditFindings: [ReportFinding] {
    linesWithoutPot.filter { $0.amounts.fundable.isNegative && $0.pay == nil }.map { line in
      ReportFinding(
        "credit.unassigned", line.place,
        Phrase(
          "Die Gutschrift \(line.voucher), Position \(line.position), über \(line.amounts.fundable) steht in keinem Topf: "
            + "Hat einer die Ausgabe bezahlt, gehört sie ihm.",
          en: "Credit note \(line.voucher), line \(line.position), of \(line.amounts.fundable) stands in no pot: "
            + "where one paid for the expense, it belongs there."),
        amount: line.amounts.fundable,
        lines: [TracedFigure.Line(line.source, line.place, line.amounts.fundable.description)])
    }
  }

  static func findings(of warnings: [ReportedEligibilityWarning], in pots: [FundedPot]) -> [ReportFinding] {
    let codes = Dictionary(pots.map { ($0.pot.id, $0.pot.code) }) { first, _ in first }
    return warnings.map { warning in
      let pot = codes[warning.potID] ?? ""
      return ReportFinding(
        "eligibility.doubtful", "\(pot)/\(warning.voucher)/\(warning.position)/\(warning.clause)",
        Phrase(
          "Beleg \(warning.voucher), Position \(warning.position): nach „\(warning.clause)“ vielleicht nicht förderfähig aus Topf \(pot) "
            + "(Regel nicht belegt, bitte prüfen).",
          en:
            "Voucher \(warning.voucher), line \(warning.position): perhaps not eligible for pot \(pot) by “\(warning.clause)” "
            + "(rule unverified, please check)."),
        lines: [TracedFigure.Line(SourceRow("voucher_lines", warning.voucherLineID), warning.clause)])
    }
  }

  static func row(_ allocation: ReportedAllocation) -> TracedFigure.Line {
    TracedFigure.Line(
      SourceRow("allocations", allocation.id),
      "\(allocation.voucher)/\(allocation.position)"
        + (allocation.isReversal ? Phrase(" Storno", en: " reversal").text() : ""), allocation.cover.description)
  }
}
