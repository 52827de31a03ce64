import Domain
import Store

extension FundedPot {
  /// What does not add up in the pot or needs somebody to act, in a stable order.
  func findings(asOf: LocalDate) -> [ReportFinding] { amountFindings + periodFindings(asOf: asOf) + planFindings }

  private var amountFindings: [ReportFinding] {
    var found: [ReportFinding] = []
    let code = pot.code
    if let commitment = pot.commitment, commitment.amount == nil {
      found.append(
        ReportFinding(
          "pot.amount_unknown", code,
          Phrase(
            "Topf \(code) beteiligt sich mit einem unbekannten Betrag.", en: "Pot \(code) takes part with an unknown amount."),
          lines: [TracedFigure.Line(SourceRow("pot_commitments", commitment.id), commitment.source ?? "")]))
    } else if pot.granted == nil {
      found.append(
        ReportFinding(
          "pot.amount_unknown", code,
          Phrase("Was Topf \(code) enthält, ist unbekannt.", en: "What pot \(code) holds is unknown."),
          lines: [TracedFigure.Line(SourceRow("funding_pots", pot.id), pot.name)]))
    }
    if let granted = pot.granted, pot.committedEverywhere > granted {
      found.append(
        ReportFinding(
          "pot.overcommitted", code,
          Phrase(
            "Topf \(code) ist mit \(pot.committedEverywhere) für Häuser vorgesehen und hält \(granted).",
            en: "Of pot \(code), \(pot.committedEverywhere) are held for houses, and it holds \(granted)."),
          amount: pot.committedEverywhere - granted,
          lines: [TracedFigure.Line(SourceRow("funding_pots", pot.id), pot.name, granted.description)]
            + (pot.commitment.map {
              [TracedFigure.Line(SourceRow("pot_commitments", $0.id), $0.source ?? "", $0.amount?.description ?? "")]
            } ?? [])))
    }
    if pot.financeType == .share, let rate = pot.rate, cover > rate.of(eligible) {
      let excess = cover - rate.of(eligible)
      found.append(
        ReportFinding(
          "pot.above_rate", code,
          Phrase(
            "Topf \(code) deckt \(excess) mehr, als \(rate) der förderfähigen \(eligible) sind (Anteilfinanzierung).",
            en: "Pot \(code) covers \(excess) more than \(rate) of the eligible \(eligible) (share financing)."),
          amount: excess, lines: lines.flatMap(\.allocations).map(FundingReport.row)))
    }
    return found
  }

  private func periodFindings(asOf: LocalDate) -> [ReportFinding] {
    var found: [ReportFinding] = []
    let code = pot.code
    if let period = pot.eligiblePeriod {
      for item in items {
        guard let paidOn = item.line.paidOn, !period.contains(paidOn) else { continue }
        found.append(
          ReportFinding(
            "payment.outside_period", "\(code)/\(item.line.place)",
            Phrase(
              "Beleg \(item.line.voucher), Position \(item.line.position), ist am \(paidOn.german) bezahlt, der Topf \(code) "
                + "fördert \(period.phrase.german).",
              en: "Voucher \(item.line.voucher), line \(item.line.position), was paid on \(paidOn.german), pot \(code) funds "
                + "\(period.phrase.english)."),
            amount: item.cover, lines: item.allocations.map(FundingReport.row)))
      }
      if let last = period.lastDay, let rest, rest.cents > 0 {
        let days = last.days(since: asOf)
        let source = [TracedFigure.Line(SourceRow("funding_pots", pot.id), period.description, rest.description)]
        if days < 0 {
          found.append(
            ReportFinding(
              "period.ended_with_rest", code,
              Phrase(
                "Der Förderzeitraum von Topf \(code) endete am \(last.german); \(rest) sind nicht verwendet.",
                en: "The eligible period of pot \(code) ended on \(last.german); \(rest) are unused."), amount: rest,
              lines: source))
        } else if days <= PotClock.notice_days {
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
    if let limit = pot.spendWithin_days {
      for item in items where item.line.paidOn == nil {
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
            amount: item.cover, lines: item.allocations.map(FundingReport.row)))
      }
    }
    return found
  }

  private var planFindings: [ReportFinding] {
    var found: [ReportFinding] = []
    let code = pot.code
    if let granted = pot.granted, !lines.isEmpty {
      let cover = granted + pot.ownShare + pot.otherCover
      if cover != planned {
        let difference = planned - cover
        found.append(
          ReportFinding(
            "plan.unbalanced", code,
            Phrase(
              "Die Einzelansätze von Topf \(code) ergeben \(planned), Bewilligung, Eigenanteil und andere Deckung \(cover).",
              en: "The budget lines of pot \(code) sum to \(planned), grant, own share and other cover to \(cover)."),
            amount: difference,
            lines: lines.map {
              TracedFigure.Line(SourceRow("budget_lines", $0.line.id), $0.line.code, $0.line.planned.description)
            }))
      }
    }
    for line in lines where line.rest.isNegative {
      let excess = -line.rest
      let reason =
        line.line.overrunReason.map { Phrase(" Grund: \($0).", en: " Reason: \($0).") }
        ?? pot.lineOverrun.map { Phrase(" Zulässig sind \($0).", en: " \($0) are allowed.") }
        ?? Phrase(" Nur das Gesamtergebnis bindet.", en: " Only the total binds.")
      found.append(
        ReportFinding(
          "line.overrun", "\(code)/\(line.line.code)",
          Phrase(
            "Einzelansatz \(line.line.code) von Topf \(code) ist um \(excess) überschritten.",
            en: "Budget line \(line.line.code) of pot \(code) is overrun by \(excess).") + reason, amount: excess,
          lines: line.allocations.map(FundingReport.row)))
    }
    return found
  }
}
