import Domain
import Operations
import Store

/// Records what a participant has learned.
struct AddQualificationForm: FormPage {
  private let code: String
  private let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    _ = try ParticipantSubject.require(code, tx)
    return Form(
      title: Phrase("Qualifikation von \(code) festhalten", en: "Record a qualification of \(code)"),
      action: Phrase("Festhalten", en: "Record"), cancel: .participant(code), area: .participants,
      fields: [
        FormField(
          "qualification", Phrase("Qualifikation", en: "Qualification"),
          .choice(try WorkforceChoices.qualifications(tx).map(FormChoice.init)), required: true),
        .choice("level", Phrase("Stufe", en: "Level"), QualificationLevel.self, required: true),
        FormField("achieved_on", Phrase("Erreicht am", en: "Achieved on"), .day, required: true, value: today.german),
        FormField(
          "evidence", Phrase("Nachgewiesene Zeit", en: "Time in evidence"), .duration,
          hint: Phrase(
            "Ohne Angabe zählen die Minuten des Bautagebuchs im Gewerk bis zu diesem Tag.",
            en: "Without it the site diary's minutes on work of the trade up to that day count.")),
        FormField("certificate", Phrase("Zertifikat", en: "Certificate"), .text()),
        FormField("note", Phrase("Bemerkung", en: "Note"), .text()),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var operation = AddQualification(
      participant: code, qualification: entries.requiredText("qualification"),
      level: entries.requiredChoice("level", or: QualificationLevel.introduced), achievedOn: entries.requiredDay("achieved_on"))
    operation.evidence = entries.duration("evidence")
    operation.certificate = entries.text("certificate")
    operation.note = entries.text("note")
    try entries.check()
    let evidence = try operation.run(tx)
    return FormOutcome(
      .participant(code),
      saying: Phrase(
        "Qualifikation festgehalten, Nachweis \(evidence).",
        en: "Qualification recorded, evidence \(evidence)."))
  }
}
