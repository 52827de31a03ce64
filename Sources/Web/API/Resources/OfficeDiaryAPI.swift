import Domain
import Operations
import Reports
import Store

/// The site diary at the desk: a week, hours, days of which nobody knows, and notes to the office.
enum OfficeDiaryAPI {
  private static let week = APIShape(
    "DiaryWeekDay",
    [
      .must("day", .day), .must("is_written", .flag),
      .must(
        "is_gap", .flag, Phrase("Kein Eintrag, obwohl jemand erwartet war.", en: "Not written although somebody was expected.")),
      .may("signed_by", .text), .must("participants", .count), .must("worked_minutes", .minutes), .may("weather", .anything),
      .must(
        "work",
        .list(
          .object(
            APIShape(
              "DiaryWeekWork", [.must("package", .code), .must("participants", .count), .must("minutes", .minutes)])))),
      .must("firms", .list(.anything)), .must("troubles", .list(.anything)), .must("notes", .list(.anything)),
    ])

  private static let hours = APIShape(
    "WeeklyHours",
    [
      .must("participant", .code),
      .must("planned_minutes", .minutes, Phrase("Ohne festgehaltene Fehltage.", en: "Without recorded absences.")),
      .must("worked_minutes", .minutes), .must("difference_minutes", .integer(-10_000_000...10_000_000)),
      .must("standing", .choice(["under", "kept", "over"])), .must("absent_days", .count), .must("unknown_days", .count),
    ])

  private static let unknown = APIShape(
    "UnknownDay",
    [
      .must("participant", .code), .must("day", .day), .must("planned_minutes", .minutes),
      .may("property", .code, Phrase("Wo zu fragen ist.", en: "Where to ask.")),
      .may("was_seen", .flag, Phrase("Was das Bautagebuch ohne Arbeit sagt.", en: "What the diary says without any work.")),
    ])

  private static let note = APIShape(
    "OfficeNote",
    [
      .must("number", .number), .must("property", .code), .must("day", .day), .must("to", .choice(NoteAddressee.self)),
      .must("text", .text), .must("author", .text), .must("written_at", .moment), .may("done_by", .text),
      .may("done_at", .moment),
    ])

  private static let everybody: Set<Role> = [.siteManager, .coach, .management]
  private static let noteReaders: Set<Role> = [.siteManager, .coach, .finance, .management]

  private static let readNote: APIOperation.Read = { call, tx in
    guard let found = try OfficeNotes.one(call.number64("office_note"), tx) else { throw APIProblem.unknown }
    return found.json
  }

  static let operations: [APIOperation] = [
    .list(
      "/properties/{property}/diary-weeks/{day}", "listDiaryWeek",
      Phrase("Die Woche des Bautagebuchs, in der ein Tag liegt", en: "The week of the site diary that a day lies in"),
      for: DiaryAPI.writers, of: week, by: ["day"]
    ) { call, tx in
      try DiaryWeekQueries.days(
        in: CalendarWeek(containing: call.day("day")), before: call.today, of: Lookup.property(call["property"], tx), tx
      ).map(\.json)
    },
    .list(
      "/weekly-hours", "listWeeklyHours",
      Phrase("Wer in einer Woche mehr oder weniger gearbeitet hat als geplant", en: "Hours worked and planned in a week"),
      for: everybody, of: hours, by: ["participant"],
      query: [
        .must("day", .day, Phrase("Ein Tag der Woche.", en: "A day of the week.")),
        .may("all", .flag, Phrase("Auch, wer den Plan eingehalten hat.", en: "Also who kept to the plan.")),
      ]
    ) { call, tx in
      let week = CalendarWeek(containing: call.query.requiredDay("day"))
      return try WeeklyHoursQueries.all(in: week, before: call.today, tx)
        .filter { call.query.flag("all") || $0.standing != .kept }.map(\.json)
    },
    .list(
      "/unknown-attendance", "listUnknownAttendance",
      Phrase("Erwartete Tage eines Monats, über die niemand etwas weiß", en: "Expected days of a month of which nobody knows"),
      for: everybody, of: unknown, by: ["participant", "day"], query: [.must("month", .month)]
    ) { call, tx in
      try UnknownDayQueries.all(in: call.query.requiredMonth("month"), before: call.today, tx).map(\.json)
    },
    .create(
      "/properties/{property}/diary/{day}/office-notes", "tellOffice",
      Phrase("Finanzen oder Jobcoach etwas mitteilen", en: "Tell finance or the job coach something"), for: DiaryAPI.writers,
      body: [.must("to", .choice(NoteAddressee.self)), .must("text", .text)], of: note, in: PropertyAPI.exists
    ) { body, call, tx in
      let number = try call.perform(
        TellOffice(
          call["property"], on: call.day("day"), to: body.requiredChoice("to", or: .finance), body.requiredText("text"),
          today: call.today), tx)
      guard let found = try OfficeNotes.one(number, tx) else { throw APIProblem.unknown }
      return APICreated(address: APICall.address("office-notes", String(number)), content: found.json)
    },
    .list(
      "/office-notes", "listOfficeNotes", Phrase("Mitteilungen von den Baustellen", en: "Notes from the sites"),
      for: noteReaders, of: note, by: ["number"],
      query: [.may("property", .code), .may("all", .flag, Phrase("Auch erledigte.", en: "Also settled ones."))]
    ) { call, tx in
      try OfficeNotes.all(
        of: call.query.text("property").map { try Lookup.property($0, tx) }, settledToo: call.query.flag("all"), tx
      ).map(\.json)
    },
    .read(
      "/office-notes/{office_note}", "readOfficeNote", Phrase("Eine Mitteilung zeigen", en: "Show a note"), for: noteReaders,
      of: note, readNote),
    .change(
      "/office-notes/{office_note}/settlement", "settleOfficeNote",
      Phrase("Eine Mitteilung als erledigt vermerken", en: "Mark a note as done"), for: [.finance, .coach], body: [], of: note,
      changing: readNote
    ) { _, call, tx in
      _ = try call.perform(SettleOfficeNote(call.number64("office_note")), tx)
      return nil
    },
  ]
}
