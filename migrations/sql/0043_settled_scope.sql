-- What is somebody's own is settled once, when their transaction begins, and not again by each policy of each table.
--
-- Houses and people of whoever acts were asked for at every table of every statement: forty times for one page of a site manager, which
-- took 1.2 times what it takes without any policy, and a coach's record 1.75 times. They stand in settings of the transaction now, beside
-- the account they follow from, and are worked out only where nobody has settled them.

-- The houses entrusted to whoever acts, as the assignments say.
create function entrusted_properties() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
declare account constant bigint := acting_account();
begin
  return array(select property_id from property_assignments where account_id = account and period @> current_date);
end $$;

-- Whose whole record is open to whoever acts, as accounts and assignments say.
create function entrusted_people() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
declare own constant bigint := own_participant();
begin
  return case when own is not null then array[own] else acting_participants() end;
end $$;

-- The participant that whoever acts is, as the accounts say.
create function own_participant() returns bigint
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
begin
  return (select participant_id from accounts where id = acting_account());
end $$;

-- The houses on which the people of whoever acts have worked: one look at each house they are known on, and not at all their work.
create function worked_houses() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
declare people constant bigint[] := acting_people();
begin
  return array(
    select distinct h.property_id from house_participants h
     where h.participant_id = any (people)
       and exists (select from work_lines w where w.property_id = h.property_id and w.participant_id = h.participant_id));
end $$;

-- Each is one expression and neither definer nor bound to a search path, so that the planner puts it in place of the call.
create or replace function acting_account() returns bigint
language sql stable parallel safe
return nullif(current_setting('viertelwerk.account_id', true), '')::bigint;

create or replace function acting_role() returns text
language sql stable parallel safe
return case when current_setting('role') like 'viertelwerk\_%' then substr(current_setting('role'), 13) end;

create or replace function acting_properties() returns bigint[]
language sql stable parallel safe
return coalesce(nullif(current_setting('viertelwerk.houses', true), '')::bigint[], entrusted_properties());

create or replace function acting_people() returns bigint[]
language sql stable parallel safe
return coalesce(nullif(current_setting('viertelwerk.people', true), '')::bigint[], entrusted_people());

create or replace function acting_participant() returns bigint
language sql stable parallel safe
return coalesce(nullif(current_setting('viertelwerk.participant', true), '')::bigint, own_participant());

create or replace function acting_work_houses() returns bigint[]
language sql stable parallel safe
return coalesce(nullif(current_setting('viertelwerk.work_houses', true), '')::bigint[], worked_houses());

-- Part of the first statement of every transaction, after the role and the account.
create function settle_scope() returns void
language plpgsql set search_path = public, pg_temp as $$
declare scope constant text := acting_role();
begin
  perform set_config('viertelwerk.houses', case when scope = 'site_manager' then entrusted_properties()::text else '' end, true),
          set_config('viertelwerk.people', case when scope in ('coach', 'participant') then entrusted_people()::text else '' end, true),
          set_config('viertelwerk.participant', case when scope = 'participant' then coalesce(own_participant()::text, '') else '' end, true),
          -- Follows from the people, and therefore comes after them.
          set_config('viertelwerk.work_houses', case when scope in ('coach', 'participant') then worked_houses()::text else '' end, true);
end $$;
comment on function settle_scope is
  'Puts what is entrusted to whoever acts into settings of the transaction, so that policies need not ask for it again.';

-- The one way in which what is entrusted changes under those to whom it is: whom a coach takes in is theirs at once.
create or replace function take_in_participant(new_code text, invented boolean) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare key bigint;
begin
  insert into participants (code, is_invented) values (new_code, invented) returning id into key;
  if acting_role() = 'coach' then
    insert into participant_assignments (account_id, participant_id, period) values (acting_account(), key, daterange(current_date, null));
    perform set_config('viertelwerk.people', '', true);
  end if;
  return key;
end $$;

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

do $$
declare
  role text;
  question text;
begin
  foreach role in array array['operator', 'doorkeeper', 'site_manager', 'coach', 'jobcenter', 'finance', 'management', 'auditor',
                              'administrator', 'participant'] loop
    foreach question in array array['entrusted_properties', 'entrusted_people', 'own_participant', 'worked_houses'] loop
      execute format('grant execute on function %I() to %I', question, 'viertelwerk_' || role);
    end loop;
  end loop;
end $$;
-- They were the invariant role's own; its functions go on asking them.
grant execute on function acting_properties(), acting_people(), acting_participant(), acting_work_houses() to viertelwerk_invariant;
