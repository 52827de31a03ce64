-- What the API keeps for itself.

create table api_answers (
  account_id bigint not null constraint api_answers_account_fkey references accounts,
  key text not null,
  request_hash bytea not null,
  location text,
  tag text,
  content text,
  stored_at timestamptz not null default now(),
  constraint api_answers_pkey primary key (account_id, key)
);
create index api_answers_stored_idx on api_answers (stored_at);
comment on table api_answers is 'What was answered to programs that made something, kept for a day, so that a request that is sent twice does its work once.';

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

create policy own_api_answers on api_answers to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance,
  viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant
  using (account_id = (select acting_account())) with check (account_id = (select acting_account()));
grant select, insert, update (request_hash, location, tag, content, stored_at) on api_answers to viertelwerk_site_manager,
  viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator,
  viertelwerk_participant;

-- The doorkeeper tidies on the way in, and sees nothing that is still good.
create policy doorkeeper_sees_old_api_answers on api_answers for select to viertelwerk_doorkeeper
  using (stored_at < now() - interval '1 day');
create policy doorkeeper_tidies_api_answers on api_answers for delete to viertelwerk_doorkeeper using (true);
grant select (stored_at), delete on api_answers to viertelwerk_doorkeeper;
create policy operator_tidies_api_answers on api_answers for delete to viertelwerk_operator using (true);
create policy operator_sees_api_answers on api_answers for select to viertelwerk_operator using (true);
grant select, delete on api_answers to viertelwerk_operator;
