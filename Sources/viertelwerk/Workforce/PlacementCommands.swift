import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Assignments and employments of participants.
struct PlacementGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "placement", Phrase("Zuweisungen und Beschäftigungen", en: "Assignments and employments"),
    subcommands: [
      PlacementList.self, PlacementShow.self, PlacementAdd.self, PlacementEnd.self, PlacementExtend.self,
      PlacementBasisGroup.self,
    ])
}

/// Lists placements.
struct PlacementList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Zuweisungen auflisten", en: "List the placements"))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Nur diese Person.", en: "Only this person.", value: .code)) var participant: String?
  @Option(help: .phrase("Nur dieses Jobcenter.", en: "Only this Jobcenter.", value: .code)) var jobcenter: String?
  @Option(help: .phrase("Nur was an diesem Tag läuft.", en: "Only what runs on this day.", value: .day), transform: Reading.day)
  var on: LocalDate?

  func run(in context: Context) async throws {
    let (participant, jobcenter, day) = (participant, jobcenter, on)
    let found = try await context.read { tx in
      try PlacementQueries.all(
        of: participant.map { try Lookup.participant($0, tx) },
        jobcenter: jobcenter.map { try Lookup.organisation($0, kind: "jobcenter", tx) }, tx)
    }.filter { placement in day.map { placement.period.contains($0) } ?? true }
    context.show(json: .list(found.map(\.json))) { PlacementTable.table(of: found) }
  }
}

