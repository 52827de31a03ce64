-- How far a house was on the day of a released report changes when progress is entered late or taken back; it is flagged as lines are.

-- As in 0035, and progress through the house's report.
create or replace function touched_reports(lines uuid[]) returns table (event_id uuid, report_id bigint)
language sql stable set search_path = public, pg_temp as $$
  with line as materialized (
    select w.event_id, w.property_id, w.day, w.participant_id, 'work_lines' as relation from work_lines w where w.event_id = any (lines)
    union all
    select f.event_id, f.property_id, f.day, null, 'firm_presences' from firm_presences f where f.event_id = any (lines)
    union all
    select p.event_id, p.property_id, p.day, null, 'progress_reports' from progress_reports p where p.event_id = any (lines)),
  touched as (
    select l.event_id, s.report_id from line l join report_sources s on s.relation = l.relation and s.source_id = l.event_id::text
    union
    select l.event_id, r.id
      from line l
      join placements p on p.participant_id = l.participant_id and p.kind = 'working' and p.period @> l.day
      join report_sources s on s.relation = 'placements' and s.source_id = p.id::text
      join released_reports r on r.id = s.report_id
     where r.kind = 'participants' and r.parameters ->> 'month' = to_char(l.day, 'YYYY-MM')
       and l.day < coalesce((r.parameters ->> 'as_of')::date, 'infinity')
    union
    select l.event_id, r.id
      from line l
      join properties h on h.id = l.property_id
      join released_reports r on r.kind = 'property' and r.parameters ->> 'property' = h.code
     where l.day <= coalesce((r.parameters ->> 'as_of')::date, 'infinity')
    union
    select l.event_id, s.report_id
      from line l
      join placements p on p.participant_id = l.participant_id
      join voucher_lines v on v.placement_id = p.id and v.month = date_trunc('month', l.day)::date and v.minutes is not null
      join report_sources s on s.relation = 'voucher_lines' and s.source_id = v.id::text)
  select t.event_id, t.report_id from touched t
   where not exists (select from released_reports n where n.replaces_id = t.report_id)
$$;

-- As in 0036, and of progress.
create or replace function flag_reported_lines(lines uuid[], why text, is_taken_back boolean) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  events uuid[];
  reports bigint[];
begin
  -- Two lists of one length: which line, which report.
  select array_agg(t.event_id), array_agg(t.report_id) into events, reports from touched_reports(lines) t;
  if events is null then
    return;
  end if;
  with flagged as (
    insert into corrections (relation, source_id, reason, before, after)
    select case e.kind when 'work_line' then 'work_lines' when 'progress' then 'progress_reports' else 'firm_presences' end, e.id::text,
           coalesce(why, v.reason, 'Nachträglich ins Bautagebuch eingetragen.'),
           case when is_taken_back then f.facts else '{}' end, case when not is_taken_back then f.facts end
      from diary_events e
      join diary_versions v on v.entry_id = e.entry_id and v.version = e.version
      cross join lateral (
        select jsonb_build_object('property_id', w.property_id, 'day', w.day, 'participant_id', w.participant_id, 'minutes', w.minutes) as facts
          from work_lines w where w.event_id = e.id
        union all
        select jsonb_build_object('property_id', p.property_id, 'day', p.day, 'firm_id', p.firm_id, 'minutes', p.minutes)
          from firm_presences p where p.event_id = e.id
        union all
        select jsonb_build_object('property_id', r.property_id, 'day', r.day, 'work_package_id', r.work_package_id, 'done', r.done)
          from progress_reports r where r.event_id = e.id) f
     where e.id = any (events)
    returning id, source_id)
  insert into correction_reports (correction_id, report_id)
  select f.id, t.report_id from flagged f join unnest(events, reports) as t (event_id, report_id) on t.event_id = f.source_id::uuid;
end $$;

create trigger progress_reports_flag_released after insert on progress_reports
  referencing new table as added for each statement execute function flag_late_lines();

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;
