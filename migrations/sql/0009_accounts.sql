-- Who may come in: accounts, the roles they hold and what is entrusted to them, each with its period. How somebody proves who
-- they are (passwords, second factors, sessions) stands apart, in the next migration.

create table accounts (
  id bigint generated always as identity constraint accounts_pkey primary key,
  user_name text not null constraint accounts_user_name_is_plain check (user_name ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
  display_name text not null constraint accounts_display_name_is_not_empty check (btrim(display_name) <> ''),
  organisation_id bigint constraint accounts_organisation_fkey references organisations,
  participant_id bigint constraint accounts_participant_fkey references participants,
  language text not null default 'de' constraint accounts_language_is_known check (language in ('de', 'en')),
  is_invented boolean not null default false,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  constraint accounts_user_name_is_unique unique (user_name),
  constraint accounts_of_one_kind check (organisation_id is null or participant_id is null)
);
create index accounts_organisation_idx on accounts (organisation_id);
create unique index accounts_one_for_a_participant on accounts (participant_id) where participant_id is not null;
comment on table accounts is
  'Somebody who signs in. organisation_id: the Jobcenter of a case worker; participant_id: whose own record it opens. Never deleted, only disabled.';

create table role_grants (
  id bigint generated always as identity constraint role_grants_pkey primary key,
  account_id bigint not null constraint role_grants_account_fkey references accounts,
  role text not null constraint role_grants_role_is_known check (role in
    ('site_manager', 'coach', 'jobcenter', 'finance', 'management', 'auditor', 'administrator', 'participant')),
  period daterange not null constraint role_grants_period_has_a_start check (not isempty(period) and not lower_inf(period)),
  granted_by text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  constraint role_grants_do_not_overlap exclude using gist (account_id with =, role with =, period with &&),
  -- An examiner's access ends on a day that is said when it is given.
  constraint role_grants_auditors_end check (role <> 'auditor' or not upper_inf(period))
);
create index role_grants_account_idx on role_grants (account_id);
comment on table role_grants is 'Which role an account may act in, and when. Taken back by ending the period, never deleted.';

create function check_role_grant() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare account accounts%rowtype;
begin
  select * into account from accounts where id = new.account_id for share;
  if (new.role = 'jobcenter') <> exists (select from organisations o where o.id = account.organisation_id and o.kind = 'jobcenter')
     or (new.role = 'participant') <> (account.participant_id is not null) then
    perform reject('role_grants_fit_the_account', 'role_grants', jsonb_build_object('account', account.user_name, 'role', new.role));
  end if;
  return new;
end $$;
create trigger role_grants_fit_the_account before insert or update on role_grants
  for each row execute function check_role_grant();

create table property_assignments (
  id bigint generated always as identity constraint property_assignments_pkey primary key,
  account_id bigint not null constraint property_assignments_account_fkey references accounts,
  property_id bigint not null constraint property_assignments_property_fkey references properties,
  period daterange not null constraint property_assignments_period_has_a_start check (not isempty(period) and not lower_inf(period)),
  constraint property_assignments_do_not_overlap exclude using gist (account_id with =, property_id with =, period with &&)
);
create index property_assignments_account_idx on property_assignments (account_id);
create index property_assignments_property_idx on property_assignments (property_id);
comment on table property_assignments is 'Which houses a site manager looks after, and when.';

create table participant_assignments (
  id bigint generated always as identity constraint participant_assignments_pkey primary key,
  account_id bigint not null constraint participant_assignments_account_fkey references accounts,
  participant_id bigint not null constraint participant_assignments_participant_fkey references participants,
  period daterange not null constraint participant_assignments_period_has_a_start check (not isempty(period) and not lower_inf(period)),
  constraint participant_assignments_do_not_overlap exclude using gist (account_id with =, participant_id with =, period with &&)
);
create index participant_assignments_account_idx on participant_assignments (account_id);
create index participant_assignments_participant_idx on participant_assignments (participant_id);
comment on table participant_assignments is 'Which participants a coach accompanies, and when.';

-- Who acts, as the program says at the start of each transaction; null at the server's own console.
create function acting_account() returns bigint
language sql stable parallel safe set search_path = public, pg_temp as $$
  select nullif(current_setting('viertelwerk.account_id', true), '')::bigint
$$;

-- The following are asked by policies, inside a sub-select so that they run once a statement. They belong to a role that sees every
-- row, because the tables they look into have policies of their own.
create function acting_organisation() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select organisation_id from accounts where id = acting_account()
$$;

create function acting_participant() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select participant_id from accounts where id = acting_account()
$$;

create function acting_properties() returns bigint[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(property_id), '{}') from property_assignments
   where account_id = acting_account() and period @> current_date
$$;
comment on function acting_properties is 'The houses entrusted to whoever acts, today.';

create function acting_participants() returns bigint[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(participant_id), '{}') from participant_assignments
   where account_id = acting_account() and period @> current_date
$$;
comment on function acting_participants is 'The participants entrusted to whoever acts, today.';

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

do $$
declare
  role text;
  helper text;
begin
  foreach role in array array['operator', 'doorkeeper', 'site_manager', 'coach', 'jobcenter', 'finance', 'management', 'auditor',
                              'administrator', 'participant'] loop
    execute format('grant usage on schema public to %I', 'viertelwerk_' || role);
    foreach helper in array array['acting_account', 'acting_organisation', 'acting_participant', 'acting_properties', 'acting_participants'] loop
      execute format('grant execute on function %I() to %I', helper, 'viertelwerk_' || role);
    end loop;
  end loop;
end $$;

-- At the server's own console.
create policy operator_everything on accounts to viertelwerk_operator using (true) with check (true);
create policy operator_everything on role_grants to viertelwerk_operator using (true) with check (true);
create policy operator_everything on property_assignments to viertelwerk_operator using (true) with check (true);
create policy operator_everything on participant_assignments to viertelwerk_operator using (true) with check (true);
grant select, insert, update on accounts, role_grants, property_assignments, participant_assignments to viertelwerk_operator;

-- Before anybody is known: the service itself looks who comes, and which roles they may act in.
create policy doorkeeper_knows_everybody on accounts for select to viertelwerk_doorkeeper using (true);
create policy doorkeeper_notes_a_language on accounts for update to viertelwerk_doorkeeper using (true) with check (true);
create policy doorkeeper_knows_their_roles on role_grants for select to viertelwerk_doorkeeper using (true);
grant select on accounts, role_grants to viertelwerk_doorkeeper;
grant update (language) on accounts to viertelwerk_doorkeeper;

create policy administrator_keeps_accounts on accounts to viertelwerk_administrator using (true) with check (true);
create policy administrator_keeps_roles on role_grants to viertelwerk_administrator using (true) with check (true);
create policy administrator_entrusts_houses on property_assignments to viertelwerk_administrator using (true) with check (true);
grant select, insert, update on accounts, role_grants, property_assignments to viertelwerk_administrator;

-- Management knows who is there and entrusts houses and participants.
create policy management_knows_everybody on accounts for select to viertelwerk_management using (true);
create policy management_knows_their_roles on role_grants for select to viertelwerk_management using (true);
create policy management_entrusts_houses on property_assignments to viertelwerk_management using (true) with check (true);
create policy management_entrusts_participants on participant_assignments to viertelwerk_management using (true) with check (true);
grant select on accounts, role_grants to viertelwerk_management;
grant select, insert, update on property_assignments, participant_assignments to viertelwerk_management;

-- Colleagues know each other's names; a Jobcenter and a participant know their own.
create policy colleagues_know_each_other on accounts for select to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_finance
  using (participant_id is null or id = (select acting_account()));
create policy everybody_knows_themselves on accounts for select to viertelwerk_jobcenter, viertelwerk_auditor, viertelwerk_participant
  using (id = (select acting_account()));
grant select on accounts to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_finance, viertelwerk_jobcenter, viertelwerk_auditor,
  viertelwerk_participant;
create policy own_roles on role_grants for select to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_finance,
  viertelwerk_jobcenter, viertelwerk_auditor, viertelwerk_participant using (account_id = (select acting_account()));
grant select on role_grants to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_finance, viertelwerk_jobcenter,
  viertelwerk_auditor, viertelwerk_participant;
create policy colleagues_know_who_looks_after_a_house on property_assignments for select
  to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_finance, viertelwerk_auditor using (true);
grant select on property_assignments to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_finance, viertelwerk_auditor;
create policy own_participants on participant_assignments for select to viertelwerk_coach using (account_id = (select acting_account()));
grant select on participant_assignments to viertelwerk_coach;
