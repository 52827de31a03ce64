-- The audit trail proves that nobody has changed it: events are sealed in blocks that hold each other, what a change was before and after
-- stands beside its event, and what was imported is kept by its content.

-- ── Where an event stands ────────────────────────────────────────────────────────────────────────────────────────────────────

create table audit_epochs (
  number integer constraint audit_epochs_pkey primary key constraint audit_epochs_number_is_positive check (number > 0),
  system_identifier text not null,
  database_oid bigint not null,
  opened_at timestamptz not null default clock_timestamp(),
  hash bytea not null constraint audit_epochs_hash_is_sha256 check (length(hash) = 32)
);
comment on table audit_epochs is
  'Stretches of the audit trail in which transaction ids only grow. A restored or copied database begins a new one, because its ids may start lower.';

-- One field of what is hashed: its length before it, so that no two lists of fields read alike. Audit verify has the same in the program.
-- Without a search path of its own, so that it becomes part of the statement that asks it.
create function audit_field(value text) returns text
language sql immutable parallel safe as $$
  select coalesce(octet_length(value) || ':' || value, '-')
$$;

create function audit_moment(at timestamptz) returns text
language sql immutable parallel safe as $$
  select audit_field(trunc(extract(epoch from at) * 1000000)::text)
$$;

-- The epoch that events are written in here; opens it where this database is not the one that the last epoch was opened in.
create function audit_epoch() returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here_system text := (select system_identifier::text from pg_control_system());
  here_database bigint := (select oid::bigint from pg_database where datname = current_database());
  now_at timestamptz := clock_timestamp();
  latest audit_epochs%rowtype;
begin
  select * into latest from audit_epochs order by number desc limit 1;
  if found and latest.system_identifier = here_system and latest.database_oid = here_database then
    return latest.number;
  end if;
  latest.number := coalesce(latest.number, 0) + 1;
  insert into audit_epochs (number, system_identifier, database_oid, opened_at, hash)
  values (latest.number, here_system, here_database, now_at,
          sha256('\x03'::bytea || convert_to(audit_field(latest.number::text) || audit_field(here_system)
                                             || audit_field(here_database::text) || audit_moment(now_at), 'UTF8')))
  -- Somebody else was quicker: that one is it.
  on conflict (number) do nothing;
  return latest.number;
end $$;
comment on function audit_epoch is 'The epoch of the audit trail in this database; a restored one opens the next.';

create table audit_payloads (
  hash bytea constraint audit_payloads_pkey primary key constraint audit_payloads_hash_is_sha256 check (length(hash) = 32),
  salt bytea constraint audit_payloads_salt_is_long check (length(salt) >= 16),
  content text constraint audit_payloads_content_is_an_object check (jsonb_typeof(content::jsonb) = 'object')
    constraint audit_payloads_content_is_not_long check (octet_length(content) <= 262144),
  erasure_id bigint constraint audit_payloads_erasure_fkey references erasures,
  constraint audit_payloads_are_whole_or_erased check (num_nulls(salt, content) = case when erasure_id is null then 0 else 2 end),
  constraint audit_payloads_fit_their_hash check (hash = sha256(salt || convert_to(content, 'UTF8')))
);
create index audit_payloads_erasure_idx on audit_payloads (erasure_id);
comment on table audit_payloads is
  'What a change was before and after, as JSON, under the salted hash that its event holds. Retention erases salt and content; the hash alone tells nothing.';

alter table audit_events
  add column epoch integer not null default audit_epoch(),
  -- A bigint, because an xid8 knows neither arithmetic nor hashes; it never comes near the end of either.
  add column transaction_id bigint not null default pg_current_xact_id()::text::bigint,
  add column payload_hash bytea constraint audit_events_payload_fkey references audit_payloads
    constraint audit_events_payload_is_unique unique;
create index audit_events_place_idx on audit_events (epoch, transaction_id, id);
create index audit_events_happened_idx on audit_events (happened_at);
create index audit_events_actor_idx on audit_events (actor);

