-- Attendance is asked for on most pages about people, and took twice its time because functions in SQL are planned again at each call, the
-- policies of each table with them. In PL/pgSQL a session keeps the plan. Easter was worked out anew for each holiday that moves with it.

-- The Gregorian computus of Meeus, Jones and Butcher.
create or replace function easter_sunday(year integer) returns date
language plpgsql immutable strict parallel safe set search_path = public, pg_temp as $$
declare
  a constant integer := year % 19;
  b constant integer := year / 100;
  c constant integer := year % 100;
  h constant integer := (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  l constant integer := (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  n constant integer := h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
begin
  return make_date(year, n / 31, n % 31 + 1);
end $$;

create or replace function holidays(first_year integer, last_year integer)
returns table(day date, code text)
language plpgsql stable parallel safe set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select case when r.easter_offset_days is null then make_date(y, r.month, r.day)
              else e.sunday + r.easter_offset_days end,
         r.code::text
    from generate_series(first_year, last_year) as y
    cross join lateral (select easter_sunday(y) as sunday offset 0) e
    join holiday_rules r on y >= r.first_year and (r.last_year is null or y <= r.last_year);
end $$;

create or replace function expected_days(period_from date, period_until date, only_participants bigint[] default null)
returns table(placement_id bigint, participant_id bigint, day date, planned_minutes integer)
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select p.id, p.participant_id, d::date, p.weekday_minutes[extract(isodow from d)::int]::integer
    from placements p
    cross join lateral generate_series(
      greatest(lower(p.period), period_from)::timestamp, least(upper(p.period), period_until)::timestamp - interval '1 day', '1 day') d
   where p.kind = 'working' and p.period && daterange(period_from, period_until)
     and (only_participants is null or p.participant_id in (select unnest(only_participants)))
     and p.weekday_minutes[extract(isodow from d)::int] > 0
     and d::date not in (select h.day from holidays(extract(year from period_from)::int, extract(year from period_until)::int) h);
end $$;

create or replace function attendance(period_from date, period_until date, only_participants bigint[] default null)
returns table(participant_id bigint, placement_id bigint, day date, is_expected boolean, state text, minutes integer, diary_minutes integer, attendance_day_id bigint)
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
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
    full join recorded r using (participant_id, day);
end $$;

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;
