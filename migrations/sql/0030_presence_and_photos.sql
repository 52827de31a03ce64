-- Who was there and from when to when, the safety briefing of the day, and photos: three more kinds of events of the site diary.

alter table diary_events
  drop constraint diary_events_kind_is_known,
  add constraint diary_events_kind_is_known check (kind in
    ('weather', 'work_line', 'firm_presence', 'note', 'progress', 'retraction', 'presence', 'briefing', 'photo'));

-- ── Presence ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table diary_presences (
  event_id uuid constraint diary_presences_pkey primary key,
  kind text not null default 'presence' constraint diary_presences_kind_is_presence check (kind = 'presence'),
  entry_id bigint not null,
  property_id bigint not null,
  day date not null,
  participant_id bigint not null constraint diary_presences_participant_fkey references participants,
  is_present boolean not null,
  start_minutes smallint constraint diary_presences_start_is_of_the_day check (start_minutes between 0 and 1439),
  end_minutes smallint constraint diary_presences_end_is_of_the_day check (end_minutes between 1 and 1440),
  break_minutes smallint not null default 0 constraint diary_presences_break_is_not_negative check (break_minutes >= 0),
  constraint diary_presences_event_kind_fkey foreign key (event_id, kind) references diary_events (id, kind),
  constraint diary_presences_event_entry_fkey foreign key (event_id, entry_id) references diary_events (id, entry_id),
  constraint diary_presences_entry_fkey foreign key (entry_id, property_id, day) references diary_entries (id, property_id, day),
  constraint diary_presences_times_come_together check ((start_minutes is null) = (end_minutes is null)),
  constraint diary_presences_end_after_start_and_break check (end_minutes > start_minutes + break_minutes),
  constraint diary_presences_absent_has_no_time check (is_present or (start_minutes is null and break_minutes = 0))
);
create index diary_presences_participant_day_idx on diary_presences (participant_id, day);
create index diary_presences_entry_idx on diary_presences (entry_id, property_id, day);
comment on table diary_presences is
  'Whether somebody was on the site, and from when to when (minutes after midnight); never why not. How long they worked is what the work lines say.';

create view current_presences with (security_invoker = true) as
  select p.event_id, p.entry_id, p.property_id, p.day, p.participant_id, p.is_present, p.start_minutes, p.end_minutes, p.break_minutes
    from diary_presences p
   where not exists (select from diary_events e where e.id = p.event_id and e.retracted_by_id is not null);
comment on view current_presences is 'Presences that were not taken back; two that differ wait for somebody to decide.';

-- ── The safety briefing of the day ───────────────────────────────────────────────────────────────────────────────────────────

create table diary_briefings (
  event_id uuid constraint diary_briefings_pkey primary key,
  kind text not null default 'briefing' constraint diary_briefings_kind_is_briefing check (kind = 'briefing'),
  entry_id bigint not null,
  property_id bigint not null,
  day date not null,
  topic text not null constraint diary_briefings_topic_is_not_empty check (btrim(topic) <> ''),
  constraint diary_briefings_event_kind_fkey foreign key (event_id, kind) references diary_events (id, kind),
  constraint diary_briefings_event_entry_fkey foreign key (event_id, entry_id) references diary_events (id, entry_id),
  constraint diary_briefings_entry_fkey foreign key (entry_id, property_id, day) references diary_entries (id, property_id, day)
);
create index diary_briefings_entry_idx on diary_briefings (entry_id, property_id, day);
comment on table diary_briefings is
  'What people were told about the dangers of the day (§ 12 ArbSchG); a certificate for a gate is recorded apart, by whoever may give it.';

create table diary_briefing_participants (
  event_id uuid not null constraint diary_briefing_participants_event_fkey references diary_briefings,
  participant_id bigint not null constraint diary_briefing_participants_participant_fkey references participants,
  constraint diary_briefing_participants_pkey primary key (event_id, participant_id)
);
create index diary_briefing_participants_participant_idx on diary_briefing_participants (participant_id);
comment on table diary_briefing_participants is 'Who confirmed that they were briefed and understood it.';

