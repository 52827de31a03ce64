import Domain
import Store

extension ReportSheet {
  mutating func readFunding(_ figures: FigureReader) {
    let totals = figures["totals"]
    let pots = figures["pots"].list
    facts = [
      Fact("Objekt", en: "Property", .text(figures["property"].text)),
      Fact(
        "Ausgaben laut Belegen", en: "Expenditure by vouchers",
        .money(totals["expenditure_cents"].money, key: "totals.expenditure_cents")),
      Fact("davon bezahlt", en: "Of which paid", .money(totals["paid_cents"].money)),
      Fact("gedeckt", en: "Covered", .money(totals["covered_cents"].money, key: "totals.covered_cents")),
      Fact("noch offen", en: "Still open", .money(totals["open_cents"].money)),
      Fact("für dieses Haus zugesagt", en: "Committed to this house", .money(totals["committed_cents"].money)),
    ]
    remarks = figures["findings"].list.compactMap { finding in
      finding["text"].text.map { Remark(sentence: Phrase($0, en: $0), key: "findings.\(finding.key)") }
    }
    addPots(pots, totals)
    for pot in pots { addPlan(pot) }
    for pot in pots { addVouchers(pot) }
    addOthers(figures)
    file = Self.voucherFile(pots, figures["without_pot"].list)
  }

  private mutating func addPots(_ pots: [FigureReader], _ totals: FigureReader) {
    func sum(_ name: String) -> Money { pots.compactMap { $0[name].money }.sum() }
    add(
      Table(
        Phrase("Töpfe", en: "Pots"),
        [
          .text("Topf", en: "Pot"), .text("Art", en: "Kind"), .text("Bescheid", en: "Decision"),
          .text("Zeitraum", en: "Period"),
          .figure("bewilligt", en: "granted"), .figure("fürs Haus", en: "for house"), .figure("förderfähig", en: "eligible"),
          .figure("gedeckt", en: "covered"), .figure("bezahlt", en: "paid"), .figure("Rest", en: "rest"),
          .figure("Anteil", en: "share"),
        ],
        pots.map { pot in
          func amount(_ name: String) -> Cell { .money(pot[name].money, key: "pots.\(pot.key).\(name)") }
          return [
            .text(pot.key), .phrase(Self.kind(of: pot)), .text(pot["grant_number"].text),
            .period(pot["eligible_period"].period),
            Self.unknown(amount("granted_cents")),
            pot["is_committed"].flag ? Self.unknown(amount("committed_cents")) : .nothing, amount("eligible_cents"),
            amount("cover_cents"), amount("paid_cents"), Self.unknown(amount("rest_cents")),
            .share(pot["share_basis_points"].share),
          ]
        },
        total: [
          .phrase(Phrase("Summe", en: "Total")), .text(""), .text(""), .text(""), .text(""),
          .money(totals["committed_cents"].money),
          .money(sum("eligible_cents")), .money(totals["covered_cents"].money), .money(sum("paid_cents")), .text(""), .text(""),
        ]))
  }

  private mutating func addPlan(_ pot: FigureReader) {
    let lines = pot["budget_lines"].list
    func sum(_ name: String) -> Cell { .money(lines.compactMap { $0[name].money }.sum()) }
    add(
      Table(
        Phrase("Finanzierungsplan \(pot.key)", en: "Plan of \(pot.key)"),
        [
          .text("Ansatz", en: "Line"), .figure("geplant", en: "planned"), .figure("förderfähig", en: "eligible"),
          .figure("gedeckt", en: "covered"), .figure("bezahlt", en: "paid"), .figure("Rest", en: "rest"),
          .figure("genutzt", en: "used"),
          .text("Überschreitung", en: "Overrun"),
        ],
        lines.map { line in
          func amount(_ name: String) -> Cell {
            .money(line[name].money, key: "pots.\(pot.key).budget_lines.\(line.key).\(name)")
          }
          return [
            .text(line.key), amount("planned_cents"), amount("eligible_cents"), amount("cover_cents"), amount("paid_cents"),
            amount("rest_cents"), .share(line["share_basis_points"].share), .text(line["overrun_reason"].text ?? ""),
          ]
        },
        total: [
          .phrase(Phrase("Summe", en: "Total")), sum("planned_cents"), sum("eligible_cents"), sum("cover_cents"),
          sum("paid_cents"),
          sum("rest_cents"), .text(""), .text(""),
        ]))
  }

