import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Shows a week of the diary of one house.
struct DiaryWeek: DatabaseCommand {
  static let configuration = CommandConfiguration("week", Phrase("Eine Woche zeigen", en: "Show a week"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .week, transform: Reading.week) var week: CalendarWeek

  func run(in context: Context) async throws {
    let (property, week) = (property, week)
    let days = try await context.read { tx in
      try DiaryWeekQueries.days(in: week, before: Reading.today, of: Lookup.property(property, tx), tx)
    }
    context.show(json: .list(days.map(\.json))) { OfficeDiaryTables.week(days) }
  }
}

/// Lists who worked more or less in a week than planned.
struct DiaryHours: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "hours",
    Phrase("Wer in einer Woche mehr oder weniger gearbeitet hat", en: "Who worked more or less than planned in a week"),
    discussion: Phrase(
      "Festgehaltene Fehltage sind aus dem Plan genommen; eine Viertelstunde Unterschied gilt als eingehalten.",
      en: "Recorded absences are taken out of the plan; a difference of a quarter of an hour counts as kept."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .week, transform: Reading.week) var week: CalendarWeek
  @Flag(help: .phrase("Auch, wer den Plan eingehalten hat.", en: "Also who kept to the plan.")) var all = false

  func run(in context: Context) async throws {
    let (week, all) = (week, all)
    let found = try await context.read { tx in
      try WeeklyHoursQueries.all(in: week, before: Reading.today, tx).filter { all || $0.standing != .kept }
    }
    context.show(json: .list(found.map(\.json))) { OfficeDiaryTables.hours(found) }
  }
}

/// Lists expected days of a month of which nobody knows.
struct DiaryUnknown: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "unknown", Phrase("Tage eines Monats, über die niemand etwas weiß", en: "Days of a month of which nobody knows"),
    discussion: Phrase(
      "Klären: viertelwerk attendance set TN-0007 2026-03-04 --present 6:00",
      en: "To settle one: viertelwerk attendance set TN-0007 2026-03-04 --present 6:00"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Monat.", en: "Month.", value: .month), transform: Reading.month) var month: YearMonth

  func run(in context: Context) async throws {
    let month = month
    let found = try await context.read { tx in try UnknownDayQueries.all(in: month, before: Reading.today, tx) }
    context.show(json: .list(found.map(\.json))) { OfficeDiaryTables.unknown(found) }
  }
}

/// Tells finance or the job coach something, from a day of the diary.
struct DiaryTell: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "tell", Phrase("Finanzen oder Jobcoach etwas mitteilen", en: "Tell finance or the job coach something"),
    discussion: Phrase(
      "viertelwerk diary tell DO-DEM-003 --to finanzen \"Rechnung vom Gerüstbau kommt erst im April\"",
      en: "viertelwerk diary tell DO-DEM-003 --to finance 'The scaffolder invoices in April'"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: DiaryDayOptions
  @Option(
    help: .phrase("An wen: finanzen oder coach.", en: "To whom: finance or coach.", value: Phrase("wen", en: "whom")),
    transform: Reading.choice)
  var to: NoteAddressee
  @Argument(help: .phrase("Was.", en: "What.", value: .text)) var text: String

  func run(in context: Context) async throws {
    let number = try await context.perform(
      TellOffice(options.property, on: options.day, to: to, text, today: Reading.today))
    context.done(
      Phrase("Mitteilung \(number) an \(to.name.german).", en: "Note \(number) to \(to.name.english)."),
      json: ["number": .integer(number), "property": .text(options.property), "day": .day(options.day)])
  }
}

extension ArgumentHelp {
  /// A week, however it is written.
  static var week: ArgumentHelp {
    .phrase(
      "Woche: 2026-W10, 10/2026 oder einer ihrer Tage.", en: "Week: 2026-W10, 10/2026 or one of its days.",
      value: Phrase("woche", en: "week"))
  }
}
