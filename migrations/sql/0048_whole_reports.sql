-- What a Jobcenter is told is whole, and told once: what became of people after their placement, one first version a month, and work that no
-- placement covers.

-- A coach's report would leave out what became of whom others accompany, just as their placements.
create or replace function placements_not_entrusted(jobcenter bigint, period daterange) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from placements p
   where acting_role() = 'coach' and p.jobcenter_id = jobcenter and p.participant_id <> all (acting_participants())
     and (p.period && placements_not_entrusted.period
          or exists (select from outcomes o
                      where o.participant_id = p.participant_id and o.happened_on <@ placements_not_entrusted.period
                        and o.happened_on >= lower(p.period) and o.happened_on < upper(p.period) + interval '6 months'))
$$;

create trigger outcomes_guard_released before update or delete on outcomes
  for each row execute function guard_released_source('record');

-- A second first version would be a second valid answer to one question. By a trigger and not by an index, because databases may hold two.
create function check_first_release() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare there text;
begin
  select r.number into there from released_reports r
   where r.kind = 'participants' and r.replaces_id is null and r.recipient_id = new.recipient_id
     and r.parameters ->> 'month' = new.parameters ->> 'month'
   order by r.number limit 1;
  if there is not null then
    perform reject('released_reports_are_one_a_month', 'released_reports',
      jsonb_build_object('report', there, 'month', new.parameters ->> 'month'));
  end if;
  return new;
end $$;
create trigger released_reports_are_one_a_month before insert on released_reports
  for each row when (new.kind = 'participants' and new.replaces_id is null) execute function check_first_release();

create function not_at_work(codes text[], on_day date) returns setof code
language sql stable security definer set search_path = public, pg_temp as $$
  select t.code from participants t
   where t.code = any (codes)
     and not exists (select from placements p where p.participant_id = t.id and p.kind = 'working' and p.period @> on_day)
   order by t.code
$$;
comment on function not_at_work is 'Which of these participants have no working placement on a day.';

-- What the tag of a day or a person must change with although it is never told: numbers of transactions, and nothing of what they wrote.
create function state_of_day(participant bigint, on_day date) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select concat_ws('.', d.xmin, a.xmin)
    from attendance_days d left join absences a on a.attendance_day_id = d.id
   where d.participant_id = participant and d.day = on_day
$$;
comment on function state_of_day is 'Differs once anything was written of a recorded day.';

create function state_of_person(participant bigint) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select concat_ws('.', (select n.xmin from participant_persons n where n.participant_id = participant),
                   (select string_agg(c.xmin::text, '.' order by c.valid) from customer_numbers c where c.participant_id = participant))
$$;
comment on function state_of_person is 'Differs once anything was written of who a participant is.';

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;
grant execute on function not_at_work(text[], date) to viertelwerk_operator, viertelwerk_site_manager, viertelwerk_management;
grant execute on function state_of_day(bigint, date) to viertelwerk_operator, viertelwerk_coach;
grant execute on function state_of_person(bigint) to viertelwerk_operator, viertelwerk_coach;