-- Whoever writes an event writes it now: a place in the past could fall into a block that is sealed.
create function check_audit_event() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.transaction_id <> pg_current_xact_id()::text::bigint or new.epoch is distinct from (select max(number) from audit_epochs)
     or not new.happened_at between now() and clock_timestamp() then
    perform reject('audit_events_happen_now', 'audit_events', '{}');
  end if;
  return null;
end $$;
create trigger audit_events_happen_now after insert on audit_events for each row execute function check_audit_event();

-- ── Seals ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table audit_blocks (
  number bigint constraint audit_blocks_pkey primary key constraint audit_blocks_number_is_positive check (number > 0),
  epoch integer not null constraint audit_blocks_epoch_fkey references audit_epochs,
  first_transaction bigint not null,
  first_event bigint not null,
  last_transaction bigint not null,
  last_event bigint not null,
  event_count integer not null constraint audit_blocks_event_count_is_positive check (event_count > 0),
  root bytea not null constraint audit_blocks_root_is_sha256 check (length(root) = 32),
  previous_hash bytea constraint audit_blocks_previous_hash_is_sha256 check (length(previous_hash) = 32),
  hash bytea not null constraint audit_blocks_hash_is_sha256 check (length(hash) = 32),
  sealed_at timestamptz not null,
  constraint audit_blocks_follow_another check ((previous_hash is null) = (number = 1))
);
create index audit_blocks_epoch_idx on audit_blocks (epoch);
comment on table audit_blocks is
  'Events sealed together, in order of epoch, transaction and id: the root of a Merkle tree (RFC 6962) over them, and the hash of the block before.';

create table audit_seals (
  event_id bigint constraint audit_seals_pkey primary key constraint audit_seals_event_fkey references audit_events,
  block bigint not null constraint audit_seals_block_fkey references audit_blocks,
  position integer not null constraint audit_seals_position_is_positive check (position > 0),
  hash bytea not null constraint audit_seals_hash_is_sha256 check (length(hash) = 32),
  constraint audit_seals_place_is_unique unique (block, position)
);
comment on table audit_seals is 'The hash of a sealed event and its place in its block, so that a row that was changed later is found by name.';

do $$
declare relation text;
begin
  foreach relation in array array['audit_epochs', 'audit_blocks', 'audit_seals'] loop
    execute format('create trigger %1$I before update or delete on %2$I for each row execute function refuse_change(%1$L)',
                   relation || '_are_append_only', relation);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change(%L)',
                   relation || '_are_not_emptied', relation, relation || '_are_append_only');
  end loop;
end $$;

-- Erased when its time is up, and never else: the row stays, so that one that vanished otherwise is missed.
create function guard_audit_payload() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and is_erasing() and old.erasure_id is null and new.erasure_id is not null and new.hash = old.hash then
    return new;
  end if;
  perform reject('audit_payloads_are_append_only', tg_table_name, '{}');
  return null;
end $$;
create trigger audit_payloads_are_append_only before update or delete on audit_payloads
  for each row execute function guard_audit_payload();
create trigger audit_payloads_are_not_emptied before truncate on audit_payloads
  for each statement execute function refuse_change('audit_payloads_are_append_only');

-- Seals the events that no running transaction can precede; answers how many. What is still under way, or began before something that is,
-- waits for the next time. Events of earlier epochs are all final: nobody writes into them any more.
create function seal_audit_events(block_size integer default 1024, blocks_max integer default 16) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  this_epoch integer;
  horizon bigint;
  last audit_blocks%rowtype;
  next audit_blocks%rowtype;
  previous bytea;
  events bigint[];
  leaves bytea[];
  nodes bytea[];
  sealed integer := 0;
