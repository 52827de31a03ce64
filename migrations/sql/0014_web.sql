-- What the web application keeps for itself.

create table submissions (
  account_id bigint not null constraint submissions_account_fkey references accounts,
  id uuid not null,
  location text,
  arrived_at timestamptz not null default now(),
  constraint submissions_pkey primary key (account_id, id)
);
create index submissions_arrived_idx on submissions (arrived_at);
comment on table submissions is 'Forms that were carried out, so that one that is sent twice does its work once; location: where it led.';

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

create policy own_submissions on submissions to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance,
  viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant
  using (account_id = (select acting_account())) with check (account_id = (select acting_account()));
grant select, insert, update (location) on submissions to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter,
  viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant;
create policy operator_tidies_submissions on submissions for delete to viertelwerk_operator using (true);
create policy operator_sees_submissions on submissions for select to viertelwerk_operator using (true);
grant select, delete on submissions to viertelwerk_operator;
