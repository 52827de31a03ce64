package import Domain
import Postgres

/// Reads what the monthly report to a Jobcenter is made of.
package enum ParticipantReportQueries {
  /// The Jobcenter's placements with days in the period, by participant and time.
  package static func placements(
    _ tx: Transaction, at jobcenter: Organisation.ID, in period: DateRange
  ) throws -> [ReportedPlacement] {
    try tx.query(
      """
      select p.id, p.code, t.id, t.code, p.kind = 'working', p.measure, p.measure_number, p.period,
             p.interim_report_due_on, p.final_report_due_on, case when p.ended_on <@ \(period)::daterange then p.ended_on end
        from placements p join participants t on t.id = p.participant_id
       where p.jobcenter_id = \(jobcenter) and p.period && \(period)
       order by t.code, lower(p.period), p.code
      """
    ).map {
      (
        id: Placement.ID, code: String, participantID: Participant.ID, participant: String, isWorking: Bool, measure: String?,
        measureNumber: String?, period: DateRange, interim: LocalDate?, final: LocalDate?, ended: LocalDate?
      ) in
      ReportedPlacement(
        id: id, code: code, participantID: participantID, participant: participant, isWorking: isWorking, measure: measure,
        measureNumber: measureNumber, period: period, interimReportDueOn: interim, finalReportDueOn: final, endedOn: ended)
    }
  }

  /// What became in the period of whom the Jobcenter had referred: during a placement or within six months behind it, unless somebody
  /// began at another Jobcenter's meanwhile.
  package static func outcomes(
    _ tx: Transaction, at jobcenter: Organisation.ID, in period: DateRange
  ) throws -> [ReportedOutcome] {
    try tx.query(
      """
      select distinct on (t.code, o.happened_on, o.kind) o.id, t.id, t.code, o.kind, o.happened_on, p.id, p.code
        from outcomes o
        join participants t on t.id = o.participant_id
        join placements p on p.participant_id = o.participant_id and p.jobcenter_id = \(jobcenter)
         and o.happened_on >= lower(p.period) and o.happened_on < upper(p.period) + interval '6 months'
       where o.happened_on <@ \(period)::daterange
         and not exists (select from placements q
                          where q.participant_id = p.participant_id and q.jobcenter_id <> p.jobcenter_id
                            and lower(q.period) > lower(p.period) and lower(q.period) <= o.happened_on)
       order by t.code, o.happened_on, o.kind, lower(p.period) desc, p.code
      """
    ).map {
      (
        id: Int64, participantID: Participant.ID, participant: String, kind: OutcomeKind, happenedOn: LocalDate,
        placementID: Placement.ID, placement: String
      ) in
      ReportedOutcome(
        id: id, participantID: participantID, participant: participant, kind: kind, happenedOn: happenedOn,
        placementID: placementID, placement: placement)
    }
  }

  /// How many of the Jobcenter's placements in the period the acting role does not see: a report without them is not whole.
  package static func leftOutCount(_ tx: Transaction, at jobcenter: Organisation.ID, in period: DateRange) throws -> Int {
    try tx.query("select placements_not_entrusted(\(jobcenter), \(period))").first(as: Int.self) ?? 0
  }

  /// Every expected day and every day with a record, of these placements, in the period. That reasons of absence were read
  /// is recorded; those that the Jobcenter may not have never leave the database.
  package static func days(
    _ tx: Transaction, of placements: [ReportedPlacement], from: LocalDate, until: LocalDate
  ) throws -> [ReportedDay] {
    let participants = Array(Set(placements.map(\.participantID)))
    let month = DateRange(lower: from, upper: until) ?? .empty
    let absences = Dictionary(
      try Disclosures.absences(of: participants, in: month, for: .participantsReport, tx).map { ($0.attendanceDayID, $0) }
    ) { first, _ in first }
    return try tx.query(
      """
      select a.participant_id, a.placement_id, a.day, a.is_expected,
             case when a.is_expected then p.weekday_minutes[extract(isodow from a.day)::int] else 0::smallint end,
             a.state, a.minutes, a.diary_minutes, a.attendance_day_id
        from attendance(\(from), \(until), \(participants.map(\.rawValue))) a
        join placements p on p.id = a.placement_id
       where a.placement_id = any(\(placements.map(\.id.rawValue)))
       order by a.participant_id, a.day
      """
    ).map {
      (
        participantID: Participant.ID, placementID: Placement.ID, day: LocalDate, isExpected: Bool, planned: Int, state: String,
        minutes: Int, diary: Int, attendanceDayID: Int64?
      ) in
      let absence = attendanceDayID.flatMap { absences[$0] }
      return ReportedDay(
        participantID: participantID, placementID: placementID, day: day, isExpected: isExpected, planned_minutes: planned,
        state: ReportedDay.State(rawValue: state) ?? .unknown, minutes: minutes, diary_minutes: diary,
        attendanceDayID: attendanceDayID, absenceKind: absence?.kind, absenceName: absence?.name)
    }
  }

  /// Work lines of the days that these working placements hold, in the period.
  package static func workLines(
    _ tx: Transaction, of placements: [ReportedPlacement], from: LocalDate, until: LocalDate
  ) throws -> [ReportedWorkLine] {
    try tx.query(
      """
      select w.event_id, w.participant_id, w.day, o.code, s.stage_code, s.occurrence, sk.name_de, sk.name_en, wp.code, w.minutes
        from placements p
        join current_work_lines w on w.participant_id = p.participant_id and w.day <@ p.period
         and w.day >= \(from) and w.day < \(until)
        join work_packages wp on wp.id = w.work_package_id
        join stages s on s.id = w.stage_id
        join stage_kinds sk on sk.code = s.stage_code
        join properties o on o.id = w.property_id
       where p.id = any(\(placements.filter(\.isWorking).map(\.id.rawValue)))
       order by w.participant_id, w.day, o.code, wp.code, w.event_id
      """
    ).map {
      (
        eventID: UniqueID, participantID: Participant.ID, day: LocalDate, property: String, stage: String, occurrence: Int,
        german: String, english: String, workPackage: String, minutes: Int
      ) in
      ReportedWorkLine(
        eventID: eventID, participantID: participantID, day: day, property: property, stage: stage, occurrence: occurrence,
        stageName: Phrase(german, en: english), workPackage: workPackage, minutes: minutes)
    }
  }

  /// Qualifications achieved in the period during one of the placements.
  package static func qualifications(
    _ tx: Transaction, of placements: [ReportedPlacement], in period: DateRange
  ) throws -> [ReportedQualification] {
    try tx.query(
      """
      select distinct q.id, q.participant_id, q.qualification_code, c.name_de, c.name_en, q.level, q.achieved_on,
             q.evidence_minutes, q.certificate
        from placements p
        join qualification_records q on q.participant_id = p.participant_id and q.achieved_on <@ (p.period * \(period))
        join qualifications c on c.code = q.qualification_code
       where p.id = any(\(placements.map(\.id.rawValue)))
       order by q.participant_id, q.achieved_on, q.qualification_code, q.id
      """
    ).map {
      (
        id: Int64, participantID: Participant.ID, code: String, german: String, english: String, level: QualificationLevel,
        achievedOn: LocalDate, evidence: Int, certificate: String?
      ) in
      ReportedQualification(
        id: id, participantID: participantID, code: code, name: Phrase(german, en: english), level: level,
        achievedOn: achievedOn, evidence_minutes: evidence, certificate: certificate)
    }
  }

  /// Certificates that are valid on some day of the period and of a placement.
  package static func certificates(
    _ tx: Transaction, of placements: [ReportedPlacement], in period: DateRange
  ) throws -> [ReportedCertificate] {
    try tx.query(
      """
      select distinct c.id, c.participant_id, c.certificate_kind_code, k.name_de, k.name_en, c.valid
        from placements p
        join certificates c on c.participant_id = p.participant_id and c.valid && (p.period * \(period))
        join certificate_kinds k on k.code = c.certificate_kind_code
       where p.id = any(\(placements.map(\.id.rawValue)))
       order by c.participant_id, c.certificate_kind_code, c.valid, c.id
      """
    ).map {
      (id: Int64, participantID: Participant.ID, code: String, german: String, english: String, valid: DateRange) in
      ReportedCertificate(
        id: id, participantID: participantID, code: code, name: Phrase(german, en: english), valid: valid)
    }
  }

  /// Legal bases of the placements in force in the period.
  package static func bases(
    _ tx: Transaction, of placements: [ReportedPlacement], in period: DateRange
  ) throws -> [ReportedBasis] {
    try tx.query(
      """
      select b.placement_id, b.instrument_code, i.name_de, i.name_en, i.law, b.period
        from placement_bases b join instruments i on i.code = b.instrument_code
       where b.placement_id = any(\(placements.map(\.id.rawValue))) and b.period && \(period)
       order by b.placement_id, lower(b.period), b.instrument_code
      """
    ).map {
      (placementID: Placement.ID, instrument: String, german: String, english: String, law: String, period: DateRange) in
      ReportedBasis(
        placementID: placementID, instrument: instrument, name: Phrase(german, en: english), law: law, period: period)
    }
  }

  /// Gates that work of these placements broke in the period.
  package static func breaches(
    _ tx: Transaction, of placements: [ReportedPlacement], from: LocalDate, until: LocalDate
  ) throws -> [ReportedBreach] {
    try tx.query(
      """
      select b.id, w.participant_id, b.gate_code, g.name_de, g.name_en, w.event_id, w.day, o.code, wp.code, b.closed_on is null
        from placements p
        join current_work_lines w on w.participant_id = p.participant_id and w.day <@ p.period
         and w.day >= \(from) and w.day < \(until)
        join gate_breaches b on b.work_line_id = w.event_id
        join work_gates g on g.code = b.gate_code
        join work_packages wp on wp.id = w.work_package_id
        join properties o on o.id = w.property_id
       where p.id = any(\(placements.filter(\.isWorking).map(\.id.rawValue)))
       order by w.participant_id, w.day, b.gate_code, b.id
      """
    ).map {
      (
        id: Int64, participantID: Participant.ID, gate: String, german: String, english: String, eventID: UniqueID,
        day: LocalDate, property: String, workPackage: String, isOpen: Bool
      ) in
      ReportedBreach(
        id: id, participantID: participantID, gate: gate, name: Phrase(german, en: english), eventID: eventID, day: day,
        property: property, workPackage: workPackage, isOpen: isOpen)
    }
  }

  /// For each instrument that is limited on the day and each of the participants who has been assigned under it: all
  /// assignments, at other Jobcenters too, because the clock of the law counts them all.
  package static func limitedAssignments(
    _ tx: Transaction, of placements: [ReportedPlacement], on day: LocalDate
  ) throws -> [LimitedAssignments] {
    let rows = try tx.query(
      """
      select l.instrument_code, p.participant_id, b.period, l.months_max, l.window_months, l.extension_months
        from instrument_limits l
        join placement_bases b on b.instrument_code = l.instrument_code
        join placements p on p.id = b.placement_id
       where l.valid @> \(day) and p.participant_id = any(\(Array(Set(placements.map(\.participantID.rawValue)))))
       order by p.participant_id, l.instrument_code, b.period
      """
    ).decode((String, Participant.ID, DateRange, Int, Int, Int).self)
    var found: [LimitedAssignments] = []
    for (instrument, participant, period, months, window, extra) in rows {
      let before = found.last.flatMap { $0.instrument == instrument && $0.participantID == participant ? $0.periods : nil }
      if before != nil { found.removeLast() }
      found.append(
        LimitedAssignments(
          instrument: instrument, participantID: participant, periods: (before ?? []) + [period], months_max: months,
          window_months: window, extension_months: extra))
    }
    return found
  }

  /// Names, which only the Jobcenter's own copy shows; that they were read is recorded.
  package static func names(_ tx: Transaction, of participants: Set<Participant.ID>) throws -> [Participant.ID: String] {
    try Disclosures.persons(of: Array(participants), for: .participantsReport, tx)
      .mapValues { "\($0.familyName), \($0.givenName)" }
  }
}
