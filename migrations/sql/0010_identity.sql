-- How somebody proves who they are: passwords, second factors, one-time links, sessions and tokens of programs. The service reads
-- and writes all of it as the doorkeeper, before and around signing in; no other role sees a secret, hashed or not.

create table credentials (
  account_id bigint constraint credentials_pkey primary key constraint credentials_account_fkey references accounts,
  hash bytea not null constraint credentials_hash_is_whole check (length(hash) = 32),
  salt bytea not null constraint credentials_salt_is_long_enough check (length(salt) >= 16),
  -- scrypt's cost, block size and lanes; never below what OWASP asks for.
  n integer not null,
  r integer not null,
  p integer not null,
  changed_at timestamptz not null,
  constraint credentials_cost_is_high_enough check (n >= 32768 and (n & (n - 1)) = 0 and r >= 8 and p >= 3)
);
comment on table credentials is 'The password of an account as its scrypt hash with the parameters it was made with; made anew at sign-in when they grow.';

create table second_factors (
  account_id bigint constraint second_factors_pkey primary key constraint second_factors_account_fkey references accounts,
  secret bytea not null constraint second_factors_secret_is_long_enough check (length(secret) >= 20),
  confirmed_at timestamptz not null,
  -- The step of the last code that was taken: each opens once (RFC 6238, 5.2).
  last_counter bigint not null
);
comment on table second_factors is 'The confirmed TOTP secret of an account. One that is still being set up stands in its session.';
create trigger second_factors_take_a_code_once before update on second_factors
  for each row when (new.last_counter <= old.last_counter) execute function refuse_change('second_factors_take_a_code_once');

create table recovery_codes (
  account_id bigint not null constraint recovery_codes_account_fkey references accounts,
  code_hash bytea not null constraint recovery_codes_hash_is_sha256 check (length(code_hash) = 32),
  used_at timestamptz,
  constraint recovery_codes_pkey primary key (account_id, code_hash)
);
comment on table recovery_codes is 'What opens once when the device with the second factor is gone.';
create trigger recovery_codes_open_once before update on recovery_codes
  for each row when (old.used_at is not null) execute function refuse_change('recovery_codes_open_once');

create table one_time_links (
  token_hash bytea constraint one_time_links_pkey primary key constraint one_time_links_hash_is_sha256 check (length(token_hash) = 32),
  account_id bigint not null constraint one_time_links_account_fkey references accounts,
  purpose text not null constraint one_time_links_purpose_is_known check (purpose in ('invite', 'reset')),
  created_at timestamptz not null,
  created_by text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_links_expire_after_they_begin check (expires_at >= created_at)
);
create index one_time_links_account_idx on one_time_links (account_id);
comment on table one_time_links is 'Handed over by whoever keeps the accounts; sets a password once.';
create trigger one_time_links_open_once before update on one_time_links
  for each row when (old.used_at is not null) execute function refuse_change('one_time_links_open_once');

create table sessions (
  token_hash bytea constraint sessions_pkey primary key constraint sessions_hash_is_sha256 check (length(token_hash) = 32),
  account_id bigint not null constraint sessions_account_fkey references accounts,
  state text not null constraint sessions_state_is_known check (state in ('second_factor', 'enrolment', 'open')),
  role text not null constraint sessions_role_is_known check (role in
    ('site_manager', 'coach', 'jobcenter', 'finance', 'management', 'auditor', 'administrator', 'participant')),
  begun_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  second_factor_at timestamptz,
  enrolment_secret bytea constraint sessions_enrolment_secret_is_long_enough check (length(enrolment_secret) >= 20),
  constraint sessions_expire_after_they_begin check (expires_at >= begun_at),
  constraint sessions_open_with_a_second_factor check
    (state <> 'open' or second_factor_at is not null or role not in ('administrator', 'finance', 'auditor', 'jobcenter'))
);
create index sessions_account_idx on sessions (account_id);
comment on table sessions is
  'Who is signed in, by the hash of a token that only the browser has; it changes at every step up. No address is kept. state: what is still due.';
