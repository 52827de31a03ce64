import Domain
import Postgres

/// One part of what is held about a participant, for the copy that the person may ask for (Art. 15 and 20 GDPR).
///
/// A table that leads to a participant belongs to one of them; a test reads the catalog.
package enum PersonalDataSection: String, Sendable, CaseIterable {
  case record, person, customerNumbers = "customer_numbers", spells, placements, bases, attendance, workLines = "work_lines",
    breaches, assignments, certificates, qualifications, outcomes, pay, account, companions, corrections, reports, restrictions,
    restricted = "restricted_records", erasures, accesses

  /// The tables that its rows come from, as the record of processing names them.
  package var relations: [String] {
    switch self {
    case .record: ["participants"]
    case .person: ["participant_persons"]
    case .customerNumbers: ["customer_numbers"]
    case .spells: ["unemployment_spells"]
    case .placements: ["placements"]
    case .bases: ["placement_bases"]
    case .attendance: ["attendance_days", "absences"]
    case .workLines: ["work_lines", "diary_events"]
    case .breaches: ["gate_breaches"]
    case .assignments: ["work_assignments"]
    case .certificates: ["certificates"]
    case .qualifications: ["qualification_records"]
    case .outcomes: ["outcomes"]
    case .pay: ["voucher_lines", "vouchers", "allocations"]
    case .account: ["accounts", "role_grants"]
    case .companions: ["participant_assignments"]
    case .corrections: ["corrections"]
    case .reports: ["released_reports", "report_sources"]
    case .restrictions: ["restrictions"]
    case .restricted: ["restricted_records"]
    case .erasures: ["erasures"]
    case .accesses: ["audit_events"]
    }
  }

  /// The rows of one participant, in the order in which people read them.
  func rows(of id: Participant.ID, code: String) -> SQL {
    switch self {
    case .record: "select code, \(fragment: Self.moment("created_at")) as created_at from participants where id = \(id)"
    case .person:
      """
      select family_name, given_name, born_on, gender, street, postal_code, city, phone from participant_persons
       where participant_id = \(id)
      """
    case .customerNumbers:
      """
      select customer_number, lower(valid) as valid_from, upper(valid) - 1 as valid_through from customer_numbers
       where participant_id = \(id) order by lower(valid) nulls first
      """
    case .spells:
      """
      select status, lower(period) as valid_from, upper(period) - 1 as valid_through, source from unemployment_spells
       where participant_id = \(id) order by lower(period)
      """
    case .placements:
      """
      select p.code as placement, p.kind as placement_kind, o.name as jobcenter, lower(p.period) as valid_from,
             upper(p.period) - 1 as valid_through, p.measure, p.measure_number, p.weekday_minutes, p.allowance_cents_per_hour,
             p.wage_cents_per_hour, p.occupation_code, p.interim_report_due_on, p.final_report_due_on, p.ended_on, p.end_reason, p.source
        from placements p join organisations o on o.id = p.jobcenter_id where p.participant_id = \(id) order by lower(p.period), p.code
      """
    case .bases:
      """
      select p.code as placement, i.law, lower(b.period) as valid_from, upper(b.period) - 1 as valid_through
        from placement_bases b join placements p on p.id = b.placement_id join instruments i on i.code = b.instrument_code
       where p.participant_id = \(id) order by lower(b.period), i.law
      """
    case .attendance:
      """
      select d.day, p.code as placement, d.is_present, d.minutes, k.name_de as absence, a.certified_until, a.note as absence_note, d.note,
             \(fragment: Self.moment("d.recorded_at")) as recorded_at
        from attendance_days d join placements p on p.id = d.placement_id
        left join absences a on a.attendance_day_id = d.id left join absence_kinds k on k.code = a.absence_kind_code
       where d.participant_id = \(id) order by d.day
      """
    case .workLines:
      """
      select w.day, r.code as property, k.code as work_package, w.minutes, w.activity, w.breach_reason, w.follow_up,
             e.retracted_by_id is not null as is_retracted, e.author, \(fragment: Self.moment("e.recorded_at")) as recorded_at
        from work_lines w join diary_events e on e.id = w.event_id join properties r on r.id = w.property_id
        join work_packages k on k.id = w.work_package_id
       where w.participant_id = \(id) order by w.day, e.recorded_at, w.event_id
      """
    case .breaches:
      """
      select w.day, r.code as property, g.name_de as gate, b.reason, b.follow_up, b.closed_on
        from gate_breaches b join work_lines w on w.event_id = b.work_line_id join properties r on r.id = w.property_id
        join work_gates g on g.code = b.gate_code
       where w.participant_id = \(id) order by w.day, b.id
      """
    default: furtherRows(of: id, code: code)
    }
  }

  private func furtherRows(of id: Participant.ID, code: String) -> SQL {
    switch self {
    case .assignments:
      """
      select r.code as property, k.code as work_package, lower(a.period) as valid_from, upper(a.period) - 1 as valid_through, a.note
        from work_assignments a join work_packages k on k.id = a.work_package_id join properties r on r.id = k.property_id
       where a.participant_id = \(id) order by lower(a.period), k.code
      """
    case .certificates:
      """
      select k.name_de as certificate, lower(c.valid) as valid_from, upper(c.valid) - 1 as valid_through, c.number, c.issuer, c.source
        from certificates c join certificate_kinds k on k.code = c.certificate_kind_code
       where c.participant_id = \(id) order by lower(c.valid), k.code
      """
    case .qualifications:
      """
      select k.name_de as qualification, q.level, q.achieved_on, q.evidence_minutes, q.certificate, q.note
        from qualification_records q join qualifications k on k.code = q.qualification_code
       where q.participant_id = \(id) order by q.achieved_on, k.code
      """
    case .outcomes:
      """
      select o.happened_on, o.kind as outcome, g.name as organisation, o.occupation_code, o.note,
             \(fragment: Self.moment("o.recorded_at")) as recorded_at
        from outcomes o left join organisations g on g.id = o.organisation_id where o.participant_id = \(id) order by o.happened_on, o.kind
      """
    case .pay:
      """
      select v.number as voucher, l.position, l.month, l.minutes, l.amount_cents, l.paid_on, l.purpose,
             (select string_agg(distinct f.name, ', ') from allocations a join funding_pots f on f.id = a.pot_id
               where a.voucher_line_id = l.id) as pots
        from voucher_lines l join vouchers v on v.id = l.voucher_id join placements p on p.id = l.placement_id
       where p.participant_id = \(id) order by l.month, v.number, l.position
      """
    case .account:
      """
      select a.user_name, a.display_name, a.language, \(fragment: Self.moment("a.created_at")) as created_at,
             \(fragment: Self.moment("a.disabled_at")) as disabled_at, g.role, lower(g.period) as valid_from, upper(g.period) - 1 as valid_through
        from accounts a left join role_grants g on g.account_id = a.id where a.participant_id = \(id) order by a.id, lower(g.period)
      """
    case .companions:
      """
      select a.display_name, lower(e.period) as valid_from, upper(e.period) - 1 as valid_through
        from participant_assignments e join accounts a on a.id = e.account_id where e.participant_id = \(id) order by lower(e.period), a.id
      """
    case .corrections:
      """
      select \(fragment: Self.moment("c.corrected_at")) as corrected_at, c.relation, c.reason, c.before::text as before, c.after::text as after, c.actor
        from corrections c
       where (c.relation in ('attendance_days', 'absences') and c.source_id in (select d.id::text from attendance_days d where d.participant_id = \(id)))
          or (c.relation = 'placements' and c.source_id in (select p.id::text from placements p where p.participant_id = \(id)))
          or (c.relation = 'certificates' and c.source_id in (select x.id::text from certificates x where x.participant_id = \(id)))
          or (c.relation = 'qualification_records'
              and c.source_id in (select q.id::text from qualification_records q where q.participant_id = \(id)))
       order by c.id
      """
    case .reports:
      """
      select r.number as report, r.version, r.kind as report_kind, o.name as recipient, \(fragment: Self.moment("r.released_at")) as released_at,
             coalesce((r.parameters ->> 'with_names')::boolean, false) as with_names
        from released_reports r left join organisations o on o.id = r.recipient_id
       where exists (
         select from report_sources s where s.report_id = r.id and (
              (s.relation = 'placements' and s.source_id in (select p.id::text from placements p where p.participant_id = \(id)))
           or (s.relation = 'attendance_days' and s.source_id in (select d.id::text from attendance_days d where d.participant_id = \(id)))
           or (s.relation = 'work_lines' and s.source_id in (select w.event_id::text from work_lines w where w.participant_id = \(id)))
           or (s.relation = 'voucher_lines' and s.source_id in (
                select l.id::text from voucher_lines l join placements p on p.id = l.placement_id where p.participant_id = \(id)))))
       order by r.released_at, r.number, r.version
      """
    case .restrictions:
      """
      select k.name_de as retention_class, lower(r.period) as valid_from, upper(r.period) - 1 as valid_through
        from restrictions r join retention_classes k on k.code = r.kept_by_code
       where r.subject_kind = 'participant' and r.subject_id = \(id) order by lower(r.period)
      """
    case .restricted:
      """
      select x.relation, x.content::text as content from restricted_records x join restrictions r on r.id = x.restriction_id
       where r.subject_kind = 'participant' and r.subject_id = \(id) order by x.id
      """
    case .erasures:
      """
      select \(fragment: Self.moment("e.applied_at")) as applied_at, k.name_de as retention_class, e.action
        from erasures e join retention_classes k on k.code = e.class_code
       where e.subject_kind = 'participant' and e.subject_id = \(id) order by e.id
      """
    default:
      """
      select \(fragment: Self.moment("a.happened_at")) as happened_at, a.actor, a.role, a.operation, a.subject
        from audit_events a
       where a.subject = 'participant:' || \(code)::text or a.facts ->> 'participant' = \(code)::text
          or a.subject in (select 'placement:' || p.code from placements p where p.participant_id = \(id))
       order by a.id
      """
    }
  }

  /// A moment as the outside world writes it.
  private static func moment(_ column: SQL) -> SQL {
    "to_char(\(fragment: column) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
  }
}
