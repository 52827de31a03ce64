-- Houses: what they are, how they were acquired, their flats and the stages they go through.

create table properties (
  id bigint generated always as identity constraint properties_pkey primary key,
  code code not null constraint properties_code_is_unique unique,
  name text not null constraint properties_name_is_not_empty check (btrim(name) <> ''),
  street text not null,
  house_number text not null,
  postal_code text constraint properties_postal_code_is_five_digits check (postal_code ~ '^[0-9]{5}$'),
  city text not null default 'Dortmund',
  district_code code constraint properties_district_fkey references districts,
  year_built smallint constraint properties_year_built_is_plausible check (year_built between 1200 and 2100),
  construction_began_on date,
  living_area_m2 numeric(10, 2) constraint properties_area_is_positive check (living_area_m2 > 0),
  flats_before smallint constraint properties_flats_before_is_not_negative check (flats_before >= 0),
  flats_after smallint constraint properties_flats_after_is_not_negative check (flats_after >= 0),
  cadastral_id text constraint properties_cadastral_id_has_20_characters
    check (cadastral_id ~ '^[0-9]{6}[0-9_]{3}[0-9]{5}[0-9_]{6}$'),
  status text not null default 'planned' constraint properties_status_is_known
    check (status in ('planned', 'acquired', 'in_works', 'let', 'sold')),
  rent_cents_per_m2 integer constraint properties_rent_is_positive check (rent_cents_per_m2 > 0),
  handed_over_on date,
  is_invented boolean not null default false,
  source text,
  note text
);
create unique index properties_cadastral_id_is_unique on properties (cadastral_id) where cadastral_id is not null;
create index properties_district_idx on properties (district_code);
comment on table properties is 'A house (Objekt). Unknown facts stay null; source says where the known ones come from.';

create table acquisitions (
  id bigint generated always as identity constraint acquisitions_pkey primary key,
  property_id bigint not null constraint acquisitions_property_fkey references properties,
  position smallint not null default 1 constraint acquisitions_position_is_positive check (position > 0),
  form text not null constraint acquisitions_form_is_known
    check (form in ('purchase', 'ground_lease', 'pre_emption', 'management', 'gift', 'unclear')),
  acquired_on date,
  seller_id bigint constraint acquisitions_seller_fkey references organisations,
  acquirer_id bigint constraint acquisitions_acquirer_fkey references organisations,
  price_cents cents constraint acquisitions_price_is_not_negative check (price_cents >= 0),
  term daterange constraint acquisitions_term_is_not_empty check (not isempty(term)),
  ground_rent_cents_per_year cents constraint acquisitions_ground_rent_is_not_negative check (ground_rent_cents_per_year >= 0),
  index_clause text,
  reversion_clause text,
  source text,
  evidence evidence,
  note text,
  constraint acquisitions_position_is_unique unique (property_id, position),
  constraint acquisitions_ground_lease_alone_has_a_term check (
    form in ('ground_lease', 'unclear') or (term is null and ground_rent_cents_per_year is null and index_clause is null and reversion_clause is null))
);
create index acquisitions_seller_idx on acquisitions (seller_id);
create index acquisitions_acquirer_idx on acquisitions (acquirer_id);
comment on table acquisitions is 'How a house changed hands: purchase, ground lease (ErbbauRG: term, rent, index, reversion), pre-emption, management.';

create table property_surveys (
  id bigint generated always as identity constraint property_surveys_pkey primary key,
  property_id bigint not null constraint property_surveys_property_fkey references properties,
  kind text not null constraint property_surveys_kind_is_known check (kind in ('asbestos')),
  result text not null constraint property_surveys_result_is_known check (result in ('free', 'found')),
  surveyed_on date not null,
  source text not null,
  constraint property_surveys_are_unique unique (property_id, kind, surveyed_on)
);
comment on table property_surveys is 'Expert surveys; the newest one up to a day counts on that day.';

