package import Domain
import Postgres

/// A stage of a house as it stands.
package struct StageRecord: Sendable, Hashable {
  package let id: Stage.ID
  package let code: String
  package let name: Phrase
  package let occurrence: Int
  package let planned: DateRange?
  package let state: StageState
  package let startedOn: LocalDate?
  package let completedOn: LocalDate?
  package let acceptedOn: LocalDate?
  /// Nil without work packages, or where firms and participants have no common measure.
  package let progress: BasisPoints?
  package let packageCount: Int
  /// What participants worked on it.
  package let worked: Minutes
  package let source: String?
  package let note: String?
}

/// One change of a stage, as it was written down.
package struct StageEventRecord: Sendable, Hashable {
  package let from: StageState
  package let to: StageState
  package let happenedOn: LocalDate
  package let reason: String?
  package let overrideReason: String?
  /// Codes of the stages whose acceptance was not waited for.
  package let gatesOverridden: [String]
  package let actor: String
}

/// Reads the stages of a house.
package enum StageQueries {
  /// All stages of a house in the order of the template, as they stand on a day.
  package static func all(of property: Property.ID, on day: LocalDate) -> Question<[StageRecord]> {
    .rows(
      """
      with worked as (
        select w.stage_id, sum(w.minutes)::bigint as minutes from current_work_lines w
         where w.property_id = \(property) and w.day <= \(day) group by w.stage_id)
      select s.id, s.stage_code, k.name_de, k.name_en, s.occurrence, s.planned, s.state, s.started_on, s.completed_on,
             s.accepted_on, g.done, coalesce(g.packages, 0), coalesce(w.minutes, 0), s.source, s.note
        from stages s
        join stage_kinds k on k.code = s.stage_code
        left join stage_progress(\(property), \(day)) g on g.stage_id = s.id
        left join worked w on w.stage_id = s.id
       where s.property_id = \(property)
       order by k.position, s.occurrence
      """
    ) {
      (
        id: Stage.ID, code: String, german: String, english: String, occurrence: Int, planned: DateRange?,
        state: StageState, started: LocalDate?, completed: LocalDate?, accepted: LocalDate?, progress: BasisPoints?,
        packages: Int, worked: Minutes, source: String?, note: String?
      ) in
      StageRecord(
        id: id, code: code, name: Phrase(german, en: english), occurrence: occurrence, planned: planned, state: state,
        startedOn: started, completedOn: completed, acceptedOn: accepted, progress: progress, packageCount: packages,
        worked: worked, source: source, note: note)
    }
  }

  /// The runs of one kind of stage on a house, by occurrence, with their states.
  package static func runs(
    of code: String, on property: Property.ID, _ tx: Transaction
  ) throws -> [(id: Stage.ID, occurrence: Int, state: StageState, planned: DateRange?)] {
    try tx.query(
      """
      select id, occurrence, state, planned from stages
       where property_id = \(property) and stage_code = \(code) order by occurrence
      """
    ).map { (id: Stage.ID, occurrence: Int, state: StageState, planned: DateRange?) in (id, occurrence, state, planned) }
  }

  /// What happened to a stage, in order.
  package static func events(_ stage: Stage.ID, _ tx: Transaction) throws -> [StageEventRecord] {
    try tx.query(
      """
      select from_state, to_state, happened_on, reason, override_reason, gates_overridden, actor
        from stage_events where stage_id = \(stage) order by id
      """
    ).map {
      (
        from: StageState, to: StageState, day: LocalDate, reason: String?, override: String?, gates: [String],
        actor: String
      ) in
      StageEventRecord(
        from: from, to: to, happenedOn: day, reason: reason, overrideReason: override, gatesOverridden: gates,
        actor: actor)
    }
  }

  /// Stages that were accepted as free of hazards: what a hazard found later puts in doubt.
  package static func acceptedWithoutHazards(_ property: Property.ID, _ tx: Transaction) throws -> [Phrase] {
    try tx.query(
      """
      select k.name_de, k.name_en from stages s join stage_kinds k on k.code = s.stage_code
       where s.property_id = \(property) and s.state = 'accepted' and k.accepts_only_without_hazards
       order by k.position, s.occurrence
      """
    ).map { (german: String, english: String) in Phrase(german, en: english) }
  }
}
