import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Work packages, who is planned onto them, and breaches of work gates.
struct WorkGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "work", Phrase("Arbeitspakete und Einsatzplan", en: "Work packages and assignments"),
    subcommands: [WorkList.self, WorkAdd.self, WorkPlan.self, WorkAssignments.self, WorkBreaches.self])
}

/// Lists the work packages of a house with how far they are.
struct WorkList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Arbeitspakete auflisten", en: "List the work packages"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Option(help: .phrase("Nur diese Bauphase.", en: "Only this stage.", value: .code)) var stage: String?

  func run(in context: Context) async throws {
    let (property, stage) = (property, stage)
    let found = try await context.read { tx in
      if let stage { try ReferenceList.stageKind.require(stage, tx) }
      return try WorkPackageQueries.all(of: Lookup.property(property, tx), on: Reading.today, tx)
        .filter { stage == nil || $0.facts.stage == stage }
    }
    context.show(json: .list(found.map(\.json))) { WorkTable.table(of: found) }
  }
}

/// Adds a work package to a stage.
struct WorkAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Ein Arbeitspaket anlegen", en: "Add a work package"),
    discussion: Phrase(
      "viertelwerk work add DO-BRU-051 AP-03 \"Putz abschlagen\" --stage sanierung --trade 18350 --cost-group 340 --minutes 4800",
      en:
        "viertelwerk work add DO-BRU-051 AP-03 'Knock off plaster' --stage sanierung --trade 18350 --cost-group 340 --minutes 4800"
    ))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .phrase("Neues Kürzel, etwa AP-03.", en: "New code, such as AP-03.")) var code: String
  @Argument(help: .phrase("Was zu tun ist.", en: "What is to be done.", value: .text)) var title: String
  @Option(help: .phrase("Bauphase.", en: "Stage.", value: .code)) var stage: String
  @Option(
    help: .phrase("Welche Ausführung der Bauphase.", en: "Which run of the stage.", value: Phrase("nummer", en: "number")))
  var occurrence = 1
  @Option(help: .phrase("Einheit.", en: "Unit.", value: .code)) var unit: String?
  @Option(help: .phrase("Gewerk nach VOB/C, etwa 18350.", en: "Trade by VOB/C, such as 18350.", value: .code)) var trade:
    String?
  @Option(help: .phrase("Kostengruppe nach DIN 276, etwa 340.", en: "Cost group by DIN 276, such as 340.", value: .code))
  var costGroup: String?
  @Option(help: .phrase("Ausgabe der DIN 276.", en: "Edition of DIN 276.", value: Phrase("jahr", en: "year"))) var edition =
    2018
  @Option(
    help: .phrase(
      "Wer es macht: teilnehmende (Vorgabe), firma, beide.", en: "Who does it: participants (default), firm, both.",
      value: Phrase("wer", en: "who")), transform: Reading.choice)
  var performer: Performer?
  @Option(help: .phrase("Firma.", en: "Firm.", value: .code)) var firm: String?
  @Option(
    help: .phrase("Geplante Zeit: 4800 oder 80 h.", en: "Planned time: 4800 or 80 h.", value: Phrase("minuten", en: "minutes")),
    transform: Reading.minutes)
  var minutes: Minutes?
  @Option(
    help: .phrase("Geplante Kosten der Firma.", en: "Planned cost of the firm.", value: .amount), transform: Reading.amount)
  var cost: Money?
  @Option(
    help: .phrase(
      "Arbeitsart, für die Nachweise nötig sind (mehrmals).", en: "Kind of work that needs certificates (several times).",
      value: .code))
  var kind: [String] = []
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?

  func run(in context: Context) async throws {
    let facts = WorkPackageFacts(
      code: code, title: title, stage: stage, occurrence: occurrence, unit: unit, trade: trade,
      costGroupEdition: costGroup == nil ? nil : edition, costGroup: costGroup,
      performer: performer ?? (firm == nil ? .participants : .firm), firm: firm, planned: minutes ?? .zero,
      plannedCost: cost ?? .zero, workKinds: kind, note: note)
    try await context.perform(AddWorkPackage(property, facts))
    context.done(
      Phrase("Arbeitspaket \(code) von \(property) angelegt.", en: "Work package \(code) of \(property) added."),
      json: ["property": .text(property), "work_package": .text(code)])
  }
}

/// Plans a participant onto a work package.
struct WorkPlan: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "plan", Phrase("Jemanden für ein Arbeitspaket einplanen", en: "Plan somebody onto a work package"),
    discussion: Phrase(
      "Was das Gesetz verlangt und nicht nachgewiesen ist, verhindert die Planung; anderes wird gesagt.",
      en: "What the law asks for and is not proven prevents the planning; anything else is said."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .phrase("Arbeitspaket.", en: "Work package.", value: Phrase("paket", en: "package"))) var package: String
  @Option(help: .phrase("Wer (Kürzel).", en: "Who (code).", value: .code)) var participant: String
  @Option(help: .phrase("Erster Tag.", en: "First day.", value: .day), transform: Reading.day) var from: LocalDate
  @Option(
    help: .phrase("Letzter Tag (sonst der erste).", en: "Last day (else the first).", value: .day), transform: Reading.day)
  var until: LocalDate?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?

  func run(in context: Context) async throws {
    let period = try Reading.period(from: from, until: until ?? from) ?? DateRange(from)
    let warnings = try await context.perform(
      PlanWork(property, package, participant: participant, in: period, note: note))
    context.done(
      Phrase(
        "\(participant) ist für \(package) eingeplant: \(period.phrase.german).",
        en: "\(participant) is planned onto \(package): \(period.phrase.english)."),
      json: [
        "property": .text(property), "work_package": .text(package), "participant": .text(participant),
        "period": .period(period), "warnings": .list(warnings.map(\.json)),
      ])
    for warning in warnings { Terminal.say(GateWarning.phrase(warning)) }
  }
}

/// Shows who is planned onto which work.
struct WorkAssignments: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "assignments", Phrase("Wer wofür eingeplant ist", en: "Who is planned onto what"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Option(help: .phrase("Erster Tag (sonst heute).", en: "First day (else today).", value: .day), transform: Reading.day)
  var from: LocalDate?
  @Option(help: .phrase("Letzter Tag.", en: "Last day.", value: .day), transform: Reading.day) var until: LocalDate?

  func run(in context: Context) async throws {
    let property = property
    let period = try Reading.period(from: from ?? Reading.today, until: until) ?? .unbounded
    let found = try await context.read { tx in
      try WorkAssignmentQueries.all(of: Lookup.property(property, tx), in: period, tx)
    }
    context.show(json: .list(found.map(\.json))) {
      Table(
        [
          .text("Wer", en: "Who"), .text("Arbeitspaket", en: "Work package"), .text("Zeitraum", en: "Period"),
          .text("Bemerkung", en: "Note"),
        ],
        rows: found.map { [$0.participant, $0.workPackage, $0.period.description, $0.note ?? "–"] })
    }
  }
}
