import Domain
import Markup
import Reports
import Store

/// The list of vouchers of a pot as funders ask for it: by budget line, in order of payment.
struct PotVouchersModel: Sendable {
  let pot: String
  let name: String
  let items: [FundedPot.Item]

  /// - Throws: `Problem` `page.unknown`.
  init(_ tx: Transaction, pot code: String, on day: LocalDate) throws {
    let id = try WebProblem.hidingUnknown { try Lookup.pot(code, tx) }
    guard let statement = try PotStatement(tx, pot: id, asOf: day) else { throw WebProblem.notFound }
    pot = code
    name = statement.funded.pot.name
    items = statement.funded.items
  }
}

/// How the list of vouchers looks: on the page some columns share a cell, in a file each stands alone, in the order of the funders.
struct PotVouchersView {
  let model: PotVouchersModel
  let t: Words
  let state: TableState

  var html: HTML {
    HTML {
      Crumbs.html(
        [(t(Area.pots.name), .pots), (model.pot, .pot(model.pot))], here: t("Belegliste", en: "Vouchers"), t)
      div(.class("title")) {
        h1 { t("Belegliste", en: "Vouchers") }
        span(.class("quiet")) { model.name }
      }
      p(.class("quiet")) {
        t(
          "Nach Einzelansätzen in der Reihenfolge der Zahlung, wie der Verwendungsnachweis sie verlangt. Die CSV-Datei hat jede Spalte einzeln.",
          en: "By budget line in order of payment, as the proof of use asks for it. The CSV file has every column by itself.")
      }
      table.html(t)
    }
  }

  var table: DataTable<FundedPot.Item> {
    let language = t.language
    return DataTable(
      caption: Phrase("Belegliste von \(model.pot)", en: "Vouchers of \(model.pot)"),
      columns: [
        DataColumn("nr", Phrase("lfd. Nr.", en: "No."), figure: true) { .integer($0.number) },
        DataColumn("ansatz", Phrase("Einzelansatz", en: "Budget line")) { .text($0.budgetLine.code) },
        DataColumn("beleg", Phrase("Beleg", en: "Voucher")) {
          .text("\($0.line.voucher)/\($0.line.position)")
        } view: { item, _ in
          HTML {
            FundingParts.link("\(item.line.voucher)/\(item.line.position)", .voucher(item.line.voucher))
            for part in [item.line.invoiceNumber, item.line.invoicedOn?.german] {
              if let part {
                br()
                span(.class("quiet small")) { HTML.whole(part) }
              }
            }
          }
        },
        DataColumn("rechnung", Phrase("Rechnung", en: "Invoice"), onlyInFiles: true) { .text($0.line.invoiceNumber) },
        DataColumn("rechnungsdatum", Phrase("Rechnungsdatum", en: "Invoiced on"), onlyInFiles: true) {
          .day($0.line.invoicedOn)
        },
        DataColumn("bezahlt", Phrase("bezahlt am", en: "paid on")) {
          .day($0.line.paidOn)
        } view: { item, t in
          item.line.paidOn.map { .text($0.german) } ?? span(.class("tag warn")) { t("offen", en: "unpaid") }
        },
        DataColumn("empfaenger", Phrase("Empfänger, Grund", en: "Payee, purpose"), wide: true) { item in
          .text(Language.$override.withValue(language) { item.line.recipient })
        } view: { item, t in
          Language.$override.withValue(language) { FundingParts.pair(.text(item.line.recipient), item.line.ground) }
        },
        DataColumn("grund", Phrase("Grund", en: "Purpose"), onlyInFiles: true) { item in
          .text(Language.$override.withValue(language) { item.line.ground })
        },
        DataColumn("brutto", Phrase("brutto", en: "gross"), figure: true) {
          .money($0.line.amounts.gross)
        } view: { item, t in
          HTML {
            item.line.amounts.gross.description
            for part in Self.deductions(item.line.amounts, t) {
              br()
              span(.class("quiet small")) { part }
            }
          }
        },
        DataColumn("mwst", Phrase("davon MwSt", en: "VAT"), onlyInFiles: true) { .money($0.line.amounts.vat) },
        DataColumn("vorsteuer", Phrase("Vorsteuer", en: "Input tax"), onlyInFiles: true) {
          .phrase(
            $0.line.amounts.hasInputTaxDeduction ? Phrase("ja", en: "yes") : Phrase("nein", en: "no"))
        },
        DataColumn("skonto", Phrase("Skonto", en: "discount"), onlyInFiles: true) { .money($0.line.amounts.discount) },
        DataColumn("zuwendungsfaehig", Phrase("zuwendungsfähig", en: "eligible"), figure: true) { .money($0.eligible) },
        DataColumn("zugeordnet", Phrase("zugeordnet", en: "allocated"), figure: true) {
          .money($0.cover)
        } view: { item, _ in
          FundingParts.pair(.text(item.cover.description), item.share?.description)
        },
        DataColumn("anteil", Phrase("zugeordnet %", en: "Allocated %"), onlyInFiles: true) { .share($0.share) },
        DataColumn("vergabe", Phrase("Vergabe, Bemerkung", en: "Award, note"), wide: true) {
          .text($0.line.awardReference)
        } view: { item, _ in
          FundingParts.pair(.whole(item.line.awardReference ?? "–"), item.line.note)
        },
        DataColumn("bemerkung", Phrase("Bemerkung", en: "Note"), onlyInFiles: true) { .text($0.line.note) },
      ],
      rows: .all(model.items), url: .pot(model.pot, "belege"), state: state,
      empty: Phrase("In diesem Topf steht noch kein Beleg.", en: "No voucher stands in this pot yet."),
      total: [
        "brutto": .money(model.items.map(\.line.amounts.gross).sum()),
        "zuwendungsfaehig": .money(model.items.map(\.eligible).sum()),
        "zugeordnet": .money(model.items.map(\.cover).sum()),
      ])
  }

  /// What is taken off the gross amount, or is part of it: VAT, discount, input tax.
  private static func deductions(_ amounts: ReportedVoucherLine.Amounts, _ t: Words) -> [String] {
    var parts: [String] = []
    if !amounts.vat.isZero {
      parts.append(
        amounts.hasInputTaxDeduction
          ? t("MwSt \(amounts.vat), abgezogen", en: "VAT \(amounts.vat), deducted")
          : t("MwSt \(amounts.vat)", en: "VAT \(amounts.vat)"))
    }
    if !amounts.discount.isZero { parts.append(t("Skonto \(amounts.discount)", en: "discount \(amounts.discount)")) }
    return parts
  }
}
