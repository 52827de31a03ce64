-- Who comes to a site without being planned there, work that a work opportunity is not meant for, and progress that comes late.

-- ── Who is known on a house ──────────────────────────────────────────────────────────────────────────────────────────────────

-- Kept rather than searched: each statement of a site manager asks it for the policy of participants, and searched in the lines of the
-- diary it took as long as many a statement itself. Whoever was said to be there or not is known too.
create index diary_presences_house_idx on diary_presences (property_id, participant_id);
create table house_participants (
  property_id bigint not null constraint house_participants_property_fkey references properties,
  participant_id bigint not null constraint house_participants_participant_fkey references participants,
  constraint house_participants_pkey primary key (property_id, participant_id)
);
create index house_participants_participant_idx on house_participants (participant_id);
comment on table house_participants is
  'Who is known on a house: worked there, was said to be there or not, or is planned there. Kept by triggers; says nothing of its own.';

-- Lines of the diary name the house themselves, and none of them ever goes.
create function note_people_of_lines() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into house_participants (property_id, participant_id)
  select distinct a.property_id, a.participant_id from added a
   where not exists (select from house_participants h where h.property_id = a.property_id and h.participant_id = a.participant_id)
   order by 1, 2
  on conflict do nothing;
  return null;
end $$;
create trigger work_lines_note_people after insert on work_lines
  referencing new table as added for each statement execute function note_people_of_lines();
create trigger diary_presences_note_people after insert on diary_presences
  referencing new table as added for each statement execute function note_people_of_lines();

create function note_planned_people() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into house_participants (property_id, participant_id)
  select distinct k.property_id, a.participant_id from added a join work_packages k on k.id = a.work_package_id
   order by 1, 2
  on conflict do nothing;
  return null;
end $$;
create trigger work_assignments_note_people after insert on work_assignments
  referencing new table as added for each statement execute function note_planned_people();
create trigger work_assignments_note_changed_people after update on work_assignments
  referencing new table as added for each statement execute function note_planned_people();

-- Whoever was planned by mistake and never came is not known any more.
create function forget_unplanned_people() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from house_participants h
   using (select distinct k.property_id, g.participant_id from gone g join work_packages k on k.id = g.work_package_id) o
   where h.property_id = o.property_id and h.participant_id = o.participant_id
     and not exists (select from work_lines w where w.property_id = h.property_id and w.participant_id = h.participant_id)
     and not exists (select from diary_presences p where p.property_id = h.property_id and p.participant_id = h.participant_id)
     and not exists (select from work_assignments a join work_packages k on k.id = a.work_package_id
                      where k.property_id = h.property_id and a.participant_id = h.participant_id);
  return null;
end $$;
create trigger work_assignments_forget_people after delete on work_assignments
  referencing old table as gone for each statement execute function forget_unplanned_people();
create trigger work_assignments_forget_changed_people after update on work_assignments
  referencing old table as gone for each statement execute function forget_unplanned_people();

insert into house_participants (property_id, participant_id)
select property_id, participant_id from work_lines
union
select property_id, participant_id from diary_presences
union
select k.property_id, a.participant_id from work_assignments a join work_packages k on k.id = a.work_package_id;

create or replace function acting_house_participants() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(array_agg(distinct participant_id), '{}') from house_participants where property_id = any (acting_properties()));
end $$;

-- Of one person, which is cheaper to ask than who all of them are.
create function is_on_own_houses(participant bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from house_participants where participant_id = participant and property_id = any (acting_properties()));
end $$;

create policy operator_everything on house_participants for select to viertelwerk_operator using (true);
grant select on house_participants to viertelwerk_operator;

-- ── Additional work (§ 16d Abs. 2 SGB II) as a gate ──────────────────────────────────────────────────────────────────────────

-- A gate may hold for a stage, and for those alone whom one instrument funds. Whether work is additional is judged by people: such a
-- gate refuses no planning, but work that was done all the same is on record with its reason.
alter table work_gates
  add column stage_code code constraint work_gates_stage_fkey references stage_kinds,
  add column instrument_code code constraint work_gates_instrument_fkey references instruments,
  add column only_warns boolean not null default false;
