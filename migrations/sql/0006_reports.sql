-- What left the house: released reports that never change, what they came from, and who changed what.

create table audit_events (
  id bigint generated always as identity constraint audit_events_pkey primary key,
  happened_at timestamptz not null default clock_timestamp(),
  actor text not null,
  role text not null,
  operation text not null,
  subject text not null,
  facts jsonb not null default '{}',
  request_id text
);
create index audit_events_subject_idx on audit_events (subject);
comment on table audit_events is 'Who did what and when; written in the transaction of the change. subject is kind and code (property:DO-BRU-051), facts never hold personal data.';
create trigger audit_events_are_append_only before update or delete on audit_events
  for each row execute function refuse_change('audit_events_are_append_only');
create trigger audit_events_are_not_emptied before truncate on audit_events
  for each statement execute function refuse_change('audit_events_are_append_only');

create table report_numbers (
  year smallint constraint report_numbers_pkey primary key,
  last integer not null
);
comment on table report_numbers is 'The last number given out in a year; without gaps, because the row is locked until commit.';

create table released_reports (
  id bigint generated always as identity constraint released_reports_pkey primary key,
  number code not null,
  version smallint not null default 1 constraint released_reports_version_is_positive check (version > 0),
  kind text not null constraint released_reports_kind_is_known check (kind in ('participants', 'funding', 'property')),
  parameters jsonb not null,
  recipient_id bigint constraint released_reports_recipient_fkey references organisations,
  figures jsonb not null,
  content_hash bytea not null constraint released_reports_hash_is_sha256 check (length(content_hash) = 32),
  replaces_id bigint constraint released_reports_replaces_fkey references released_reports constraint released_reports_replaced_once unique,
  correction_reason text constraint released_reports_reason_is_not_empty check (btrim(correction_reason) <> ''),
  released_by text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  released_at timestamptz not null default now(),
  constraint released_reports_number_and_version_are_unique unique (number, version),
  constraint released_reports_corrections_name_a_reason check ((version = 1) = (replaces_id is null) and (version = 1 or correction_reason is not null))
);
create index released_reports_recipient_idx on released_reports (recipient_id);
comment on table released_reports is 'A report as it was released: figures, recipient, hash (SHA-256 of the figures'' canonical JSON), who and when.';
create trigger released_reports_are_immutable before update or delete on released_reports
  for each row execute function refuse_change('released_reports_are_immutable');
create trigger released_reports_are_not_emptied before truncate on released_reports
  for each statement execute function refuse_change('released_reports_are_immutable');

create table report_sources (
  report_id bigint not null constraint report_sources_report_fkey references released_reports,
  relation text not null,
  source_id text not null,
  constraint report_sources_pkey primary key (relation, source_id, report_id)
);
create index report_sources_report_idx on report_sources (report_id);
comment on table report_sources is 'The rows that the figures of a released report came from.';
create trigger report_sources_are_immutable before update or delete on report_sources
  for each row execute function refuse_change('report_sources_are_immutable');
create trigger report_sources_are_not_emptied before truncate on report_sources
  for each statement execute function refuse_change('report_sources_are_immutable');

create table corrections (
  id bigint generated always as identity constraint corrections_pkey primary key,
  relation text not null,
  source_id text not null,
  reason text not null constraint corrections_reason_is_not_empty check (btrim(reason) <> ''),
  before jsonb not null,
  after jsonb,
  actor text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  corrected_at timestamptz not null default now()
);
create index corrections_source_idx on corrections (relation, source_id);
comment on table corrections is 'A source changed after it had been released: why, and what it was before and after.';
create trigger corrections_are_append_only before update or delete on corrections
  for each row execute function refuse_change('corrections_are_append_only');
create trigger corrections_are_not_emptied before truncate on corrections
  for each statement execute function refuse_change('corrections_are_append_only');

-- A released figure's source: money is never edited (only reversed or credited); the rest only with a reason, which is kept with old and new.
create function guard_released_source() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- A generated column is not computed yet before an update, so it never counts as a difference.
  generated text := case tg_table_name when 'voucher_lines' then 'amount_cents' else '' end;
  was jsonb := to_jsonb(old) - generated;
  becomes jsonb := case when tg_op = 'UPDATE' then to_jsonb(new) - generated end;
  why text := nullif(btrim(coalesce(current_setting('viertelwerk.correction_reason', true), '')), '');
  row_id text := case tg_table_name when 'absences' then to_jsonb(old) ->> 'attendance_day_id' else to_jsonb(old) ->> 'id' end;
  relation_name text := case tg_table_name when 'absences' then 'attendance_days' else tg_table_name end;
  reports text[];
