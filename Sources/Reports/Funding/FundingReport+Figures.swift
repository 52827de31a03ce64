package import Domain
import Store

extension FundingReport {
  package var figures: JSONValue {
    [
      "property": .text(property.code),
      "pots": .list(pots.map(\.figures)),
      "without_pot": .list(
        linesWithoutPot.map { line in
          var members = line.recipientAndGround
          members["key"] = .text(line.place)
          members["amount_cents"] = .cents(line.amounts.fundable)
          members["paid_on"] = .day(line.paidOn)
          return .object(members)
        }),
      "gifts": .list(
        gifts.map {
          ["key": .text("\($0.donor): \($0.description)"), "value_cents": .cents($0.value), "source": .text($0.source)]
        }),
      "cost_statements": statementFigures,
      "findings": .list(findings.map(\.figures)),
      "totals": [
        "expenditure_cents": .cents(expenditure), "paid_cents": .cents(paid), "covered_cents": .cents(covered),
        "open_cents": .cents(expenditure - covered), "committed_cents": .cents(committed),
      ],
    ]
  }

  /// The costs known only as sums.
  var statementFigures: JSONValue {
    .list(
      costStatements.map {
        [
          "key": .text($0.code), "amount_cents": .cents($0.amount), "scope": .text($0.scope),
          "is_rounded": .bool($0.isRounded),
          "is_total": .bool($0.isTotal), "stated_on": .day($0.statedOn), "source": .text($0.source),
        ]
      })
  }

  package var traces: [TracedFigure] {
    let allocations = pots.flatMap { $0.lines.flatMap(\.allocations) }.filter(\.isHere)
    var found = [
      TracedFigure(
        "totals.expenditure_cents", Phrase("Ausgaben", en: "Expenditure"), expenditure.description, lines.map(Self.row)),
      TracedFigure(
        "totals.covered_cents", Phrase("gedeckt", en: "covered"), covered.description, allocations.map(Self.row)),
    ]
    found += pots.flatMap(\.traces)
    found += linesWithoutPot.map {
      TracedFigure(
        "without_pot." + $0.place, Phrase("ohne Topf", en: "without a pot"), $0.amounts.fundable.description,
        [TracedFigure.Line(SourceRow("vouchers", $0.voucherID), $0.reason), Self.row($0)])
    }
    found += statementTraces
    found += gifts.map {
      TracedFigure(
        "gifts.\($0.donor): \($0.description)", Phrase("Sachspende", en: "gift in kind"), $0.value?.description ?? "–",
        [TracedFigure.Line(SourceRow("in_kind_gifts", $0.id), $0.source ?? "", $0.value?.description ?? "")])
    }
    return found + findings.map(\.trace)
  }

  var statementTraces: [TracedFigure] {
    costStatements.map {
      TracedFigure(
        "cost_statements." + $0.code, Phrase($0.scope, en: $0.scope), $0.amount.description,
        [TracedFigure.Line(SourceRow("cost_statements", $0.id), $0.source, $0.amount.description)])
    }
  }

  static func row(_ line: ReportedVoucherLine) -> TracedFigure.Line {
    TracedFigure.Line(line.source, "\(line.place) \(line.recipient)", line.amounts.fundable.description)
  }
}

extension FundedPot {
  var figures: JSONValue {
    var members: [String: JSONValue] = [
      "key": .text(pot.code), "name": .text(pot.name), "kind": .text(pot.kind.rawValue),
      "finance_type": .text(pot.financeType?.rawValue),
      "grant_number": .text(pot.grantNumber), "granted_cents": .cents(pot.granted),
      "own_share_cents": .cents(pot.ownShare), "other_cover_cents": .cents(pot.otherCover),
      "is_committed": .bool(pot.commitment != nil), "committed_cents": .cents(pot.commitment?.amount),
      "eligible_period": .period(pot.eligiblePeriod),
      "planned_cents": .cents(planned), "eligible_cents": .cents(eligibleHere), "cover_cents": .cents(coverHere),
      "paid_cents": .cents(paidHere), "rest_cents": .cents(rest), "committed_rest_cents": .cents(restHere),
      "share_basis_points": .integer(share?.value),
    ]
    members["budget_lines"] = .list(
      lines.map {
        [
          "key": .text($0.line.code), "planned_cents": .cents($0.line.planned), "eligible_cents": .cents($0.eligibleHere),
          "cover_cents": .cents($0.coverHere), "paid_cents": .cents($0.paidHere), "rest_cents": .cents($0.rest),
          "share_basis_points": .integer($0.share?.value), "overrun_reason": .text($0.line.overrunReason),
        ]
      })
    members["vouchers"] = .list(items.map(\.figures))
    return .object(members)
  }

