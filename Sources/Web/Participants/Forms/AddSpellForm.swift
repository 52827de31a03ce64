import Domain
import Operations
import Store

/// Records what somebody was on the labour market for a while.
struct AddSpellForm: FormPage {
  private let code: String

  init(_ visit: Visit) throws { code = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    _ = try ParticipantSubject.require(code, tx)
    return Form(
      title: Phrase("Statuszeit von \(code) festhalten", en: "Record a spell of \(code)"),
      introduction: Phrase(
        "Aus den Statuszeiten wird die Langzeitarbeitslosigkeit berechnet (§ 18 SGB III).",
        en: "Long-term unemployment is computed from the spells (§ 18 SGB III)."),
      action: Phrase("Festhalten", en: "Record"), cancel: RecordAddress.of(code).page("person"), area: .participants,
      fields: [
        .choice("status", Phrase("Status", en: "Status"), StatusSpell.Kind.self, required: true),
        FormField("from", Phrase("Erster Tag", en: "First day"), .day, required: true),
        FormField(
          "until", Phrase("Letzter Tag", en: "Last day"), .day,
          hint: Phrase("Ohne Angabe dauert sie an.", en: "Without it the spell goes on.")),
        FormField("source", Phrase("Quelle", en: "Source"), .text()),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let status = entries.requiredChoice("status", or: StatusSpell.Kind.otherNonEmployment)
    _ = entries.requiredDay("from")
    var operation = AddSpell(
      participant: code, status: status, period: entries.period(from: "from", until: "until") ?? .empty)
    operation.source = entries.text("source")
    try entries.check()
    try operation.run(tx)
    return FormOutcome(
      RecordAddress.of(code).page("person"), saying: Phrase("Statuszeit festgehalten.", en: "Spell recorded."))
  }
}
