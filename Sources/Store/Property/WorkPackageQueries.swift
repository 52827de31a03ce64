package import Domain
import Postgres

/// A piece of a stage: where, which trade and cost group, who does it, and what is planned for it.
package struct WorkPackageFacts: Sendable, Hashable {
  package var code: String
  package var title: String
  package var stage: String
  package var occurrence: Int
  package var unit: String?
  package var trade: String?
  /// Edition and code of the cost group by DIN 276.
  package var costGroupEdition: Int?
  package var costGroup: String?
  package var performer: Performer
  /// Code of the firm.
  package var firm: String?
  package var planned: Minutes
  package var plannedCost: Money
  /// Kinds of work that gates ask a certificate for.
  package var workKinds: [String]
  package var note: String?

  package init(
    code: String, title: String, stage: String, occurrence: Int = 1, unit: String? = nil, trade: String? = nil,
    costGroupEdition: Int? = nil, costGroup: String? = nil, performer: Performer, firm: String? = nil,
    planned: Minutes = .zero, plannedCost: Money = .zero, workKinds: [String] = [], note: String? = nil
  ) {
    self.code = code
    self.title = title
    self.stage = stage
    self.occurrence = occurrence
    self.unit = unit
    self.trade = trade
    self.costGroupEdition = costGroupEdition
    self.costGroup = costGroup
    self.performer = performer
    self.firm = firm
    self.planned = planned
    self.plannedCost = plannedCost
    self.workKinds = workKinds
    self.note = note
  }
}

/// A work package with how far it is.
package struct WorkPackageRecord: Sendable, Hashable {
  package let facts: WorkPackageFacts
  package let tradeName: Phrase?
  package let firmName: String?
  package let done: BasisPoints
  package let worked: Minutes
  package let firmWorked: Minutes
}

/// Reads work packages.
package enum WorkPackageQueries {
  /// The packages of a house by stage and code, as they stand on a day.
  package static func all(of property: Property.ID, on day: LocalDate, _ tx: Transaction) throws -> [WorkPackageRecord] {
    try tx.query(
      """
      select w.code, w.title, s.stage_code, s.occurrence, u.code, w.trade_code, w.cost_group_edition, w.cost_group_code,
             w.performer, f.code, w.planned_minutes, w.planned_cost_cents, t.name_de, t.name_en, f.name,
             coalesce((select array_agg(k.work_kind_code::text order by k.work_kind_code)
                         from work_package_kinds k where k.work_package_id = w.id), '{}'),
             w.note,
             coalesce((select r.done from progress_reports r
                         join diary_events e on e.id = r.event_id and e.retracted_by_id is null
                        where r.property_id = w.property_id and r.work_package_id = w.id and r.day <= \(day)
                        order by r.day desc, r.event_id desc limit 1), 0),
             coalesce((select sum(l.minutes) from current_work_lines l
                        where l.property_id = w.property_id and l.work_package_id = w.id and l.day <= \(day)), 0)::bigint,
             coalesce((select sum(f.minutes) from firm_presences f
                         join diary_events e on e.id = f.event_id and e.retracted_by_id is null
                        where f.property_id = w.property_id and f.work_package_id = w.id and f.day <= \(day)), 0)::bigint
        from work_packages w
        join stages s on s.id = w.stage_id
        join stage_kinds k on k.code = s.stage_code
        left join units u on u.id = w.unit_id
        left join organisations f on f.id = w.firm_id
        left join trades t on t.code = w.trade_code
       where w.property_id = \(property)
       order by k.position, s.occurrence, w.code
      """
    ).map {
      (
        code: String, title: String, stage: String, occurrence: Int, unit: String?, trade: String?, edition: Int?,
        group: String?, performer: Performer, firm: String?, planned: Minutes, cost: Money,
        german: String?, english: String?, firmName: String?, kinds: [String], note: String?, done: BasisPoints,
        worked: Minutes, firmWorked: Minutes
      ) in
      WorkPackageRecord(
        facts: WorkPackageFacts(
          code: code, title: title, stage: stage, occurrence: occurrence, unit: unit, trade: trade,
          costGroupEdition: edition, costGroup: group, performer: performer, firm: firm, planned: planned,
          plannedCost: cost, workKinds: kinds, note: note),
        tradeName: german.map { Phrase($0, en: english ?? $0) }, firmName: firmName, done: done, worked: worked,
        firmWorked: firmWorked)
    }
  }
}