/// Shows a placement.
struct PlacementShow: DatabaseCommand {
  static let configuration = CommandConfiguration("show", Phrase("Eine Zuweisung zeigen", en: "Show a placement"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Zuweisung.", en: "Placement.", value: .code)) var code: String

  func run(in context: Context) async throws {
    let code = code
    let found = try await context.read { tx in try PlacementQueries.one(Lookup.placement(code, tx), tx) }
    guard let placement = found else { return }
    if context.json { return Terminal.line(placement.json.pretty) }
    var list = FactList()
    list.add(Phrase("Person", en: "Person"), placement.participant)
    list.add(Phrase("Art", en: "Kind"), placement.kind.name.text())
    list.add(
      Phrase("Maßnahme", en: "Measure"),
      [placement.measure, placement.measureNumber].compactMap { $0 }.joined(separator: ", "))
    list.add(Phrase("Jobcenter", en: "Jobcenter"), placement.jobcenter)
    list.add(Phrase("Zeitraum", en: "Period"), placement.period.description)
    list.add(Phrase("Vorzeitig beendet", en: "Ended early"), placement.endReason)
    for basis in placement.bases { list.add(Phrase("Rechtsgrundlage", en: "Legal basis"), "\(basis.law), \(basis.period)") }
    list.add(Phrase("Planzeit", en: "Planned time"), Self.week(placement.weekdayMinutes).text())
    list.add(Phrase("Mehraufwand je Stunde", en: "Allowance per hour"), placement.allowancePerHour?.description)
    list.add(Phrase("Lohn je Stunde", en: "Wage per hour"), placement.wagePerHour?.description)
    list.add(Phrase("Beruf (KldB)", en: "Occupation (KldB)"), placement.occupation)
    for report in placement.reports {
      list.add(report.kind.name, Phrase("fällig am \(report.dueOn)", en: "due on \(report.dueOn)").text())
    }
    list.add(Phrase("Quelle", en: "Source"), placement.source)
    Terminal.line(placement.code)
    Terminal.facts(list)
  }

  private static func week(_ minutes: [Int]) -> Phrase {
    let days = [
      Phrase("Mo", en: "Mon"), Phrase("Di", en: "Tue"), Phrase("Mi", en: "Wed"), Phrase("Do", en: "Thu"),
      Phrase("Fr", en: "Fri"),
      Phrase("Sa", en: "Sat"), Phrase("So", en: "Sun"),
    ]
    let parts = zip(days, minutes).filter { $0.1 > 0 }.map { day, minutes in
      day + Phrase(" \(Minutes(minutes))", en: " \(Minutes(minutes))")
    }
    guard let first = parts.first else { return Phrase("keine", en: "none") }
    return parts.dropFirst().reduce(first) { $0 + Phrase(", ", en: ", ") + $1 }
  }
}

/// Takes in a placement.
struct PlacementAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Eine Zuweisung oder Beschäftigung aufnehmen", en: "Take in an assignment or employment"),
    discussion: Phrase(
      """
      --week sind die geplanten Zeiten von Montag an: 360,360,360,360,240 oder 6:00,6:00,6:00,6:00,4:00.
      --basis gilt für den ganzen Zeitraum; eine mit eigenem Zeitraum kommt mit placement basis add dazu.
      """,
      en: """
        --week are the planned times from Monday on: 360,360,360,360,240 or 6:00,6:00,6:00,6:00,4:00.
        --basis holds for the whole period; add one with its own period with placement basis add.
        """))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Neues Kürzel, etwa ZW-0061.", en: "New code, such as ZW-0061.", value: .code)) var code: String
  @Option(help: .phrase("Person.", en: "Person.", value: .code)) var participant: String
  @Option(help: .phrase("Jobcenter.", en: "Jobcenter.", value: .code)) var jobcenter: String
  @Option(help: .phrase("Erster Tag.", en: "First day.", value: .day), transform: Reading.day) var from: LocalDate
  @Option(help: .phrase("Letzter Tag.", en: "Last day.", value: .day), transform: Reading.day) var until: LocalDate
  @Option(help: .phrase("arbeit oder begleitung.", en: "working or accompanying.", value: .kind), transform: Reading.choice)
  var kind: PlacementKind = .working
  @Option(
    help: .phrase("Geplante Zeiten ab Montag.", en: "Planned times from Monday on.", value: Phrase("zeiten", en: "times")),
    transform: PlacementAdd.week)
  var week: [Int] = Array(repeating: 0, count: 7)
  @Option(
    help: .phrase(
      "Rechtsgrundlage, etwa 16d; mehrfach möglich.", en: "Legal basis, such as 16d; may be repeated.", value: .code))
  var basis: [String] = []
  @Option(help: .phrase("Maßnahme.", en: "Measure.", value: .text)) var measure: String?
  @Option(help: .phrase("Maßnahmenummer.", en: "Number of the measure.", value: .text)) var measureNumber: String?
  @Option(help: .phrase("Mehraufwand je Stunde.", en: "Allowance per hour.", value: .amount), transform: Reading.amount)
  var allowance: Money?
  @Option(help: .phrase("Lohn je Stunde.", en: "Wage per hour.", value: .amount), transform: Reading.amount) var wage: Money?
  @Option(
    help: .phrase("Zwischenbericht verlangt zum.", en: "Interim report requested for.", value: .day), transform: Reading.day)
  var interimReport: LocalDate?
  @Option(
    help: .phrase("Ergebnisbericht verlangt zum.", en: "Final report requested for.", value: .day), transform: Reading.day)
  var finalReport: LocalDate?
  @Option(help: .phrase("Beruf (KldB 2010).", en: "Occupation (KldB 2010).", value: .code)) var occupation: String?
  @Option(help: .phrase("Quelle.", en: "Source.", value: .text)) var source: String?

  func run(in context: Context) async throws {
    guard let period = try Reading.period(from: from, until: until) else { return }
    var operation = AddPlacement(
      code: code, participant: participant, jobcenter: jobcenter, period: period, weekdayMinutes: week)
    operation.kind = kind
    operation.bases = basis.map { AddPlacement.Basis(instrument: $0) }
    operation.measure = measure
    operation.measureNumber = measureNumber
    operation.allowancePerHour = allowance
    operation.wagePerHour = wage
    operation.interimReportDueOn = interimReport
    operation.finalReportDueOn = finalReport
    operation.occupation = occupation
    operation.source = source
    try await context.perform(operation)
    if kind == .working, week.allSatisfy({ $0 == 0 }) {
      context.warn(
        Phrase(
          "Ohne --week wird kein Tag erwartet, und keiner fehlt.", en: "Without --week no day is expected, and none is missing."
        ))
    }
    context.done(
      Phrase(
        "Zuweisung \(code) für \(participant): \(period.phrase.german).",
        en: "Placement \(code) for \(participant): \(period.phrase.english)."),
      json: ["code": .text(code), "participant": .text(participant), "period": .period(period)])
  }

