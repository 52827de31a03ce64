import Domain
import Operations
import Store

/// Records whether somebody was there on a day, and why not; or corrects it.
struct SetAttendanceForm: FormPage {
  /// What is recorded of the day.
  private enum Answer: String, Choice {
    case present, absent

    var name: Phrase {
      switch self {
      case .present: Phrase("anwesend", en: "present")
      case .absent: Phrase("abwesend", en: "absent")
      }
    }

    static var subject: Phrase { Phrase("Stand", en: "State") }
  }

  private let code: String
  private let day: LocalDate
  private let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    today = visit.today
    day = visit.query("tag").flatMap { try? LocalDate.parse($0) } ?? visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let found = try ParticipantSubject.require(code, tx)
    return Form(
      title: Phrase("Anwesenheit von \(code) festhalten", en: "Record attendance of \(code)"),
      introduction: Phrase(
        "\(found.name ?? code): gearbeitete Tage, die im Bautagebuch stehen, brauchen hier keinen Eintrag.",
        en: "\(found.name ?? code): days worked that stand in the site diary need no entry here."),
      action: Phrase("Festhalten", en: "Record"), cancel: RecordAddress.of(code).month(day.yearMonth), area: .participants,
      guardsVersion: true, state: try AttendanceQueries.state(of: Lookup.participant(code, tx), on: day, tx),
      fields: [
        FormField("day", Phrase("Tag", en: "Day"), .day, required: true, value: day.german),
        .choice("state", Phrase("Stand", en: "State"), Answer.self, required: true),
        FormField(
          "minutes", Phrase("Zeit, wenn anwesend", en: "Time, if present"), .duration,
          hint: Phrase("Etwa 6:00.", en: "Such as 6:00.")),
        FormField(
          "kind", Phrase("Art, wenn abwesend", en: "Kind, if absent"),
          .choice(try WorkforceChoices.absenceKinds(on: day, tx).map(FormChoice.init))),
        FormField("certified_until", Phrase("Bescheinigt bis", en: "Certified until"), .day),
        FormField("note", Phrase("Bemerkung", en: "Note"), .text()),
        FormField(
          "reason", Phrase("Grund der Berichtigung", en: "Reason of the correction"), .text(),
          hint: Phrase(
            "Nur nötig, wenn der Tag schon in einem freigegebenen Bericht steht.",
            en: "Needed only where the day stands in a released report.")),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let day = entries.requiredDay("day")
    let recorded = recorded(entries)
    try entries.check()
    var operation = SetAttendance(participant: code, day: day, recorded: recorded, today: today)
    operation.reason = entries.text("reason")
    let result = try operation.run(tx)
    let done =
      result.isChanged
      ? Phrase("\(day.german) festgehalten.", en: "\(day.german) recorded.")
      : Phrase("\(day.german) stand schon so da, nichts geändert.", en: "\(day.german) stood so already, nothing changed.")
    return FormOutcome(
      RecordAddress.of(code).month(day.yearMonth),
      saying: result.doubt.map { done + Phrase(" ", en: " ") + $0 } ?? done)
  }

  private func recorded(_ entries: FormReader) -> RecordedDay {
    guard entries.text("state") != nil else {
      _ = entries.requiredChoice("state", or: Answer.present)
      return .present(.zero)
    }
    switch entries.requiredChoice("state", or: Answer.present) {
    case .present:
      if entries.text("kind") != nil {
        entries.refuse(
          "kind", Phrase("Wer anwesend war, hat keine Art der Abwesenheit.", en: "Whoever was present has no kind of absence."))
      }
      if entries.text("certified_until") != nil {
        entries.refuse("certified_until", SetAttendance.certificateOfPresence.message)
      }
      return .present(entries.requiredDuration("minutes"), note: entries.text("note"))
    case .absent:
      if entries.text("minutes") != nil {
        entries.refuse("minutes", Phrase("Wer abwesend war, hat keine Zeit.", en: "Whoever was absent has no time."))
      }
      return .absent(
        kind: entries.requiredText("kind"), certifiedUntil: entries.day("certified_until"), note: entries.text("note"))
    }
  }
}
