package import Domain
import Postgres

/// An expected day of which neither the diary nor the office says anything.
package struct UnknownDay: Sendable, Hashable {
  package let participant: String
  /// Initial and family name; nil for roles that know people by code.
  package let shortName: String?
  package let day: LocalDate
  package let planned: Minutes
  /// The house on which to ask: where somebody was planned, else last seen within four weeks; as far as the acting role knows it.
  package let property: String?
  /// What the diary says of whether somebody was there, without any work: true where anybody saw them; nil: nothing.
  package let wasSeen: Bool?
}

/// Reads the days that somebody has to find out about.
package enum UnknownDayQueries {
  /// By participant and day; a day counts once it is over.
  ///
  /// - Parameter day: today.
  package static func all(in month: YearMonth, before day: LocalDate, _ tx: Transaction) throws -> [UnknownDay] {
    let name = PersonNames.short(as: tx.actor.role)
    let end = min(month.lastDay.adding(days: 1), day)
    return try tx.query(
      """
      select t.code, \(fragment: name.column), u.day, u.planned_minutes, h.code,
             (select bool_or(p.is_present) from current_presences p where p.participant_id = u.participant_id and p.day = u.day)
        from unknown_days(\(month.firstDay), \(end)) u
        join participants t on t.id = u.participant_id \(fragment: name.join)
        left join properties h on h.id = u.property_id
       order by t.code, u.day
      """
    ).map { (code: String, name: String?, day: LocalDate, planned: Minutes, property: String?, wasSeen: Bool?) in
      UnknownDay(participant: code, shortName: name, day: day, planned: planned, property: property, wasSeen: wasSeen)
    }
  }

  /// How many there are.
  package static func count(in month: YearMonth, before day: LocalDate, _ tx: Transaction) throws -> Int {
    let end = min(month.lastDay.adding(days: 1), day)
    return try tx.query("select count(*) from unknown_days(\(month.firstDay), \(end))").first(as: Int.self) ?? 0
  }
}
