-- Who is known on which house, kept rather than searched.
--
-- Each statement of a site manager asks it for the policy of participants. Searched in the lines of the diary it took as long as many a
-- statement itself.

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

create or replace function is_on_own_houses(participant bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from house_participants where participant_id = participant and property_id = any (acting_properties()));
end $$;

create policy operator_everything on house_participants for select to viertelwerk_operator using (true);
grant select on house_participants to viertelwerk_operator;

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;
grant delete on house_participants to viertelwerk_invariant;
