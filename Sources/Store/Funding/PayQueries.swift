package import Domain
import Postgres

/// Minutes of one placement and month on one stage of one house, which carry their part of the month's pay.
package struct PayMinutes: Sendable, Hashable {
  /// Nil: recorded by the office, on no house.
  package let property: Property.ID?
  package let stage: Stage.ID?
  /// `DO-BRU-051, sanierung`, or nothing where there is no house.
  package let place: String?
  package let minutes: Minutes

  package init(property: Property.ID?, stage: Stage.ID?, place: String?, minutes: Minutes) {
    self.property = property
    self.stage = stage
    self.place = place
    self.minutes = minutes
  }
}

/// Reads what pay is split by.
package enum PayQueries {
  /// Whose placements these are, by their codes.
  package static func payees(of placements: [String], _ tx: Transaction) throws -> [String: Participant.ID] {
    let found = try tx.query("select code::text, participant_id from placements where code = any(\(placements))")
      .decode((String, Participant.ID).self)
    return Dictionary(found) { first, _ in first }
  }

  /// The diary's minutes of a placement in a month, by house and stage in order of their codes.
  package static func diaryMinutes(
    of participant: Participant.ID, in period: DateRange, _ tx: Transaction
  ) throws -> [PayMinutes] {
    try tx.query(
      """
      select w.property_id, w.stage_id, p.code || ', ' || s.stage_code || case when s.occurrence > 1 then ' ' || s.occurrence else '' end,
             sum(w.minutes)
        from current_work_lines w
        join properties p on p.id = w.property_id
        join stages s on s.id = w.stage_id
       where w.participant_id = \(participant) and w.day <@ \(period)
       group by w.property_id, w.stage_id, p.code, s.id
       order by p.code, s.id
      """
    ).map { (property: Property.ID, stage: Stage.ID, place: String, minutes: Minutes) in
      PayMinutes(property: property, stage: stage, place: place, minutes: minutes)
    }
  }

  /// What the office recorded beyond the diary, day by day: worked, but on no house.
  package static func minutesWithoutHouse(
    of participant: Participant.ID, in period: DateRange, _ tx: Transaction
  ) throws -> Minutes {
    try tx.query(
      """
      select coalesce(sum(greatest(0, a.minutes - coalesce(w.minutes, 0))), 0)
        from attendance_days a
        left join (select day, sum(minutes)::integer as minutes from current_work_lines
                    where participant_id = \(participant) and day <@ \(period) group by day) w on w.day = a.day
       where a.participant_id = \(participant) and a.day <@ \(period) and a.is_present
      """
    ).decode(Minutes.self)[0]
  }

  /// Planned minutes of the days that were absent but paid, as leave and illness are under a wage.
  package static func paidAbsence(
    of participant: Participant.ID, in period: DateRange, _ tx: Transaction
  ) throws -> Minutes {
    guard let first = period.lower, let end = period.upper else { return .zero }
    return try tx.query("select paid_absence_minutes(\(participant), \(first), \(end))").decode(Minutes.self)[0]
  }

  /// The numbers of the vouchers that already hold pay of a kind for a placement and month.
  package static func booked(
    _ costKind: String, of placement: Placement.ID, in month: YearMonth, _ tx: Transaction
  ) throws -> [String] {
    try tx.query(
      """
      select distinct v.number from voucher_lines l join vouchers v on v.id = l.voucher_id
       where l.placement_id = \(placement) and l.month = \(month) and l.cost_kind_code = \(costKind)
       order by v.number
      """
    ).decode(String.self)
  }
}