begin
  -- One at a time; reading goes on.
  lock table audit_blocks in share row exclusive mode;
  this_epoch := audit_epoch();
  horizon := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  select * into last from audit_blocks order by number desc limit 1;
  previous := last.hash;
  for round in 1 .. blocks_max loop
    select e.epoch, e.transaction_id, e.id into next.epoch, next.first_transaction, next.first_event
      from audit_events e
     where (e.epoch, e.transaction_id, e.id)
           > (coalesce(last.epoch, 0), coalesce(last.last_transaction, 0), coalesce(last.last_event, 0))
       and (e.epoch < this_epoch or e.transaction_id < horizon)
     order by e.epoch, e.transaction_id, e.id limit 1;
    exit when not found;
    select array_agg(q.id order by q.transaction_id, q.id), array_agg(q.leaf order by q.transaction_id, q.id), count(*),
           (array_agg(q.transaction_id order by q.transaction_id desc, q.id desc))[1],
           (array_agg(q.id order by q.transaction_id desc, q.id desc))[1]
      into events, leaves, next.event_count, next.last_transaction, next.last_event
      from (
        select e.transaction_id, e.id,
               sha256('\x00'::bytea || convert_to(
                 audit_field(e.epoch::text) || audit_field(e.transaction_id::text) || audit_field(e.id::text) || audit_moment(e.happened_at)
                 || audit_field(e.actor) || audit_field(e.role) || audit_field(e.operation) || audit_field(e.subject)
                 || audit_field(e.facts::text) || audit_field(e.request_id) || audit_field(encode(e.payload_hash, 'hex')), 'UTF8')) as leaf
          from audit_events e
         where e.epoch = next.epoch and (e.transaction_id, e.id) >= (next.first_transaction, next.first_event)
           and (e.epoch < this_epoch or e.transaction_id < horizon)
         order by e.transaction_id, e.id limit block_size) q;
    nodes := leaves;
    while cardinality(nodes) > 1 loop
      -- The last one of an odd level goes up as it is.
      select array_agg(case when p.right_node is null then p.left_node else sha256('\x01'::bytea || p.left_node || p.right_node) end
                       order by p.place) into nodes
        from (select u.place, u.node as left_node, lead(u.node) over (order by u.place) as right_node
                from unnest(nodes) with ordinality as u (node, place)) p
       where p.place % 2 = 1;
    end loop;
    next.number := coalesce(last.number, 0) + 1;
    next.root := nodes[1];
    next.previous_hash := previous;
    next.sealed_at := clock_timestamp();
    next.hash := sha256('\x02'::bytea || convert_to(
      audit_field(next.number::text) || audit_field(next.epoch::text)
      || audit_field((select encode(p.hash, 'hex') from audit_epochs p where p.number = next.epoch))
      || audit_field(next.first_transaction::text) || audit_field(next.first_event::text) || audit_field(next.last_transaction::text)
      || audit_field(next.last_event::text) || audit_field(next.event_count::text) || audit_field(encode(next.root, 'hex'))
      || audit_field(encode(next.previous_hash, 'hex')) || audit_moment(next.sealed_at), 'UTF8'));
    insert into audit_blocks select next.*;
    insert into audit_seals (event_id, block, position, hash)
    select s.event_id, next.number, s.place, s.leaf from unnest(events, leaves) with ordinality as s (event_id, leaf, place);
    sealed := sealed + next.event_count;
    last := next;
    previous := next.hash;
  end loop;
  return sealed;
end $$;
comment on function seal_audit_events is
  'Seals in blocks what no running transaction can precede; the service does it every few seconds, viertelwerk audit seal by hand.';

-- ── Imported files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

create table import_contents (
  sha256 bytea not null constraint import_contents_hash_is_sha256 check (length(sha256) = 32),
  part integer not null constraint import_contents_part_is_positive check (part > 0),
  bytes bytea not null,
  constraint import_contents_pkey primary key (sha256, part)
);
comment on table import_contents is
  'Imported files by their content, each once, in parts; they name people, so retention deletes them while import_files keeps their hash.';

-- ── How long it is kept ──────────────────────────────────────────────────────────────────────────────────────────────────────

