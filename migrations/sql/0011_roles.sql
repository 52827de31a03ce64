-- Who sees and does what: grants and policies of every role for the tables up to here. A grant says which columns of a table a role
-- may touch at all, a policy which rows; both are needed. Tests/StoreTests has the whole as a matrix.

-- ── Receipts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table report_receipts (
  report_id bigint constraint report_receipts_pkey primary key
    constraint report_receipts_report_fkey references released_reports,
  received_by text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  received_at timestamptz not null default now()
);
comment on table report_receipts is 'The recipient acknowledged a version of a report: once, and never taken back.';
create trigger report_receipts_are_append_only before update or delete on report_receipts
  for each row execute function refuse_change('report_receipts_are_append_only');
create trigger report_receipts_are_not_emptied before truncate on report_receipts
  for each statement execute function refuse_change('report_receipts_are_append_only');

-- ── What policies ask ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Inside a sub-select, so that each runs once a statement; they belong to a role that sees every row.

-- A parallel plan must not be lost to a policy.
alter function acting_organisation() parallel safe;
alter function acting_participant() parallel safe;
alter function acting_properties() parallel safe;
alter function acting_participants() parallel safe;

-- The role that was taken on, which stays the same inside a function with its owner's rights; null for a login without one.
create function acting_role() returns text
language sql stable parallel safe set search_path = public, pg_temp as $$
  select case when current_setting('role') like 'viertelwerk\_%' then substr(current_setting('role'), 13) end
$$;

create function acting_people() returns bigint[]
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select case when acting_participant() is not null then array[acting_participant()] else acting_participants() end
$$;
comment on function acting_people is 'Whose whole record is open to whoever acts: a participant''s own, a coach''s entrusted ones.';

-- For the two that look for distinct values among many lines.
create index work_lines_property_participant_idx on work_lines (property_id, participant_id);

create function acting_work_houses() returns bigint[]
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct w.property_id), '{}') from work_lines w where w.participant_id = any (acting_people())
$$;
comment on function acting_work_houses is 'Houses on which the people of whoever acts have worked.';

-- Who was planned onto or worked on the houses of whoever acts. From one participant's lines it jumps to the next participant's.
create function acting_house_participants() returns bigint[]
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  with recursive house as materialized (select unnest(acting_properties()) as id),
  worked (property_id, participant_id) as (
    select h.id, (select min(w.participant_id) from work_lines w where w.property_id = h.id) from house h
    union all
    select p.property_id, (select min(w.participant_id) from work_lines w
                            where w.property_id = p.property_id and w.participant_id > p.participant_id)
      from worked p where p.participant_id is not null)
  select coalesce(array_agg(distinct p.participant_id), '{}')
    from (select participant_id from worked
          union all
          select a.participant_id from house h join work_packages w on w.property_id = h.id
            join work_assignments a on a.work_package_id = w.id) p
   where p.participant_id is not null
$$;

create function acting_pots() returns bigint[]
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct p.pot_id), '{}')
    from (select pot_id from pot_commitments where property_id = any (acting_properties())
          union all
          select pot_id from eligibility_rules where property_id = any (acting_properties()) and effect = 'eligible'
          union all
          select a.pot_id from voucher_lines l join allocations a on a.voucher_line_id = l.id
           where l.property_id = any (acting_properties())) p
$$;
comment on function acting_pots is 'Pots that hold something for the houses of whoever acts, or pay for them.';

create function acting_referred_participants() returns bigint[]
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct participant_id), '{}') from placements where jobcenter_id = acting_organisation()
$$;
comment on function acting_referred_participants is 'Participants whom the acting Jobcenter has assigned.';

create function acting_reports() returns bigint[]
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(r.id), '{}') from released_reports r
   where r.kind = 'participants'
     and not exists (select from report_sources s join placements p on p.id = s.source_id::bigint
                      where s.report_id = r.id and s.relation = 'placements' and p.participant_id <> all (acting_participants()))
$$;
comment on function acting_reports is 'Participants'' reports that speak of nobody but the participants entrusted to whoever acts.';

-- A policy cannot look into its own table.
create function report_is_of(report bigint, wanted text) returns boolean
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select exists (select from released_reports r where r.id = report and r.kind = wanted)
$$;

create function placements_not_entrusted(jobcenter bigint, period daterange) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from placements p
   where acting_role() = 'coach' and p.jobcenter_id = jobcenter and p.period && placements_not_entrusted.period
     and p.participant_id <> all (acting_participants())
$$;
comment on function placements_not_entrusted is
  'How many placements a coach''s report on a Jobcenter would silently leave out; a report that is not whole is not released.';

