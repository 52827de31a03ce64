package import Domain
import Postgres

/// How a day stands: what was recorded, what the diary says, or that nobody knows.
package enum AttendanceState: String, Sendable, Hashable {
  case worked, absent, unknown
}

/// One day of one participant.
package struct AttendanceFacts: Sendable, Hashable {
  package let participant: String
  package let placement: String?
  package let day: LocalDate
  /// Whether the placement plans work on it.
  package let isExpected: Bool
  package let state: AttendanceState
  /// What counts: what the office recorded, else the diary.
  package let minutes: Minutes
  package let diaryMinutes: Minutes
  /// Whether the office recorded the day.
  package let isRecorded: Bool
}

/// Reads attendance.
package enum AttendanceQueries {
  /// Every expected day and every other day with something on it, of one participant or of all at a Jobcenter.
  package static func days(
    in period: DateRange, of participant: Participant.ID? = nil, jobcenter: Organisation.ID? = nil, _ tx: Transaction
  ) throws -> [AttendanceFacts] {
    guard let first = period.lower, let end = period.upper else { return [] }
    let only = participant.map { [$0.rawValue] }
    return try tx.query(
      """
      select t.code, p.code, a.day, a.is_expected, a.state, a.minutes, a.diary_minutes, a.attendance_day_id is not null
        from attendance(\(first), \(end), \(only)) a
        join participants t on t.id = a.participant_id
        left join placements p on p.id = a.placement_id
       where (\(jobcenter)::bigint is null or p.jobcenter_id = \(jobcenter)::bigint)
       order by t.code, a.day
      """
    ).map {
      (
        participant: String, placement: String?, day: LocalDate, isExpected: Bool, state: String, minutes: Minutes,
        diary: Minutes, isRecorded: Bool
      ) in
      AttendanceFacts(
        participant: participant, placement: placement, day: day, isExpected: isExpected,
        state: AttendanceState(rawValue: state) ?? .unknown, minutes: minutes, diaryMinutes: diary, isRecorded: isRecorded)
    }
  }

  /// Why somebody was absent, by day. It may concern health, so the look is recorded in the same transaction: show the reasons
  /// only after it has committed.
  package static func reasons(
    in period: DateRange, of participant: Participant.ID, code: String, _ tx: Transaction
  ) throws -> [LocalDate: Phrase] {
    try AuditEvents.record(
      tx, operation: "attendance.reasons_read", subject: "participant:\(code)", facts: ["period": .period(period)])
    let rows = try tx.query(
      """
      select d.day, k.name_de, k.name_en
        from attendance_days d
        join absences a on a.attendance_day_id = d.id
        join absence_kinds k on k.code = a.absence_kind_code
       where d.participant_id = \(participant) and d.day <@ \(period)
      """
    ).map { (day: LocalDate, german: String, english: String) in (day, Phrase(german, en: english)) }
    return Dictionary(rows) { first, _ in first }
  }
}
