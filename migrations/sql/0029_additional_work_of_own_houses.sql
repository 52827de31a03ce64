-- As in 0028, which promised and did not hold: a site manager learns it of those who are known on the houses entrusted to them, whomever
-- they ask about.
create or replace function additional_work_only(asked bigint[], on_day date) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.participant_id
    from placements p join placement_bases b on b.placement_id = p.id
   where p.participant_id in (select unnest(asked)) and p.kind = 'working' and p.period @> on_day
     and (p.ended_on is null or p.ended_on >= on_day) and b.period @> on_day and b.instrument_code = '16d'
     and (current_setting('role') <> 'viertelwerk_site_manager' or p.participant_id = any (acting_house_participants()))
$$;
