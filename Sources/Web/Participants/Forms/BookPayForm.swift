import Domain
import Operations
import Store

/// Books a month's wage or allowance of a placement, split over houses by minutes.
struct BookPayForm: FormPage {
  private let code: String
  private let placement: String
  private let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    placement = try visit.parameter("placement")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let found = try ParticipantSubject.placement(placement, of: code, tx)
    let rate = (found.wagePerHour ?? found.allowancePerHour)?.description
    return Form(
      title: Phrase("Monat zu \(placement) buchen", en: "Book a month of \(placement)"),
      introduction: Phrase(
        "Der Betrag wird nach den Minuten des Bautagebuchs auf Häuser und Bauphasen verteilt, auf den Cent.",
        en: "The amount is split over houses and stages by the site diary's minutes, to the cent."),
      action: Phrase("Buchen", en: "Book"), cancel: .participant(code), area: .participants,
      fields: [
        FormField(
          "month", Phrase("Monat", en: "Month"), .month, required: true, value: today.yearMonth.adding(months: -1).german),
        FormField(
          "amount", Phrase("Gezahlter Betrag (€)", en: "Amount paid (€)"), .money, required: true,
          hint: rate.map {
            Phrase("Mit Arbeitgeberanteil; je Stunde \($0).", en: "Employer's share included; \($0) per hour.")
          } ?? Phrase("Mit Arbeitgeberanteil.", en: "Employer's share included.")),
        FormField("paid_on", Phrase("Bezahlt am", en: "Paid on"), .day),
        FormField(
          "voucher", Phrase("Belegnummer", en: "Voucher number"), .code,
          hint: Phrase("Ohne Angabe aus Monat und Zuweisung.", en: "Made from month and placement without it.")),
        FormField("note", Phrase("Bemerkung", en: "Note"), .text()),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var operation = BookPay(
      placement: placement, month: entries.requiredMonth("month"), amount: entries.requiredMoney("amount"))
    operation.paidOn = entries.day("paid_on")
    operation.voucher = entries.text("voucher")
    operation.note = entries.text("note")
    try entries.check()
    let booked = try operation.run(tx)
    let lines = booked.lines.count
    return FormOutcome(
      SiteURL.participant(code),
      saying: Phrase(
        "Beleg \(booked.voucher) gebucht: \(lines == 1 ? "1 Position" : "\(lines) Positionen").",
        en: "Voucher \(booked.voucher) booked: \(lines == 1 ? "1 line" : "\(lines) lines")."))
  }
}
