import Domain
import Operations
import Reports
import Store

/// The site diary: days with their lines, written by devices that may send a line twice.
enum DiaryAPI {
  private static let summary = APIShape(
    "DiaryDaySummary",
    [
      .must("day", .day), .must("version", .position), .may("signed_by", .text), .must("participants", .count),
      .must("worked_minutes", .minutes), .must("firms", .count), .must("firm_minutes", .minutes), .must("notes", .count),
      .must("troubles", .count),
    ])

  private static let day = APIShape(
    "DiaryDay",
    [
      .must("property", .code), .must("on", .day), .must("version", .position),
      .must(
        "versions",
        .list(
          .object(
            APIShape(
              "DiaryVersion",
              [
                .must("version", .position), .may("reason", .text), .must("opened_by", .text), .may("signed_by", .text),
                .may("signed_at", .moment),
              ])))),
      // What a line holds beside id, kind, author, written_at, recorded_at and version depends on its kind.
      .must("lines", .list(.anything), Phrase("Je Art eigene Angaben.", en: "Members by kind, as in the request.")),
    ])

  private static let written = APIShape(
    "DiaryWritten",
    [
      .must("written", .list(.uuid)), .must("already_there", .count), .must("breaches", .list(.object(WorkAPI.breach))),
      .must("warnings", .list(.object(WorkAPI.unmetGate))),
      .must(
        "unassigned", .list(.code),
        Phrase(
          "Ohne Zuweisung zur Arbeit an diesem Tag, oder eine Nummer, die niemand hat (als Notiz erhalten): das Büro klärt.",
          en: "Without a working placement on this day, or a number that nobody has (kept as a note): the office settles it.")),
    ])

  private static let sent = APIShape(
    "DiarySent",
    written.fields + [
      .must("retracted", .count), .must("version", .position), .must("is_signed", .flag),
      .must("has_reopened", .flag, Phrase("Der Tag war schon unterschrieben.", en: "The day had been signed before.")),
      .must(
        "elsewhere", .list(.code),
        Phrase(
          "Zur selben Zeit auf einem anderen Haus eingetragen; das Büro klärt.",
          en: "Entered on another house at the same time; the office settles it.")),
    ])

  /// What a phone's message holds beside lines.
  private static let message: [APIField] = [
    .may(
      "retractions",
      .list(.object(APIShape("NewRetraction", [.must("id", .uuid), .must("line", .uuid), .must("reason", .text)])))),
    .may(
      "reason", .text,
      Phrase("Warum an einem unterschriebenen Tag etwas dazukommt.", en: "Why something is added to a signed day.")),
    .may("signs", .flag, Phrase("Der Tag wird unterschrieben.", en: "The day is signed.")),
  ]

  /// A message in a file.
  static let identifiedMessage = identifiedLines + message

  /// What a message asks for.
  static func message(_ body: APIEntries, of property: String, on day: LocalDate, today: LocalDate) -> SendDiaryDay {
    SendDiaryDay(
      property, on: day, lines(body, writtenAt: body.moment("device_at")),
      retractions: body.objects("retractions").compactMap { SendDiaryDay.Retraction($0) }, isSigned: body.flag("signs"),
      reason: body.text("reason"), today: today)
  }

  static let writers: Set<Role> = [.siteManager, .management]

  private static let read: APIOperation.Read = { call, tx in
    let found = try DiaryQueries.day(call.day("day"), of: Lookup.property(call["property"], tx), tx)
    guard let entry = found else { throw APIProblem.unknown }
    let version = call.query.integer("version") ?? entry.latest?.number ?? 1
    guard entry.versions.contains(where: { $0.number == version }) else { throw APIProblem.unknown }
    return entry.json(version: version)
  }

