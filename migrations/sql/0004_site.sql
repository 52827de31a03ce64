-- The site diary (Bautagebuch, RULES 4.3): append-only events, each with a detail row of its kind. An entry is what its
-- events add up to: a detail that was not retracted counts. Two phones can write one day because nothing is overwritten.

create table diary_entries (
  id bigint generated always as identity constraint diary_entries_pkey primary key,
  property_id bigint not null constraint diary_entries_property_fkey references properties,
  day date not null,
  constraint diary_entries_one_a_day unique (property_id, day),
  constraint diary_entries_of_property unique (id, property_id, day)
);
create index diary_entries_day_idx on diary_entries (day);
comment on table diary_entries is 'The one entry of a property and day; its content is the events under it.';

create table diary_versions (
  entry_id bigint not null constraint diary_versions_entry_fkey references diary_entries,
  version smallint not null constraint diary_versions_version_is_positive check (version > 0),
  reason text constraint diary_versions_reason_is_not_empty check (btrim(reason) <> ''),
  opened_by text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  opened_at timestamptz not null default now(),
  signed_by text,
  signed_at timestamptz,
  constraint diary_versions_pkey primary key (entry_id, version),
  constraint diary_versions_signed_whole check ((signed_by is null) = (signed_at is null)),
  constraint diary_versions_corrections_name_a_reason check (version = 1 or reason is not null)
);
comment on table diary_versions is 'Versions of an entry: a signed one is closed, the next one names its reason.';

create function guard_diary_version() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  entry record;
  last diary_versions%rowtype;
begin
  select p.code as property, e.day into entry from diary_entries e join properties p on p.id = e.property_id
   where e.id = new.entry_id for no key update of e;
  if tg_op = 'UPDATE' then
    if old.signed_at is not null or new.version <> old.version or new.reason is distinct from old.reason
       or new.opened_at <> old.opened_at or new.opened_by <> old.opened_by then
      perform reject('diary_versions_stay_as_signed', 'diary_versions',
        jsonb_build_object('property', entry.property, 'on', entry.day, 'version', old.version));
    end if;
    return new;
  end if;
  select * into last from diary_versions where entry_id = new.entry_id order by version desc limit 1;
  if new.version <> coalesce(last.version, 0) + 1 or (last.version is not null and last.signed_at is null) then
    perform reject('diary_versions_follow_a_signed_one', 'diary_versions',
      jsonb_build_object('property', entry.property, 'on', entry.day, 'version', new.version));
  end if;
  return new;
end $$;
create trigger diary_versions_guard before insert or update on diary_versions for each row execute function guard_diary_version();

create table diary_events (
  id uuid constraint diary_events_pkey primary key,
  entry_id bigint not null,
  version smallint not null,
  kind text not null constraint diary_events_kind_is_known check (
    kind in ('weather', 'work_line', 'firm_presence', 'note', 'progress', 'retraction')),
  author text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  device_at timestamptz not null default now(),
  recorded_at timestamptz not null default now(),
  retracted_by_id uuid constraint diary_events_retracted_by_fkey references diary_events,
  constraint diary_events_version_fkey foreign key (entry_id, version) references diary_versions (entry_id, version),
  constraint diary_events_of_kind unique (id, kind),
  constraint diary_events_of_entry unique (id, entry_id)
);
create index diary_events_entry_idx on diary_events (entry_id, version);
create index diary_events_retracted_by_idx on diary_events (retracted_by_id) where retracted_by_id is not null;
comment on table diary_events is
  'Append-only: id is a UUIDv7 made on the device, device_at its clock, recorded_at the server''s. retracted_by_id is set once, by the retraction itself.';