alter table retention_classes
  drop constraint retention_classes_scope_is_known,
  add constraint retention_classes_scope_is_known check (scope in
    ('absence_reasons', 'participant_file', 'pay_records', 'grant_records', 'named_reports', 'accounts', 'sessions', 'site_diary',
     'audit_payloads', 'import_contents')),
  drop constraint retention_classes_start_event_is_known,
  add constraint retention_classes_start_event_is_known check (start_event in
    ('report_released', 'last_placement_end', 'record_created', 'payment', 'pot_bound_until', 'account_disabled', 'sign_out', 'diary_day',
     'event_recorded', 'file_imported')),
  drop constraint retention_classes_event_fits_scope,
  add constraint retention_classes_event_fits_scope check (start_event = any (case scope
    when 'absence_reasons' then array['report_released'] when 'participant_file' then array['last_placement_end', 'record_created']
    when 'pay_records' then array['payment'] when 'grant_records' then array['pot_bound_until']
    when 'named_reports' then array['report_released'] when 'accounts' then array['account_disabled']
    when 'sessions' then array['sign_out'] when 'audit_payloads' then array['event_recorded']
    when 'import_contents' then array['file_imported'] else array['diary_day'] end));
alter table erasures
  drop constraint erasures_subject_kind_is_known,
  add constraint erasures_subject_kind_is_known check (subject_kind in ('participant', 'report', 'account', 'audit_month', 'import_file'));