-- GefStoffV §11a(1): asbestos is presumed where building began up to a day (31 October 1993; legal value asbest_baubeginn_bis) or
-- where nobody knows, unless a survey says otherwise. With only the year it was built in known, a house must be clear of that
-- day by two years: what was finished in 1995 may have been begun in 1993.
create function asbestos_presumed(property bigint, on_day date) returns boolean
language sql stable parallel safe set search_path = public, pg_temp as $$
  select coalesce(
    (select s.result = 'found' from property_surveys s
      where s.property_id = property and s.kind = 'asbestos' and s.surveyed_on <= on_day
      order by s.surveyed_on desc limit 1),
    (select case when p.construction_began_on is not null then p.construction_began_on <= v.last_day
                 else p.year_built <= extract(year from v.last_day) + 2 end
       from properties p
       join (select to_date(amount::text, 'YYYYMMDD') as last_day from legal_values
              where code = 'asbest_baubeginn_bis' and unit = 'calendar_day' and valid @> on_day) v on true
      where p.id = property),
    true)
$$;

create table units (
  id bigint generated always as identity constraint units_pkey primary key,
  property_id bigint not null constraint units_property_fkey references properties,
  code code not null,
  kind text not null constraint units_kind_is_known check (kind in ('flat', 'shop', 'other')),
  floor text,
  area_m2 numeric(8, 2) constraint units_area_is_positive check (area_m2 > 0),
  rooms numeric(4, 1) constraint units_rooms_is_positive check (rooms > 0),
  existence daterange not null default '(,)' constraint units_existence_is_not_empty check (not isempty(existence)),
  source text,
  note text,
  constraint units_code_is_unique_in_property unique (property_id, code),
  constraint units_of_property unique (property_id, id)
);
comment on table units is 'Flats and shops, with the period in which they exist; merged and split ones live on in unit_successions.';

create table unit_changes (
  id bigint generated always as identity constraint unit_changes_pkey primary key,
  property_id bigint not null constraint unit_changes_property_fkey references properties,
  kind text not null constraint unit_changes_kind_is_known check (kind in ('merge', 'split', 'redivision')),
  changed_on date not null,
  note text,
  constraint unit_changes_of_property unique (property_id, id)
);
comment on table unit_changes is 'A merge, split or redivision of flats on a day.';

create table unit_successions (
  change_id bigint not null,
  property_id bigint not null,
  predecessor_id bigint not null,
  successor_id bigint not null,
  constraint unit_successions_pkey primary key (predecessor_id, successor_id),
  constraint unit_successions_change_fkey foreign key (property_id, change_id) references unit_changes (property_id, id),
  constraint unit_successions_predecessor_fkey foreign key (property_id, predecessor_id) references units (property_id, id),
  constraint unit_successions_successor_fkey foreign key (property_id, successor_id) references units (property_id, id),
  constraint unit_successions_not_of_itself check (predecessor_id <> successor_id)
);
create index unit_successions_change_idx on unit_successions (property_id, change_id);
create index unit_successions_predecessor_idx on unit_successions (property_id, predecessor_id);
create index unit_successions_successor_idx on unit_successions (property_id, successor_id);
comment on table unit_successions is 'Genealogy: which flat became which, so that costs, defects and grant conditions stay traceable.';

create function check_unit_succession() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  broken record;
  change bigint := case tg_table_name when 'unit_changes' then (to_jsonb(new) ->> 'id')::bigint else (to_jsonb(new) ->> 'change_id')::bigint end;
begin
  -- The property's row orders this against a period of existence that is being changed at the same moment.
  perform from properties where id = new.property_id for no key update;
  select p.code as predecessor, s.code as successor, c.changed_on into broken
    from unit_successions u
    join unit_changes c on c.id = u.change_id
    join units p on p.id = u.predecessor_id
    join units s on s.id = u.successor_id
   where u.change_id = change
     and (upper(p.existence) is distinct from c.changed_on or lower(s.existence) is distinct from c.changed_on)
   limit 1;
  if found then
    perform reject('unit_successions_meet_on_the_day', 'unit_successions',
      jsonb_build_object('predecessor', broken.predecessor, 'successor', broken.successor, 'on', broken.changed_on));
  end if;
  return null;
end $$;
create constraint trigger unit_successions_meet_on_the_day after insert or update on unit_successions
  deferrable initially deferred for each row execute function check_unit_succession();
