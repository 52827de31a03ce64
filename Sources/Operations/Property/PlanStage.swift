package import Domain
package import Store

/// Plans a stage on a house: makes it where it is missing, else changes its plan.
package struct PlanStage: UseCase {
  /// What planning has done.
  package struct Outcome: Sendable, Hashable {
    package let occurrence: Int
    package let isNew: Bool
  }

  package let property: String
  package let stage: String
  /// Which run is meant; nil is the latest.
  package let occurrence: Int?
  /// Plan one more run of a kind of stage that may repeat.
  package let again: Bool
  package let planned: DateRange?
  package let source: String?
  package let note: String?

  package init(
    _ property: String, _ stage: String, occurrence: Int? = nil, again: Bool = false, planned: DateRange? = nil,
    source: String? = nil, note: String? = nil
  ) {
    self.property = property
    self.stage = stage
    self.occurrence = occurrence
    self.again = again
    self.planned = planned
    self.source = source
    self.note = note
  }

  package func run(_ tx: Transaction) throws -> Outcome {
    let id = try Lookup.property(property, tx)
    try ReferenceList.stageKind.require(stage, tx)
    let runs = try StageQueries.runs(of: stage, on: id, tx)
    let last = runs.last?.occurrence ?? 0
    let wanted = occurrence ?? (again ? last + 1 : max(last, 1))
    guard wanted <= last + 1 else {
      throw Problem(
        code: "stage.occurrence_skipped",
        message: Phrase(
          "Die \(wanted). Ausführung von „\(stage)“ setzt die \(last + 1). voraus.",
          en: "Run \(wanted) of “\(stage)” presupposes run \(last + 1)."),
        hint: Phrase(
          "Die \(last + 1). Ausführung planen (--occurrence \(last + 1)).",
          en: "Plan run \(last + 1) (--occurrence \(last + 1))."))
    }
    let existing = runs.first { $0.occurrence == wanted }
    if let existing {
      try StageWrites.replan(existing.id, planned: planned, source: source, note: note, tx)
    } else {
      try StageWrites.insert(stage, occurrence: wanted, planned: planned, source: source, note: note, of: id, tx)
    }
    try AuditEvents.record(
      tx, operation: "stage.plan", subject: "stage:\(property)/\(stage)/\(wanted)", facts: ["planned": .period(planned)],
      change: AuditChange(
        from: ["planned": .period(existing?.planned)], to: ["planned": .period(planned ?? existing?.planned)]))
    return Outcome(occurrence: wanted, isNew: existing == nil)
  }
}
