package import Domain
package import Store

/// Starts, suspends, resumes, completes, accepts, reopens or skips a stage. The state machine, the gates and the hazards that
/// block an acceptance are the database's rules.
package struct MoveStage: UseCase {
  /// What became of the stage.
  package struct Outcome: Sendable, Hashable {
    package let occurrence: Int
    package let state: StageState
    /// Stages whose acceptance was not waited for.
    package let gatesOverridden: [String]
  }

  package let action: StageAction
  package let property: String
  package let stage: String
  /// Which run is meant; nil is the only one that the action fits.
  package let occurrence: Int?
  package let day: LocalDate
  package let reason: String?
  /// Why a gate is not waited for.
  package let overrideReason: String?

  package init(
    _ action: StageAction, _ property: String, _ stage: String, occurrence: Int? = nil, on day: LocalDate,
    reason: String? = nil, overrideReason: String? = nil
  ) {
    self.action = action
    self.property = property
    self.stage = stage
    self.occurrence = occurrence
    self.day = day
    self.reason = reason
    self.overrideReason = overrideReason
  }

  package func run(_ tx: Transaction) throws -> Outcome {
    let id = try Lookup.property(property, tx)
    let run = try chosenRun(of: id, tx)
    // Starting, resuming and reopening all lead to “active”, so that the database cannot tell which was meant.
    if action.to == .active, run.state != action.from { throw wrongState(run.state) }
    let overridden = try StageWrites.record(
      run.id, to: action.to, on: day, reason: reason, overrideReason: overrideReason, tx)
    try AuditEvents.record(
      tx, operation: "stage.\(action.rawValue)", subject: "stage:\(property)/\(stage)/\(run.occurrence)",
      facts: [
        "on": .day(day), "from": .text(run.state.rawValue), "to": .text(action.to.rawValue),
        "gates_overridden": .list(overridden.map { .text($0) }),
      ],
      change: AuditChange(from: ["state": .text(run.state.rawValue)], to: ["state": .text(action.to.rawValue)]))
    return Outcome(occurrence: run.occurrence, state: action.to, gatesOverridden: overridden)
  }

  private typealias Run = (id: Stage.ID, occurrence: Int, state: StageState, planned: DateRange?)

  private func chosenRun(of id: Property.ID, _ tx: Transaction) throws -> Run {
    if let occurrence {
      let key = try Lookup.stage(stage, occurrence: occurrence, of: id, tx)
      let runs = try StageQueries.runs(of: stage, on: id, tx)
      if let run = runs.first(where: { $0.id == key }) { return run }
    }
    let runs = try StageQueries.runs(of: stage, on: id, tx)
    let fitting = runs.filter { $0.state == action.from }
    if fitting.count == 1 { return fitting[0] }
    guard let last = runs.last else { throw try missing(tx) }
    guard fitting.count > 1 else { return last }
    let numbers = fitting.map { String($0.occurrence) }.joined(separator: ", ")
    throw Problem(
      code: "stage.ambiguous",
      message: Phrase(
        "„\(stage)“ von \(property) gibt es mehrmals (\(numbers)).",
        en: "“\(stage)” of \(property) is there several times (\(numbers))."),
      hint: Phrase("Sagen, welche gemeint ist (--occurrence).", en: "Say which one is meant (--occurrence)."),
      exit: .usage)
  }

  /// A stage of the template that nobody planned yet is another mistake than a word that the template does not know.
  private func missing(_ tx: Transaction) throws -> Problem {
    try ReferenceList.stageKind.require(stage, tx)
    return Problem(
      code: "stage.not_planned",
      message: Phrase(
        "Für \(property) ist „\(stage)“ noch nicht geplant.", en: "“\(stage)” is not planned for \(property) yet."),
      hint: Phrase(
        "Zuerst die Bauphase planen (viertelwerk stage plan \(property) \(stage)).",
        en: "Plan the stage first (viertelwerk stage plan \(property) \(stage))."))
  }

  private func wrongState(_ state: StageState) -> Problem {
    let commands = state.actions.map(\.rawValue).joined(separator: ", ")
    func possible(_ language: Language) -> String { state.actions.map { $0.name.text(language) }.joined(separator: ", ") }
    return Problem(
      code: "stage.wrong_state",
      message: Phrase(
        "„\(stage)“ von \(property) hat den Zustand „\(state.name.german)“; „\(action.name.german)“ geht nur aus „\(action.from.name.german)“.",
        en:
          "“\(stage)” of \(property) has the state “\(state.name.english)”; “\(action.name.english)” needs “\(action.from.name.english)”."
      ),
      hint: state.actions.isEmpty
        ? Phrase(
          "An dieser Ausführung ändert sich nichts mehr; eine neue planen (viertelwerk stage plan \(property) \(stage) --again).",
          en: "This run does not change any more; plan a new one (viertelwerk stage plan \(property) \(stage) --again).")
        : Phrase(
          "Möglich ist jetzt: \(possible(.german)) (viertelwerk stage \(commands)).",
          en: "Possible now: \(possible(.english)) (viertelwerk stage \(commands))."))
  }
}
