-- Data protection: what is processed and why (Art. 30 GDPR), how long it is kept, and what was erased or restricted when its time was up.

create table retention_classes (
  code code constraint retention_classes_pkey primary key,
  name_de text not null,
  name_en text not null,
  scope text not null constraint retention_classes_scope_is_known check (scope in
    ('absence_reasons', 'participant_file', 'pay_records', 'grant_records', 'named_reports', 'accounts', 'sessions', 'site_diary')),
  start_event text not null constraint retention_classes_start_event_is_known check (start_event in
    ('report_released', 'last_placement_end', 'record_created', 'payment', 'pot_bound_until', 'account_disabled', 'sign_out', 'diary_day')),
  months smallint not null constraint retention_classes_months_are_not_negative check (months >= 0),
  from_year_end boolean not null default false,
  action text not null constraint retention_classes_action_is_known check (action in ('delete', 'restrict', 'erase')),
  source text not null,
  evidence evidence not null,
  constraint retention_classes_event_fits_scope check (start_event = any (case scope
    when 'absence_reasons' then array['report_released'] when 'participant_file' then array['last_placement_end', 'record_created']
    when 'pay_records' then array['payment'] when 'grant_records' then array['pot_bound_until']
    when 'named_reports' then array['report_released'] when 'accounts' then array['account_disabled']
    when 'sessions' then array['sign_out'] else array['diary_day'] end)),
  constraint retention_classes_keep_what_another_law_keeps check ((action = 'restrict') = (scope in ('pay_records', 'grant_records')))
);
comment on table retention_classes is
  'How long data are kept: from a start event (or the end of its year) so many months. restrict: another law that keeps a person''s data beyond their own class, out of everybody''s sight.';

create table processing_activities (
  code code constraint processing_activities_pkey primary key,
  name_de text not null,
  name_en text not null,
  relations text[] not null constraint processing_activities_name_relations check (cardinality(relations) > 0),
  data_de text not null,
  data_en text not null,
  subjects_de text not null,
  subjects_en text not null,
  purpose_de text not null,
  purpose_en text not null,
  legal_basis text not null,
  is_special_category boolean not null,
  recipients_de text not null,
  recipients_en text not null,
  third_countries_de text not null,
  third_countries_en text not null,
  measures_de text not null,
  measures_en text not null,
  retention_class_code code constraint processing_activities_retention_class_fkey references retention_classes,
  source text not null,
  evidence evidence not null
);
create index processing_activities_retention_class_idx on processing_activities (retention_class_code);
comment on table processing_activities is 'Record of processing (Art. 30 GDPR): which tables hold whose data, why, on what legal basis, who gets them, and until when.';

create table erasures (
  id bigint generated always as identity constraint erasures_pkey primary key,
  class_code code not null constraint erasures_class_fkey references retention_classes,
  subject_kind text not null constraint erasures_subject_kind_is_known check (subject_kind in ('participant', 'report', 'account')),
  subject_id bigint not null,
  action text not null constraint erasures_action_is_known check (action in ('delete', 'restrict', 'erase')),
  due_on date not null,
  applied_at timestamptz not null default now(),
  actor text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  counts jsonb not null default '{}',
  is_running boolean not null default true
);
create index erasures_class_idx on erasures (class_code);
create index erasures_subject_idx on erasures (subject_kind, subject_id);
create index erasures_running_idx on erasures (id) where is_running;
comment on table erasures is
  'What was deleted, restricted or erased when its time was up: class, subject by key, how many rows of each table. is_running is true only inside the transaction that does it.';

create table restrictions (
  id bigint generated always as identity constraint restrictions_pkey primary key,
  class_code code not null constraint restrictions_class_fkey references retention_classes,
  kept_by_code code not null constraint restrictions_kept_by_fkey references retention_classes,
  subject_kind text not null constraint restrictions_subject_kind_is_known check (subject_kind in ('participant', 'report')),
  subject_id bigint not null,
  period daterange not null constraint restrictions_period_has_both_ends
    check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
  constraint restrictions_do_not_overlap exclude using gist (subject_kind with =, subject_id with =, period with &&)
);
create index restrictions_class_idx on restrictions (class_code);
create index restrictions_kept_by_idx on restrictions (kept_by_code);
comment on table restrictions is
  'Restriction of processing (Art. 18 GDPR, § 35 (3) BDSG): whose time is up but whom another law (kept_by) keeps, until when.';

create table restricted_records (
  id bigint generated always as identity constraint restricted_records_pkey primary key,
  restriction_id bigint not null constraint restricted_records_restriction_fkey references restrictions,
  relation text not null,
  content jsonb not null
);
create index restricted_records_restriction_idx on restricted_records (restriction_id);
comment on table restricted_records is 'Rows moved out of everybody''s sight, as they were; deleted when the restriction ends.';

-- The last day that a class keeps what began on a day.
create function retention_end(start_on date, months smallint, from_year_end boolean) returns date
language sql immutable parallel safe set search_path = public, pg_temp as $$
  select ((case when from_year_end then make_date(extract(year from start_on)::int, 12, 31) else start_on end)
          + make_interval(months => months))::date
