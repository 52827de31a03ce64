import Domain
import Operations
import Store

/// Enters a receipt or invoice with all its lines; how many rows are offered stands in the address, so that it needs no script.
struct AddVoucherForm: FormPage {
  private let property: String?
  private let rowCount: Int

  private static let rowCounts = 1...20

  init(_ visit: Visit) throws {
    property = visit.query("objekt")
    let wanted = visit.query("positionen").flatMap { Int($0) } ?? 6
    rowCount = min(max(wanted, Self.rowCounts.lowerBound), Self.rowCounts.upperBound)
  }

  func form(_ tx: Transaction) throws -> Form {
    let offers = try VoucherLineRow.Offers(tx)
    return Form(
      title: Phrase("Beleg eintragen", en: "Enter a voucher"),
      introduction: Phrase(
        "Netto, MwSt und Brutto ergänzen einander. Leere Positionen bleiben weg. Lohn und Mehraufwand bucht „Lohn buchen“ nach Minuten.",
        en:
          "Net, VAT and gross complete each other. Empty lines are left out. “Book pay” books wages and allowances by minutes."
      ),
      isWide: true,
      action: Phrase("Eintragen", en: "Enter"), cancel: .vouchers, area: .vouchers,
      fields: head(try FundingChoices.organisations(tx).choices)
        + (1...rowCount).flatMap { VoucherLineRow(number: $0).fields(offers, property: $0 == 1 ? property : nil) })
  }

  private func head(_ payees: [FormChoice]) -> [FormField] {
    [
      FormField(
        "nummer", Phrase("Belegnummer", en: "Voucher"), .code, required: true, hint: Phrase("Unsere eigene.", en: "Our own.")),
      .choice("art", Phrase("Art", en: "Kind"), VoucherKind.self, required: true),
      FormField(
        "empfaenger", Phrase("Empfänger", en: "Payee"), .suggested(payees),
        hint: Phrase("Code der Organisation; Lohn hat keinen.", en: "Code of the organisation; pay has none.")),
      FormField("rechnung", Phrase("Rechnungsnummer", en: "Invoice number"), .text(maxLength: 80)),
      FormField("rechnungsdatum", Phrase("Rechnungsdatum", en: "Invoiced on"), .day),
      FormField("grund", Phrase("Grund der Zahlung", en: "Reason of the payment"), .text(), required: true),
      FormField("vergabe", Phrase("Vergabevermerk", en: "Award reference"), .text(maxLength: 80)),
      FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .text(maxLength: 1_000)),
      FormField("quelle", Phrase("Quelle", en: "Source"), .text(maxLength: 500)),
      FormField("erfunden", Phrase("Erfundene Daten", en: "Invented data"), .checkbox),
    ].under(Phrase("Beleg", en: "Voucher"))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var voucher = VoucherRecord(
      number: entries.requiredText("nummer"), kind: entries.requiredChoice("art", or: .invoice),
      reason: entries.requiredText("grund"))
    voucher.invoiceNumber = entries.text("rechnung")
    voucher.invoicedOn = entries.day("rechnungsdatum")
    voucher.awardReference = entries.text("vergabe")
    voucher.note = entries.text("bemerkung")
    voucher.source = entries.text("quelle")
    voucher.isInvented = entries.flag("erfunden")
    let rows = (1...rowCount).map { VoucherLineRow(number: $0) }
    let lines = rows.filter { $0.isFilled(entries) }.map { $0.line(entries) }
    if lines.isEmpty {
      entries.refuse(
        "p1_zweck", Phrase("Mindestens eine Position ausfüllen.", en: "Fill in at least one line."))
    }
    try entries.check()
    let amount = try AddVoucher(voucher, payee: entries.text("empfaenger"), lines: lines).perform(tx)
    return FormOutcome(
      .voucher(voucher.number),
      saying: Phrase(
        "Beleg \(voucher.number) eingetragen: \(lines.count) Position(en), \(amount).",
        en: "Voucher \(voucher.number) entered: \(lines.count) line(s), \(amount)."))
  }
}