-- As in 0013, and besides what changes were before and after, by months, and the content of imported files.
create or replace function retention_due(on_day date, only_kind text default null, only_id bigint default null)
returns table (class_code code, subject_kind text, subject_id bigint, subject text, started_on date, due_on date, action text,
               kept_until date, kept_by code, is_enforced boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with classes as materialized (
    select c.*, c.evidence in ('V-law', 'V', 'design') as is_enforced from retention_classes c),
  people as (
    select t.id, t.code, t.created_at::date as created_on,
           (select max(upper(p.period)) - 1 from placements p where p.participant_id = t.id) as last_day
      from participants t
     where only_kind is null or (only_kind = 'participant' and (only_id is null or t.id = only_id))),
  files as (
    select c.code as class_code, h.id, h.code, c.is_enforced,
           case c.start_event when 'last_placement_end' then h.last_day when 'record_created' then case when h.last_day is null then h.created_on end end as started_on,
           c.months, c.from_year_end
      from people h cross join classes c where c.scope = 'participant_file'),
  due_files as (
    select f.*, retention_end(f.started_on, f.months, f.from_year_end) + 1 as due_on from files f
     where retention_end(f.started_on, f.months, f.from_year_end) < on_day),
  reasons as (
    select c.code as class_code, h.id, h.code, c.is_enforced, min(r.released_at::date) as started_on, c.months, c.from_year_end
      from people h
      join attendance_days d on d.participant_id = h.id and not d.is_present
      join absences a on a.attendance_day_id = d.id and (a.note is not null or a.certified_until is not null)
      cross join classes c
      -- The last version that counts the day: a later one may still have to be explained.
      cross join lateral (
        select max(r.released_at) as released_at from report_sources s join released_reports r on r.id = s.report_id
         where s.relation = 'attendance_days' and s.source_id = d.id::text) r
     where c.scope = 'absence_reasons' and retention_end(r.released_at::date, c.months, c.from_year_end) < on_day
     group by c.code, h.id, h.code, c.is_enforced, c.months, c.from_year_end)
  select f.class_code, 'participant', f.id, f.code::text, f.started_on, f.due_on,
         case when k.kept_until >= on_day then 'restrict' else 'delete' end,
         case when k.kept_until >= on_day then k.kept_until end, case when k.kept_until >= on_day then k.kept_by end, f.is_enforced
    from due_files f
    left join lateral kept_participants(f.id) k on true
   where has_personal_data(f.id)
  union all
  -- Where another law's time is up, too.
  select r.class_code, 'participant', h.id, h.code::text, lower(r.period), upper(r.period), 'delete', null, null, true
    from people h join restrictions r on r.subject_kind = 'participant' and r.subject_id = h.id
   where upper(r.period) <= on_day and exists (select from restricted_records x where x.restriction_id = r.id)
     and not exists (select from due_files f where f.id = h.id and f.class_code = r.class_code and has_personal_data(h.id))
  union all
  select r.class_code, 'participant', r.id, r.code::text, r.started_on, retention_end(r.started_on, r.months, r.from_year_end) + 1,
         'erase', null, null, r.is_enforced
    from reasons r
  union all
  select c.code, 'report', r.id, r.number || ' ' || r.version, r.released_at::date,
         retention_end(r.released_at::date, c.months, c.from_year_end) + 1, 'erase', null, null, c.is_enforced
    from released_reports r cross join classes c
   where c.scope = 'named_reports' and r.kind = 'participants' and (r.parameters ->> 'with_names')::boolean and not r.figures ? 'erased'
     and (only_kind is null or (only_kind = 'report' and (only_id is null or r.id = only_id)))
     and retention_end(r.released_at::date, c.months, c.from_year_end) < on_day
  union all
  select c.code, 'account', a.id, 'KONTO-' || a.id, a.disabled_at::date,
         retention_end(a.disabled_at::date, c.months, c.from_year_end) + 1, 'erase', null, null, c.is_enforced
    from accounts a cross join classes c
   where c.scope = 'accounts' and a.participant_id is null and a.disabled_at is not null and a.display_name <> 'KONTO-' || a.id
     and (only_kind is null or (only_kind = 'account' and (only_id is null or a.id = only_id)))
     and retention_end(a.disabled_at::date, c.months, c.from_year_end) < on_day
  union all
  select c.code, 'account', a.id, 'KONTO-' || a.id, min(s.gone_on), retention_end(min(s.gone_on), c.months, c.from_year_end) + 1,
         'delete', null, null, c.is_enforced
    from accounts a
    cross join lateral (select coalesce(x.ended_at, x.expires_at)::date as gone_on from sessions x where x.account_id = a.id) s
    cross join classes c
   where c.scope = 'sessions' and retention_end(s.gone_on, c.months, c.from_year_end) < on_day
     and (only_kind is null or (only_kind = 'account' and (only_id is null or a.id = only_id)))
   group by c.code, a.id, c.months, c.from_year_end, c.is_enforced
  union all
  select c.code, 'property', p.id, p.code::text, min(e.day), retention_end(min(e.day), c.months, c.from_year_end) + 1, c.action, null, null, c.is_enforced
    from diary_entries e join properties p on p.id = e.property_id cross join classes c
   where c.scope = 'site_diary' and only_kind is null
   group by c.code, p.id, p.code, c.months, c.from_year_end, c.action, c.is_enforced
  having retention_end(min(e.day), c.months, c.from_year_end) < on_day
  union all
  -- A month at a time, from its last event on.
  select c.code, 'audit_month', m.key, to_char(m.first_day, 'YYYY-MM'), m.last_day, retention_end(m.last_day, c.months, c.from_year_end) + 1,
         'erase', null, null, c.is_enforced
    from (
      select (extract(year from e.day) * 100 + extract(month from e.day))::bigint as key, min(e.day) as first_day, max(e.day) as last_day
        from (
          select v.happened_at::date as day from audit_events v join audit_payloads p on p.hash = v.payload_hash and p.erasure_id is null) e
       group by 1) m
    cross join classes c
   where c.scope = 'audit_payloads' and (only_kind is null or (only_kind = 'audit_month' and (only_id is null or m.key = only_id)))
     and retention_end(m.last_day, c.months, c.from_year_end) < on_day
  union all
  -- The same content imported again is the same file: kept from the last time on.
  select c.code, 'import_file', f.id, 'DATEI-' || f.id, f.day, retention_end(f.day, c.months, c.from_year_end) + 1, 'delete', null, null,
         c.is_enforced
    from (
      select min(i.id) as id, max(b.imported_at)::date as day
        from import_files i join import_batches b on b.id = i.batch_id
       where exists (select from import_contents x where x.sha256 = i.sha256)
       group by i.sha256) f
    cross join classes c
   where c.scope = 'import_contents' and (only_kind is null or (only_kind = 'import_file' and (only_id is null or f.id = only_id)))
     and retention_end(f.day, c.months, c.from_year_end) < on_day
$$;

-- What events call a participant: the code, those of the placements, and the account.
create function audit_subjects_of(participant bigint) returns setof text
language sql stable set search_path = public, pg_temp as $$
  select 'participant:' || t.code from participants t where t.id = participant
  union all
  select 'placement:' || p.code from placements p where p.participant_id = participant
  union all
  select 'account:' || a.user_name from accounts a where a.participant_id = participant
$$;
comment on function audit_subjects_of is 'The subjects by which events of the audit trail speak of a participant.';

-- As in 0013, and besides it erases what the audit trail kept of what was erased.
create or replace function apply_retention(class text, kind text, subject_key bigint, on_day date) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  due record;
  erasure bigint;
  restriction bigint;
  row_counts jsonb := '{}';
  days bigint[];
  affected bigint;
  personal text[] := array['note', 'certified_until', 'end_reason', 'number', 'issuer', 'source', 'certificate'];
begin
  if on_day > current_date then
    perform reject('retention_is_not_ahead_of_time', 'erasures', jsonb_build_object('on', on_day));
  end if;
  -- One at a time: the second finds that nothing is due any more.
  if kind = 'participant' then
    perform from participants where id = subject_key for update;
  elsif kind = 'report' then
    perform from released_reports where id = subject_key for update;
  elsif kind = 'account' then
    perform from accounts where id = subject_key for update;
  elsif kind = 'import_file' then
    lock table import_contents in share row exclusive mode;
  end if;
  select * into due from retention_due(on_day, kind, subject_key) d where d.class_code = class and d.subject_kind = kind and d.subject_id = subject_key;
  if not found then
    return null;
  end if;
  if not due.is_enforced then
    perform reject('retention_acts_on_known_law', 'erasures', jsonb_build_object('class', class));
  end if;
  insert into erasures (class_code, subject_kind, subject_id, action, due_on)
  values (class, kind, subject_key, due.action, due.due_on) returning id into erasure;

  if kind = 'report' then
    update released_reports set figures = jsonb_build_object('erased', jsonb_build_object('class', class, 'on', current_date)) where id = subject_key;
    delete from restrictions where subject_kind = 'report' and subject_id = subject_key;
    row_counts := jsonb_build_object('released_reports', 1);
  elsif kind = 'account' and due.action = 'delete' then
    delete from sessions s using retention_classes c
     where s.account_id = subject_key and c.code = class
       and retention_end(coalesce(s.ended_at, s.expires_at)::date, c.months, c.from_year_end) < on_day;
    get diagnostics affected = row_count;
    row_counts := jsonb_build_object('sessions', affected);
  elsif kind = 'account' then
    perform forget_credentials(subject_key);
    update accounts set display_name = 'KONTO-' || id where id = subject_key;
    row_counts := jsonb_build_object('accounts', 1);
    update audit_payloads p set salt = null, content = null, erasure_id = erasure from audit_events e, accounts a
     where e.payload_hash = p.hash and p.erasure_id is null and a.id = subject_key and e.subject = 'account:' || a.user_name;
    get diagnostics affected = row_count;
    row_counts := row_counts || jsonb_build_object('audit_payloads', affected);
  elsif kind = 'audit_month' then
    update audit_payloads p set salt = null, content = null, erasure_id = erasure from audit_events e
     where e.payload_hash = p.hash and p.erasure_id is null
       and (extract(year from e.happened_at::date) * 100 + extract(month from e.happened_at::date))::bigint = subject_key;
    get diagnostics affected = row_count;
    row_counts := jsonb_build_object('audit_payloads', affected);
  elsif kind = 'import_file' then
    delete from import_contents x using import_files i where i.id = subject_key and x.sha256 = i.sha256;
    get diagnostics affected = row_count;
    row_counts := jsonb_build_object('import_contents', affected);
  elsif due.action = 'erase' then
    select array_agg(d.id) into days from attendance_days d
      join absences a on a.attendance_day_id = d.id and (a.note is not null or a.certified_until is not null)
      cross join lateral (
        select max(r.released_at) as released_at from report_sources s join released_reports r on r.id = s.report_id
         where s.relation = 'attendance_days' and s.source_id = d.id::text) r
      join retention_classes c on c.code = class
     where d.participant_id = subject_key and retention_end(r.released_at::date, c.months, c.from_year_end) < on_day;
    update absences set note = null, certified_until = null where attendance_day_id = any (days);
    get diagnostics affected = row_count;
    row_counts := jsonb_build_object('absences', affected);
    update corrections set before = before - personal, after = after - personal
     where relation in ('absences', 'attendance_days') and source_id = any (days::text[]);
  else
    select array_agg(d.id) into days from attendance_days d where d.participant_id = subject_key;
    update corrections set before = before - personal, after = after - personal
     where (relation in ('absences', 'attendance_days') and source_id = any (days::text[]))
        or (relation = 'placements' and source_id in (select id::text from placements where participant_id = subject_key))
        or (relation = 'certificates' and source_id in (select id::text from certificates where participant_id = subject_key))
        or (relation = 'qualification_records' and source_id in (select id::text from qualification_records where participant_id = subject_key));

    -- A restriction that has run out takes what it kept with it.
    delete from restricted_records x using restrictions r
     where r.id = x.restriction_id and r.subject_kind = 'participant' and r.subject_id = subject_key and upper(r.period) <= on_day;
    get diagnostics affected = row_count;
    row_counts := row_counts || jsonb_build_object('restricted_records', affected);
    if due.action = 'restrict' then
      -- What says who somebody is is moved where only the operator and an auditor look; what nobody has to keep goes.
      select id into restriction from restrictions where subject_kind = 'participant' and subject_id = subject_key and period @> current_date;
      if not found then
        insert into restrictions (class_code, kept_by_code, subject_kind, subject_id, period)
        values (class, due.kept_by, kind, subject_key, daterange(current_date, due.kept_until + 1)) returning id into restriction;
      else
        update restrictions set period = daterange(lower(period), greatest(upper(period), due.kept_until + 1)) where id = restriction;
      end if;
      insert into restricted_records (restriction_id, relation, content)
      select restriction, 'participant_persons', to_jsonb(x) from participant_persons x where x.participant_id = subject_key
      union all
      select restriction, 'customer_numbers', to_jsonb(x) from customer_numbers x where x.participant_id = subject_key;
    end if;
    -- Reports that name the person are shown to nobody else from here on; their own class erases them.
    insert into restrictions (class_code, kept_by_code, subject_kind, subject_id, period)
    select distinct class::code, c.code, 'report', r.id, daterange(current_date, greatest(retention_end(r.released_at::date, c.months, c.from_year_end), current_date) + 1)
      from report_sources s
      join released_reports r on r.id = s.report_id and (r.parameters ->> 'with_names')::boolean and not r.figures ? 'erased'
      join retention_classes c on c.scope = 'named_reports'
     where s.relation = 'placements' and s.source_id in (select id::text from placements where participant_id = subject_key)
       and not exists (select from restrictions x where x.subject_kind = 'report' and x.subject_id = r.id);

    delete from participant_persons where participant_id = subject_key;
    get diagnostics affected = row_count;
    row_counts := row_counts || jsonb_build_object('participant_persons', affected);
    delete from customer_numbers where participant_id = subject_key;
    get diagnostics affected = row_count;
    row_counts := row_counts || jsonb_build_object('customer_numbers', affected);
    delete from unemployment_spells where participant_id = subject_key;
    get diagnostics affected = row_count;
    row_counts := row_counts || jsonb_build_object('unemployment_spells', affected);
    delete from attendance_days where id in (select unreported_absences(subject_key));
    get diagnostics affected = row_count;
    row_counts := row_counts || jsonb_build_object('attendance_days', affected);
    -- What a released report counts stays as a number of a code that leads to nobody; what somebody wrote goes.
    update absences set note = null, certified_until = null
     where attendance_day_id = any (days) and (note is not null or certified_until is not null);
    get diagnostics affected = row_count;
    update attendance_days set note = null where participant_id = subject_key and note is not null;
    update placements set end_reason = null where participant_id = subject_key and end_reason is not null;
    update certificates set number = null, issuer = null, source = null
     where participant_id = subject_key and coalesce(number, issuer, source) is not null;
    update qualification_records set note = null, certificate = null
     where participant_id = subject_key and coalesce(note, certificate) is not null;
    update outcomes set note = null where participant_id = subject_key and note is not null;
    -- Plans of work long done: changed, they would have to meet the gates of today.
    delete from work_assignments where participant_id = subject_key;
    perform forget_credentials(a.id) from accounts a where a.participant_id = subject_key;
    update accounts a set display_name = t.code, disabled_at = coalesce(a.disabled_at, now())
      from participants t where t.id = a.participant_id and a.participant_id = subject_key;
    row_counts := row_counts || jsonb_build_object('absences', affected);
    update audit_payloads p set salt = null, content = null, erasure_id = erasure from audit_events e
     where e.payload_hash = p.hash and p.erasure_id is null and e.subject in (select audit_subjects_of(subject_key));
    get diagnostics affected = row_count;
    row_counts := row_counts || jsonb_build_object('audit_payloads', affected);
  end if;
  update erasures e set counts = row_counts, is_running = false where e.id = erasure;
  return jsonb_build_object('action', due.action, 'kept_until', due.kept_until, 'kept_by', due.kept_by, 'counts', row_counts);
end $$;

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

grant delete on import_contents to viertelwerk_invariant;
revoke all on function audit_subjects_of(bigint) from public;
grant execute on function audit_subjects_of(bigint) to viertelwerk_invariant;

-- ── Who sees and writes it ───────────────────────────────────────────────────────────────────────────────────────────────────

do $$
declare
  everybody text := 'viertelwerk_operator, viertelwerk_doorkeeper, viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, '
                    'viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant';
  relation text;
begin
  execute format('grant execute on function audit_epoch() to %s', everybody);
  execute format('create policy everybody_logs on audit_payloads for insert to %s with check (erasure_id is null)', everybody);
  execute format('grant insert on audit_payloads to %s', everybody);
  -- Nobody writes seals but the function that makes them, and nobody changes them.
  foreach relation in array array['audit_epochs', 'audit_blocks', 'audit_seals'] loop
    execute format('create policy examiners_read on %I for select to viertelwerk_operator, viertelwerk_auditor, viertelwerk_administrator '
                   'using (true)', relation);
    execute format('grant select on %I to viertelwerk_operator, viertelwerk_auditor, viertelwerk_administrator', relation);
  end loop;
end $$;
create policy examiners_read on audit_payloads for select to viertelwerk_operator, viertelwerk_auditor using (true);
-- Whoever keeps accounts has to do with neither participants nor money.
create policy administrator_reads_accounts on audit_payloads for select to viertelwerk_administrator
  using (exists (select from audit_events e where e.payload_hash = audit_payloads.hash and e.subject like 'account:%'));
grant select on audit_payloads to viertelwerk_operator, viertelwerk_auditor, viertelwerk_administrator;
grant execute on function seal_audit_events(integer, integer) to viertelwerk_operator, viertelwerk_doorkeeper;

-- Whoever imports adds a file's content; what it says about people only the operator fetches again.
create policy whoever_imports on import_contents for insert to viertelwerk_operator, viertelwerk_finance, viertelwerk_management
  with check (true);
create policy operator_fetches on import_contents for select to viertelwerk_operator using (true);
grant insert on import_contents to viertelwerk_operator, viertelwerk_finance, viertelwerk_management;
grant select on import_contents to viertelwerk_operator;
