import ArgumentParser
import Domain
import Operations

/// The site diary (Bautagebuch).
struct DiaryGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "diary", Phrase("Bautagebuch", en: "Site diary"),
    subcommands: [
      DiaryAdd.self, DiarySend.self, DiaryPhoto.self, DiaryShow.self, DiarySign.self, DiaryReopen.self, DiaryRetract.self,
      DiaryWeek.self, DiaryHours.self,
      DiaryUnknown.self, DiaryTell.self,
    ])
}

/// Which day of which house.
struct DiaryDayOptions: ParsableArguments {
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Option(help: .phrase("Welcher Tag (sonst heute).", en: "Which day (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?

  var day: LocalDate { on ?? Reading.today }

  /// What a program reads of a version of the day.
  func json(version: Int) -> JSONValue {
    ["property": .text(property), "day": .day(day), "version": .integer(version)]
  }
}

/// Signs a day: after that only a new version changes it.
struct DiarySign: DatabaseCommand {
  static let configuration = CommandConfiguration("sign", Phrase("Einen Tag unterschreiben", en: "Sign a day"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: DiaryDayOptions
  @Option(
    name: .customLong("as"),
    help: .phrase(
      "Wer unterschreibt (sonst die angemeldete Person).", en: "Who signs (else the one logged in).",
      value: Phrase("kürzel", en: "code")))
  var name: String?

  func run(in context: Context) async throws {
    let version = try await context.perform(SignDiaryDay(options.property, on: options.day, by: name))
    context.done(
      Phrase(
        "Bautagebuch \(options.property), \(options.day): Fassung \(version) ist unterschrieben.",
        en: "Site diary \(options.property), \(options.day): version \(version) is signed."),
      json: options.json(version: version))
  }
}

/// Opens a new version of a signed day.
struct DiaryReopen: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "reopen", Phrase("Einen unterschriebenen Tag neu fassen", en: "Open a new version of a signed day"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: DiaryDayOptions
  @Option(help: .phrase("Warum; bleibt bei der Fassung stehen.", en: "Why; it stays with the version.", value: .text))
  var reason: String

  func run(in context: Context) async throws {
    let version = try await context.perform(ReopenDiaryDay(options.property, on: options.day, reason: reason))
    context.done(
      Phrase(
        "Bautagebuch \(options.property), \(options.day): Fassung \(version) ist offen.",
        en: "Site diary \(options.property), \(options.day): version \(version) is open."),
      json: options.json(version: version))
  }
}

/// Takes a line back; it stays visible.
struct DiaryRetract: DatabaseCommand {
  static let configuration = CommandConfiguration("retract", Phrase("Eine Zeile zurücknehmen", en: "Take a line back"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: DiaryDayOptions
  @Option(
    help: .phrase(
      "Welche Zeile: das Ende ihrer Kennung, wie „diary show“ es zeigt.",
      en: "Which line: the end of its id as shown by 'diary show'.", value: Phrase("kennung", en: "id")))
  var line: String
  @Option(help: .phrase("Warum.", en: "Why.", value: .text)) var reason: String

  func run(in context: Context) async throws {
    let line = try await context.perform(RetractDiaryLine(options.property, on: options.day, line: line, reason: reason))
    context.done(
      Phrase("Die Zeile ist zurückgenommen.", en: "The line is taken back."),
      json: ["property": .text(options.property), "day": .day(options.day), "line": .text(line.description)])
  }
}
