package import Domain
import Postgres

/// How a day stands: what was recorded, what the diary says, or that nobody knows.
package enum AttendanceState: String, Sendable, Hashable, CaseIterable {
  case worked, absent, unknown

  package var name: Phrase {
    switch self {
    case .worked: Phrase("anwesend", en: "present")
    case .absent: Phrase("abwesend", en: "absent")
    case .unknown: Phrase("unbekannt", en: "unknown")
    }
  }
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
  /// What differs once anything was written of a day, also what nobody is told; nil where nothing was.
  package static func state(of participant: Participant.ID, on day: LocalDate, _ tx: Transaction) throws -> String? {
    try tx.query("select state_of_day(\(participant), \(day))").decode(String?.self).first ?? nil
  }

  /// Every expected day and every other day with something on it, of one participant or of all at a Jobcenter.
  package static func days(
    in period: DateRange, of participant: Participant.ID? = nil, jobcenter: Organisation.ID? = nil, _ tx: Transaction
  ) throws -> [AttendanceFacts] {
    guard let first = period.lower, let end = period.upper else { return [] }
    let only = participant.map { [$0.rawValue] }
    // Which Jobcenter assigned somebody is not a site manager's to know.
    let atJobcenter: SQL =
      tx.actor.role == .siteManager
      ? "true" : "(\(jobcenter)::bigint is null or p.jobcenter_id = \(jobcenter)::bigint)"
    return try tx.query(
      """
      select t.code, p.code, a.day, a.is_expected, a.state, a.minutes, a.diary_minutes, a.attendance_day_id is not null
        from attendance(\(first), \(end), \(only)) a
        join participants t on t.id = a.participant_id
        left join placements p on p.id = a.placement_id
       where \(fragment: atJobcenter)
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

  /// Why somebody was absent, by day: see `Disclosures`.
  package static func reasons(
    in period: DateRange, of participant: Participant.ID, _ tx: Transaction
  ) throws -> [LocalDate: Phrase] {
    let absences = try Disclosures.absences(of: [participant], in: period, for: .record, tx)
    return Dictionary(absences.map { ($0.day, $0.name) }) { first, _ in first }
  }
}