create function check_diary_events() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  -- Signing locks the entry's row first, so an event and a signature cannot pass each other.
  perform from diary_entries where id in (select entry_id from added) order by id for no key update;
  select p.code as property, e.day, v.version into broken
    from added a
    join diary_versions v on v.entry_id = a.entry_id and v.version = a.version
    join diary_entries e on e.id = a.entry_id join properties p on p.id = e.property_id
   where v.signed_at is not null limit 1;
  if found then
    perform reject('diary_events_enter_open_versions', 'diary_events',
      jsonb_build_object('property', broken.property, 'on', broken.day, 'version', broken.version));
  end if;
  return null;
end $$;
create trigger diary_events_enter_open_versions after insert on diary_events
  referencing new table as added for each statement execute function check_diary_events();

create function guard_diary_event() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.retracted_by_id is null and new.retracted_by_id is not null
     and to_jsonb(new) - 'retracted_by_id' = to_jsonb(old) - 'retracted_by_id'
     and exists (select from diary_events r where r.id = new.retracted_by_id and r.kind = 'retraction' and r.entry_id = old.entry_id) then
    return new;
  end if;
  perform reject('diary_events_are_append_only', tg_table_name, jsonb_build_object('event', old.id));
  return null;
end $$;
create trigger diary_events_are_append_only before update or delete on diary_events
  for each row execute function guard_diary_event();

create function refuse_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform reject(tg_argv[0], tg_table_name, '{}');
  return null;
end $$;
comment on function refuse_change is 'Trigger of append-only tables; its argument is the name of the rule.';

create table diary_weather (
  event_id uuid constraint diary_weather_pkey primary key,
  kind text not null default 'weather' constraint diary_weather_kind_is_weather check (kind = 'weather'),
  temperature_min_c smallint constraint diary_weather_min_is_plausible check (temperature_min_c between -40 and 50),
  temperature_max_c smallint constraint diary_weather_max_is_plausible check (temperature_max_c between -40 and 50),
  sky text constraint diary_weather_sky_is_known check (sky in ('clear', 'cloudy', 'overcast', 'fog')),
  precipitation text constraint diary_weather_precipitation_is_known check (precipitation in ('none', 'drizzle', 'rain', 'heavy_rain', 'snow', 'hail')),
  note text,
  constraint diary_weather_event_fkey foreign key (event_id, kind) references diary_events (id, kind),
  constraint diary_weather_min_not_above_max check (temperature_min_c <= temperature_max_c)
);
comment on table diary_weather is 'Weather of the day; the newest event counts.';

create table work_lines (
  event_id uuid constraint work_lines_pkey primary key,
  kind text not null default 'work_line' constraint work_lines_kind_is_work_line check (kind = 'work_line'),
  entry_id bigint not null,
  property_id bigint not null,
  day date not null,
  participant_id bigint not null constraint work_lines_participant_fkey references participants,
  work_package_id bigint not null,
  minutes integer not null constraint work_lines_minutes_fit_a_day check (minutes between 1 and 1440),
  activity text,
  breach_reason text,
  follow_up text,
  constraint work_lines_event_kind_fkey foreign key (event_id, kind) references diary_events (id, kind),
  constraint work_lines_event_entry_fkey foreign key (event_id, entry_id) references diary_events (id, entry_id),
  constraint work_lines_entry_fkey foreign key (entry_id, property_id, day) references diary_entries (id, property_id, day),
  constraint work_lines_package_fkey foreign key (property_id, work_package_id) references work_packages (property_id, id)
);
create index work_lines_participant_day_idx on work_lines (participant_id, day);
create index work_lines_package_idx on work_lines (property_id, work_package_id);
create index work_lines_entry_idx on work_lines (entry_id, property_id, day);
comment on table work_lines is 'Who worked on what and how long: the one entry that progress, attendance, evidence and minutes per pot follow from.';
create trigger work_lines_are_append_only before update or delete on work_lines
  for each row execute function refuse_change('work_lines_are_append_only');