  /// Up to seven durations from Monday on; days that are not named have none.
  private static func week(_ text: String) throws -> [Int] {
    let times = try text.split(separator: ",", omittingEmptySubsequences: false).map { try Minutes.parse($0).count }
    guard times.count <= 7 else {
      throw UnreadableValue(
        code: "week.unreadable",
        message: Phrase(
          "Eine Woche hat sieben Tage, hier sind es \(times.count).", en: "A week has seven days, here are \(times.count)."),
        hint: Phrase("Montag bis Freitag: 360,360,360,360,240", en: "Monday to Friday: 360,360,360,360,240"))
    }
    return times + Array(repeating: 0, count: 7 - times.count)
  }
}

/// Ends a placement before its time.
struct PlacementEnd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "end", Phrase("Eine Zuweisung vorzeitig beenden", en: "End a placement before its time"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Zuweisung.", en: "Placement.", value: .code)) var code: String
  @Option(help: .phrase("Letzter Tag.", en: "Last day.", value: .day), transform: Reading.day) var on: LocalDate
  @Option(help: .phrase("Grund.", en: "Reason.", value: .text)) var reason: String

  func run(in context: Context) async throws {
    try await context.perform(EndPlacement(placement: code, lastDay: on, reason: reason))
    context.done(
      Phrase("Zuweisung \(code) endet am \(on).", en: "Placement \(code) ends on \(on)."),
      json: ["code": .text(code), "last_day": .day(on)])
  }
}

/// Lets a placement run longer.
struct PlacementExtend: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "extend", Phrase("Eine Zuweisung verlängern", en: "Extend a placement"),
    discussion: Phrase(
      "Rechtsgrundlagen, die mit ihr geendet hätten, laufen mit.",
      en: "Legal bases that would have ended with it run on with it."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Zuweisung.", en: "Placement.", value: .code)) var code: String
  @Option(help: .phrase("Neuer letzter Tag.", en: "New last day.", value: .day), transform: Reading.day) var until: LocalDate
  @Option(help: .phrase("Grund.", en: "Reason.", value: .text)) var reason: String

  func run(in context: Context) async throws {
    try await context.perform(ExtendPlacement(placement: code, lastDay: until, reason: reason))
    context.done(
      Phrase("Zuweisung \(code) läuft bis \(until).", en: "Placement \(code) runs until \(until)."),
      json: ["code": .text(code), "last_day": .day(until)])
  }
}

/// The legal bases of a placement.
struct PlacementBasisGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "basis", Phrase("Rechtsgrundlagen einer Zuweisung", en: "Legal bases of a placement"), subcommands: [PlacementBasisAdd.self]
  )
}

/// Adds a legal basis with its own period.
struct PlacementBasisAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Eine Rechtsgrundlage mit eigenem Zeitraum hinzufügen", en: "Add a legal basis with its own period"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Zuweisung.", en: "Placement.", value: .code)) var code: String
  @Argument(help: .phrase("Rechtsgrundlage, etwa 16e.", en: "Legal basis, such as 16e.", value: .code)) var instrument: String
  @Option(help: .phrase("Erster Tag.", en: "First day.", value: .day), transform: Reading.day) var from: LocalDate
  @Option(help: .phrase("Letzter Tag.", en: "Last day.", value: .day), transform: Reading.day) var until: LocalDate

  func run(in context: Context) async throws {
    guard let period = try Reading.period(from: from, until: until) else { return }
    try await context.perform(AddPlacementBasis(placement: code, instrument: instrument, period: period))
    context.done(
      Phrase(
        "\(instrument) gilt für \(code) \(period.phrase.german).",
        en: "\(instrument) holds for \(code) \(period.phrase.english)."),
      json: ["placement": .text(code), "instrument": .text(instrument), "period": .period(period)])
  }
}
