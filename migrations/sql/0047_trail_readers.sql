-- The audit trail shows nobody what the tables do not show them. Administrators keep accounts and have to do with neither participants nor
-- money: they read what became of accounts, and who took lists of them; who accompanies whom is none of it. Auditors read of participants what is about money and houses, by
-- code; what a change of somebody's record said stands in a payload, which goes with the person, and is not theirs to read.
drop policy examiners_read on audit_events;
create policy auditor_reads on audit_events for select to viertelwerk_auditor using (true);
create policy administrator_reads_accounts on audit_events for select to viertelwerk_administrator
  using ((subject like 'account:%' or subject like 'list:konten%' or subject like 'list:protokoll%') and not facts ? 'participant');

drop policy examiners_read on audit_payloads;
create policy operator_reads on audit_payloads for select to viertelwerk_operator using (true);
create policy auditor_reads on audit_payloads for select to viertelwerk_auditor
  using (exists (select from audit_events e
                  where e.payload_hash = audit_payloads.hash and e.subject not like 'participant:%' and e.subject not like 'placement:%'));

-- Whoever keeps accounts could come in as anybody: by a token made in another's name, or by a role given to themselves. A token is made by
-- whom it is of, or by whoever runs the service; a role is given by somebody else.
drop policy operator_hands_out on api_tokens;
create policy operator_hands_out on api_tokens to viertelwerk_operator using (true) with check (true);
create policy administrator_sees on api_tokens for select to viertelwerk_administrator using (true);
create policy administrator_revokes on api_tokens for update to viertelwerk_administrator using (true) with check (true);
create policy administrator_makes_own on api_tokens for insert to viertelwerk_administrator
  with check (account_id = (select acting_account()));

drop policy administrator_keeps_roles on role_grants;
create policy administrator_sees on role_grants for select to viertelwerk_administrator using (true);
create policy administrator_ends on role_grants for update to viertelwerk_administrator using (true) with check (true);
create policy administrator_takes_back on role_grants for delete to viertelwerk_administrator using (true);
create policy administrator_gives_others on role_grants for insert to viertelwerk_administrator
  with check (account_id is distinct from (select acting_account()));
