import Domain
import Operations
import Store

/// Adds a legal basis to a placement, with a period of its own.
struct AddBasisForm: FormPage {
  private let code: String
  private let placement: String

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    placement = try visit.parameter("placement")
  }

  func form(_ tx: Transaction) throws -> Form {
    let found = try ParticipantSubject.placement(placement, of: code, tx)
    return Form(
      title: Phrase("Rechtsgrundlage zu \(placement)", en: "Legal basis of \(placement)"),
      introduction: Phrase(
        "Die Zuweisung läuft \(found.period.phrase.german); die Rechtsgrundlage liegt darin.",
        en: "The placement runs \(found.period.phrase.english); the legal basis lies inside."),
      action: Phrase("Hinzufügen", en: "Add"), cancel: .participant(code), area: .participants,
      fields: [
        FormField(
          "instrument", Phrase("Rechtsgrundlage", en: "Legal basis"),
          .choice(try WorkforceChoices.instruments(tx).map(FormChoice.init)), required: true),
        FormField("from", Phrase("Erster Tag", en: "First day"), .day, required: true, value: found.period.lower?.german),
        FormField("until", Phrase("Letzter Tag", en: "Last day"), .day, required: true, value: found.period.lastDay?.german),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let instrument = entries.requiredText("instrument")
    _ = entries.requiredDay("from")
    _ = entries.requiredDay("until")
    let period = entries.period(from: "from", until: "until") ?? .empty
    try entries.check()
    try AddPlacementBasis(placement: placement, instrument: instrument, period: period).run(tx)
    return FormOutcome(
      .participant(code),
      saying: Phrase(
        "\(instrument) gilt für \(placement) \(period.phrase.german).",
        en: "\(instrument) holds for \(placement) \(period.phrase.english)."))
  }
}
