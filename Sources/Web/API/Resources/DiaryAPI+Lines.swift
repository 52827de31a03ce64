import Domain
import Operations

/// The lines of a request, by kind.
extension DiaryAPI {
  /// The lines of a request; its Idempotency-Key stands in where a line has no identity.
  static let lines = lines(identifiedBy: .may("id", .uuid, made))

  /// The lines of a file, which may be sent twice and has no key.
  static let identifiedLines = lines(identifiedBy: .must("id", .uuid, made))

  private static let made = Phrase("Vom Gerät gemacht.", en: "Made on the device: sending a line twice writes it once.")

  private static func lines(identifiedBy id: APIField) -> [APIField] {
    let identity: [APIField] = [
      id, .may("device_at", .moment, Phrase("Uhr des Geräts.", en: "The device's clock when it was written.")),
    ]
    return [
      .may(
        "weather",
        .list(
          .object(
            APIShape(
              "NewWeather",
              identity + [
                .may("min", .integer(-60...60)), .may("max", .integer(-60...60)), .may("sky", .choice(Sky.self)),
                .may("precipitation", .choice(Precipitation.self)), .may("note", .text),
              ])))),
      .may(
        "work",
        .list(
          .object(
            APIShape(
              "NewWork",
              identity + [
                .must("participant", .code), .must("package", .code), .must("minutes", .integer(1...1_440)),
                .may("activity", .text), .may("breach_reason", .text), .may("follow_up", .text),
              ])))),
      .may(
        "firms",
        .list(
          .object(
            APIShape(
              "NewFirm",
              identity + [
                .must("firm", .code), .must("headcount", .integer(1...1_000)), .must("minutes", .integer(1...1_000_000)),
                .may("package", .code), .may("qualification", .text), .may("activity", .text),
              ])))),
      .may(
        "notes",
        .list(
          .object(
            APIShape(
              "NewNote",
              identity + [
                .must("kind", .choice(DiaryNoteKind.self)), .must("text", .text),
                .may("quantity", .decimal(whole: 9, fraction: 3)), .may("unit", .code),
                .may("package", .code),
              ])))),
      .may(
        "progress",
        .list(
          .object(
            APIShape("NewProgress", identity + [.must("package", .code), .must("done_basis_points", .integer(0...10_000))])))),
      .may(
        "presences",
        .list(
          .object(
            APIShape(
              "NewPresence",
              identity + [
                .must("participant", .code), .must("is_present", .flag),
                .may("start_minutes", .integer(0...1_439), Phrase("Minuten nach Mitternacht.", en: "Minutes after midnight.")),
                .may("end_minutes", .integer(1...1_440)), .may("break_minutes", .integer(0...1_439)),
              ])))),
      .may(
        "briefings",
        .list(.object(APIShape("NewBriefing", identity + [.must("topic", .text), .must("participants", .list(.code))])))),
      .may(
        "photos",
        .list(
          .object(
            APIShape(
              "NewPhoto",
              identity + [
                .must("hash", .hash), .must("size_bytes", .integer(1...Int64(PhotoAPI.size_bytes_max))),
                .must("alternative_text", .text, Phrase("Was zu sehen ist.", en: "What is to be seen.")), .may("unit", .code),
                .may("place", .text), .may("moment", .choice(PhotoMoment.self)), .may("package", .code),
                .may("taken_at", .moment),
              ])))),
    ]
  }

  /// What was sent, line by line; `writtenAt` is the device's clock where a line names none.
  static func lines(_ body: APIEntries, writtenAt: Moment? = nil) -> [DiaryLine] {
    func line(_ content: DiaryLine.Content, _ entry: APIEntries) -> DiaryLine {
      DiaryLine(
        content, id: entry.text("id").flatMap { try? UniqueID.parse($0) } ?? .make(),
        writtenAt: entry.moment("device_at") ?? writtenAt)
    }
    let weather = body.objects("weather").map { entry in
      line(
        .weather(
          WeatherObservation(
            minimum_celsius: entry.integer("min"), maximum_celsius: entry.integer("max"), sky: entry.choice("sky"),
            precipitation: entry.choice("precipitation"), note: entry.text("note"))), entry)
    }
    let work = body.objects("work").map { entry in
      line(
        .work(
          WorkDone(
            participant: entry.requiredText("participant"), workPackage: entry.requiredText("package"),
            minutes: entry.requiredMinutes("minutes"), activity: entry.text("activity"),
            breachReason: entry.text("breach_reason"), followUp: entry.text("follow_up"))), entry)
    }
    let firms = body.objects("firms").map { entry in
      line(
        .firm(
          FirmPresence(
            firm: entry.requiredText("firm"), headcount: entry.requiredInteger("headcount"),
            minutes: entry.requiredMinutes("minutes"), workPackage: entry.text("package"),
            qualification: entry.text("qualification"), activity: entry.text("activity"))), entry)
    }
    let notes = body.objects("notes").map { entry in
      line(
        .note(
          DiaryNote(
            kind: entry.requiredChoice("kind", or: .note), text: entry.requiredText("text"),
            quantity: entry.decimal("quantity"), unitOfMeasure: entry.text("unit"), workPackage: entry.text("package"))), entry)
    }
    let progress = body.objects("progress").map { entry in
      line(
        .progress(
          ProgressReport(
            workPackage: entry.requiredText("package"), done: BasisPoints(entry.requiredInteger("done_basis_points")))), entry)
    }
    return weather + work + firms + notes + progress + people(body, line) + photos(body, line)
  }

  private typealias Line = (DiaryLine.Content, APIEntries) -> DiaryLine

  private static func people(_ body: APIEntries, _ line: Line) -> [DiaryLine] {
    let presences = body.objects("presences").map { entry in
      let hours = entry.minutes("start_minutes").flatMap { start in
        entry.minutes("end_minutes").map {
          SitePresence.Hours(from: start, to: $0, pause: entry.minutes("break_minutes") ?? .zero)
        }
      }
      return line(
        .presence(SitePresence(entry.requiredText("participant"), isPresent: entry.flag("is_present"), hours: hours)), entry)
    }
    let briefings = body.objects("briefings").map { entry in
      line(.briefing(SiteBriefing(entry.requiredText("topic"), participants: entry.texts("participants"))), entry)
    }
    return presences + briefings
  }

  private static func photos(_ body: APIEntries, _ line: Line) -> [DiaryLine] {
    body.objects("photos").compactMap { entry in
      // The check has refused before what is no hash.
      guard let hash = try? PhotoHash.parse(entry.requiredText("hash")) else { return nil }
      return line(
        .photo(
          SitePhoto(
            hash, size_bytes: entry.requiredInteger("size_bytes"), alternativeText: entry.requiredText("alternative_text"),
            unit: entry.text("unit"), place: entry.text("place"), moment: entry.choice("moment"),
            workPackage: entry.text("package"),
            takenAt: entry.moment("taken_at"))), entry)
    }
  }
}