-- ── Photos ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

create domain photo_hash as bytea constraint photo_hash_is_sha256 check (octet_length(value) = 32);
comment on domain photo_hash is 'SHA-256 of a photo as it was received.';

create table photos (
  hash photo_hash constraint photos_pkey primary key,
  byte_count integer not null constraint photos_byte_count_is_plausible check (byte_count between 1 and 25000000),
  named_at timestamptz not null default now(),
  received_at timestamptz,
  media_type text constraint photos_media_type_is_known check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  constraint photos_received_with_a_type check ((received_at is null) = (media_type is null))
);
comment on table photos is 'A photo by its content, once however often it is named; received_at is null while its bytes are on their way.';

create table photo_parts (
  hash photo_hash not null constraint photo_parts_photo_fkey references photos,
  first_byte integer not null constraint photo_parts_first_byte_is_not_negative check (first_byte >= 0),
  bytes bytea not null constraint photo_parts_bytes_are_some check (octet_length(bytes) between 1 and 1048576),
  constraint photo_parts_pkey primary key (hash, first_byte)
);
comment on table photo_parts is 'The bytes of a photo as received, in parts one after the other, so that a broken upload goes on where it stopped.';
alter table photo_parts alter column bytes set storage external;

create table photo_thumbnails (
  hash photo_hash constraint photo_thumbnails_pkey primary key constraint photo_thumbnails_photo_fkey references photos,
  bytes bytea,
  refusal text,
  constraint photo_thumbnails_are_made_or_refused check ((bytes is null) <> (refusal is null))
);
comment on table photo_thumbnails is
  'A small JPEG of a photo, upright and without where and when it was taken, for lists; or why its bytes give no picture.';

create function guard_photo() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.received_at is not null then
      perform reject('photos_are_what_their_hash_says', 'photos', '{}');
    end if;
    return new;
  end if;
  -- What names a photo stays; once its bytes are there, so do they.
  if old.received_at is not null or new.hash <> old.hash or new.byte_count <> old.byte_count or new.named_at <> old.named_at then
    perform reject('photos_stay_as_received', 'photos', '{}');
  end if;
  if new.received_at is not null and not exists (
    select from (select sum(octet_length(p.bytes)) as received, sha256(string_agg(p.bytes, ''::bytea order by p.first_byte)) as digest
                   from photo_parts p where p.hash = new.hash) x
     where x.received = new.byte_count and x.digest = new.hash) then
    perform reject('photos_are_what_their_hash_says', 'photos', '{}');
  end if;
  return new;
end $$;
create trigger photos_guard before insert or update on photos for each row execute function guard_photo();

create function check_photo_parts() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from photos where hash in (select hash from added) order by hash for no key update;
  -- Parts follow each other without a gap, and none comes after the whole.
  if exists (
    select from photos p join added a on a.hash = p.hash
     cross join lateral (select coalesce(sum(octet_length(o.bytes)), 0) as before from photo_parts o
                          where o.hash = a.hash and o.first_byte < a.first_byte) x
     where p.received_at is not null or x.before <> a.first_byte or a.first_byte + octet_length(a.bytes) > p.byte_count) then
    perform reject('photo_parts_follow_each_other', 'photo_parts', '{}');
  end if;
  return null;
end $$;
create trigger photo_parts_follow_each_other after insert on photo_parts
  referencing new table as added for each statement execute function check_photo_parts();
create trigger photo_parts_are_append_only before update on photo_parts for each row execute function refuse_change('photos_stay_as_received');
create trigger photo_parts_are_not_emptied before truncate on photo_parts
  for each statement execute function refuse_change('photos_stay_as_received');

-- Bytes that turn out to be no picture are forgotten, so that what is wrong does not stay; of a photo that is there nothing goes.
create function guard_photo_part_removal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from photos where hash = old.hash and received_at is not null) then
    perform reject('photos_stay_as_received', 'photo_parts', '{}');
  end if;
  return old;