  private mutating func addVouchers(_ pot: FigureReader) {
    let items = pot["vouchers"].list
    func sum(_ name: String) -> Cell { .money(items.compactMap { $0[name].money }.sum()) }
    add(
      Table(
        Phrase("Belegliste \(pot.key)", en: "Vouchers of \(pot.key)"),
        [
          .figure("Nr.", en: "No."), .text("Ansatz", en: "Line"), .text("Beleg", en: "Voucher"),
          .text("Rechnung", en: "Invoice"),
          .text("bezahlt", en: "Paid"), .text("Empfänger", en: "Payee"), .text("Grund", en: "Purpose"),
          .figure("brutto", en: "gross"),
          .figure("förderfähig", en: "eligible"), .figure("zugeordnet", en: "allocated"), .figure("Anteil", en: "share"),
        ],
        items.map { item in
          [
            .integer(item["number"].integer), .text(item["budget_line"].text), .text(Self.place(item)),
            .text([item["invoice_number"].text, item["invoiced_on"].day?.german].compactMap { $0 }.joined(separator: " ")),
            Self.paid(item), .phrase(Self.payee(item)), .phrase(Self.purpose(item)), .money(item["gross_cents"].money),
            .money(item["eligible_cents"].money),
            .money(item["cover_cents"].money, key: "pots.\(pot.key).vouchers.\(item.key)"),
            .share(item["share_basis_points"].share),
          ]
        },
        total: [
          .text(""), .text(""), .text(""), .text(""), .text(""), .text(""), .phrase(Phrase("Summe", en: "Total")),
          sum("gross_cents"),
          sum("eligible_cents"), sum("cover_cents"), .text(""),
        ]))
  }

  private mutating func addOthers(_ figures: FigureReader) {
    let open = figures["without_pot"].list
    add(
      Table(
        Phrase("Kosten ohne Topf", en: "Costs without a pot"),
        [
          .text("Beleg", en: "Voucher"), .text("bezahlt", en: "Paid"), .text("Empfänger", en: "Payee"),
          .text("Grund", en: "Purpose"), .figure("Betrag", en: "Amount"),
        ],
        open.map {
          [
            .text($0.key), Self.paid($0), .phrase(Self.payee($0)), .phrase(Self.purpose($0)),
            .money($0["amount_cents"].money, key: "without_pot.\($0.key)"),
          ]
        },
        total: [
          .phrase(Phrase("Summe", en: "Total")), .text(""), .text(""), .text(""),
          .money(open.compactMap { $0["amount_cents"].money }.sum()),
        ]))
    addStatements(figures)
    add(
      Table(
        Phrase("Sachspenden", en: "Gifts in kind"),
        [.text("was", en: "What"), .text("Quelle", en: "Source"), .figure("Wert", en: "Value")],
        figures["gifts"].list.map {
          [.text($0.key), .text($0["source"].text), Self.unknown(.money($0["value_cents"].money, key: "gifts.\($0.key)"))]
        }))
  }

  private static func kind(of pot: FigureReader) -> Phrase? {
    let kind = pot["kind"].text.flatMap { PotKind(rawValue: $0)?.name }
    guard let finance = pot["finance_type"].text.flatMap({ FinanceType(rawValue: $0)?.name }) else { return kind }
    return joined([kind, finance].compactMap { $0 })
  }

  /// An amount that nobody knows is not none.
  static func unknown(_ cell: Cell) -> Cell {
    cell.value == .none ? Cell(.phrase(Phrase("unbekannt", en: "unknown")), key: cell.key) : cell
  }

  private static func place(_ item: FigureReader) -> String {
    let position = item["position"].integer.map { String($0) }
    return (item["voucher"].text ?? "") + "/" + (position ?? "")
  }

