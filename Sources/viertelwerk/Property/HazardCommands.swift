import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Hazards, and defects that are none.
struct HazardGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "hazard", Phrase("Gefahren und Mängel", en: "Hazards and defects"),
    subcommands: [
      HazardList.self, HazardReport.self, HazardDeadline.self, HazardFixed.self, HazardClose.self, HazardReopen.self,
    ])
}

/// Lists open hazards, the most dangerous first.
struct HazardList: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "list", Phrase("Offene Gefahren auflisten, die schlimmsten zuerst", en: "List open hazards, the worst first"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Nur dieses Haus.", en: "Only this house.", value: .house)) var property: String?
  @Flag(help: .phrase("Mängel statt Gefahren.", en: "Defects instead of hazards.")) var defects = false
  @Flag(help: .phrase("Auch erledigte.", en: "Also closed ones.")) var all = false

  func run(in context: Context) async throws {
    let (property, defects, all) = (property, defects, all)
    let found = try await context.read { tx in
      try tx.ask(
        HazardQueries.all(
          of: property.map { code in try Lookup.property(code, tx) }, hazards: !defects, closedToo: all))
    }
    context.show(json: .list(found.map(\.json))) { HazardTable.table(of: found) }
  }
}

/// Reports a hazard or a defect.
struct HazardReport: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "report", Phrase("Eine Gefahr oder einen Mangel melden", en: "Report a hazard or a defect"),
    discussion: Phrase(
      "viertelwerk hazard report DO-BRU-051 \"Decke über dem Flur gerissen\" --severity akut --deadline 12.03.2026",
      en: "viertelwerk hazard report DO-BRU-051 'Cracked ceiling above the hall' --severity acute --deadline 2026-03-12"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .phrase("Was ist es.", en: "What it is.", value: .text)) var description: String
  @Option(
    help: .phrase(
      "Schwere: gering, mittel, hoch, akut.", en: "Severity: low, medium, high, acute.",
      value: Phrase("schwere", en: "severity")), transform: Reading.choice)
  var severity: Severity
  @Flag(help: .phrase("Ein Mangel, keine Gefahr.", en: "A defect, not a hazard.")) var defect = false
  @Option(help: .phrase("Kürzel (sonst das nächste freie).", en: "Code (else the next free one).", value: .code))
  var code: String?
  @Option(help: .phrase("Gemeldet am (sonst heute).", en: "Reported on (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?
  @Option(help: .phrase("Frist.", en: "Deadline.", value: .day), transform: Reading.day) var deadline: LocalDate?
  @Option(help: .phrase("Einheit.", en: "Unit.", value: .code)) var unit: String?
  @Option(help: .phrase("Raum.", en: "Room.", value: .text)) var room: String?
  @Option(help: .phrase("Gewerk, etwa 18330.", en: "Trade, such as 18330.", value: .code)) var trade: String?
  @Option(help: .phrase("Wer es beheben muss.", en: "Who has to put it right.", value: .code)) var responsible: String?

  func run(in context: Context) async throws {
    let record = HazardRecord(
      property: property, code: code ?? "", isHazard: !defect, severity: severity, description: description, unit: unit,
      room: room, reportedOn: on ?? Reading.today, deadlineOn: deadline, state: deadline == nil ? .reported : .deadlineSet,
      trade: trade, responsible: responsible)
    let outcome = try await context.perform(ReportHazard(property, code: code, record))
    Terminal.line(context.json ? JSONValue.object(["code": .text(outcome.code)]).pretty : outcome.code)
    guard !outcome.acceptedStages.isEmpty else { return }
    let german = outcome.acceptedStages.map(\.german).joined(separator: ", ")
    let english = outcome.acceptedStages.map(\.english).joined(separator: ", ")
    Terminal.say(
      Phrase(
        "Warnung: \(german) ist schon ohne offene Gefahren abgenommen; jetzt ist eine offen.\n  Abhilfe: beheben lassen und mit hazard close schließen.",
        en:
          "Warning: \(english) was already accepted as free of hazards; now one is open.\n  Remedy: have it fixed and close it with hazard close."
      ))
  }
}

/// What every change of a hazard asks for.
struct HazardMoveOptions: ParsableArguments {
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .phrase("Kürzel der Gefahr oder des Mangels.", en: "Code of the hazard or defect.", value: .code)) var hazard:
    String
  @Option(help: .phrase("Bemerkung dazu.", en: "A note on it.", value: .text)) var note: String?

  func move(
    to state: DefectState, on day: LocalDate? = nil, deadline: LocalDate? = nil, in context: Context
  ) async throws {
    let day = day ?? Reading.today
    _ = try await context.perform(
      MoveHazard(property, hazard, to: state, on: day, deadlineOn: deadline, note: note))
    context.done(
      Phrase("\(hazard) von \(property): \(state.name.german).", en: "\(hazard) of \(property): \(state.name.english)."),
      json: ["property": .text(property), "hazard": .text(hazard), "state": .text(state.rawValue), "on": .day(day)])
  }
}

/// Sets a deadline, or extends the one there is.
struct HazardDeadline: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "deadline", Phrase("Frist setzen oder verlängern", en: "Set or extend the deadline"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: HazardMoveOptions
  @Option(help: .phrase("Frist.", en: "Deadline.", value: .day), transform: Reading.day) var until: LocalDate
  @Flag(help: .phrase("Es ist eine Nachfrist.", en: "It is an extension.")) var extended = false

  func run(in context: Context) async throws {
    try await options.move(to: extended ? .extended : .deadlineSet, deadline: until, in: context)
  }
}

/// Reports that it was put right; somebody still has to verify it.
struct HazardFixed: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "fixed", Phrase("Als beseitigt melden (zu prüfen)", en: "Report as fixed (to be verified)"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: HazardMoveOptions

  func run(in context: Context) async throws {
    try await options.move(to: .fixed, in: context)
  }
}

/// Closes a hazard or defect.
struct HazardClose: DatabaseCommand {
  static let configuration = CommandConfiguration("close", Phrase("Schließen", en: "Close"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: HazardMoveOptions
  @Option(help: .phrase("An welchem Tag (sonst heute).", en: "On which day (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?
  @Option(
    name: .customLong("as"),
    help: .phrase(
      "geprueft (Vorgabe), abgelehnt oder gemindert.", en: "verified (default), rejected or price_reduced.",
      value: Phrase("zustand", en: "state")), transform: Reading.choice)
  var state: DefectState?

  func run(in context: Context) async throws {
    let state = state ?? .verified
    guard state.isClosed else {
      throw Problem(
        code: "hazard.not_an_end",
        message: Phrase("„\(state.word)“ schließt nichts.", en: "“\(state.rawValue)” closes nothing."),
        hint: Phrase("Möglich ist: geprueft, abgelehnt, gemindert.", en: "Possible: verified, rejected, price_reduced."),
        exit: .usage)
    }
    try await options.move(to: state, on: on, in: context)
  }
}

/// Opens a closed hazard again.
struct HazardReopen: DatabaseCommand {
  static let configuration = CommandConfiguration("reopen", Phrase("Wieder öffnen", en: "Open again"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: HazardMoveOptions

  func run(in context: Context) async throws {
    try await options.move(to: .reported, in: context)
  }
}