create index work_gates_stage_idx on work_gates (stage_code);
create index work_gates_instrument_idx on work_gates (instrument_code);
comment on table work_gates is
  'Who may do which work (RULES 2.8): a gate asks for one of its certificates, or keeps out whom an instrument funds. V-law is recorded when broken, and refuses the planning unless it only warns; others only warn.';

-- Whom an instrument funds of which a gate speaks: that and no more is told to whoever plans and logs work, a site manager of those on the
-- own houses.
create function gated_funding(participant bigint, during daterange) returns table (instrument_code code, valid daterange)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if current_setting('role') = 'viertelwerk_site_manager' and not is_on_own_houses(participant) then
    return;
  end if;
  return query
    select b.instrument_code, p.period * b.period * daterange(null, p.ended_on, '[]') * during
      from placements p join placement_bases b on b.placement_id = p.id
     where p.participant_id = participant and p.kind = 'working' and p.period && during and b.period && during
       and b.instrument_code in (select g.instrument_code from work_gates g);
end $$;
comment on function gated_funding is 'When an instrument funds a participant of which a work gate speaks.';

drop function unmet_gates(bigint, bigint, daterange);
create function unmet_gates(participant bigint, package bigint, period daterange)
  returns table (gate_code text, certificate_kind text, enforced boolean, recorded boolean, missing_from date)
language sql stable as $$
  select g.code, (select min(c.certificate_kind_code) from work_gate_certificates c where c.gate_code = g.code),
         g.evidence = 'V-law' and not g.only_warns, g.evidence = 'V-law', lower(needed.need)
    -- First which gates the package has: who funds somebody is asked for these alone.
    from (select g.*, w.property_id
            from work_packages w
            join stages s on s.id = w.stage_id
            join work_gates g on g.valid && period
             and (g.stage_code is null or g.stage_code = s.stage_code)
             and (g.work_kind_code is null
                  or exists (select from work_package_kinds k where k.work_package_id = w.id and k.work_kind_code = g.work_kind_code))
           where w.id = package
          offset 0) g
    cross join lateral (
      select g.valid * period as need where g.instrument_code is null
      union all
      select g.valid * f.valid from gated_funding(participant, g.valid * period) f
       where g.instrument_code is not null and f.instrument_code = g.instrument_code and not isempty(g.valid * f.valid)) needed
   where (not g.only_where_asbestos_presumed or asbestos_presumed(g.property_id, lower(needed.need)))
     and not coalesce((
       select range_agg(c.valid) @> needed.need
         from certificates c join work_gate_certificates gc on gc.certificate_kind_code = c.certificate_kind_code
        where gc.gate_code = g.code and c.participant_id = participant), false)
$$;
comment on function unmet_gates is 'Work gates (RULES 2.8) that would be broken by this participant on this package in this period.';

-- As in 0029; who is known on the own houses is worked out once, not for every placement.
create or replace function additional_work_only(asked bigint[], on_day date) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.participant_id
    from placements p join placement_bases b on b.placement_id = p.id
   where p.participant_id in (select unnest(asked)) and p.kind = 'working' and p.period @> on_day
     and (p.ended_on is null or p.ended_on >= on_day) and b.period @> on_day and b.instrument_code = '16d'
     and (current_setting('role') <> 'viertelwerk_site_manager'
          or p.participant_id = any ((select acting_house_participants())::bigint[]))
$$;

