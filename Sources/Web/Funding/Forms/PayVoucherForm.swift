import Domain
import Operations
import Store

/// Enters the day a voucher was paid.
struct PayVoucherForm: FormPage {
  private let number: String

  init(_ visit: Visit) throws { number = try visit.parameter("nummer") }

  func form(_ tx: Transaction) throws -> Form {
    let id = try WebProblem.hidingUnknown { try Lookup.voucher(number, tx) }
    let open = try VoucherQueries.lines(of: id, tx).filter { $0.paidOn == nil }
    return Form(
      title: Phrase("Zahlung von Beleg \(number)", en: "Payment of voucher \(number)"),
      introduction: Phrase(
        "Der Zahlungstag entscheidet, ob die Ausgabe im Bewilligungszeitraum liegt. Er wird später nicht geändert.",
        en: "The day of payment decides whether the expenditure lies in the eligible period. It is not changed later."),
      facts: [FormFact(Phrase("Nicht bezahlt", en: "Not paid"), open.map(\.gross).sum())],
      action: Phrase("Zahlung eintragen", en: "Enter the payment"), cancel: .voucher(number), area: .vouchers,
      isIrreversible: true,
      fields: [
        FormField("am", Phrase("Bezahlt am (Wertstellung)", en: "Paid on (value date)"), .day, required: true),
        FormField(
          "position", Phrase("Position", en: "Line"),
          .choice(
            open.map {
              FormChoice(
                String($0.position),
                Phrase("\($0.position) · \($0.purpose), \($0.gross)", en: "\($0.position) · \($0.purpose), \($0.gross)"))
            }),
          hint: Phrase("Ohne Auswahl alle, die offen sind.", en: "Without a choice all that are open.")),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (day, position) = (entries.requiredDay("am"), entries.integer("position"))
    try entries.check()
    try PayVoucher(voucher: number, position: position, paidOn: day).run(tx)
    return FormOutcome(.voucher(number), saying: Phrase("Bezahlt am \(day.german).", en: "Paid on \(day.german)."))
  }
}
