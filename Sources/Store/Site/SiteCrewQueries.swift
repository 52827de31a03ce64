package import Domain
import Postgres

/// Somebody who may be on a site on a day.
package struct CrewMember: Sendable, Hashable {
  package let participant: Participant.ID
  package let code: String
  /// Initial and family name; nil where the reader may not know names.
  package let shortName: String?
  /// What the placement plans for the day; zero where it expects nobody.
  package let planned: Minutes
  /// A work opportunity: only additional work is funded (§ 16d Abs. 2 SGB II).
  package let isAdditionalOnly: Bool
}

/// Reads who is expected on a site.
package enum SiteCrewQueries {
  /// Who is known on a house and placed on the day: planned there around it, or seen there in the last 60 days.
  ///
  /// - Parameter withNames: only for a role that may read names.
  package static func crew(
    of property: Property.ID, on day: LocalDate, withNames: Bool, _ tx: Transaction
  ) throws -> [CrewMember] {
    let name: SQL =
      withNames
      ? """
      (select nullif(concat_ws(' ', left(s.given_name, 1) || '.', s.family_name), '')
         from participant_persons s where s.participant_id = t.id)
      """ : "null::text"
    return try tx.query(
      """
      with crew as materialized (
        select t.id, t.code, \(fragment: name) as name
          from participants t
         where exists (select from placements p where p.participant_id = t.id and p.period @> \(day)
                          and (p.ended_on is null or p.ended_on >= \(day)))
           and (exists (select from work_lines w where w.property_id = \(property) and w.participant_id = t.id
                           and w.day > \(day)::date - 60 and w.day <= \(day))
                or exists (select from diary_presences w where w.property_id = \(property) and w.participant_id = t.id
                              and w.day > \(day)::date - 60 and w.day <= \(day))
                or exists (select from work_assignments a join work_packages k on k.id = a.work_package_id
                            where k.property_id = \(property) and a.participant_id = t.id
                              and a.period && daterange(\(day)::date - 30, \(day)::date + 30)))),
      asked as (select coalesce(array_agg(id), '{}') as ids from crew)
      select c.id, c.code, c.name,
             coalesce((select sum(e.planned_minutes)::integer from expected_days(\(day), \(day)::date + 1, (select ids from asked)) e
                        where e.participant_id = c.id), 0),
             c.id in (select additional_work_only((select ids from asked), \(day)))
        from crew c order by folded(c.name) nulls last, c.code
      """
    ).map { (id: Participant.ID, code: String, name: String?, planned: Minutes, isAdditionalOnly: Bool) in
      CrewMember(participant: id, code: code, shortName: name, planned: planned, isAdditionalOnly: isAdditionalOnly)
    }
  }

  /// The packages of a house on which work can go on: those of stages that are neither accepted nor skipped.
  package static func openPackages(of property: Property.ID, _ tx: Transaction) throws -> [WorkPackage.ID: String] {
    Dictionary(
      try tx.query(
        """
        select w.id, w.code from work_packages w join stages s on s.id = w.stage_id
         where w.property_id = \(property) and s.state not in ('accepted', 'skipped')
        """
      ).decode((WorkPackage.ID, String).self)
    ) { first, _ in first }
  }

  /// Every gate that somebody of the crew does not keep open on one of the packages.
  package static func unmetGates(
    _ crew: [CrewMember], on packages: [WorkPackage.ID], day: LocalDate, _ tx: Transaction
  ) throws -> [UnmetGate] {
    let pairs = crew.flatMap { member in packages.map { (member.participant, $0) } }
    guard !pairs.isEmpty else { return [] }
    return try WorkAssignmentQueries.unmetGates(
      pairs.map(\.0), on: pairs.map(\.1), in: pairs.map { _ in DateRange(day) }, tx)
  }
}