  /// Costs known only as sums.
  mutating func addStatements(_ figures: FigureReader) {
    add(
      Table(
        Phrase("Kostenangaben ohne Belege", en: "Cost statements without vouchers"),
        [.text("Umfang", en: "Scope"), .text("vom", en: "Of"), .text("Quelle", en: "Source"), .figure("Betrag", en: "Amount")],
        figures["cost_statements"].list.map { statement in
          let whole = statement["is_total"].flag ? Phrase(" (Gesamtkosten)", en: " (total cost)") : Phrase("", en: "")
          let about = statement["is_rounded"].flag ? Phrase(", gerundet", en: ", rounded") : Phrase("", en: "")
          let scope = statement["scope"].text ?? ""
          return [
            .phrase(Phrase(scope, en: scope) + whole + about), .day(statement["stated_on"].day),
            .text(statement["source"].text),
            .money(statement["amount_cents"].money, key: "cost_statements.\(statement.key)"),
          ]
        }))
  }

  private static func paid(_ item: FigureReader) -> Cell {
    item["paid_on"].day.map { .day($0) } ?? .phrase(Phrase("offen", en: "unpaid"))
  }

  /// Pay names the placement, never the person.
  private static func payee(_ item: FigureReader) -> Phrase {
    if let placement = item["pay"]["placement"].text { return Phrase("Zuweisung \(placement)", en: "placement \(placement)") }
    let payee = item["recipient"].text ?? ""
    return Phrase(payee, en: payee)
  }

  private static func purpose(_ item: FigureReader) -> Phrase {
    if let minutes = item["pay"]["minutes"].integer {
      let month = item["pay"]["month"].text.flatMap { try? YearMonth.parse($0) }?.german ?? ""
      return Phrase("\(month), \(Minutes(minutes))", en: "\(month), \(Minutes(minutes))")
    }
    let (reason, purpose) = (item["reason"].text ?? "", item["purpose"].text ?? "")
    let text = purpose.isEmpty || purpose == reason ? reason : reason + ": " + purpose
    return Phrase(text, en: text)
  }

  /// With the columns and in the order that funders ask for (RULES 1.5).
  private static func voucherFile(_ pots: [FigureReader], _ open: [FigureReader]) -> Table {
    Table(
      Phrase("Belegliste", en: "Vouchers"),
      [
        .text("Topf", en: "Pot"), .figure("lfd. Nr.", en: "No."), .text("Einzelansatz", en: "Budget line"),
        .text("Belegnummer", en: "Voucher"), .text("Rechnungsnummer", en: "Invoice"),
        .text("Rechnungsdatum", en: "Invoiced on"),
        .text("Zahlungsdatum", en: "Paid on"), .text("Empfänger", en: "Payee"), .text("Grund", en: "Purpose"),
        .figure("Bruttobetrag", en: "Gross"), .figure("davon MwSt", en: "VAT"),
        .text("Vorsteuerabzug", en: "Input tax deducted"),
        .figure("Skonto", en: "Discount"), .figure("zuwendungsfähig", en: "Eligible"), .figure("zugeordnet", en: "Allocated"),
        .figure("zugeordnet %", en: "Allocated %"), .text("Vergabevermerk", en: "Award"), .text("Bemerkung", en: "Note"),
      ],
      pots.flatMap { pot in
        pot["vouchers"].list.map { item in
          [
            .text(pot.key), .integer(item["number"].integer), .text(item["budget_line"].text), .text(place(item)),
            .text(item["invoice_number"].text), .day(item["invoiced_on"].day), .day(item["paid_on"].day), .phrase(payee(item)),
            .phrase(purpose(item)), .money(item["gross_cents"].money), .money(item["vat_cents"].money),
            .phrase(item["has_input_tax_deduction"].flag ? Phrase("ja", en: "yes") : Phrase("nein", en: "no")),
            .money(item["discount_cents"].money), .money(item["eligible_cents"].money), .money(item["cover_cents"].money),
            .share(item["share_basis_points"].share), .text(item["award_reference"].text), .text(item["note"].text),
          ]
        }
      }
        + open.map { line in
          [
            .nothing, .nothing, .nothing, .text(line.key), .nothing, .nothing, .day(line["paid_on"].day), .nothing, .nothing,
            .money(line["amount_cents"].money), .nothing, .nothing, .nothing, .money(.zero), .money(.zero), .nothing, .nothing,
            .nothing,
          ]
        })
  }
}
