package import Domain
import Postgres

/// Reads the rows behind the report on a house.
package enum PropertyReportQueries {
  package static func work(_ tx: Transaction, on property: Property.ID, through day: LocalDate) throws -> [StageWork] {
    try tx.query(
      """
      select w.event_id, w.stage_id, t.code, w.day, p.code, w.minutes
        from current_work_lines w
        join participants t on t.id = w.participant_id
        join work_packages p on p.id = w.work_package_id
       where w.property_id = \(property) and w.day <= \(day)
       order by w.day, t.code, p.code, w.event_id
      """
    ).map { (eventID: UniqueID, stageID: Stage.ID, participant: String, day: LocalDate, package: String, minutes: Int) in
      StageWork(
        eventID: eventID, stageID: stageID, participant: participant, day: day, workPackage: package, minutes: minutes)
    }
  }

  package static func firms(_ tx: Transaction, on property: Property.ID, through day: LocalDate) throws -> [StageFirmWork] {
    try tx.query(
      """
      select f.event_id, p.stage_id, o.name, f.day, f.headcount, f.minutes
        from firm_presences f
        join diary_events e on e.id = f.event_id and e.retracted_by_id is null
        join organisations o on o.id = f.firm_id
        left join work_packages p on p.id = f.work_package_id
       where f.property_id = \(property) and f.day <= \(day)
       order by f.day, folded(o.name), f.event_id
      """
    ).map { (eventID: UniqueID, stageID: Stage.ID?, firm: String, day: LocalDate, headcount: Int, minutes: Int) in
      StageFirmWork(eventID: eventID, stageID: stageID, firm: firm, day: day, headcount: headcount, minutes: minutes)
    }
  }

  /// Every unit that ever was, the oldest first.
  package static func units(of property: Property.ID) -> Question<[ReportedUnit]> {
    .rows(
      """
      select u.id, u.code, u.kind, u.floor, u.area_m2::text, u.rooms::text, u.existence, u.source,
             coalesce((select array_agg(p.code::text order by p.code::text) from unit_successions s
                         join units p on p.id = s.predecessor_id where s.successor_id = u.id), '{}'),
             coalesce((select array_agg(n.code::text order by n.code::text) from unit_successions s
                         join units n on n.id = s.successor_id where s.predecessor_id = u.id), '{}')
        from units u where u.property_id = \(property)
       order by lower(u.existence) nulls first, u.code
      """
    ) {
      (
        id: Unit.ID, code: String, kind: UnitKind, floor: String?, area: ExactDecimal?, rooms: ExactDecimal?,
        existence: DateRange, source: String?, predecessors: [String], successors: [String]
      ) in
      ReportedUnit(
        id: id, code: code, kind: kind, floor: floor, area_m2: area, rooms: rooms, existence: existence, source: source,
        predecessors: predecessors, successors: successors)
    }
  }

  /// Open hazards first, the most dangerous first.
  package static func hazards(_ tx: Transaction, of property: Property.ID) throws -> [ReportedHazard] {
    try tx.query(
      """
      select d.id, d.code, d.severity, d.description, u.code, d.reported_on, d.deadline_on, d.state, d.closed_on
        from defects d left join units u on u.id = d.unit_id
       where d.property_id = \(property) and d.is_hazard
       order by d.closed_on is not null, array_position(array['acute', 'high', 'medium', 'low'], d.severity), d.code
      """
    ).map {
      (
        id: Hazard.ID, code: String, severity: Severity, description: String, unit: String?, reportedOn: LocalDate,
        deadline: LocalDate?, state: DefectState, closedOn: LocalDate?
      ) in
      ReportedHazard(
        id: id, code: code, severity: severity, description: description, unit: unit, reportedOn: reportedOn,
        deadlineOn: deadline, state: state, closedOn: closedOn)
    }
  }

  /// How a house changed hands, in order.
  package static func acquisitions(of property: Property.ID) -> Question<[ReportedAcquisition]> {
    .rows(
      """
      select a.id, s.name, q.name, a.position, a.form, a.acquired_on, s.code, q.code, a.price_cents, a.term,
             a.ground_rent_cents_per_year, a.index_clause, a.reversion_clause, a.source, a.evidence, a.note
        from acquisitions a
        left join organisations s on s.id = a.seller_id
        left join organisations q on q.id = a.acquirer_id
       where a.property_id = \(property) order by a.position
      """
    ) {
      (
        id: Int64, sellerName: String?, acquirerName: String?, position: Int, form: AcquisitionForm, acquiredOn: LocalDate?,
        seller: String?, acquirer: String?, price: Money?, term: DateRange?, rent: Money?, index: String?, reversion: String?,
        source: String?, evidence: String?, note: String?
      ) in
      ReportedAcquisition(
        id: id,
        facts: AcquisitionFacts(
          position: position, form: form, acquiredOn: acquiredOn, seller: seller, acquirer: acquirer, price: price,
          term: term, groundRentPerYear: rent, indexClause: index, reversionClause: reversion, source: source,
          evidence: evidence, note: note),
        seller: sellerName, acquirer: acquirerName)
    }
  }
}
