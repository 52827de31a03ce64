-- The copy that somebody may ask for (Art. 15 GDPR) lists what was corrected of their work lines after a report had gone out, as
-- it lists corrections of attendance: who, when, why, what stood there before. The rest of the function is as it was.

create or replace function disclose_copy(participant bigint) returns table (section text, entry jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  whose bigint := participant;
  own_code text := (select t.code from participants t where t.id = participant);
begin
  if acting_role() is distinct from 'operator'
     and (acting_role() is distinct from 'participant' or whose is distinct from acting_participant()) then
    perform refuse_role();
  end if;
  insert into audit_events (actor, role, operation, subject, request_id)
  values (coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user), acting_role(), 'participant.export',
          'participant:' || own_code, nullif(current_setting('viertelwerk.request_id', true), ''));
  return query select 'record', to_jsonb(x) from (
    select code, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as created_at from participants where id = whose) x;
  return query select 'person', to_jsonb(x) from (
    select family_name, given_name, born_on, gender, street, postal_code, city, phone from participant_persons
     where participant_id = whose) x;
  return query select 'customer_numbers', to_jsonb(x) from (
    select customer_number, lower(valid) as valid_from, upper(valid) - 1 as valid_through from customer_numbers
     where participant_id = whose order by lower(valid) nulls first) x;
  return query select 'spells', to_jsonb(x) from (
    select status, lower(period) as valid_from, upper(period) - 1 as valid_through, source from unemployment_spells
     where participant_id = whose order by lower(period)) x;
  return query select 'placements', to_jsonb(x) from (
    select p.code as placement, p.kind as placement_kind, o.name as jobcenter, lower(p.period) as valid_from,
           upper(p.period) - 1 as valid_through, p.measure, p.measure_number, p.weekday_minutes, p.allowance_cents_per_hour,
           p.wage_cents_per_hour, p.occupation_code, p.interim_report_due_on, p.final_report_due_on, p.ended_on, p.end_reason, p.source
      from placements p join organisations o on o.id = p.jobcenter_id where p.participant_id = whose order by lower(p.period), p.code) x;
  return query select 'bases', to_jsonb(x) from (
    select p.code as placement, i.law, lower(b.period) as valid_from, upper(b.period) - 1 as valid_through
      from placement_bases b join placements p on p.id = b.placement_id join instruments i on i.code = b.instrument_code
     where p.participant_id = whose order by lower(b.period), i.law) x;
  return query select 'attendance', to_jsonb(x) from (
    select d.day, p.code as placement, d.is_present, d.minutes, k.name_de as absence, a.certified_until, a.note as absence_note, d.note,
           to_char(d.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded_at
      from attendance_days d join placements p on p.id = d.placement_id
      left join absences a on a.attendance_day_id = d.id left join absence_kinds k on k.code = a.absence_kind_code
     where d.participant_id = whose order by d.day) x;
  return query select 'work_lines', to_jsonb(x) from (
    select w.day, r.code as property, k.code as work_package, w.minutes, w.activity, w.breach_reason, w.follow_up,
           e.retracted_by_id is not null as is_retracted, e.author, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded_at
      from work_lines w join diary_events e on e.id = w.event_id join properties r on r.id = w.property_id
      join work_packages k on k.id = w.work_package_id
     where w.participant_id = whose order by w.day, e.recorded_at, w.event_id) x;
  return query select 'presences', to_jsonb(x) from (
    select w.day, r.code as property, w.is_present, w.start_minutes, w.end_minutes, w.break_minutes,
           e.retracted_by_id is not null as is_retracted, e.author, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded_at
      from diary_presences w join diary_events e on e.id = w.event_id join properties r on r.id = w.property_id
     where w.participant_id = whose order by w.day, e.recorded_at, w.event_id) x;
  return query select 'briefings', to_jsonb(x) from (
    select b.day, r.code as property, b.topic, e.retracted_by_id is not null as is_retracted, e.author
      from diary_briefing_participants w join diary_briefings b on b.event_id = w.event_id join diary_events e on e.id = b.event_id
      join properties r on r.id = b.property_id
     where w.participant_id = whose order by b.day, e.recorded_at, b.event_id) x;
  return query select 'breaches', to_jsonb(x) from (
    select w.day, r.code as property, g.name_de as gate, b.reason, b.follow_up, b.closed_on
      from gate_breaches b join work_lines w on w.event_id = b.work_line_id join properties r on r.id = w.property_id
      join work_gates g on g.code = b.gate_code
     where w.participant_id = whose order by w.day, b.id) x;
  return query select 'assignments', to_jsonb(x) from (
    select r.code as property, k.code as work_package, lower(a.period) as valid_from, upper(a.period) - 1 as valid_through, a.note
      from work_assignments a join work_packages k on k.id = a.work_package_id join properties r on r.id = k.property_id
     where a.participant_id = whose order by lower(a.period), k.code) x;
  return query select 'certificates', to_jsonb(x) from (
    select k.name_de as certificate, lower(c.valid) as valid_from, upper(c.valid) - 1 as valid_through, c.number, c.issuer, c.source
      from certificates c join certificate_kinds k on k.code = c.certificate_kind_code
     where c.participant_id = whose order by lower(c.valid), k.code) x;
  return query select 'qualifications', to_jsonb(x) from (
    select k.name_de as qualification, q.level, q.achieved_on, q.evidence_minutes, q.certificate, q.note
      from qualification_records q join qualifications k on k.code = q.qualification_code
     where q.participant_id = whose order by q.achieved_on, k.code) x;
  return query select 'outcomes', to_jsonb(x) from (
    select o.happened_on, o.kind as outcome, g.name as organisation, o.occupation_code, o.note,
           to_char(o.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded_at
      from outcomes o left join organisations g on g.id = o.organisation_id where o.participant_id = whose order by o.happened_on, o.kind) x;
  return query select 'pay', to_jsonb(x) from (
    select v.number as voucher, l.position, l.month, l.minutes, l.amount_cents, l.paid_on, l.purpose,
           (select string_agg(distinct f.name, ', ') from allocations a join funding_pots f on f.id = a.pot_id
             where a.voucher_line_id = l.id) as pots
      from voucher_lines l join vouchers v on v.id = l.voucher_id join placements p on p.id = l.placement_id
     where p.participant_id = whose order by l.month, v.number, l.position) x;
  return query select 'account', to_jsonb(x) from (
    select a.user_name, a.display_name, a.language, to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as created_at,
           to_char(a.disabled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as disabled_at, g.role, lower(g.period) as valid_from, upper(g.period) - 1 as valid_through
      from accounts a left join role_grants g on g.account_id = a.id where a.participant_id = whose order by a.id, lower(g.period)) x;
  return query select 'companions', to_jsonb(x) from (
    select a.display_name, lower(e.period) as valid_from, upper(e.period) - 1 as valid_through
      from participant_assignments e join accounts a on a.id = e.account_id where e.participant_id = whose order by lower(e.period), a.id) x;
  return query select 'corrections', to_jsonb(x) from (
    select to_char(c.corrected_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as corrected_at, c.relation, c.reason, c.before::text as before, c.after::text as after, c.actor
      from corrections c
     where (c.relation in ('attendance_days', 'absences') and c.source_id in (select d.id::text from attendance_days d where d.participant_id = whose))
        or (c.relation = 'placements' and c.source_id in (select p.id::text from placements p where p.participant_id = whose))
        or (c.relation = 'certificates' and c.source_id in (select x.id::text from certificates x where x.participant_id = whose))
        or (c.relation = 'qualification_records'
            and c.source_id in (select q.id::text from qualification_records q where q.participant_id = whose))
        or (c.relation = 'work_lines' and c.source_id in (select w.event_id::text from work_lines w where w.participant_id = whose))
     order by c.id) x;
  return query select 'reports', to_jsonb(x) from (
    select r.number as report, r.version, r.kind as report_kind, o.name as recipient, to_char(r.released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as released_at,
           coalesce((r.parameters ->> 'with_names')::boolean, false) as with_names
      from released_reports r left join organisations o on o.id = r.recipient_id
     where exists (
       select from report_sources s where s.report_id = r.id and (
            (s.relation = 'placements' and s.source_id in (select p.id::text from placements p where p.participant_id = whose))
         or (s.relation = 'attendance_days' and s.source_id in (select d.id::text from attendance_days d where d.participant_id = whose))
         or (s.relation = 'work_lines' and s.source_id in (select w.event_id::text from work_lines w where w.participant_id = whose))
         or (s.relation = 'voucher_lines' and s.source_id in (
              select l.id::text from voucher_lines l join placements p on p.id = l.placement_id where p.participant_id = whose))))
     order by r.released_at, r.number, r.version) x;
  return query select 'restrictions', to_jsonb(x) from (
    select k.name_de as retention_class, lower(r.period) as valid_from, upper(r.period) - 1 as valid_through
      from restrictions r join retention_classes k on k.code = r.kept_by_code
     where r.subject_kind = 'participant' and r.subject_id = whose order by lower(r.period)) x;
  return query select 'restricted_records', to_jsonb(x) from (
    select x.relation, x.content::text as content from restricted_records x join restrictions r on r.id = x.restriction_id
     where r.subject_kind = 'participant' and r.subject_id = whose order by x.id) x;
  return query select 'erasures', to_jsonb(x) from (
    select to_char(e.applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as applied_at, k.name_de as retention_class, e.action
      from erasures e join retention_classes k on k.code = e.class_code
     where e.subject_kind = 'participant' and e.subject_id = whose order by e.id) x;
  return query select 'accesses', to_jsonb(x) from (
    select to_char(a.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as happened_at, a.actor, a.role, a.operation, a.subject
      from audit_events a
     where a.subject = 'participant:' || own_code or a.facts ->> 'participant' = own_code
        or a.subject in (select 'placement:' || p.code from placements p where p.participant_id = whose)
     order by a.id) x;
end $$;