end $$;
create trigger photo_parts_stay_once_received before delete on photo_parts for each row execute function guard_photo_part_removal();

create table diary_photos (
  event_id uuid constraint diary_photos_pkey primary key,
  kind text not null default 'photo' constraint diary_photos_kind_is_photo check (kind = 'photo'),
  entry_id bigint not null,
  property_id bigint not null,
  day date not null,
  hash photo_hash not null constraint diary_photos_photo_fkey references photos deferrable,
  alternative_text text not null constraint diary_photos_alternative_text_is_not_empty check (btrim(alternative_text) <> ''),
  unit_id bigint,
  place text constraint diary_photos_place_is_not_empty check (btrim(place) <> ''),
  moment text constraint diary_photos_moment_is_known check (moment in ('before', 'after')),
  work_package_id bigint,
  taken_at timestamptz,
  constraint diary_photos_event_kind_fkey foreign key (event_id, kind) references diary_events (id, kind),
  constraint diary_photos_event_entry_fkey foreign key (event_id, entry_id) references diary_events (id, entry_id),
  constraint diary_photos_entry_fkey foreign key (entry_id, property_id, day) references diary_entries (id, property_id, day),
  constraint diary_photos_unit_fkey foreign key (property_id, unit_id) references units (property_id, id),
  constraint diary_photos_package_fkey foreign key (property_id, work_package_id) references work_packages (property_id, id)
);
create index diary_photos_entry_idx on diary_photos (entry_id, property_id, day);
create index diary_photos_hash_idx on diary_photos (hash);
create index diary_photos_unit_idx on diary_photos (property_id, unit_id, day);
create index diary_photos_package_idx on diary_photos (property_id, work_package_id);
comment on table diary_photos is
  'A photo in the diary: what it shows, where (unit and room or façade), and whether it shows the place before or after the work.';

-- ── As every other detail of the diary: append-only, and not after the signature ─────────────────────────────────────────────

do $$
declare relation text;
begin
  foreach relation in array array['diary_presences', 'diary_briefings', 'diary_briefing_participants', 'diary_photos'] loop
    execute format('create trigger %s_are_append_only before update or delete on %I for each row '
      'execute function refuse_change(%L)', relation, relation, relation || '_are_append_only');
    execute format('create trigger %s_are_not_emptied before truncate on %I for each statement '
      'execute function refuse_change(%L)', relation, relation, relation || '_are_append_only');
    execute format('create trigger %s_enter_open_versions after insert on %I referencing new table as added '
      'for each statement execute function check_diary_details()', relation, relation);
  end loop;
end $$;