begin
  if becomes = was then
    return new;
  end if;
  -- Paying what was reported as unpaid is no edit: it happened later, and the report shows as touched.
  if tg_table_name = 'voucher_lines' and was ->> 'paid_on' is null and becomes - 'paid_on' = was - 'paid_on' then
    return new;
  end if;
  select array_agg(distinct r.number::text order by r.number::text) into reports
    from report_sources s join released_reports r on r.id = s.report_id where s.relation = relation_name and s.source_id = row_id;
  if reports is not null then
    if tg_argv[0] = 'money' then
      perform reject('released_money_is_never_edited', tg_table_name, jsonb_build_object('reports', reports));
    elsif why is null then
      perform reject('released_sources_change_with_a_reason', tg_table_name, jsonb_build_object('reports', reports));
    end if;
    insert into corrections (relation, source_id, reason, before, after)
    values (tg_table_name, row_id, why, to_jsonb(old), case when tg_op = 'UPDATE' then to_jsonb(new) end);
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger vouchers_guard_released before update or delete on vouchers
  for each row execute function guard_released_source('money');
create trigger voucher_lines_guard_released before update or delete on voucher_lines
  for each row execute function guard_released_source('money');
create trigger attendance_days_guard_released before update or delete on attendance_days
  for each row execute function guard_released_source('record');
-- A day that the office records after its month was released changes the figures as much as an edit does. (A late line of the site diary is
-- never refused, because work that was done must not be lost: it shows in the list of released reports.)
create function guard_released_days() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  why text := nullif(btrim(coalesce(current_setting('viertelwerk.correction_reason', true), '')), '');
  reports text[];
begin
  select array_agg(distinct r.number::text) into reports
    from released_reports r
    join report_sources s on s.report_id = r.id and s.relation = 'placements'
    join added a on a.placement_id = s.source_id::bigint
     and a.day >= (r.parameters ->> 'month' || '-01')::date and a.day < (r.parameters ->> 'month' || '-01')::date + interval '1 month'
   where r.kind = 'participants';
  if reports is null then
    return null;
  end if;
  if why is null then
    perform reject('released_sources_change_with_a_reason', 'attendance_days', jsonb_build_object('reports', reports));
  end if;
  insert into corrections (relation, source_id, reason, before, after)
  select distinct 'attendance_days', a.id::text, why, '{}'::jsonb, to_jsonb(a)
    from released_reports r
    join report_sources s on s.report_id = r.id and s.relation = 'placements'
    join added a on a.placement_id = s.source_id::bigint
     and a.day >= (r.parameters ->> 'month' || '-01')::date and a.day < (r.parameters ->> 'month' || '-01')::date + interval '1 month'
   where r.kind = 'participants';
  return null;
end $$;
create trigger attendance_days_added_after_release after insert on attendance_days
  referencing new table as added for each statement execute function guard_released_days();
create trigger absences_guard_released before update or delete on absences
  for each row execute function guard_released_source('record');
create trigger placements_guard_released before update or delete on placements
  for each row execute function guard_released_source('record');
create trigger qualification_records_guard_released before update or delete on qualification_records
  for each row execute function guard_released_source('record');
create trigger certificates_guard_released before update or delete on certificates
  for each row execute function guard_released_source('record');
create trigger funding_pots_guard_released before update or delete on funding_pots
  for each row execute function guard_released_source('record');
create trigger pot_commitments_guard_released before update or delete on pot_commitments
  for each row execute function guard_released_source('record');
create trigger budget_lines_guard_released before update or delete on budget_lines
  for each row execute function guard_released_source('record');
create trigger cost_statements_guard_released before update or delete on cost_statements
  for each row execute function guard_released_source('record');
create trigger in_kind_gifts_guard_released before update or delete on in_kind_gifts
  for each row execute function guard_released_source('record');
create trigger acquisitions_guard_released before update or delete on acquisitions
  for each row execute function guard_released_source('record');

create table import_batches (
  id bigint generated always as identity constraint import_batches_pkey primary key,
  imported_at timestamptz not null default now(),
  actor text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  rows_new integer not null,
  rows_unchanged integer not null
);
comment on table import_batches is 'A batch that was imported as a whole.';

create table import_files (
  id bigint generated always as identity constraint import_files_pkey primary key,
  batch_id bigint not null constraint import_files_batch_fkey references import_batches,
  name text not null,
  kind code not null,
  sha256 bytea not null constraint import_files_hash_is_sha256 check (length(sha256) = 32),
  rows_total integer not null,
  rows_new integer not null
);
create index import_files_batch_idx on import_files (batch_id);
create index import_files_hash_idx on import_files (sha256);
comment on table import_files is 'A file of a batch by its content.';