-- ── What is written or locked without being read ─────────────────────────────────────────────────────────────────────────────

-- A lock needs the right to change the row; these lend only the lock.
create function lock_property(property bigint) returns void
language sql security definer set search_path = public, pg_temp as $$
  select from properties where id = property for no key update
$$;
create function lock_placement(placement bigint) returns void
language sql security definer set search_path = public, pg_temp as $$
  select from placements where id = placement for no key update
$$;

create function refuse_role() returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception using errcode = '42501', message = 'permission denied for the acting role';
end $$;

-- Takes in a participant; whoever accompanies participants is entrusted with the one they take in.
create function take_in_participant(new_code text, invented boolean) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare key bigint;
begin
  insert into participants (code, is_invented) values (new_code, invented) returning id into key;
  if acting_role() = 'coach' then
    insert into participant_assignments (account_id, participant_id, period) values (acting_account(), key, daterange(current_date, null));
  end if;
  return key;
end $$;

-- Gives a customer number from a day on; the one before ends the day before. False, and nothing written, where there is one
-- already and no day.
create function record_customer_number(participant bigint, new_number text, first_day date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if acting_role() is distinct from 'operator' and participant <> all (acting_participants()) then
    perform refuse_role();
  end if;
  if first_day is null and exists (select from customer_numbers c where c.participant_id = participant) then
    return false;
  end if;
  update customer_numbers c set valid = daterange(lower(c.valid), first_day)
   where c.participant_id = participant and c.valid @> first_day and lower(c.valid) is distinct from first_day;
  insert into customer_numbers (participant_id, customer_number, valid) values (participant, new_number, daterange(first_day, null));
  return true;
end $$;

-- Writes why somebody was absent on a recorded day, or with no kind that they were not. Returns whether anything changed.
create function record_absence(day_id bigint, kind text, certified date, remark text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare touched integer;
begin
  if acting_role() is distinct from 'operator'
     and not exists (select from attendance_days d where d.id = day_id and d.participant_id = any (acting_participants())) then
    perform refuse_role();
  end if;
  if kind is null then
    delete from absences where attendance_day_id = day_id;
  else
    insert into absences (attendance_day_id, absence_kind_code, certified_until, note) values (day_id, kind, certified, remark)
    on conflict (attendance_day_id) do update
      set absence_kind_code = excluded.absence_kind_code, certified_until = excluded.certified_until, note = excluded.note
      where (absences.absence_kind_code, absences.certified_until, absences.note)
         is distinct from (excluded.absence_kind_code, excluded.certified_until, excluded.note);
  end if;
  get diagnostics touched = row_count;
  return touched > 0;
end $$;

-- Planned minutes of days that were absent but paid: a sum, so that whoever books pay need not know why somebody was away.
create function paid_absence_minutes(participant bigint, first_day date, end_day date) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(e.planned_minutes), 0)
    from expected_days(first_day, end_day, array[participant]) e
    join attendance_days d on d.participant_id = e.participant_id and d.day = e.day and not d.is_present
    join absences a on a.attendance_day_id = d.id
    join absence_kinds k on k.code = a.absence_kind_code and k.is_paid
$$;

-- ── Sensitive facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Nobody but the operator selects them. These functions return them and write down who looked, at whose and what for, in the
-- same transaction: one that only reads cannot call them, and what they return leaves the program only after its COMMIT.
-- purpose: record (looking at somebody's record), participants_report, or voucher:NUMBER (of pay).

-- The participants of whom whoever acts may learn this, with the record of it written.
create function disclosed_participants(operation text, wanted bigint[], purpose text, details jsonb) returns bigint[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  allowed bigint[];
  codes jsonb;
  persons boolean := operation = 'disclosure.persons';
begin
  if coalesce(purpose !~ '^(record|participants_report|voucher:.+)$', true) then
    perform refuse_role();
  end if;
  case acting_role()
    when 'operator' then allowed := wanted;
    when 'coach' then
      select array_agg(w) into allowed from unnest(wanted) w where w = any (acting_participants());
    when 'participant' then
      select array_agg(w) into allowed from unnest(wanted) w where w = acting_participant();
    when 'management' then
      -- Names whenever a purpose is given; reasons of absence only as the Jobcenter gets them.
      if not persons and not (operation = 'disclosure.absences' and purpose = 'participants_report') then
        perform refuse_role();
      end if;
      allowed := wanted;
    when 'finance' then
      if not persons or purpose not like 'voucher:%' then
        perform refuse_role();
      end if;
      select array_agg(w) into allowed from unnest(wanted) w
       where w in (select p.participant_id from vouchers v join voucher_lines l on l.voucher_id = v.id join placements p on p.id = l.placement_id
                    where v.number = substr(disclosed_participants.purpose, 9) and v.kind in ('wage', 'allowance'));
    else perform refuse_role();
  end case;
  select jsonb_agg(t.code order by t.code) into codes from participants t where t.id = any (allowed);
  if codes is not null then
    insert into audit_events (actor, role, operation, subject, facts, request_id)
    values (coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user), acting_role(), operation,
            case when jsonb_array_length(codes) = 1 then 'participant:' || (codes ->> 0) else 'participants' end,
            details || jsonb_build_object('participants', codes, 'purpose', purpose),
            nullif(current_setting('viertelwerk.request_id', true), ''));
  end if;
  return coalesce(allowed, '{}');
end $$;

-- Who they are: all of it for the record, names alone for every other purpose and for management and finance.
create function disclose_persons(participants bigint[], purpose text)
returns table (participant_id bigint, family_name text, given_name text, born_on date, gender text, street text, postal_code text,
               city text, phone text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  allowed bigint[] := disclosed_participants('disclosure.persons', participants, purpose, '{}');
  whole boolean := purpose = 'record' and acting_role() in ('operator', 'coach', 'participant');
begin
  return query
    select p.participant_id, p.family_name, p.given_name, case when whole then p.born_on end, case when whole then p.gender end,
           case when whole then p.street end, case when whole then p.postal_code end, case when whole then p.city end,
           case when whole then p.phone end
      from participant_persons p where p.participant_id = any (allowed) order by p.participant_id;
end $$;

-- Kind and reason of recorded absences in [first_day, end_day). A participants' report gets only the kinds that the Jobcenter may have.
create function disclose_absences(participants bigint[], first_day date, end_day date, purpose text)
returns table (attendance_day_id bigint, participant_id bigint, day date, absence_kind_code text, certified_until date, note text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  allowed bigint[] := disclosed_participants('disclosure.absences', participants, purpose,
                                             jsonb_build_object('period', daterange(first_day, end_day)));
  reported boolean := purpose <> 'record';
begin
  return query
    select d.id, d.participant_id, d.day, a.absence_kind_code::text, case when not reported then a.certified_until end,
           case when not reported then a.note end
      from attendance_days d
      join absences a on a.attendance_day_id = d.id
     where d.participant_id = any (allowed) and d.day >= first_day and d.day < end_day
       and (not reported or exists (select from absence_kinds k
                                     where k.code = a.absence_kind_code and k.is_disclosed_to_jobcenter and k.valid @> d.day))
     order by d.participant_id, d.day;
end $$;

-- Customer numbers of the Agentur and spells of status; fact says which.
create function disclose_benefit_data(participants bigint[], purpose text)
returns table (participant_id bigint, fact text, value text, valid daterange)
language plpgsql security definer set search_path = public, pg_temp as $$
declare allowed bigint[] := disclosed_participants('disclosure.benefit_data', participants, purpose, '{}');
begin
  return query
    select c.participant_id, 'customer_number', c.customer_number, c.valid from customer_numbers c where c.participant_id = any (allowed)
    union all
    select s.participant_id, 'spell', s.status, s.period from unemployment_spells s where s.participant_id = any (allowed)
    order by 1, 2, 4;
end $$;

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;
-- Taking an absence back is the one thing that a function of the invariant role deletes.
grant delete on absences to viertelwerk_invariant;

-- ── Functions ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

do $$
declare role text;
begin
  foreach role in array array['operator', 'site_manager', 'coach', 'jobcenter', 'finance', 'management', 'auditor', 'administrator',
                              'participant'] loop
    execute format('grant execute on function acting_role() to %I', 'viertelwerk_' || role);
  end loop;
end $$;
grant execute on function acting_people(), acting_work_houses() to viertelwerk_coach, viertelwerk_participant;
grant execute on function acting_house_participants(), acting_pots() to viertelwerk_site_manager;
grant execute on function acting_referred_participants() to viertelwerk_jobcenter;
grant execute on function acting_reports() to viertelwerk_coach;
grant execute on function report_is_of(bigint, text) to viertelwerk_finance;
grant execute on function placements_not_entrusted(bigint, daterange) to viertelwerk_operator, viertelwerk_coach, viertelwerk_finance,
  viertelwerk_management;
grant execute on function lock_property(bigint) to viertelwerk_operator, viertelwerk_site_manager, viertelwerk_management;
grant execute on function lock_placement(bigint) to viertelwerk_operator, viertelwerk_coach, viertelwerk_finance, viertelwerk_management;
grant execute on function take_in_participant(text, boolean) to viertelwerk_operator, viertelwerk_coach, viertelwerk_management;
grant execute on function record_customer_number(bigint, text, date) to viertelwerk_operator, viertelwerk_coach;
grant execute on function record_absence(bigint, text, date, text) to viertelwerk_operator, viertelwerk_coach;
grant execute on function paid_absence_minutes(bigint, date, date) to viertelwerk_operator, viertelwerk_finance, viertelwerk_management;
grant execute on function disclose_persons(bigint[], text) to viertelwerk_operator, viertelwerk_coach, viertelwerk_participant,
  viertelwerk_management, viertelwerk_finance;
grant execute on function disclose_absences(bigint[], date, date, text) to viertelwerk_operator, viertelwerk_coach,
  viertelwerk_participant, viertelwerk_management;
grant execute on function disclose_benefit_data(bigint[], text) to viertelwerk_operator, viertelwerk_coach, viertelwerk_participant;
-- An import fills tables faster than statistics follow.
grant execute on function refresh_statistics(name) to viertelwerk_finance, viertelwerk_management;

-- ── Reference data, organisations, the log ───────────────────────────────────────────────────────────────────────────────────

do $$
declare
  relation text;
  role text;
  everybody text := 'viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, '
                    'viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant';
begin
  foreach relation in array array['legal_values', 'districts', 'trades', 'cost_groups', 'cost_kinds', 'occupations', 'qualifications',
      'instruments', 'instrument_rates', 'instrument_limits', 'absence_kinds', 'holiday_rules', 'certificate_kinds', 'work_kinds',
      'work_gates', 'work_gate_certificates', 'stage_kinds', 'stage_gates', 'stage_transitions', 'organisations'] loop
    execute format('create policy everybody_looks_up on %I for select to %s using (true)', relation, everybody);
    execute format('grant select on %I to %s', relation, everybody);
    continue when relation = 'stage_transitions';
    execute format('create policy administrator_adds on %I for insert to viertelwerk_administrator with check (true)', relation);
    execute format('create policy administrator_keeps on %I for update to viertelwerk_administrator using (true) with check (true)', relation);
    execute format('grant insert, update on %I to viertelwerk_administrator', relation);
  end loop;

  -- Nobody writes into the log in another's name, of those either who wrote into it before.
  drop policy administrator_writes_events on audit_events;
  drop policy management_writes_events on audit_events;
  execute format('create policy everybody_logs on audit_events for insert to %s with check '
    '(actor = current_setting(''viertelwerk.actor'', true) and role = acting_role())', everybody);
  execute format('grant insert on audit_events to %s', everybody);
end $$;
create policy daily_work_adds on organisations for insert to viertelwerk_management, viertelwerk_finance with check (true);
create policy daily_work_keeps on organisations for update to viertelwerk_management, viertelwerk_finance using (true) with check (true);
grant insert, update on organisations to viertelwerk_management, viertelwerk_finance;
create policy examiners_read on audit_events for select to viertelwerk_auditor, viertelwerk_administrator using (true);
grant select on audit_events to viertelwerk_auditor, viertelwerk_administrator;

-- ── Houses and the work on them ──────────────────────────────────────────────────────────────────────────────────────────────

grant select on current_work_lines to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_finance, viertelwerk_management,
  viertelwerk_auditor, viertelwerk_participant;

do $$
declare relation text;
begin
  -- Whoever answers for all houses.
  foreach relation in array array['properties', 'acquisitions', 'property_surveys', 'units', 'unit_changes', 'unit_successions', 'stages',
      'stage_events', 'work_packages', 'work_package_kinds', 'defects', 'diary_entries', 'diary_versions', 'diary_events',
      'diary_weather', 'work_lines', 'firm_presences', 'diary_notes', 'progress_reports', 'diary_retractions', 'gate_breaches'] loop
    execute format('create policy management_every_house on %I to viertelwerk_management using (true) with check (true)', relation);
    execute format('grant select on %I to viertelwerk_management', relation);
    continue when relation = 'gate_breaches';
    execute format('grant insert on %I to viertelwerk_management', relation);
  end loop;
  -- What figures of money are measured by; not what people wrote down about a day.
  foreach relation in array array['properties', 'acquisitions', 'property_surveys', 'units', 'unit_changes', 'unit_successions', 'stages',
      'stage_events', 'work_packages', 'work_package_kinds', 'defects', 'diary_entries', 'diary_events', 'work_lines', 'firm_presences',
      'progress_reports'] loop
    execute format('create policy whoever_counts_reads on %I for select to viertelwerk_finance, viertelwerk_auditor using (true)', relation);
    execute format('grant select on %I to viertelwerk_finance, viertelwerk_auditor', relation);
  end loop;
  -- The houses of a site manager.
  foreach relation in array array['acquisitions', 'property_surveys', 'work_lines', 'pot_commitments', 'cost_statements',
      'in_kind_gifts'] loop
    execute format('create policy site_manager_own_houses on %I for select to viertelwerk_site_manager '
      'using (property_id = any ((select acting_properties())::bigint[]))', relation);
    execute format('grant select on %I to viertelwerk_site_manager', relation);
  end loop;
  foreach relation in array array['units', 'unit_changes', 'unit_successions', 'stages', 'work_packages', 'defects', 'diary_entries',
      'firm_presences', 'progress_reports'] loop
    execute format('create policy site_manager_own_houses on %I to viertelwerk_site_manager '
      'using (property_id = any ((select acting_properties())::bigint[]))', relation);
    execute format('grant select, insert on %I to viertelwerk_site_manager', relation);
  end loop;
  -- What hangs on an entry of the diary, or on one of its events, is seen and written with it.
  foreach relation in array array['diary_versions', 'diary_events', 'diary_retractions'] loop
    execute format('create policy site_manager_own_houses on %I to viertelwerk_site_manager '
      'using (exists (select from diary_entries e where e.id = %I.entry_id))', relation, relation);
    execute format('grant select, insert on %I to viertelwerk_site_manager', relation);
  end loop;
end $$;
grant update on properties, acquisitions, property_surveys, units, unit_changes, work_packages, defects to viertelwerk_management;
grant update (planned, source, note) on stages to viertelwerk_management, viertelwerk_site_manager;
grant update (signed_by, signed_at) on diary_versions to viertelwerk_management, viertelwerk_site_manager;
grant update (reason, follow_up, closed_on) on gate_breaches to viertelwerk_management, viertelwerk_site_manager;
grant update on units, unit_changes, work_packages, defects to viertelwerk_site_manager;

create policy site_manager_own_houses on properties for select to viertelwerk_site_manager
  using (id = any ((select acting_properties())::bigint[]));
grant select on properties to viertelwerk_site_manager;
create policy site_manager_own_houses on stage_events for select to viertelwerk_site_manager
  using (exists (select from stages s where s.id = stage_events.stage_id));
-- A gate is overridden by management alone.
create policy site_manager_moves_stages on stage_events for insert to viertelwerk_site_manager
  with check (override_reason is null and exists (select from stages s where s.id = stage_events.stage_id));
create policy site_manager_own_houses on work_package_kinds to viertelwerk_site_manager
  using (exists (select from work_packages w where w.id = work_package_kinds.work_package_id));
create policy site_manager_own_houses on diary_weather to viertelwerk_site_manager
  using (exists (select from diary_events e where e.id = diary_weather.event_id));
create policy site_manager_own_houses on diary_notes to viertelwerk_site_manager
  using (exists (select from diary_events e where e.id = diary_notes.event_id))
  with check (exists (select from diary_events e where e.id = diary_notes.event_id)
              and (work_package_id is null or exists (select from work_packages w where w.id = diary_notes.work_package_id)));
create policy site_manager_writes_lines on work_lines for insert to viertelwerk_site_manager
  with check (property_id = any ((select acting_properties())::bigint[])
              and participant_id = any ((select acting_house_participants())::bigint[]));
grant select, insert on stage_events, work_package_kinds, diary_weather, diary_notes to viertelwerk_site_manager;
grant insert on work_lines to viertelwerk_site_manager;
create policy site_manager_own_houses on gate_breaches to viertelwerk_site_manager
  using (exists (select from work_lines w where w.event_id = gate_breaches.work_line_id));
grant select on gate_breaches to viertelwerk_site_manager;

-- Where people of one's own worked, and on what: never what it costs.
create policy work_of_own_people on properties for select to viertelwerk_coach, viertelwerk_participant
  using (id = any ((select acting_work_houses())::bigint[]));
create policy work_of_own_people on property_surveys for select to viertelwerk_coach
  using (property_id = any ((select acting_work_houses())::bigint[]));
create policy work_of_own_people on stages for select to viertelwerk_coach, viertelwerk_participant
  using (property_id = any ((select acting_work_houses())::bigint[]));
create policy work_of_own_people on work_packages for select to viertelwerk_coach, viertelwerk_participant
  using (property_id = any ((select acting_work_houses())::bigint[]));
create policy work_of_own_people on work_package_kinds for select to viertelwerk_coach
  using (exists (select from work_packages w where w.id = work_package_kinds.work_package_id));
create policy work_of_own_people on work_lines for select to viertelwerk_coach, viertelwerk_participant
  using (participant_id = any ((select acting_people())::bigint[]));
create policy work_of_own_people on diary_events for select to viertelwerk_coach, viertelwerk_participant
  using (exists (select from work_lines w where w.event_id = diary_events.id));
create policy work_of_own_people on gate_breaches for select to viertelwerk_coach
  using (exists (select from work_lines w where w.event_id = gate_breaches.work_line_id));
grant select (id, code, name, street, house_number, postal_code, city, district_code, year_built, construction_began_on, status, is_invented)
  on properties to viertelwerk_coach, viertelwerk_participant;
grant select (id, property_id, stage_code, occurrence, planned, state, started_on, completed_on, accepted_on)
  on stages to viertelwerk_coach, viertelwerk_participant;
grant select (id, property_id, stage_id, unit_id, code, title, trade_code, performer, planned_minutes)
  on work_packages to viertelwerk_coach, viertelwerk_participant;
grant select on property_surveys, work_package_kinds, gate_breaches to viertelwerk_coach;
grant select on work_lines to viertelwerk_coach, viertelwerk_participant;
grant select (id, entry_id, kind, retracted_by_id) on diary_events to viertelwerk_coach, viertelwerk_participant;

-- A released report on a property names the breaches of its gates.
create policy auditor_reads on gate_breaches for select to viertelwerk_auditor using (true);
grant select on gate_breaches to viertelwerk_auditor;

-- To entrust a house one has to know that there is one.
create policy administrator_knows_the_houses on properties for select to viertelwerk_administrator using (true);
grant select (id, code, name) on properties to viertelwerk_administrator;

-- ── People ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

do $$
declare relation text;
begin
  foreach relation in array array['participant_persons', 'placements', 'attendance_days', 'certificates', 'qualification_records',
      'outcomes'] loop
    execute format('create policy coach_own_people on %I to viertelwerk_coach using (participant_id = any ((select acting_people())::bigint[]))',
      relation);
    execute format('create policy own_record on %I for select to viertelwerk_participant '
      'using (participant_id = (select acting_participant()))', relation);
    continue when relation = 'participant_persons';
    execute format('grant select, insert, update on %I to viertelwerk_coach', relation);
    execute format('grant select on %I to viertelwerk_participant', relation);
  end loop;
  foreach relation in array array['certificates', 'qualification_records', 'outcomes'] loop
    execute format('create policy management_figures on %I for select to viertelwerk_management using (true)', relation);
  end loop;
end $$;

create policy coach_own_people on participants for select to viertelwerk_coach using (id = any ((select acting_people())::bigint[]));
create policy own_record on participants for select to viertelwerk_participant using (id = (select acting_participant()));
create policy site_manager_placed_there on participants for select to viertelwerk_site_manager
  using (id = any ((select acting_house_participants())::bigint[]));
create policy jobcenter_referred on participants for select to viertelwerk_jobcenter
  using (id = any ((select acting_referred_participants())::bigint[]));
create policy by_code on participants for select to viertelwerk_finance, viertelwerk_management, viertelwerk_auditor using (true);
grant select on participants to viertelwerk_coach, viertelwerk_participant, viertelwerk_site_manager, viertelwerk_jobcenter,
  viertelwerk_finance, viertelwerk_management, viertelwerk_auditor;

-- Names; everything else that identifies a person comes from disclose_persons.
create policy site_manager_placed_there on participant_persons for select to viertelwerk_site_manager
  using (participant_id = any ((select acting_house_participants())::bigint[]));
grant select (participant_id, family_name, given_name) on participant_persons
  to viertelwerk_site_manager, viertelwerk_coach, viertelwerk_participant;
grant insert on participant_persons to viertelwerk_coach;
grant update (family_name, given_name, born_on, gender, street, postal_code, city, phone) on participant_persons to viertelwerk_coach;
-- Benefit data is written, and read only by disclose_benefit_data.
create policy coach_own_people on unemployment_spells for insert to viertelwerk_coach
  with check (participant_id = any ((select acting_people())::bigint[]));
grant insert on unemployment_spells to viertelwerk_coach;

-- Placements: why one ended early may concern health, and what one pays says which benefit it comes from.
create policy site_manager_placed_there on placements for select to viertelwerk_site_manager
  using (participant_id = any ((select acting_house_participants())::bigint[]));
create policy by_code on placements for select to viertelwerk_finance, viertelwerk_auditor using (true);
create policy management_places on placements to viertelwerk_management using (true) with check (true);
grant select (id, code, participant_id, kind, period, ended_on, weekday_minutes) on placements to viertelwerk_site_manager;
grant select (id, code, participant_id, kind, measure, measure_number, jobcenter_id, period, ended_on, weekday_minutes,
    allowance_cents_per_hour, wage_cents_per_hour, interim_report_due_on, final_report_due_on, occupation_code, source)
  on placements to viertelwerk_finance, viertelwerk_auditor, viertelwerk_management;
grant insert, update on placements to viertelwerk_management;
create policy coach_own_people on placement_bases to viertelwerk_coach
  using (exists (select from placements p where p.id = placement_bases.placement_id));
create policy own_record on placement_bases for select to viertelwerk_participant
  using (exists (select from placements p where p.id = placement_bases.placement_id));
create policy by_code on placement_bases for select to viertelwerk_finance, viertelwerk_auditor using (true);
create policy management_places on placement_bases to viertelwerk_management using (true) with check (true);
grant select on placement_bases to viertelwerk_participant, viertelwerk_finance, viertelwerk_auditor;
grant select, insert, update, delete on placement_bases to viertelwerk_coach, viertelwerk_management;

-- Present or absent, and how long; a note on a day is the coach's.
create policy site_manager_placed_there on attendance_days for select to viertelwerk_site_manager
  using (participant_id = any ((select acting_house_participants())::bigint[]));
create policy by_code on attendance_days for select to viertelwerk_finance, viertelwerk_auditor, viertelwerk_management using (true);
grant select (id, participant_id, placement_id, day, is_present, minutes) on attendance_days
  to viertelwerk_site_manager, viertelwerk_finance, viertelwerk_auditor, viertelwerk_management;

create policy site_manager_placed_there on certificates for select to viertelwerk_site_manager
  using (participant_id = any ((select acting_house_participants())::bigint[]));
grant select (participant_id, certificate_kind_code, valid) on certificates to viertelwerk_site_manager;
grant select on certificates to viertelwerk_management;
grant select (id, participant_id, qualification_code, level, evidence_minutes, certificate, achieved_on) on qualification_records
  to viertelwerk_management;
grant select (id, participant_id, kind, happened_on, organisation_id, occupation_code, recorded_at) on outcomes to viertelwerk_management;

create policy site_manager_plans on work_assignments to viertelwerk_site_manager
  using (exists (select from work_packages w where w.id = work_assignments.work_package_id))
  with check (participant_id = any ((select acting_house_participants())::bigint[])
              and exists (select from work_packages w where w.id = work_assignments.work_package_id));
create policy management_plans on work_assignments to viertelwerk_management using (true) with check (true);
create policy own_people on work_assignments for select to viertelwerk_coach, viertelwerk_participant
  using (participant_id = any ((select acting_people())::bigint[]));
grant select, insert, update on work_assignments to viertelwerk_site_manager, viertelwerk_management;
grant select on work_assignments to viertelwerk_coach, viertelwerk_participant;

-- ── Money ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

do $$
declare relation text;
begin
  foreach relation in array array['funding_pots', 'pot_commitments', 'budget_lines', 'eligibility_rules', 'vouchers', 'voucher_lines',
      'allocations', 'cost_statements', 'in_kind_gifts'] loop
    execute format('create policy money_is_kept on %I to viertelwerk_finance, viertelwerk_management using (true) with check (true)', relation);
    execute format('grant select, insert on %I to viertelwerk_finance, viertelwerk_management', relation);
    execute format('create policy auditor_reads on %I for select to viertelwerk_auditor using (true)', relation);
    execute format('grant select on %I to viertelwerk_auditor', relation);
    continue when relation = 'allocations';
    execute format('grant update on %I to viertelwerk_finance, viertelwerk_management', relation);
  end loop;
end $$;
-- A site manager sees what the own houses cost and who pays it; what a participant is paid is not a site manager's to know.
create policy site_manager_own_houses on voucher_lines for select to viertelwerk_site_manager
  using (property_id = any ((select acting_properties())::bigint[]) and placement_id is null);
create policy site_manager_own_houses on vouchers for select to viertelwerk_site_manager
  using (exists (select from voucher_lines l where l.voucher_id = vouchers.id));
create policy site_manager_own_houses on allocations for select to viertelwerk_site_manager
  using (exists (select from voucher_lines l where l.id = allocations.voucher_line_id));
create policy site_manager_own_houses on funding_pots for select to viertelwerk_site_manager
  using (id = any ((select acting_pots())::bigint[]));
create policy site_manager_own_houses on budget_lines for select to viertelwerk_site_manager
  using (pot_id = any ((select acting_pots())::bigint[]));
create policy site_manager_own_houses on eligibility_rules for select to viertelwerk_site_manager
  using (pot_id = any ((select acting_pots())::bigint[])
         and (property_id is null or property_id = any ((select acting_properties())::bigint[])));
grant select on voucher_lines, vouchers, allocations, funding_pots, budget_lines, eligibility_rules to viertelwerk_site_manager;

-- ── Reports, corrections, imports ────────────────────────────────────────────────────────────────────────────────────────────

create policy operator_everything on report_receipts to viertelwerk_operator using (true) with check (true);
grant select, insert on report_receipts to viertelwerk_operator;

create policy coach_own_people on released_reports for select to viertelwerk_coach using (id = any ((select acting_reports())::bigint[]));
create policy coach_releases on released_reports for insert to viertelwerk_coach
  with check (kind = 'participants' and exists (select from placements p where p.jobcenter_id = released_reports.recipient_id)
              and (replaces_id is null or replaces_id = any ((select acting_reports())::bigint[])));
create policy finance_funding on released_reports for select to viertelwerk_finance using (kind = 'funding');
create policy finance_releases on released_reports for insert to viertelwerk_finance
  with check (kind = 'funding' and (replaces_id is null or report_is_of(replaces_id, 'funding')));
create policy management_releases on released_reports to viertelwerk_management using (true) with check (true);
create policy auditor_reads on released_reports for select to viertelwerk_auditor using (kind in ('funding', 'property'));
create policy jobcenter_own on released_reports for select to viertelwerk_jobcenter
  using (kind = 'participants' and recipient_id = (select acting_organisation()));
grant select on released_reports to viertelwerk_auditor, viertelwerk_jobcenter;
grant select, insert on released_reports to viertelwerk_coach, viertelwerk_finance, viertelwerk_management;

create policy as_its_report on report_sources to viertelwerk_coach, viertelwerk_finance, viertelwerk_management
  using (exists (select from released_reports r where r.id = report_sources.report_id));
create policy auditor_reads on report_sources for select to viertelwerk_auditor
  using (exists (select from released_reports r where r.id = report_sources.report_id));
grant select, insert on report_sources to viertelwerk_coach, viertelwerk_finance, viertelwerk_management;
grant select on report_sources to viertelwerk_auditor;

create policy whoever_releases_counts on report_numbers to viertelwerk_coach, viertelwerk_finance, viertelwerk_management
  using (true) with check (true);
grant select, insert, update on report_numbers to viertelwerk_coach, viertelwerk_finance, viertelwerk_management;

create policy jobcenter_acknowledges on report_receipts for insert to viertelwerk_jobcenter
  with check (received_by = current_setting('viertelwerk.actor', true)
              and exists (select from released_reports r where r.id = report_receipts.report_id));
create policy as_its_report on report_receipts for select to viertelwerk_jobcenter, viertelwerk_coach, viertelwerk_management
  using (exists (select from released_reports r where r.id = report_receipts.report_id));
grant select, insert on report_receipts to viertelwerk_jobcenter;
grant select on report_receipts to viertelwerk_coach, viertelwerk_management;

-- That something changed after its release and why; never what it was before, which may say why somebody was absent.
create policy coach_own_people on corrections for select to viertelwerk_coach
  using (exists (select from report_sources s where s.source_id = corrections.source_id
                   and s.relation = case corrections.relation when 'absences' then 'attendance_days' else corrections.relation end));
create policy corrected_money on corrections for select to viertelwerk_finance, viertelwerk_auditor
  using (relation in ('vouchers', 'voucher_lines', 'funding_pots', 'pot_commitments', 'budget_lines', 'cost_statements', 'in_kind_gifts',
                      'acquisitions'));
create policy management_knows_corrections on corrections for select to viertelwerk_management
  using (relation not in ('absences', 'attendance_days'));
grant select (id, relation, source_id, reason, actor, corrected_at) on corrections
  to viertelwerk_coach, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor;

create policy whoever_imports on import_batches to viertelwerk_finance, viertelwerk_management using (true) with check (true);
create policy whoever_imports on import_files to viertelwerk_finance, viertelwerk_management using (true) with check (true);
create policy auditor_reads on import_batches for select to viertelwerk_auditor using (true);
create policy auditor_reads on import_files for select to viertelwerk_auditor using (true);
grant select, insert on import_batches, import_files to viertelwerk_finance, viertelwerk_management;
grant select on import_batches, import_files to viertelwerk_auditor;
