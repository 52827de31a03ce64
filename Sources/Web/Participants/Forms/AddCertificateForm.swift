import Domain
import Operations
import Store

/// Records a briefing, proof of expertise or licence.
struct AddCertificateForm: FormPage {
  private let code: String
  private let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    _ = try ParticipantSubject.require(code, tx)
    return Form(
      title: Phrase("Nachweis von \(code) festhalten", en: "Record a certificate of \(code)"),
      action: Phrase("Festhalten", en: "Record"), cancel: .participant(code), area: .participants,
      fields: [
        FormField(
          "kind", Phrase("Art des Nachweises", en: "Kind of certificate"),
          .choice(try WorkforceChoices.certificateKinds(tx).map(FormChoice.init)), required: true),
        FormField("from", Phrase("Gültig ab", en: "Valid from"), .day, required: true, value: today.german),
        FormField(
          "until", Phrase("Letzter gültiger Tag", en: "Last valid day"), .day,
          hint: Phrase("Ohne Angabe so lange, wie die Art es vorsieht.", en: "Without it as long as the kind provides.")),
        FormField("number", Phrase("Nummer", en: "Number"), .text(maxLength: 80)),
        FormField("issuer", Phrase("Aussteller", en: "Issuer"), .text()),
        FormField("source", Phrase("Quelle", en: "Source"), .text()),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (kind, from, through) = (entries.requiredText("kind"), entries.requiredDay("from"), entries.day("until"))
    _ = entries.period(from: "from", until: "until")
    var operation = AddCertificate(participant: code, kind: kind, from: from)
    operation.through = through
    operation.number = entries.text("number")
    operation.issuer = entries.text("issuer")
    operation.source = entries.text("source")
    try entries.check()
    let valid = try operation.run(tx)
    return FormOutcome(
      .participant(code),
      saying: Phrase(
        "Nachweis festgehalten, gültig \(valid.phrase.german).", en: "Certificate recorded, valid \(valid.phrase.english)."))
  }
}
