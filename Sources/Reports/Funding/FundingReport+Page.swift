import Domain
import Store

extension FundingReport {
  package func page(width: Int) -> TextPage {
    var page = TextPage(
      Phrase("Finanzierung \(property.name) (\(property.code))", en: "Funding of \(property.name) (\(property.code))"),
      width: width)
    page.facts([
      (Phrase("Anschrift", en: "Address"), property.address), (Phrase("Stand", en: "As of"), asOf.german),
      (Phrase("Ausgaben laut Belegen", en: "Expenditure by vouchers"), expenditure.description),
      (Phrase("davon bezahlt", en: "of which paid"), paid.description),
      (Phrase("gedeckt", en: "covered"), covered.description),
      (Phrase("noch offen", en: "still open"), (expenditure - covered).description),
    ])
    addPots(to: &page)
    addStatements(to: &page)
    addFindings(to: &page)
    for pot in pots where !pot.items.isEmpty { addVouchers(of: pot, to: &page) }
    addLinesWithoutPot(to: &page)
    return page
  }

  private func addPots(to page: inout TextPage) {
    page.section(Phrase("Töpfe (Beträge in Euro)", en: "Pots (amounts in euros)"))
    guard !pots.isEmpty else {
      page.sentence(Phrase("Kein Topf beteiligt sich an diesem Haus.", en: "No pot takes part in this house."))
      return
    }
    var table = TextTable([
      .text("Topf", en: "Pot"), .figure("bewilligt", en: "granted"),
      .figure("fürs Haus", en: "for house"), .figure("förderfähig", en: "eligible"), .figure("gedeckt", en: "covered"),
      .figure("Rest", en: "rest"), .figure("Anteil", en: "share"),
    ])
    for pot in pots {
      table.rows.append(
        TextTable.Row(
          [
            pot.pot.code, Self.amount(pot.pot.granted),
            pot.pot.commitment == nil ? "–" : Self.amount(pot.pot.commitment?.amount), Self.amount(pot.eligibleHere),
            Self.amount(pot.coverHere), Self.amount(pot.rest), Self.share(pot.share),
          ], note: Self.decision(of: pot)))
    }
    table.total = [
      Phrase("Summe", en: "Total").text(), "", committed.bare, pots.map(\.eligibleHere).sum().bare, covered.bare,

    ]
    page.table(table)
    for pot in pots where !pot.lines.isEmpty { addPlan(of: pot, to: &page) }
  }

  private func addPlan(of pot: FundedPot, to page: inout TextPage) {
    page.section(Phrase("Finanzierungsplan \(pot.pot.code)", en: "Plan of \(pot.pot.code)"))
    page.table(
      TextTable(
        [
          .text("Ansatz", en: "Line"), .flexible("Bezeichnung", en: "Name"), .figure("geplant", en: "planned"),
          .figure("förderfähig", en: "eligible"), .figure("gedeckt", en: "covered"), .figure("bezahlt", en: "paid"),
          .figure("Rest", en: "rest"), .figure("genutzt", en: "used"),
        ],
        rows: pot.lines.map {
          [
            $0.line.code, $0.line.name, $0.line.planned.bare, $0.eligibleHere.bare, $0.coverHere.bare, $0.paidHere.bare,
            $0.rest.bare, Self.share($0.share),
          ]
        },
        total: [
          Phrase("Summe", en: "Total").text(), "", pot.planned.bare, pot.eligibleHere.bare, pot.coverHere.bare,
          pot.paidHere.bare,
          (pot.planned - pot.eligible).bare,
        ]))
  }

  private func addStatements(to page: inout TextPage) {
    if !costStatements.isEmpty {
      page.section(Phrase("Kostenangaben ohne Belege", en: "Cost statements without vouchers"))
      page.table(
        TextTable(
          [
            .figure("Betrag", en: "Amount"), .flexible("Umfang", en: "Scope"), .text("vom", en: "of"),
            .flexible("Quelle", en: "Source"),
          ],
          rows: costStatements.map {
            [
              ($0.isRounded ? Phrase("rund ", en: "about ").text() : "") + $0.amount.description,
              $0.scope + ($0.isTotal ? Phrase(" (Gesamtkosten)", en: " (total cost)").text() : ""), $0.statedOn?.german ?? "–",
              $0.source,
            ]
          }))
    }
    if !gifts.isEmpty {
      page.section(Phrase("Sachspenden", en: "Gifts in kind"))
      page.table(
        TextTable(
          [
            .flexible("von", en: "from"), .flexible("was", en: "what"), .figure("Wert", en: "Value"),
            .flexible("Quelle", en: "Source"),
          ],
          rows: gifts.map { [$0.donor, $0.description, $0.value?.description ?? Self.unknown, $0.source ?? ""] }))
    }
  }

  private func addFindings(to page: inout TextPage) {
    page.section(Phrase("Feststellungen", en: "Findings"))
    let findings = findings
    if findings.isEmpty {
      page.sentence(Phrase("Keine.", en: "None."))
    } else {
      page.list(findings.map { "\($0.sentence.text()) [\($0.code)]" })
    }
  }

