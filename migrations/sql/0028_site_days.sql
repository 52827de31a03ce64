-- What a phone on the site needs to know beside what its manager may read already.

-- Who may only do additional work (§ 16d Abs. 2 SGB II) on a day, of those who were asked about and are known on the houses of whoever
-- asks. That and no more: by which law anybody else is funded stays with the coach.
create function additional_work_only(asked bigint[], on_day date) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.participant_id
    from placements p join placement_bases b on b.placement_id = p.id
   where p.participant_id in (select unnest(asked)) and p.kind = 'working' and p.period @> on_day
     and (p.ended_on is null or p.ended_on >= on_day) and b.period @> on_day and b.instrument_code = '16d'
$$;
revoke all on function additional_work_only(bigint[], date) from public;
comment on function additional_work_only is 'Participants in a work opportunity (§ 16d SGB II) on a day, of those asked about.';

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;
grant execute on function additional_work_only(bigint[], date) to viertelwerk_operator, viertelwerk_site_manager, viertelwerk_management;
