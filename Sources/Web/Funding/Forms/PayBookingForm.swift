import Domain
import Operations
import Store

/// Books a month's wage or allowance of a placement, split over houses by the minutes of the site diary.
struct PayBookingForm: FormPage {
  init(_ visit: Visit) throws {}

  func form(_ tx: Transaction) throws -> Form {
    Form(
      title: Phrase("Lohn oder Mehraufwand buchen", en: "Book a wage or an allowance"),
      introduction: Phrase(
        "Der Betrag wird nach den Minuten des Bautagebuchs auf Objekte und Bauphasen verteilt, auf den Cent. Minuten ohne Haus ergeben eine Position ohne Objekt.",
        en:
          "The amount is split over properties and stages by the site diary's minutes, to the cent. Minutes without a house make a line without a property."
      ),
      action: Phrase("Buchen", en: "Book"), cancel: .vouchers, area: .vouchers,
      fields: [
        FormField(
          "zuweisung", Phrase("Zuweisung", en: "Placement"), .suggested(try FundingChoices.paidPlacements(tx).choices),
          required: true),
        FormField("monat", Phrase("Monat", en: "Month"), .month, required: true),
        FormField(
          "betrag", Phrase("gezahlter Betrag", en: "amount paid"), .money, required: true,
          hint: Phrase("Mit Arbeitgeberanteil.", en: "Employer's share included.")),
        FormField("bezahlt", Phrase("bezahlt am", en: "paid on"), .day),
        FormField(
          "nummer", Phrase("Belegnummer", en: "Voucher"), .code,
          hint: Phrase(
            "Leer: aus Monat und Zuweisung. Eine Nachzahlung bekommt eine eigene.",
            en: "Empty: made from month and placement. A supplement gets one of its own.")),
        FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .text(maxLength: 1_000)),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var pay = BookPay(
      placement: entries.requiredText("zuweisung"), month: entries.requiredMonth("monat"),
      amount: entries.requiredMoney("betrag"))
    pay.paidOn = entries.day("bezahlt")
    pay.voucher = entries.text("nummer")
    pay.note = entries.text("bemerkung")
    try entries.check()
    let result = try pay.perform(tx)
    return FormOutcome(
      .voucher(result.voucher),
      saying: Phrase(
        "Beleg \(result.voucher) gebucht: \(result.lines.count) Position(en).",
        en: "Voucher \(result.voucher) booked: \(result.lines.count) line(s)."))
  }
}