$$;

-- Whether this transaction is erasing something whose time is up: nobody else ever sees a running one.
create function is_erasing() returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  select exists (select from erasures where is_running)
$$;

-- Until when the law of pay and the decisions of the pots keep whom, whatever becomes of the file itself: the longest one.
create function kept_participants(only_participant bigint default null)
returns table (participant_id bigint, kept_until date, kept_by code)
language sql stable set search_path = public, pg_temp as $$
  select distinct on (k.participant_id) k.participant_id, k.kept_until, k.kept_by
    from (
      select p.participant_id, retention_end(max(greatest(l.paid_on, (l.month + interval '1 month')::date - 1)), c.months, c.from_year_end) as kept_until,
             c.code as kept_by
        from voucher_lines l join placements p on p.id = l.placement_id
        cross join retention_classes c
       where c.scope = 'pay_records' and (only_participant is null or p.participant_id = only_participant)
       group by p.participant_id, c.code, c.months, c.from_year_end
      union all
      select p.participant_id,
             max(greatest(f.retention_until,
                 retention_end(coalesce(f.binding_until, upper(f.eligible_period) - 1), c.months, c.from_year_end))),
             c.code
        from voucher_lines l join placements p on p.id = l.placement_id
        join allocations a on a.voucher_line_id = l.id join funding_pots f on f.id = a.pot_id
        cross join retention_classes c
       where c.scope = 'grant_records' and (only_participant is null or p.participant_id = only_participant)
       group by p.participant_id, c.code) k
   where k.kept_until is not null
   order by k.participant_id, k.kept_until desc, k.kept_by
$$;
comment on function kept_participants is 'Until when another law keeps a participant''s data, and which; without a row nothing does.';

-- Absent days that no released report counts: there nothing keeps the reason.
create function unreported_absences(participant bigint) returns setof bigint
language sql stable set search_path = public, pg_temp as $$
  select d.id from attendance_days d
   where d.participant_id = participant and not d.is_present
     and not exists (select from report_sources s where s.relation = 'attendance_days' and s.source_id = d.id::text)
$$;

-- Whether anything is left that says who somebody is, or that somebody wrote about the person.
create function has_personal_data(participant bigint) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select from participant_persons x where x.participant_id = participant)
      or exists (select from customer_numbers x where x.participant_id = participant)
      or exists (select from unemployment_spells x where x.participant_id = participant)
      or exists (select from unreported_absences(participant))
      or exists (select from attendance_days d left join absences a on a.attendance_day_id = d.id
                  where d.participant_id = participant and coalesce(d.note, a.note, a.certified_until::text) is not null)
      or exists (select from placements x where x.participant_id = participant and x.end_reason is not null)
      or exists (select from certificates x where x.participant_id = participant and coalesce(x.number, x.issuer, x.source) is not null)
      or exists (select from qualification_records x where x.participant_id = participant and coalesce(x.note, x.certificate) is not null)
      or exists (select from outcomes x where x.participant_id = participant and x.note is not null)
      or exists (select from work_assignments x where x.participant_id = participant)
      or exists (select from accounts x join participants t on t.id = x.participant_id
                  where x.participant_id = participant and (x.display_name <> t.code or x.disabled_at is null))
$$;

-- What is due on a day, of each class: whose, since when, and what has to happen. A class whose period nobody could verify only
-- warns (is_enforced false). Asked for one subject it is cheap. It looks at what no role may read, and answers with codes and days.
create function retention_due(on_day date, only_kind text default null, only_id bigint default null)
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
$$;
comment on function retention_due is 'What is due on a day, by class and subject (codes, never names), and whether it is deleted, erased or restricted because another law keeps it.';

-- What an account could still prove itself with.
create function forget_credentials(account bigint) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  delete from credentials where account_id = account;
  delete from second_factors where account_id = account;
  delete from recovery_codes where account_id = account;
  delete from one_time_links where account_id = account;
  delete from sessions where account_id = account;
  delete from api_tokens where account_id = account;
end $$;

-- Applies what is due of one class to one subject, or answers null where nothing is. The only way to delete a person: it looks again
-- whether the time is up, whoever calls it.
create function apply_retention(class text, kind text, subject_key bigint, on_day date) returns jsonb
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
  end if;
  update erasures e set counts = row_counts, is_running = false where e.id = erasure;
  return jsonb_build_object('action', due.action, 'kept_until', due.kept_until, 'kept_by', due.kept_by, 'counts', row_counts);
end $$;
comment on function apply_retention is
  'Deletes, erases or restricts what is due of one class for one subject, and writes it down; null where nothing is due.';

-- What proves a funder's figure is never changed, except that what is personal in it goes when its time is up.
create or replace function guard_released_source() returns trigger
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
  -- An erasure keeps no copy of what it erases.
  if reports is not null and not (tg_argv[0] = 'record' and is_erasing()) then
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