create trigger sessions_stay_ended before update on sessions
  for each row when (old.ended_at is not null) execute function refuse_change('sessions_stay_ended');

create table sign_in_throttles (
  key_hash bytea constraint sign_in_throttles_pkey primary key constraint sign_in_throttles_hash_is_sha256 check (length(key_hash) = 32),
  tries_thousandths integer not null constraint sign_in_throttles_tries_are_not_negative check (tries_thousandths >= 0),
  changed_at timestamptz not null,
  blocked_until timestamptz,
  succeeded_at timestamptz,
  -- Whatever the program thinks: nobody is kept out for longer than a moment.
  constraint sign_in_throttles_never_lock_out check (blocked_until <= changed_at + interval '1 minute')
);
create index sign_in_throttles_changed_idx on sign_in_throttles (changed_at);
comment on table sign_in_throttles is
  'Tries of late, by the hash of a user name, an address or both. They are forgotten with time, and so is the row. succeeded_at: this account has come in from this address.';

create table api_tokens (
  id bigint generated always as identity constraint api_tokens_pkey primary key,
  token_hash bytea not null constraint api_tokens_token_is_unique unique constraint api_tokens_hash_is_sha256 check (length(token_hash) = 32),
  account_id bigint not null constraint api_tokens_account_fkey references accounts,
  role text not null constraint api_tokens_role_is_known check (role in
    ('site_manager', 'coach', 'jobcenter', 'finance', 'management', 'auditor', 'administrator', 'participant')),
  scope text not null constraint api_tokens_scope_is_known check (scope in ('read', 'write')),
  label text not null constraint api_tokens_label_is_not_empty check (btrim(label) <> ''),
  created_at timestamptz not null,
  created_by text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_tokens_end_within_a_year check (expires_at between created_at and created_at + interval '366 days')
);
create index api_tokens_account_idx on api_tokens (account_id);
comment on table api_tokens is 'What a program shows instead of a password: one account, one role of it, to read or also to write.';
create trigger api_tokens_stay_revoked before update on api_tokens
  for each row when (old.revoked_at is not null) execute function refuse_change('api_tokens_stay_revoked');

-- Who keeps accounts types codes of things that are none of their business: these answer with the key, and with nothing else.
create function entrustable(kind text, wanted text) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select case kind
    when 'property' then (select id from properties where code = wanted)
    when 'participant' then (select id from participants where code = wanted)
    when 'jobcenter' then (select id from organisations o where o.code = wanted and o.kind = 'jobcenter')
  end
$$;
comment on function entrustable is 'The key behind a code that stands in an account or an assignment.';