create or replace function check_work_lines() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  -- As unmet_gates says it, for many lines at once: first the gates of the packages, then whom they keep out on the day.
  insert into gate_breaches (work_line_id, gate_code, reason, follow_up)
  select a.event_id, g.code, a.breach_reason, a.follow_up
    from added a
    join (select w.id as package_id, g.code, g.valid, g.only_where_asbestos_presumed, g.instrument_code
            from work_packages w
            join stages s on s.id = w.stage_id
            join work_gates g on g.evidence = 'V-law'
             and (g.stage_code is null or g.stage_code = s.stage_code)
             and (g.work_kind_code is null
                  or exists (select from work_package_kinds k where k.work_package_id = w.id and k.work_kind_code = g.work_kind_code))
           where w.id in (select work_package_id from added)) g on g.package_id = a.work_package_id and g.valid @> a.day
   where (not g.only_where_asbestos_presumed or asbestos_presumed(a.property_id, a.day))
     and (g.instrument_code is null
          or exists (select from placements p join placement_bases b on b.placement_id = p.id
                      where p.participant_id = a.participant_id and p.kind = 'working' and p.period @> a.day
                        and (p.ended_on is null or p.ended_on >= a.day)
                        and b.instrument_code = g.instrument_code and b.period @> a.day))
     and not exists (
       select from certificates c join work_gate_certificates gc on gc.certificate_kind_code = c.certificate_kind_code
        where gc.gate_code = g.code and c.participant_id = a.participant_id and c.valid @> a.day);
  -- A day has 24 hours: participants are locked in key order so that two phones cannot both pass the sum.
  perform from participants where id in (select participant_id from added) order by id for no key update;
  -- Summed before anything else is joined: planned together with the limit, this once took minutes.
  with sums as materialized (
    select d.participant_id, d.day, sum(w.minutes) as minutes
      from (select distinct participant_id, day from added) d
      join work_lines w on w.participant_id = d.participant_id and w.day = d.day
      join diary_events e on e.id = w.event_id and e.retracted_by_id is null
     group by d.participant_id, d.day)
  select t.code, s.day, s.minutes into broken
    from sums s join participants t on t.id = s.participant_id where s.minutes > 1440 limit 1;
  if found then
    perform reject('work_lines_fit_a_day', 'work_lines',
      jsonb_build_object('participant', broken.code, 'on', broken.day, 'minutes', broken.minutes));
  end if;
  return null;
end $$;

-- ── Whoever comes without being planned ──────────────────────────────────────────────────────────────────────────────────────

-- Somebody who is employed on the day may turn up on any site. Whoever runs it writes down the number on the badge; of a number that
-- nobody employed has, nothing is told. From the line on, which names its author, they are known on the house.
create function is_employed(participant bigint, on_day date) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from placements p where p.participant_id = participant and p.period @> on_day
                    and (p.ended_on is null or p.ended_on >= on_day));
end $$;
comment on function is_employed is 'Whether a participant is employed on a day.';

create function employed_participants(codes text[], on_day date) returns table (code code, id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.code, t.id from participants t where t.code = any (codes) and is_employed(t.id, on_day)
$$;
comment on function employed_participants is 'Participants by their code who are employed on a day, whoever asks.';

alter policy site_manager_writes_lines on work_lines
  with check (property_id = any ((select acting_properties())::bigint[])
              and (participant_id = any ((select acting_house_participants())::bigint[]) or is_employed(participant_id, day)));
alter policy site_manager_writes_lines on diary_presences
  with check (property_id = any ((select acting_properties())::bigint[])
              and (participant_id = any ((select acting_house_participants())::bigint[]) or is_employed(participant_id, day)));
alter policy site_manager_writes_lines on diary_briefing_participants
  with check (exists (select from diary_briefings b
                       where b.event_id = diary_briefing_participants.event_id
                         and (participant_id = any ((select acting_house_participants())::bigint[])
                              or is_employed(participant_id, b.day))));

-- Who is said to be on another house at the same time: of lines of the own houses it is told that it is so, and not where.
create function presences_elsewhere(lines uuid[]) returns table (code code)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare houses constant bigint[] := acting_properties();
begin
  return query
    select distinct t.code
      from diary_presences p
      join current_presences o on o.participant_id = p.participant_id and o.day = p.day and o.property_id <> p.property_id
       and o.start_minutes < p.end_minutes and o.end_minutes > p.start_minutes
      join participants t on t.id = p.participant_id
     where p.event_id = any (lines) and (acting_role() <> 'site_manager' or p.property_id = any (houses));
end $$;
comment on function presences_elsewhere is 'Codes of participants whom these lines say to be in two places at once.';

-- ── Late lines and late progress ─────────────────────────────────────────────────────────────────────────────────────────────────────

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

-- As in 0035, and of progress; of most lines no report speaks, and that is asked before anything else is planned.
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
grant execute on function gated_funding(bigint, daterange) to viertelwerk_operator, viertelwerk_site_manager, viertelwerk_management;
grant execute on function employed_participants(text[], date) to viertelwerk_operator, viertelwerk_site_manager, viertelwerk_management;
grant execute on function presences_elsewhere(uuid[]) to viertelwerk_operator, viertelwerk_site_manager, viertelwerk_management;
grant execute on function is_employed(bigint, date) to viertelwerk_site_manager;
grant delete on house_participants to viertelwerk_invariant;
