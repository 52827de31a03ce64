-- The site diary at the desk: what it changes of released reports is flagged, hours of a week, days of which nobody knows, and notes from
-- the site to finance and to whoever accompanies participants.

-- ── Corrections by the diary ─────────────────────────────────────────────────────────────────────────────────────────────────

-- A source that was there at the release is found by report_sources; a line that came later, and minutes that pay was split by, are not.
create table correction_reports (
  correction_id bigint not null constraint correction_reports_correction_fkey references corrections,
  report_id bigint not null constraint correction_reports_report_fkey references released_reports,
  constraint correction_reports_pkey primary key (correction_id, report_id)
);
create index correction_reports_report_idx on correction_reports (report_id);
comment on table correction_reports is 'Which released reports a correction of the site diary touches.';
create trigger correction_reports_are_append_only before update or delete on correction_reports
  for each row execute function refuse_change('correction_reports_are_append_only');
create trigger correction_reports_are_not_emptied before truncate on correction_reports
  for each statement execute function refuse_change('correction_reports_are_append_only');

-- Which released reports, in their newest version, count the minutes of lines of the diary: a Jobcenter's month with the placement of who
-- worked, of the days that were over then; a house through its day; whoever's pay of the month was split by these minutes.
create function touched_reports(lines uuid[]) returns table (event_id uuid, report_id bigint)
language sql stable set search_path = public, pg_temp as $$
  with line as materialized (
    select w.event_id, w.property_id, w.day, w.participant_id, 'work_lines' as relation from work_lines w where w.event_id = any (lines)
    union all
    select f.event_id, f.property_id, f.day, null, 'firm_presences' from firm_presences f where f.event_id = any (lines)),
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

-- Keeps why lines changed what was reported, with the reports. Without a reason of its own a line has that of its version.
create function flag_reported_lines(lines uuid[], why text, is_taken_back boolean) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  with touched as materialized (select t.event_id, t.report_id from touched_reports(lines) t),
  flagged as (
    insert into corrections (relation, source_id, reason, before, after)
    select case e.kind when 'work_line' then 'work_lines' else 'firm_presences' end, e.id::text,
           coalesce(why, v.reason, 'Nachträglich ins Bautagebuch eingetragen.'),
           case when is_taken_back then f.facts else '{}' end, case when not is_taken_back then f.facts end
      from (select distinct t.event_id from touched t) d
      join diary_events e on e.id = d.event_id
      join diary_versions v on v.entry_id = e.entry_id and v.version = e.version
      cross join lateral (
        select jsonb_build_object('property_id', w.property_id, 'day', w.day, 'participant_id', w.participant_id, 'minutes', w.minutes) as facts
          from work_lines w where w.event_id = e.id
        union all
        select jsonb_build_object('property_id', p.property_id, 'day', p.day, 'firm_id', p.firm_id, 'minutes', p.minutes)
          from firm_presences p where p.event_id = e.id) f
    returning id, source_id)
  insert into correction_reports (correction_id, report_id)
  select f.id, t.report_id from flagged f join touched t on t.event_id = f.source_id::uuid;
end $$;

-- Never refuses: work that was done is always recorded. Lines of days after every report cost one look at the reports.
create function flag_late_lines() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last_day date := (select max(coalesce((r.parameters ->> 'as_of')::date, 'infinity')) from released_reports r);
  late uuid[] := (select array_agg(a.event_id) from added a where a.day <= last_day);
begin
  if late is not null then
    perform flag_reported_lines(late, null, false);
  end if;
  return null;
end $$;
create trigger work_lines_flag_released after insert on work_lines
  referencing new table as added for each statement execute function flag_late_lines();
create trigger firm_presences_flag_released after insert on firm_presences
  referencing new table as added for each statement execute function flag_late_lines();

create function flag_retracted_line() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from released_reports) then
    perform flag_reported_lines(array[new.retracted_id], new.reason, true);
  end if;
  return null;
end $$;
create trigger diary_retractions_flag_released after insert on diary_retractions
  for each row execute function flag_retracted_line();

-- As in 0013, and with the reports that a day recorded late belongs to: it is no source of any of them.
create or replace function guard_released_days() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  why text := nullif(btrim(coalesce(current_setting('viertelwerk.correction_reason', true), '')), '');
  reports bigint[];
  days bigint[];
