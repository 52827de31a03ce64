import Domain

/// Reads the short forms in which `diary add` takes a line: parts in a row, with colons between them.
enum DiaryArgument {
  /// `TN-0001:AP-03:240:Putz abgeschlagen`
  static func work(_ text: String, breachReason: String?, followUp: String?) throws -> WorkDone {
    let parts = try parts(text, 3...4, form: Phrase("TN-0001:AP-03:240:Text", en: "TN-0001:AP-03:240:text"), option: "--work")
    return WorkDone(
      participant: parts[0], workPackage: parts[1], minutes: try Reading.minutes(parts[2]),
      activity: optional(parts, 3), breachReason: breachReason, followUp: followUp)
  }

  /// `TN-0001`, or with times `TN-0001=7:00-15:30-0:30`.
  static func presence(_ text: String) throws -> SitePresence {
    let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard halves.count == 2 else { return SitePresence(text, isPresent: true) }
    let times = halves[1].split(separator: "-").map(String.init)
    guard (2...3).contains(times.count) else {
      throw wrongForm(
        text, form: Phrase("TN-0001=7:00-15:30-0:30", en: "TN-0001=7:00-15:30-0:30"), option: "--present")
    }
    let hours = SitePresence.Hours(
      from: try Reading.minutes(times[0]), to: try Reading.minutes(times[1]),
      pause: try times.count == 3 ? Reading.minutes(times[2]) : .zero)
    return SitePresence(halves[0], isPresent: true, hours: hours)
  }

  /// `Staub: Masken tragen=TN-0001,TN-0002`
  static func briefing(_ text: String) -> SiteBriefing {
    let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
    let people = halves.count == 2 ? halves[1].split(separator: ",").map { String($0.drop { $0 == " " }) } : []
    return SiteBriefing(halves.first ?? text, participants: people)
  }

  /// `FIRMA:2:960:AP-05:Text`; minutes of all its people together.
  static func firm(_ text: String) throws -> FirmPresence {
    let parts = try parts(
      text, 3...5, form: Phrase("FIRMA:personen:minuten[:paket[:text]]", en: "FIRM:people:minutes[:package[:text]]"),
      option: "--firm")
    return FirmPresence(
      firm: parts[0], headcount: try Reading.count(parts[1]), minutes: try Reading.minutes(parts[2]),
      workPackage: optional(parts, 3), activity: optional(parts, 4))
  }

  /// `AP-03:40`
  static func progress(_ text: String) throws -> ProgressReport {
    let parts = try parts(text, 2...2, form: Phrase("AP-03:40", en: "AP-03:40"), option: "--progress")
    return ProgressReport(workPackage: parts[0], done: try Reading.percent(parts[1]))
  }

  /// `2:9:bedeckt:regen`; each part may be left empty.
  static func weather(_ text: String) throws -> WeatherObservation {
    let parts = try parts(
      text, 1...5, form: Phrase("min:max:himmel:niederschlag[:text]", en: "min:max:sky:precipitation[:text]"),
      option: "--weather")
    return WeatherObservation(
      minimum_celsius: try optional(parts, 0).map { try Reading.count($0) },
      maximum_celsius: try optional(parts, 1).map { try Reading.count($0) },
      sky: try optional(parts, 2).map { try Sky.parse($0) },
      precipitation: try optional(parts, 3).map { try Precipitation.parse($0) }, note: optional(parts, 4))
  }

  /// `Kalkputz`, or with a quantity `2,5:t:Kalkputz`.
  static func note(_ kind: DiaryNoteKind, _ text: String) -> DiaryNote {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, !parts[1].contains(" "), !parts[1].isEmpty, let quantity = try? Reading.decimal(parts[0]) else {
      return DiaryNote(kind: kind, text: text)
    }
    return DiaryNote(kind: kind, text: parts[2], quantity: quantity, unitOfMeasure: parts[1])
  }

  /// `bedenken:Text`
  static func otherNote(_ text: String) throws -> DiaryNote {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw wrongForm(text, form: Phrase("art:text", en: "kind:text"), option: "--other") }
    return note(try DiaryNoteKind.parse(parts[0]), parts[1])
  }

  private static func parts(
    _ text: String, _ count: ClosedRange<Int>, form: Phrase, option: String
  ) throws -> [String] {
    let parts = text.split(separator: ":", maxSplits: count.upperBound - 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard count.contains(parts.count) else { throw wrongForm(text, form: form, option: option) }
    return parts
  }

  private static func optional(_ parts: [String], _ index: Int) -> String? {
    parts.indices.contains(index) && !parts[index].isEmpty ? parts[index] : nil
  }

  private static func wrongForm(_ text: String, form: Phrase, option: String) -> Problem {
    Problem(
      code: "diary.argument_form",
      message: Phrase("„\(text)“ hat nicht die Form von \(option).", en: "“\(text)” does not have the form of \(option)."),
      hint: Phrase("Die Form ist \(form.german).", en: "The form is \(form.english)."), exit: .usage)
  }
}