-- What is held about somebody (Art. 15 GDPR): as in 0016, with these two more.
create or replace function disclose_copy(participant bigint) returns table (section text, entry jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  whose bigint := participant;
  own_code text := (select t.code from participants t where t.id = participant);
begin
  if acting_role() is distinct from 'operator'
     and (acting_role() is distinct from 'participant' or whose is distinct from acting_participant()) then
    perform refuse_role();
  end if;
  insert into audit_events (actor, role, operation, subject, request_id)
  values (coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user), acting_role(), 'participant.export',
          'participant:' || own_code, nullif(current_setting('viertelwerk.request_id', true), ''));
  return query select 'record', to_jsonb(x) from (
    select code, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as created_at from participants where id = whose) x;
  return query select 'person', to_jsonb(x) from (
    select family_name, given_name, born_on, gender, street, postal_code, city, phone from participant_persons
     where participant_id = whose) x;
  return query select 'customer_numbers', to_jsonb(x) from (
    select customer_number, lower(valid) as valid_from, upper(valid) - 1 as valid_through from customer_numbers
     where participant_id = whose order by lower(valid) nulls first) x;
  return query select 'spells', to_jsonb(x) from (
    select status, lower(period) as valid_from, upper(period) - 1 as valid_through, source from unemployment_spells
     where participant_id = whose order by lower(period)) x;
  return query select 'placements', to_jsonb(x) from (
    select p.code as placement, p.kind as placement_kind, o.name as jobcenter, lower(p.period) as valid_from,
           upper(p.period) - 1 as valid_through, p.measure, p.measure_number, p.weekday_minutes, p.allowance_cents_per_hour,
           p.wage_cents_per_hour, p.occupation_code, p.interim_report_due_on, p.final_report_due_on, p.ended_on, p.end_reason, p.source
      from placements p join organisations o on o.id = p.jobcenter_id where p.participant_id = whose order by lower(p.period), p.code) x;
  return query select 'bases', to_jsonb(x) from (
    select p.code as placement, i.law, lower(b.period) as valid_from, upper(b.period) - 1 as valid_through
      from placement_bases b join placements p on p.id = b.placement_id join instruments i on i.code = b.instrument_code
     where p.participant_id = whose order by lower(b.period), i.law) x;
  return query select 'attendance', to_jsonb(x) from (
    select d.day, p.code as placement, d.is_present, d.minutes, k.name_de as absence, a.certified_until, a.note as absence_note, d.note,
           to_char(d.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded_at
      from attendance_days d join placements p on p.id = d.placement_id
      left join absences a on a.attendance_day_id = d.id left join absence_kinds k on k.code = a.absence_kind_code
     where d.participant_id = whose order by d.day) x;
  return query select 'work_lines', to_jsonb(x) from (
    select w.day, r.code as property, k.code as work_package, w.minutes, w.activity, w.breach_reason, w.follow_up,
           e.retracted_by_id is not null as is_retracted, e.author, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded_at
      from work_lines w join diary_events e on e.id = w.event_id join properties r on r.id = w.property_id
      join work_packages k on k.id = w.work_package_id
     where w.participant_id = whose order by w.day, e.recorded_at, w.event_id) x;
  return query select 'presences', to_jsonb(x) from (
    select w.day, r.code as property, w.is_present, w.start_minutes, w.end_minutes, w.break_minutes,
           e.retracted_by_id is not null as is_retracted, e.author, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded_at
      from diary_presences w join diary_events e on e.id = w.event_id join properties r on r.id = w.property_id
     where w.participant_id = whose order by w.day, e.recorded_at, w.event_id) x;
  return query select 'briefings', to_jsonb(x) from (
    select b.day, r.code as property, b.topic, e.retracted_by_id is not null as is_retracted, e.author
      from diary_briefing_participants w join diary_briefings b on b.event_id = w.event_id join diary_events e on e.id = b.event_id
      join properties r on r.id = b.property_id
     where w.participant_id = whose order by b.day, e.recorded_at, b.event_id) x;
  return query select 'breaches', to_jsonb(x) from (
    select w.day, r.code as property, g.name_de as gate, b.reason, b.follow_up, b.closed_on
      from gate_breaches b join work_lines w on w.event_id = b.work_line_id join properties r on r.id = w.property_id
      join work_gates g on g.code = b.gate_code
     where w.participant_id = whose order by w.day, b.id) x;
  return query select 'assignments', to_jsonb(x) from (
    select r.code as property, k.code as work_package, lower(a.period) as valid_from, upper(a.period) - 1 as valid_through, a.note
      from work_assignments a join work_packages k on k.id = a.work_package_id join properties r on r.id = k.property_id
     where a.participant_id = whose order by lower(a.period), k.code) x;
  return query select 'certificates', to_jsonb(x) from (
    select k.name_de as certificate, lower(c.valid) as valid_from, upper(c.valid) - 1 as valid_through, c.number, c.issuer, c.source
      from certificates c join certificate_kinds k on k.code = c.certificate_kind_code
     where c.participant_id = whose order by lower(c.valid), k.code) x;
  return query select 'qualifications', to_jsonb(x) from (
    select k.name_de as qualification, q.level, q.achieved_on, q.evidence_minutes, q.certificate, q.note
      from qualification_records q join qualifications k on k.code = q.qualification_code
     where q.participant_id = whose order by q.achieved_on, k.code) x;
  return query select 'outcomes', to_jsonb(x) from (
    select o.happened_on, o.kind as outcome, g.name as organisation, o.occupation_code, o.note,
           to_char(o.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded_at
      from outcomes o left join organisations g on g.id = o.organisation_id where o.participant_id = whose order by o.happened_on, o.kind) x;
  return query select 'pay', to_jsonb(x) from (
    select v.number as voucher, l.position, l.month, l.minutes, l.amount_cents, l.paid_on, l.purpose,
           (select string_agg(distinct f.name, ', ') from allocations a join funding_pots f on f.id = a.pot_id
             where a.voucher_line_id = l.id) as pots
      from voucher_lines l join vouchers v on v.id = l.voucher_id join placements p on p.id = l.placement_id
     where p.participant_id = whose order by l.month, v.number, l.position) x;
  return query select 'account', to_jsonb(x) from (
    select a.user_name, a.display_name, a.language, to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as created_at,
           to_char(a.disabled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as disabled_at, g.role, lower(g.period) as valid_from, upper(g.period) - 1 as valid_through
      from accounts a left join role_grants g on g.account_id = a.id where a.participant_id = whose order by a.id, lower(g.period)) x;
  return query select 'companions', to_jsonb(x) from (
    select a.display_name, lower(e.period) as valid_from, upper(e.period) - 1 as valid_through
      from participant_assignments e join accounts a on a.id = e.account_id where e.participant_id = whose order by lower(e.period), a.id) x;
  return query select 'corrections', to_jsonb(x) from (
    select to_char(c.corrected_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as corrected_at, c.relation, c.reason, c.before::text as before, c.after::text as after, c.actor
      from corrections c
     where (c.relation in ('attendance_days', 'absences') and c.source_id in (select d.id::text from attendance_days d where d.participant_id = whose))
        or (c.relation = 'placements' and c.source_id in (select p.id::text from placements p where p.participant_id = whose))
        or (c.relation = 'certificates' and c.source_id in (select x.id::text from certificates x where x.participant_id = whose))
        or (c.relation = 'qualification_records'
            and c.source_id in (select q.id::text from qualification_records q where q.participant_id = whose))
     order by c.id) x;
  return query select 'reports', to_jsonb(x) from (
    select r.number as report, r.version, r.kind as report_kind, o.name as recipient, to_char(r.released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as released_at,
           coalesce((r.parameters ->> 'with_names')::boolean, false) as with_names
      from released_reports r left join organisations o on o.id = r.recipient_id
     where exists (
       select from report_sources s where s.report_id = r.id and (
            (s.relation = 'placements' and s.source_id in (select p.id::text from placements p where p.participant_id = whose))
         or (s.relation = 'attendance_days' and s.source_id in (select d.id::text from attendance_days d where d.participant_id = whose))
         or (s.relation = 'work_lines' and s.source_id in (select w.event_id::text from work_lines w where w.participant_id = whose))
         or (s.relation = 'voucher_lines' and s.source_id in (
              select l.id::text from voucher_lines l join placements p on p.id = l.placement_id where p.participant_id = whose))))
     order by r.released_at, r.number, r.version) x;
  return query select 'restrictions', to_jsonb(x) from (
    select k.name_de as retention_class, lower(r.period) as valid_from, upper(r.period) - 1 as valid_through
      from restrictions r join retention_classes k on k.code = r.kept_by_code
     where r.subject_kind = 'participant' and r.subject_id = whose order by lower(r.period)) x;
  return query select 'restricted_records', to_jsonb(x) from (
    select x.relation, x.content::text as content from restricted_records x join restrictions r on r.id = x.restriction_id
     where r.subject_kind = 'participant' and r.subject_id = whose order by x.id) x;
  return query select 'erasures', to_jsonb(x) from (
    select to_char(e.applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as applied_at, k.name_de as retention_class, e.action
      from erasures e join retention_classes k on k.code = e.class_code
     where e.subject_kind = 'participant' and e.subject_id = whose order by e.id) x;
  return query select 'accesses', to_jsonb(x) from (
    select to_char(a.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as happened_at, a.actor, a.role, a.operation, a.subject
      from audit_events a
     where a.subject = 'participant:' || own_code or a.facts ->> 'participant' = own_code
        or a.subject in (select 'placement:' || p.code from placements p where p.participant_id = whose)
     order by a.id) x;
end $$;

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;

-- ── Who sees and writes them ─────────────────────────────────────────────────────────────────────────────────────────────────

do $$
declare relation text;
begin
  foreach relation in array array['diary_presences', 'diary_briefings', 'diary_briefing_participants', 'photos', 'photo_parts',
      'photo_thumbnails', 'diary_photos'] loop
    execute format('create policy operator_everything on %I to viertelwerk_operator using (true) with check (true)', relation);
    execute format('create policy management_every_house on %I to viertelwerk_management using (true) with check (true)', relation);
    execute format('grant select, insert on %I to viertelwerk_operator, viertelwerk_management', relation);
  end loop;
end $$;
grant select on current_presences to viertelwerk_operator, viertelwerk_management, viertelwerk_site_manager, viertelwerk_coach,
  viertelwerk_participant;

create policy site_manager_own_houses on diary_presences for select to viertelwerk_site_manager
  using (property_id = any ((select acting_properties())::bigint[]));
create policy site_manager_writes_lines on diary_presences for insert to viertelwerk_site_manager
  with check (property_id = any ((select acting_properties())::bigint[])
              and participant_id = any ((select acting_house_participants())::bigint[]));
create policy site_manager_own_houses on diary_briefings to viertelwerk_site_manager
  using (property_id = any ((select acting_properties())::bigint[]));
create policy site_manager_own_houses on diary_briefing_participants for select to viertelwerk_site_manager
  using (exists (select from diary_briefings b where b.event_id = diary_briefing_participants.event_id));
create policy site_manager_writes_lines on diary_briefing_participants for insert to viertelwerk_site_manager
  with check (exists (select from diary_briefings b where b.event_id = diary_briefing_participants.event_id)
              and participant_id = any ((select acting_house_participants())::bigint[]));
create policy site_manager_own_houses on diary_photos to viertelwerk_site_manager
  using (property_id = any ((select acting_properties())::bigint[]));
-- A photo is seen with the diary that names it, and the line that names it comes first.
create policy site_manager_own_houses on photos to viertelwerk_site_manager
  using (exists (select from diary_photos d where d.hash = photos.hash));
create policy site_manager_own_houses on photo_parts to viertelwerk_site_manager
  using (exists (select from diary_photos d where d.hash = photo_parts.hash));
create policy site_manager_own_houses on photo_thumbnails to viertelwerk_site_manager
  using (exists (select from diary_photos d where d.hash = photo_thumbnails.hash));
grant select, insert on diary_presences, diary_briefings, diary_briefing_participants, diary_photos, photos, photo_parts, photo_thumbnails
  to viertelwerk_site_manager;
grant update (received_at, media_type) on photos to viertelwerk_operator, viertelwerk_management, viertelwerk_site_manager;
grant delete on photo_parts to viertelwerk_operator, viertelwerk_management, viertelwerk_site_manager;

-- Whether their people were there is what coaches ask about, and participants may know of themselves.
create policy work_of_own_people on diary_presences for select to viertelwerk_coach, viertelwerk_participant
  using (participant_id = any ((select acting_people())::bigint[]));
grant select on diary_presences to viertelwerk_coach, viertelwerk_participant;
alter policy work_of_own_people on diary_events
  using (exists (select from work_lines w where w.event_id = diary_events.id)
         or exists (select from diary_presences p where p.event_id = diary_events.id));
