-- Which row of which file became what: so that a batch can be followed to its rows, and taken back while nothing depends on it.

alter table import_batches add rows_changed integer not null default 0
  constraint import_batches_changed_is_not_negative check (rows_changed >= 0);
alter table import_batches add undone_at timestamptz;
alter table import_files add rows_changed integer not null default 0
  constraint import_files_changed_is_not_negative check (rows_changed >= 0);
comment on column import_batches.undone_at is 'When its rows were taken back; null: they stand.';

-- In parts of a thousand rows: one by one, they would cost as much as the rows themselves.
create table import_rows (
  file_id bigint not null constraint import_rows_file_fkey references import_files,
  part integer not null constraint import_rows_part_is_not_negative check (part >= 0),
  lines integer[] not null,
  subjects bytea[] not null,
  contents bytea[] not null,
  changes boolean[] not null,
  constraint import_rows_pkey primary key (file_id, part),
  constraint import_rows_lists_are_of_one_length
    check (cardinality(lines) = cardinality(subjects) and cardinality(lines) = cardinality(contents) and cardinality(lines) = cardinality(changes))
);
comment on table import_rows is
  'The rows of an imported file that were new or a change. subjects: SHA-256 of kind and key; contents: SHA-256 of what was stored.';

-- Takes rows of a batch away: nobody has the right to delete them otherwise. What is append-only is not among the tables, and whatever
-- depends on a row keeps it by its foreign key or guard.
create function remove_imported(batch bigint, relation text, row_ids tid[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare removed bigint;
begin
  if relation <> all (array['organisations', 'properties', 'acquisitions', 'property_surveys', 'units', 'work_packages', 'defects',
    'participants', 'participant_persons', 'customer_numbers', 'unemployment_spells', 'placements', 'placement_bases',
    'attendance_days', 'certificates', 'qualification_records', 'outcomes', 'work_assignments', 'stages', 'funding_pots',
    'pot_commitments', 'budget_lines', 'eligibility_rules', 'vouchers', 'voucher_lines', 'cost_statements', 'in_kind_gifts']) then
    raise insufficient_privilege using message = format('rows of %I are not taken away', relation);
  end if;
  if not exists (select from import_batches b where b.id = batch and b.undone_at is null and cardinality(row_ids) <= 2 * b.rows_new) then
    raise insufficient_privilege using message = 'these rows are none of a batch';
  end if;
  execute format('delete from %I where ctid = any ($1)', relation) using row_ids;
  get diagnostics removed = row_count;
  return removed;
end $$;
revoke all on function remove_imported(bigint, text, tid[]) from public;
comment on function remove_imported is 'Takes rows away while the batch that brought them is taken back (import undo).';

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

create policy whoever_imports on import_rows to viertelwerk_operator, viertelwerk_finance, viertelwerk_management
  using (true) with check (true);
create policy auditor_reads on import_rows for select to viertelwerk_auditor using (true);
grant select, insert on import_rows to viertelwerk_operator, viertelwerk_finance, viertelwerk_management;
grant select on import_rows to viertelwerk_auditor;
grant update (undone_at) on import_batches to viertelwerk_operator;
grant execute on function remove_imported(bigint, text, tid[]) to viertelwerk_operator;
grant delete on organisations, properties, acquisitions, property_surveys, units, work_packages, defects, participants,
  participant_persons, customer_numbers, unemployment_spells, placements, placement_bases, attendance_days, absences, certificates,
  qualification_records, outcomes, work_assignments, stages, funding_pots, pot_commitments, budget_lines, eligibility_rules, vouchers,
  voucher_lines, cost_statements, in_kind_gifts to viertelwerk_invariant;
