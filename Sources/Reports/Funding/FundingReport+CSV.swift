import Documents
import Domain
import Store

extension FundingReport {
  /// The list of vouchers with the columns and in the order that funders ask for (RULES 1.5): by pot and budget line, in
  /// order of payment. What stands in no pot comes last.
  package func csv() -> CSVDocument {
    var document = CSVDocument([
      Phrase("Topf", en: "Pot"), Phrase("lfd. Nr.", en: "No."), Phrase("Einzelansatz", en: "Budget line"),
      Phrase("Belegnummer", en: "Voucher"), Phrase("Rechnungsnummer", en: "Invoice"),
      Phrase("Rechnungsdatum", en: "Invoiced on"), Phrase("Zahlungsdatum", en: "Paid on"), Phrase("Empfänger", en: "Payee"),
      Phrase("Grund", en: "Purpose"), Phrase("Bruttobetrag", en: "Gross"), Phrase("davon MwSt", en: "VAT"),
      Phrase("Vorsteuerabzug", en: "Input tax deducted"), Phrase("Skonto", en: "Discount"),
      Phrase("zuwendungsfähig", en: "Eligible"), Phrase("zugeordnet", en: "Allocated"),
      Phrase("zugeordnet %", en: "Allocated %"), Phrase("Vergabevermerk", en: "Award"), Phrase("Bemerkung", en: "Note"),
    ])
    for pot in pots {
      document.rows += pot.items.map { item in
        Self.row(
          item.line, pot: pot.pot.code, number: item.number, budgetLine: item.budgetLine.code, eligible: item.eligible,
          cover: item.cover, share: item.share)
      }
    }
    document.rows += linesWithoutPot.map {
      Self.row($0, pot: "", number: nil, budgetLine: "", eligible: .zero, cover: .zero, share: nil)
    }
    return document
  }

  private static func row(
    _ line: ReportedVoucherLine, pot: String, number: Int?, budgetLine: String, eligible: Money, cover: Money,
    share: BasisPoints?
  ) -> [CSVDocument.Cell] {
    let deducted = line.amounts.hasInputTaxDeduction ? Phrase("ja", en: "yes") : Phrase("nein", en: "no")
    return [
      .text(pot), .integer(number), .text(budgetLine), .text(line.place), .text(line.invoiceNumber ?? ""),
      .day(line.invoicedOn), .day(line.paidOn), .text(line.recipient), .text(line.ground), .money(line.amounts.gross),
      .money(line.amounts.vat), .text(deducted.text()), .money(line.amounts.discount), .money(eligible), .money(cover),
      .share(share), .text(line.awardReference ?? ""), .text(line.note ?? ""),
    ]
  }
}
