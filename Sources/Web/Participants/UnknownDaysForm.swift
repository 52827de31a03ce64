import Domain
import Markup
import Operations
import Reports
import Store

/// Settles days of which nobody knows, of several people and several days of one at once: present with their time, or absent with the kind.
/// Whatever is ticked is recorded together or not at all.
struct UnknownDaysForm: FormPage {
  /// What the days of one person were.
  private enum Answer: String, Choice {
    case present, absent

    var word: String { self == .present ? "anwesend" : "abwesend" }
    var name: Phrase {
      switch self {
      case .present: Phrase("anwesend", en: "present")
      case .absent: Phrase("abwesend", en: "absent")
      }
    }

    static var subject: Phrase { Phrase("Stand", en: "State") }
  }

  private let month: YearMonth
  private let today: LocalDate
  private let t: Words

  init(_ visit: Visit) throws {
    month = UnknownDaysPage.month(visit)
    today = visit.today
    t = visit.t
  }

  func form(_ tx: Transaction) throws -> Form {
    let days = try UnknownDayQueries.all(in: month, before: today, tx)
    let kinds = try WorkforceChoices.absenceKinds(on: month.lastDay, tx).map(FormChoice.init)
    let people = UnknownDaysPage.byPerson(days)
    var form = Form(
      title: Phrase("Unbekannte Anwesenheit ", en: "Unknown attendance ") + month.name,
      introduction: UnknownDaysPage.count(days, people.count)
        + Phrase(
          " Gearbeitete Tage, die noch ins Bautagebuch kommen, brauchen hier keinen Eintrag.",
          en: " Days worked that are still to be written into the site diary need no entry here."),
      action: Phrase("Festhalten", en: "Record"), cancel: .participants, area: .participants,
      fields: people.flatMap { fields($0, kinds) } + [reason])
    form.isWide = true
    form.preview = UnknownDaysPage.months(around: month, today: today, t)
    return form
  }

  /// One for all: a month is released as a whole.
  private var reason: FormField {
    FormField(
      "grund", Phrase("Grund der Berichtigung", en: "Reason of the correction"), .text(),
      hint: Phrase(
        "Nur nötig, wenn der Monat schon freigegeben ist; gilt für alles, was oben angekreuzt ist.",
        en: "Needed only where the month has been released; it holds for everything ticked above."))
  }

  private func fields(_ days: [UnknownDay], _ kinds: [FormChoice]) -> [FormField] {
    guard let first = days.first else { return [] }
    let code = first.participant
    let who = [first.shortName, code].compactMap { $0 }.joined(separator: " · ")
    return [
      FormField(
        "tage-\(code)[]", Phrase("Welche Tage", en: "Which days"),
        .choices(
          days.map { day in
            let place = day.property.map { " · \($0)" } ?? ""
            let seen = day.seenPhrase.map { Phrase(" · ", en: " · ") + $0 } ?? Phrase("", en: "")
            return FormChoice(
              day.day.iso,
              day.day.weekday.shortName
                + Phrase(
                  " \(day.day.german), geplant \(day.planned)\(place)", en: " \(day.day.german), planned \(day.planned)\(place)"
                ) + seen)
          })),
      .choice("stand-\(code)", Phrase("Stand", en: "State"), Answer.self),
      FormField(
        "zeit-\(code)", Phrase("Zeit je Tag, wenn anwesend", en: "Time a day, if present"), .duration,
        hint: Phrase("Etwa 6:00.", en: "Such as 6:00.")),
      FormField("art-\(code)", Phrase("Art, wenn abwesend", en: "Kind, if absent"), .choice(kinds)),
    ].under(Phrase("\(who) (\(days.count))", en: "\(who) (\(days.count))"))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let before = try UnknownDayQueries.all(in: month, before: today, tx)
    let people = UnknownDaysPage.byPerson(before)
    let records = people.flatMap { operations($0, entries) }
    if records.isEmpty, entries.errors.isEmpty, let first = before.first {
      entries.refuse("tage-\(first.participant)[]", Phrase("Wenigstens einen Tag wählen.", en: "Choose at least one day."))
    }
    try entries.check()
    for record in records { _ = try record.run(tx) }
    let left = try UnknownDayQueries.count(in: month, before: today, tx)
    let done =
      records.count == 1
      ? Phrase("1 Tag festgehalten", en: "1 day recorded")
      : Phrase("\(records.count) Tage festgehalten", en: "\(records.count) days recorded")
    return FormOutcome(.unknownDays(month), saying: done + Phrase(", \(left) noch offen.", en: ", \(left) still open."))
  }

  /// What is to be recorded of one person; collects what is wrong with it.
  private func operations(_ open: [UnknownDay], _ entries: FormReader) -> [SetAttendance] {
    guard let code = open.first?.participant else { return [] }
    let field = "tage-\(code)[]"
    let chosen = entries.texts(field).compactMap { try? LocalDate.parse($0) }
    let answer: Answer? = entries.choice("stand-\(code)")
    let (time, kind) = (entries.duration("zeit-\(code)"), entries.text("art-\(code)"))
    guard !chosen.isEmpty else {
      if answer != nil || time != nil || kind != nil {
        refuse(field, code, Phrase("Wenigstens einen Tag wählen.", en: "Choose at least one day."), entries)
      }
      return []
    }
    // Somebody else may have settled one meanwhile, or it was written into the diary: that is never overwritten from here.
    for day in chosen where !open.contains(where: { $0.day == day }) {
      entries.refuse(
        field, Phrase("Der \(day.german) ist inzwischen geklärt.", en: "\(day.german) has been settled meanwhile."))
    }
    guard let recorded = recorded(code, answer, time, kind, entries) else { return [] }
    return chosen.map { day in
      var operation = SetAttendance(participant: code, day: day, recorded: recorded, today: today)
      operation.reason = entries.text("grund")
      return operation
    }
  }

  private func recorded(_ code: String, _ answer: Answer?, _ time: Minutes?, _ kind: String?, _ entries: FormReader)
    -> RecordedDay?
  {
    let missing = Phrase("Diese Angabe fehlt.", en: "This is missing.")
    switch answer {
    case .present:
      if kind != nil {
        let said = Phrase("Wer anwesend war, hat keine Art der Abwesenheit.", en: "Whoever was present has no kind of absence.")
        refuse("art-\(code)", code, said, entries)
      }
      if let time { return .present(time) }
      refuse("zeit-\(code)", code, missing, entries)
    case .absent:
      if time != nil {
        let said = Phrase("Wer abwesend war, hat keine Zeit.", en: "Whoever was absent has no time.")
        refuse("zeit-\(code)", code, said, entries)
      }
      if let kind { return .absent(kind: kind, certifiedUntil: nil, note: nil) }
      refuse("art-\(code)", code, missing, entries)
    case nil: refuse("stand-\(code)", code, missing, entries)
    }
    return nil
  }

  /// In the list of what is wrong the fields of all people have the same names.
  private func refuse(_ field: String, _ code: String, _ said: Phrase, _ entries: FormReader) {
    entries.refuse(field, Phrase("\(code): ", en: "\(code): ") + said)
  }
}