  var traces: [TracedFigure] {
    let path = "pots.\(pot.code)."
    func figure(_ key: String, _ label: Phrase, _ amount: Money?, _ rows: [TracedFigure.Line]) -> TracedFigure {
      TracedFigure(path + key, Phrase(pot.code + " ", en: pot.code + " ") + label, amount?.description ?? "–", rows)
    }
    let all = lines.flatMap(\.allocations)
    let here = all.filter(\.isHere)
    let potRow = TracedFigure.Line(SourceRow("funding_pots", pot.id), pot.name, pot.granted?.description ?? "")
    var found = [
      figure("granted_cents", Phrase("bewilligt", en: "granted"), pot.granted, [potRow]),
      figure("eligible_cents", Phrase("förderfähig", en: "eligible"), eligibleHere, here.map(Self.eligibleRow)),
      figure("cover_cents", Phrase("gedeckt", en: "covered"), coverHere, here.map(FundingReport.row)),
      figure("paid_cents", Phrase("bezahlt", en: "paid"), paidHere, here.filter { $0.paidOn != nil }.map(FundingReport.row)),
      figure("rest_cents", Phrase("Rest", en: "rest"), rest, [potRow] + all.map(FundingReport.row)),
    ]
    if let commitment = pot.commitment {
      found.append(
        figure(
          "committed_cents", Phrase("für dieses Haus", en: "for this house"), commitment.amount,
          [
            TracedFigure.Line(
              SourceRow("pot_commitments", commitment.id), commitment.source ?? "", commitment.amount?.description ?? "")
          ]))
    }
    for line in lines {
      let lineRow = TracedFigure.Line(SourceRow("budget_lines", line.line.id), line.line.name, line.line.planned.description)
      let label = Phrase(line.line.code + " ", en: line.line.code + " ")
      found += [
        figure(
          "budget_lines.\(line.line.code).planned_cents", label + Phrase("Ansatz", en: "plan"), line.line.planned, [lineRow]),
        figure(
          "budget_lines.\(line.line.code).eligible_cents", label + Phrase("förderfähig", en: "eligible"), line.eligibleHere,
          line.allocations.filter(\.isHere).map(Self.eligibleRow)),
        figure(
          "budget_lines.\(line.line.code).cover_cents", label + Phrase("gedeckt", en: "covered"), line.coverHere,
          line.allocations.filter(\.isHere).map(FundingReport.row)),
      ]
    }
    found += items.map { item in
      figure(
        "vouchers.\(item.key)", Phrase("Beleg \(item.line.place)", en: "voucher \(item.line.place)"), item.cover,
        [
          TracedFigure.Line(SourceRow("vouchers", item.line.voucherID), item.line.reason),
          FundingReport.row(item.line),
        ] + item.allocations.map(FundingReport.row))
    }
    return found
  }

  private static func eligibleRow(_ allocation: ReportedAllocation) -> TracedFigure.Line {
    TracedFigure.Line(
      SourceRow("allocations", allocation.id), "\(allocation.voucher)/\(allocation.position)", allocation.eligible.description)
  }
}

extension ReportedVoucherLine {
  /// Who was paid and what for, the same in every language; pay names the placement, never the person.
  fileprivate var recipientAndGround: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "recipient": .text(pay.map { "placement " + $0.placement } ?? payee), "reason": .text(reason), "purpose": .text(purpose),
    ]
    if let pay {
      members["pay"] = [
        "placement": .text(pay.placement), "month": .text(pay.month.iso), "minutes": .integer(pay.minutes),
      ]
    }
    return members
  }
}

extension FundedPot.Item {
  var key: String { "\(line.place)/\(budgetLine.code)" }

  var figures: JSONValue {
    let members: [String: JSONValue] = [
      "key": .text(key), "number": .integer(number), "budget_line": .text(budgetLine.code), "voucher": .text(line.voucher),
      "position": .integer(line.position), "invoice_number": .text(line.invoiceNumber), "invoiced_on": .day(line.invoicedOn),
      "paid_on": .day(line.paidOn), "gross_cents": .cents(line.amounts.gross),
      "vat_cents": .cents(line.amounts.vat), "has_input_tax_deduction": .bool(line.amounts.hasInputTaxDeduction),
      "discount_cents": .cents(line.amounts.discount), "fundable_cents": .cents(line.amounts.fundable),
      "eligible_cents": .cents(eligible), "cover_cents": .cents(cover), "share_basis_points": .integer(share?.value),
      "award_reference": .text(line.awardReference), "note": .text(line.note),
    ]
    return .object(members.merging(line.recipientAndGround) { mine, _ in mine })
  }
}
