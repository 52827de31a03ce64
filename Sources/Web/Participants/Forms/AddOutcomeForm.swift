import Domain
import Operations
import Store

/// Records where a participant went.
struct AddOutcomeForm: FormPage {
  private let code: String
  private let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    _ = try ParticipantSubject.require(code, tx)
    return Form(
      title: Phrase("Ergebnis von \(code) festhalten", en: "Record an outcome of \(code)"),
      action: Phrase("Festhalten", en: "Record"), cancel: .participant(code), area: .participants,
      fields: [
        .choice("kind", Phrase("Ergebnis", en: "Outcome"), OutcomeKind.self, required: true),
        FormField(
          "happened_on", Phrase("Tag, an dem es geschah", en: "Day on which it happened"), .day, required: true,
          value: today.german),
        FormField(
          "organisation", Phrase("Wo", en: "Where"),
          .choice(try WorkforceChoices.employers(tx).map { FormChoice(code: $0.code, name: $0.name.german) })),
        try WorkforceChoices.occupationField(tx), FormField("note", Phrase("Bemerkung", en: "Note"), .text()),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let kind = entries.requiredChoice("kind", or: OutcomeKind.unknown)
    var operation = AddOutcome(participant: code, kind: kind, happenedOn: entries.requiredDay("happened_on"))
    operation.organisation = entries.text("organisation")
    operation.occupation = entries.text("occupation")
    operation.note = entries.text("note")
    try entries.check()
    try operation.run(tx)
    return FormOutcome(.participant(code), saying: Phrase("Ergebnis festgehalten.", en: "Outcome recorded."))
  }
}