create constraint trigger unit_changes_stay_on_their_day after update of changed_on on unit_changes
  deferrable initially deferred for each row execute function check_unit_succession();

create function check_unit_existence_stays() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from properties where id = new.property_id for no key update;
  if exists (select from unit_successions u join unit_changes c on c.id = u.change_id
              where (u.predecessor_id = new.id and upper(new.existence) is distinct from c.changed_on)
                 or (u.successor_id = new.id and lower(new.existence) is distinct from c.changed_on)) then
    perform reject('unit_successions_meet_on_the_day', 'units', jsonb_build_object('unit', new.code));
  end if;
  return null;
end $$;
create constraint trigger units_existence_stays_with_genealogy after update of existence on units
  deferrable initially deferred for each row execute function check_unit_existence_stays();

-- A unit and everything it came from: what was spent on, found in or promised for an old flat shows from the new one.
create function unit_ancestry(unit bigint) returns setof bigint
language sql stable set search_path = public, pg_temp as $$
  with recursive line(id) as (
    select unit union select s.predecessor_id from unit_successions s join line on line.id = s.successor_id)
  select id from line
$$;

create table stages (
  id bigint generated always as identity constraint stages_pkey primary key,
  property_id bigint not null constraint stages_property_fkey references properties,
  stage_code code not null constraint stages_kind_fkey references stage_kinds,
  occurrence smallint not null default 1 constraint stages_occurrence_is_positive check (occurrence > 0),
  planned daterange constraint stages_planned_is_not_empty check (not isempty(planned)),
  state text not null default 'planned' constraint stages_state_is_known
    check (state in ('planned', 'active', 'suspended', 'completed', 'accepted', 'skipped')),
  started_on date,
  completed_on date,
  accepted_on date,
  source text,
  note text,
  constraint stages_are_unique unique (property_id, stage_code, occurrence),
  constraint stages_of_property unique (property_id, id),
  constraint stages_dates_in_order check (
    (completed_on is null or started_on is null or completed_on >= started_on)
    and (accepted_on is null or completed_on is null or accepted_on >= completed_on))
);
create index stages_kind_idx on stages (stage_code);
comment on table stages is 'A stage of a house, possibly one of several of its kind; its state follows from stage_events and is set by them alone.';

-- A stage begins planned (whatever happens to it is an event), and only kinds that the template repeats come twice.
create function guard_stage() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare facts jsonb;
begin
  facts := jsonb_build_object('property', (select code from properties where id = new.property_id),
    'stage', new.stage_code, 'occurrence', new.occurrence);
  if new.state <> 'planned' or new.started_on is not null or new.completed_on is not null or new.accepted_on is not null then
    perform reject('stages_begin_planned', 'stages', facts);
  end if;
  if new.occurrence > 1 and not (select is_repeatable from stage_kinds where code = new.stage_code) then
    perform reject('stages_repeat_where_the_template_allows', 'stages', facts);
  end if;
  return new;
end $$;
create trigger stages_guard before insert on stages for each row execute function guard_stage();

create table stage_transitions (
  from_state text not null,
  to_state text not null,
  needs_reason boolean not null,
  constraint stage_transitions_pkey primary key (from_state, to_state)
);
comment on table stage_transitions is 'The state machine of a stage: planned, active, suspended, completed, accepted, or skipped.';
insert into stage_transitions (from_state, to_state, needs_reason) values
  ('planned', 'active', false), ('active', 'suspended', true), ('suspended', 'active', false), ('active', 'completed', false),
  ('completed', 'accepted', false), ('completed', 'active', true), ('planned', 'skipped', true);

create table stage_events (
  id bigint generated always as identity constraint stage_events_pkey primary key,
  stage_id bigint not null constraint stage_events_stage_fkey references stages,
  to_state text not null,
  happened_on date not null,
  reason text constraint stage_events_reason_is_not_empty check (btrim(reason) <> ''),
  override_reason text constraint stage_events_override_is_not_empty check (btrim(override_reason) <> ''),
  from_state text not null default 'planned',
  gates_overridden text[] not null default '{}',
  actor text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  recorded_at timestamptz not null default now(),
  constraint stage_events_one_a_day unique (stage_id, to_state, happened_on)
);
comment on table stage_events is 'Every change of a stage: what, when, why and, where a gate was overridden, with which reason.';