create table gate_breaches (
  id bigint generated always as identity constraint gate_breaches_pkey primary key,
  work_line_id uuid not null constraint gate_breaches_work_line_fkey references work_lines,
  gate_code code not null constraint gate_breaches_gate_fkey references work_gates,
  reason text,
  follow_up text,
  closed_on date,
  constraint gate_breaches_are_unique unique (work_line_id, gate_code)
);
create index gate_breaches_gate_idx on gate_breaches (gate_code);
comment on table gate_breaches is 'Work that was done although a gate of the law was not met: always recorded, with reason and follow-up.';

create function check_work_lines() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  -- As unmet_gates says it, for many lines at once: first the gates of the packages, then who lacks a certificate on the day.
  insert into gate_breaches (work_line_id, gate_code, reason, follow_up)
  select a.event_id, g.code, a.breach_reason, a.follow_up
    from added a
    join (select w.id as package_id, g.code, g.valid, g.only_where_asbestos_presumed
            from work_packages w
            join work_gates g on g.evidence = 'V-law'
             and (g.work_kind_code is null
                  or exists (select from work_package_kinds k where k.work_package_id = w.id and k.work_kind_code = g.work_kind_code))
           where w.id in (select work_package_id from added)) g on g.package_id = a.work_package_id and g.valid @> a.day
   where (not g.only_where_asbestos_presumed or asbestos_presumed(a.property_id, a.day))
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
create trigger work_lines_fit_and_meet_gates after insert on work_lines
  referencing new table as added for each statement execute function check_work_lines();

create table firm_presences (
  event_id uuid constraint firm_presences_pkey primary key,
  kind text not null default 'firm_presence' constraint firm_presences_kind_is_firm_presence check (kind = 'firm_presence'),
  entry_id bigint not null,
  property_id bigint not null,
  day date not null,
  firm_id bigint not null constraint firm_presences_firm_fkey references organisations,
  work_package_id bigint,
  headcount smallint not null constraint firm_presences_headcount_is_positive check (headcount > 0),
  qualification text,
  minutes integer not null constraint firm_presences_minutes_are_positive check (minutes > 0),
  activity text,
  constraint firm_presences_event_kind_fkey foreign key (event_id, kind) references diary_events (id, kind),
  constraint firm_presences_event_entry_fkey foreign key (event_id, entry_id) references diary_events (id, entry_id),
  constraint firm_presences_entry_fkey foreign key (entry_id, property_id, day) references diary_entries (id, property_id, day),
  constraint firm_presences_package_fkey foreign key (property_id, work_package_id) references work_packages (property_id, id)
);
create index firm_presences_firm_idx on firm_presences (firm_id);
create index firm_presences_package_idx on firm_presences (property_id, work_package_id);
create index firm_presences_entry_idx on firm_presences (entry_id, property_id, day);
comment on table firm_presences is 'A trade firm on the site: head count by qualification, minutes of all its people together.';
create trigger firm_presences_are_append_only before update or delete on firm_presences
  for each row execute function refuse_change('firm_presences_are_append_only');

create table diary_notes (
  event_id uuid constraint diary_notes_pkey primary key,
  event_kind text not null default 'note' constraint diary_notes_event_kind_is_note check (event_kind = 'note'),
  kind text not null constraint diary_notes_kind_is_known check (kind in
    ('material', 'equipment', 'incident', 'hindrance', 'concern', 'order', 'inspection', 'test', 'visitor', 'plan', 'acceptance', 'note')),
  note text not null constraint diary_notes_note_is_not_empty check (btrim(note) <> ''),
  quantity numeric(12, 3) constraint diary_notes_quantity_is_positive check (quantity > 0),
  unit_of_measure text,
  work_package_id bigint constraint diary_notes_package_fkey references work_packages,
  constraint diary_notes_event_fkey foreign key (event_id, event_kind) references diary_events (id, kind)
);
create index diary_notes_package_idx on diary_notes (work_package_id);
comment on table diary_notes is 'Materials, equipment, incidents, hindrances and whatever else the diary of the day must hold.';
create trigger diary_notes_are_append_only before update or delete on diary_notes
  for each row execute function refuse_change('diary_notes_are_append_only');