begin
  -- Two lists of one length: which report, which day.
  select array_agg(r.id order by r.id, a.id), array_agg(a.id order by r.id, a.id) into reports, days
    from released_reports r
    join report_sources s on s.report_id = r.id and s.relation = 'placements'
    join added a on a.placement_id = s.source_id::bigint
     and a.day >= (r.parameters ->> 'month' || '-01')::date and a.day < (r.parameters ->> 'month' || '-01')::date + interval '1 month'
   where r.kind = 'participants';
  if reports is null then
    return null;
  end if;
  if why is null then
    perform reject('released_sources_change_with_a_reason', 'attendance_days', jsonb_build_object('reports',
      (select array_agg(distinct r.number::text) from released_reports r where r.id = any (reports))));
  end if;
  with corrected as (
    insert into corrections (relation, source_id, reason, before, after)
    select 'attendance_days', a.id::text, why, '{}'::jsonb, to_jsonb(a) from added a where a.id = any (days)
    returning id, source_id)
  insert into correction_reports (correction_id, report_id)
  select c.id, t.report_id from corrected c join unnest(reports, days) as t (report_id, day_id) on t.day_id::text = c.source_id
   where not exists (select from released_reports n where n.replaces_id = t.report_id);
  return null;
end $$;

-- ── Hours of a week, days of which nobody knows ──────────────────────────────────────────────────────────────────────────────
-- Both count work on every house: a site manager, who sees the lines of the own houses alone, would otherwise miss what was done elsewhere.

