import Domain
import Hummingbird
import Operations
import Store

/// Books a month's wage or allowance of a placement, split over houses by the minutes of the site diary: of the placement that
/// the address names, else of one that is chosen.
struct BookPayForm: FormPage {
  private let given: (participant: String, placement: String)?
  private let today: LocalDate

  init(_ visit: Visit) throws {
    given =
      visit.context.parameters.get("placement") == nil
      ? nil : (try visit.parameter("code"), try visit.parameter("placement"))
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    var title = Phrase("Lohn oder Mehraufwand buchen", en: "Book a wage or an allowance")
    var rate: Money?
    var which: [FormField] = []
    if let given {
      let placement = try ParticipantSubject.placement(given.placement, of: given.participant, tx)
      title = Phrase("Monat zu \(given.placement) buchen", en: "Book a month of \(given.placement)")
      rate = placement.wagePerHour ?? placement.allowancePerHour
    } else {
      which = [
        FormField(
          "zuweisung", Phrase("Zuweisung", en: "Placement"), .suggested(try FundingChoices.paidPlacements(tx).choices),
          required: true)
      ]
    }
    return Form(
      title: title,
      introduction: Phrase(
        "Der Betrag wird nach den Minuten des Bautagebuchs auf Objekte und Bauphasen verteilt, auf den Cent. Minuten ohne Haus ergeben eine Position ohne Objekt.",
        en:
          "The amount is split over properties and stages by the site diary's minutes, to the cent. Minutes without a house make a line without a property."
      ),
      action: Phrase("Buchen", en: "Book"), cancel: given.map { .participant($0.participant) } ?? .vouchers,
      area: given == nil ? .vouchers : .participants,
      fields: which + [
        FormField(
          "monat", Phrase("Monat", en: "Month"), .month, required: true, value: today.yearMonth.adding(months: -1).german),
        FormField(
          "betrag", Phrase("Gezahlter Betrag", en: "Amount paid"), .money, required: true,
          hint: rate.map {
            Phrase("Mit Arbeitgeberanteil; je Stunde \($0).", en: "Employer's share included; \($0) per hour.")
          } ?? Phrase("Mit Arbeitgeberanteil.", en: "Employer's share included.")),
        FormField("bezahlt", Phrase("Bezahlt am", en: "Paid on"), .day),
        FormField(
          "nummer", Phrase("Belegnummer", en: "Voucher"), .code,
          hint: Phrase("Leer: aus Monat und Zuweisung.", en: "Empty: made from month and placement.")),
        FormField(
          "nachzahlung",
          Phrase("Nachzahlung zu einem Monat, der gebucht ist", en: "Supplement to a month that has been booked"),
          .checkbox, hint: Phrase("Sie zählt keine Minuten.", en: "It counts no minutes.")),
        FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .text(maxLength: 1_000)),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var pay = BookPay(
      placement: given?.placement ?? entries.requiredText("zuweisung"), month: entries.requiredMonth("monat"),
      amount: entries.requiredMoney("betrag"))
    pay.paidOn = entries.day("bezahlt")
    pay.voucher = entries.text("nummer")
    pay.isSupplement = entries.flag("nachzahlung")
    pay.note = entries.text("bemerkung")
    try entries.check()
    let booked = try pay.perform(tx)
    let lines = booked.lines.count
    return FormOutcome(
      given.map { .participant($0.participant) } ?? .voucher(booked.voucher),
      saying: Phrase(
        "Beleg \(booked.voucher) gebucht: \(lines == 1 ? "1 Position" : "\(lines) Positionen").",
        en: "Voucher \(booked.voucher) booked: \(lines == 1 ? "1 line" : "\(lines) lines")."))
  }
}