create trigger diary_weather_is_append_only before update or delete on diary_weather
  for each row execute function refuse_change('diary_weather_is_append_only');

create table progress_reports (
  event_id uuid constraint progress_reports_pkey primary key,
  kind text not null default 'progress' constraint progress_reports_kind_is_progress check (kind = 'progress'),
  entry_id bigint not null,
  property_id bigint not null,
  day date not null,
  work_package_id bigint not null,
  done basis_points not null,
  constraint progress_reports_event_kind_fkey foreign key (event_id, kind) references diary_events (id, kind),
  constraint progress_reports_event_entry_fkey foreign key (event_id, entry_id) references diary_events (id, entry_id),
  constraint progress_reports_entry_fkey foreign key (entry_id, property_id, day) references diary_entries (id, property_id, day),
  constraint progress_reports_package_fkey foreign key (property_id, work_package_id) references work_packages (property_id, id)
);
create index progress_reports_package_idx on progress_reports (property_id, work_package_id, day);
create index progress_reports_entry_idx on progress_reports (entry_id, property_id, day);
comment on table progress_reports is 'How far a work package is (basis points); the newest day counts, on one day the newest event.';
create trigger progress_reports_are_append_only before update or delete on progress_reports
  for each row execute function refuse_change('progress_reports_are_append_only');

create table diary_retractions (
  event_id uuid constraint diary_retractions_pkey primary key,
  kind text not null default 'retraction' constraint diary_retractions_kind_is_retraction check (kind = 'retraction'),
  entry_id bigint not null,
  retracted_id uuid not null constraint diary_retractions_once unique,
  reason text not null constraint diary_retractions_reason_is_not_empty check (btrim(reason) <> ''),
  constraint diary_retractions_event_kind_fkey foreign key (event_id, kind) references diary_events (id, kind),
  constraint diary_retractions_event_entry_fkey foreign key (event_id, entry_id) references diary_events (id, entry_id),
  constraint diary_retractions_retracted_fkey foreign key (retracted_id, entry_id) references diary_events (id, entry_id)
);
create index diary_retractions_event_entry_idx on diary_retractions (event_id, entry_id);
create index diary_retractions_retracted_idx on diary_retractions (retracted_id, entry_id);
comment on table diary_retractions is 'Takes back an earlier event of the same entry, with a reason; both stay visible.';
create trigger diary_retractions_are_append_only before update or delete on diary_retractions
  for each row execute function refuse_change('diary_retractions_are_append_only');

create function apply_diary_retraction() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- What was taken back stays so: a retraction of a retraction would say otherwise and change nothing.
  if exists (select from diary_events where id = new.retracted_id and kind = 'retraction') then
    perform reject('diary_retractions_name_no_retraction', 'diary_retractions', jsonb_build_object('event', new.retracted_id));
  end if;
  update diary_events set retracted_by_id = new.event_id where id = new.retracted_id;
  return null;
end $$;
create trigger diary_retractions_apply after insert on diary_retractions
  for each row execute function apply_diary_retraction();

-- An event's content may come later than the event, but not after the signature.
create function check_diary_details() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  select p.code as property, e.day, v.version into broken
    from added a
    join diary_events d on d.id = a.event_id
    join diary_versions v on v.entry_id = d.entry_id and v.version = d.version
    join diary_entries e on e.id = d.entry_id join properties p on p.id = e.property_id
   where v.signed_at is not null limit 1;
  if found then
    perform reject('diary_events_enter_open_versions', tg_table_name,
      jsonb_build_object('property', broken.property, 'on', broken.day, 'version', broken.version));
  end if;
  return null;
end $$;
create trigger diary_weather_enter_open_versions after insert on diary_weather
  referencing new table as added for each statement execute function check_diary_details();
create trigger work_lines_enter_open_versions after insert on work_lines
  referencing new table as added for each statement execute function check_diary_details();