-- Whose attendance whoever acts is told of in a period; null: everybody's. A site manager: of who is planned onto the own houses in it, or
-- was seen there in it or in the four weeks before.
create function acting_crew(first_day date, end_day date) returns bigint[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare houses constant bigint[] := acting_properties();
begin
  case acting_role()
    when 'operator', 'management' then return null;
    when 'coach' then return acting_participants();
    when 'site_manager' then
      return (
        select coalesce(array_agg(distinct c.participant_id), '{}')
          from (select w.participant_id from work_lines w
                 where w.property_id = any (houses) and w.day > first_day - 28 and w.day < end_day
                union all
                select a.participant_id from work_assignments a join work_packages k on k.id = a.work_package_id
                 where k.property_id = any (houses) and a.period && daterange(first_day, end_day)) c);
    else perform refuse_role();
  end case;
end $$;

-- The house on which somebody is looked for on a day: planned there, else last seen there within four weeks; one of the own first.
create function day_house(participant bigint, on_day date) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare houses constant bigint[] := acting_properties();
begin
  return coalesce(
    (select k.property_id from work_assignments a join work_packages k on k.id = a.work_package_id
      where a.participant_id = participant and a.period @> on_day
      order by k.property_id = any (houses) desc, lower(a.period) desc, a.id desc limit 1),
    (select w.property_id from current_work_lines w
      where w.participant_id = participant and w.day <= on_day and w.day > on_day - 28
      order by w.property_id = any (houses) desc, w.day desc, w.event_id desc limit 1));
end $$;

-- Planned and worked minutes of the week that begins on a day, of its days before another. Days that were recorded as absent are out of the
-- plan; why somebody was away is nowhere in it.
create function weekly_hours(monday date, before date)
returns table (participant_id bigint, planned_minutes bigint, worked_minutes bigint, absent_days bigint, unknown_days bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  end_day constant date := greatest(least(monday + 7, before), monday);
  crew constant bigint[] := acting_crew(monday, monday + 7);
begin
  return query
    select a.participant_id,
           coalesce(sum(p.weekday_minutes[extract(isodow from a.day)::int]) filter (where a.is_expected and a.state <> 'absent'), 0)::bigint,
           coalesce(sum(a.minutes) filter (where a.state = 'worked'), 0)::bigint,
           count(*) filter (where a.is_expected and a.state = 'absent'),
           count(*) filter (where a.is_expected and a.state = 'unknown')
      from attendance(monday, end_day, crew) a
      left join placements p on p.id = a.placement_id
     group by a.participant_id;
end $$;
comment on function weekly_hours is 'Planned and worked minutes of a week of whom whoever acts is told of; absent days are out of the plan.';

-- Expected days in [first_day, end_day) with neither diary nor record, and the house on which to ask.
create function unknown_days(first_day date, end_day date)
returns table (participant_id bigint, day date, planned_minutes integer, property_id bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  houses constant bigint[] := acting_properties();
  last_end constant date := greatest(first_day, end_day);
  crew constant bigint[] := acting_crew(first_day, last_end);
  of_own_houses constant boolean := acting_role() = 'site_manager';
begin
  return query
    select a.participant_id, a.day, p.weekday_minutes[extract(isodow from a.day)::int]::integer, h.property_id
      from attendance(first_day, last_end, crew) a
      join placements p on p.id = a.placement_id
      cross join lateral (select day_house(a.participant_id, a.day) as property_id) h
     where a.is_expected and a.state = 'unknown' and (not of_own_houses or h.property_id = any (houses));
end $$;
comment on function unknown_days is 'Expected days of which nobody knows, of whom whoever acts is told of.';

-- ── Notes to the office ──────────────────────────────────────────────────────────────────────────────────────────────────────

create table office_notes (
  id bigint generated always as identity constraint office_notes_pkey primary key,
  property_id bigint not null constraint office_notes_property_fkey references properties,
  day date not null,
  addressee text not null constraint office_notes_addressee_is_known check (addressee in ('finance', 'coach')),
  note text not null constraint office_notes_note_is_not_empty check (btrim(note) <> ''),
  author text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  written_at timestamptz not null default now(),
  done_by text,
  done_at timestamptz,
  constraint office_notes_done_whole check ((done_by is null) = (done_at is null))
);
create index office_notes_property_idx on office_notes (property_id, day);
create index office_notes_open_idx on office_notes (addressee) where done_at is null;
comment on table office_notes is 'What somebody on a site tells finance or whoever accompanies participants, from a day of the diary; done once, never changed.';

create function guard_office_note() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.done_at is null and new.done_at is not null
     and to_jsonb(new) - 'done_by' - 'done_at' = to_jsonb(old) - 'done_by' - 'done_at' then
    return new;
  end if;
  perform reject('office_notes_are_append_only', 'office_notes', jsonb_build_object('number', old.id));
  return null;
end $$;
create trigger office_notes_are_append_only before update or delete on office_notes
  for each row execute function guard_office_note();
create trigger office_notes_are_not_emptied before truncate on office_notes
  for each statement execute function refuse_change('office_notes_are_append_only');

-- ── Who may ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

grant execute on function weekly_hours(date, date), unknown_days(date, date)
  to viertelwerk_operator, viertelwerk_site_manager, viertelwerk_coach, viertelwerk_management;

create policy operator_everything on correction_reports for select to viertelwerk_operator using (true);
-- An auditor learns that a report was touched, and not what somebody on a site wrote about it.
create policy as_its_report on correction_reports for select
  to viertelwerk_coach, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor
  using (exists (select from released_reports r where r.id = correction_reports.report_id));
grant select on correction_reports to viertelwerk_operator, viertelwerk_coach, viertelwerk_finance, viertelwerk_management,
  viertelwerk_auditor;
create policy of_own_reports on corrections for select to viertelwerk_coach, viertelwerk_finance
  using (exists (select from correction_reports c where c.correction_id = corrections.id));

create policy operator_everything on office_notes to viertelwerk_operator using (true) with check (true);
create policy site_manager_own_houses on office_notes for select to viertelwerk_site_manager
  using (property_id = any ((select acting_properties())::bigint[]));
create policy site_manager_tells on office_notes for insert to viertelwerk_site_manager
  with check (property_id = any ((select acting_properties())::bigint[]) and author = current_setting('viertelwerk.actor', true)
              and done_at is null);
create policy management_every_house on office_notes for select to viertelwerk_management using (true);
create policy management_tells on office_notes for insert to viertelwerk_management
  with check (author = current_setting('viertelwerk.actor', true) and done_at is null);
-- Whoever it is to reads and settles it, in their own name.
create policy addressed_to_finance on office_notes to viertelwerk_finance
  using (addressee = 'finance') with check (addressee = 'finance' and done_by = current_setting('viertelwerk.actor', true));
-- Of the houses on which their people worked in the six months before the day or since.
create policy addressed_to_coach on office_notes to viertelwerk_coach
  using (addressee = 'coach' and exists (select from work_lines w where w.property_id = office_notes.property_id
                                          and w.day > office_notes.day - interval '6 months'))
  with check (addressee = 'coach' and done_by = current_setting('viertelwerk.actor', true));
grant select, insert on office_notes to viertelwerk_operator, viertelwerk_site_manager, viertelwerk_management;
grant select on office_notes to viertelwerk_finance, viertelwerk_coach;
grant update (done_by, done_at) on office_notes to viertelwerk_operator, viertelwerk_finance, viertelwerk_coach;
