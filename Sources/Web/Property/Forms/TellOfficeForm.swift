import Domain
import Operations
import Store

/// Tells finance or the job coach something, from a day of the diary.
struct TellOfficeForm: FormPage {
  let target: DiaryTarget

  init(_ visit: Visit) throws { target = try DiaryTarget(visit) }

  func form(_ tx: Transaction) throws -> Form {
    guard target.day <= target.today else { throw WebProblem.notFound }
    return try target.form(
      Phrase("Mitteilung", en: "Note"), tx,
      introduction: Phrase(
        "Steht auf der Startseite der Empfänger, bis sie es als erledigt vermerken. Jobcoaches sehen es, wenn ihre Teilnehmenden an diesem "
          + "Objekt arbeiten.",
        en:
          "Stands on the start page of those it is to until they mark it as done. Job coaches see it where their participants work on "
          + "this property."),
      action: Phrase("Mitteilen", en: "Tell"),
      [
        .choice("an", Phrase("An wen", en: "To whom"), NoteAddressee.self, required: true),
        FormField(
          "text", Phrase("Was", en: "What"), .longText, required: true,
          hint: Phrase(
            "Personen mit Kürzel, nichts über Gesundheit; es lässt sich nicht mehr ändern.",
            en: "People by code, nothing about health; it cannot be changed afterwards.")),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (addressee, text) = (entries.requiredChoice("an", or: NoteAddressee.finance), entries.requiredText("text"))
    try entries.check()
    _ = try TellOffice(target.code, on: target.day, to: addressee, text, today: target.today).run(tx)
    return FormOutcome(
      .diary(target.code, target.day),
      saying: Phrase("Mitgeteilt an ", en: "Told to ") + addressee.name + Phrase(".", en: "."))
  }
}