  static let operations: [APIOperation] = [
    .list(
      "/properties/{property}/diary", "listDiaryDays", Phrase("Tage des Bautagebuchs", en: "Days of the site diary"),
      for: writers, of: summary, by: ["day"],
      query: [.must("month", .month)]
    ) { call, tx in
      try tx.ask(DiaryQueries.days(in: call.query.requiredMonth("month").range, of: Lookup.property(call["property"], tx)))
        .map(\.json)
    },
    .read(
      "/properties/{property}/diary/{day}", "readDiaryDay", Phrase("Einen Tag zeigen", en: "Show a day"),
      for: writers, of: day,
      query: [.may("version", .position, Phrase("Sonst die neueste.", en: "Else the newest."))], read),
    .create(
      "/properties/{property}/diary/{day}/lines", "writeDiary",
      Phrase("In das Bautagebuch eintragen", en: "Write into the site diary"), for: writers, body: lines, of: written,
      in: PropertyAPI.exists
    ) { body, call, tx in
      let lines = lines(body)
      guard !lines.isEmpty else {
        throw Problem(
          code: "diary.nothing_to_write", message: Phrase("Es ist nichts einzutragen.", en: "There is nothing to write."))
      }
      let outcome = try call.perform(
        RecordDiaryDay(call["property"], on: call.day("day"), lines, today: call.today), tx)
      return APICreated(
        address: APICall.address("properties", call["property"], "diary", call["day"]),
        content: [
          "written": .list(outcome.written.map { .text($0.description) }), "already_there": .integer(outcome.alreadyThere),
          "breaches": .list(outcome.breaches.map(\.json)), "warnings": .list(outcome.warnings.map(\.json)),
          "unassigned": .list(outcome.unassigned.map { .text($0) }),
        ], isContentOfAddress: false)
    },
    .create(
      "/properties/{property}/diary/{day}/messages", "sendDiary",
      Phrase(
        "Senden, was ein Telefon ohne Netz aufgeschrieben hat: ganz oder gar nicht, auch zweimal",
        en: "Send what a phone wrote down without reception: whole or not at all, twice as well as once"),
      for: writers,
      body: lines + message, of: sent, in: PropertyAPI.exists
    ) { body, call, tx in
      let outcome = try call.perform(message(body, of: call["property"], on: call.day("day"), today: call.today), tx)
      return APICreated(
        address: APICall.address("properties", call["property"], "diary", call["day"]),
        content: [
          "written": .list(outcome.record.written.map { .text($0.description) }),
          "already_there": .integer(outcome.record.alreadyThere), "retracted": .integer(outcome.retracted),
          "version": .integer(outcome.version), "is_signed": .bool(outcome.isSigned),
          "has_reopened": .bool(outcome.hasReopened), "unassigned": .list(outcome.unassigned.map { .text($0) }),
          "elsewhere": .list(outcome.elsewhere.map { .text($0) }),
          "breaches": .list(outcome.record.breaches.map(\.json)),
          "warnings": .list(outcome.record.warnings.map(\.json)),
        ], isContentOfAddress: false)
    },
    .change(
      "/properties/{property}/diary/{day}/signature", "signDiaryDay", Phrase("Einen Tag unterschreiben", en: "Sign a day"),
      for: writers, body: [], of: day, changing: read
    ) { _, call, tx in
      _ = try call.perform(SignDiaryDay(call["property"], on: call.day("day")), tx)
      return nil
    },
    .change(
      "/properties/{property}/diary/{day}/versions", "reopenDiaryDay",
      Phrase("Einen unterschriebenen Tag neu fassen", en: "Open a new version of a signed day"), for: writers,
      body: [.must("reason", .text)], of: day, changing: read
    ) { body, call, tx in
      _ = try call.perform(ReopenDiaryDay(call["property"], on: call.day("day"), reason: body.requiredText("reason")), tx)
      return nil
    },
    .change(
      "/properties/{property}/diary/{day}/retractions", "retractDiaryLine",
      Phrase("Eine Zeile zurücknehmen; sie bleibt sichtbar", en: "Take a line back; it stays visible"), for: writers,
      body: [.must("line", .uuid), .must("reason", .text)], of: day, changing: read
    ) { body, call, tx in
      _ = try call.perform(
        RetractDiaryLine(
          call["property"], on: call.day("day"), line: body.requiredText("line"), reason: body.requiredText("reason")), tx)
      return nil
    },
  ]
}

extension SendDiaryDay.Retraction {
  /// Nil where an identity is none, which the check has refused before.
  fileprivate init?(_ entry: APIEntries) {
    guard let id = entry.text("id").flatMap({ try? UniqueID.parse($0) }),
      let line = entry.text("line").flatMap({ try? UniqueID.parse($0) })
    else { return nil }
    self.init(id: id, line: line, reason: entry.requiredText("reason"))
  }
}
