-- Who owns what, and who may do what. Roles are made outside the numbered migrations (they belong to the server).
-- Every table has forced row-level security; the acting role is set for each transaction.

-- Applies the rules of ownership to everything in public that a migration made; each later migration ends with it.
create function secure_schema() returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  relation record;
  routine record;
begin
  for relation in select c.oid::regclass as name, c.relkind from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and c.relname <> 'viertelwerk_migrations'
  loop
    execute format('alter table %s owner to viertelwerk_owner', relation.name);
    if relation.relkind = 'r' then
      execute format('alter table %s enable row level security', relation.name);
      execute format('alter table %s force row level security', relation.name);
      execute format('grant select, insert, update on %s to viertelwerk_invariant', relation.name);
    else
      execute format('grant select on %s to viertelwerk_invariant', relation.name);
    end if;
  end loop;
  for routine in select p.oid::regprocedure as name, p.prosecdef from pg_proc p
    where p.pronamespace = 'public'::regnamespace
  loop
    if routine.prosecdef and routine.name::text not like 'refresh_statistics(%' then
      -- An invariant sums over all rows, whoever acts: as a role that row-level security does not bind and nobody may take on.
      execute format('alter function %s owner to viertelwerk_invariant', routine.name);
      execute format('revoke all on function %s from public', routine.name);
    elsif routine.name::text <> 'secure_schema()' then
      execute format('alter function %s owner to viertelwerk_owner', routine.name);
    end if;
  end loop;
end $$;
revoke all on function secure_schema() from public;

-- The planner's picture of a table in the middle of a large batch: autovacuum does not see the batch's rows, may even note
-- that there are none, and every lookup would read the whole table. Only an owner may analyze, so this belongs to the owner.
create function refresh_statistics(relation name) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  execute format('analyze public.%I', relation);
end $$;
revoke all on function refresh_statistics(name) from public;
comment on function refresh_statistics is 'Analyzes a table inside the transaction of a batch that has just filled it.';

grant usage on schema public to viertelwerk_invariant, viertelwerk_operator;
grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

-- The operator works at the server's own console: everything that the commands do, and nothing that they must not.
do $$
declare relation record;
begin
  for relation in select c.relname as name, c.relkind from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and c.relname <> 'viertelwerk_migrations'
  loop
    if relation.relkind = 'v' then
      execute format('grant select on %I to viertelwerk_operator', relation.name);
      continue;
    end if;
    execute format('create policy operator_everything on %I to viertelwerk_operator using (true) with check (true)', relation.name);
    execute format('grant select, insert on %I to viertelwerk_operator', relation.name);
  end loop;
end $$;
grant execute on function refresh_statistics(name) to viertelwerk_operator;
-- What may be changed after it was written. Not listed: append-only. A stage's state is set by its events alone.
grant update on organisations, properties, acquisitions, property_surveys, units, unit_changes, work_packages, defects,
  participants, participant_persons, customer_numbers, unemployment_spells, placements, placement_bases, attendance_days, absences,
  certificates, qualification_records, outcomes, work_assignments, funding_pots, pot_commitments, budget_lines, eligibility_rules,
  vouchers, voucher_lines, cost_statements, in_kind_gifts, report_numbers to viertelwerk_operator;
grant update (planned, source, note) on stages to viertelwerk_operator;
grant update (signed_by, signed_at) on diary_versions to viertelwerk_operator;
grant update (reason, follow_up, closed_on) on gate_breaches to viertelwerk_operator;
-- A legal basis that would have begun after an early end never took effect.
grant delete on absences, work_assignments, placement_bases to viertelwerk_operator;
grant update on districts, trades, cost_groups, cost_kinds, occupations, qualifications, instruments, instrument_rates,
  instrument_limits, absence_kinds, holiday_rules, certificate_kinds, work_kinds, work_gates, stage_kinds, stage_gates, legal_values
  to viertelwerk_operator;