create trigger firm_presences_enter_open_versions after insert on firm_presences
  referencing new table as added for each statement execute function check_diary_details();
create trigger diary_notes_enter_open_versions after insert on diary_notes
  referencing new table as added for each statement execute function check_diary_details();
create trigger progress_reports_enter_open_versions after insert on progress_reports
  referencing new table as added for each statement execute function check_diary_details();
create trigger diary_retractions_enter_open_versions after insert on diary_retractions
  referencing new table as added for each statement execute function check_diary_details();
create trigger diary_events_are_not_emptied before truncate on diary_events
  for each statement execute function refuse_change('diary_events_are_append_only');
create trigger diary_weather_is_not_emptied before truncate on diary_weather
  for each statement execute function refuse_change('diary_weather_is_append_only');
create trigger work_lines_are_not_emptied before truncate on work_lines
  for each statement execute function refuse_change('work_lines_are_append_only');
create trigger firm_presences_are_not_emptied before truncate on firm_presences
  for each statement execute function refuse_change('firm_presences_are_append_only');
create trigger diary_notes_are_not_emptied before truncate on diary_notes
  for each statement execute function refuse_change('diary_notes_are_append_only');
create trigger progress_reports_are_not_emptied before truncate on progress_reports
  for each statement execute function refuse_change('progress_reports_are_append_only');
create trigger diary_retractions_are_not_emptied before truncate on diary_retractions
  for each statement execute function refuse_change('diary_retractions_are_append_only');

create view current_work_lines with (security_invoker = true) as
  select w.event_id, w.entry_id, w.property_id, w.day, w.participant_id, w.work_package_id, p.stage_id, p.unit_id, w.minutes, w.activity
    from work_lines w
    join diary_events e on e.id = w.event_id and e.retracted_by_id is null
    join work_packages p on p.id = w.work_package_id;
comment on view current_work_lines is 'Work lines that were not taken back.';

-- Every day on which a placement expects its participant: a planned weekday inside the period that is no public holiday.
create function expected_days(period_from date, period_until date, only_participants bigint[] default null)
returns table (placement_id bigint, participant_id bigint, day date, planned_minutes integer)
language sql stable set search_path = public, pg_temp as $$
  select p.id, p.participant_id, d::date, p.weekday_minutes[extract(isodow from d)::int]::integer
    from placements p
    cross join lateral generate_series(
      greatest(lower(p.period), period_from)::timestamp, least(upper(p.period), period_until)::timestamp - interval '1 day', '1 day') d
   where p.kind = 'working' and p.period && daterange(period_from, period_until)
     and (only_participants is null or p.participant_id in (select unnest(only_participants)))
     and p.weekday_minutes[extract(isodow from d)::int] > 0
     and d::date not in (select h.day from holidays(extract(year from period_from)::int, extract(year from period_until)::int) h)
$$;
comment on function expected_days is
  'Expected working days of working placements in [period_from, period_until); only_participants null: of everybody.';

-- Attendance of [period_from, period_until): every expected day, and every other day on which something was recorded.
-- state: worked, absent or unknown; minutes: what the office recorded, else the sum of the diary's work lines.
-- Everybody and a few are branches of their own, so that the one is a scan and the other goes by the index.
create function attendance(period_from date, period_until date, only_participants bigint[] default null)
returns table (participant_id bigint, placement_id bigint, day date, is_expected boolean, state text, minutes integer,
               diary_minutes integer, attendance_day_id bigint)
