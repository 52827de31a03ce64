import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// The stages a house goes through.
struct StageGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "stage", Phrase("Bauphasen", en: "Stages"),
    discussion: Phrase(
      "geplant → läuft ⇄ unterbrochen → fertig gemeldet → abgenommen; oder geplant → entfällt.",
      en: "planned → active ⇄ suspended → completed → accepted; or planned → skipped."),
    subcommands: [
      StageList.self, StageShow.self, StagePlan.self, StageStart.self, StageSuspend.self, StageResume.self,
      StageComplete.self, StageAccept.self, StageReopen.self, StageSkip.self,
    ])
}

/// Lists the stages of a house with state and progress.
struct StageList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Bauphasen auflisten", en: "List the stages"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String

  func run(in context: Context) async throws {
    let property = property
    let found = try await context.read { tx in
      try tx.ask(StageQueries.all(of: Lookup.property(property, tx), on: Reading.today))
    }
    context.show(json: .list(found.map(\.json))) { StageTable.table(of: found) }
  }
}

/// Shows what happened to a stage, with every reason that was given.
struct StageShow: DatabaseCommand {
  static let configuration = CommandConfiguration("show", Phrase("Verlauf einer Bauphase zeigen", en: "Show a stage's history"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .phrase("Bauphase.", en: "Stage.", value: .stage)) var stage: String
  @Option(help: .phrase("Welche Ausführung.", en: "Which run.", value: Phrase("nummer", en: "number"))) var occurrence = 1

  func run(in context: Context) async throws {
    let (property, stage, occurrence) = (property, stage, occurrence)
    let events = try await context.read { tx in
      let id = try Lookup.stage(stage, occurrence: occurrence, of: Lookup.property(property, tx), tx)
      return try StageQueries.events(id, tx)
    }
    context.show(json: .list(events.map(\.json))) { StageTable.table(of: events) }
  }
}

/// Plans a stage, or changes its plan.
struct StagePlan: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "plan", Phrase("Eine Bauphase planen oder umplanen", en: "Plan a stage, or change its plan"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(
    help: .phrase("Bauphase aus der Vorlage, etwa sicherung.", en: "Stage of the template, such as sicherung.", value: .stage))
  var stage: String
  @Option(help: .phrase("Geplanter erster Tag.", en: "Planned first day.", value: .day), transform: Reading.day) var from:
    LocalDate?
  @Option(help: .phrase("Geplanter letzter Tag.", en: "Planned last day.", value: .day), transform: Reading.day) var until:
    LocalDate?
  @Option(help: .phrase("Welche Ausführung.", en: "Which run.", value: Phrase("nummer", en: "number"))) var occurrence: Int?
  @Flag(help: .phrase("Eine weitere Ausführung planen.", en: "Plan one more run.")) var again = false
  @Option(help: .phrase("Woher das bekannt ist.", en: "Where this is known from.", value: Phrase("quelle", en: "source")))
  var source: String?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?

  func run(in context: Context) async throws {
    let outcome = try await context.perform(
      PlanStage(
        property, stage, occurrence: occurrence, again: again, planned: try Reading.period(from: from, until: until),
        source: source, note: note))
    context.done(
      outcome.isNew
        ? Phrase(
          "„\(stage)“ (\(outcome.occurrence).) für \(property) geplant.",
          en: "“\(stage)” (\(outcome.occurrence)) planned for \(property).")
        : Phrase(
          "Plan von „\(stage)“ (\(outcome.occurrence).) geändert.", en: "Plan of “\(stage)” (\(outcome.occurrence)) changed."),
      json: [
        "property": .text(property), "stage": .text(stage), "occurrence": .integer(outcome.occurrence),
        "new": .bool(outcome.isNew),
      ])
  }
}