create function apply_stage_event() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  stage stages%rowtype;
  kind stage_kinds%rowtype;
  property_code text;
  transition stage_transitions%rowtype;
  missing text[];
  hazards integer;
  last_on date;
  facts jsonb;
begin
  select * into stage from stages where id = new.stage_id for no key update;
  if not found then
    perform reject('stage_events_stage_exists', 'stage_events', '{}');
  end if;
  select * into kind from stage_kinds where code = stage.stage_code;
  select code into property_code from properties where id = stage.property_id;
  facts := jsonb_build_object('property', property_code, 'stage', stage.stage_code, 'occurrence', stage.occurrence,
    'from', stage.state, 'to', new.to_state, 'on', new.happened_on);
  new.from_state := stage.state;
  select * into transition from stage_transitions where from_state = stage.state and to_state = new.to_state;
  if not found then
    perform reject('stage_events_follow_the_state_machine', 'stage_events', facts);
  end if;
  if transition.needs_reason and new.reason is null then
    perform reject('stage_events_name_a_reason', 'stage_events', facts);
  end if;
  select max(happened_on) into last_on from stage_events where stage_id = new.stage_id;
  if last_on > new.happened_on then
    perform reject('stage_events_in_time_order', 'stage_events', facts || jsonb_build_object('last', last_on));
  end if;
  if stage.state = 'planned' and new.to_state = 'active' then
    -- A gate is shut when no occurrence of what it requires is there, or one of them is neither accepted nor skipped.
    select array_agg(g.requires_code::text order by g.requires_code) into missing
      from stage_gates g
     where g.stage_code = stage.stage_code
       and not exists (select from stages r where r.property_id = stage.property_id and r.stage_code = g.requires_code
                         and r.state in ('accepted', 'skipped') and coalesce(r.accepted_on, new.happened_on) <= new.happened_on)
        or g.stage_code = stage.stage_code
       and exists (select from stages r where r.property_id = stage.property_id and r.stage_code = g.requires_code
                     and r.state in ('active', 'suspended', 'completed'));
    if missing is not null then
      if new.override_reason is null then
        perform reject('stage_events_wait_for_their_gates', 'stage_events', facts || jsonb_build_object('missing', missing));
      end if;
      new.gates_overridden := missing;
    end if;
  end if;
  if new.to_state = 'accepted' and kind.accepts_only_without_hazards then
    -- The property's row orders this against a hazard that is being reported at the same moment.
    perform from properties where id = stage.property_id for no key update;
    select count(*) into hazards from defects
     where property_id = stage.property_id and is_hazard
       and (state not in ('verified', 'rejected') or (reported_on <= new.happened_on and closed_on > new.happened_on));
    if hazards > 0 then
      perform reject('stage_events_accept_without_open_hazards', 'stage_events', facts || jsonb_build_object('hazards', hazards));
    end if;
  end if;
  update stages set state = new.to_state,
    started_on = case when new.to_state = 'active' then coalesce(started_on, new.happened_on) else started_on end,
    completed_on = case when new.to_state = 'completed' then new.happened_on
                        when new.to_state = 'active' then null else completed_on end,
    accepted_on = case when new.to_state = 'accepted' then new.happened_on else accepted_on end
   where id = new.stage_id;
  return new;
end $$;
create trigger stage_events_apply before insert on stage_events for each row execute function apply_stage_event();