  private func addVouchers(of pot: FundedPot, to page: inout TextPage) {
    page.section(Phrase("Belegliste \(pot.pot.code)", en: "Vouchers of \(pot.pot.code)"))
    for line in pot.lines {
      let items = pot.items.filter { $0.budgetLine.id == line.line.id }
      guard !items.isEmpty else { continue }
      page.gap()
      page.sentence(Phrase("\(line.line.code) \(line.line.name)", en: "\(line.line.code) \(line.line.name)"))
      page.table(
        TextTable(
          [
            .figure("Nr.", en: "No."), .text("Beleg", en: "Voucher"), .text("bezahlt", en: "paid"),
            .flexible("Empfänger", en: "Payee"), .figure("brutto", en: "gross"), .figure("förderfähig", en: "eligible"),
            .figure("zugeordnet", en: "allocated"), .figure("Anteil", en: "share"),
          ],
          rows: items.map { item in
            TextTable.Row(
              [
                String(item.number), item.line.place, item.line.paidOn?.german ?? Phrase("offen", en: "unpaid").text(),
                item.line.recipient, item.line.amounts.gross.bare, item.eligible.bare, item.cover.bare, Self.share(item.share),
              ], note: Self.note(on: item.line))
          },
          total: [
            "", "", "", Phrase("Summe", en: "Total").text(), items.map(\.line.amounts.gross).sum().bare,
            items.map(\.eligible).sum().bare, items.map(\.cover).sum().bare,
          ]))
    }
  }

  private func addLinesWithoutPot(to page: inout TextPage) {
    let lines = linesWithoutPot
    guard !lines.isEmpty else { return }
    page.section(Phrase("Kosten ohne Topf", en: "Costs without a pot"))
    page.table(
      TextTable(
        [
          .text("Beleg", en: "Voucher"), .text("bezahlt", en: "paid"), .flexible("Empfänger", en: "Payee"),
          .flexible("Grund", en: "Purpose"), .figure("Betrag", en: "Amount"),
        ],
        rows: lines.map {
          [
            $0.place, $0.paidOn?.german ?? Phrase("offen", en: "unpaid").text(), $0.recipient, $0.ground,
            $0.amounts.fundable.bare,
          ]
        },
        total: [Phrase("Summe", en: "Total").text(), "", "", "", lines.map(\.amounts.fundable).sum().bare]))
  }

  private static var unknown: String { Phrase("unbekannt", en: "unknown").text() }
  private static func amount(_ amount: Money?) -> String { amount?.bare ?? unknown }
  static func share(_ share: BasisPoints?) -> String { share?.description ?? "–" }

  /// Who decided what and on which terms, in one line under the pot.
  private static func decision(of pot: FundedPot) -> String {
    let facts = pot.pot
    var parts = [facts.kind.name.text()]
    if let funder = facts.funder { parts.append(funder) }
    if facts.name != facts.funder { parts.append(facts.name) }
    if let programme = facts.programme { parts.append(programme) }
    if let finance = facts.financeType {
      parts.append(
        Phrase("Finanzierung: ", en: "finance: ").text() + finance.name.text() + (facts.rate.map { " " + $0.description } ?? "")
      )
    }
    if let number = facts.grantNumber {
      parts.append(
        Phrase("Bescheid \(number)", en: "decision \(number)").text() + (facts.grantedOn.map { " " + $0.german } ?? ""))
    }
    if let period = facts.eligiblePeriod { parts.append(Phrase("Zeitraum ", en: "period ").text() + period.description) }
    if let days = facts.spendWithin_days {
      parts.append(Phrase("binnen \(days) Tagen zu verausgaben", en: "to be spent within \(days) days").text())
    }
    if facts.bindingUntil != nil || !facts.ownShare.isZero {
      if !facts.ownShare.isZero {
        parts.append(Phrase("Eigenanteil \(facts.ownShare)", en: "own share \(facts.ownShare)").text())
      }
      if let until = facts.bindingUntil {
        parts.append(Phrase("Zweckbindung bis \(until.german)", en: "bound until \(until.german)").text())
      }
    }
    if let source = facts.commitment?.source ?? facts.source {
      parts.append(Phrase("Quelle: \(source)", en: "source: \(source)").text())
    }
    return parts.joined(separator: "; ")
  }

  /// The columns of the list of vouchers that a terminal has no room for beside each other (RULES 1.5).
  private static func note(on line: ReportedVoucherLine) -> String {
    var parts: [String] = []
    if let number = line.invoiceNumber {
      parts.append(
        Phrase("Rechnung \(number)", en: "invoice \(number)").text() + (line.invoicedOn.map { " " + $0.german } ?? ""))
    } else if let day = line.invoicedOn {
      parts.append(Phrase("Rechnung vom \(day.german)", en: "invoice of \(day.german)").text())
    }
    parts.append(line.ground)
    if !line.amounts.vat.isZero {
      parts.append(
        Phrase("MwSt \(line.amounts.vat.bare)", en: "VAT \(line.amounts.vat.bare)").text()
          + (line.amounts.hasInputTaxDeduction ? Phrase(" (Vorsteuer abgezogen)", en: " (deducted)").text() : ""))
    }
    if !line.amounts.discount.isZero {
      parts.append(Phrase("Skonto \(line.amounts.discount.bare)", en: "discount \(line.amounts.discount.bare)").text())
    }
    if let reference = line.awardReference { parts.append(Phrase("Vergabe \(reference)", en: "award \(reference)").text()) }
    if let note = line.note { parts.append(note) }
    return parts.joined(separator: "; ")
  }
}

extension Money {
  /// Without the unit, for a column whose heading names it: `1.234,56`.
  var bare: String { String(formatted().dropLast(2)) }
}