-- As in 0006, but the reports and the days they concern are found together.
create or replace function guard_released_days() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  why text := nullif(btrim(coalesce(current_setting('viertelwerk.correction_reason', true), '')), '');
  reports text[];
  days bigint[];
begin
  select array_agg(distinct r.number::text), array_agg(distinct a.id) into reports, days
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
  select 'attendance_days', a.id::text, why, '{}'::jsonb, to_jsonb(a) from added a where a.id = any (days);
  return null;
end $$;

create function guard_correction() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and is_erasing() and to_jsonb(new) - array['before', 'after'] = to_jsonb(old) - array['before', 'after']
     and old.before @> new.before and (new.after is null or old.after @> new.after) then
    return new;
  end if;
  perform reject('corrections_are_append_only', tg_table_name, '{}');
  return null;
end $$;
drop trigger corrections_are_append_only on corrections;
create trigger corrections_are_append_only before update or delete on corrections
  for each row execute function guard_correction();

create function guard_released_report() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and is_erasing() and to_jsonb(new) - 'figures' = to_jsonb(old) - 'figures' and new.figures ? 'erased' then
    return new;
  end if;
  perform reject('released_reports_are_immutable', tg_table_name, '{}');
  return null;
end $$;
drop trigger released_reports_are_immutable on released_reports;
create trigger released_reports_are_immutable before update or delete on released_reports
  for each row execute function guard_released_report();

-- An erasure is a fact: what it did stays on record, and whoever is restricted stays so.
create function guard_erasure() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.is_running and to_jsonb(new) - array['counts', 'is_running'] = to_jsonb(old) - array['counts', 'is_running'] then
    return new;
  end if;
  perform reject('erasures_are_append_only', tg_table_name, '{}');
  return null;
end $$;
create trigger erasures_are_append_only before update or delete on erasures
  for each row execute function guard_erasure();
create trigger erasures_are_not_emptied before truncate on erasures
  for each statement execute function refuse_change('erasures_are_append_only');

-- Left running, an erasure would hold the door open for whoever comes next.
create function check_erasure_ended() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from erasures where id = new.id and is_running) then
    perform reject('erasures_end_in_their_transaction', 'erasures', jsonb_build_object('class', new.class_code));
  end if;
  return null;
end $$;
create constraint trigger erasures_end_in_their_transaction after insert on erasures
  deferrable initially deferred for each row execute function check_erasure_ended();

create function restricted_reports() returns bigint[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(subject_id), '{}') from restrictions where subject_kind = 'report' and period @> current_date
$$;
comment on function restricted_reports is 'Released reports that name somebody whose time is up; asked by a policy.';

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

-- Only what apply_retention deletes; no role of people may.
grant delete on participant_persons, customer_numbers, unemployment_spells, attendance_days, absences, work_assignments, restrictions,
  restricted_records, credentials, second_factors, recovery_codes, one_time_links, sessions, api_tokens to viertelwerk_invariant;
revoke all on function kept_participants(bigint), unreported_absences(bigint), has_personal_data(bigint), forget_credentials(bigint) from public;
grant execute on function kept_participants(bigint), unreported_absences(bigint), has_personal_data(bigint), forget_credentials(bigint)
  to viertelwerk_invariant;
grant execute on function retention_due(date, text, bigint) to viertelwerk_operator;
grant execute on function apply_retention(text, text, bigint, date) to viertelwerk_operator;

create policy operator_everything on retention_classes to viertelwerk_operator using (true) with check (true);
create policy operator_everything on processing_activities to viertelwerk_operator using (true) with check (true);
grant select, insert, update on retention_classes, processing_activities to viertelwerk_operator;
create policy operator_everything on erasures for select to viertelwerk_operator using (true);
create policy operator_everything on restrictions for select to viertelwerk_operator using (true);
create policy operator_everything on restricted_records for select to viertelwerk_operator using (true);
create policy auditor_examines on erasures for select to viertelwerk_auditor using (true);
create policy auditor_examines on restrictions for select to viertelwerk_auditor using (true);
create policy auditor_examines on restricted_records for select to viertelwerk_auditor using (true);
grant select on erasures, restrictions, restricted_records to viertelwerk_operator, viertelwerk_auditor;

-- What is done with whose data, and for how long, is nobody's secret (Art. 13 GDPR).
create policy everybody_reads on retention_classes for select to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter,
  viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant using (true);
create policy everybody_reads on processing_activities for select to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter,
  viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant using (true);
grant select on retention_classes, processing_activities to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter,
  viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant;

-- Whatever a role may see of released reports, it sees none that is restricted.
grant execute on function restricted_reports() to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance,
  viertelwerk_management, viertelwerk_administrator, viertelwerk_participant;
create policy restricted_ones_are_hidden on released_reports as restrictive for select
  to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management,
     viertelwerk_administrator, viertelwerk_participant
  using (id <> all ((select restricted_reports())::bigint[]));
