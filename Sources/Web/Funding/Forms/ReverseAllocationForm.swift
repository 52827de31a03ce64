import Domain
import Operations
import Store

/// Takes an allocation back as a whole, with its reason; both stay on record.
struct ReverseAllocationForm: FormPage {
  private let voucher: String
  private let number: String

  init(_ visit: Visit) throws { (voucher, number) = (try visit.parameter("nummer"), try visit.parameter("zuordnung")) }

  func form(_ tx: Transaction) throws -> Form {
    guard let found = try AllocationQueries.find("#" + number, tx), found.voucher == voucher else { throw WebProblem.notFound }
    return Form(
      title: Phrase("Zuordnung \(found.name) zurücknehmen", en: "Take back allocation \(found.name)"),
      introduction: Phrase(
        "Die Zuordnung wird als Ganzes aufgehoben; beide bleiben sichtbar, und das Geld ist im Topf wieder frei.",
        en: "The allocation is taken back as a whole; both stay visible, and the money is free in the pot again."),
      facts: [
        FormFact(Phrase("Beleg", en: "Voucher"), Phrase("\(voucher)/\(found.position)", en: "\(voucher)/\(found.position)")),
        FormFact(
          Phrase("Topf", en: "Pot"), Phrase("\(found.pot), \(found.budgetLine)", en: "\(found.pot), \(found.budgetLine)")),
        FormFact(Phrase("Wird frei", en: "Becomes free"), found.cover),
      ],
      action: Phrase("Zurücknehmen", en: "Take back"), cancel: .voucher(voucher), area: .vouchers, isIrreversible: true,
      fields: [
        FormField("grund", Phrase("Grund", en: "Reason"), .text(maxLength: 500), required: true),
        FormField(
          "am", Phrase("Zurückgenommen am", en: "Taken back on"), .day, hint: Phrase("Leer: heute.", en: "Empty: today.")),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (reason, day) = (entries.requiredText("grund"), entries.day("am"))
    try entries.check()
    var reversal = ReverseAllocation(allocation: "#" + number, reason: reason)
    reversal.on = day
    let freed = try reversal.run(tx)
    return FormOutcome(
      .voucher(voucher),
      saying: Phrase("Zurückgenommen: \(freed) sind wieder frei.", en: "Taken back: \(freed) are free again."))
  }
}
