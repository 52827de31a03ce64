import ArgumentParser
import Domain
import Operations
import Store

/// What every change of a stage asks for.
struct StageMoveOptions: ParsableArguments {
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .phrase("Bauphase.", en: "Stage.", value: .stage)) var stage: String
  @Option(help: .phrase("An welchem Tag (sonst heute).", en: "On which day (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?
  @Option(help: .phrase("Warum.", en: "Why.", value: .text)) var reason: String?
  @Option(
    help: .phrase(
      "Warum auf ein Tor nicht gewartet wird; wird aufbewahrt.", en: "Why a gate is not waited for; it is kept.", value: .text))
  var override: String?
  @Option(help: .phrase("Welche Ausführung.", en: "Which run.", value: Phrase("nummer", en: "number"))) var occurrence: Int?
}

/// A command that moves a stage on.
protocol StageMove: DatabaseCommand {
  static var action: StageAction { get }
  var options: StageMoveOptions { get }
}

extension StageMove {
  func run(in context: Context) async throws {
    let day = options.on ?? Reading.today
    let outcome = try await context.perform(
      MoveStage(
        Self.action, options.property, options.stage, occurrence: options.occurrence, on: day, reason: options.reason,
        overrideReason: options.override))
    let run = outcome.occurrence == 1 ? "" : " (\(outcome.occurrence).)"
    context.done(
      Phrase(
        "„\(options.stage)“\(run) von \(options.property): \(outcome.state.name.german) am \(day).",
        en: "“\(options.stage)”\(run) of \(options.property): \(outcome.state.name.english) on \(day)."),
      json: [
        "property": .text(options.property), "stage": .text(options.stage), "occurrence": .integer(outcome.occurrence),
        "state": .text(outcome.state.rawValue), "on": .day(day),
        "gates_overridden": .list(outcome.gatesOverridden.map { .text($0) }),
      ])
    if !outcome.gatesOverridden.isEmpty {
      let gates = outcome.gatesOverridden.joined(separator: ", ")
      Terminal.say(
        Phrase(
          "Warnung: Nicht gewartet wurde auf \(gates); der Grund ist aufbewahrt.",
          en: "Warning: not waited for: \(gates); the reason is kept."))
    }
  }
}

/// Starts a planned stage, where its gates are open.
struct StageStart: StageMove {
  static let action = StageAction.start
  static let configuration = CommandConfiguration("start", Phrase("Beginnen", en: "Start"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: StageMoveOptions
}

/// Suspends a stage, with the reason.
struct StageSuspend: StageMove {
  static let action = StageAction.suspend
  static let configuration = CommandConfiguration(
    "suspend", Phrase("Unterbrechen (mit --reason)", en: "Suspend (with --reason)"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: StageMoveOptions
}

/// Resumes a suspended stage.
struct StageResume: StageMove {
  static let action = StageAction.resume
  static let configuration = CommandConfiguration("resume", Phrase("Fortsetzen", en: "Resume"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: StageMoveOptions
}

/// Reports a stage complete.
struct StageComplete: StageMove {
  static let action = StageAction.complete
  static let configuration = CommandConfiguration("complete", Phrase("Fertig melden", en: "Complete"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: StageMoveOptions
}

/// Accepts a completed stage.
struct StageAccept: StageMove {
  static let action = StageAction.accept
  static let configuration = CommandConfiguration("accept", Phrase("Abnehmen", en: "Accept"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: StageMoveOptions
}

/// Refuses the acceptance of a completed stage, with the reason.
struct StageReopen: StageMove {
  static let action = StageAction.reopen
  static let configuration = CommandConfiguration(
    "reopen", Phrase("Abnahme verweigern (mit --reason)", en: "Refuse acceptance (with --reason)"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: StageMoveOptions
}

/// Skips a planned stage, with the reason.
struct StageSkip: StageMove {
  static let action = StageAction.skip
  static let configuration = CommandConfiguration(
    "skip", Phrase("Entfallen lassen (mit --reason)", en: "Skip (with --reason)"))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: StageMoveOptions
}
