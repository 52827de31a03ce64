import Domain
import Store

extension FundingReport {
  /// How long before a pot's period ends its rest becomes a finding, where the decision names no shorter time to spend: a quarter.
  private static let notice_days = 92

  /// What does not add up or needs somebody to act, in a stable order.
  package var findings: [ReportFinding] {
    statementFindings
      + pots.flatMap { pot in
        amountFindings(pot) + periodFindings(pot) + planFindings(pot)
      } + openFindings + warningFindings
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

  private func amountFindings(_ pot: FundedPot) -> [ReportFinding] {
    var found: [ReportFinding] = []
    let code = pot.pot.code
    if let commitment = pot.pot.commitment, commitment.amount == nil {
      found.append(
        ReportFinding(
          "pot.amount_unknown", code,
          Phrase(
            "Topf \(code) beteiligt sich mit einem unbekannten Betrag.", en: "Pot \(code) takes part with an unknown amount."),
          lines: [TracedFigure.Line(SourceRow("pot_commitments", commitment.id), commitment.source ?? "")]))
    } else if pot.pot.granted == nil {
      found.append(
        ReportFinding(
          "pot.amount_unknown", code,
          Phrase("Was Topf \(code) enthält, ist unbekannt.", en: "What pot \(code) holds is unknown."),
          lines: [TracedFigure.Line(SourceRow("funding_pots", pot.pot.id), pot.pot.name)]))
    }
    if pot.pot.financeType == .share, let rate = pot.pot.rate, pot.cover > rate.of(pot.eligible) {
      let excess = pot.cover - rate.of(pot.eligible)
      found.append(
        ReportFinding(
          "pot.above_rate", code,
          Phrase(
            "Topf \(code) deckt \(excess) mehr, als \(rate) der förderfähigen \(pot.eligible) sind (Anteilfinanzierung).",
            en: "Pot \(code) covers \(excess) more than \(rate) of the eligible \(pot.eligible) (share financing)."),
          amount: excess, lines: pot.lines.flatMap(\.allocations).map(Self.row)))
    }
    return found
  }

  private func periodFindings(_ pot: FundedPot) -> [ReportFinding] {
    var found: [ReportFinding] = []
    let code = pot.pot.code
    if let period = pot.pot.eligiblePeriod {
      for item in pot.items {
        guard let paidOn = item.line.paidOn, !period.contains(paidOn) else { continue }
        found.append(
          ReportFinding(
            "payment.outside_period", "\(code)/\(item.line.place)",
            Phrase(
              "Beleg \(item.line.voucher), Position \(item.line.position), ist am \(paidOn.german) bezahlt, der Topf \(code) "
                + "fördert \(period.phrase.german).",
              en: "Voucher \(item.line.voucher), line \(item.line.position), was paid on \(paidOn.german), pot \(code) funds "
                + "\(period.phrase.english)."),
            amount: item.cover, lines: item.allocations.map(Self.row)))
      }
      if let last = period.lastDay, let rest = pot.rest, rest.cents > 0 {
        let days = last.days(since: asOf)
        let source = [TracedFigure.Line(SourceRow("funding_pots", pot.pot.id), period.description, rest.description)]
        if days < 0 {
          found.append(
            ReportFinding(
              "period.ended_with_rest", code,
              Phrase(
                "Der Förderzeitraum von Topf \(code) endete am \(last.german); \(rest) sind nicht verwendet.",
                en: "The eligible period of pot \(code) ended on \(last.german); \(rest) are unused."), amount: rest,
              lines: source))
        } else if days <= Self.notice_days {
          found.append(
            ReportFinding(
              "period.ending", code,
              Phrase(
                "Der Förderzeitraum von Topf \(code) endet am \(last.german) (noch \(days) Tage); \(rest) sind noch frei.",
                en: "The eligible period of pot \(code) ends on \(last.german) (\(days) days left); \(rest) are still free."),
              amount: rest, lines: source))
        }
      }
    }
    if let limit = pot.pot.spendWithin_days {
      for item in pot.items where item.line.paidOn == nil {
        guard let first = item.allocations.filter({ !$0.isReversal }).map(\.allocatedOn).min(),
          first.adding(days: limit) < asOf
        else { continue }
        found.append(
          ReportFinding(
            "spend.overdue", "\(code)/\(item.line.place)",
            Phrase(
              "\(item.cover) aus Topf \(code) sind seit \(first.german) zugeordnet und nicht verausgabt; abgerufene Mittel sind "
                + "binnen \(limit) Tagen zu verwenden (Beleg \(item.line.voucher)).",
              en:
                "\(item.cover) from pot \(code) have been allocated since \(first.german) and not spent; funds drawn down must be "
                + "used within \(limit) days (voucher \(item.line.voucher))."),
            amount: item.cover, lines: item.allocations.map(Self.row)))
      }
    }
    return found
  }

  private func planFindings(_ pot: FundedPot) -> [ReportFinding] {
    var found: [ReportFinding] = []
    let code = pot.pot.code
    if let granted = pot.pot.granted, !pot.lines.isEmpty {
      let cover = granted + pot.pot.ownShare + pot.pot.otherCover
      if cover != pot.planned {
        let difference = pot.planned - cover
        found.append(
          ReportFinding(
            "plan.unbalanced", code,
            Phrase(
              "Die Einzelansätze von Topf \(code) ergeben \(pot.planned), Bewilligung, Eigenanteil und andere Deckung \(cover).",
              en: "The budget lines of pot \(code) sum to \(pot.planned), grant, own share and other cover to \(cover)."),
            amount: difference,
            lines: pot.lines.map {
              TracedFigure.Line(SourceRow("budget_lines", $0.line.id), $0.line.code, $0.line.planned.description)
            }))
      }
    }
    for line in pot.lines where line.rest.isNegative {
      let excess = -line.rest
      let reason =
        line.line.overrunReason.map { Phrase(" Grund: \($0).", en: " Reason: \($0).") }
        ?? pot.pot.lineOverrun.map { Phrase(" Zulässig sind \($0).", en: " \($0) are allowed.") }
        ?? Phrase(" Nur das Gesamtergebnis bindet.", en: " Only the total binds.")
      found.append(
        ReportFinding(
          "line.overrun", "\(code)/\(line.line.code)",
          Phrase(
            "Einzelansatz \(line.line.code) von Topf \(code) ist um \(excess) überschritten.",
            en: "Budget line \(line.line.code) of pot \(code) is overrun by \(excess).") + reason, amount: excess,
          lines: line.allocations.map(Self.row)))
    }
    return found
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

  private var warningFindings: [ReportFinding] {
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
