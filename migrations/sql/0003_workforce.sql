-- People in publicly funded employment: the record by code, personal data apart, and what was sensitive in tables of its own.

create table participants (
  id bigint generated always as identity constraint participants_pkey primary key,
  code code not null constraint participants_code_is_unique unique,
  is_invented boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table participants is 'A participant by a code of our own: a customer number may change (§51a SGB II), a code never does.';

create table participant_persons (
  participant_id bigint constraint participant_persons_pkey primary key
    constraint participant_persons_participant_fkey references participants,
  family_name text not null constraint participant_persons_family_name_is_not_empty check (btrim(family_name) <> ''),
  given_name text not null constraint participant_persons_given_name_is_not_empty check (btrim(given_name) <> ''),
  born_on date,
  gender text constraint participant_persons_gender_is_known check (gender in ('female', 'male', 'non_binary', 'no_answer')),
  street text,
  postal_code text,
  city text,
  phone text
);
comment on table participant_persons is 'Personal data, apart from the record of work.';

create table customer_numbers (
  participant_id bigint not null constraint customer_numbers_participant_fkey references participants,
  customer_number text not null constraint customer_numbers_is_not_empty check (btrim(customer_number) <> ''),
  valid daterange not null default '(,)' constraint customer_numbers_valid_is_not_empty check (not isempty(valid)),
  constraint customer_numbers_pkey primary key (participant_id, customer_number),
  constraint customer_numbers_one_at_a_time exclude using gist (participant_id with =, valid with &&)
);
comment on table customer_numbers is 'Numbers of the Agentur over time; a new one is issued after a long gap (§51a SGB II).';

create table unemployment_spells (
  id bigint generated always as identity constraint unemployment_spells_pkey primary key,
  participant_id bigint not null constraint unemployment_spells_participant_fkey references participants,
  status text not null constraint unemployment_spells_status_is_known
    check (status in ('unemployed', 'measure_45', 'measure', 'ill', 'care', 'integration_course', 'employed', 'self_employed', 'not_permitted', 'other')),
  period daterange not null constraint unemployment_spells_period_has_a_start
    check (not isempty(period) and not lower_inf(period)),
  source text,
  constraint unemployment_spells_do_not_overlap exclude using gist (participant_id with =, period with &&)
);
comment on table unemployment_spells is 'Raw spells of status; long-term unemployment is computed from them at a given day (§18 SGB III).';

create table placements (
  id bigint generated always as identity constraint placements_pkey primary key,
  code code not null constraint placements_code_is_unique unique,
  participant_id bigint not null constraint placements_participant_fkey references participants,
  kind text not null constraint placements_kind_is_known check (kind in ('working', 'accompanying')),
  measure text,
  measure_number text,
  jobcenter_id bigint not null constraint placements_jobcenter_fkey references organisations,
  period daterange not null constraint placements_period_has_both_ends
    check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
  ended_on date,
  end_reason text,
  weekday_minutes smallint[] not null constraint placements_weekday_minutes_are_seven_days check (
    array_length(weekday_minutes, 1) = 7 and array_position(weekday_minutes, null) is null
    and 0 <= all (weekday_minutes) and 1440 >= all (weekday_minutes)),
  allowance_cents_per_hour integer constraint placements_allowance_is_not_negative check (allowance_cents_per_hour >= 0),
  wage_cents_per_hour integer constraint placements_wage_is_not_negative check (wage_cents_per_hour >= 0),
  interim_report_due_on date,
  final_report_due_on date,
  occupation_code text constraint placements_occupation_fkey references occupations,
  source text,
  constraint placements_of_participant unique (participant_id, id),
  constraint placements_working_ones_do_not_overlap
    exclude using gist (participant_id with =, period with &&) where (kind = 'working'),
  constraint placements_pay_one_way check (allowance_cents_per_hour is null or wage_cents_per_hour is null)
);
create index placements_participant_idx on placements (participant_id);
create index placements_jobcenter_idx on placements (jobcenter_id);
create index placements_occupation_idx on placements (occupation_code);
create index placements_period_idx on placements using gist (period);
comment on table placements is
  'An assignment or employment of a participant; weekday_minutes: planned minutes Monday to Sunday. Ending early shortens period; end_reason says why.';

create table placement_bases (
  placement_id bigint not null constraint placement_bases_placement_fkey references placements,
  instrument_code code not null constraint placement_bases_instrument_fkey references instruments,
  period daterange not null constraint placement_bases_period_is_not_empty check (not isempty(period)),
  constraint placement_bases_pkey primary key (placement_id, instrument_code, period),
  constraint placement_bases_do_not_overlap
    exclude using gist (placement_id with =, instrument_code with =, period with &&)
);
create index placement_bases_instrument_idx on placement_bases (instrument_code);
comment on table placement_bases is 'The legal bases of a placement, each with its own period inside the placement.';

create function check_placement_bases() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  broken record;
  placement bigint := case tg_table_name when 'placements' then (to_jsonb(new) ->> 'id')::bigint
                                         else (to_jsonb(new) ->> 'placement_id')::bigint end;
begin
  -- The placement's row orders a basis against an end of the placement at the same moment.
  perform from placements where id = placement for no key update;
  select p.code, b.instrument_code into broken
    from placements p
    join placement_bases b on b.placement_id = p.id
    join instruments i on i.code = b.instrument_code
   where p.id = placement
     and (not b.period <@ p.period or not b.period <@ i.valid or i.is_accompanying <> (p.kind = 'accompanying'))
   limit 1;
  if found then
    perform reject('placement_bases_lie_inside_the_placement', 'placement_bases',
      jsonb_build_object('placement', broken.code, 'instrument', broken.instrument_code));
  end if;
  return null;
end $$;
create constraint trigger placement_bases_lie_inside_the_placement after insert or update on placement_bases
  deferrable initially deferred for each row execute function check_placement_bases();
create constraint trigger placements_contain_their_bases after update of period, kind on placements
  deferrable initially deferred for each row execute function check_placement_bases();

create table attendance_days (
  id bigint generated always as identity constraint attendance_days_pkey primary key,
  participant_id bigint not null,
  placement_id bigint not null,
  day date not null,
  is_present boolean not null,
  minutes integer not null constraint attendance_days_minutes_fit_a_day check (minutes between 0 and 1440),
  note text,
  recorded_at timestamptz not null default now(),
  constraint attendance_days_note_is_of_a_present_day check (is_present or note is null),
  constraint attendance_days_one_a_day unique (participant_id, day),
  constraint attendance_days_placement_fkey foreign key (participant_id, placement_id) references placements (participant_id, id),
  constraint attendance_days_absent_means_no_minutes check (is_present or minutes = 0)
);
create index attendance_days_placement_idx on attendance_days (participant_id, placement_id);
create index attendance_days_day_idx on attendance_days (day);
comment on table attendance_days is
  'What was recorded of a day beside the site diary: present (with minutes) or absent. A day with diary minutes needs no row here; an expected day with neither is unknown.';

create table absences (
  attendance_day_id bigint constraint absences_pkey primary key
    constraint absences_attendance_day_fkey references attendance_days on delete cascade,
  absence_kind_code code not null constraint absences_kind_fkey references absence_kinds,
  certified_until date,
  note text
);
create index absences_kind_idx on absences (absence_kind_code);
comment on table absences is 'Why somebody was absent: apart from the day, because it may concern health (Art. 9 GDPR).';

create function check_attendance_days() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  -- Shared among those who record days, against who ends the placement at the same moment; in key order.
  perform from placements where id in (select placement_id from changed) order by id for share;
  select a.day, p.code, t.code as participant into broken
    from changed a join placements p on p.id = a.placement_id join participants t on t.id = a.participant_id
   where not a.day <@ p.period limit 1;
  if found then
    perform reject('attendance_days_lie_inside_the_placement', 'attendance_days',
      jsonb_build_object('participant', broken.participant, 'placement', broken.code, 'on', broken.day));
  end if;
  return null;
end $$;
create trigger attendance_days_lie_inside_the_placement after insert on attendance_days
  referencing new table as changed for each statement execute function check_attendance_days();
create trigger attendance_days_stay_inside_the_placement after update on attendance_days
  referencing new table as changed for each statement execute function check_attendance_days();

-- Ending a placement early must not leave days outside of it that somebody has already recorded.
create function check_placement_attendance() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  select a.day, t.code as participant into broken
    from attendance_days a join participants t on t.id = a.participant_id
   where a.participant_id = new.participant_id and a.placement_id = new.id and not a.day <@ new.period
   order by a.day limit 1;
  if found then
    perform reject('attendance_days_lie_inside_the_placement', 'attendance_days',
      jsonb_build_object('participant', broken.participant, 'placement', new.code, 'on', broken.day));
  end if;
  return null;
end $$;
create trigger placements_contain_their_attendance after update of period on placements
  for each row execute function check_placement_attendance();

create function check_absence() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  broken bigint;
  -- An absence that moves concerns the day that it leaves, too.
  days bigint[] := case tg_table_name
    when 'absences' then array[(to_jsonb(new) ->> 'attendance_day_id')::bigint, (to_jsonb(old) ->> 'attendance_day_id')::bigint]
    else array[(to_jsonb(new) ->> 'id')::bigint] end;
begin
  select d.id into broken from attendance_days d
   where d.id = any (days)
     and d.is_present = exists (select from absences a where a.attendance_day_id = d.id);
  if found then
    perform reject('absences_belong_to_absent_days', tg_table_name, jsonb_build_object('attendance_day', broken));
  end if;
  return null;
end $$;
-- A present day is checked when an absence refers to it; only the absent one has to be asked for at commit.
create constraint trigger attendance_days_absent_with_a_kind after insert on attendance_days
  deferrable initially deferred for each row when (not new.is_present) execute function check_absence();
create constraint trigger attendance_days_change_with_their_absence after update on attendance_days
  deferrable initially deferred for each row when (new.is_present <> old.is_present) execute function check_absence();
create constraint trigger absences_belong_to_absent_days after insert or update or delete on absences
  deferrable initially deferred for each row execute function check_absence();

create table certificates (
  id bigint generated always as identity constraint certificates_pkey primary key,
  participant_id bigint not null constraint certificates_participant_fkey references participants,
  certificate_kind_code code not null constraint certificates_kind_fkey references certificate_kinds,
  valid daterange not null constraint certificates_valid_has_a_start check (not isempty(valid) and not lower_inf(valid)),
  number text,
  issuer text,
  source text,
  constraint certificates_are_unique unique (participant_id, certificate_kind_code, valid)
);
create index certificates_kind_idx on certificates (certificate_kind_code);
comment on table certificates is 'Briefings, proofs of expertise and licences of a participant, each with its validity.';

create table qualification_records (
  id bigint generated always as identity constraint qualification_records_pkey primary key,
  participant_id bigint not null constraint qualification_records_participant_fkey references participants,
  qualification_code code not null constraint qualification_records_qualification_fkey references qualifications,
  level text not null constraint qualification_records_level_is_known
    check (level in ('introduced', 'guided', 'independent', 'certified')),
  evidence_minutes integer not null default 0 constraint qualification_records_evidence_is_not_negative check (evidence_minutes >= 0),
  certificate text,
  achieved_on date not null,
  note text,
  constraint qualification_records_are_unique unique (participant_id, qualification_code, level, achieved_on)
);
create index qualification_records_qualification_idx on qualification_records (qualification_code);
comment on table qualification_records is 'What a participant has learned: level, evidence in minutes on the site, certificate, day.';

create table outcomes (
  id bigint generated always as identity constraint outcomes_pkey primary key,
  participant_id bigint not null constraint outcomes_participant_fkey references participants,
  kind text not null constraint outcomes_kind_is_known check (
    kind in ('job', 'training', 'further_measure', 'unemployed', 'inactive', 'retired', 'moved', 'unknown', 'died')),
  happened_on date not null,
  organisation_id bigint constraint outcomes_organisation_fkey references organisations,
  occupation_code text constraint outcomes_occupation_fkey references occupations,
  note text,
  recorded_at timestamptz not null default now(),
  constraint outcomes_are_unique unique (participant_id, kind, happened_on)
);
create index outcomes_organisation_idx on outcomes (organisation_id);
create index outcomes_occupation_idx on outcomes (occupation_code);
comment on table outcomes is 'Where a participant went (job, training, …): the day it happened, apart from the moment it was entered.';

-- Without a search path of its own, so that the planner can open it up inside a statement over many rows.
-- Gates in force on some day of a period that the participant's certificates do not keep open throughout.
create function unmet_gates(participant bigint, package bigint, period daterange)
returns table (gate_code text, certificate_kind text, enforced boolean, missing_from date)
language sql stable as $$
  select g.code, (select min(c.certificate_kind_code) from work_gate_certificates c where c.gate_code = g.code),
         g.evidence = 'V-law', lower(needed.need)
    from work_packages w
    join work_gates g on g.valid && period
     and (g.work_kind_code is null
          or exists (select from work_package_kinds k where k.work_package_id = w.id and k.work_kind_code = g.work_kind_code))
    cross join lateral (select g.valid * period as need) needed
   where w.id = package
     and (not g.only_where_asbestos_presumed or asbestos_presumed(w.property_id, lower(needed.need)))
     and not coalesce((
       select range_agg(c.valid) @> needed.need
         from certificates c join work_gate_certificates gc on gc.certificate_kind_code = c.certificate_kind_code
        where gc.gate_code = g.code and c.participant_id = participant), false)
$$;
comment on function unmet_gates is 'Work gates (RULES 2.8) that would be broken by this participant on this package in this period.';

create table work_assignments (
  id bigint generated always as identity constraint work_assignments_pkey primary key,
  participant_id bigint not null constraint work_assignments_participant_fkey references participants,
  work_package_id bigint not null constraint work_assignments_package_fkey references work_packages,
  period daterange not null constraint work_assignments_period_has_both_ends
    check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
  note text,
  constraint work_assignments_do_not_repeat
    exclude using gist (participant_id with =, work_package_id with =, period with &&)
);
create index work_assignments_package_idx on work_assignments (work_package_id);
comment on table work_assignments is 'Who is planned onto which work; refused where a gate that the law sets is not met.';

create function check_work_assignment() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  select u.* into broken from unmet_gates(new.participant_id, new.work_package_id, new.period) u where u.enforced
   order by u.gate_code limit 1;
  if found then
    perform reject('work_assignments_meet_their_gates', 'work_assignments', jsonb_build_object(
      'participant', (select code from participants where id = new.participant_id),
      'work_package', (select code from work_packages where id = new.work_package_id),
      'gate', broken.gate_code, 'certificate_kind', broken.certificate_kind, 'on', broken.missing_from));
  end if;
  return new;
end $$;
create trigger work_assignments_meet_their_gates before insert or update on work_assignments
  for each row execute function check_work_assignment();
