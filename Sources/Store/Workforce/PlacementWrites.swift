package import Domain
import Postgres

/// An assignment or employment as it is stored.
package struct PlacementRecord: Sendable, Hashable {
  package var code: String
  package var participant: Participant.ID
  package var kind: PlacementKind
  package var jobcenter: Organisation.ID
  package var period: DateRange
  /// Planned minutes Monday to Sunday.
  package var weekdayMinutes: [Int]
  package var measure: String?
  package var measureNumber: String?
  package var allowancePerHour: Money?
  package var wagePerHour: Money?
  package var interimReportDueOn: LocalDate?
  package var finalReportDueOn: LocalDate?
  package var occupation: String?
  package var source: String?

  package init(
    code: String, participant: Participant.ID, kind: PlacementKind, jobcenter: Organisation.ID, period: DateRange,
    weekdayMinutes: [Int]
  ) {
    self.code = code
    self.participant = participant
    self.kind = kind
    self.jobcenter = jobcenter
    self.period = period
    self.weekdayMinutes = weekdayMinutes
  }
}

/// Writes placements and their legal bases.
package enum PlacementWrites {
  package static func insert(_ placement: PlacementRecord, _ tx: Transaction) throws -> Placement.ID {
    try tx.query(
      """
      insert into placements
        (code, participant_id, kind, measure, measure_number, jobcenter_id, period, weekday_minutes,
         allowance_cents_per_hour, wage_cents_per_hour, interim_report_due_on, final_report_due_on, occupation_code, source)
      values (\(placement.code), \(placement.participant), \(placement.kind), \(placement.measure),
              \(placement.measureNumber), \(placement.jobcenter), \(placement.period),
              \(placement.weekdayMinutes)::smallint[], \(placement.allowancePerHour), \(placement.wagePerHour),
              \(placement.interimReportDueOn), \(placement.finalReportDueOn), \(placement.occupation), \(placement.source))
      returning id
      """
    ).decode(Placement.ID.self)[0]
  }

  package static func insertBasis(
    _ instrument: String, _ period: DateRange, of placement: Placement.ID, _ tx: Transaction
  ) throws {
    try tx.execute(
      "insert into placement_bases (placement_id, instrument_code, period) values (\(placement), \(instrument), \(period))")
  }

  /// Locks a placement until the transaction ends and returns its period and what it pays per hour.
  package static func lock(
    _ placement: Placement.ID, _ tx: Transaction
  ) throws -> (participant: Participant.ID, period: DateRange, allowancePerHour: Money?, wagePerHour: Money?)? {
    try tx.run([
      "select lock_placement(\(placement))",
      """
      select participant_id, period, allowance_cents_per_hour::bigint, wage_cents_per_hour::bigint
        from placements where id = \(placement)
      """,
    ]).last?.map { (participant: Participant.ID, period: DateRange, allowance: Money?, wage: Money?) in
      (participant, period, allowance, wage)
    }.first
  }

  /// Lets a placement and the legal bases that end with it run through `lastDay`; an early end before is undone by that.
  package static func extend(
    _ placement: Placement.ID, from before: DateRange, through lastDay: LocalDate, _ tx: Transaction
  ) throws {
    let end = lastDay.adding(days: 1)
    _ = try tx.run([
      """
      update placements set period = daterange(lower(period), \(end)), ended_on = null, end_reason = null
       where id = \(placement)
      """,
      """
      update placement_bases set period = daterange(lower(period), \(end))
       where placement_id = \(placement) and upper(period) = upper(\(before)::daterange)
      """,
    ])
  }

  /// Shortens a placement and its legal bases to end with `lastDay`; bases that would have begun later never took effect. The final
  /// report is due then, too, where a later day was named.
  package static func end(_ placement: Placement.ID, on lastDay: LocalDate, reason: String, _ tx: Transaction) throws {
    let rest = DateRange(lower: nil, upper: lastDay.adding(days: 1)) ?? .empty
    _ = try tx.run([
      "delete from placement_bases where placement_id = \(placement) and not period && \(rest)",
      "update placement_bases set period = period * \(rest) where placement_id = \(placement) and not period <@ \(rest)",
      """
      update placements
         set period = period * \(rest), ended_on = \(lastDay), end_reason = \(reason),
             final_report_due_on = case when final_report_due_on > \(lastDay) then \(lastDay) else final_report_due_on end
      where id = \(placement)
      """,
    ])
  }
}