create function account_belongings() returns table (account_id bigint, organisation text, participant text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, o.code::text, t.code::text
    from accounts a left join organisations o on o.id = a.organisation_id left join participants t on t.id = a.participant_id
$$;
comment on function account_belongings is 'The code of the Jobcenter or the participant that an account belongs to.';

create function entrusted_houses() returns table (account_id bigint, property text, period daterange)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.account_id, p.code::text, s.period from property_assignments s join properties p on p.id = s.property_id
$$;
comment on function entrusted_houses is 'Which houses are entrusted to whom, by their codes.';

-- The check of every row looks at what the operator must not read, too; it tells no more of a row than its key.
alter function constraint_violations() security definer;

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

grant execute on function entrustable(text, text), account_belongings(), entrusted_houses()
  to viertelwerk_operator, viertelwerk_administrator, viertelwerk_management;

-- Everything for the doorkeeper.
create policy doorkeeper_everything on credentials to viertelwerk_doorkeeper using (true) with check (true);
create policy doorkeeper_everything on second_factors to viertelwerk_doorkeeper using (true) with check (true);
create policy doorkeeper_everything on recovery_codes to viertelwerk_doorkeeper using (true) with check (true);
create policy doorkeeper_everything on one_time_links to viertelwerk_doorkeeper using (true) with check (true);
create policy doorkeeper_everything on sessions to viertelwerk_doorkeeper using (true) with check (true);
create policy doorkeeper_everything on sign_in_throttles to viertelwerk_doorkeeper using (true) with check (true);
create policy doorkeeper_everything on api_tokens to viertelwerk_doorkeeper using (true) with check (true);
grant select, insert, update on credentials to viertelwerk_doorkeeper;
grant select, insert on second_factors to viertelwerk_doorkeeper;
grant update (last_counter) on second_factors to viertelwerk_doorkeeper;
grant select, insert, delete on recovery_codes to viertelwerk_doorkeeper;
grant update (used_at) on recovery_codes to viertelwerk_doorkeeper;
grant select on one_time_links to viertelwerk_doorkeeper;
grant update (used_at, expires_at) on one_time_links to viertelwerk_doorkeeper;
grant select, insert, delete on sessions to viertelwerk_doorkeeper;
grant update (token_hash, state, role, last_seen_at, expires_at, ended_at, second_factor_at, enrolment_secret)
  on sessions to viertelwerk_doorkeeper;
grant select, insert, update, delete on sign_in_throttles to viertelwerk_doorkeeper;
grant select on api_tokens to viertelwerk_doorkeeper;
grant update (last_used_at) on api_tokens to viertelwerk_doorkeeper;

-- Who keeps the accounts sees what there is, ends it and hands out anew; never a secret nor a hash.
create policy operator_ends_factors on second_factors to viertelwerk_operator, viertelwerk_administrator using (true);
create policy operator_ends_factors on recovery_codes to viertelwerk_operator, viertelwerk_administrator using (true);
create policy operator_hands_out on one_time_links to viertelwerk_operator, viertelwerk_administrator using (true) with check (true);
create policy operator_ends on sessions to viertelwerk_operator, viertelwerk_administrator using (true) with check (true);
create policy operator_hands_out on api_tokens to viertelwerk_operator, viertelwerk_administrator using (true) with check (true);
grant select (account_id, confirmed_at), delete on second_factors to viertelwerk_operator, viertelwerk_administrator;
grant select (account_id, used_at), delete on recovery_codes to viertelwerk_operator, viertelwerk_administrator;
grant select (account_id, purpose, created_at, created_by, expires_at, used_at), insert, update (expires_at) on one_time_links
  to viertelwerk_operator, viertelwerk_administrator;
grant select (account_id, state, role, begun_at, last_seen_at, expires_at, ended_at), update (ended_at) on sessions
  to viertelwerk_operator, viertelwerk_administrator;
grant select (id, account_id, role, scope, label, created_at, created_by, expires_at, last_used_at, revoked_at), insert,
  update (revoked_at) on api_tokens to viertelwerk_operator, viertelwerk_administrator;

-- An account stays what it was made as: its name, whose it is and whether it is invented never change.
revoke update on accounts from viertelwerk_operator, viertelwerk_administrator;
grant update (display_name, disabled_at) on accounts to viertelwerk_operator, viertelwerk_administrator;

-- What was given today or begins later is taken back without a trace but in the log; what held a day is ended by its period.
create policy only_what_has_not_held on role_grants as restrictive for delete to viertelwerk_operator, viertelwerk_administrator
  using (lower(period) >= current_date);
create policy only_what_has_not_held on property_assignments as restrictive for delete
  to viertelwerk_operator, viertelwerk_administrator, viertelwerk_management using (lower(period) >= current_date);
create policy only_what_has_not_held on participant_assignments as restrictive for delete
  to viertelwerk_operator, viertelwerk_management using (lower(period) >= current_date);
grant delete on role_grants, property_assignments to viertelwerk_operator, viertelwerk_administrator;
grant delete on property_assignments, participant_assignments to viertelwerk_management;
grant delete on participant_assignments to viertelwerk_operator;

-- Whoever keeps accounts or the door writes down what they did.
create policy doorkeeper_writes_events on audit_events for insert to viertelwerk_doorkeeper with check (true);
create policy administrator_writes_events on audit_events for insert to viertelwerk_administrator with check (true);
create policy management_writes_events on audit_events for insert to viertelwerk_management with check (true);
grant insert on audit_events to viertelwerk_doorkeeper, viertelwerk_administrator, viertelwerk_management;
