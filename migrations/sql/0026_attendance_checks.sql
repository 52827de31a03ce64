-- The rules of attendance with plans that a session keeps, and without a look at what does not matter.

-- The question was planned anew for each absence, which took ten times as long as its answer. A plan that is kept must not be one for
-- the few rows that there were when it was made.
alter function check_absence() set plan_cache_mode = force_generic_plan;
alter function check_absence() set enable_seqscan = off;

-- As in 0003, but who it is about is only asked where something is broken.
create or replace function check_attendance_days() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  -- Shared among those who record days, against who ends the placement at the same moment; in key order.
  perform from placements where id in (select placement_id from changed) order by id for share;
  select a.day, p.code, p.participant_id into broken
    from changed a join placements p on p.id = a.placement_id where not a.day <@ p.period limit 1;
  if found then
    perform reject('attendance_days_lie_inside_the_placement', 'attendance_days',
      jsonb_build_object('participant', (select t.code from participants t where t.id = broken.participant_id),
                         'placement', broken.code, 'on', broken.day));
  end if;
  return null;
end $$;
