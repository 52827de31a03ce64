package import Domain
import Postgres

/// A placement as people look at it.
package struct PlacementFacts: Sendable, Hashable {
  /// A legal basis and its period.
  package struct Basis: Sendable, Hashable {
    package let instrument: String
    package let law: String
    package let period: DateRange
  }

  package let code: String
  package let participant: String
  package let kind: PlacementKind
  package let jobcenter: String
  package let period: DateRange
  /// Planned minutes Monday to Sunday.
  package let weekdayMinutes: [Int]
  package let measure: String?
  package let measureNumber: String?
  package let allowancePerHour: Money?
  package let wagePerHour: Money?
  package let interimReportDueOn: LocalDate?
  package let finalReportDueOn: LocalDate?
  package let occupation: String?
  package let endReason: String?
  package let source: String?
  package internal(set) var bases: [Basis]

  /// The reports that the Jobcenter is to get: on the days it named, else at half of the period and at its end.
  package var reports: [ReportDue] {
    var requests: [ReportDue.Kind: LocalDate] = [:]
    requests[.interim] = interimReportDueOn
    requests[.final] = finalReportDueOn
    return ReportDue.expected(for: period, requests: requests)
  }
}

/// When somebody is placed: all that a site manager may know of a placement.
package struct PlacementPeriod: Sendable, Hashable {
  package let code: String
  package let participant: String
  package let kind: PlacementKind
  package let period: DateRange
}

/// Reads placements.
package enum PlacementQueries {
  /// When these participants are placed, in order of time; for every role that knows them.
  package static func periods(of participants: [Participant.ID], _ tx: Transaction) throws -> [PlacementPeriod] {
    try tx.query(
      """
      select p.code, t.code, p.kind, p.period from placements p join participants t on t.id = p.participant_id
       where p.participant_id = any (\(participants))
       order by lower(p.period), p.code
      """
    ).map { (code: String, participant: String, kind: PlacementKind, period: DateRange) in
      PlacementPeriod(code: code, participant: participant, kind: kind, period: period)
    }
  }

  package static func all(
    of participant: Participant.ID? = nil, jobcenter: Organisation.ID? = nil, _ tx: Transaction
  ) throws -> [PlacementFacts] {
    try facts(
      """
      (\(participant)::bigint is null or p.participant_id = \(participant)::bigint)
        and (\(jobcenter)::bigint is null or p.jobcenter_id = \(jobcenter)::bigint)
      """, tx)
  }

  /// Placements in the order of their codes, behind one of them, so many; those of a participant, of a Jobcenter or of a day alone.
  package static func inOrder(
    of participant: Participant.ID?, jobcenter: Organisation.ID?, on day: LocalDate?, behind code: String?, limit: Int,
    _ tx: Transaction
  ) throws -> [PlacementFacts] {
    try facts(
      """
      p.id in (
        select x.id from placements x
         where (\(participant)::bigint is null or x.participant_id = \(participant)::bigint)
           and (\(jobcenter)::bigint is null or x.jobcenter_id = \(jobcenter)::bigint)
           and (\(day)::date is null or x.period @> \(day)::date)
           and (\(code)::text is null or x.code::text collate "C" > \(code)::text)
         order by x.code::text collate "C" limit \(limit))
      """, tx)
  }

  package static func all(of participants: [Participant.ID], _ tx: Transaction) throws -> [PlacementFacts] {
    try facts("p.participant_id = any (\(participants))", tx)
  }

  package static func one(_ placement: Placement.ID, _ tx: Transaction) throws -> PlacementFacts? {
    try facts("p.id = \(placement)", tx).first
  }

  /// The days that count for the clock of § 16d (6): those on which § 16d is a basis of the placement.
  package static func assignments(
    of participant: Participant.ID, under instrument: String, _ tx: Transaction
  ) throws -> [DateRange] {
    try tx.query(
      """
      select b.period from placement_bases b join placements p on p.id = b.placement_id
       where p.participant_id = \(participant) and b.instrument_code = \(instrument) order by lower(b.period)
      """
    ).decode(DateRange.self)
  }

  /// The limits of an instrument in force on a day; nil where it has none.
  package static func terms(of instrument: String, on day: LocalDate, _ tx: Transaction) throws -> AssignmentClock.Terms? {
    try tx.query(
      """
      select months_max, extension_months, window_months from instrument_limits
       where instrument_code = \(instrument) and valid @> \(day)
      """
    ).map { (months: Int, more: Int, window: Int) in
      AssignmentClock.Terms(regular_months: months, extension_months: more, window_months: window)
    }.first
  }

  private static func facts(_ condition: SQL, _ tx: Transaction) throws -> [PlacementFacts] {
    // Why a placement ended early may concern health: for whoever accompanies the participant and for the participant.
    let endReason: SQL = [.operator, .coach, .participant].contains(tx.actor.role) ? "p.end_reason" : "null::text"
    let rows = try tx.query(
      """
      select p.code, t.code, p.kind, o.code, p.period, p.weekday_minutes, p.measure, p.measure_number,
             p.allowance_cents_per_hour::bigint, p.wage_cents_per_hour::bigint, p.interim_report_due_on,
             p.final_report_due_on, p.occupation_code, \(fragment: endReason), p.source
        from placements p
        join participants t on t.id = p.participant_id
        join organisations o on o.id = p.jobcenter_id
       where \(fragment: condition) order by lower(p.period), p.code
      """
    ).map {
      (
        code: String, participant: String, kind: PlacementKind, jobcenter: String, period: DateRange, weekdays: [Int16],
        measure: String?, measureNumber: String?, allowance: Money?, wage: Money?, interim: LocalDate?, final: LocalDate?,
        occupation: String?, endReason: String?, source: String?
      ) in
      PlacementFacts(
        code: code, participant: participant, kind: kind, jobcenter: jobcenter, period: period,
        weekdayMinutes: weekdays.map(Int.init), measure: measure, measureNumber: measureNumber, allowancePerHour: allowance,
        wagePerHour: wage, interimReportDueOn: interim, finalReportDueOn: final, occupation: occupation,
        endReason: endReason, source: source, bases: [])
    }
    let bases = try tx.query(
      """
      select p.code, b.instrument_code, i.law, b.period
        from placement_bases b
        join placements p on p.id = b.placement_id
        join instruments i on i.code = b.instrument_code
       where \(fragment: condition) order by lower(b.period), b.instrument_code
      """
    ).map { (placement: String, instrument: String, law: String, period: DateRange) in
      (placement, PlacementFacts.Basis(instrument: instrument, law: law, period: period))
    }
    let byPlacement = Dictionary(grouping: bases, by: \.0)
    return rows.map { row in
      var row = row
      row.bases = byPlacement[row.code, default: []].map(\.1)
      return row
    }
  }
}