create table work_packages (
  id bigint generated always as identity constraint work_packages_pkey primary key,
  property_id bigint not null constraint work_packages_property_fkey references properties,
  stage_id bigint not null,
  unit_id bigint,
  code code not null,
  title text not null constraint work_packages_title_is_not_empty check (btrim(title) <> ''),
  trade_code code constraint work_packages_trade_fkey references trades,
  cost_group_edition smallint,
  cost_group_code text,
  performer text not null constraint work_packages_performer_is_known check (performer in ('participants', 'firm', 'both')),
  firm_id bigint constraint work_packages_firm_fkey references organisations,
  planned_minutes integer not null default 0 constraint work_packages_minutes_are_not_negative check (planned_minutes >= 0),
  planned_cost_cents cents not null default 0 constraint work_packages_cost_is_not_negative check (planned_cost_cents >= 0),
  note text,
  constraint work_packages_code_is_unique_in_property unique (property_id, code),
  constraint work_packages_of_property unique (property_id, id),
  constraint work_packages_stage_fkey foreign key (property_id, stage_id) references stages (property_id, id),
  constraint work_packages_unit_fkey foreign key (property_id, unit_id) references units (property_id, id),
  constraint work_packages_cost_group_fkey foreign key (cost_group_edition, cost_group_code) references cost_groups (edition, code),
  constraint work_packages_cost_group_is_whole check ((cost_group_edition is null) = (cost_group_code is null))
);
create index work_packages_stage_idx on work_packages (property_id, stage_id);
create index work_packages_unit_idx on work_packages (property_id, unit_id);
create index work_packages_trade_idx on work_packages (trade_code);
create index work_packages_cost_group_idx on work_packages (cost_group_edition, cost_group_code);
create index work_packages_firm_idx on work_packages (firm_id);
comment on table work_packages is 'A piece of a stage: trade, cost group, place, who does it, planned minutes (participants) and cost (firm).';

create table work_package_kinds (
  work_package_id bigint not null constraint work_package_kinds_package_fkey references work_packages,
  work_kind_code code not null constraint work_package_kinds_kind_fkey references work_kinds,
  constraint work_package_kinds_pkey primary key (work_package_id, work_kind_code)
);
create index work_package_kinds_kind_idx on work_package_kinds (work_kind_code);
comment on table work_package_kinds is 'Which kinds of gated work a package contains.';

create table defects (
  id bigint generated always as identity constraint defects_pkey primary key,
  property_id bigint not null constraint defects_property_fkey references properties,
  code code not null,
  unit_id bigint,
  room text,
  is_hazard boolean not null,
  severity text not null constraint defects_severity_is_known check (severity in ('low', 'medium', 'high', 'acute')),
  description text not null constraint defects_description_is_not_empty check (btrim(description) <> ''),
  reported_on date not null,
  deadline_on date constraint defects_deadline_not_before_report check (deadline_on >= reported_on),
  state text not null default 'reported' constraint defects_state_is_known check (
    state in ('reported', 'deadline_set', 'extended', 'fixed', 'verified', 'rejected', 'substitute', 'price_reduced')),
  closed_on date constraint defects_closed_not_before_report check (closed_on >= reported_on),
  closing_note text,
  trade_code code constraint defects_trade_fkey references trades,
  responsible_id bigint constraint defects_responsible_fkey references organisations,
  opened_at timestamptz not null default now(),
  constraint defects_code_is_unique_in_property unique (property_id, code),
  constraint defects_unit_fkey foreign key (property_id, unit_id) references units (property_id, id),
  constraint defects_closed_with_a_day check ((state in ('verified', 'rejected', 'price_reduced')) = (closed_on is not null))
);
create index defects_unit_idx on defects (property_id, unit_id);
create index defects_trade_idx on defects (trade_code);
create index defects_responsible_idx on defects (responsible_id);
create index defects_open_hazards_idx on defects (property_id) where is_hazard and closed_on is null;
comment on table defects is 'Defects, and hazards among them, by place, severity, deadline and state (RULES 4.4). opened_at: when it became known as open, so that a later find is no breach of an acceptance before it.';

create function guard_defect() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Ordered by the property's row against an acceptance of the safety stage at the same moment.
  perform from properties where id = new.property_id for no key update;
  if tg_op = 'UPDATE' and old.state in ('verified', 'rejected', 'price_reduced') and new.state <> old.state
     and new.state <> 'reported' then
    perform reject('defects_follow_the_state_machine', 'defects',
      jsonb_build_object('defect', new.code, 'from', old.state, 'to', new.state));
  end if;
  if tg_op = 'UPDATE' and ((old.closed_on is not null and new.closed_on is null) or (new.is_hazard and not old.is_hazard)) then
    new.opened_at := now();
  end if;
  return new;
end $$;
create trigger defects_guard before insert or update on defects for each row execute function guard_defect();
