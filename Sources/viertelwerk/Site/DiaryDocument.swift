import Domain

/// A whole day as a program sends it: JSON whose lines carry ids made on the device, so that sending it again changes nothing.
///
/// ```json
/// { "property": "DO-BRU-051", "on": "2026-03-02", "device_at": "2026-03-02T16:05:00+01:00",
///   "weather":  [{ "id": "…", "min": 2, "max": 9, "sky": "overcast", "precipitation": "rain" }],
///   "work":     [{ "id": "…", "participant": "TN-0001", "package": "AP-03", "minutes": 240, "activity": "…" }],
///   "firms":    [{ "id": "…", "firm": "FA-01", "headcount": 2, "minutes": 960, "package": "AP-05" }],
///   "notes":    [{ "id": "…", "kind": "material", "text": "…", "quantity": "2,5", "unit": "t" }],
///   "progress": [{ "id": "…", "package": "AP-03", "percent": 40 }],
///   "presences": [{ "id": "…", "participant": "TN-0001", "is_present": true, "start_minutes": 420, "end_minutes": 870 }],
///   "briefings": [{ "id": "…", "topic": "…", "participants": ["TN-0001"] }] }
/// ```
/// `device_at` is the device's clock when it was written, for the whole day or in a line for that line alone.
struct DiaryDocument {
  let property: String?
  let day: LocalDate?
  let lines: [DiaryLine]

  /// Reads a file, or stdin for `-`.
  ///
  /// - Throws: `Problem` that names the place in the document.
  static func read(_ path: String) throws -> DiaryDocument {
    try DiaryDocument(JSONReader(JSONInput.read(path)))
  }

  /// - Throws: `Problem` that names the place in the document.
  init(_ document: JSONReader) throws {
    property = try document.optionalText("property")
    day = try document.optionalText("on").map { try Reading.day($0) }
    let writtenAt = try document.optionalMoment("device_at")
    func entry(_ content: DiaryLine.Content, _ reader: JSONReader) throws -> DiaryLine {
      DiaryLine(
        content, id: try UniqueID.parse(reader.text("id")), writtenAt: try reader.optionalMoment("device_at") ?? writtenAt)
    }
    var lines: [DiaryLine] = []
    for line in try document.list("weather") {
      let seen = WeatherObservation(
        minimum_celsius: try line.optionalInteger("min"), maximum_celsius: try line.optionalInteger("max"),
        sky: try line.optionalText("sky").map { try Sky.parse($0) },
        precipitation: try line.optionalText("precipitation").map { try Precipitation.parse($0) },
        note: try line.optionalText("note"))
      lines.append(try entry(.weather(seen), line))
    }
    for line in try document.list("work") {
      let work = WorkDone(
        participant: try line.text("participant"), workPackage: try line.text("package"),
        minutes: Minutes(try line.integer("minutes")), activity: try line.optionalText("activity"),
        breachReason: try line.optionalText("breach_reason"), followUp: try line.optionalText("follow_up"))
      lines.append(try entry(.work(work), line))
    }
    for line in try document.list("firms") {
      let firm = FirmPresence(
        firm: try line.text("firm"), headcount: try line.integer("headcount"),
        minutes: Minutes(try line.integer("minutes")), workPackage: try line.optionalText("package"),
        qualification: try line.optionalText("qualification"), activity: try line.optionalText("activity"))
      lines.append(try entry(.firm(firm), line))
    }
    for line in try document.list("notes") {
      let note = DiaryNote(
        kind: try DiaryNoteKind.parse(line.text("kind")), text: try line.text("text"),
        quantity: try line.optionalText("quantity").map { try Reading.decimal($0) },
        unitOfMeasure: try line.optionalText("unit"), workPackage: try line.optionalText("package"))
      lines.append(try entry(.note(note), line))
    }
    for line in try document.list("progress") {
      let report = ProgressReport(
        workPackage: try line.text("package"),
        done: try line.optionalInteger("done_basis_points").map { BasisPoints($0) }
          ?? BasisPoints(percent: line.integer("percent")))
      lines.append(try entry(.progress(report), line))
    }
    for line in try document.list("presences") {
      let start = try line.optionalInteger("start_minutes").map { Minutes($0) }
      let end = try line.optionalInteger("end_minutes").map { Minutes($0) }
      let pause = Minutes(try line.optionalInteger("break_minutes") ?? 0)
      let hours = start.flatMap { start in end.map { SitePresence.Hours(from: start, to: $0, pause: pause) } }
      let presence = SitePresence(try line.text("participant"), isPresent: try line.flag("is_present"), hours: hours)
      lines.append(try entry(.presence(presence), line))
    }
    for line in try document.list("briefings") {
      let briefing = SiteBriefing(try line.text("topic"), participants: try line.texts("participants"))
      lines.append(try entry(.briefing(briefing), line))
    }
    for line in try document.list("photos") {
      let photo = SitePhoto(
        try PhotoHash.parse(line.text("hash")), size_bytes: try line.integer("size_bytes"),
        alternativeText: try line.text("alternative_text"), unit: try line.optionalText("unit"),
        place: try line.optionalText("place"), moment: try line.optionalText("moment").map { try PhotoMoment.parse($0) },
        workPackage: try line.optionalText("package"), takenAt: try line.optionalMoment("taken_at"))
      lines.append(try entry(.photo(photo), line))
    }
    self.lines = lines
  }
}