language sql stable set search_path = public, pg_temp as $$
  with diary as (
    select w.participant_id, w.day, sum(w.minutes)::integer as minutes
      from current_work_lines w
     where only_participants is null and w.day >= period_from and w.day < period_until
     group by w.participant_id, w.day
    union all
    select w.participant_id, w.day, sum(w.minutes)::integer
      from (select distinct unnest(only_participants) as id) wanted
      join current_work_lines w on w.participant_id = wanted.id
     where w.day >= period_from and w.day < period_until
     group by w.participant_id, w.day),
  recorded as (
    select a.participant_id, a.day, a.id, a.placement_id, a.is_present, a.minutes
      from attendance_days a
     where only_participants is null and a.day >= period_from and a.day < period_until
    union all
    select a.participant_id, a.day, a.id, a.placement_id, a.is_present, a.minutes
      from (select distinct unnest(only_participants) as id) wanted
      join attendance_days a on a.participant_id = wanted.id
     where a.day >= period_from and a.day < period_until)
  select participant_id,
         coalesce(e.placement_id, r.placement_id,
           (select p.id from placements p
             where p.participant_id = w.participant_id and p.kind = 'working' and p.period @> w.day)),
         day, e.placement_id is not null,
         case when r.is_present or (r.id is null and w.minutes is not null) then 'worked'
              when r.id is not null then 'absent' else 'unknown' end,
         case when r.id is not null then r.minutes else coalesce(w.minutes, 0) end,
         coalesce(w.minutes, 0), r.id
    from expected_days(period_from, period_until, only_participants) e
    full join diary w using (participant_id, day)
    full join recorded r using (participant_id, day)
$$;
comment on function attendance is
  'Attendance per participant and day; unknown days are listed, never guessed. only_participants null: of everybody.';

-- How far the stages of a house are on a day, from the newest report of each work package up to that day. A package weighs
-- what it is planned to cost: participants' minutes at the hourly rate `verrechnungssatz`, a firm's at its planned cost. The
-- rate cancels out where there is no firm; where there is one and no rate is known, there is no common measure: null.
-- Packages without any plan weigh the same. What was accepted by that day is done, whatever was reported; a stage that was
-- under way by then and of which nobody reported anything is unknown: null.
create function stage_progress(property bigint, on_day date)
returns table (stage_id bigint, done integer, packages integer, planned_minutes bigint, planned_cost_cents bigint)
language sql stable set search_path = public, pg_temp as $$
  with rate as (
    select (select v.amount from legal_values v where v.code = 'verrechnungssatz' and v.valid @> on_day) as cents_per_hour),
  package as (
    select w.stage_id, w.planned_minutes, w.planned_cost_cents,
           case when s.accepted_on <= on_day then 10000 else coalesce(newest.done, 0) end as done,
           newest.done is not null or coalesce(s.accepted_on <= on_day, false) or not coalesce(s.started_on <= on_day, false) as is_known
      from work_packages w
      join stages s on s.id = w.stage_id
      left join lateral (
        select r.done from progress_reports r
          join diary_events e on e.id = r.event_id and e.retracted_by_id is null
         where r.property_id = w.property_id and r.work_package_id = w.id and r.day <= on_day
         order by r.day desc, r.event_id desc limit 1) newest on true
     where w.property_id = property),
  total as (
    select p.stage_id, sum(p.planned_minutes) as minutes, sum(p.planned_cost_cents) as cost, count(*) as packages,
           bool_or(p.is_known) as is_known
      from package p group by p.stage_id),
  weighed as (
    select p.stage_id, p.done,
           case when t.minutes = 0 and t.cost = 0 then 1
                when t.minutes = 0 then p.planned_cost_cents
                when t.cost = 0 then p.planned_minutes
                else p.planned_minutes * r.cents_per_hour / 60.0 + p.planned_cost_cents end as weight
      from package p join total t on t.stage_id = p.stage_id cross join rate r)
  select t.stage_id,
         case when t.is_known then
           (select round(sum(w.weight * w.done) / sum(w.weight))::integer from weighed w where w.stage_id = t.stage_id) end,
         t.packages::integer, t.minutes::bigint, t.cost::bigint
    from total t
$$;
comment on function stage_progress is 'Progress of a house''s stages on a day in basis points, weighed by plan; null where nothing was reported or there is no common measure.';
