import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Attendance: every expected day is worked, absent or unknown.
struct AttendanceGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "attendance", Phrase("Anwesenheit", en: "Attendance"), subcommands: [AttendanceShow.self, AttendanceSet.self])
}

/// Shows a month of attendance: everybody as a grid, or one person day by day.
struct AttendanceShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Anwesenheit eines Monats zeigen", en: "Show a month of attendance"),
    discussion: Phrase(
      """
      Ohne Person ein Raster: x gearbeitet, a abwesend, ? unbekannt, · nicht erwartet.
      Gründe einer Abwesenheit nur mit --reasons; wer sie ansieht, wird im Protokoll vermerkt.
      """,
      en: """
        Without a person a grid: x worked, a absent, ? unknown, · not expected.
        Reasons of an absence only with --reasons; whoever looks at them is put on record.
        """))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Nur diese Person, Tag für Tag.", en: "Only this person, day by day.", value: .code))
  var participant: String?
  @Option(help: .phrase("Monat.", en: "Month.", value: .month), transform: Reading.month) var month: YearMonth
  @Option(help: .phrase("Nur dieses Jobcenter.", en: "Only this Jobcenter.", value: .code)) var jobcenter: String?
  @Flag(help: .phrase("Gründe nennen (nur zu einer Person).", en: "Name the reasons (of one person only).")) var reasons = false

  func run(in context: Context) async throws {
    let (month, participant, jobcenter) = (month, participant, jobcenter)
    let days = try await context.read { tx in
      try AttendanceQueries.days(
        in: month.range, of: participant.map { try Lookup.participant($0, tx) },
        jobcenter: jobcenter.map { try Lookup.organisation($0, kind: "jobcenter", tx) }, tx)
    }
    var named: [LocalDate: Phrase] = [:]
    if reasons {
      guard let participant else {
        throw Problem(
          code: "attendance.reasons_of_one",
          message: Phrase("Gründe gibt es nur für eine Person.", en: "Reasons are shown for one person only."),
          hint: Phrase(
            "viertelwerk attendance show TN-0007 --month 2026-03 --reasons",
            en: "viertelwerk attendance show TN-0007 --month 2026-03 --reasons"), exit: .usage)
      }
      named = try await context.disclose { tx in
        try AttendanceQueries.reasons(in: month.range, of: Lookup.participant(participant, tx), tx)
      }
    }
    if context.json {
      Terminal.line(JSONValue.list(days.map { $0.json(reason: named[$0.day]) }).pretty)
    } else if participant != nil {
      Terminal.table(AttendanceTable.days(days, reasons: named))
    } else {
      Terminal.table(AttendanceTable.grid(of: days, month: month))
      AttendanceTable.unknown(in: days).forEach { Terminal.line($0) }
    }
  }
}

/// Records or corrects a day.
struct AttendanceSet: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "set", Phrase("Einen Tag festhalten oder berichtigen", en: "Record or correct a day"),
    discussion: Phrase(
      """
      Gearbeitete Tage im Bautagebuch brauchen hier keinen Eintrag.
      Steht der Tag in einem freigegebenen Bericht, ist --reason nötig.
      """,
      en: """
        Days worked that stand in the site diary need no entry here.
        Where the day stands in a released report, --reason is needed.
        """))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Person.", en: "Person.", value: .code)) var participant: String
  @Argument(help: .phrase("Tag.", en: "Day.", value: .day), transform: Reading.day) var day: LocalDate
  @Option(
    help: .phrase("Anwesend, so lange: 6:00.", en: "Present, for this long: 6:00.", value: Phrase("dauer", en: "duration")),
    transform: Reading.minutes)
  var present: Minutes?
  @Option(help: .phrase("Abwesend, Art: krank-erst, urlaub, …", en: "Absent, kind: krank-erst, urlaub, …", value: .code))
  var absent: String?
  @Option(
    help: .phrase("Bei einer Abwesenheit: bescheinigt bis.", en: "Of an absence: certified until.", value: .day),
    transform: Reading.day) var certifiedUntil: LocalDate?
  @Option(help: .phrase("Bemerkung zum Tag.", en: "Note on the day.", value: .text)) var note: String?
  @Option(help: .phrase("Warum ein gemeldeter Tag geändert wird.", en: "Why a reported day is changed.", value: .text))
  var reason: String?

  func run(in context: Context) async throws {
    var operation = SetAttendance(participant: participant, day: day, recorded: try recorded())
    operation.reason = reason
    let result = try await context.perform(operation)
    if let doubt = result.doubt { context.warn(doubt) }
    context.done(
      result.isChanged
        ? Phrase("\(participant), \(day): festgehalten.", en: "\(participant), \(day): recorded.")
        : Phrase(
          "\(participant), \(day): stand schon so da, nichts geändert.",
          en: "\(participant), \(day): stood so already, nothing changed."),
      json: ["participant": .text(participant), "day": .day(day), "changed": .bool(result.isChanged)])
  }

  private func recorded() throws -> RecordedDay {
    switch (present, absent) {
    case (let minutes?, nil):
      guard certifiedUntil == nil else { throw SetAttendance.certificateOfPresence }
      return .present(minutes, note: note)
    case (nil, let kind?): return .absent(kind: kind, certifiedUntil: certifiedUntil, note: note)
    default:
      throw Problem(
        code: "attendance.one_of_two",
        message: Phrase(
          "Entweder --present oder --absent, nicht beides und nicht keines.",
          en: "Either --present or --absent, not both and not none."),
        exit: .usage)
    }
  }
}
