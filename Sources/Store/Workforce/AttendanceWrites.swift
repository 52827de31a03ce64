package import Domain
import Postgres

/// What is recorded of one day beside the site diary.
package enum RecordedDay: Sendable, Hashable {
  /// A note that is there already stays where none is given.
  case present(Minutes, note: String? = nil)
  /// `kind` is a code of the absence kinds.
  case absent(kind: String, certifiedUntil: LocalDate?, note: String?)
}

/// What recording a day has done to what stood there before.
package struct AttendanceOutcome: Sendable, Hashable {
  /// Whether anything differs.
  package let isChanged: Bool
  /// Present minutes before, zero for an absence; nil where nothing was recorded.
  package let minutesBefore: Minutes?
  package let minutesAfter: Minutes
  package let wasPresent: Bool?
  package let isPresent: Bool
}

/// Writes attendance that the office records.
package enum AttendanceWrites {
  /// The working placement that a day belongs to; nil where there is none.
  package static func workingPlacement(
    of participant: Participant.ID, on day: LocalDate, _ tx: Transaction
  ) throws -> Placement.ID? {
    try tx.query(
      "select id from placements where participant_id = \(participant) and kind = 'working' and period @> \(day)"
    ).decode(Placement.ID.self).first
  }

  /// Minutes of the day in the site diary.
  package static func diaryMinutes(
    of participant: Participant.ID, on day: LocalDate, _ tx: Transaction
  ) throws -> Minutes {
    try tx.query(
      "select coalesce(sum(minutes), 0) from current_work_lines where participant_id = \(participant) and day = \(day)"
    ).decode(Minutes.self)[0]
  }

  /// Days of a working placement behind `lastDay` with work in the site diary.
  package static func workedDays(of placement: Placement.ID, after lastDay: LocalDate, _ tx: Transaction) throws -> [LocalDate]
  {
    try tx.query(
      """
      select distinct w.day from placements p
        join current_work_lines w on w.participant_id = p.participant_id and w.day <@ p.period and w.day > \(lastDay)
       where p.id = \(placement) and p.kind = 'working' order by w.day
      """
    ).decode(LocalDate.self)
  }

  /// Records a day or changes what was recorded of it. Whether day and absence agree is checked by the database at the end of
  /// the transaction.
  package static func set(
    _ recorded: RecordedDay, on day: LocalDate, of participant: Participant.ID, in placement: Placement.ID, _ tx: Transaction
  ) throws -> AttendanceOutcome {
    let (isPresent, minutes, presentNote): (Bool, Minutes, String?) =
      switch recorded {
      case .present(let minutes, let note): (true, minutes, note)
      case .absent: (false, .zero, nil)
      }
    var changed = 0
    let before = try tx.query(
      "select id, is_present, minutes from attendance_days where participant_id = \(participant) and day = \(day) for no key update"
    ).decode((Int64, Bool, Minutes).self).first
    let id: Int64
    if let before {
      id = before.0
      changed += try tx.execute(
        """
        update attendance_days a
           set placement_id = \(placement), is_present = \(isPresent), minutes = \(minutes), note = n.note
          from (select id, case when \(isPresent) then coalesce(\(presentNote)::text, note) end as note
                  from attendance_days where id = \(id)) n
         where a.id = n.id
           and (a.placement_id, a.is_present, a.minutes, a.note)
             is distinct from (\(placement), \(isPresent), \(minutes), n.note)
        """)
    } else {
      id = try tx.query(
        """
        insert into attendance_days (participant_id, placement_id, day, is_present, minutes, note)
        values (\(participant), \(placement), \(day), \(isPresent), \(minutes), \(presentNote)) returning id
        """
      ).decode(Int64.self)[0]
      changed += 1
    }
    var absence: (kind: String, certifiedUntil: LocalDate?, note: String?)?
    if case .absent(let kind, let certifiedUntil, let note) = recorded { absence = (kind, certifiedUntil, note) }
    // No role reads what stands there, so the database says whether it differs.
    let isOtherAbsence = try tx.query(
      "select record_absence(\(id), \(absence?.kind)::text, \(absence?.certifiedUntil)::date, \(absence?.note)::text)"
    ).first(as: Bool.self)
    return AttendanceOutcome(
      isChanged: changed > 0 || isOtherAbsence == true, minutesBefore: before?.2, minutesAfter: minutes,
      wasPresent: before?.1, isPresent: isPresent)
  }
}
