package import Domain
import Postgres

/// Planned and worked time of somebody in a week; absent days are out of the plan, and nothing says why.
package struct WeeklyHours: Sendable, Hashable {
  package let participant: String
  /// Initial and family name; nil for roles that know people by code.
  package let shortName: String?
  package let planned: Minutes
  package let worked: Minutes
  package let absent_days: Int
  /// Expected days of which nobody knows: they count as planned.
  package let unknown_days: Int

  package var difference: Minutes { worked - planned }
  package var standing: HoursStanding { HoursStanding(planned: planned, worked: worked) }
}

/// Reads how the hours of a week stand to what was planned.
package enum WeeklyHoursQueries {
  /// Everybody whom the acting role is told of, those who miss most first.
  ///
  /// - Parameter day: a running week counts the days before this one.
  package static func all(in week: CalendarWeek, before day: LocalDate, _ tx: Transaction) throws -> [WeeklyHours] {
    let name = PersonNames.short(as: tx.actor.role)
    return try tx.query(
      """
      select t.code, \(fragment: name.column), w.planned_minutes, w.worked_minutes, w.absent_days, w.unknown_days
        from weekly_hours(\(week.monday), \(day)) w
        join participants t on t.id = w.participant_id \(fragment: name.join)
       order by w.worked_minutes - w.planned_minutes, t.code
      """
    ).map { (code: String, name: String?, planned: Minutes, worked: Minutes, absent: Int, unknown: Int) in
      WeeklyHours(
        participant: code, shortName: name, planned: planned, worked: worked, absent_days: absent, unknown_days: unknown)
    }
  }
}

/// How a statement names people for roles that work with them, and leaves the name out for all others.
enum PersonNames {
  /// Initial and family name, of the participant `t`.
  static func short(as role: Role) -> (column: SQL, join: SQL) {
    guard [.operator, .siteManager, .coach].contains(role) else { return ("null::text", "") }
    return (
      "nullif(concat_ws(' ', left(n.given_name, 1) || '.', n.family_name), '')",
      "left join participant_persons n on n.participant_id = t.id"
    )
  }
}
