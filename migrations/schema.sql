CREATE SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA extensions;

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

CREATE DOMAIN public.basis_points AS integer
	CONSTRAINT basis_points_are_a_share CHECK (((VALUE >= 0) AND (VALUE <= 10000)));

CREATE DOMAIN public.cents AS bigint;

CREATE DOMAIN public.code AS text
	CONSTRAINT code_is_short_and_plain CHECK ((VALUE ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$'::text));

COMMENT ON DOMAIN public.code IS 'Business code in URLs, files and messages: letters, digits, dot, underscore, slash, hyphen.';

CREATE DOMAIN public.evidence AS text
	CONSTRAINT evidence_is_known CHECK ((VALUE = ANY (ARRAY['V-law'::text, 'V'::text, 'V2'::text, 'D'::text, 'X'::text, 'U'::text, 'design'::text])));

COMMENT ON DOMAIN public.evidence IS 'How well a fact is known: read in the statute, read in a source, second hand, derived, sources disagree, unverified, our own decision. Only V-law and V may refuse; the others warn.';

CREATE DOMAIN public.photo_hash AS bytea
	CONSTRAINT photo_hash_is_sha256 CHECK ((octet_length(VALUE) = 32));

COMMENT ON DOMAIN public.photo_hash IS 'SHA-256 of a photo as it was received.';

CREATE FUNCTION public.account_belongings() RETURNS TABLE(account_id bigint, organisation text, participant text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select a.id, o.code::text, t.code::text
    from accounts a left join organisations o on o.id = a.organisation_id left join participants t on t.id = a.participant_id
$$;

ALTER FUNCTION public.account_belongings() OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.account_belongings() IS 'The code of the Jobcenter or the participant that an account belongs to.';

CREATE FUNCTION public.acting_account() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('viertelwerk.account_id'::text, true), ''::text))::bigint;

ALTER FUNCTION public.acting_account() OWNER TO viertelwerk_owner;

CREATE FUNCTION public.acting_crew(first_day date, end_day date) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare houses constant bigint[] := acting_properties();
begin
  case acting_role()
    when 'operator', 'management' then return null;
    when 'coach' then return acting_participants();
    when 'site_manager' then
      return (
        select coalesce(array_agg(distinct c.participant_id), '{}')
          from (select w.participant_id from work_lines w
                 where w.property_id = any (houses) and w.day > first_day - 28 and w.day < end_day
                union all
                select a.participant_id from work_assignments a join work_packages k on k.id = a.work_package_id
                 where k.property_id = any (houses) and a.period && daterange(first_day, end_day)) c);
    else perform refuse_role();
  end case;
end $$;

ALTER FUNCTION public.acting_crew(first_day date, end_day date) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.acting_house_participants() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return (
    select coalesce(array_agg(distinct participant_id), '{}') from house_participants where property_id = any (acting_properties()));
end $$;

ALTER FUNCTION public.acting_house_participants() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.acting_organisation() RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return (
    select organisation_id from accounts where id = acting_account());
end $$;

ALTER FUNCTION public.acting_organisation() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.own_participant() RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return (select participant_id from accounts where id = acting_account());
end $$;

ALTER FUNCTION public.own_participant() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.acting_participant() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN COALESCE((NULLIF(current_setting('viertelwerk.participant'::text, true), ''::text))::bigint, public.own_participant());

ALTER FUNCTION public.acting_participant() OWNER TO viertelwerk_owner;

CREATE FUNCTION public.acting_participants() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare account constant bigint := nullif(current_setting('viertelwerk.account_id', true), '')::bigint;
begin
  return array(select participant_id from participant_assignments where account_id = account and period @> current_date);
end $$;

ALTER FUNCTION public.acting_participants() OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.acting_participants() IS 'The participants entrusted to whoever acts, today.';

CREATE FUNCTION public.entrusted_people() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare own constant bigint := own_participant();
begin
  return case when own is not null then array[own] else acting_participants() end;
end $$;

ALTER FUNCTION public.entrusted_people() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.acting_people() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN COALESCE((NULLIF(current_setting('viertelwerk.people'::text, true), ''::text))::bigint[], public.entrusted_people());

ALTER FUNCTION public.acting_people() OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.acting_people() IS 'Whose whole record is open to whoever acts: a participant''s own, a coach''s entrusted ones.';

CREATE FUNCTION public.acting_pots() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return (select coalesce(array_agg(distinct pot_id), '{}') from house_pots where property_id = any (acting_properties()));
end $$;

ALTER FUNCTION public.acting_pots() OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.acting_pots() IS 'Pots that hold something for the houses of whoever acts, or pay for them.';

CREATE FUNCTION public.entrusted_properties() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare account constant bigint := acting_account();
begin
  return array(select property_id from property_assignments where account_id = account and period @> current_date);
end $$;

ALTER FUNCTION public.entrusted_properties() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.acting_properties() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN COALESCE((NULLIF(current_setting('viertelwerk.houses'::text, true), ''::text))::bigint[], public.entrusted_properties());

ALTER FUNCTION public.acting_properties() OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.acting_properties() IS 'The houses entrusted to whoever acts, today.';

CREATE FUNCTION public.acting_referred_participants() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare organisation constant bigint := acting_organisation();
begin
  return (
    select coalesce(array_agg(distinct participant_id), '{}') from placements where jobcenter_id = organisation);
end $$;

ALTER FUNCTION public.acting_referred_participants() OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.acting_referred_participants() IS 'Participants whom the acting Jobcenter has assigned.';

CREATE FUNCTION public.acting_reports() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare people constant bigint[] := acting_participants();
begin
  return (
    select coalesce(array_agg(r.id), '{}') from released_reports r
     where r.kind = 'participants'
       and not exists (select from report_sources s join placements p on p.id = s.source_id::bigint
                        where s.report_id = r.id and s.relation = 'placements' and p.participant_id <> all (people)));
end $$;

ALTER FUNCTION public.acting_reports() OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.acting_reports() IS 'Participants'' reports that speak of nobody but the participants entrusted to whoever acts.';

CREATE FUNCTION public.acting_role() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN (current_setting('role'::text) ~~ 'viertelwerk\_%'::text) THEN substr(current_setting('role'::text), 13) ELSE NULL::text END;

ALTER FUNCTION public.acting_role() OWNER TO viertelwerk_owner;

CREATE FUNCTION public.worked_houses() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare people constant bigint[] := acting_people();
begin
  return array(
    select distinct h.property_id from house_participants h
     where h.participant_id = any (people)
       and exists (select from work_lines w where w.property_id = h.property_id and w.participant_id = h.participant_id));
end $$;

ALTER FUNCTION public.worked_houses() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.acting_work_houses() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN COALESCE((NULLIF(current_setting('viertelwerk.work_houses'::text, true), ''::text))::bigint[], public.worked_houses());

ALTER FUNCTION public.acting_work_houses() OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.acting_work_houses() IS 'Houses on which the people of whoever acts have worked.';

CREATE FUNCTION public.additional_work_only(asked bigint[], on_day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select distinct p.participant_id
    from placements p join placement_bases b on b.placement_id = p.id
   where p.participant_id in (select unnest(asked)) and p.kind = 'working' and p.period @> on_day
     and (p.ended_on is null or p.ended_on >= on_day) and b.period @> on_day and b.instrument_code = '16d'
     and (current_setting('role') <> 'viertelwerk_site_manager'
          or p.participant_id = any ((select acting_house_participants())::bigint[]))
$$;

ALTER FUNCTION public.additional_work_only(asked bigint[], on_day date) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.additional_work_only(asked bigint[], on_day date) IS 'Participants in a work opportunity (§ 16d SGB II) on a day, of those asked about.';

CREATE FUNCTION public.apply_diary_retraction() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  -- What was taken back stays so: a retraction of a retraction would say otherwise and change nothing.
  if exists (select from diary_events where id = new.retracted_id and kind = 'retraction') then
    perform reject('diary_retractions_name_no_retraction', 'diary_retractions', jsonb_build_object('event', new.retracted_id));
  end if;
  update diary_events set retracted_by_id = new.event_id where id = new.retracted_id;
  return null;
end $$;

ALTER FUNCTION public.apply_diary_retraction() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.apply_retention(class text, kind text, subject_key bigint, on_day date) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.apply_retention(class text, kind text, subject_key bigint, on_day date) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.apply_retention(class text, kind text, subject_key bigint, on_day date) IS 'Deletes, erases or restricts what is due of one class for one subject, and writes it down; null where nothing is due.';

CREATE FUNCTION public.apply_stage_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.apply_stage_event() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.asbestos_presumed(property bigint, on_day date) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return coalesce(
    (select s.result = 'found' from property_surveys s
      where s.property_id = property and s.kind = 'asbestos' and s.surveyed_on <= on_day
      order by s.surveyed_on desc limit 1),
    (select case when p.construction_began_on is not null then p.construction_began_on <= v.last_day
                 else p.year_built <= extract(year from v.last_day) + 2 end
       from properties p
       join (select to_date(amount::text, 'YYYYMMDD') as last_day from legal_values
              where code = 'asbest_baubeginn_bis' and unit = 'calendar_day' and valid @> on_day) v on true
      where p.id = property),
    true);
end $$;

ALTER FUNCTION public.asbestos_presumed(property bigint, on_day date) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.attendance(period_from date, period_until date, only_participants bigint[] DEFAULT NULL::bigint[]) RETURNS TABLE(participant_id bigint, placement_id bigint, day date, is_expected boolean, state text, minutes integer, diary_minutes integer, attendance_day_id bigint)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  with diary as (
    select w.participant_id, w.day, sum(w.minutes)::integer as minutes
      from current_work_lines w
     where only_participants is null and w.day >= period_from and w.day < period_until
     group by w.participant_id, w.day
    union all
    select w.participant_id, w.day, sum(w.minutes)::integer
      from (select distinct unnest(only_participants) as id) wanted
      join current_work_lines w on w.participant_id = wanted.id
     where w.day >= period_from and w.day < period_until
     group by w.participant_id, w.day),
  recorded as (
    select a.participant_id, a.day, a.id, a.placement_id, a.is_present, a.minutes
      from attendance_days a
     where only_participants is null and a.day >= period_from and a.day < period_until
    union all
    select a.participant_id, a.day, a.id, a.placement_id, a.is_present, a.minutes
      from (select distinct unnest(only_participants) as id) wanted
      join attendance_days a on a.participant_id = wanted.id
     where a.day >= period_from and a.day < period_until)
  select participant_id,
         coalesce(e.placement_id, r.placement_id,
           (select p.id from placements p
             where p.participant_id = w.participant_id and p.kind = 'working' and p.period @> w.day)),
         day, e.placement_id is not null,
         case when r.is_present or (r.id is null and w.minutes is not null) then 'worked'
              when r.id is not null then 'absent' else 'unknown' end,
         case when r.id is not null then r.minutes else coalesce(w.minutes, 0) end,
         coalesce(w.minutes, 0), r.id
    from expected_days(period_from, period_until, only_participants) e
    full join diary w using (participant_id, day)
    full join recorded r using (participant_id, day);
end $$;

ALTER FUNCTION public.attendance(period_from date, period_until date, only_participants bigint[]) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.attendance(period_from date, period_until date, only_participants bigint[]) IS 'Attendance per participant and day; unknown days are listed, never guessed. only_participants null: of everybody.';

CREATE FUNCTION public.audit_epoch() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.audit_epoch() OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.audit_epoch() IS 'The epoch of the audit trail in this database; a restored one opens the next.';

CREATE FUNCTION public.audit_field(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select coalesce(octet_length(value) || ':' || value, '-')
$$;

ALTER FUNCTION public.audit_field(value text) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.audit_moment(at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select audit_field(trunc(extract(epoch from at) * 1000000)::text)
$$;

ALTER FUNCTION public.audit_moment(at timestamp with time zone) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.audit_subjects_of(participant bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select 'participant:' || t.code from participants t where t.id = participant
  union all
  select 'placement:' || p.code from placements p where p.participant_id = participant
  union all
  select 'account:' || a.user_name from accounts a where a.participant_id = participant
$$;

ALTER FUNCTION public.audit_subjects_of(participant bigint) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.audit_subjects_of(participant bigint) IS 'The subjects by which events of the audit trail speak of a participant.';

CREATE FUNCTION public.check_absence() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
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

ALTER FUNCTION public.check_absence() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_allocations() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  broken record;
  pots bigint[];
  lines bigint[];
begin
  select array_agg(distinct pot_id), array_agg(distinct voucher_line_id) into pots, lines from added;
  perform check_funding_sums(pots, lines);

  select a.id, r.id as original, v.number, l.position into broken
    from added a left join allocations r on r.id = a.reverses_id
    join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
   where (a.reverses_id is null and a.eligible_cents < 0 and l.amount_cents >= 0)
      or (a.reverses_id is null and a.share < 0)
      or (a.reverses_id is not null and (r.reverses_id is not null or a.eligible_cents <> -r.eligible_cents or a.cover_cents <> -r.cover_cents
          or a.share is distinct from -r.share or a.pot_id <> r.pot_id or a.budget_line_id <> r.budget_line_id or a.voucher_line_id <> r.voucher_line_id))
   limit 1;
  if found then
    perform reject('allocations_reverse_exactly', 'allocations',
      jsonb_build_object('voucher', broken.number, 'position', broken.position, 'reverses', broken.original));
  end if;

  select p.code as pot, v.number, l.position, l.paid_on, p.eligible_period into broken
    from added a join funding_pots p on p.id = a.pot_id join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
   where a.reverses_id is null and p.refuses_outside_period and l.paid_on is not null and not l.paid_on <@ p.eligible_period limit 1;
  if found then
    perform reject('allocations_paid_inside_the_eligible_period', 'allocations', jsonb_build_object('pot', broken.pot,
      'voucher', broken.number, 'position', broken.position, 'paid_on', broken.paid_on, 'from', lower(broken.eligible_period), 'until', upper(broken.eligible_period)));
  end if;

  select p.code as pot, v.number, l.position, e.clause into broken
    from added a join funding_pots p on p.id = a.pot_id join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
    cross join lateral eligibility(a.pot_id, a.budget_line_id, a.voucher_line_id) e
   where a.reverses_id is null and e.is_enforced limit 1;
  if found then
    perform reject('allocations_follow_the_eligibility_rules', 'allocations', jsonb_build_object('pot', broken.pot,
      'voucher', broken.number, 'position', broken.position, 'clause', broken.clause));
  end if;
  return null;
end $$;

ALTER FUNCTION public.check_allocations() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_attendance_days() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare broken record;
begin
  -- Shared among those who record days, against who ends the placement at the same moment; in key order.
  perform from placements where id in (select placement_id from changed) order by id for share;
  select a.day, p.code, p.participant_id into broken
    from changed a join placements p on p.id = a.placement_id where not a.day <@ p.period limit 1;
  if found then
    perform reject('attendance_days_lie_inside_the_placement', 'attendance_days',
      jsonb_build_object('participant', (select t.code from participants t where t.id = broken.participant_id),
                         'placement', broken.code, 'on', broken.day));
  end if;
  return null;
end $$;

ALTER FUNCTION public.check_attendance_days() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_audit_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.transaction_id <> pg_current_xact_id()::text::bigint or new.epoch is distinct from (select max(number) from audit_epochs)
     or not new.happened_at between now() and clock_timestamp() then
    perform reject('audit_events_happen_now', 'audit_events', '{}');
  end if;
  return null;
end $$;

ALTER FUNCTION public.check_audit_event() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_diary_details() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare broken record;
begin
  select p.code as property, e.day, v.version into broken
    from added a
    join diary_events d on d.id = a.event_id
    join diary_versions v on v.entry_id = d.entry_id and v.version = d.version
    join diary_entries e on e.id = d.entry_id join properties p on p.id = e.property_id
   where v.signed_at is not null limit 1;
  if found then
    perform reject('diary_events_enter_open_versions', tg_table_name,
      jsonb_build_object('property', broken.property, 'on', broken.day, 'version', broken.version));
  end if;
  return null;
end $$;

ALTER FUNCTION public.check_diary_details() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_diary_events() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare broken record;
begin
  -- Signing locks the entry's row first, so an event and a signature cannot pass each other.
  perform from diary_entries where id in (select entry_id from added) order by id for no key update;
  select p.code as property, e.day, v.version into broken
    from added a
    join diary_versions v on v.entry_id = a.entry_id and v.version = a.version
    join diary_entries e on e.id = a.entry_id join properties p on p.id = e.property_id
   where v.signed_at is not null limit 1;
  if found then
    perform reject('diary_events_enter_open_versions', 'diary_events',
      jsonb_build_object('property', broken.property, 'on', broken.day, 'version', broken.version));
  end if;
  return null;
end $$;

ALTER FUNCTION public.check_diary_events() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_erasure_ended() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from erasures where id = new.id and is_running) then
    perform reject('erasures_end_in_their_transaction', 'erasures', jsonb_build_object('class', new.class_code));
  end if;
  return null;
end $$;

ALTER FUNCTION public.check_erasure_ended() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_first_release() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare there text;
begin
  select r.number into there from released_reports r
   where r.kind = 'participants' and r.replaces_id is null and r.recipient_id = new.recipient_id
     and r.parameters ->> 'month' = new.parameters ->> 'month'
   order by r.number limit 1;
  if there is not null then
    perform reject('released_reports_are_one_a_month', 'released_reports',
      jsonb_build_object('report', there, 'month', new.parameters ->> 'month'));
  end if;
  return new;
end $$;

ALTER FUNCTION public.check_first_release() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_funding_sums(pots bigint[], lines bigint[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare broken record;
begin
  perform from funding_pots where id = any (pots) order by id for no key update;
  perform from voucher_lines where id = any (lines) order by id for no key update;

  select v.number, l.position, l.amount_cents, s.cover, s.share into broken
    from voucher_lines l join vouchers v on v.id = l.voucher_id
    cross join lateral (
      select coalesce(sum(a.cover_cents), 0) as cover, coalesce(sum(a.share), 0) as share from allocations a where a.voucher_line_id = l.id) s
   where l.id = any (lines)
     and not coalesce(case when l.amount_cents >= 0 then s.cover between 0 and l.amount_cents else s.cover between l.amount_cents and 0 end, false)
   order by l.id limit 1;
  if found then
    perform reject('allocations_cover_within_the_line', 'allocations', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'amount_cents', broken.amount_cents, 'cover_cents', broken.cover));
  end if;

  select v.number, l.position, l.placement_id is not null as is_pay, s.share, s.without into broken
    from voucher_lines l join vouchers v on v.id = l.voucher_id
    cross join lateral (
      select coalesce(sum(a.share), 0) as share, count(*) filter (where a.share is null) as without, count(a.share) as with_share
        from allocations a where a.voucher_line_id = l.id) s
   where l.id = any (lines)
     and case when l.placement_id is not null then s.without > 0 or not s.share between 0 and 10000 else s.with_share > 0 end
   order by l.id limit 1;
  if found then
    perform reject('allocations_shares_of_a_minute_within_100_percent', 'allocations', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'is_pay', broken.is_pay, 'share', broken.share));
  end if;

  -- What a pot pays of pay is its share of it, but for the cents that rounding moves; less may be paid.
  select v.number, l.position, p.code as pot, l.amount_cents, s.share, s.cover into broken
    from voucher_lines l join vouchers v on v.id = l.voucher_id
    cross join lateral (
      select a.pot_id, sum(a.share) as share, sum(a.cover_cents) as cover, count(*) as parts
        from allocations a where a.voucher_line_id = l.id group by a.pot_id) s
    join funding_pots p on p.id = s.pot_id
   where l.id = any (lines) and l.placement_id is not null and (abs(s.cover) - s.parts - 1) * 10000 > abs(l.amount_cents) * s.share
   order by l.id, p.id limit 1;
  if found then
    perform reject('allocations_cover_within_their_share', 'allocations', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'pot', broken.pot, 'amount_cents', broken.amount_cents, 'share', broken.share, 'cover_cents', broken.cover));
  end if;

  select v.number, l.position, p.code as pot, l.amount_cents, s.eligible, s.cover into broken
    from voucher_lines l join vouchers v on v.id = l.voucher_id
    cross join lateral (
      select a.pot_id, sum(a.eligible_cents) as eligible, sum(a.cover_cents) as cover from allocations a where a.voucher_line_id = l.id group by a.pot_id) s
    join funding_pots p on p.id = s.pot_id
   where l.id = any (lines)
     and not coalesce(case when l.amount_cents >= 0 then s.eligible between 0 and l.amount_cents and s.cover between 0 and s.eligible
                           else s.eligible between l.amount_cents and 0 and s.cover between s.eligible and 0 end, false)
   order by l.id, p.id limit 1;
  if found then
    perform reject('allocations_eligible_within_the_line', 'allocations', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'pot', broken.pot, 'amount_cents', broken.amount_cents, 'eligible_cents', broken.eligible));
  end if;

  select p.code as pot, p.granted_cents, s.cover into broken
    from funding_pots p
    cross join lateral (select sum(a.cover_cents) as cover from allocations a where a.pot_id = p.id) s
   where p.id = any (pots) and s.cover <> 0 and not coalesce(s.cover between 0 and p.granted_cents, false)
   order by p.id limit 1;
  if found then
    perform reject('allocations_cover_within_the_pot', 'allocations', jsonb_build_object('pot', broken.pot,
      'granted_cents', broken.granted_cents, 'cover_cents', broken.cover));
  end if;

  -- Money that a credit note brings back can be spent anew once it has come in.
  select p.code as pot, p.granted_cents, s.cover, w.awaited into broken
    from funding_pots p
    cross join lateral (select sum(a.cover_cents) as cover from allocations a where a.pot_id = p.id) s
    cross join lateral (
      select -sum(a.cover_cents) as awaited from voucher_lines l join allocations a on a.voucher_line_id = l.id
       where l.amount_cents < 0 and l.paid_on is null and a.pot_id = p.id) w
   where p.id = any (pots) and w.awaited > 0 and not coalesce(s.cover + w.awaited <= p.granted_cents, false)
   order by p.id limit 1;
  if found then
    perform reject('allocations_spend_credits_once_they_are_in', 'allocations', jsonb_build_object('pot', broken.pot,
      'granted_cents', broken.granted_cents, 'cover_cents', broken.cover, 'awaited_cents', broken.awaited));
  end if;

  -- RULES 1.3: each line up to its limit (exactly the limit is allowed), the plan as a whole never more than its total.
  select p.code as pot, b.code as line, b.planned_cents, p.line_overrun, s.eligible into broken
    from funding_pots p join budget_lines b on b.pot_id = p.id
    cross join lateral (select sum(a.eligible_cents) as eligible from allocations a where a.pot_id = p.id and a.budget_line_id = b.id) s
   where p.id = any (pots) and p.line_overrun is not null and b.overrun_reason is null
     and s.eligible * 10000 > b.planned_cents * (10000 + p.line_overrun)
   order by p.id, b.id limit 1;
  if found then
    perform reject('allocations_within_the_budget_line', 'allocations', jsonb_build_object('pot', broken.pot, 'budget_line', broken.line,
      'planned_cents', broken.planned_cents, 'line_overrun', broken.line_overrun, 'eligible_cents', broken.eligible));
  end if;

  select p.code as pot, t.planned, s.eligible into broken
    from funding_pots p
    cross join lateral (select sum(a.eligible_cents) as eligible from allocations a where a.pot_id = p.id) s
    cross join lateral (select sum(b.planned_cents) as planned from budget_lines b where b.pot_id = p.id) t
   where p.id = any (pots) and s.eligible <> 0 and not coalesce(s.eligible between 0 and t.planned, false)
   order by p.id limit 1;
  if found then
    perform reject('allocations_within_the_plan', 'allocations', jsonb_build_object('pot', broken.pot,
      'planned_cents', broken.planned, 'eligible_cents', broken.eligible));
  end if;
end $$;

ALTER FUNCTION public.check_funding_sums(pots bigint[], lines bigint[]) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_funding_terms(pots bigint[], lines bigint[], relation text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare broken record;
begin
  select p.code as pot, v.number, l.position, l.paid_on, p.eligible_period into broken
    from allocations a join funding_pots p on p.id = a.pot_id join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
   where (a.pot_id = any (pots) or a.voucher_line_id = any (lines))
     and p.refuses_outside_period and l.paid_on is not null and not coalesce(l.paid_on <@ p.eligible_period, false)
   group by p.code, v.number, l.position, l.paid_on, p.eligible_period having sum(a.eligible_cents) <> 0
   order by v.number, l.position, p.code limit 1;
  if found then
    perform reject('allocations_paid_inside_the_eligible_period', relation, jsonb_build_object('pot', broken.pot,
      'voucher', broken.number, 'position', broken.position, 'paid_on', broken.paid_on, 'from', lower(broken.eligible_period), 'until', upper(broken.eligible_period)));
  end if;

  select p.code as pot, v.number, l.position, e.clause into broken
    from (select pot_id, budget_line_id, voucher_line_id from allocations
           where pot_id = any (pots) or voucher_line_id = any (lines)
           group by pot_id, budget_line_id, voucher_line_id having sum(eligible_cents) <> 0) a
    join funding_pots p on p.id = a.pot_id join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
    cross join lateral eligibility(a.pot_id, a.budget_line_id, a.voucher_line_id) e
   where e.is_enforced order by v.number, l.position, p.code limit 1;
  if found then
    perform reject('allocations_follow_the_eligibility_rules', relation, jsonb_build_object('pot', broken.pot,
      'voucher', broken.number, 'position', broken.position, 'clause', broken.clause));
  end if;
end $$;

ALTER FUNCTION public.check_funding_terms(pots bigint[], lines bigint[], relation text) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_pay() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  asked bigint[];
  broken record;
begin
  select coalesce(array_agg(distinct placement_id), '{}') into asked from changed where placement_id is not null;
  if asked = '{}' then
    return null;
  end if;
  perform from placements where id = any (asked) order by id for no key update;

  select v.number, c.position, p.code as placement, c.month into broken
    from changed c join placements p on p.id = c.placement_id join vouchers v on v.id = c.voucher_id
   where not p.period && daterange(c.month, (c.month + interval '1 month')::date)
   order by c.id limit 1;
  if found then
    perform reject('voucher_lines_pay_is_of_a_month_of_the_placement', 'voucher_lines', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'placement', broken.placement, 'month', broken.month));
  end if;

  select p.code as placement, c.month, sum(l.minutes) as minutes into broken
    from (select distinct placement_id, month, cost_kind_code from changed where minutes > 0) c
    join voucher_lines l on l.placement_id = c.placement_id and l.month = c.month and l.cost_kind_code = c.cost_kind_code
    join placements p on p.id = c.placement_id
   group by p.code, c.month, c.cost_kind_code
  having sum(l.minutes) > 1440 * (date (c.month + interval '1 month') - c.month)
   order by p.code, c.month limit 1;
  if found then
    perform reject('voucher_lines_minutes_fit_into_the_month', 'voucher_lines', jsonb_build_object('placement', broken.placement,
      'month', broken.month, 'minutes', broken.minutes));
  end if;
  return null;
end $$;

ALTER FUNCTION public.check_pay() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_photo_parts() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.check_photo_parts() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_placement_attendance() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.check_placement_attendance() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_placement_bases() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.check_placement_bases() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_role_grant() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare account accounts%rowtype;
begin
  select * into account from accounts where id = new.account_id for share;
  if (new.role = 'jobcenter') <> exists (select from organisations o where o.id = account.organisation_id and o.kind = 'jobcenter')
     or (new.role = 'participant') <> (account.participant_id is not null) then
    perform reject('role_grants_fit_the_account', 'role_grants', jsonb_build_object('account', account.user_name, 'role', new.role));
  end if;
  return new;
end $$;

ALTER FUNCTION public.check_role_grant() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_totals_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  pots bigint[] := '{}';
  lines bigint[] := '{}';
begin
  case tg_table_name
    when 'funding_pots' then select coalesce(array_agg(id), '{}') into pots from changed;
    when 'budget_lines' then
      select coalesce(array_agg(distinct c.pot_id), '{}') into pots from (select (to_jsonb(n) ->> 'pot_id')::bigint as pot_id from changed n) c;
    when 'eligibility_rules' then
      select coalesce(array_agg(distinct c.pot_id), '{}') into pots from (select (to_jsonb(n) ->> 'pot_id')::bigint as pot_id from changed n) c;
    when 'voucher_lines' then select coalesce(array_agg(id), '{}') into lines from changed;
    when 'vouchers' then select coalesce(array_agg(l.id), '{}') into lines from changed c join voucher_lines l on l.voucher_id = c.id;
  end case;
  -- The pots that pay for the lines are locked, too, or one could change its terms while a payment is held against the old ones.
  if lines <> '{}' then
    select coalesce(array_agg(distinct a.pot_id), '{}') into pots from allocations a where a.voucher_line_id = any (lines);
  end if;
  perform check_funding_sums(pots, lines);
  perform check_funding_terms(pots, lines, tg_table_name);
  return null;
end $$;

ALTER FUNCTION public.check_totals_changed() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_unit_existence_stays() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform from properties where id = new.property_id for no key update;
  if exists (select from unit_successions u join unit_changes c on c.id = u.change_id
              where (u.predecessor_id = new.id and upper(new.existence) is distinct from c.changed_on)
                 or (u.successor_id = new.id and lower(new.existence) is distinct from c.changed_on)) then
    perform reject('unit_successions_meet_on_the_day', 'units', jsonb_build_object('unit', new.code));
  end if;
  return null;
end $$;

ALTER FUNCTION public.check_unit_existence_stays() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_unit_succession() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.check_unit_succession() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_voucher_kind() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare broken record;
begin
  select v.number, l.position, v.kind, l.gross_cents into broken
    from vouchers v join voucher_lines l on l.voucher_id = v.id
   where v.id = case tg_table_name when 'vouchers' then (to_jsonb(new) ->> 'id')::bigint else (to_jsonb(new) ->> 'voucher_id')::bigint end
     and (tg_table_name = 'vouchers' or l.id = (to_jsonb(new) ->> 'id')::bigint)
     and case when v.kind = 'credit_note' then l.gross_cents > 0 when v.kind in ('invoice', 'receipt', 'fee') then l.gross_cents < 0 end
   order by l.position limit 1;
  if found then
    perform reject('voucher_lines_sign_is_that_of_the_kind', 'voucher_lines', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'kind', broken.kind, 'gross_cents', broken.gross_cents));
  end if;
  return null;
end $$;

ALTER FUNCTION public.check_voucher_kind() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_work_assignment() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.check_work_assignment() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.check_work_lines() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare broken record;
begin
  -- As unmet_gates says it, for many lines at once: first the gates of the packages, then whom they keep out on the day.
  insert into gate_breaches (work_line_id, entry_id, property_id, gate_code, reason, follow_up)
  select a.event_id, a.entry_id, a.property_id, g.code, a.breach_reason, a.follow_up
    from added a
    join (select w.id as package_id, g.code, g.valid, g.only_where_asbestos_presumed, g.instrument_code
            from work_packages w
            join stages s on s.id = w.stage_id
            join work_gates g on g.evidence = 'V-law'
             and (g.stage_code is null or g.stage_code = s.stage_code)
             and (g.work_kind_code is null
                  or exists (select from work_package_kinds k where k.work_package_id = w.id and k.work_kind_code = g.work_kind_code))
           where w.id in (select work_package_id from added)) g on g.package_id = a.work_package_id and g.valid @> a.day
   where (not g.only_where_asbestos_presumed or asbestos_presumed(a.property_id, a.day))
     and (g.instrument_code is null
          or exists (select from placements p join placement_bases b on b.placement_id = p.id
                      where p.participant_id = a.participant_id and p.kind = 'working' and p.period @> a.day
                        and (p.ended_on is null or p.ended_on >= a.day)
                        and b.instrument_code = g.instrument_code and b.period @> a.day))
     and not exists (
       select from certificates c join work_gate_certificates gc on gc.certificate_kind_code = c.certificate_kind_code
        where gc.gate_code = g.code and c.participant_id = a.participant_id and c.valid @> a.day);
  -- A day has 24 hours: participants are locked in key order so that two phones cannot both pass the sum.
  perform from participants where id in (select participant_id from added) order by id for no key update;
  -- Summed before anything else is joined: planned together with the limit, this once took minutes.
  with sums as materialized (
    select d.participant_id, d.day, sum(w.minutes) as minutes
      from (select distinct participant_id, day from added) d
      join work_lines w on w.participant_id = d.participant_id and w.day = d.day
      join diary_events e on e.id = w.event_id and e.retracted_by_id is null
     group by d.participant_id, d.day)
  select t.code, s.day, s.minutes into broken
    from sums s join participants t on t.id = s.participant_id where s.minutes > 1440 limit 1;
  if found then
    perform reject('work_lines_fit_a_day', 'work_lines',
      jsonb_build_object('participant', broken.code, 'on', broken.day, 'minutes', broken.minutes));
  end if;
  return null;
end $$;

ALTER FUNCTION public.check_work_lines() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.concerns_house(pot bigint, house bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return exists (select from pot_commitments c where c.pot_id = pot and c.property_id = house)
      or exists (select from eligibility_rules r where r.pot_id = pot and r.property_id = house and r.effect = 'eligible')
      or exists (select from voucher_lines l join allocations a on a.voucher_line_id = l.id
                  where l.property_id = house and a.pot_id = pot);
end $$;

ALTER FUNCTION public.concerns_house(pot bigint, house bigint) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.concerns_house(pot bigint, house bigint) IS 'Whether a pot holds something for a house, names it in a rule, or pays for it.';

CREATE FUNCTION public.constraint_violations() RETURNS TABLE(rule text, relation text, row_named text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'extensions', 'pg_temp'
    AS $$
declare
  item record;
  condition text;
  keys text[];
begin
  for item in
    select c.oid, c.conname, c.contype, c.conrelid, c.conrelid::regclass::text as relation, c.confrelid, c.conkey, c.confkey, c.conindid,
           c.conexclop, pg_get_expr(c.conbin, c.conrelid) as expression
      from pg_constraint c
     where c.connamespace = 'public'::regnamespace and c.contype in ('c', 'f', 'x') and c.conrelid <> 0
     order by c.conrelid::regclass::text, c.conname
  loop
    select coalesce(array_agg(a.attname::text), '{}') into keys from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = item.conrelid and i.indisprimary;
    case item.contype
      when 'c' then condition := format('not coalesce((%s), true)', item.expression);
      when 'f' then
        select format('%s and not exists (select from %s r where %s)', string_agg(format('t.%I is not null', a.attname), ' and '),
                      item.confrelid::regclass, string_agg(format('r.%I = t.%I', b.attname, a.attname), ' and '))
          into condition
          from unnest(item.conkey, item.confkey) as k(here, there)
          join pg_attribute a on a.attrelid = item.conrelid and a.attnum = k.here
          join pg_attribute b on b.attrelid = item.confrelid and b.attnum = k.there;
      else
        select format('exists (select from %s o where o.ctid <> t.ctid and %s %s)', item.relation,
                      string_agg(format('o.%I operator(%s.%s) t.%I', a.attname, n.nspname, p.oprname, a.attname), ' and '),
                      coalesce((select format('and (select %s from (select o.*) q) and (select %s from (select t.*) q)',
                                              pg_get_expr(i.indpred, i.indrelid), pg_get_expr(i.indpred, i.indrelid))
                                  from pg_index i where i.indexrelid = item.conindid and i.indpred is not null), ''))
          into condition
          from unnest(item.conkey, item.conexclop) as k(here, op)
          join pg_attribute a on a.attrelid = item.conrelid and a.attnum = k.here
          join pg_operator p on p.oid = k.op join pg_namespace n on n.oid = p.oprnamespace;
    end case;
    return query execute format('select %L::text, %L::text, row_name(to_jsonb(t), %L) from %s t where %s', item.conname, item.relation, keys,
      item.relation, condition);
  end loop;

  -- Unique indexes, those over expressions and parts of a table included; the primary key names the rows.
  for item in
    select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as relation, i.indrelid, pg_get_expr(i.indpred, i.indrelid) as part,
           (select string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ') from generate_series(1, i.indnkeyatts) n) as columns,
           (select string_agg(format('(%s) is not null', pg_get_indexdef(i.indexrelid, n, true)), ' and ') from generate_series(1, i.indnkeyatts) n) as present
      from pg_index i join pg_class c on c.oid = i.indrelid
     where i.indisunique and c.relnamespace = 'public'::regnamespace order by 1
  loop
    select coalesce(array_agg(a.attname::text), '{}') into keys from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = item.indrelid and i.indisprimary;
    return query execute format(
      'select %L::text, %L::text, row_name(to_jsonb(q) - ''row_count_'', %L) from (select t.*, count(*) over (partition by %s) as row_count_ from %s t where %s and %s) q where row_count_ > 1',
      item.name, item.relation, keys, item.columns, item.relation, item.present, coalesce(item.part, 'true'));
  end loop;

  for item in
    select a.attrelid, a.attrelid::regclass::text as relation, a.attname
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnotnull and a.attnum > 0 and not a.attisdropped order by 2, 3
  loop
    select coalesce(array_agg(a.attname::text), '{}') into keys from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = item.attrelid and i.indisprimary;
    return query execute format('select %L::text, %L::text, row_name(to_jsonb(t), %L) from %s t where t.%I is null',
      item.relation || '.' || item.attname || ' not null', item.relation, keys, item.relation, item.attname);
  end loop;

  for item in
    select a.attrelid::regclass::text as relation, a.attrelid, a.attname, k.conname,
           replace(pg_get_expr(k.conbin, 0), 'VALUE', format('t.%I', a.attname)) as expression
      from pg_constraint k
      join pg_attribute a on a.atttypid = k.contypid and not a.attisdropped
      join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
     where k.contypid <> 0 order by 1, 3
  loop
    select coalesce(array_agg(a.attname::text), '{}') into keys from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = item.attrelid and i.indisprimary;
    return query execute format('select %L::text, %L::text, row_name(to_jsonb(t), %L) from %s t where not coalesce(%s, true)',
      item.conname, item.relation, keys, item.relation, item.expression);
  end loop;

  -- A guard that is switched off proves nothing about tomorrow.
  return query
    select 'trigger_is_enabled'::text, g.tgrelid::regclass::text, g.tgname::text from pg_trigger g join pg_class c on c.oid = g.tgrelid
     where c.relnamespace = 'public'::regnamespace and g.tgenabled in ('D', 'R')
    union all
    select 'row_level_security_is_forced', c.oid::regclass::text, c.relname::text from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'viertelwerk_migrations'
       and not (c.relrowsecurity and c.relforcerowsecurity)
    union all
    select 'constraint_is_validated', k.conrelid::regclass::text, k.conname::text from pg_constraint k
     where k.connamespace = 'public'::regnamespace and not k.convalidated;
end $$;

ALTER FUNCTION public.constraint_violations() OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.constraint_violations() IS 'Rows that break a constraint of the catalog, and guards that are switched off; run as a role that sees every row.';

CREATE FUNCTION public.day_house(participant bigint, on_day date) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare houses constant bigint[] := acting_properties();
begin
  return coalesce(
    (select k.property_id from work_assignments a join work_packages k on k.id = a.work_package_id
      where a.participant_id = participant and a.period @> on_day
      order by k.property_id = any (houses) desc, lower(a.period) desc, a.id desc limit 1),
    (select w.property_id from current_work_lines w
      where w.participant_id = participant and w.day <= on_day and w.day > on_day - 28
      order by w.property_id = any (houses) desc, w.day desc, w.event_id desc limit 1));
end $$;

ALTER FUNCTION public.day_house(participant bigint, on_day date) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.disclose_absences(participants bigint[], first_day date, end_day date, purpose text) RETURNS TABLE(attendance_day_id bigint, participant_id bigint, day date, absence_kind_code text, certified_until date, note text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.disclose_absences(participants bigint[], first_day date, end_day date, purpose text) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.disclose_benefit_data(participants bigint[], purpose text) RETURNS TABLE(participant_id bigint, fact text, value text, valid daterange)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare allowed bigint[] := disclosed_participants('disclosure.benefit_data', participants, purpose, '{}');
begin
  return query
    select c.participant_id, 'customer_number', c.customer_number, c.valid from customer_numbers c where c.participant_id = any (allowed)
    union all
    select s.participant_id, 'spell', s.status, s.period from unemployment_spells s where s.participant_id = any (allowed)
    order by 1, 2, 4;
end $$;

ALTER FUNCTION public.disclose_benefit_data(participants bigint[], purpose text) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.disclose_copy(participant bigint) RETURNS TABLE(section text, entry jsonb)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
        or (c.relation = 'work_lines' and c.source_id in (select w.event_id::text from work_lines w where w.participant_id = whose))
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

ALTER FUNCTION public.disclose_copy(participant bigint) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.disclose_persons(participants bigint[], purpose text) RETURNS TABLE(participant_id bigint, family_name text, given_name text, born_on date, gender text, street text, postal_code text, city text, phone text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.disclose_persons(participants bigint[], purpose text) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.disclosed_participants(operation text, wanted bigint[], purpose text, details jsonb) RETURNS bigint[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;

ALTER FUNCTION public.disclosed_participants(operation text, wanted bigint[], purpose text, details jsonb) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.easter_sunday(year integer) RETURNS date
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  a constant integer := year % 19;
  b constant integer := year / 100;
  c constant integer := year % 100;
  h constant integer := (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  l constant integer := (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  n constant integer := h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
begin
  return make_date(year, n / 31, n % 31 + 1);
end $$;

ALTER FUNCTION public.easter_sunday(year integer) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.eligibility(pot bigint, budget_line bigint, line bigint) RETURNS TABLE(is_eligible boolean, clause text, is_enforced boolean)
    LANGUAGE sql STABLE
    AS $$
  select false, r.clause, r.evidence in ('V-law', 'V')
    from eligibility_rules r
   where r.pot_id = pot and r.effect = 'excluded' and eligibility_rule_matches(r, budget_line, line)
  union all
  select false, asked.clauses, asked.is_enforced
    from (select string_agg(distinct r.clause, '; ') as clauses, bool_or(r.evidence in ('V-law', 'V')) as is_enforced,
                 bool_or(eligibility_rule_matches(r, budget_line, line)) as is_matched
            from eligibility_rules r
           where r.pot_id = pot and r.effect = 'eligible' and (r.budget_line_id is null or r.budget_line_id = budget_line)) asked
   where not asked.is_matched
$$;

ALTER FUNCTION public.eligibility(pot bigint, budget_line bigint, line bigint) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.eligibility(pot bigint, budget_line bigint, line bigint) IS 'Reasons why a pot''s rules do not allow a voucher line; no row: it is eligible.';

CREATE TABLE public.eligibility_rules (
    id bigint NOT NULL,
    pot_id bigint NOT NULL,
    "position" smallint NOT NULL,
    budget_line_id bigint,
    effect text NOT NULL,
    property_id bigint,
    stage_code public.code,
    cost_group_prefix text,
    cost_kind_code public.code,
    clause text NOT NULL,
    valid daterange DEFAULT '(,)'::daterange NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT eligibility_rules_clause_is_not_empty CHECK ((btrim(clause) <> ''::text)),
    CONSTRAINT eligibility_rules_effect_is_known CHECK ((effect = ANY (ARRAY['eligible'::text, 'excluded'::text]))),
    CONSTRAINT eligibility_rules_prefix_is_digits CHECK ((cost_group_prefix ~ '^[1-8][0-9]{0,2}$'::text)),
    CONSTRAINT eligibility_rules_valid_is_not_empty CHECK ((NOT isempty(valid)))
);

ALTER TABLE ONLY public.eligibility_rules FORCE ROW LEVEL SECURITY;

ALTER TABLE public.eligibility_rules OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.eligibility_rules IS 'What a pot may pay for: null matches all. With eligible rules a voucher line must match one; an excluded one always wins. Rules with evidence below V only warn.';

CREATE FUNCTION public.eligibility_rule_matches(rule public.eligibility_rules, budget_line bigint, line bigint) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select coalesce((
    select (rule.budget_line_id is null or rule.budget_line_id = budget_line)
       and (rule.property_id is null or rule.property_id = l.property_id)
       and (rule.stage_code is null or rule.stage_code = s.stage_code)
       and (rule.cost_group_prefix is null or l.cost_group_code like rule.cost_group_prefix || '%')
       and (rule.cost_kind_code is null or rule.cost_kind_code = l.cost_kind_code)
       and rule.valid @> coalesce(l.paid_on, v.invoiced_on, l.month, current_date)
      from voucher_lines l join vouchers v on v.id = l.voucher_id left join stages s on s.id = l.stage_id
     where l.id = line), false)
$$;

ALTER FUNCTION public.eligibility_rule_matches(rule public.eligibility_rules, budget_line bigint, line bigint) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.employed_participants(codes text[], on_day date) RETURNS TABLE(code public.code, id bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select t.code, t.id from participants t where t.code = any (codes) and is_employed(t.id, on_day)
$$;

ALTER FUNCTION public.employed_participants(codes text[], on_day date) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.employed_participants(codes text[], on_day date) IS 'Participants by their code who are employed on a day, whoever asks.';

CREATE FUNCTION public.entrustable(kind text, wanted text) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select case kind
    when 'property' then (select id from properties where code = wanted)
    when 'participant' then (select id from participants where code = wanted)
    when 'jobcenter' then (select id from organisations o where o.code = wanted and o.kind = 'jobcenter')
  end
$$;

ALTER FUNCTION public.entrustable(kind text, wanted text) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.entrustable(kind text, wanted text) IS 'The key behind a code that stands in an account or an assignment.';

CREATE FUNCTION public.entrusted_houses() RETURNS TABLE(account_id bigint, property text, period daterange)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select s.account_id, p.code::text, s.period from property_assignments s join properties p on p.id = s.property_id
$$;

ALTER FUNCTION public.entrusted_houses() OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.entrusted_houses() IS 'Which houses are entrusted to whom, by their codes.';

CREATE FUNCTION public.expected_days(period_from date, period_until date, only_participants bigint[] DEFAULT NULL::bigint[]) RETURNS TABLE(placement_id bigint, participant_id bigint, day date, planned_minutes integer)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select p.id, p.participant_id, d::date, p.weekday_minutes[extract(isodow from d)::int]::integer
    from placements p
    cross join lateral generate_series(
      greatest(lower(p.period), period_from)::timestamp, least(upper(p.period), period_until)::timestamp - interval '1 day', '1 day') d
   where p.kind = 'working' and p.period && daterange(period_from, period_until)
     and (only_participants is null or p.participant_id in (select unnest(only_participants)))
     and p.weekday_minutes[extract(isodow from d)::int] > 0
     and d::date not in (select h.day from holidays(extract(year from period_from)::int, extract(year from period_until)::int) h);
end $$;

ALTER FUNCTION public.expected_days(period_from date, period_until date, only_participants bigint[]) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.expected_days(period_from date, period_until date, only_participants bigint[]) IS 'Expected working days of working placements in [period_from, period_until); only_participants null: of everybody.';

CREATE FUNCTION public.flag_late_lines() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  last_day date := (select max(coalesce((r.parameters ->> 'as_of')::date, 'infinity')) from released_reports r);
  late uuid[] := (select array_agg(a.event_id) from added a where a.day <= last_day);
begin
  if late is not null then
    perform flag_reported_lines(late, null, false);
  end if;
  return null;
end $$;

ALTER FUNCTION public.flag_late_lines() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.flag_reported_lines(lines uuid[], why text, is_taken_back boolean) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  events uuid[];
  reports bigint[];
begin
  -- Two lists of one length: which line, which report.
  select array_agg(t.event_id), array_agg(t.report_id) into events, reports from touched_reports(lines) t;
  if events is null then
    return;
  end if;
  with flagged as (
    insert into corrections (relation, source_id, reason, before, after)
    select case e.kind when 'work_line' then 'work_lines' when 'progress' then 'progress_reports' else 'firm_presences' end, e.id::text,
           coalesce(why, v.reason, 'Nachträglich ins Bautagebuch eingetragen.'),
           case when is_taken_back then f.facts else '{}' end, case when not is_taken_back then f.facts end
      from diary_events e
      join diary_versions v on v.entry_id = e.entry_id and v.version = e.version
      cross join lateral (
        select jsonb_build_object('property_id', w.property_id, 'day', w.day, 'participant_id', w.participant_id, 'minutes', w.minutes) as facts
          from work_lines w where w.event_id = e.id
        union all
        select jsonb_build_object('property_id', p.property_id, 'day', p.day, 'firm_id', p.firm_id, 'minutes', p.minutes)
          from firm_presences p where p.event_id = e.id
        union all
        select jsonb_build_object('property_id', r.property_id, 'day', r.day, 'work_package_id', r.work_package_id, 'done', r.done)
          from progress_reports r where r.event_id = e.id) f
     where e.id = any (events)
    returning id, source_id)
  insert into correction_reports (correction_id, report_id)
  select f.id, t.report_id from flagged f join unnest(events, reports) as t (event_id, report_id) on t.event_id = f.source_id::uuid;
end $$;

ALTER FUNCTION public.flag_reported_lines(lines uuid[], why text, is_taken_back boolean) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.flag_retracted_line() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from released_reports) then
    perform flag_reported_lines(array[new.retracted_id], new.reason, true);
  end if;
  return null;
end $$;

ALTER FUNCTION public.flag_retracted_line() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.folded(original text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN translate(replace(NORMALIZE(lower(original), NFD), 'ß'::text, 'ss'::text), 'ıłøđ̧̨̛̣̦̀́̂̃̄̆̇̈̉̊̋̌'::text, 'ilod'::text);

ALTER FUNCTION public.folded(original text) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.folded(original text) IS 'A text as people look it up and sort by it: ä as a, ß as ss, without regard to capitals and accents.';

CREATE FUNCTION public.forget_credentials(account bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  delete from credentials where account_id = account;
  delete from second_factors where account_id = account;
  delete from recovery_codes where account_id = account;
  delete from one_time_links where account_id = account;
  delete from sessions where account_id = account;
  delete from api_tokens where account_id = account;
end $$;

ALTER FUNCTION public.forget_credentials(account bigint) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.forget_unplanned_people() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  delete from house_participants h
   using (select distinct k.property_id, g.participant_id from gone g join work_packages k on k.id = g.work_package_id) o
   where h.property_id = o.property_id and h.participant_id = o.participant_id
     and not exists (select from work_lines w where w.property_id = h.property_id and w.participant_id = h.participant_id)
     and not exists (select from diary_presences p where p.property_id = h.property_id and p.participant_id = h.participant_id)
     and not exists (select from work_assignments a join work_packages k on k.id = a.work_package_id
                      where k.property_id = h.property_id and a.participant_id = h.participant_id);
  return null;
end $$;

ALTER FUNCTION public.forget_unplanned_people() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.gated_funding(participant bigint, during daterange) RETURNS TABLE(instrument_code public.code, valid daterange)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  if current_setting('role') = 'viertelwerk_site_manager' and not is_on_own_houses(participant) then
    return;
  end if;
  return query
    select b.instrument_code, p.period * b.period * daterange(null, p.ended_on, '[]') * during
      from placements p join placement_bases b on b.placement_id = p.id
     where p.participant_id = participant and p.kind = 'working' and p.period && during and b.period && during
       and b.instrument_code in (select g.instrument_code from work_gates g);
end $$;

ALTER FUNCTION public.gated_funding(participant bigint, during daterange) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.gated_funding(participant bigint, during daterange) IS 'When an instrument funds a participant of which a work gate speaks.';

CREATE FUNCTION public.guard_audit_payload() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if tg_op = 'UPDATE' and is_erasing() and old.erasure_id is null and new.erasure_id is not null and new.hash = old.hash then
    return new;
  end if;
  perform reject('audit_payloads_are_append_only', tg_table_name, '{}');
  return null;
end $$;

ALTER FUNCTION public.guard_audit_payload() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_correction() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if tg_op = 'UPDATE' and is_erasing() and to_jsonb(new) - array['before', 'after'] = to_jsonb(old) - array['before', 'after']
     and old.before @> new.before and (new.after is null or old.after @> new.after) then
    return new;
  end if;
  perform reject('corrections_are_append_only', tg_table_name, '{}');
  return null;
end $$;

ALTER FUNCTION public.guard_correction() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_defect() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.guard_defect() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_diary_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if tg_op = 'UPDATE' and old.retracted_by_id is null and new.retracted_by_id is not null
     and to_jsonb(new) - 'retracted_by_id' = to_jsonb(old) - 'retracted_by_id'
     and exists (select from diary_events r where r.id = new.retracted_by_id and r.kind = 'retraction' and r.entry_id = old.entry_id) then
    return new;
  end if;
  perform reject('diary_events_are_append_only', tg_table_name, jsonb_build_object('event', old.id));
  return null;
end $$;

ALTER FUNCTION public.guard_diary_event() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_diary_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  entry record;
  last diary_versions%rowtype;
begin
  select p.code as property, e.day into entry from diary_entries e join properties p on p.id = e.property_id
   where e.id = new.entry_id for no key update of e;
  if tg_op = 'UPDATE' then
    if old.signed_at is not null or new.version <> old.version or new.reason is distinct from old.reason
       or new.opened_at <> old.opened_at or new.opened_by <> old.opened_by then
      perform reject('diary_versions_stay_as_signed', 'diary_versions',
        jsonb_build_object('property', entry.property, 'on', entry.day, 'version', old.version));
    end if;
    return new;
  end if;
  select * into last from diary_versions where entry_id = new.entry_id order by version desc limit 1;
  if new.version <> coalesce(last.version, 0) + 1 or (last.version is not null and last.signed_at is null) then
    perform reject('diary_versions_follow_a_signed_one', 'diary_versions',
      jsonb_build_object('property', entry.property, 'on', entry.day, 'version', new.version));
  end if;
  return new;
end $$;

ALTER FUNCTION public.guard_diary_version() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_erasure() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if tg_op = 'UPDATE' and old.is_running and to_jsonb(new) - array['counts', 'is_running'] = to_jsonb(old) - array['counts', 'is_running'] then
    return new;
  end if;
  perform reject('erasures_are_append_only', tg_table_name, '{}');
  return null;
end $$;

ALTER FUNCTION public.guard_erasure() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_office_note() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if tg_op = 'UPDATE' and old.done_at is null and new.done_at is not null
     and to_jsonb(new) - 'done_by' - 'done_at' = to_jsonb(old) - 'done_by' - 'done_at' then
    return new;
  end if;
  perform reject('office_notes_are_append_only', 'office_notes', jsonb_build_object('number', old.id));
  return null;
end $$;

ALTER FUNCTION public.guard_office_note() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_paid_money() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare facts jsonb;
begin
  if tg_table_name = 'voucher_lines' then
    if old.paid_on is not null
       and row(old.voucher_id, old.position, old.property_id, old.net_cents, old.vat_cents, old.gross_cents, old.discount_cents,
               old.has_input_tax_deduction, old.paid_on, old.placement_id, old.month, old.minutes)
           is distinct from
           row(new.voucher_id, new.position, new.property_id, new.net_cents, new.vat_cents, new.gross_cents, new.discount_cents,
               new.has_input_tax_deduction, new.paid_on, new.placement_id, new.month, new.minutes) then
      select jsonb_build_object('voucher', v.number, 'position', old.position) into facts from vouchers v where v.id = old.voucher_id;
    end if;
  -- What was left open may still be filled in.
  elsif (row(old.number, old.kind) is distinct from row(new.number, new.kind)
         or old.payee_id <> new.payee_id or old.invoice_number <> new.invoice_number or old.invoiced_on <> new.invoiced_on
         or num_nulls(new.payee_id, new.invoice_number, new.invoiced_on) > num_nulls(old.payee_id, old.invoice_number, old.invoiced_on))
        and exists (select from voucher_lines l where l.voucher_id = old.id and l.paid_on is not null) then
    facts := jsonb_build_object('voucher', old.number);
  end if;
  if facts is not null then
    perform reject('paid_money_is_never_edited', tg_table_name, facts);
  end if;
  return new;
end $$;

ALTER FUNCTION public.guard_paid_money() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_photo() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.guard_photo() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_photo_part_removal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from photos where hash = old.hash and received_at is not null) then
    perform reject('photos_stay_as_received', 'photo_parts', '{}');
  end if;
  return old;
end $$;

ALTER FUNCTION public.guard_photo_part_removal() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_released_days() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  why text := nullif(btrim(coalesce(current_setting('viertelwerk.correction_reason', true), '')), '');
  reports bigint[];
  days bigint[];
begin
  -- Two lists of one length: which report, which day.
  select array_agg(r.id order by r.id, a.id), array_agg(a.id order by r.id, a.id) into reports, days
    from released_reports r
    join report_sources s on s.report_id = r.id and s.relation = 'placements'
    join added a on a.placement_id = s.source_id::bigint
     and a.day >= (r.parameters ->> 'month' || '-01')::date and a.day < (r.parameters ->> 'month' || '-01')::date + interval '1 month'
   where r.kind = 'participants';
  if reports is null then
    return null;
  end if;
  if why is null then
    perform reject('released_sources_change_with_a_reason', 'attendance_days', jsonb_build_object('reports',
      (select array_agg(distinct r.number::text) from released_reports r where r.id = any (reports))));
  end if;
  with corrected as (
    insert into corrections (relation, source_id, reason, before, after)
    select 'attendance_days', a.id::text, why, '{}'::jsonb, to_jsonb(a) from added a where a.id = any (days)
    returning id, source_id)
  insert into correction_reports (correction_id, report_id)
  select c.id, t.report_id from corrected c join unnest(reports, days) as t (report_id, day_id) on t.day_id::text = c.source_id
   where not exists (select from released_reports n where n.replaces_id = t.report_id);
  return null;
end $$;

ALTER FUNCTION public.guard_released_days() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_released_report() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if tg_op = 'UPDATE' and is_erasing() and to_jsonb(new) - 'figures' = to_jsonb(old) - 'figures' and new.figures ? 'erased' then
    return new;
  end if;
  perform reject('released_reports_are_immutable', tg_table_name, '{}');
  return null;
end $$;

ALTER FUNCTION public.guard_released_report() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_released_source() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.guard_released_source() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.guard_stage() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.guard_stage() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.has_personal_data(participant bigint) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.has_personal_data(participant bigint) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.holidays(first_year integer, last_year integer) RETURNS TABLE(day date, code text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  select case when r.easter_offset_days is null then make_date(y, r.month, r.day)
              else e.sunday + r.easter_offset_days end,
         r.code::text
    from generate_series(first_year, last_year) as y
    cross join lateral (select easter_sunday(y) as sunday offset 0) e
    join holiday_rules r on y >= r.first_year and (r.last_year is null or y <= r.last_year);
end $$;

ALTER FUNCTION public.holidays(first_year integer, last_year integer) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.holidays(first_year integer, last_year integer) IS 'Public holidays of the years given, from holiday_rules.';

CREATE FUNCTION public.is_employed(participant bigint, on_day date) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return exists (select from placements p where p.participant_id = participant and p.period @> on_day
                    and (p.ended_on is null or p.ended_on >= on_day));
end $$;

ALTER FUNCTION public.is_employed(participant bigint, on_day date) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.is_employed(participant bigint, on_day date) IS 'Whether a participant is employed on a day.';

CREATE FUNCTION public.is_erasing() RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (select from erasures where is_running)
$$;

ALTER FUNCTION public.is_erasing() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.is_on_own_houses(participant bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return exists (select from house_participants where participant_id = participant and property_id = any (acting_properties()));
end $$;

ALTER FUNCTION public.is_on_own_houses(participant bigint) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.keep_named_house_pots() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform settle_house_pots(array[old.property_id, new.property_id], array[old.pot_id, new.pot_id]);
  return null;
end $$;

ALTER FUNCTION public.keep_named_house_pots() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.kept_participants(only_participant bigint DEFAULT NULL::bigint) RETURNS TABLE(participant_id bigint, kept_until date, kept_by public.code)
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.kept_participants(only_participant bigint) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.kept_participants(only_participant bigint) IS 'Until when another law keeps a participant''s data, and which; without a row nothing does.';

CREATE FUNCTION public.lock_placement(placement bigint) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select from placements where id = placement for no key update
$$;

ALTER FUNCTION public.lock_placement(placement bigint) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.lock_property(property bigint) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select from properties where id = property for no key update
$$;

ALTER FUNCTION public.lock_property(property bigint) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.move_house_pots() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform settle_house_pots(array_agg(h.house), array_agg(a.pot_id))
     from (select distinct pot_id from allocations where voucher_line_id = new.id) a
    cross join (values (old.property_id), (new.property_id)) h (house);
  return null;
end $$;

ALTER FUNCTION public.move_house_pots() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.not_at_work(codes text[], on_day date) RETURNS SETOF public.code
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select t.code from participants t
   where t.code = any (codes)
     and not exists (select from placements p where p.participant_id = t.id and p.kind = 'working' and p.period @> on_day)
   order by t.code
$$;

ALTER FUNCTION public.not_at_work(codes text[], on_day date) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.not_at_work(codes text[], on_day date) IS 'Which of these participants have no working placement on a day.';

CREATE FUNCTION public.note_paying_house_pots() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into house_pots (property_id, pot_id)
  select distinct l.property_id, a.pot_id from added a join voucher_lines l on l.id = a.voucher_line_id
   where l.property_id is not null
   order by 1, 2
  on conflict do nothing;
  return null;
end $$;

ALTER FUNCTION public.note_paying_house_pots() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.note_people_of_lines() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into house_participants (property_id, participant_id)
  select distinct a.property_id, a.participant_id from added a
   where not exists (select from house_participants h where h.property_id = a.property_id and h.participant_id = a.participant_id)
   order by 1, 2
  on conflict do nothing;
  return null;
end $$;

ALTER FUNCTION public.note_people_of_lines() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.note_planned_people() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into house_participants (property_id, participant_id)
  select distinct k.property_id, a.participant_id from added a join work_packages k on k.id = a.work_package_id
   order by 1, 2
  on conflict do nothing;
  return null;
end $$;

ALTER FUNCTION public.note_planned_people() OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.paid_absence_minutes(participant bigint, first_day date, end_day date) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select coalesce(sum(e.planned_minutes), 0)
    from expected_days(first_day, end_day, array[participant]) e
    join attendance_days d on d.participant_id = e.participant_id and d.day = e.day and not d.is_present
    join absences a on a.attendance_day_id = d.id
    join absence_kinds k on k.code = a.absence_kind_code and k.is_paid
$$;

ALTER FUNCTION public.paid_absence_minutes(participant bigint, first_day date, end_day date) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.placements_not_entrusted(jobcenter bigint, period daterange) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select count(*) from placements p
   where acting_role() = 'coach' and p.jobcenter_id = jobcenter and p.participant_id <> all (acting_participants())
     and (p.period && placements_not_entrusted.period
          or exists (select from outcomes o
                      where o.participant_id = p.participant_id and o.happened_on <@ placements_not_entrusted.period
                        and o.happened_on >= lower(p.period) and o.happened_on < upper(p.period) + interval '6 months'))
$$;

ALTER FUNCTION public.placements_not_entrusted(jobcenter bigint, period daterange) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.placements_not_entrusted(jobcenter bigint, period daterange) IS 'How many placements a coach''s report on a Jobcenter would silently leave out; a report that is not whole is not released.';

CREATE FUNCTION public.presences_elsewhere(lines uuid[]) RETURNS TABLE(code public.code)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare houses constant bigint[] := acting_properties();
begin
  return query
    select distinct t.code
      from diary_presences p
      join current_presences o on o.participant_id = p.participant_id and o.day = p.day and o.property_id <> p.property_id
       and o.start_minutes < p.end_minutes and o.end_minutes > p.start_minutes
      join participants t on t.id = p.participant_id
     where p.event_id = any (lines) and (acting_role() <> 'site_manager' or p.property_id = any (houses));
end $$;

ALTER FUNCTION public.presences_elsewhere(lines uuid[]) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.presences_elsewhere(lines uuid[]) IS 'Codes of participants whom these lines say to be in two places at once.';

CREATE FUNCTION public.record_absence(day_id bigint, kind text, certified date, remark text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.record_absence(day_id bigint, kind text, certified date, remark text) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.record_customer_number(participant bigint, new_number text, first_day date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.record_customer_number(participant bigint, new_number text, first_day date) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.refresh_statistics(relation name) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  execute format('analyze public.%I', relation);
end $$;

ALTER FUNCTION public.refresh_statistics(relation name) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.refresh_statistics(relation name) IS 'Analyzes a table inside the transaction of a batch that has just filled it.';

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform reject(tg_argv[0], tg_table_name, '{}');
  return null;
end $$;

ALTER FUNCTION public.refuse_change() OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.refuse_change() IS 'Trigger of append-only tables; its argument is the name of the rule.';

CREATE FUNCTION public.refuse_role() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  raise exception using errcode = '42501', message = 'permission denied for the acting role';
end $$;

ALTER FUNCTION public.refuse_role() OWNER TO viertelwerk_owner;

CREATE FUNCTION public.reject(rule text, relation text, facts jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  raise exception using errcode = '23514', constraint = rule, table = relation,
    message = 'rule violated: ' || rule, detail = facts::text;
end $$;

ALTER FUNCTION public.reject(rule text, relation text, facts jsonb) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.remove_imported(batch bigint, relation text, row_ids tid[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;

ALTER FUNCTION public.remove_imported(batch bigint, relation text, row_ids tid[]) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.remove_imported(batch bigint, relation text, row_ids tid[]) IS 'Takes rows away while the batch that brought them is taken back (import undo).';

CREATE FUNCTION public.report_is_of(report bigint, wanted text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (select from released_reports r where r.id = report and r.kind = wanted)
$$;

ALTER FUNCTION public.report_is_of(report bigint, wanted text) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.restricted_reports() RETURNS bigint[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select coalesce(array_agg(subject_id), '{}') from restrictions where subject_kind = 'report' and period @> current_date
$$;

ALTER FUNCTION public.restricted_reports() OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.restricted_reports() IS 'Released reports that name somebody whose time is up; asked by a policy.';

CREATE FUNCTION public.retention_due(on_day date, only_kind text DEFAULT NULL::text, only_id bigint DEFAULT NULL::bigint) RETURNS TABLE(class_code public.code, subject_kind text, subject_id bigint, subject text, started_on date, due_on date, action text, kept_until date, kept_by public.code, is_enforced boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.retention_due(on_day date, only_kind text, only_id bigint) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.retention_due(on_day date, only_kind text, only_id bigint) IS 'What is due on a day, by class and subject (codes, never names), and whether it is deleted, erased or restricted because another law keeps it.';

CREATE FUNCTION public.retention_end(start_on date, months smallint, from_year_end boolean) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select ((case when from_year_end then make_date(extract(year from start_on)::int, 12, 31) else start_on end)
          + make_interval(months => months))::date
$$;

ALTER FUNCTION public.retention_end(start_on date, months smallint, from_year_end boolean) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.row_name(relation_row jsonb, key_columns text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select string_agg(e.key || '=' || coalesce(e.value #>> '{}', '–'), ' ' order by array_position(key_columns, e.key) nulls last, e.key)
    from jsonb_each(relation_row) e
   where e.key = any (key_columns) or e.key in ('code', 'number', 'position', 'day', 'version', 'reference', 'occurrence')
$$;

ALTER FUNCTION public.row_name(relation_row jsonb, key_columns text[]) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.seal_audit_events(block_size integer DEFAULT 1024, blocks_max integer DEFAULT 16) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.seal_audit_events(block_size integer, blocks_max integer) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.seal_audit_events(block_size integer, blocks_max integer) IS 'Seals in blocks what no running transaction can precede; the service does it every few seconds, viertelwerk audit seal by hand.';

CREATE FUNCTION public.secure_schema() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.settle_house_pots(houses bigint[], pots bigint[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform from funding_pots where id = any (pots) order by id for no key update;
  insert into house_pots (property_id, pot_id)
  select distinct t.house, t.pot from unnest(houses, pots) as t (house, pot) where concerns_house(t.pot, t.house)
   order by 1, 2
  on conflict do nothing;
  delete from house_pots h
   using unnest(houses, pots) as t (house, pot)
   where h.property_id = t.house and h.pot_id = t.pot and not concerns_house(t.pot, t.house);
end $$;

ALTER FUNCTION public.settle_house_pots(houses bigint[], pots bigint[]) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.settle_house_pots(houses bigint[], pots bigint[]) IS 'Brings what is kept of the first pot and house, the second and so on, in line with what there is.';

CREATE FUNCTION public.settle_scope() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare scope constant text := acting_role();
begin
  perform set_config('viertelwerk.houses', case when scope = 'site_manager' then entrusted_properties()::text else '' end, true),
          set_config('viertelwerk.people', case when scope in ('coach', 'participant') then entrusted_people()::text else '' end, true),
          set_config('viertelwerk.participant', case when scope = 'participant' then coalesce(own_participant()::text, '') else '' end, true),
          -- Follows from the people, and therefore comes after them.
          set_config('viertelwerk.work_houses', case when scope in ('coach', 'participant') then worked_houses()::text else '' end, true);
end $$;

ALTER FUNCTION public.settle_scope() OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.settle_scope() IS 'Puts what is entrusted to whoever acts into settings of the transaction, so that policies need not ask for it again.';

CREATE FUNCTION public.stage_progress(property bigint, on_day date) RETURNS TABLE(stage_id bigint, done integer, packages integer, planned_minutes bigint, planned_cost_cents bigint)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
  with rate as (
    select (select v.amount from legal_values v where v.code = 'verrechnungssatz' and v.valid @> on_day) as cents_per_hour),
  package as (
    select w.stage_id, w.planned_minutes, w.planned_cost_cents,
           case when s.accepted_on <= on_day then 10000 else coalesce(newest.done, 0) end as done,
           newest.done is not null or coalesce(s.accepted_on <= on_day, false) or not coalesce(s.started_on <= on_day, false) as is_known
      from work_packages w
      join stages s on s.id = w.stage_id
      left join lateral (
        select r.done from progress_reports r
          join diary_events e on e.id = r.event_id and e.retracted_by_id is null
         where r.property_id = w.property_id and r.work_package_id = w.id and r.day <= on_day
         order by r.day desc, r.event_id desc limit 1) newest on true
     where w.property_id = property),
  total as (
    select p.stage_id, sum(p.planned_minutes) as minutes, sum(p.planned_cost_cents) as cost, count(*) as packages,
           bool_or(p.is_known) as is_known
      from package p group by p.stage_id),
  weighed as (
    select p.stage_id, p.done,
           case when t.minutes = 0 and t.cost = 0 then 1
                when t.minutes = 0 then p.planned_cost_cents
                when t.cost = 0 then p.planned_minutes
                else p.planned_minutes * r.cents_per_hour / 60.0 + p.planned_cost_cents end as weight
      from package p join total t on t.stage_id = p.stage_id cross join rate r)
  select t.stage_id,
         case when t.is_known then
           (select round(sum(w.weight * w.done) / sum(w.weight))::integer from weighed w where w.stage_id = t.stage_id) end,
         t.packages::integer, t.minutes::bigint, t.cost::bigint
    from total t;
end $$;

ALTER FUNCTION public.stage_progress(property bigint, on_day date) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.stage_progress(property bigint, on_day date) IS 'Progress of a house''s stages on a day in basis points, weighed by plan; null where nothing was reported or there is no common measure.';

CREATE FUNCTION public.state_of_day(participant bigint, on_day date) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select concat_ws('.', d.xmin, a.xmin)
    from attendance_days d left join absences a on a.attendance_day_id = d.id
   where d.participant_id = participant and d.day = on_day
$$;

ALTER FUNCTION public.state_of_day(participant bigint, on_day date) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.state_of_day(participant bigint, on_day date) IS 'Differs once anything was written of a recorded day.';

CREATE FUNCTION public.state_of_person(participant bigint) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select concat_ws('.', (select n.xmin from participant_persons n where n.participant_id = participant),
                   (select string_agg(c.xmin::text, '.' order by c.valid) from customer_numbers c where c.participant_id = participant))
$$;

ALTER FUNCTION public.state_of_person(participant bigint) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.state_of_person(participant bigint) IS 'Differs once anything was written of who a participant is.';

CREATE FUNCTION public.take_in_participant(new_code text, invented boolean) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare key bigint;
begin
  insert into participants (code, is_invented) values (new_code, invented) returning id into key;
  if acting_role() = 'coach' then
    insert into participant_assignments (account_id, participant_id, period) values (acting_account(), key, daterange(current_date, null));
    perform set_config('viertelwerk.people', '', true);
  end if;
  return key;
end $$;

ALTER FUNCTION public.take_in_participant(new_code text, invented boolean) OWNER TO viertelwerk_invariant;

CREATE FUNCTION public.touched_reports(lines uuid[]) RETURNS TABLE(event_id uuid, report_id bigint)
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with line as materialized (
    select w.event_id, w.property_id, w.day, w.participant_id, 'work_lines' as relation from work_lines w where w.event_id = any (lines)
    union all
    select f.event_id, f.property_id, f.day, null, 'firm_presences' from firm_presences f where f.event_id = any (lines)
    union all
    select p.event_id, p.property_id, p.day, null, 'progress_reports' from progress_reports p where p.event_id = any (lines)),
  touched as (
    select l.event_id, s.report_id from line l join report_sources s on s.relation = l.relation and s.source_id = l.event_id::text
    union
    select l.event_id, r.id
      from line l
      join placements p on p.participant_id = l.participant_id and p.kind = 'working' and p.period @> l.day
      join report_sources s on s.relation = 'placements' and s.source_id = p.id::text
      join released_reports r on r.id = s.report_id
     where r.kind = 'participants' and r.parameters ->> 'month' = to_char(l.day, 'YYYY-MM')
       and l.day < coalesce((r.parameters ->> 'as_of')::date, 'infinity')
    union
    select l.event_id, r.id
      from line l
      join properties h on h.id = l.property_id
      join released_reports r on r.kind = 'property' and r.parameters ->> 'property' = h.code
     where l.day <= coalesce((r.parameters ->> 'as_of')::date, 'infinity')
    union
    select l.event_id, s.report_id
      from line l
      join placements p on p.participant_id = l.participant_id
      join voucher_lines v on v.placement_id = p.id and v.month = date_trunc('month', l.day)::date and v.minutes is not null
      join report_sources s on s.relation = 'voucher_lines' and s.source_id = v.id::text)
  select t.event_id, t.report_id from touched t
   where not exists (select from released_reports n where n.replaces_id = t.report_id)
$$;

ALTER FUNCTION public.touched_reports(lines uuid[]) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.unit_ancestry(unit bigint) RETURNS SETOF bigint
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with recursive line(id) as (
    select unit union select s.predecessor_id from unit_successions s join line on line.id = s.successor_id)
  select id from line
$$;

ALTER FUNCTION public.unit_ancestry(unit bigint) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.unknown_days(first_day date, end_day date) RETURNS TABLE(participant_id bigint, day date, planned_minutes integer, property_id bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
  houses constant bigint[] := acting_properties();
  last_end constant date := greatest(first_day, end_day);
  crew constant bigint[] := acting_crew(first_day, last_end);
  of_own_houses constant boolean := acting_role() = 'site_manager';
begin
  return query
    select a.participant_id, a.day, p.weekday_minutes[extract(isodow from a.day)::int]::integer, h.property_id
      from attendance(first_day, last_end, crew) a
      join placements p on p.id = a.placement_id
      cross join lateral (select day_house(a.participant_id, a.day) as property_id) h
     where a.is_expected and a.state = 'unknown' and (not of_own_houses or h.property_id = any (houses));
end $$;

ALTER FUNCTION public.unknown_days(first_day date, end_day date) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.unknown_days(first_day date, end_day date) IS 'Expected days of which nobody knows, of whom whoever acts is told of.';

CREATE FUNCTION public.unmet_gates(participant bigint, package bigint, period daterange) RETURNS TABLE(gate_code text, certificate_kind text, enforced boolean, recorded boolean, missing_from date)
    LANGUAGE sql STABLE
    AS $$
  select g.code, (select min(c.certificate_kind_code) from work_gate_certificates c where c.gate_code = g.code),
         g.evidence = 'V-law' and not g.only_warns, g.evidence = 'V-law', lower(needed.need)
    -- First which gates the package has: who funds somebody is asked for these alone.
    from (select g.*, w.property_id
            from work_packages w
            join stages s on s.id = w.stage_id
            join work_gates g on g.valid && period
             and (g.stage_code is null or g.stage_code = s.stage_code)
             and (g.work_kind_code is null
                  or exists (select from work_package_kinds k where k.work_package_id = w.id and k.work_kind_code = g.work_kind_code))
           where w.id = package
          offset 0) g
    cross join lateral (
      select g.valid * period as need where g.instrument_code is null
      union all
      select g.valid * f.valid from gated_funding(participant, g.valid * period) f
       where g.instrument_code is not null and f.instrument_code = g.instrument_code and not isempty(g.valid * f.valid)) needed
   where (not g.only_where_asbestos_presumed or asbestos_presumed(g.property_id, lower(needed.need)))
     and not coalesce((
       select range_agg(c.valid) @> needed.need
         from certificates c join work_gate_certificates gc on gc.certificate_kind_code = c.certificate_kind_code
        where gc.gate_code = g.code and c.participant_id = participant), false)
$$;

ALTER FUNCTION public.unmet_gates(participant bigint, package bigint, period daterange) OWNER TO viertelwerk_owner;

COMMENT ON FUNCTION public.unmet_gates(participant bigint, package bigint, period daterange) IS 'Work gates (RULES 2.8) that would be broken by this participant on this package in this period.';

CREATE FUNCTION public.unreported_absences(participant bigint) RETURNS SETOF bigint
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select d.id from attendance_days d
   where d.participant_id = participant and not d.is_present
     and not exists (select from report_sources s where s.relation = 'attendance_days' and s.source_id = d.id::text)
$$;

ALTER FUNCTION public.unreported_absences(participant bigint) OWNER TO viertelwerk_owner;

CREATE FUNCTION public.weekly_hours(monday date, before date) RETURNS TABLE(participant_id bigint, planned_minutes bigint, worked_minutes bigint, absent_days bigint, unknown_days bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
  end_day constant date := greatest(least(monday + 7, before), monday);
  crew constant bigint[] := acting_crew(monday, monday + 7);
begin
  return query
    select a.participant_id,
           coalesce(sum(p.weekday_minutes[extract(isodow from a.day)::int]) filter (where a.is_expected and a.state <> 'absent'), 0)::bigint,
           coalesce(sum(a.minutes) filter (where a.state = 'worked'), 0)::bigint,
           count(*) filter (where a.is_expected and a.state = 'absent'),
           count(*) filter (where a.is_expected and a.state = 'unknown')
      from attendance(monday, end_day, crew) a
      left join placements p on p.id = a.placement_id
     group by a.participant_id;
end $$;

ALTER FUNCTION public.weekly_hours(monday date, before date) OWNER TO viertelwerk_invariant;

COMMENT ON FUNCTION public.weekly_hours(monday date, before date) IS 'Planned and worked minutes of a week of whom whoever acts is told of; absent days are out of the plan.';

CREATE TABLE public.absence_kinds (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    is_excused boolean NOT NULL,
    is_health boolean NOT NULL,
    is_paid boolean NOT NULL,
    is_disclosed_to_jobcenter boolean NOT NULL,
    valid daterange DEFAULT '(,)'::daterange NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT absence_kinds_valid_is_not_empty CHECK ((NOT isempty(valid)))
);

ALTER TABLE ONLY public.absence_kinds FORCE ROW LEVEL SECURITY;

ALTER TABLE public.absence_kinds OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.absence_kinds IS 'Why an expected day was not worked; is_disclosed_to_jobcenter: the reason may be named to it (§61(2) SGB II).';

CREATE TABLE public.absences (
    attendance_day_id bigint NOT NULL,
    absence_kind_code public.code NOT NULL,
    certified_until date,
    note text
);

ALTER TABLE ONLY public.absences FORCE ROW LEVEL SECURITY;

ALTER TABLE public.absences OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.absences IS 'Why somebody was absent: apart from the day, because it may concern health (Art. 9 GDPR).';

CREATE TABLE public.accounts (
    id bigint NOT NULL,
    user_name text NOT NULL,
    display_name text NOT NULL,
    organisation_id bigint,
    participant_id bigint,
    language text DEFAULT 'de'::text NOT NULL,
    is_invented boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    disabled_at timestamp with time zone,
    CONSTRAINT accounts_display_name_is_not_empty CHECK ((btrim(display_name) <> ''::text)),
    CONSTRAINT accounts_language_is_known CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
    CONSTRAINT accounts_of_one_kind CHECK (((organisation_id IS NULL) OR (participant_id IS NULL))),
    CONSTRAINT accounts_user_name_is_plain CHECK ((user_name ~ '^[a-z0-9][a-z0-9._-]{1,62}$'::text))
);

ALTER TABLE ONLY public.accounts FORCE ROW LEVEL SECURITY;

ALTER TABLE public.accounts OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.accounts IS 'Somebody who signs in. organisation_id: the Jobcenter of a case worker; participant_id: whose own record it opens. Never deleted, only disabled.';

ALTER TABLE public.accounts ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.accounts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.acquisitions (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    "position" smallint DEFAULT 1 NOT NULL,
    form text NOT NULL,
    acquired_on date,
    seller_id bigint,
    acquirer_id bigint,
    price_cents public.cents,
    term daterange,
    ground_rent_cents_per_year public.cents,
    index_clause text,
    reversion_clause text,
    source text,
    evidence public.evidence,
    note text,
    CONSTRAINT acquisitions_form_is_known CHECK ((form = ANY (ARRAY['purchase'::text, 'ground_lease'::text, 'pre_emption'::text, 'management'::text, 'gift'::text, 'unclear'::text]))),
    CONSTRAINT acquisitions_ground_lease_alone_has_a_term CHECK (((form = ANY (ARRAY['ground_lease'::text, 'unclear'::text])) OR ((term IS NULL) AND (ground_rent_cents_per_year IS NULL) AND (index_clause IS NULL) AND (reversion_clause IS NULL)))),
    CONSTRAINT acquisitions_ground_rent_is_not_negative CHECK (((ground_rent_cents_per_year)::bigint >= 0)),
    CONSTRAINT acquisitions_position_is_positive CHECK (("position" > 0)),
    CONSTRAINT acquisitions_price_is_not_negative CHECK (((price_cents)::bigint >= 0)),
    CONSTRAINT acquisitions_term_is_not_empty CHECK ((NOT isempty(term)))
);

ALTER TABLE ONLY public.acquisitions FORCE ROW LEVEL SECURITY;

ALTER TABLE public.acquisitions OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.acquisitions IS 'How a house changed hands: purchase, ground lease (ErbbauRG: term, rent, index, reversion), pre-emption, management.';

ALTER TABLE public.acquisitions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.acquisitions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.allocations (
    id bigint NOT NULL,
    voucher_line_id bigint NOT NULL,
    pot_id bigint NOT NULL,
    budget_line_id bigint NOT NULL,
    eligible_cents public.cents NOT NULL,
    cover_cents public.cents NOT NULL,
    share integer,
    reverses_id bigint,
    reason text,
    reference text,
    actor text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    allocated_on date DEFAULT CURRENT_DATE NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT allocations_cover_is_part_of_eligible CHECK (((((eligible_cents)::bigint >= 0) AND (((cover_cents)::bigint >= 0) AND ((cover_cents)::bigint <= (eligible_cents)::bigint))) OR (((eligible_cents)::bigint < 0) AND (((cover_cents)::bigint >= (eligible_cents)::bigint) AND ((cover_cents)::bigint <= 0))))),
    CONSTRAINT allocations_reason_is_not_empty CHECK ((btrim(reason) <> ''::text)),
    CONSTRAINT allocations_reversals_name_a_reason CHECK (((reverses_id IS NULL) OR (reason IS NOT NULL))),
    CONSTRAINT allocations_share_is_a_share CHECK (((share >= '-10000'::integer) AND (share <= 10000)))
);

ALTER TABLE ONLY public.allocations FORCE ROW LEVEL SECURITY;

ALTER TABLE public.allocations OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.allocations IS 'A voucher line in a pot''s plan: eligible_cents stand in its budget line, cover_cents of them it pays. Of a participant''s pay share says which part of each minute (basis points). Never edited: corrections are reversals.';

ALTER TABLE public.allocations ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.allocations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.api_answers (
    account_id bigint NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    location text,
    tag text,
    content text,
    stored_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.api_answers FORCE ROW LEVEL SECURITY;

ALTER TABLE public.api_answers OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.api_answers IS 'What was answered to programs that made something, kept for a day, so that a request that is sent twice does its work once.';

CREATE TABLE public.api_tokens (
    id bigint NOT NULL,
    token_hash bytea NOT NULL,
    account_id bigint NOT NULL,
    role text NOT NULL,
    scope text NOT NULL,
    label text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT api_tokens_end_within_a_year CHECK (((expires_at >= created_at) AND (expires_at <= (created_at + '366 days'::interval)))),
    CONSTRAINT api_tokens_hash_is_sha256 CHECK ((length(token_hash) = 32)),
    CONSTRAINT api_tokens_label_is_not_empty CHECK ((btrim(label) <> ''::text)),
    CONSTRAINT api_tokens_role_is_known CHECK ((role = ANY (ARRAY['site_manager'::text, 'coach'::text, 'jobcenter'::text, 'finance'::text, 'management'::text, 'auditor'::text, 'administrator'::text, 'participant'::text]))),
    CONSTRAINT api_tokens_scope_is_known CHECK ((scope = ANY (ARRAY['read'::text, 'write'::text])))
);

ALTER TABLE ONLY public.api_tokens FORCE ROW LEVEL SECURITY;

ALTER TABLE public.api_tokens OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.api_tokens IS 'What a program shows instead of a password: one account, one role of it, to read or also to write.';

ALTER TABLE public.api_tokens ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.api_tokens_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.attendance_days (
    id bigint NOT NULL,
    participant_id bigint NOT NULL,
    placement_id bigint NOT NULL,
    day date NOT NULL,
    is_present boolean NOT NULL,
    minutes integer NOT NULL,
    note text,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT attendance_days_absent_means_no_minutes CHECK ((is_present OR (minutes = 0))),
    CONSTRAINT attendance_days_minutes_fit_a_day CHECK (((minutes >= 0) AND (minutes <= 1440))),
    CONSTRAINT attendance_days_note_is_of_a_present_day CHECK ((is_present OR (note IS NULL)))
);

ALTER TABLE ONLY public.attendance_days FORCE ROW LEVEL SECURITY;

ALTER TABLE public.attendance_days OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.attendance_days IS 'What was recorded of a day beside the site diary: present (with minutes) or absent. A day with diary minutes needs no row here; an expected day with neither is unknown.';

ALTER TABLE public.attendance_days ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.attendance_days_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_blocks (
    number bigint NOT NULL,
    epoch integer NOT NULL,
    first_transaction bigint NOT NULL,
    first_event bigint NOT NULL,
    last_transaction bigint NOT NULL,
    last_event bigint NOT NULL,
    event_count integer NOT NULL,
    root bytea NOT NULL,
    previous_hash bytea,
    hash bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    CONSTRAINT audit_blocks_event_count_is_positive CHECK ((event_count > 0)),
    CONSTRAINT audit_blocks_follow_another CHECK (((previous_hash IS NULL) = (number = 1))),
    CONSTRAINT audit_blocks_hash_is_sha256 CHECK ((length(hash) = 32)),
    CONSTRAINT audit_blocks_number_is_positive CHECK ((number > 0)),
    CONSTRAINT audit_blocks_previous_hash_is_sha256 CHECK ((length(previous_hash) = 32)),
    CONSTRAINT audit_blocks_root_is_sha256 CHECK ((length(root) = 32))
);

ALTER TABLE ONLY public.audit_blocks FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_blocks OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.audit_blocks IS 'Events sealed together, in order of epoch, transaction and id: the root of a Merkle tree (RFC 6962) over them, and the hash of the block before.';

CREATE TABLE public.audit_epochs (
    number integer NOT NULL,
    system_identifier text NOT NULL,
    database_oid bigint NOT NULL,
    opened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_epochs_hash_is_sha256 CHECK ((length(hash) = 32)),
    CONSTRAINT audit_epochs_number_is_positive CHECK ((number > 0))
);

ALTER TABLE ONLY public.audit_epochs FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_epochs OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.audit_epochs IS 'Stretches of the audit trail in which transaction ids only grow. A restored or copied database begins a new one, because its ids may start lower.';

CREATE TABLE public.audit_events (
    id bigint NOT NULL,
    happened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    role text NOT NULL,
    operation text NOT NULL,
    subject text NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    request_id text,
    epoch integer DEFAULT public.audit_epoch() NOT NULL,
    transaction_id bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    payload_hash bytea
);

ALTER TABLE ONLY public.audit_events FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_events OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.audit_events IS 'Who did what and when; written in the transaction of the change. subject is kind and code (property:DO-BRU-051), facts never hold personal data.';

ALTER TABLE public.audit_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_payloads (
    hash bytea NOT NULL,
    salt bytea,
    content text,
    erasure_id bigint,
    CONSTRAINT audit_payloads_are_whole_or_erased CHECK ((num_nulls(salt, content) =
CASE
    WHEN (erasure_id IS NULL) THEN 0
    ELSE 2
END)),
    CONSTRAINT audit_payloads_content_is_an_object CHECK ((jsonb_typeof((content)::jsonb) = 'object'::text)),
    CONSTRAINT audit_payloads_content_is_not_long CHECK ((octet_length(content) <= 262144)),
    CONSTRAINT audit_payloads_fit_their_hash CHECK ((hash = sha256((salt || convert_to(content, 'UTF8'::name))))),
    CONSTRAINT audit_payloads_hash_is_sha256 CHECK ((length(hash) = 32)),
    CONSTRAINT audit_payloads_salt_is_long CHECK ((length(salt) >= 16))
);

ALTER TABLE ONLY public.audit_payloads FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_payloads OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.audit_payloads IS 'What a change was before and after, as JSON, under the salted hash that its event holds. Retention erases salt and content; the hash alone tells nothing.';

CREATE TABLE public.audit_seals (
    event_id bigint NOT NULL,
    block bigint NOT NULL,
    "position" integer NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_seals_hash_is_sha256 CHECK ((length(hash) = 32)),
    CONSTRAINT audit_seals_position_is_positive CHECK (("position" > 0))
);

ALTER TABLE ONLY public.audit_seals FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_seals OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.audit_seals IS 'The hash of a sealed event and its place in its block, so that a row that was changed later is found by name.';

CREATE TABLE public.budget_lines (
    id bigint NOT NULL,
    pot_id bigint NOT NULL,
    code public.code NOT NULL,
    name text NOT NULL,
    planned_cents public.cents NOT NULL,
    overrun_reason text,
    CONSTRAINT budget_lines_name_is_not_empty CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT budget_lines_overrun_reason_is_not_empty CHECK ((btrim(overrun_reason) <> ''::text)),
    CONSTRAINT budget_lines_planned_is_not_negative CHECK (((planned_cents)::bigint >= 0))
);

ALTER TABLE ONLY public.budget_lines FORCE ROW LEVEL SECURITY;

ALTER TABLE public.budget_lines OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.budget_lines IS 'A line of the plan: eligible expenditure, so the lines sum to grant plus own share plus other cover. overrun_reason: an official requirement that lifts the limit of this line.';

ALTER TABLE public.budget_lines ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.budget_lines_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.certificate_kinds (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    validity_months smallint,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT certificate_kinds_validity_is_positive CHECK ((validity_months > 0))
);

ALTER TABLE ONLY public.certificate_kinds FORCE ROW LEVEL SECURITY;

ALTER TABLE public.certificate_kinds OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.certificate_kinds IS 'Briefings, proofs of expertise and licences; validity_months null: does not expire.';

CREATE TABLE public.certificates (
    id bigint NOT NULL,
    participant_id bigint NOT NULL,
    certificate_kind_code public.code NOT NULL,
    valid daterange NOT NULL,
    number text,
    issuer text,
    source text,
    CONSTRAINT certificates_valid_has_a_start CHECK (((NOT isempty(valid)) AND (NOT lower_inf(valid))))
);

ALTER TABLE ONLY public.certificates FORCE ROW LEVEL SECURITY;

ALTER TABLE public.certificates OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.certificates IS 'Briefings, proofs of expertise and licences of a participant, each with its validity.';

ALTER TABLE public.certificates ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.certificates_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.correction_reports (
    correction_id bigint NOT NULL,
    report_id bigint NOT NULL
);

ALTER TABLE ONLY public.correction_reports FORCE ROW LEVEL SECURITY;

ALTER TABLE public.correction_reports OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.correction_reports IS 'Which released reports a correction of the site diary touches.';

CREATE TABLE public.corrections (
    id bigint NOT NULL,
    relation text NOT NULL,
    source_id text NOT NULL,
    reason text NOT NULL,
    before jsonb NOT NULL,
    after jsonb,
    actor text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    corrected_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT corrections_reason_is_not_empty CHECK ((btrim(reason) <> ''::text))
);

ALTER TABLE ONLY public.corrections FORCE ROW LEVEL SECURITY;

ALTER TABLE public.corrections OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.corrections IS 'A source changed after it had been released: why, and what it was before and after.';

ALTER TABLE public.corrections ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.corrections_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cost_groups (
    edition smallint NOT NULL,
    code text NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT cost_groups_code_is_three_digits CHECK ((code ~ '^[1-8][0-9]{2}$'::text))
);

ALTER TABLE ONLY public.cost_groups FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cost_groups OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.cost_groups IS 'Cost groups by DIN 276; the edition counts because numbers changed their meaning (370, 200, 800 in 2018).';

CREATE TABLE public.cost_kinds (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    is_personnel boolean NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL
);

ALTER TABLE ONLY public.cost_kinds FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cost_kinds OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.cost_kinds IS 'What money is spent on: firms, material, wages, allowances, fees, purchase.';

CREATE TABLE public.cost_statements (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    code public.code NOT NULL,
    amount_cents public.cents NOT NULL,
    scope text NOT NULL,
    is_rounded boolean NOT NULL,
    is_total boolean DEFAULT false NOT NULL,
    stated_on date,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    note text,
    CONSTRAINT cost_statements_amount_is_positive CHECK (((amount_cents)::bigint > 0)),
    CONSTRAINT cost_statements_scope_is_not_empty CHECK ((btrim(scope) <> ''::text)),
    CONSTRAINT cost_statements_source_is_not_empty CHECK ((btrim(source) <> ''::text))
);

ALTER TABLE ONLY public.cost_statements FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cost_statements OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.cost_statements IS 'A cost known only as a sum; never a voucher. is_total: the one that stands for the whole of the house''s cost.';

ALTER TABLE public.cost_statements ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.cost_statements_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.credentials (
    account_id bigint NOT NULL,
    hash bytea NOT NULL,
    salt bytea NOT NULL,
    n integer NOT NULL,
    r integer NOT NULL,
    p integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT credentials_cost_is_high_enough CHECK (((n >= 32768) AND ((n & (n - 1)) = 0) AND (r >= 8) AND (p >= 3))),
    CONSTRAINT credentials_hash_is_whole CHECK ((length(hash) = 32)),
    CONSTRAINT credentials_salt_is_long_enough CHECK ((length(salt) >= 16))
);

ALTER TABLE ONLY public.credentials FORCE ROW LEVEL SECURITY;

ALTER TABLE public.credentials OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.credentials IS 'The password of an account as its scrypt hash with the parameters it was made with; made anew at sign-in when they grow.';

CREATE TABLE public.diary_events (
    id uuid NOT NULL,
    entry_id bigint NOT NULL,
    version smallint NOT NULL,
    kind text NOT NULL,
    author text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    device_at timestamp with time zone DEFAULT now() NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    retracted_by_id uuid,
    property_id bigint NOT NULL,
    CONSTRAINT diary_events_kind_is_known CHECK ((kind = ANY (ARRAY['weather'::text, 'work_line'::text, 'firm_presence'::text, 'note'::text, 'progress'::text, 'retraction'::text, 'presence'::text, 'briefing'::text, 'photo'::text])))
);

ALTER TABLE ONLY public.diary_events FORCE ROW LEVEL SECURITY;

ALTER TABLE public.diary_events OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.diary_events IS 'Append-only: id is a UUIDv7 made on the device, device_at its clock, recorded_at the server''s. retracted_by_id is set once, by the retraction itself.';

CREATE TABLE public.diary_presences (
    event_id uuid NOT NULL,
    kind text DEFAULT 'presence'::text NOT NULL,
    entry_id bigint NOT NULL,
    property_id bigint NOT NULL,
    day date NOT NULL,
    participant_id bigint NOT NULL,
    is_present boolean NOT NULL,
    start_minutes smallint,
    end_minutes smallint,
    break_minutes smallint DEFAULT 0 NOT NULL,
    CONSTRAINT diary_presences_absent_has_no_time CHECK ((is_present OR ((start_minutes IS NULL) AND (break_minutes = 0)))),
    CONSTRAINT diary_presences_break_is_not_negative CHECK ((break_minutes >= 0)),
    CONSTRAINT diary_presences_end_after_start_and_break CHECK ((end_minutes > (start_minutes + break_minutes))),
    CONSTRAINT diary_presences_end_is_of_the_day CHECK (((end_minutes >= 1) AND (end_minutes <= 1440))),
    CONSTRAINT diary_presences_kind_is_presence CHECK ((kind = 'presence'::text)),
    CONSTRAINT diary_presences_start_is_of_the_day CHECK (((start_minutes >= 0) AND (start_minutes <= 1439))),
    CONSTRAINT diary_presences_times_come_together CHECK (((start_minutes IS NULL) = (end_minutes IS NULL)))
);

ALTER TABLE ONLY public.diary_presences FORCE ROW LEVEL SECURITY;

ALTER TABLE public.diary_presences OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.diary_presences IS 'Whether somebody was on the site, and from when to when (minutes after midnight); never why not. How long they worked is what the work lines say.';

CREATE VIEW public.current_presences WITH (security_invoker='true') AS
 SELECT p.event_id,
    p.entry_id,
    p.property_id,
    p.day,
    p.participant_id,
    p.is_present,
    p.start_minutes,
    p.end_minutes,
    p.break_minutes
   FROM public.diary_presences p
  WHERE (NOT (EXISTS ( SELECT
           FROM public.diary_events e
          WHERE ((e.id = p.event_id) AND (e.retracted_by_id IS NOT NULL)))));

ALTER TABLE public.current_presences OWNER TO viertelwerk_owner;

COMMENT ON VIEW public.current_presences IS 'Presences that were not taken back; two that differ wait for somebody to decide.';

CREATE TABLE public.work_lines (
    event_id uuid NOT NULL,
    kind text DEFAULT 'work_line'::text NOT NULL,
    entry_id bigint NOT NULL,
    property_id bigint NOT NULL,
    day date NOT NULL,
    participant_id bigint NOT NULL,
    work_package_id bigint NOT NULL,
    minutes integer NOT NULL,
    activity text,
    breach_reason text,
    follow_up text,
    CONSTRAINT work_lines_kind_is_work_line CHECK ((kind = 'work_line'::text)),
    CONSTRAINT work_lines_minutes_fit_a_day CHECK (((minutes >= 1) AND (minutes <= 1440)))
);

ALTER TABLE ONLY public.work_lines FORCE ROW LEVEL SECURITY;

ALTER TABLE public.work_lines OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.work_lines IS 'Who worked on what and how long: the one entry that progress, attendance, evidence and minutes per pot follow from.';

CREATE TABLE public.work_packages (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    stage_id bigint NOT NULL,
    unit_id bigint,
    code public.code NOT NULL,
    title text NOT NULL,
    trade_code public.code,
    cost_group_edition smallint,
    cost_group_code text,
    performer text NOT NULL,
    firm_id bigint,
    planned_minutes integer DEFAULT 0 NOT NULL,
    planned_cost_cents public.cents DEFAULT 0 NOT NULL,
    note text,
    CONSTRAINT work_packages_cost_group_is_whole CHECK (((cost_group_edition IS NULL) = (cost_group_code IS NULL))),
    CONSTRAINT work_packages_cost_is_not_negative CHECK (((planned_cost_cents)::bigint >= 0)),
    CONSTRAINT work_packages_minutes_are_not_negative CHECK ((planned_minutes >= 0)),
    CONSTRAINT work_packages_performer_is_known CHECK ((performer = ANY (ARRAY['participants'::text, 'firm'::text, 'both'::text]))),
    CONSTRAINT work_packages_title_is_not_empty CHECK ((btrim(title) <> ''::text))
);

ALTER TABLE ONLY public.work_packages FORCE ROW LEVEL SECURITY;

ALTER TABLE public.work_packages OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.work_packages IS 'A piece of a stage: trade, cost group, place, who does it, planned minutes (participants) and cost (firm).';

CREATE VIEW public.current_work_lines WITH (security_invoker='true') AS
 SELECT w.event_id,
    w.entry_id,
    w.property_id,
    w.day,
    w.participant_id,
    w.work_package_id,
    p.stage_id,
    p.unit_id,
    w.minutes,
    w.activity
   FROM (public.work_lines w
     JOIN public.work_packages p ON ((p.id = w.work_package_id)))
  WHERE (NOT (EXISTS ( SELECT
           FROM public.diary_events e
          WHERE ((e.id = w.event_id) AND (e.retracted_by_id IS NOT NULL)))));

ALTER TABLE public.current_work_lines OWNER TO viertelwerk_owner;

COMMENT ON VIEW public.current_work_lines IS 'Work lines that were not taken back.';

CREATE TABLE public.customer_numbers (
    participant_id bigint NOT NULL,
    customer_number text NOT NULL,
    valid daterange DEFAULT '(,)'::daterange NOT NULL,
    CONSTRAINT customer_numbers_is_not_empty CHECK ((btrim(customer_number) <> ''::text)),
    CONSTRAINT customer_numbers_valid_is_not_empty CHECK ((NOT isempty(valid)))
);

ALTER TABLE ONLY public.customer_numbers FORCE ROW LEVEL SECURITY;

ALTER TABLE public.customer_numbers OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.customer_numbers IS 'Numbers of the Agentur over time; a new one is issued after a long gap (§51a SGB II).';

CREATE TABLE public.defects (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    code public.code NOT NULL,
    unit_id bigint,
    room text,
    is_hazard boolean NOT NULL,
    severity text NOT NULL,
    description text NOT NULL,
    reported_on date NOT NULL,
    deadline_on date,
    state text DEFAULT 'reported'::text NOT NULL,
    closed_on date,
    closing_note text,
    trade_code public.code,
    responsible_id bigint,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT defects_closed_not_before_report CHECK ((closed_on >= reported_on)),
    CONSTRAINT defects_closed_with_a_day CHECK (((state = ANY (ARRAY['verified'::text, 'rejected'::text, 'price_reduced'::text])) = (closed_on IS NOT NULL))),
    CONSTRAINT defects_deadline_not_before_report CHECK ((deadline_on >= reported_on)),
    CONSTRAINT defects_description_is_not_empty CHECK ((btrim(description) <> ''::text)),
    CONSTRAINT defects_severity_is_known CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'acute'::text]))),
    CONSTRAINT defects_state_is_known CHECK ((state = ANY (ARRAY['reported'::text, 'deadline_set'::text, 'extended'::text, 'fixed'::text, 'verified'::text, 'rejected'::text, 'substitute'::text, 'price_reduced'::text])))
);

ALTER TABLE ONLY public.defects FORCE ROW LEVEL SECURITY;

ALTER TABLE public.defects OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.defects IS 'Defects, and hazards among them, by place, severity, deadline and state (RULES 4.4). opened_at: when it became known as open, so that a later find is no breach of an acceptance before it.';

ALTER TABLE public.defects ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.defects_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.diary_briefing_participants (
    event_id uuid NOT NULL,
    participant_id bigint NOT NULL
);

ALTER TABLE ONLY public.diary_briefing_participants FORCE ROW LEVEL SECURITY;

ALTER TABLE public.diary_briefing_participants OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.diary_briefing_participants IS 'Who confirmed that they were briefed and understood it.';

CREATE TABLE public.diary_briefings (
    event_id uuid NOT NULL,
    kind text DEFAULT 'briefing'::text NOT NULL,
    entry_id bigint NOT NULL,
    property_id bigint NOT NULL,
    day date NOT NULL,
    topic text NOT NULL,
    CONSTRAINT diary_briefings_kind_is_briefing CHECK ((kind = 'briefing'::text)),
    CONSTRAINT diary_briefings_topic_is_not_empty CHECK ((btrim(topic) <> ''::text))
);

ALTER TABLE ONLY public.diary_briefings FORCE ROW LEVEL SECURITY;

ALTER TABLE public.diary_briefings OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.diary_briefings IS 'What people were told about the dangers of the day (§ 12 ArbSchG); a certificate for a gate is recorded apart, by whoever may give it.';

CREATE TABLE public.diary_entries (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    day date NOT NULL
);

ALTER TABLE ONLY public.diary_entries FORCE ROW LEVEL SECURITY;

ALTER TABLE public.diary_entries OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.diary_entries IS 'The one entry of a property and day; its content is the events under it.';

ALTER TABLE public.diary_entries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.diary_entries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.diary_notes (
    event_id uuid NOT NULL,
    event_kind text DEFAULT 'note'::text NOT NULL,
    kind text NOT NULL,
    note text NOT NULL,
    quantity numeric(12,3),
    unit_of_measure text,
    work_package_id bigint,
    CONSTRAINT diary_notes_event_kind_is_note CHECK ((event_kind = 'note'::text)),
    CONSTRAINT diary_notes_kind_is_known CHECK ((kind = ANY (ARRAY['material'::text, 'equipment'::text, 'incident'::text, 'hindrance'::text, 'concern'::text, 'order'::text, 'inspection'::text, 'test'::text, 'visitor'::text, 'plan'::text, 'acceptance'::text, 'note'::text]))),
    CONSTRAINT diary_notes_note_is_not_empty CHECK ((btrim(note) <> ''::text)),
    CONSTRAINT diary_notes_quantity_is_positive CHECK ((quantity > (0)::numeric))
);

ALTER TABLE ONLY public.diary_notes FORCE ROW LEVEL SECURITY;

ALTER TABLE public.diary_notes OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.diary_notes IS 'Materials, equipment, incidents, hindrances and whatever else the diary of the day must hold.';

CREATE TABLE public.diary_photos (
    event_id uuid NOT NULL,
    kind text DEFAULT 'photo'::text NOT NULL,
    entry_id bigint NOT NULL,
    property_id bigint NOT NULL,
    day date NOT NULL,
    hash public.photo_hash NOT NULL,
    alternative_text text NOT NULL,
    unit_id bigint,
    place text,
    moment text,
    work_package_id bigint,
    taken_at timestamp with time zone,
    CONSTRAINT diary_photos_alternative_text_is_not_empty CHECK ((btrim(alternative_text) <> ''::text)),
    CONSTRAINT diary_photos_kind_is_photo CHECK ((kind = 'photo'::text)),
    CONSTRAINT diary_photos_moment_is_known CHECK ((moment = ANY (ARRAY['before'::text, 'after'::text]))),
    CONSTRAINT diary_photos_place_is_not_empty CHECK ((btrim(place) <> ''::text))
);

ALTER TABLE ONLY public.diary_photos FORCE ROW LEVEL SECURITY;

ALTER TABLE public.diary_photos OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.diary_photos IS 'A photo in the diary: what it shows, where (unit and room or façade), and whether it shows the place before or after the work.';

CREATE TABLE public.diary_retractions (
    event_id uuid NOT NULL,
    kind text DEFAULT 'retraction'::text NOT NULL,
    entry_id bigint NOT NULL,
    retracted_id uuid NOT NULL,
    reason text NOT NULL,
    CONSTRAINT diary_retractions_kind_is_retraction CHECK ((kind = 'retraction'::text)),
    CONSTRAINT diary_retractions_reason_is_not_empty CHECK ((btrim(reason) <> ''::text))
);

ALTER TABLE ONLY public.diary_retractions FORCE ROW LEVEL SECURITY;

ALTER TABLE public.diary_retractions OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.diary_retractions IS 'Takes back an earlier event of the same entry, with a reason; both stay visible.';

CREATE TABLE public.diary_versions (
    entry_id bigint NOT NULL,
    version smallint NOT NULL,
    reason text,
    opened_by text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    signed_by text,
    signed_at timestamp with time zone,
    property_id bigint NOT NULL,
    CONSTRAINT diary_versions_corrections_name_a_reason CHECK (((version = 1) OR (reason IS NOT NULL))),
    CONSTRAINT diary_versions_reason_is_not_empty CHECK ((btrim(reason) <> ''::text)),
    CONSTRAINT diary_versions_signed_whole CHECK (((signed_by IS NULL) = (signed_at IS NULL))),
    CONSTRAINT diary_versions_version_is_positive CHECK ((version > 0))
);

ALTER TABLE ONLY public.diary_versions FORCE ROW LEVEL SECURITY;

ALTER TABLE public.diary_versions OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.diary_versions IS 'Versions of an entry: a signed one is closed, the next one names its reason.';

CREATE TABLE public.diary_weather (
    event_id uuid NOT NULL,
    kind text DEFAULT 'weather'::text NOT NULL,
    temperature_min_c smallint,
    temperature_max_c smallint,
    sky text,
    precipitation text,
    note text,
    CONSTRAINT diary_weather_kind_is_weather CHECK ((kind = 'weather'::text)),
    CONSTRAINT diary_weather_max_is_plausible CHECK (((temperature_max_c >= '-40'::integer) AND (temperature_max_c <= 50))),
    CONSTRAINT diary_weather_min_is_plausible CHECK (((temperature_min_c >= '-40'::integer) AND (temperature_min_c <= 50))),
    CONSTRAINT diary_weather_min_not_above_max CHECK ((temperature_min_c <= temperature_max_c)),
    CONSTRAINT diary_weather_precipitation_is_known CHECK ((precipitation = ANY (ARRAY['none'::text, 'drizzle'::text, 'rain'::text, 'heavy_rain'::text, 'snow'::text, 'hail'::text]))),
    CONSTRAINT diary_weather_sky_is_known CHECK ((sky = ANY (ARRAY['clear'::text, 'cloudy'::text, 'overcast'::text, 'fog'::text])))
);

ALTER TABLE ONLY public.diary_weather FORCE ROW LEVEL SECURITY;

ALTER TABLE public.diary_weather OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.diary_weather IS 'Weather of the day; the newest event counts.';

CREATE TABLE public.districts (
    code public.code NOT NULL,
    name text NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL
);

ALTER TABLE ONLY public.districts FORCE ROW LEVEL SECURITY;

ALTER TABLE public.districts OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.districts IS 'Statistical districts of Dortmund.';

ALTER TABLE public.eligibility_rules ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.eligibility_rules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.erasures (
    id bigint NOT NULL,
    class_code public.code NOT NULL,
    subject_kind text NOT NULL,
    subject_id bigint NOT NULL,
    action text NOT NULL,
    due_on date NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    actor text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    counts jsonb DEFAULT '{}'::jsonb NOT NULL,
    is_running boolean DEFAULT true NOT NULL,
    CONSTRAINT erasures_action_is_known CHECK ((action = ANY (ARRAY['delete'::text, 'restrict'::text, 'erase'::text]))),
    CONSTRAINT erasures_subject_kind_is_known CHECK ((subject_kind = ANY (ARRAY['participant'::text, 'report'::text, 'account'::text, 'audit_month'::text, 'import_file'::text])))
);

ALTER TABLE ONLY public.erasures FORCE ROW LEVEL SECURITY;

ALTER TABLE public.erasures OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.erasures IS 'What was deleted, restricted or erased when its time was up: class, subject by key, how many rows of each table. is_running is true only inside the transaction that does it.';

ALTER TABLE public.erasures ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.erasures_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.firm_presences (
    event_id uuid NOT NULL,
    kind text DEFAULT 'firm_presence'::text NOT NULL,
    entry_id bigint NOT NULL,
    property_id bigint NOT NULL,
    day date NOT NULL,
    firm_id bigint NOT NULL,
    work_package_id bigint,
    headcount smallint NOT NULL,
    qualification text,
    minutes integer NOT NULL,
    activity text,
    CONSTRAINT firm_presences_headcount_is_positive CHECK ((headcount > 0)),
    CONSTRAINT firm_presences_kind_is_firm_presence CHECK ((kind = 'firm_presence'::text)),
    CONSTRAINT firm_presences_minutes_are_positive CHECK ((minutes > 0))
);

ALTER TABLE ONLY public.firm_presences FORCE ROW LEVEL SECURITY;

ALTER TABLE public.firm_presences OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.firm_presences IS 'A trade firm on the site: head count by qualification, minutes of all its people together.';

CREATE TABLE public.funding_pots (
    id bigint NOT NULL,
    code public.code NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    funder_id bigint,
    programme text,
    finance_type text,
    grant_number text,
    granted_on date,
    rule_version text,
    rate public.basis_points,
    granted_cents public.cents,
    own_share_cents public.cents DEFAULT 0 NOT NULL,
    other_cover_cents public.cents DEFAULT 0 NOT NULL,
    eligible_period daterange,
    refuses_outside_period boolean DEFAULT false NOT NULL,
    line_overrun public.basis_points,
    spend_within_days smallint,
    binding_until date,
    binding_rule text,
    retention_until date,
    is_invented boolean DEFAULT false NOT NULL,
    source text,
    evidence public.evidence,
    note text,
    CONSTRAINT funding_pots_eligible_period_is_not_empty CHECK ((NOT isempty(eligible_period))),
    CONSTRAINT funding_pots_finance_type_is_known CHECK ((finance_type = ANY (ARRAY['share'::text, 'shortfall'::text, 'fixed'::text, 'full'::text]))),
    CONSTRAINT funding_pots_granted_is_not_negative CHECK (((granted_cents)::bigint >= 0)),
    CONSTRAINT funding_pots_kind_is_known CHECK ((kind = ANY (ARRAY['grant'::text, 'loan'::text, 'own_funds'::text, 'donation'::text]))),
    CONSTRAINT funding_pots_name_is_not_empty CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT funding_pots_other_cover_is_not_negative CHECK (((other_cover_cents)::bigint >= 0)),
    CONSTRAINT funding_pots_own_share_is_not_negative CHECK (((own_share_cents)::bigint >= 0)),
    CONSTRAINT funding_pots_refusal_needs_a_period CHECK (((NOT refuses_outside_period) OR (eligible_period IS NOT NULL))),
    CONSTRAINT funding_pots_spend_within_is_positive CHECK ((spend_within_days > 0))
);

ALTER TABLE ONLY public.funding_pots FORCE ROW LEVEL SECURITY;

ALTER TABLE public.funding_pots OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.funding_pots IS 'A pot with its decision. granted_cents null: not known. line_overrun: how far a budget line may be exceeded (RULES 1.3), null: only the total binds. own share and other cover belong to the plan, not to the grant.';

COMMENT ON COLUMN public.funding_pots.kind IS 'A loan, as housing promotion often is, is a kind of its own and never called a grant.';

ALTER TABLE public.funding_pots ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.funding_pots_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.gate_breaches (
    id bigint NOT NULL,
    work_line_id uuid NOT NULL,
    gate_code public.code NOT NULL,
    reason text,
    follow_up text,
    closed_on date,
    entry_id bigint NOT NULL,
    property_id bigint NOT NULL
);

ALTER TABLE ONLY public.gate_breaches FORCE ROW LEVEL SECURITY;

ALTER TABLE public.gate_breaches OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.gate_breaches IS 'Work that was done although a gate of the law was not met: always recorded, with reason and follow-up.';

ALTER TABLE public.gate_breaches ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.gate_breaches_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.holiday_rules (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    month smallint,
    day smallint,
    easter_offset_days smallint,
    first_year smallint DEFAULT 1946 NOT NULL,
    last_year smallint,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT holiday_rules_is_fixed_or_moves_with_easter CHECK ((((easter_offset_days IS NULL) AND ((month >= 1) AND (month <= 12)) AND ((day >= 1) AND (day <= 31))) OR ((easter_offset_days IS NOT NULL) AND (month IS NULL) AND (day IS NULL)))),
    CONSTRAINT holiday_rules_years_in_order CHECK (((last_year IS NULL) OR (last_year >= first_year)))
);

ALTER TABLE ONLY public.holiday_rules FORCE ROW LEVEL SECURITY;

ALTER TABLE public.holiday_rules OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.holiday_rules IS 'Public holidays of North Rhine-Westphalia as rules.';

CREATE TABLE public.house_participants (
    property_id bigint NOT NULL,
    participant_id bigint NOT NULL
);

ALTER TABLE ONLY public.house_participants FORCE ROW LEVEL SECURITY;

ALTER TABLE public.house_participants OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.house_participants IS 'Who is known on a house: worked there, was said to be there or not, or is planned there. Kept by triggers; says nothing of its own.';

CREATE TABLE public.house_pots (
    property_id bigint NOT NULL,
    pot_id bigint NOT NULL
);

ALTER TABLE ONLY public.house_pots FORCE ROW LEVEL SECURITY;

ALTER TABLE public.house_pots OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.house_pots IS 'Which pots hold something for a house, name it in a rule, or pay for it. Kept by triggers; says nothing of its own.';

CREATE TABLE public.import_batches (
    id bigint NOT NULL,
    imported_at timestamp with time zone DEFAULT now() NOT NULL,
    actor text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    rows_new integer NOT NULL,
    rows_unchanged integer NOT NULL,
    rows_changed integer DEFAULT 0 NOT NULL,
    undone_at timestamp with time zone,
    CONSTRAINT import_batches_changed_is_not_negative CHECK ((rows_changed >= 0))
);

ALTER TABLE ONLY public.import_batches FORCE ROW LEVEL SECURITY;

ALTER TABLE public.import_batches OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.import_batches IS 'A batch that was imported as a whole.';

COMMENT ON COLUMN public.import_batches.undone_at IS 'When its rows were taken back; null: they stand.';

ALTER TABLE public.import_batches ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.import_batches_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.import_contents (
    sha256 bytea NOT NULL,
    part integer NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT import_contents_hash_is_sha256 CHECK ((length(sha256) = 32)),
    CONSTRAINT import_contents_part_is_positive CHECK ((part > 0))
);

ALTER TABLE ONLY public.import_contents FORCE ROW LEVEL SECURITY;

ALTER TABLE public.import_contents OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.import_contents IS 'Imported files by their content, each once, in parts; they name people, so retention deletes them while import_files keeps their hash.';

CREATE TABLE public.import_files (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    name text NOT NULL,
    kind public.code NOT NULL,
    sha256 bytea NOT NULL,
    rows_total integer NOT NULL,
    rows_new integer NOT NULL,
    rows_changed integer DEFAULT 0 NOT NULL,
    CONSTRAINT import_files_changed_is_not_negative CHECK ((rows_changed >= 0)),
    CONSTRAINT import_files_hash_is_sha256 CHECK ((length(sha256) = 32))
);

ALTER TABLE ONLY public.import_files FORCE ROW LEVEL SECURITY;

ALTER TABLE public.import_files OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.import_files IS 'A file of a batch by its content.';

ALTER TABLE public.import_files ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.import_files_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.import_rows (
    file_id bigint NOT NULL,
    part integer NOT NULL,
    lines integer[] NOT NULL,
    subjects bigint[] NOT NULL,
    contents bigint[] NOT NULL,
    changes boolean[] NOT NULL,
    CONSTRAINT import_rows_lists_are_of_one_length CHECK (((cardinality(lines) = cardinality(subjects)) AND (cardinality(lines) = cardinality(contents)) AND (cardinality(lines) = cardinality(changes)))),
    CONSTRAINT import_rows_part_is_not_negative CHECK ((part >= 0))
);
ALTER TABLE ONLY public.import_rows ALTER COLUMN lines SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.import_rows ALTER COLUMN subjects SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.import_rows ALTER COLUMN contents SET STORAGE EXTERNAL;

ALTER TABLE ONLY public.import_rows FORCE ROW LEVEL SECURITY;

ALTER TABLE public.import_rows OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.import_rows IS 'The rows of an imported file that were new or a change. subjects: a hash of the key; contents: a hash of everything that was stored.';

CREATE TABLE public.import_upload_files (
    upload_id uuid NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    is_returned boolean DEFAULT false NOT NULL,
    CONSTRAINT import_upload_files_name_is_not_empty CHECK ((name <> ''::text)),
    CONSTRAINT import_upload_files_position_is_positive CHECK (("position" > 0))
);

ALTER TABLE ONLY public.import_upload_files FORCE ROW LEVEL SECURITY;

ALTER TABLE public.import_upload_files OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.import_upload_files IS 'A file of an upload by the name that people know it by; is_returned: a list that goes back, with what was found in it.';

CREATE TABLE public.import_upload_parts (
    upload_id uuid NOT NULL,
    "position" integer NOT NULL,
    part integer NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT import_upload_parts_part_is_positive CHECK ((part > 0))
);

ALTER TABLE ONLY public.import_upload_parts FORCE ROW LEVEL SECURITY;

ALTER TABLE public.import_upload_parts OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.import_upload_parts IS 'The bytes of uploaded files, in parts; they go with the upload, or as soon as it is imported.';

CREATE TABLE public.import_uploads (
    id uuid NOT NULL,
    account_id bigint NOT NULL,
    role text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    review text,
    batch_id bigint,
    choices text,
    CONSTRAINT import_uploads_role_is_known CHECK ((role = ANY (ARRAY['finance'::text, 'management'::text])))
);

ALTER TABLE ONLY public.import_uploads FORCE ROW LEVEL SECURITY;

ALTER TABLE public.import_uploads OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.import_uploads IS 'What somebody is about to import, for a day. choices: how it is to be read and stored, as JSON; review: what the rehearsal found, as JSON without personal data; batch_id: what it became.';

CREATE TABLE public.in_kind_gifts (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    donor_id bigint NOT NULL,
    description text NOT NULL,
    value_cents public.cents,
    given daterange,
    source text,
    CONSTRAINT in_kind_gifts_description_is_not_empty CHECK ((btrim(description) <> ''::text)),
    CONSTRAINT in_kind_gifts_value_is_not_negative CHECK (((value_cents)::bigint >= 0))
);

ALTER TABLE ONLY public.in_kind_gifts FORCE ROW LEVEL SECURITY;

ALTER TABLE public.in_kind_gifts OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.in_kind_gifts IS 'Gifts in kind (power, water, disposal); value null: nobody has put a figure on it.';

ALTER TABLE public.in_kind_gifts ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.in_kind_gifts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.instrument_limits (
    id bigint NOT NULL,
    instrument_code public.code NOT NULL,
    months_max smallint NOT NULL,
    window_months smallint NOT NULL,
    extension_months smallint DEFAULT 0 NOT NULL,
    valid daterange DEFAULT '(,)'::daterange NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT instrument_limits_extension_is_not_negative CHECK ((extension_months >= 0)),
    CONSTRAINT instrument_limits_max_is_positive CHECK ((months_max > 0)),
    CONSTRAINT instrument_limits_valid_is_not_empty CHECK ((NOT isempty(valid))),
    CONSTRAINT instrument_limits_window_is_positive CHECK ((window_months > 0))
);

ALTER TABLE ONLY public.instrument_limits FORCE ROW LEVEL SECURITY;

ALTER TABLE public.instrument_limits OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.instrument_limits IS 'How long a person may be assigned (§16d(6) SGB II: 24 months in 5 years from the first entry, up to 12 more).';

ALTER TABLE public.instrument_limits ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.instrument_limits_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.instrument_rates (
    id bigint NOT NULL,
    instrument_code public.code NOT NULL,
    employment_year smallint NOT NULL,
    rate public.basis_points NOT NULL,
    valid daterange DEFAULT '(,)'::daterange NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT instrument_rates_valid_is_not_empty CHECK ((NOT isempty(valid))),
    CONSTRAINT instrument_rates_year_is_positive CHECK (((employment_year >= 1) AND (employment_year <= 10)))
);

ALTER TABLE ONLY public.instrument_rates FORCE ROW LEVEL SECURITY;

ALTER TABLE public.instrument_rates OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.instrument_rates IS 'Share of the wage that an instrument pays, by year of employment (§16e: 75 and 50 %).';

ALTER TABLE public.instrument_rates ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.instrument_rates_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.instruments (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    law text NOT NULL,
    is_accompanying boolean NOT NULL,
    pays text NOT NULL,
    valid daterange DEFAULT '(,)'::daterange NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT instruments_pays_is_known CHECK ((pays = ANY (ARRAY['allowance'::text, 'wage'::text, 'nothing'::text]))),
    CONSTRAINT instruments_valid_is_not_empty CHECK ((NOT isempty(valid)))
);

ALTER TABLE ONLY public.instruments FORCE ROW LEVEL SECURITY;

ALTER TABLE public.instruments OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.instruments IS 'Legal bases of a placement (§16d, §16e, §16f, §16i, §16k SGB II, §45 SGB III, ÖgB NRW).';

CREATE TABLE public.legal_values (
    id bigint NOT NULL,
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    amount bigint NOT NULL,
    unit text NOT NULL,
    valid daterange DEFAULT '(,)'::daterange NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT legal_values_unit_is_known CHECK ((unit = ANY (ARRAY['cents'::text, 'cents_per_hour'::text, 'minutes'::text, 'days'::text, 'weeks'::text, 'months'::text, 'basis_points'::text, 'count'::text, 'calendar_day'::text]))),
    CONSTRAINT legal_values_valid_is_not_empty CHECK ((NOT isempty(valid)))
);

ALTER TABLE ONLY public.legal_values FORCE ROW LEVEL SECURITY;

ALTER TABLE public.legal_values OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.legal_values IS 'Amounts, rates and deadlines that the law or a procedure sets, each for a period; a calendar_day is written YYYYMMDD.';

ALTER TABLE public.legal_values ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.legal_values_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.occupations (
    code text NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT occupations_code_is_kldb CHECK ((code ~ '^[0-9]{5}$'::text))
);

ALTER TABLE ONLY public.occupations FORCE ROW LEVEL SECURITY;

ALTER TABLE public.occupations OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.occupations IS 'Occupations by KldB 2010 (V2020); the fifth digit is the level of requirement 1 to 4.';

CREATE TABLE public.office_notes (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    day date NOT NULL,
    addressee text NOT NULL,
    note text NOT NULL,
    author text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    written_at timestamp with time zone DEFAULT now() NOT NULL,
    done_by text,
    done_at timestamp with time zone,
    CONSTRAINT office_notes_addressee_is_known CHECK ((addressee = ANY (ARRAY['finance'::text, 'coach'::text]))),
    CONSTRAINT office_notes_done_whole CHECK (((done_by IS NULL) = (done_at IS NULL))),
    CONSTRAINT office_notes_note_is_not_empty CHECK ((btrim(note) <> ''::text))
);

ALTER TABLE ONLY public.office_notes FORCE ROW LEVEL SECURITY;

ALTER TABLE public.office_notes OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.office_notes IS 'What somebody on a site tells finance or whoever accompanies participants, from a day of the diary; done once, never changed.';

ALTER TABLE public.office_notes ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.office_notes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.one_time_links (
    token_hash bytea NOT NULL,
    account_id bigint NOT NULL,
    purpose text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT one_time_links_expire_after_they_begin CHECK ((expires_at >= created_at)),
    CONSTRAINT one_time_links_hash_is_sha256 CHECK ((length(token_hash) = 32)),
    CONSTRAINT one_time_links_purpose_is_known CHECK ((purpose = ANY (ARRAY['invite'::text, 'reset'::text])))
);

ALTER TABLE ONLY public.one_time_links FORCE ROW LEVEL SECURITY;

ALTER TABLE public.one_time_links OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.one_time_links IS 'Handed over by whoever keeps the accounts; sets a password once.';

CREATE TABLE public.organisations (
    id bigint NOT NULL,
    code public.code NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    street text,
    postal_code text,
    city text,
    source text,
    CONSTRAINT organisations_kind_is_known CHECK ((kind = ANY (ARRAY['funder'::text, 'jobcenter'::text, 'firm'::text, 'donor'::text, 'owner'::text, 'supplier'::text, 'authority'::text, 'employer'::text, 'partner'::text]))),
    CONSTRAINT organisations_name_is_not_empty CHECK ((btrim(name) <> ''::text))
);

ALTER TABLE ONLY public.organisations FORCE ROW LEVEL SECURITY;

ALTER TABLE public.organisations OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.organisations IS 'Funders, Jobcenters, firms, donors, sellers; kind is what it mainly is for us.';

ALTER TABLE public.organisations ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.organisations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.outcomes (
    id bigint NOT NULL,
    participant_id bigint NOT NULL,
    kind text NOT NULL,
    happened_on date NOT NULL,
    organisation_id bigint,
    occupation_code text,
    note text,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT outcomes_kind_is_known CHECK ((kind = ANY (ARRAY['job'::text, 'training'::text, 'further_measure'::text, 'unemployed'::text, 'inactive'::text, 'retired'::text, 'moved'::text, 'unknown'::text, 'died'::text])))
);

ALTER TABLE ONLY public.outcomes FORCE ROW LEVEL SECURITY;

ALTER TABLE public.outcomes OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.outcomes IS 'Where a participant went (job, training, …): the day it happened, apart from the moment it was entered.';

ALTER TABLE public.outcomes ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.outcomes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.participant_assignments (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    participant_id bigint NOT NULL,
    period daterange NOT NULL,
    CONSTRAINT participant_assignments_period_has_a_start CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))))
);

ALTER TABLE ONLY public.participant_assignments FORCE ROW LEVEL SECURITY;

ALTER TABLE public.participant_assignments OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.participant_assignments IS 'Which participants a coach accompanies, and when.';

ALTER TABLE public.participant_assignments ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.participant_assignments_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.participant_persons (
    participant_id bigint NOT NULL,
    family_name text NOT NULL,
    given_name text NOT NULL,
    born_on date,
    gender text,
    street text,
    postal_code text,
    city text,
    phone text,
    CONSTRAINT participant_persons_family_name_is_not_empty CHECK ((btrim(family_name) <> ''::text)),
    CONSTRAINT participant_persons_gender_is_known CHECK ((gender = ANY (ARRAY['female'::text, 'male'::text, 'non_binary'::text, 'no_answer'::text]))),
    CONSTRAINT participant_persons_given_name_is_not_empty CHECK ((btrim(given_name) <> ''::text))
);

ALTER TABLE ONLY public.participant_persons FORCE ROW LEVEL SECURITY;

ALTER TABLE public.participant_persons OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.participant_persons IS 'Personal data, apart from the record of work.';

CREATE TABLE public.participants (
    id bigint NOT NULL,
    code public.code NOT NULL,
    is_invented boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.participants FORCE ROW LEVEL SECURITY;

ALTER TABLE public.participants OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.participants IS 'A participant by a code of our own: a customer number may change (§51a SGB II), a code never does.';

ALTER TABLE public.participants ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.participants_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.photo_parts (
    hash public.photo_hash NOT NULL,
    first_byte integer NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT photo_parts_bytes_are_some CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 1048576))),
    CONSTRAINT photo_parts_first_byte_is_not_negative CHECK ((first_byte >= 0))
);
ALTER TABLE ONLY public.photo_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;

ALTER TABLE ONLY public.photo_parts FORCE ROW LEVEL SECURITY;

ALTER TABLE public.photo_parts OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.photo_parts IS 'The bytes of a photo as received, in parts one after the other, so that a broken upload goes on where it stopped.';

CREATE TABLE public.photo_thumbnails (
    hash public.photo_hash NOT NULL,
    bytes bytea,
    refusal text,
    CONSTRAINT photo_thumbnails_are_made_or_refused CHECK (((bytes IS NULL) <> (refusal IS NULL)))
);

ALTER TABLE ONLY public.photo_thumbnails FORCE ROW LEVEL SECURITY;

ALTER TABLE public.photo_thumbnails OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.photo_thumbnails IS 'A small JPEG of a photo, upright and without where and when it was taken, for lists; or why its bytes give no picture.';

CREATE TABLE public.photos (
    hash public.photo_hash NOT NULL,
    byte_count integer NOT NULL,
    named_at timestamp with time zone DEFAULT now() NOT NULL,
    received_at timestamp with time zone,
    media_type text,
    CONSTRAINT photos_byte_count_is_plausible CHECK (((byte_count >= 1) AND (byte_count <= 25000000))),
    CONSTRAINT photos_media_type_is_known CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text]))),
    CONSTRAINT photos_received_with_a_type CHECK (((received_at IS NULL) = (media_type IS NULL)))
);

ALTER TABLE ONLY public.photos FORCE ROW LEVEL SECURITY;

ALTER TABLE public.photos OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.photos IS 'A photo by its content, once however often it is named; received_at is null while its bytes are on their way.';

CREATE TABLE public.placement_bases (
    placement_id bigint NOT NULL,
    instrument_code public.code NOT NULL,
    period daterange NOT NULL,
    CONSTRAINT placement_bases_period_is_not_empty CHECK ((NOT isempty(period)))
);

ALTER TABLE ONLY public.placement_bases FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placement_bases OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.placement_bases IS 'The legal bases of a placement, each with its own period inside the placement.';

CREATE TABLE public.placements (
    id bigint NOT NULL,
    code public.code NOT NULL,
    participant_id bigint NOT NULL,
    kind text NOT NULL,
    measure text,
    measure_number text,
    jobcenter_id bigint NOT NULL,
    period daterange NOT NULL,
    ended_on date,
    end_reason text,
    weekday_minutes smallint[] NOT NULL,
    allowance_cents_per_hour integer,
    wage_cents_per_hour integer,
    interim_report_due_on date,
    final_report_due_on date,
    occupation_code text,
    source text,
    CONSTRAINT placements_allowance_is_not_negative CHECK ((allowance_cents_per_hour >= 0)),
    CONSTRAINT placements_kind_is_known CHECK ((kind = ANY (ARRAY['working'::text, 'accompanying'::text]))),
    CONSTRAINT placements_pay_one_way CHECK (((allowance_cents_per_hour IS NULL) OR (wage_cents_per_hour IS NULL))),
    CONSTRAINT placements_period_has_both_ends CHECK (((NOT isempty(period)) AND (NOT lower_inf(period)) AND (NOT upper_inf(period)))),
    CONSTRAINT placements_wage_is_not_negative CHECK ((wage_cents_per_hour >= 0)),
    CONSTRAINT placements_weekday_minutes_are_seven_days CHECK (((array_length(weekday_minutes, 1) = 7) AND (array_position(weekday_minutes, NULL::smallint) IS NULL) AND (0 <= ALL (weekday_minutes)) AND (1440 >= ALL (weekday_minutes))))
);

ALTER TABLE ONLY public.placements FORCE ROW LEVEL SECURITY;

ALTER TABLE public.placements OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.placements IS 'An assignment or employment of a participant; weekday_minutes: planned minutes Monday to Sunday. Ending early shortens period; end_reason says why.';

ALTER TABLE public.placements ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.placements_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pot_commitments (
    id bigint NOT NULL,
    pot_id bigint NOT NULL,
    property_id bigint NOT NULL,
    amount_cents public.cents,
    source text,
    CONSTRAINT pot_commitments_amount_is_not_negative CHECK (((amount_cents)::bigint >= 0))
);

ALTER TABLE ONLY public.pot_commitments FORCE ROW LEVEL SECURITY;

ALTER TABLE public.pot_commitments OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.pot_commitments IS 'What a pot holds for a house; null: it takes part with an amount that is not known.';

ALTER TABLE public.pot_commitments ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.pot_commitments_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.processing_activities (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    relations text[] NOT NULL,
    data_de text NOT NULL,
    data_en text NOT NULL,
    subjects_de text NOT NULL,
    subjects_en text NOT NULL,
    purpose_de text NOT NULL,
    purpose_en text NOT NULL,
    legal_basis text NOT NULL,
    is_special_category boolean NOT NULL,
    recipients_de text NOT NULL,
    recipients_en text NOT NULL,
    third_countries_de text NOT NULL,
    third_countries_en text NOT NULL,
    measures_de text NOT NULL,
    measures_en text NOT NULL,
    retention_class_code public.code,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT processing_activities_name_relations CHECK ((cardinality(relations) > 0))
);

ALTER TABLE ONLY public.processing_activities FORCE ROW LEVEL SECURITY;

ALTER TABLE public.processing_activities OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.processing_activities IS 'Record of processing (Art. 30 GDPR): which tables hold whose data, why, on what legal basis, who gets them, and until when.';

CREATE TABLE public.progress_reports (
    event_id uuid NOT NULL,
    kind text DEFAULT 'progress'::text NOT NULL,
    entry_id bigint NOT NULL,
    property_id bigint NOT NULL,
    day date NOT NULL,
    work_package_id bigint NOT NULL,
    done public.basis_points NOT NULL,
    CONSTRAINT progress_reports_kind_is_progress CHECK ((kind = 'progress'::text))
);

ALTER TABLE ONLY public.progress_reports FORCE ROW LEVEL SECURITY;

ALTER TABLE public.progress_reports OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.progress_reports IS 'How far a work package is (basis points); the newest day counts, on one day the newest event.';

CREATE TABLE public.properties (
    id bigint NOT NULL,
    code public.code NOT NULL,
    name text NOT NULL,
    street text NOT NULL,
    house_number text NOT NULL,
    postal_code text,
    city text DEFAULT 'Dortmund'::text NOT NULL,
    district_code public.code,
    year_built smallint,
    construction_began_on date,
    living_area_m2 numeric(10,2),
    flats_before smallint,
    flats_after smallint,
    cadastral_id text,
    status text DEFAULT 'planned'::text NOT NULL,
    rent_cents_per_m2 integer,
    handed_over_on date,
    is_invented boolean DEFAULT false NOT NULL,
    source text,
    note text,
    CONSTRAINT properties_area_is_positive CHECK ((living_area_m2 > (0)::numeric)),
    CONSTRAINT properties_cadastral_id_has_20_characters CHECK ((cadastral_id ~ '^[0-9]{6}[0-9_]{3}[0-9]{5}[0-9_]{6}$'::text)),
    CONSTRAINT properties_flats_after_is_not_negative CHECK ((flats_after >= 0)),
    CONSTRAINT properties_flats_before_is_not_negative CHECK ((flats_before >= 0)),
    CONSTRAINT properties_name_is_not_empty CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT properties_postal_code_is_five_digits CHECK ((postal_code ~ '^[0-9]{5}$'::text)),
    CONSTRAINT properties_rent_is_positive CHECK ((rent_cents_per_m2 > 0)),
    CONSTRAINT properties_status_is_known CHECK ((status = ANY (ARRAY['planned'::text, 'acquired'::text, 'in_works'::text, 'let'::text, 'sold'::text]))),
    CONSTRAINT properties_year_built_is_plausible CHECK (((year_built >= 1200) AND (year_built <= 2100)))
);

ALTER TABLE ONLY public.properties FORCE ROW LEVEL SECURITY;

ALTER TABLE public.properties OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.properties IS 'A house (Objekt). Unknown facts stay null; source says where the known ones come from.';

ALTER TABLE public.properties ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.properties_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.property_assignments (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    property_id bigint NOT NULL,
    period daterange NOT NULL,
    CONSTRAINT property_assignments_period_has_a_start CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))))
);

ALTER TABLE ONLY public.property_assignments FORCE ROW LEVEL SECURITY;

ALTER TABLE public.property_assignments OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.property_assignments IS 'Which houses a site manager looks after, and when.';

ALTER TABLE public.property_assignments ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.property_assignments_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.property_surveys (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    kind text NOT NULL,
    result text NOT NULL,
    surveyed_on date NOT NULL,
    source text NOT NULL,
    CONSTRAINT property_surveys_kind_is_known CHECK ((kind = 'asbestos'::text)),
    CONSTRAINT property_surveys_result_is_known CHECK ((result = ANY (ARRAY['free'::text, 'found'::text])))
);

ALTER TABLE ONLY public.property_surveys FORCE ROW LEVEL SECURITY;

ALTER TABLE public.property_surveys OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.property_surveys IS 'Expert surveys; the newest one up to a day counts on that day.';

ALTER TABLE public.property_surveys ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.property_surveys_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.qualification_records (
    id bigint NOT NULL,
    participant_id bigint NOT NULL,
    qualification_code public.code NOT NULL,
    level text NOT NULL,
    evidence_minutes integer DEFAULT 0 NOT NULL,
    certificate text,
    achieved_on date NOT NULL,
    note text,
    CONSTRAINT qualification_records_evidence_is_not_negative CHECK ((evidence_minutes >= 0)),
    CONSTRAINT qualification_records_level_is_known CHECK ((level = ANY (ARRAY['introduced'::text, 'guided'::text, 'independent'::text, 'certified'::text])))
);

ALTER TABLE ONLY public.qualification_records FORCE ROW LEVEL SECURITY;

ALTER TABLE public.qualification_records OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.qualification_records IS 'What a participant has learned: level, evidence in minutes on the site, certificate, day.';

ALTER TABLE public.qualification_records ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.qualification_records_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.qualifications (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    occupation_code text,
    trade_code public.code,
    evidence_minutes_min integer,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT qualifications_evidence_is_positive CHECK ((evidence_minutes_min > 0))
);

ALTER TABLE ONLY public.qualifications FORCE ROW LEVEL SECURITY;

ALTER TABLE public.qualifications OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.qualifications IS 'Catalogue of what can be learned on the site; minutes on work of its trade count as evidence.';

CREATE TABLE public.recovery_codes (
    account_id bigint NOT NULL,
    code_hash bytea NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT recovery_codes_hash_is_sha256 CHECK ((length(code_hash) = 32))
);

ALTER TABLE ONLY public.recovery_codes FORCE ROW LEVEL SECURITY;

ALTER TABLE public.recovery_codes OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.recovery_codes IS 'What opens once when the device with the second factor is gone.';

CREATE TABLE public.released_reports (
    id bigint NOT NULL,
    number public.code NOT NULL,
    version smallint DEFAULT 1 NOT NULL,
    kind text NOT NULL,
    parameters jsonb NOT NULL,
    recipient_id bigint,
    figures jsonb NOT NULL,
    content_hash bytea NOT NULL,
    replaces_id bigint,
    correction_reason text,
    released_by text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    released_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT released_reports_corrections_name_a_reason CHECK ((((version = 1) = (replaces_id IS NULL)) AND ((version = 1) OR (correction_reason IS NOT NULL)))),
    CONSTRAINT released_reports_hash_is_sha256 CHECK ((length(content_hash) = 32)),
    CONSTRAINT released_reports_kind_is_known CHECK ((kind = ANY (ARRAY['participants'::text, 'funding'::text, 'property'::text]))),
    CONSTRAINT released_reports_reason_is_not_empty CHECK ((btrim(correction_reason) <> ''::text)),
    CONSTRAINT released_reports_version_is_positive CHECK ((version > 0))
);

ALTER TABLE ONLY public.released_reports FORCE ROW LEVEL SECURITY;

ALTER TABLE public.released_reports OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.released_reports IS 'A report as it was released: figures, recipient, hash (SHA-256 of the figures'' canonical JSON), who and when.';

ALTER TABLE public.released_reports ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.released_reports_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.report_numbers (
    year smallint NOT NULL,
    last integer NOT NULL
);

ALTER TABLE ONLY public.report_numbers FORCE ROW LEVEL SECURITY;

ALTER TABLE public.report_numbers OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.report_numbers IS 'The last number given out in a year; without gaps, because the row is locked until commit.';

CREATE TABLE public.report_receipts (
    report_id bigint NOT NULL,
    received_by text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.report_receipts FORCE ROW LEVEL SECURITY;

ALTER TABLE public.report_receipts OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.report_receipts IS 'The recipient acknowledged a version of a report: once, and never taken back.';

CREATE TABLE public.report_sources (
    report_id bigint NOT NULL,
    relation text NOT NULL,
    source_id text NOT NULL
);

ALTER TABLE ONLY public.report_sources FORCE ROW LEVEL SECURITY;

ALTER TABLE public.report_sources OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.report_sources IS 'The rows that the figures of a released report came from.';

CREATE TABLE public.restricted_records (
    id bigint NOT NULL,
    restriction_id bigint NOT NULL,
    relation text NOT NULL,
    content jsonb NOT NULL
);

ALTER TABLE ONLY public.restricted_records FORCE ROW LEVEL SECURITY;

ALTER TABLE public.restricted_records OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.restricted_records IS 'Rows moved out of everybody''s sight, as they were; deleted when the restriction ends.';

ALTER TABLE public.restricted_records ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.restricted_records_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.restrictions (
    id bigint NOT NULL,
    class_code public.code NOT NULL,
    kept_by_code public.code NOT NULL,
    subject_kind text NOT NULL,
    subject_id bigint NOT NULL,
    period daterange NOT NULL,
    CONSTRAINT restrictions_period_has_both_ends CHECK (((NOT isempty(period)) AND (NOT lower_inf(period)) AND (NOT upper_inf(period)))),
    CONSTRAINT restrictions_subject_kind_is_known CHECK ((subject_kind = ANY (ARRAY['participant'::text, 'report'::text])))
);

ALTER TABLE ONLY public.restrictions FORCE ROW LEVEL SECURITY;

ALTER TABLE public.restrictions OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.restrictions IS 'Restriction of processing (Art. 18 GDPR, § 35 (3) BDSG): whose time is up but whom another law (kept_by) keeps, until when.';

ALTER TABLE public.restrictions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.restrictions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.retention_classes (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    scope text NOT NULL,
    start_event text NOT NULL,
    months smallint NOT NULL,
    from_year_end boolean DEFAULT false NOT NULL,
    action text NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT retention_classes_action_is_known CHECK ((action = ANY (ARRAY['delete'::text, 'restrict'::text, 'erase'::text]))),
    CONSTRAINT retention_classes_event_fits_scope CHECK ((start_event = ANY (
CASE scope
    WHEN 'absence_reasons'::text THEN ARRAY['report_released'::text]
    WHEN 'participant_file'::text THEN ARRAY['last_placement_end'::text, 'record_created'::text]
    WHEN 'pay_records'::text THEN ARRAY['payment'::text]
    WHEN 'grant_records'::text THEN ARRAY['pot_bound_until'::text]
    WHEN 'named_reports'::text THEN ARRAY['report_released'::text]
    WHEN 'accounts'::text THEN ARRAY['account_disabled'::text]
    WHEN 'sessions'::text THEN ARRAY['sign_out'::text]
    WHEN 'audit_payloads'::text THEN ARRAY['event_recorded'::text]
    WHEN 'import_contents'::text THEN ARRAY['file_imported'::text]
    ELSE ARRAY['diary_day'::text]
END))),
    CONSTRAINT retention_classes_keep_what_another_law_keeps CHECK (((action = 'restrict'::text) = (scope = ANY (ARRAY['pay_records'::text, 'grant_records'::text])))),
    CONSTRAINT retention_classes_months_are_not_negative CHECK ((months >= 0)),
    CONSTRAINT retention_classes_scope_is_known CHECK ((scope = ANY (ARRAY['absence_reasons'::text, 'participant_file'::text, 'pay_records'::text, 'grant_records'::text, 'named_reports'::text, 'accounts'::text, 'sessions'::text, 'site_diary'::text, 'audit_payloads'::text, 'import_contents'::text]))),
    CONSTRAINT retention_classes_start_event_is_known CHECK ((start_event = ANY (ARRAY['report_released'::text, 'last_placement_end'::text, 'record_created'::text, 'payment'::text, 'pot_bound_until'::text, 'account_disabled'::text, 'sign_out'::text, 'diary_day'::text, 'event_recorded'::text, 'file_imported'::text])))
);

ALTER TABLE ONLY public.retention_classes FORCE ROW LEVEL SECURITY;

ALTER TABLE public.retention_classes OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.retention_classes IS 'How long data are kept: from a start event (or the end of its year) so many months. restrict: another law that keeps a person''s data beyond their own class, out of everybody''s sight.';

CREATE TABLE public.role_grants (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    role text NOT NULL,
    period daterange NOT NULL,
    granted_by text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    CONSTRAINT role_grants_auditors_end CHECK (((role <> 'auditor'::text) OR (NOT upper_inf(period)))),
    CONSTRAINT role_grants_period_has_a_start CHECK (((NOT isempty(period)) AND (NOT lower_inf(period)))),
    CONSTRAINT role_grants_role_is_known CHECK ((role = ANY (ARRAY['site_manager'::text, 'coach'::text, 'jobcenter'::text, 'finance'::text, 'management'::text, 'auditor'::text, 'administrator'::text, 'participant'::text])))
);

ALTER TABLE ONLY public.role_grants FORCE ROW LEVEL SECURITY;

ALTER TABLE public.role_grants OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.role_grants IS 'Which role an account may act in, and when. Taken back by ending the period, never deleted.';

ALTER TABLE public.role_grants ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.role_grants_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.second_factors (
    account_id bigint NOT NULL,
    secret bytea NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    last_counter bigint NOT NULL,
    CONSTRAINT second_factors_secret_is_long_enough CHECK ((length(secret) >= 20))
);

ALTER TABLE ONLY public.second_factors FORCE ROW LEVEL SECURITY;

ALTER TABLE public.second_factors OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.second_factors IS 'The confirmed TOTP secret of an account. One that is still being set up stands in its session.';

CREATE TABLE public.sessions (
    token_hash bytea NOT NULL,
    account_id bigint NOT NULL,
    state text NOT NULL,
    role text NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    second_factor_at timestamp with time zone,
    enrolment_secret bytea,
    CONSTRAINT sessions_enrolment_secret_is_long_enough CHECK ((length(enrolment_secret) >= 20)),
    CONSTRAINT sessions_expire_after_they_begin CHECK ((expires_at >= begun_at)),
    CONSTRAINT sessions_hash_is_sha256 CHECK ((length(token_hash) = 32)),
    CONSTRAINT sessions_open_with_a_second_factor CHECK (((state <> 'open'::text) OR (second_factor_at IS NOT NULL) OR (role <> ALL (ARRAY['administrator'::text, 'finance'::text, 'auditor'::text, 'jobcenter'::text])))),
    CONSTRAINT sessions_role_is_known CHECK ((role = ANY (ARRAY['site_manager'::text, 'coach'::text, 'jobcenter'::text, 'finance'::text, 'management'::text, 'auditor'::text, 'administrator'::text, 'participant'::text]))),
    CONSTRAINT sessions_state_is_known CHECK ((state = ANY (ARRAY['second_factor'::text, 'enrolment'::text, 'open'::text])))
);

ALTER TABLE ONLY public.sessions FORCE ROW LEVEL SECURITY;

ALTER TABLE public.sessions OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.sessions IS 'Who is signed in, by the hash of a token that only the browser has; it changes at every step up. No address is kept. state: what is still due.';

CREATE TABLE public.sign_in_throttles (
    key_hash bytea NOT NULL,
    tries_thousandths integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    blocked_until timestamp with time zone,
    succeeded_at timestamp with time zone,
    CONSTRAINT sign_in_throttles_hash_is_sha256 CHECK ((length(key_hash) = 32)),
    CONSTRAINT sign_in_throttles_never_lock_out CHECK ((blocked_until <= (changed_at + '00:01:00'::interval))),
    CONSTRAINT sign_in_throttles_tries_are_not_negative CHECK ((tries_thousandths >= 0))
);

ALTER TABLE ONLY public.sign_in_throttles FORCE ROW LEVEL SECURITY;

ALTER TABLE public.sign_in_throttles OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.sign_in_throttles IS 'Tries of late, by the hash of a user name, an address or both. They are forgotten with time, and so is the row. succeeded_at: this account has come in from this address.';

CREATE TABLE public.stage_events (
    id bigint NOT NULL,
    stage_id bigint NOT NULL,
    to_state text NOT NULL,
    happened_on date NOT NULL,
    reason text,
    override_reason text,
    from_state text DEFAULT 'planned'::text NOT NULL,
    gates_overridden text[] DEFAULT '{}'::text[] NOT NULL,
    actor text DEFAULT COALESCE(NULLIF(current_setting('viertelwerk.actor'::text, true), ''::text), (SESSION_USER)::text) NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT stage_events_override_is_not_empty CHECK ((btrim(override_reason) <> ''::text)),
    CONSTRAINT stage_events_reason_is_not_empty CHECK ((btrim(reason) <> ''::text))
);

ALTER TABLE ONLY public.stage_events FORCE ROW LEVEL SECURITY;

ALTER TABLE public.stage_events OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.stage_events IS 'Every change of a stage: what, when, why and, where a gate was overridden, with which reason.';

ALTER TABLE public.stage_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.stage_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stage_gates (
    stage_code public.code NOT NULL,
    requires_code public.code NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    CONSTRAINT stage_gates_not_on_itself CHECK (((stage_code)::text <> (requires_code)::text))
);

ALTER TABLE ONLY public.stage_gates FORCE ROW LEVEL SECURITY;

ALTER TABLE public.stage_gates OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.stage_gates IS 'A stage starts when every occurrence of the stages it requires is accepted (or skipped with a reason).';

CREATE TABLE public.stage_kinds (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    "position" smallint NOT NULL,
    is_repeatable boolean NOT NULL,
    accepts_only_without_hazards boolean DEFAULT false NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL
);

ALTER TABLE ONLY public.stage_kinds FORCE ROW LEVEL SECURITY;

ALTER TABLE public.stage_kinds OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.stage_kinds IS 'The template of stages a derelict house goes through, in order.';

CREATE TABLE public.stage_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    needs_reason boolean NOT NULL
);

ALTER TABLE ONLY public.stage_transitions FORCE ROW LEVEL SECURITY;

ALTER TABLE public.stage_transitions OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.stage_transitions IS 'The state machine of a stage: planned, active, suspended, completed, accepted, or skipped.';

CREATE TABLE public.stages (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    stage_code public.code NOT NULL,
    occurrence smallint DEFAULT 1 NOT NULL,
    planned daterange,
    state text DEFAULT 'planned'::text NOT NULL,
    started_on date,
    completed_on date,
    accepted_on date,
    source text,
    note text,
    CONSTRAINT stages_dates_in_order CHECK ((((completed_on IS NULL) OR (started_on IS NULL) OR (completed_on >= started_on)) AND ((accepted_on IS NULL) OR (completed_on IS NULL) OR (accepted_on >= completed_on)))),
    CONSTRAINT stages_occurrence_is_positive CHECK ((occurrence > 0)),
    CONSTRAINT stages_planned_is_not_empty CHECK ((NOT isempty(planned))),
    CONSTRAINT stages_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'active'::text, 'suspended'::text, 'completed'::text, 'accepted'::text, 'skipped'::text])))
);

ALTER TABLE ONLY public.stages FORCE ROW LEVEL SECURITY;

ALTER TABLE public.stages OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.stages IS 'A stage of a house, possibly one of several of its kind; its state follows from stage_events and is set by them alone.';

ALTER TABLE public.stages ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.stages_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.submissions (
    account_id bigint NOT NULL,
    id uuid NOT NULL,
    location text,
    arrived_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.submissions FORCE ROW LEVEL SECURITY;

ALTER TABLE public.submissions OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.submissions IS 'Forms that were carried out, so that one that is sent twice does its work once; location: where it led.';

CREATE TABLE public.trades (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL
);

ALTER TABLE ONLY public.trades FORCE ROW LEVEL SECURITY;

ALTER TABLE public.trades OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.trades IS 'Trades by VOB/C (number of the ATV, as DIN 18340).';

CREATE TABLE public.unemployment_spells (
    id bigint NOT NULL,
    participant_id bigint NOT NULL,
    status text NOT NULL,
    period daterange NOT NULL,
    source text,
    CONSTRAINT unemployment_spells_period_has_a_start CHECK (((NOT isempty(period)) AND (NOT lower_inf(period)))),
    CONSTRAINT unemployment_spells_status_is_known CHECK ((status = ANY (ARRAY['unemployed'::text, 'measure_45'::text, 'measure'::text, 'ill'::text, 'care'::text, 'integration_course'::text, 'employed'::text, 'self_employed'::text, 'not_permitted'::text, 'other'::text])))
);

ALTER TABLE ONLY public.unemployment_spells FORCE ROW LEVEL SECURITY;

ALTER TABLE public.unemployment_spells OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.unemployment_spells IS 'Raw spells of status; long-term unemployment is computed from them at a given day (§18 SGB III).';

ALTER TABLE public.unemployment_spells ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.unemployment_spells_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.unit_changes (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    kind text NOT NULL,
    changed_on date NOT NULL,
    note text,
    CONSTRAINT unit_changes_kind_is_known CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'redivision'::text])))
);

ALTER TABLE ONLY public.unit_changes FORCE ROW LEVEL SECURITY;

ALTER TABLE public.unit_changes OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.unit_changes IS 'A merge, split or redivision of flats on a day.';

ALTER TABLE public.unit_changes ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.unit_changes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.unit_successions (
    change_id bigint NOT NULL,
    property_id bigint NOT NULL,
    predecessor_id bigint NOT NULL,
    successor_id bigint NOT NULL,
    CONSTRAINT unit_successions_not_of_itself CHECK ((predecessor_id <> successor_id))
);

ALTER TABLE ONLY public.unit_successions FORCE ROW LEVEL SECURITY;

ALTER TABLE public.unit_successions OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.unit_successions IS 'Genealogy: which flat became which, so that costs, defects and grant conditions stay traceable.';

CREATE TABLE public.units (
    id bigint NOT NULL,
    property_id bigint NOT NULL,
    code public.code NOT NULL,
    kind text NOT NULL,
    floor text,
    area_m2 numeric(8,2),
    rooms numeric(4,1),
    existence daterange DEFAULT '(,)'::daterange NOT NULL,
    source text,
    note text,
    CONSTRAINT units_area_is_positive CHECK ((area_m2 > (0)::numeric)),
    CONSTRAINT units_existence_is_not_empty CHECK ((NOT isempty(existence))),
    CONSTRAINT units_kind_is_known CHECK ((kind = ANY (ARRAY['flat'::text, 'shop'::text, 'other'::text]))),
    CONSTRAINT units_rooms_is_positive CHECK ((rooms > (0)::numeric))
);

ALTER TABLE ONLY public.units FORCE ROW LEVEL SECURITY;

ALTER TABLE public.units OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.units IS 'Flats and shops, with the period in which they exist; merged and split ones live on in unit_successions.';

ALTER TABLE public.units ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.units_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.viertelwerk_migrations (
    name text NOT NULL,
    checksum bytea NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    duration_milliseconds integer NOT NULL,
    CONSTRAINT viertelwerk_migrations_checksum_is_sha256 CHECK ((octet_length(checksum) = 32)),
    CONSTRAINT viertelwerk_migrations_duration_is_not_negative CHECK ((duration_milliseconds >= 0))
);

ALTER TABLE public.viertelwerk_migrations OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.viertelwerk_migrations IS 'Which migrations this database has seen, and from which bytes.';

CREATE TABLE public.voucher_lines (
    id bigint NOT NULL,
    voucher_id bigint NOT NULL,
    "position" smallint NOT NULL,
    property_id bigint,
    unit_id bigint,
    stage_id bigint,
    cost_group_edition smallint,
    cost_group_code text,
    cost_kind_code public.code NOT NULL,
    purpose text NOT NULL,
    net_cents public.cents NOT NULL,
    vat_cents public.cents DEFAULT 0 NOT NULL,
    gross_cents public.cents NOT NULL,
    discount_cents public.cents DEFAULT 0 NOT NULL,
    has_input_tax_deduction boolean DEFAULT false NOT NULL,
    paid_on date,
    placement_id bigint,
    month date,
    minutes integer,
    amount_cents bigint GENERATED ALWAYS AS ((((gross_cents)::bigint - (discount_cents)::bigint) -
CASE
    WHEN has_input_tax_deduction THEN ((vat_cents)::bigint - (COALESCE(round((((discount_cents)::numeric * (vat_cents)::numeric) / (NULLIF((gross_cents)::bigint, 0))::numeric)), (0)::numeric))::bigint)
    ELSE (0)::bigint
END)) STORED NOT NULL,
    CONSTRAINT voucher_lines_cost_group_is_whole CHECK (((cost_group_edition IS NULL) = (cost_group_code IS NULL))),
    CONSTRAINT voucher_lines_gross_is_net_plus_vat CHECK (((gross_cents)::bigint = ((net_cents)::bigint + (vat_cents)::bigint))),
    CONSTRAINT voucher_lines_minutes_are_not_negative CHECK ((minutes >= 0)),
    CONSTRAINT voucher_lines_month_is_its_first_day CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT voucher_lines_pay_has_placement_month_and_minutes CHECK ((((placement_id IS NULL) = (month IS NULL)) AND ((placement_id IS NULL) = (minutes IS NULL)))),
    CONSTRAINT voucher_lines_place_is_in_a_property CHECK (((property_id IS NOT NULL) OR ((unit_id IS NULL) AND (stage_id IS NULL)))),
    CONSTRAINT voucher_lines_position_is_positive CHECK (("position" > 0)),
    CONSTRAINT voucher_lines_purpose_is_not_empty CHECK ((btrim(purpose) <> ''::text)),
    CONSTRAINT voucher_lines_signs_agree CHECK (((((gross_cents)::bigint >= 0) AND ((net_cents)::bigint >= 0) AND ((vat_cents)::bigint >= 0) AND (((discount_cents)::bigint >= 0) AND ((discount_cents)::bigint <= (gross_cents)::bigint))) OR (((gross_cents)::bigint < 0) AND ((net_cents)::bigint <= 0) AND ((vat_cents)::bigint <= 0) AND (((discount_cents)::bigint >= (gross_cents)::bigint) AND ((discount_cents)::bigint <= 0)))))
);

ALTER TABLE ONLY public.voucher_lines FORCE ROW LEVEL SECURITY;

ALTER TABLE public.voucher_lines OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.voucher_lines IS 'What was spent, where and on what. amount_cents is what can be funded: gross less discount, less VAT (of what is left after the discount) where it is deducted. Pay of a participant: the minutes of one placement, month, house and stage.';

COMMENT ON COLUMN public.voucher_lines.minutes IS 'The minutes that are paid for; 0: a supplement to minutes that were paid before, or pay taken back.';

ALTER TABLE public.voucher_lines ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.voucher_lines_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.vouchers (
    id bigint NOT NULL,
    number public.code NOT NULL,
    kind text NOT NULL,
    payee_id bigint,
    invoice_number text,
    invoiced_on date,
    reason text NOT NULL,
    award_reference text,
    is_invented boolean DEFAULT false NOT NULL,
    note text,
    source text,
    CONSTRAINT vouchers_have_a_payee CHECK (((payee_id IS NOT NULL) OR (kind = ANY (ARRAY['wage'::text, 'allowance'::text])))),
    CONSTRAINT vouchers_invoice_number_is_not_empty CHECK ((btrim(invoice_number) <> ''::text)),
    CONSTRAINT vouchers_kind_is_known CHECK ((kind = ANY (ARRAY['invoice'::text, 'receipt'::text, 'wage'::text, 'allowance'::text, 'fee'::text, 'credit_note'::text]))),
    CONSTRAINT vouchers_reason_is_not_empty CHECK ((btrim(reason) <> ''::text))
);

ALTER TABLE ONLY public.vouchers FORCE ROW LEVEL SECURITY;

ALTER TABLE public.vouchers OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.vouchers IS 'A receipt (Beleg) by our own number; the same invoice of the same payee is entered once, whatever kind it is called; its credit note may bear the same number.';

ALTER TABLE public.vouchers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.vouchers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.work_assignments (
    id bigint NOT NULL,
    participant_id bigint NOT NULL,
    work_package_id bigint NOT NULL,
    period daterange NOT NULL,
    note text,
    CONSTRAINT work_assignments_period_has_both_ends CHECK (((NOT isempty(period)) AND (NOT lower_inf(period)) AND (NOT upper_inf(period))))
);

ALTER TABLE ONLY public.work_assignments FORCE ROW LEVEL SECURITY;

ALTER TABLE public.work_assignments OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.work_assignments IS 'Who is planned onto which work; refused where a gate that the law sets is not met.';

ALTER TABLE public.work_assignments ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.work_assignments_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.work_gate_certificates (
    gate_code public.code NOT NULL,
    certificate_kind_code public.code NOT NULL
);

ALTER TABLE ONLY public.work_gate_certificates FORCE ROW LEVEL SECURITY;

ALTER TABLE public.work_gate_certificates OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.work_gate_certificates IS 'Any one of these certificates opens the gate.';

CREATE TABLE public.work_gates (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    work_kind_code public.code,
    only_where_asbestos_presumed boolean DEFAULT false NOT NULL,
    hint_de text NOT NULL,
    hint_en text NOT NULL,
    valid daterange DEFAULT '(,)'::daterange NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL,
    stage_code public.code,
    instrument_code public.code,
    only_warns boolean DEFAULT false NOT NULL,
    CONSTRAINT work_gates_valid_is_not_empty CHECK ((NOT isempty(valid)))
);

ALTER TABLE ONLY public.work_gates FORCE ROW LEVEL SECURITY;

ALTER TABLE public.work_gates OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.work_gates IS 'Who may do which work (RULES 2.8): a gate asks for one of its certificates, or keeps out whom an instrument funds. V-law is recorded when broken, and refuses the planning unless it only warns; others only warn.';

CREATE TABLE public.work_kinds (
    code public.code NOT NULL,
    name_de text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    evidence public.evidence NOT NULL
);

ALTER TABLE ONLY public.work_kinds FORCE ROW LEVEL SECURITY;

ALTER TABLE public.work_kinds OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.work_kinds IS 'Kinds of work that a gate may ask a certificate for (disturbing old fabric, biocides, scaffolds).';

CREATE TABLE public.work_package_kinds (
    work_package_id bigint NOT NULL,
    work_kind_code public.code NOT NULL
);

ALTER TABLE ONLY public.work_package_kinds FORCE ROW LEVEL SECURITY;

ALTER TABLE public.work_package_kinds OWNER TO viertelwerk_owner;

COMMENT ON TABLE public.work_package_kinds IS 'Which kinds of gated work a package contains.';

ALTER TABLE public.work_packages ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.work_packages_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.absence_kinds
    ADD CONSTRAINT absence_kinds_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.absences
    ADD CONSTRAINT absences_pkey PRIMARY KEY (attendance_day_id);

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_user_name_is_unique UNIQUE (user_name);

ALTER TABLE ONLY public.acquisitions
    ADD CONSTRAINT acquisitions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.acquisitions
    ADD CONSTRAINT acquisitions_position_is_unique UNIQUE (property_id, "position");

ALTER TABLE ONLY public.allocations
    ADD CONSTRAINT allocations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.allocations
    ADD CONSTRAINT allocations_reference_is_unique UNIQUE (reference);

ALTER TABLE ONLY public.allocations
    ADD CONSTRAINT allocations_reversed_once UNIQUE (reverses_id);

ALTER TABLE ONLY public.api_answers
    ADD CONSTRAINT api_answers_pkey PRIMARY KEY (account_id, key);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_token_is_unique UNIQUE (token_hash);

ALTER TABLE ONLY public.attendance_days
    ADD CONSTRAINT attendance_days_one_a_day UNIQUE (participant_id, day);

ALTER TABLE ONLY public.attendance_days
    ADD CONSTRAINT attendance_days_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_blocks
    ADD CONSTRAINT audit_blocks_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.audit_epochs
    ADD CONSTRAINT audit_epochs_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.audit_events
    ADD CONSTRAINT audit_events_payload_is_unique UNIQUE (payload_hash);

ALTER TABLE ONLY public.audit_events
    ADD CONSTRAINT audit_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_payloads
    ADD CONSTRAINT audit_payloads_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY public.audit_seals
    ADD CONSTRAINT audit_seals_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.audit_seals
    ADD CONSTRAINT audit_seals_place_is_unique UNIQUE (block, "position");

ALTER TABLE ONLY public.budget_lines
    ADD CONSTRAINT budget_lines_code_is_unique_in_pot UNIQUE (pot_id, code);

ALTER TABLE ONLY public.budget_lines
    ADD CONSTRAINT budget_lines_of_pot UNIQUE (pot_id, id);

ALTER TABLE ONLY public.budget_lines
    ADD CONSTRAINT budget_lines_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.certificate_kinds
    ADD CONSTRAINT certificate_kinds_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.certificates
    ADD CONSTRAINT certificates_are_unique UNIQUE (participant_id, certificate_kind_code, valid);

ALTER TABLE ONLY public.certificates
    ADD CONSTRAINT certificates_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.correction_reports
    ADD CONSTRAINT correction_reports_pkey PRIMARY KEY (correction_id, report_id);

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT corrections_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cost_groups
    ADD CONSTRAINT cost_groups_pkey PRIMARY KEY (edition, code);

ALTER TABLE ONLY public.cost_kinds
    ADD CONSTRAINT cost_kinds_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.cost_statements
    ADD CONSTRAINT cost_statements_code_is_unique_in_property UNIQUE (property_id, code);

ALTER TABLE ONLY public.cost_statements
    ADD CONSTRAINT cost_statements_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.credentials
    ADD CONSTRAINT credentials_pkey PRIMARY KEY (account_id);

ALTER TABLE ONLY public.customer_numbers
    ADD CONSTRAINT customer_numbers_one_at_a_time EXCLUDE USING gist (participant_id WITH =, valid WITH &&);

ALTER TABLE ONLY public.customer_numbers
    ADD CONSTRAINT customer_numbers_pkey PRIMARY KEY (participant_id, customer_number);

ALTER TABLE ONLY public.defects
    ADD CONSTRAINT defects_code_is_unique_in_property UNIQUE (property_id, code);

ALTER TABLE ONLY public.defects
    ADD CONSTRAINT defects_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.diary_briefing_participants
    ADD CONSTRAINT diary_briefing_participants_pkey PRIMARY KEY (event_id, participant_id);

ALTER TABLE ONLY public.diary_briefings
    ADD CONSTRAINT diary_briefings_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.diary_entries
    ADD CONSTRAINT diary_entries_id_of_property UNIQUE (id, property_id);

ALTER TABLE ONLY public.diary_entries
    ADD CONSTRAINT diary_entries_of_property UNIQUE (id, property_id, day);

ALTER TABLE ONLY public.diary_entries
    ADD CONSTRAINT diary_entries_one_a_day UNIQUE (property_id, day);

ALTER TABLE ONLY public.diary_entries
    ADD CONSTRAINT diary_entries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.diary_events
    ADD CONSTRAINT diary_events_of_entry UNIQUE (id, entry_id);

ALTER TABLE ONLY public.diary_events
    ADD CONSTRAINT diary_events_of_kind UNIQUE (id, kind);

ALTER TABLE ONLY public.diary_events
    ADD CONSTRAINT diary_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.diary_notes
    ADD CONSTRAINT diary_notes_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.diary_photos
    ADD CONSTRAINT diary_photos_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.diary_presences
    ADD CONSTRAINT diary_presences_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.diary_retractions
    ADD CONSTRAINT diary_retractions_once UNIQUE (retracted_id);

ALTER TABLE ONLY public.diary_retractions
    ADD CONSTRAINT diary_retractions_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.diary_versions
    ADD CONSTRAINT diary_versions_of_property UNIQUE (entry_id, property_id, version);

ALTER TABLE ONLY public.diary_versions
    ADD CONSTRAINT diary_versions_pkey PRIMARY KEY (entry_id, version);

ALTER TABLE ONLY public.diary_weather
    ADD CONSTRAINT diary_weather_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.districts
    ADD CONSTRAINT districts_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.eligibility_rules
    ADD CONSTRAINT eligibility_rules_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.eligibility_rules
    ADD CONSTRAINT eligibility_rules_position_is_unique UNIQUE (pot_id, "position");

ALTER TABLE ONLY public.erasures
    ADD CONSTRAINT erasures_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.firm_presences
    ADD CONSTRAINT firm_presences_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.funding_pots
    ADD CONSTRAINT funding_pots_code_is_unique UNIQUE (code);

ALTER TABLE ONLY public.funding_pots
    ADD CONSTRAINT funding_pots_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.gate_breaches
    ADD CONSTRAINT gate_breaches_are_unique UNIQUE (work_line_id, gate_code);

ALTER TABLE ONLY public.gate_breaches
    ADD CONSTRAINT gate_breaches_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.holiday_rules
    ADD CONSTRAINT holiday_rules_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.house_participants
    ADD CONSTRAINT house_participants_pkey PRIMARY KEY (property_id, participant_id);

ALTER TABLE ONLY public.house_pots
    ADD CONSTRAINT house_pots_pkey PRIMARY KEY (property_id, pot_id);

ALTER TABLE ONLY public.import_batches
    ADD CONSTRAINT import_batches_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.import_contents
    ADD CONSTRAINT import_contents_pkey PRIMARY KEY (sha256, part);

ALTER TABLE ONLY public.import_files
    ADD CONSTRAINT import_files_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.import_rows
    ADD CONSTRAINT import_rows_pkey PRIMARY KEY (file_id, part);

ALTER TABLE ONLY public.import_upload_files
    ADD CONSTRAINT import_upload_files_name_is_unique UNIQUE (upload_id, is_returned, name);

ALTER TABLE ONLY public.import_upload_files
    ADD CONSTRAINT import_upload_files_pkey PRIMARY KEY (upload_id, "position");

ALTER TABLE ONLY public.import_upload_parts
    ADD CONSTRAINT import_upload_parts_pkey PRIMARY KEY (upload_id, "position", part);

ALTER TABLE ONLY public.import_uploads
    ADD CONSTRAINT import_uploads_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.in_kind_gifts
    ADD CONSTRAINT in_kind_gifts_are_unique UNIQUE (property_id, donor_id, description);

ALTER TABLE ONLY public.in_kind_gifts
    ADD CONSTRAINT in_kind_gifts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.instrument_limits
    ADD CONSTRAINT instrument_limits_one_at_a_time EXCLUDE USING gist (instrument_code WITH =, valid WITH &&);

ALTER TABLE ONLY public.instrument_limits
    ADD CONSTRAINT instrument_limits_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.instrument_rates
    ADD CONSTRAINT instrument_rates_one_at_a_time EXCLUDE USING gist (instrument_code WITH =, employment_year WITH =, valid WITH &&);

ALTER TABLE ONLY public.instrument_rates
    ADD CONSTRAINT instrument_rates_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.instruments
    ADD CONSTRAINT instruments_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.legal_values
    ADD CONSTRAINT legal_values_one_at_a_time EXCLUDE USING gist (code WITH =, valid WITH &&);

ALTER TABLE ONLY public.legal_values
    ADD CONSTRAINT legal_values_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.occupations
    ADD CONSTRAINT occupations_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.office_notes
    ADD CONSTRAINT office_notes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.one_time_links
    ADD CONSTRAINT one_time_links_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT organisations_code_is_unique UNIQUE (code);

ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT organisations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.outcomes
    ADD CONSTRAINT outcomes_are_unique UNIQUE (participant_id, kind, happened_on);

ALTER TABLE ONLY public.outcomes
    ADD CONSTRAINT outcomes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.participant_assignments
    ADD CONSTRAINT participant_assignments_do_not_overlap EXCLUDE USING gist (account_id WITH =, participant_id WITH =, period WITH &&);

ALTER TABLE ONLY public.participant_assignments
    ADD CONSTRAINT participant_assignments_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.participant_persons
    ADD CONSTRAINT participant_persons_pkey PRIMARY KEY (participant_id);

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_code_is_unique UNIQUE (code);

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.photo_parts
    ADD CONSTRAINT photo_parts_pkey PRIMARY KEY (hash, first_byte);

ALTER TABLE ONLY public.photo_thumbnails
    ADD CONSTRAINT photo_thumbnails_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY public.photos
    ADD CONSTRAINT photos_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY public.placement_bases
    ADD CONSTRAINT placement_bases_do_not_overlap EXCLUDE USING gist (placement_id WITH =, instrument_code WITH =, period WITH &&);

ALTER TABLE ONLY public.placement_bases
    ADD CONSTRAINT placement_bases_pkey PRIMARY KEY (placement_id, instrument_code, period);

ALTER TABLE ONLY public.placements
    ADD CONSTRAINT placements_code_is_unique UNIQUE (code);

ALTER TABLE ONLY public.placements
    ADD CONSTRAINT placements_of_participant UNIQUE (participant_id, id);

ALTER TABLE ONLY public.placements
    ADD CONSTRAINT placements_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.placements
    ADD CONSTRAINT placements_working_ones_do_not_overlap EXCLUDE USING gist (participant_id WITH =, period WITH &&) WHERE ((kind = 'working'::text));

ALTER TABLE ONLY public.pot_commitments
    ADD CONSTRAINT pot_commitments_are_unique UNIQUE (pot_id, property_id);

ALTER TABLE ONLY public.pot_commitments
    ADD CONSTRAINT pot_commitments_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.processing_activities
    ADD CONSTRAINT processing_activities_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.properties
    ADD CONSTRAINT properties_code_is_unique UNIQUE (code);

ALTER TABLE ONLY public.properties
    ADD CONSTRAINT properties_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.property_assignments
    ADD CONSTRAINT property_assignments_do_not_overlap EXCLUDE USING gist (account_id WITH =, property_id WITH =, period WITH &&);

ALTER TABLE ONLY public.property_assignments
    ADD CONSTRAINT property_assignments_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.property_surveys
    ADD CONSTRAINT property_surveys_are_unique UNIQUE (property_id, kind, surveyed_on);

ALTER TABLE ONLY public.property_surveys
    ADD CONSTRAINT property_surveys_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.qualification_records
    ADD CONSTRAINT qualification_records_are_unique UNIQUE (participant_id, qualification_code, level, achieved_on);

ALTER TABLE ONLY public.qualification_records
    ADD CONSTRAINT qualification_records_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.qualifications
    ADD CONSTRAINT qualifications_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (account_id, code_hash);

ALTER TABLE ONLY public.released_reports
    ADD CONSTRAINT released_reports_number_and_version_are_unique UNIQUE (number, version);

ALTER TABLE ONLY public.released_reports
    ADD CONSTRAINT released_reports_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.released_reports
    ADD CONSTRAINT released_reports_replaced_once UNIQUE (replaces_id);

ALTER TABLE ONLY public.report_numbers
    ADD CONSTRAINT report_numbers_pkey PRIMARY KEY (year);

ALTER TABLE ONLY public.report_receipts
    ADD CONSTRAINT report_receipts_pkey PRIMARY KEY (report_id);

ALTER TABLE ONLY public.report_sources
    ADD CONSTRAINT report_sources_pkey PRIMARY KEY (relation, source_id, report_id);

ALTER TABLE ONLY public.restricted_records
    ADD CONSTRAINT restricted_records_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.restrictions
    ADD CONSTRAINT restrictions_do_not_overlap EXCLUDE USING gist (subject_kind WITH =, subject_id WITH =, period WITH &&);

ALTER TABLE ONLY public.restrictions
    ADD CONSTRAINT restrictions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.retention_classes
    ADD CONSTRAINT retention_classes_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.role_grants
    ADD CONSTRAINT role_grants_do_not_overlap EXCLUDE USING gist (account_id WITH =, role WITH =, period WITH &&);

ALTER TABLE ONLY public.role_grants
    ADD CONSTRAINT role_grants_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.second_factors
    ADD CONSTRAINT second_factors_pkey PRIMARY KEY (account_id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.sign_in_throttles
    ADD CONSTRAINT sign_in_throttles_pkey PRIMARY KEY (key_hash);

ALTER TABLE ONLY public.stage_events
    ADD CONSTRAINT stage_events_one_a_day UNIQUE (stage_id, to_state, happened_on);

ALTER TABLE ONLY public.stage_events
    ADD CONSTRAINT stage_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stage_gates
    ADD CONSTRAINT stage_gates_pkey PRIMARY KEY (stage_code, requires_code);

ALTER TABLE ONLY public.stage_kinds
    ADD CONSTRAINT stage_kinds_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.stage_kinds
    ADD CONSTRAINT stage_kinds_position_is_unique UNIQUE ("position");

ALTER TABLE ONLY public.stage_transitions
    ADD CONSTRAINT stage_transitions_pkey PRIMARY KEY (from_state, to_state);

ALTER TABLE ONLY public.stages
    ADD CONSTRAINT stages_are_unique UNIQUE (property_id, stage_code, occurrence);

ALTER TABLE ONLY public.stages
    ADD CONSTRAINT stages_of_property UNIQUE (property_id, id);

ALTER TABLE ONLY public.stages
    ADD CONSTRAINT stages_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_pkey PRIMARY KEY (account_id, id);

ALTER TABLE ONLY public.trades
    ADD CONSTRAINT trades_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.unemployment_spells
    ADD CONSTRAINT unemployment_spells_do_not_overlap EXCLUDE USING gist (participant_id WITH =, period WITH &&);

ALTER TABLE ONLY public.unemployment_spells
    ADD CONSTRAINT unemployment_spells_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.unit_changes
    ADD CONSTRAINT unit_changes_of_property UNIQUE (property_id, id);

ALTER TABLE ONLY public.unit_changes
    ADD CONSTRAINT unit_changes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.unit_successions
    ADD CONSTRAINT unit_successions_pkey PRIMARY KEY (predecessor_id, successor_id);

ALTER TABLE ONLY public.units
    ADD CONSTRAINT units_code_is_unique_in_property UNIQUE (property_id, code);

ALTER TABLE ONLY public.units
    ADD CONSTRAINT units_of_property UNIQUE (property_id, id);

ALTER TABLE ONLY public.units
    ADD CONSTRAINT units_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.viertelwerk_migrations
    ADD CONSTRAINT viertelwerk_migrations_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.voucher_lines
    ADD CONSTRAINT voucher_lines_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_lines
    ADD CONSTRAINT voucher_lines_position_is_unique UNIQUE (voucher_id, "position");

ALTER TABLE ONLY public.vouchers
    ADD CONSTRAINT vouchers_number_is_unique UNIQUE (number);

ALTER TABLE ONLY public.vouchers
    ADD CONSTRAINT vouchers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.work_assignments
    ADD CONSTRAINT work_assignments_do_not_repeat EXCLUDE USING gist (participant_id WITH =, work_package_id WITH =, period WITH &&);

ALTER TABLE ONLY public.work_assignments
    ADD CONSTRAINT work_assignments_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.work_gate_certificates
    ADD CONSTRAINT work_gate_certificates_pkey PRIMARY KEY (gate_code, certificate_kind_code);

ALTER TABLE ONLY public.work_gates
    ADD CONSTRAINT work_gates_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.work_kinds
    ADD CONSTRAINT work_kinds_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.work_lines
    ADD CONSTRAINT work_lines_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.work_package_kinds
    ADD CONSTRAINT work_package_kinds_pkey PRIMARY KEY (work_package_id, work_kind_code);

ALTER TABLE ONLY public.work_packages
    ADD CONSTRAINT work_packages_code_is_unique_in_property UNIQUE (property_id, code);

ALTER TABLE ONLY public.work_packages
    ADD CONSTRAINT work_packages_of_property UNIQUE (property_id, id);

ALTER TABLE ONLY public.work_packages
    ADD CONSTRAINT work_packages_pkey PRIMARY KEY (id);

CREATE INDEX absences_kind_idx ON public.absences USING btree (absence_kind_code);

CREATE UNIQUE INDEX accounts_one_for_a_participant ON public.accounts USING btree (participant_id) WHERE (participant_id IS NOT NULL);

CREATE INDEX accounts_organisation_idx ON public.accounts USING btree (organisation_id);

CREATE INDEX acquisitions_acquirer_idx ON public.acquisitions USING btree (acquirer_id);

CREATE INDEX acquisitions_seller_idx ON public.acquisitions USING btree (seller_id);

CREATE INDEX allocations_budget_line_idx ON public.allocations USING btree (pot_id, budget_line_id);

CREATE INDEX allocations_voucher_line_idx ON public.allocations USING btree (voucher_line_id);

CREATE INDEX api_answers_stored_idx ON public.api_answers USING btree (stored_at);

CREATE INDEX api_tokens_account_idx ON public.api_tokens USING btree (account_id);

CREATE INDEX attendance_days_day_idx ON public.attendance_days USING btree (day);

CREATE INDEX attendance_days_placement_idx ON public.attendance_days USING btree (participant_id, placement_id);

CREATE INDEX audit_blocks_epoch_idx ON public.audit_blocks USING btree (epoch);

CREATE INDEX audit_events_actor_idx ON public.audit_events USING btree (actor);

CREATE INDEX audit_events_happened_idx ON public.audit_events USING btree (happened_at);

CREATE INDEX audit_events_place_idx ON public.audit_events USING btree (epoch, transaction_id, id);

CREATE INDEX audit_events_subject_idx ON public.audit_events USING btree (subject);

CREATE INDEX audit_payloads_erasure_idx ON public.audit_payloads USING btree (erasure_id);

CREATE INDEX certificates_kind_idx ON public.certificates USING btree (certificate_kind_code);

CREATE INDEX correction_reports_report_idx ON public.correction_reports USING btree (report_id);

CREATE INDEX corrections_source_idx ON public.corrections USING btree (relation, source_id);

CREATE UNIQUE INDEX cost_statements_one_total ON public.cost_statements USING btree (property_id) WHERE is_total;

CREATE INDEX defects_open_hazards_idx ON public.defects USING btree (property_id) WHERE (is_hazard AND (closed_on IS NULL));

CREATE INDEX defects_responsible_idx ON public.defects USING btree (responsible_id);

CREATE INDEX defects_trade_idx ON public.defects USING btree (trade_code);

CREATE INDEX defects_unit_idx ON public.defects USING btree (property_id, unit_id);

CREATE INDEX diary_briefing_participants_participant_idx ON public.diary_briefing_participants USING btree (participant_id);

CREATE INDEX diary_briefings_entry_idx ON public.diary_briefings USING btree (entry_id, property_id, day);

CREATE INDEX diary_entries_day_idx ON public.diary_entries USING btree (day);

CREATE INDEX diary_events_entry_idx ON public.diary_events USING btree (entry_id, property_id, version);

CREATE INDEX diary_events_retracted_by_idx ON public.diary_events USING btree (retracted_by_id) WHERE (retracted_by_id IS NOT NULL);

CREATE INDEX diary_notes_package_idx ON public.diary_notes USING btree (work_package_id);

CREATE INDEX diary_photos_entry_idx ON public.diary_photos USING btree (entry_id, property_id, day);

CREATE INDEX diary_photos_hash_idx ON public.diary_photos USING btree (hash);

CREATE INDEX diary_photos_package_idx ON public.diary_photos USING btree (property_id, work_package_id);

CREATE INDEX diary_photos_unit_idx ON public.diary_photos USING btree (property_id, unit_id, day);

CREATE INDEX diary_presences_entry_idx ON public.diary_presences USING btree (entry_id, property_id, day);

CREATE INDEX diary_presences_house_idx ON public.diary_presences USING btree (property_id, participant_id);

CREATE INDEX diary_presences_participant_day_idx ON public.diary_presences USING btree (participant_id, day);

CREATE INDEX diary_retractions_event_entry_idx ON public.diary_retractions USING btree (event_id, entry_id);

CREATE INDEX diary_retractions_retracted_idx ON public.diary_retractions USING btree (retracted_id, entry_id);

CREATE INDEX eligibility_rules_budget_line_idx ON public.eligibility_rules USING btree (pot_id, budget_line_id);

CREATE INDEX eligibility_rules_cost_kind_idx ON public.eligibility_rules USING btree (cost_kind_code);

CREATE INDEX eligibility_rules_property_idx ON public.eligibility_rules USING btree (property_id);

CREATE INDEX eligibility_rules_stage_idx ON public.eligibility_rules USING btree (stage_code);

CREATE INDEX erasures_class_idx ON public.erasures USING btree (class_code);

CREATE INDEX erasures_running_idx ON public.erasures USING btree (id) WHERE is_running;

CREATE INDEX erasures_subject_idx ON public.erasures USING btree (subject_kind, subject_id);

CREATE INDEX firm_presences_entry_idx ON public.firm_presences USING btree (entry_id, property_id, day);

CREATE INDEX firm_presences_firm_idx ON public.firm_presences USING btree (firm_id);

CREATE INDEX firm_presences_package_idx ON public.firm_presences USING btree (property_id, work_package_id);

CREATE INDEX funding_pots_funder_idx ON public.funding_pots USING btree (funder_id);

CREATE UNIQUE INDEX funding_pots_grant_number_is_unique ON public.funding_pots USING btree (funder_id, grant_number) WHERE (grant_number IS NOT NULL);

CREATE INDEX gate_breaches_entry_idx ON public.gate_breaches USING btree (entry_id, property_id);

CREATE INDEX gate_breaches_gate_idx ON public.gate_breaches USING btree (gate_code);

CREATE INDEX gate_breaches_line_idx ON public.gate_breaches USING btree (work_line_id, entry_id);

CREATE INDEX gate_breaches_property_idx ON public.gate_breaches USING btree (property_id);

CREATE INDEX house_participants_participant_idx ON public.house_participants USING btree (participant_id);

CREATE INDEX house_pots_pot_idx ON public.house_pots USING btree (pot_id);

CREATE INDEX import_files_batch_idx ON public.import_files USING btree (batch_id);

CREATE INDEX import_files_hash_idx ON public.import_files USING btree (sha256);

CREATE INDEX import_uploads_account_idx ON public.import_uploads USING btree (account_id);

CREATE INDEX import_uploads_batch_idx ON public.import_uploads USING btree (batch_id);

CREATE INDEX import_uploads_changed_idx ON public.import_uploads USING btree (changed_at);

CREATE INDEX in_kind_gifts_donor_idx ON public.in_kind_gifts USING btree (donor_id);

CREATE INDEX office_notes_open_idx ON public.office_notes USING btree (addressee) WHERE (done_at IS NULL);

CREATE INDEX office_notes_property_idx ON public.office_notes USING btree (property_id, day);

CREATE INDEX one_time_links_account_idx ON public.one_time_links USING btree (account_id);

CREATE INDEX outcomes_occupation_idx ON public.outcomes USING btree (occupation_code);

CREATE INDEX outcomes_organisation_idx ON public.outcomes USING btree (organisation_id);

CREATE INDEX participant_assignments_account_idx ON public.participant_assignments USING btree (account_id);

CREATE INDEX participant_assignments_participant_idx ON public.participant_assignments USING btree (participant_id);

CREATE INDEX placement_bases_instrument_idx ON public.placement_bases USING btree (instrument_code);

CREATE INDEX placements_jobcenter_idx ON public.placements USING btree (jobcenter_id);

CREATE INDEX placements_occupation_idx ON public.placements USING btree (occupation_code);

CREATE INDEX placements_participant_idx ON public.placements USING btree (participant_id);

CREATE INDEX placements_period_idx ON public.placements USING gist (period);

CREATE INDEX pot_commitments_property_idx ON public.pot_commitments USING btree (property_id);

CREATE INDEX processing_activities_retention_class_idx ON public.processing_activities USING btree (retention_class_code);

CREATE INDEX progress_reports_entry_idx ON public.progress_reports USING btree (entry_id, property_id, day);

CREATE INDEX progress_reports_package_idx ON public.progress_reports USING btree (property_id, work_package_id, day);

CREATE UNIQUE INDEX properties_cadastral_id_is_unique ON public.properties USING btree (cadastral_id) WHERE (cadastral_id IS NOT NULL);

CREATE INDEX properties_district_idx ON public.properties USING btree (district_code);

CREATE INDEX property_assignments_account_idx ON public.property_assignments USING btree (account_id);

CREATE INDEX property_assignments_property_idx ON public.property_assignments USING btree (property_id);

CREATE INDEX qualification_records_qualification_idx ON public.qualification_records USING btree (qualification_code);

CREATE INDEX qualifications_occupation_idx ON public.qualifications USING btree (occupation_code);

CREATE INDEX qualifications_trade_idx ON public.qualifications USING btree (trade_code);

CREATE INDEX released_reports_recipient_idx ON public.released_reports USING btree (recipient_id);

CREATE INDEX report_sources_report_idx ON public.report_sources USING btree (report_id);

CREATE INDEX restricted_records_restriction_idx ON public.restricted_records USING btree (restriction_id);

CREATE INDEX restrictions_class_idx ON public.restrictions USING btree (class_code);

CREATE INDEX restrictions_kept_by_idx ON public.restrictions USING btree (kept_by_code);

CREATE INDEX role_grants_account_idx ON public.role_grants USING btree (account_id);

CREATE INDEX sessions_account_idx ON public.sessions USING btree (account_id);

CREATE INDEX sign_in_throttles_changed_idx ON public.sign_in_throttles USING btree (changed_at);

CREATE INDEX stage_gates_requires_idx ON public.stage_gates USING btree (requires_code);

CREATE INDEX stages_kind_idx ON public.stages USING btree (stage_code);

CREATE INDEX submissions_arrived_idx ON public.submissions USING btree (arrived_at);

CREATE INDEX unit_successions_change_idx ON public.unit_successions USING btree (property_id, change_id);

CREATE INDEX unit_successions_predecessor_idx ON public.unit_successions USING btree (property_id, predecessor_id);

CREATE INDEX unit_successions_successor_idx ON public.unit_successions USING btree (property_id, successor_id);

CREATE INDEX voucher_lines_cost_group_idx ON public.voucher_lines USING btree (cost_group_edition, cost_group_code);

CREATE INDEX voucher_lines_cost_kind_idx ON public.voucher_lines USING btree (cost_kind_code);

CREATE INDEX voucher_lines_credits_awaited_idx ON public.voucher_lines USING btree (id) WHERE ((amount_cents < 0) AND (paid_on IS NULL));

CREATE INDEX voucher_lines_placement_idx ON public.voucher_lines USING btree (placement_id, month);

CREATE INDEX voucher_lines_property_idx ON public.voucher_lines USING btree (property_id);

CREATE INDEX voucher_lines_stage_idx ON public.voucher_lines USING btree (property_id, stage_id);

CREATE INDEX voucher_lines_unit_idx ON public.voucher_lines USING btree (property_id, unit_id);

CREATE INDEX vouchers_payee_idx ON public.vouchers USING btree (payee_id);

CREATE UNIQUE INDEX vouchers_same_invoice_once ON public.vouchers USING btree (payee_id, lower(regexp_replace(invoice_number, '[^[:alnum:]]'::text, ''::text, 'g'::text)), ((kind = 'credit_note'::text))) WHERE (invoice_number IS NOT NULL);

CREATE INDEX work_assignments_package_idx ON public.work_assignments USING btree (work_package_id);

CREATE INDEX work_gate_certificates_kind_idx ON public.work_gate_certificates USING btree (certificate_kind_code);

CREATE INDEX work_gates_instrument_idx ON public.work_gates USING btree (instrument_code);

CREATE INDEX work_gates_stage_idx ON public.work_gates USING btree (stage_code);

CREATE INDEX work_gates_work_kind_idx ON public.work_gates USING btree (work_kind_code);

CREATE INDEX work_lines_entry_idx ON public.work_lines USING btree (entry_id, property_id, day);

CREATE INDEX work_lines_package_idx ON public.work_lines USING btree (property_id, work_package_id);

CREATE INDEX work_lines_participant_day_idx ON public.work_lines USING btree (participant_id, day);

CREATE INDEX work_lines_property_participant_idx ON public.work_lines USING btree (property_id, participant_id);

CREATE INDEX work_package_kinds_kind_idx ON public.work_package_kinds USING btree (work_kind_code);

CREATE INDEX work_packages_cost_group_idx ON public.work_packages USING btree (cost_group_edition, cost_group_code);

CREATE INDEX work_packages_firm_idx ON public.work_packages USING btree (firm_id);

CREATE INDEX work_packages_stage_idx ON public.work_packages USING btree (property_id, stage_id);

CREATE INDEX work_packages_trade_idx ON public.work_packages USING btree (trade_code);

CREATE INDEX work_packages_unit_idx ON public.work_packages USING btree (property_id, unit_id);

CREATE CONSTRAINT TRIGGER absences_belong_to_absent_days AFTER INSERT OR DELETE OR UPDATE ON public.absences DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_absence();

CREATE TRIGGER absences_guard_released BEFORE DELETE OR UPDATE ON public.absences FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER acquisitions_guard_released BEFORE DELETE OR UPDATE ON public.acquisitions FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER allocations_are_append_only BEFORE DELETE OR UPDATE ON public.allocations FOR EACH ROW EXECUTE FUNCTION public.refuse_change('allocations_are_append_only');

CREATE TRIGGER allocations_are_not_emptied BEFORE TRUNCATE ON public.allocations FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('allocations_are_append_only');

CREATE TRIGGER allocations_hold_every_sum AFTER INSERT ON public.allocations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_allocations();

CREATE TRIGGER allocations_note_house_pots AFTER INSERT ON public.allocations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.note_paying_house_pots();

CREATE TRIGGER api_tokens_stay_revoked BEFORE UPDATE ON public.api_tokens FOR EACH ROW WHEN ((old.revoked_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change('api_tokens_stay_revoked');

CREATE CONSTRAINT TRIGGER attendance_days_absent_with_a_kind AFTER INSERT ON public.attendance_days DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((NOT new.is_present)) EXECUTE FUNCTION public.check_absence();

CREATE TRIGGER attendance_days_added_after_release AFTER INSERT ON public.attendance_days REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.guard_released_days();

CREATE CONSTRAINT TRIGGER attendance_days_change_with_their_absence AFTER UPDATE ON public.attendance_days DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.is_present <> old.is_present)) EXECUTE FUNCTION public.check_absence();

CREATE TRIGGER attendance_days_guard_released BEFORE DELETE OR UPDATE ON public.attendance_days FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER attendance_days_lie_inside_the_placement AFTER INSERT ON public.attendance_days REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_attendance_days();

CREATE TRIGGER attendance_days_stay_inside_the_placement AFTER UPDATE ON public.attendance_days REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_attendance_days();

CREATE TRIGGER audit_blocks_are_append_only BEFORE DELETE OR UPDATE ON public.audit_blocks FOR EACH ROW EXECUTE FUNCTION public.refuse_change('audit_blocks_are_append_only');

CREATE TRIGGER audit_blocks_are_not_emptied BEFORE TRUNCATE ON public.audit_blocks FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('audit_blocks_are_append_only');

CREATE TRIGGER audit_epochs_are_append_only BEFORE DELETE OR UPDATE ON public.audit_epochs FOR EACH ROW EXECUTE FUNCTION public.refuse_change('audit_epochs_are_append_only');

CREATE TRIGGER audit_epochs_are_not_emptied BEFORE TRUNCATE ON public.audit_epochs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('audit_epochs_are_append_only');

CREATE TRIGGER audit_events_are_append_only BEFORE DELETE OR UPDATE ON public.audit_events FOR EACH ROW EXECUTE FUNCTION public.refuse_change('audit_events_are_append_only');

CREATE TRIGGER audit_events_are_not_emptied BEFORE TRUNCATE ON public.audit_events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('audit_events_are_append_only');

CREATE TRIGGER audit_events_happen_now AFTER INSERT ON public.audit_events FOR EACH ROW EXECUTE FUNCTION public.check_audit_event();

CREATE TRIGGER audit_payloads_are_append_only BEFORE DELETE OR UPDATE ON public.audit_payloads FOR EACH ROW EXECUTE FUNCTION public.guard_audit_payload();

CREATE TRIGGER audit_payloads_are_not_emptied BEFORE TRUNCATE ON public.audit_payloads FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('audit_payloads_are_append_only');

CREATE TRIGGER audit_seals_are_append_only BEFORE DELETE OR UPDATE ON public.audit_seals FOR EACH ROW EXECUTE FUNCTION public.refuse_change('audit_seals_are_append_only');

CREATE TRIGGER audit_seals_are_not_emptied BEFORE TRUNCATE ON public.audit_seals FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('audit_seals_are_append_only');

CREATE TRIGGER budget_lines_go_without_loss AFTER DELETE ON public.budget_lines REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_totals_changed();

CREATE TRIGGER budget_lines_guard_released BEFORE DELETE OR UPDATE ON public.budget_lines FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER budget_lines_keep_their_sums AFTER UPDATE ON public.budget_lines REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_totals_changed();

CREATE TRIGGER certificates_guard_released BEFORE DELETE OR UPDATE ON public.certificates FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER correction_reports_are_append_only BEFORE DELETE OR UPDATE ON public.correction_reports FOR EACH ROW EXECUTE FUNCTION public.refuse_change('correction_reports_are_append_only');

CREATE TRIGGER correction_reports_are_not_emptied BEFORE TRUNCATE ON public.correction_reports FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('correction_reports_are_append_only');

CREATE TRIGGER corrections_are_append_only BEFORE DELETE OR UPDATE ON public.corrections FOR EACH ROW EXECUTE FUNCTION public.guard_correction();

CREATE TRIGGER corrections_are_not_emptied BEFORE TRUNCATE ON public.corrections FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('corrections_are_append_only');

CREATE TRIGGER cost_statements_guard_released BEFORE DELETE OR UPDATE ON public.cost_statements FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER defects_guard BEFORE INSERT OR UPDATE ON public.defects FOR EACH ROW EXECUTE FUNCTION public.guard_defect();

CREATE TRIGGER diary_briefing_participants_are_append_only BEFORE DELETE OR UPDATE ON public.diary_briefing_participants FOR EACH ROW EXECUTE FUNCTION public.refuse_change('diary_briefing_participants_are_append_only');

CREATE TRIGGER diary_briefing_participants_are_not_emptied BEFORE TRUNCATE ON public.diary_briefing_participants FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('diary_briefing_participants_are_append_only');

CREATE TRIGGER diary_briefing_participants_enter_open_versions AFTER INSERT ON public.diary_briefing_participants REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_details();

CREATE TRIGGER diary_briefings_are_append_only BEFORE DELETE OR UPDATE ON public.diary_briefings FOR EACH ROW EXECUTE FUNCTION public.refuse_change('diary_briefings_are_append_only');

CREATE TRIGGER diary_briefings_are_not_emptied BEFORE TRUNCATE ON public.diary_briefings FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('diary_briefings_are_append_only');

CREATE TRIGGER diary_briefings_enter_open_versions AFTER INSERT ON public.diary_briefings REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_details();

CREATE TRIGGER diary_events_are_append_only BEFORE DELETE OR UPDATE ON public.diary_events FOR EACH ROW EXECUTE FUNCTION public.guard_diary_event();

CREATE TRIGGER diary_events_are_not_emptied BEFORE TRUNCATE ON public.diary_events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('diary_events_are_append_only');

CREATE TRIGGER diary_events_enter_open_versions AFTER INSERT ON public.diary_events REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_events();

CREATE TRIGGER diary_notes_are_append_only BEFORE DELETE OR UPDATE ON public.diary_notes FOR EACH ROW EXECUTE FUNCTION public.refuse_change('diary_notes_are_append_only');

CREATE TRIGGER diary_notes_are_not_emptied BEFORE TRUNCATE ON public.diary_notes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('diary_notes_are_append_only');

CREATE TRIGGER diary_notes_enter_open_versions AFTER INSERT ON public.diary_notes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_details();

CREATE TRIGGER diary_photos_are_append_only BEFORE DELETE OR UPDATE ON public.diary_photos FOR EACH ROW EXECUTE FUNCTION public.refuse_change('diary_photos_are_append_only');

CREATE TRIGGER diary_photos_are_not_emptied BEFORE TRUNCATE ON public.diary_photos FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('diary_photos_are_append_only');

CREATE TRIGGER diary_photos_enter_open_versions AFTER INSERT ON public.diary_photos REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_details();

CREATE TRIGGER diary_presences_are_append_only BEFORE DELETE OR UPDATE ON public.diary_presences FOR EACH ROW EXECUTE FUNCTION public.refuse_change('diary_presences_are_append_only');

CREATE TRIGGER diary_presences_are_not_emptied BEFORE TRUNCATE ON public.diary_presences FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('diary_presences_are_append_only');

CREATE TRIGGER diary_presences_enter_open_versions AFTER INSERT ON public.diary_presences REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_details();

CREATE TRIGGER diary_presences_note_people AFTER INSERT ON public.diary_presences REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.note_people_of_lines();

CREATE TRIGGER diary_retractions_apply AFTER INSERT ON public.diary_retractions FOR EACH ROW EXECUTE FUNCTION public.apply_diary_retraction();

CREATE TRIGGER diary_retractions_are_append_only BEFORE DELETE OR UPDATE ON public.diary_retractions FOR EACH ROW EXECUTE FUNCTION public.refuse_change('diary_retractions_are_append_only');

CREATE TRIGGER diary_retractions_are_not_emptied BEFORE TRUNCATE ON public.diary_retractions FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('diary_retractions_are_append_only');

CREATE TRIGGER diary_retractions_enter_open_versions AFTER INSERT ON public.diary_retractions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_details();

CREATE TRIGGER diary_retractions_flag_released AFTER INSERT ON public.diary_retractions FOR EACH ROW EXECUTE FUNCTION public.flag_retracted_line();

CREATE TRIGGER diary_versions_guard BEFORE INSERT OR UPDATE ON public.diary_versions FOR EACH ROW EXECUTE FUNCTION public.guard_diary_version();

CREATE TRIGGER diary_weather_enter_open_versions AFTER INSERT ON public.diary_weather REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_details();

CREATE TRIGGER diary_weather_is_append_only BEFORE DELETE OR UPDATE ON public.diary_weather FOR EACH ROW EXECUTE FUNCTION public.refuse_change('diary_weather_is_append_only');

CREATE TRIGGER diary_weather_is_not_emptied BEFORE TRUNCATE ON public.diary_weather FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('diary_weather_is_append_only');

CREATE TRIGGER eligibility_rules_fit_what_stands AFTER INSERT ON public.eligibility_rules REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_totals_changed();

CREATE TRIGGER eligibility_rules_go_without_loss AFTER DELETE ON public.eligibility_rules REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_totals_changed();

CREATE TRIGGER eligibility_rules_keep_house_pots AFTER INSERT OR DELETE OR UPDATE ON public.eligibility_rules FOR EACH ROW EXECUTE FUNCTION public.keep_named_house_pots();

CREATE TRIGGER eligibility_rules_keep_what_stands AFTER UPDATE ON public.eligibility_rules REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_totals_changed();

CREATE TRIGGER eligibility_rules_leave_what_stands AFTER UPDATE ON public.eligibility_rules REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_totals_changed();

CREATE TRIGGER erasures_are_append_only BEFORE DELETE OR UPDATE ON public.erasures FOR EACH ROW EXECUTE FUNCTION public.guard_erasure();

CREATE TRIGGER erasures_are_not_emptied BEFORE TRUNCATE ON public.erasures FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('erasures_are_append_only');

CREATE CONSTRAINT TRIGGER erasures_end_in_their_transaction AFTER INSERT ON public.erasures DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_erasure_ended();

CREATE TRIGGER firm_presences_are_append_only BEFORE DELETE OR UPDATE ON public.firm_presences FOR EACH ROW EXECUTE FUNCTION public.refuse_change('firm_presences_are_append_only');

CREATE TRIGGER firm_presences_are_not_emptied BEFORE TRUNCATE ON public.firm_presences FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('firm_presences_are_append_only');

CREATE TRIGGER firm_presences_enter_open_versions AFTER INSERT ON public.firm_presences REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_details();

CREATE TRIGGER firm_presences_flag_released AFTER INSERT ON public.firm_presences REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.flag_late_lines();

CREATE TRIGGER funding_pots_guard_released BEFORE DELETE OR UPDATE ON public.funding_pots FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER funding_pots_keep_their_sums AFTER UPDATE ON public.funding_pots REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_totals_changed();

CREATE TRIGGER in_kind_gifts_guard_released BEFORE DELETE OR UPDATE ON public.in_kind_gifts FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER office_notes_are_append_only BEFORE DELETE OR UPDATE ON public.office_notes FOR EACH ROW EXECUTE FUNCTION public.guard_office_note();

CREATE TRIGGER office_notes_are_not_emptied BEFORE TRUNCATE ON public.office_notes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('office_notes_are_append_only');

CREATE TRIGGER one_time_links_open_once BEFORE UPDATE ON public.one_time_links FOR EACH ROW WHEN ((old.used_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change('one_time_links_open_once');

CREATE TRIGGER outcomes_guard_released BEFORE DELETE OR UPDATE ON public.outcomes FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER photo_parts_are_append_only BEFORE UPDATE ON public.photo_parts FOR EACH ROW EXECUTE FUNCTION public.refuse_change('photos_stay_as_received');

CREATE TRIGGER photo_parts_are_not_emptied BEFORE TRUNCATE ON public.photo_parts FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('photos_stay_as_received');

CREATE TRIGGER photo_parts_follow_each_other AFTER INSERT ON public.photo_parts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_photo_parts();

CREATE TRIGGER photo_parts_stay_once_received BEFORE DELETE ON public.photo_parts FOR EACH ROW EXECUTE FUNCTION public.guard_photo_part_removal();

CREATE TRIGGER photos_guard BEFORE INSERT OR UPDATE ON public.photos FOR EACH ROW EXECUTE FUNCTION public.guard_photo();

CREATE CONSTRAINT TRIGGER placement_bases_lie_inside_the_placement AFTER INSERT OR UPDATE ON public.placement_bases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_placement_bases();

CREATE TRIGGER placements_contain_their_attendance AFTER UPDATE OF period ON public.placements FOR EACH ROW EXECUTE FUNCTION public.check_placement_attendance();

CREATE CONSTRAINT TRIGGER placements_contain_their_bases AFTER UPDATE OF period, kind ON public.placements DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_placement_bases();

CREATE TRIGGER placements_guard_released BEFORE DELETE OR UPDATE ON public.placements FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER pot_commitments_guard_released BEFORE DELETE OR UPDATE ON public.pot_commitments FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER pot_commitments_keep_house_pots AFTER INSERT OR DELETE OR UPDATE ON public.pot_commitments FOR EACH ROW EXECUTE FUNCTION public.keep_named_house_pots();

CREATE TRIGGER progress_reports_are_append_only BEFORE DELETE OR UPDATE ON public.progress_reports FOR EACH ROW EXECUTE FUNCTION public.refuse_change('progress_reports_are_append_only');

CREATE TRIGGER progress_reports_are_not_emptied BEFORE TRUNCATE ON public.progress_reports FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('progress_reports_are_append_only');

CREATE TRIGGER progress_reports_enter_open_versions AFTER INSERT ON public.progress_reports REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_details();

CREATE TRIGGER progress_reports_flag_released AFTER INSERT ON public.progress_reports REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.flag_late_lines();

CREATE TRIGGER qualification_records_guard_released BEFORE DELETE OR UPDATE ON public.qualification_records FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('record');

CREATE TRIGGER recovery_codes_open_once BEFORE UPDATE ON public.recovery_codes FOR EACH ROW WHEN ((old.used_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change('recovery_codes_open_once');

CREATE TRIGGER released_reports_are_immutable BEFORE DELETE OR UPDATE ON public.released_reports FOR EACH ROW EXECUTE FUNCTION public.guard_released_report();

CREATE TRIGGER released_reports_are_not_emptied BEFORE TRUNCATE ON public.released_reports FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('released_reports_are_immutable');

CREATE TRIGGER released_reports_are_one_a_month BEFORE INSERT ON public.released_reports FOR EACH ROW WHEN (((new.kind = 'participants'::text) AND (new.replaces_id IS NULL))) EXECUTE FUNCTION public.check_first_release();

CREATE TRIGGER report_receipts_are_append_only BEFORE DELETE OR UPDATE ON public.report_receipts FOR EACH ROW EXECUTE FUNCTION public.refuse_change('report_receipts_are_append_only');

CREATE TRIGGER report_receipts_are_not_emptied BEFORE TRUNCATE ON public.report_receipts FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('report_receipts_are_append_only');

CREATE TRIGGER report_sources_are_immutable BEFORE DELETE OR UPDATE ON public.report_sources FOR EACH ROW EXECUTE FUNCTION public.refuse_change('report_sources_are_immutable');

CREATE TRIGGER report_sources_are_not_emptied BEFORE TRUNCATE ON public.report_sources FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('report_sources_are_immutable');

CREATE TRIGGER role_grants_fit_the_account BEFORE INSERT OR UPDATE ON public.role_grants FOR EACH ROW EXECUTE FUNCTION public.check_role_grant();

CREATE TRIGGER second_factors_take_a_code_once BEFORE UPDATE ON public.second_factors FOR EACH ROW WHEN ((new.last_counter <= old.last_counter)) EXECUTE FUNCTION public.refuse_change('second_factors_take_a_code_once');

CREATE TRIGGER sessions_stay_ended BEFORE UPDATE ON public.sessions FOR EACH ROW WHEN ((old.ended_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change('sessions_stay_ended');

CREATE TRIGGER stage_events_apply BEFORE INSERT ON public.stage_events FOR EACH ROW EXECUTE FUNCTION public.apply_stage_event();

CREATE TRIGGER stages_guard BEFORE INSERT ON public.stages FOR EACH ROW EXECUTE FUNCTION public.guard_stage();

CREATE CONSTRAINT TRIGGER unit_changes_stay_on_their_day AFTER UPDATE OF changed_on ON public.unit_changes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_unit_succession();

CREATE CONSTRAINT TRIGGER unit_successions_meet_on_the_day AFTER INSERT OR UPDATE ON public.unit_successions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_unit_succession();

CREATE CONSTRAINT TRIGGER units_existence_stays_with_genealogy AFTER UPDATE OF existence ON public.units DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_unit_existence_stays();

CREATE TRIGGER voucher_lines_guard_paid BEFORE UPDATE ON public.voucher_lines FOR EACH ROW EXECUTE FUNCTION public.guard_paid_money();

CREATE TRIGGER voucher_lines_guard_released BEFORE DELETE OR UPDATE ON public.voucher_lines FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('money');

CREATE CONSTRAINT TRIGGER voucher_lines_have_the_sign_of_their_kind AFTER INSERT OR UPDATE OF voucher_id, gross_cents ON public.voucher_lines DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_voucher_kind();

CREATE TRIGGER voucher_lines_keep_their_sums AFTER UPDATE ON public.voucher_lines REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_totals_changed();

CREATE TRIGGER voucher_lines_move_house_pots AFTER UPDATE ON public.voucher_lines FOR EACH ROW WHEN ((old.property_id IS DISTINCT FROM new.property_id)) EXECUTE FUNCTION public.move_house_pots();

CREATE TRIGGER voucher_lines_pay_fits AFTER INSERT ON public.voucher_lines REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_pay();

CREATE TRIGGER voucher_lines_pay_keeps_fitting AFTER UPDATE ON public.voucher_lines REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_pay();

CREATE TRIGGER vouchers_guard_paid BEFORE UPDATE ON public.vouchers FOR EACH ROW EXECUTE FUNCTION public.guard_paid_money();

CREATE TRIGGER vouchers_guard_released BEFORE DELETE OR UPDATE ON public.vouchers FOR EACH ROW EXECUTE FUNCTION public.guard_released_source('money');

CREATE CONSTRAINT TRIGGER vouchers_keep_the_sign_of_their_kind AFTER UPDATE OF kind ON public.vouchers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_voucher_kind();

CREATE TRIGGER vouchers_keep_their_terms AFTER UPDATE ON public.vouchers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.check_totals_changed();

CREATE TRIGGER work_assignments_forget_changed_people AFTER UPDATE ON public.work_assignments REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.forget_unplanned_people();

CREATE TRIGGER work_assignments_forget_people AFTER DELETE ON public.work_assignments REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.forget_unplanned_people();

CREATE TRIGGER work_assignments_meet_their_gates BEFORE INSERT OR UPDATE ON public.work_assignments FOR EACH ROW EXECUTE FUNCTION public.check_work_assignment();

CREATE TRIGGER work_assignments_note_changed_people AFTER UPDATE ON public.work_assignments REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.note_planned_people();

CREATE TRIGGER work_assignments_note_people AFTER INSERT ON public.work_assignments REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.note_planned_people();

CREATE TRIGGER work_lines_are_append_only BEFORE DELETE OR UPDATE ON public.work_lines FOR EACH ROW EXECUTE FUNCTION public.refuse_change('work_lines_are_append_only');

CREATE TRIGGER work_lines_are_not_emptied BEFORE TRUNCATE ON public.work_lines FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('work_lines_are_append_only');

CREATE TRIGGER work_lines_enter_open_versions AFTER INSERT ON public.work_lines REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_diary_details();

CREATE TRIGGER work_lines_fit_and_meet_gates AFTER INSERT ON public.work_lines REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.check_work_lines();

CREATE TRIGGER work_lines_flag_released AFTER INSERT ON public.work_lines REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.flag_late_lines();

CREATE TRIGGER work_lines_note_people AFTER INSERT ON public.work_lines REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.note_people_of_lines();

ALTER TABLE ONLY public.absences
    ADD CONSTRAINT absences_attendance_day_fkey FOREIGN KEY (attendance_day_id) REFERENCES public.attendance_days(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.absences
    ADD CONSTRAINT absences_kind_fkey FOREIGN KEY (absence_kind_code) REFERENCES public.absence_kinds(code);

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.acquisitions
    ADD CONSTRAINT acquisitions_acquirer_fkey FOREIGN KEY (acquirer_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.acquisitions
    ADD CONSTRAINT acquisitions_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.acquisitions
    ADD CONSTRAINT acquisitions_seller_fkey FOREIGN KEY (seller_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.allocations
    ADD CONSTRAINT allocations_budget_line_fkey FOREIGN KEY (pot_id, budget_line_id) REFERENCES public.budget_lines(pot_id, id);

ALTER TABLE ONLY public.allocations
    ADD CONSTRAINT allocations_reverses_fkey FOREIGN KEY (reverses_id) REFERENCES public.allocations(id);

ALTER TABLE ONLY public.allocations
    ADD CONSTRAINT allocations_voucher_line_fkey FOREIGN KEY (voucher_line_id) REFERENCES public.voucher_lines(id);

ALTER TABLE ONLY public.api_answers
    ADD CONSTRAINT api_answers_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.attendance_days
    ADD CONSTRAINT attendance_days_placement_fkey FOREIGN KEY (participant_id, placement_id) REFERENCES public.placements(participant_id, id);

ALTER TABLE ONLY public.audit_blocks
    ADD CONSTRAINT audit_blocks_epoch_fkey FOREIGN KEY (epoch) REFERENCES public.audit_epochs(number);

ALTER TABLE ONLY public.audit_events
    ADD CONSTRAINT audit_events_payload_fkey FOREIGN KEY (payload_hash) REFERENCES public.audit_payloads(hash);

ALTER TABLE ONLY public.audit_payloads
    ADD CONSTRAINT audit_payloads_erasure_fkey FOREIGN KEY (erasure_id) REFERENCES public.erasures(id);

ALTER TABLE ONLY public.audit_seals
    ADD CONSTRAINT audit_seals_block_fkey FOREIGN KEY (block) REFERENCES public.audit_blocks(number);

ALTER TABLE ONLY public.audit_seals
    ADD CONSTRAINT audit_seals_event_fkey FOREIGN KEY (event_id) REFERENCES public.audit_events(id);

ALTER TABLE ONLY public.budget_lines
    ADD CONSTRAINT budget_lines_pot_fkey FOREIGN KEY (pot_id) REFERENCES public.funding_pots(id);

ALTER TABLE ONLY public.certificates
    ADD CONSTRAINT certificates_kind_fkey FOREIGN KEY (certificate_kind_code) REFERENCES public.certificate_kinds(code);

ALTER TABLE ONLY public.certificates
    ADD CONSTRAINT certificates_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.correction_reports
    ADD CONSTRAINT correction_reports_correction_fkey FOREIGN KEY (correction_id) REFERENCES public.corrections(id);

ALTER TABLE ONLY public.correction_reports
    ADD CONSTRAINT correction_reports_report_fkey FOREIGN KEY (report_id) REFERENCES public.released_reports(id);

ALTER TABLE ONLY public.cost_statements
    ADD CONSTRAINT cost_statements_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.credentials
    ADD CONSTRAINT credentials_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.customer_numbers
    ADD CONSTRAINT customer_numbers_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.defects
    ADD CONSTRAINT defects_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.defects
    ADD CONSTRAINT defects_responsible_fkey FOREIGN KEY (responsible_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.defects
    ADD CONSTRAINT defects_trade_fkey FOREIGN KEY (trade_code) REFERENCES public.trades(code);

ALTER TABLE ONLY public.defects
    ADD CONSTRAINT defects_unit_fkey FOREIGN KEY (property_id, unit_id) REFERENCES public.units(property_id, id);

ALTER TABLE ONLY public.diary_briefing_participants
    ADD CONSTRAINT diary_briefing_participants_event_fkey FOREIGN KEY (event_id) REFERENCES public.diary_briefings(event_id);

ALTER TABLE ONLY public.diary_briefing_participants
    ADD CONSTRAINT diary_briefing_participants_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.diary_briefings
    ADD CONSTRAINT diary_briefings_entry_fkey FOREIGN KEY (entry_id, property_id, day) REFERENCES public.diary_entries(id, property_id, day);

ALTER TABLE ONLY public.diary_briefings
    ADD CONSTRAINT diary_briefings_event_entry_fkey FOREIGN KEY (event_id, entry_id) REFERENCES public.diary_events(id, entry_id);

ALTER TABLE ONLY public.diary_briefings
    ADD CONSTRAINT diary_briefings_event_kind_fkey FOREIGN KEY (event_id, kind) REFERENCES public.diary_events(id, kind);

ALTER TABLE ONLY public.diary_entries
    ADD CONSTRAINT diary_entries_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.diary_events
    ADD CONSTRAINT diary_events_retracted_by_fkey FOREIGN KEY (retracted_by_id) REFERENCES public.diary_events(id);

ALTER TABLE ONLY public.diary_events
    ADD CONSTRAINT diary_events_version_fkey FOREIGN KEY (entry_id, property_id, version) REFERENCES public.diary_versions(entry_id, property_id, version);

ALTER TABLE ONLY public.diary_notes
    ADD CONSTRAINT diary_notes_event_fkey FOREIGN KEY (event_id, event_kind) REFERENCES public.diary_events(id, kind);

ALTER TABLE ONLY public.diary_notes
    ADD CONSTRAINT diary_notes_package_fkey FOREIGN KEY (work_package_id) REFERENCES public.work_packages(id);

ALTER TABLE ONLY public.diary_photos
    ADD CONSTRAINT diary_photos_entry_fkey FOREIGN KEY (entry_id, property_id, day) REFERENCES public.diary_entries(id, property_id, day);

ALTER TABLE ONLY public.diary_photos
    ADD CONSTRAINT diary_photos_event_entry_fkey FOREIGN KEY (event_id, entry_id) REFERENCES public.diary_events(id, entry_id);

ALTER TABLE ONLY public.diary_photos
    ADD CONSTRAINT diary_photos_event_kind_fkey FOREIGN KEY (event_id, kind) REFERENCES public.diary_events(id, kind);

ALTER TABLE ONLY public.diary_photos
    ADD CONSTRAINT diary_photos_package_fkey FOREIGN KEY (property_id, work_package_id) REFERENCES public.work_packages(property_id, id);

ALTER TABLE ONLY public.diary_photos
    ADD CONSTRAINT diary_photos_photo_fkey FOREIGN KEY (hash) REFERENCES public.photos(hash) DEFERRABLE;

ALTER TABLE ONLY public.diary_photos
    ADD CONSTRAINT diary_photos_unit_fkey FOREIGN KEY (property_id, unit_id) REFERENCES public.units(property_id, id);

ALTER TABLE ONLY public.diary_presences
    ADD CONSTRAINT diary_presences_entry_fkey FOREIGN KEY (entry_id, property_id, day) REFERENCES public.diary_entries(id, property_id, day);

ALTER TABLE ONLY public.diary_presences
    ADD CONSTRAINT diary_presences_event_entry_fkey FOREIGN KEY (event_id, entry_id) REFERENCES public.diary_events(id, entry_id);

ALTER TABLE ONLY public.diary_presences
    ADD CONSTRAINT diary_presences_event_kind_fkey FOREIGN KEY (event_id, kind) REFERENCES public.diary_events(id, kind);

ALTER TABLE ONLY public.diary_presences
    ADD CONSTRAINT diary_presences_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.diary_retractions
    ADD CONSTRAINT diary_retractions_event_entry_fkey FOREIGN KEY (event_id, entry_id) REFERENCES public.diary_events(id, entry_id);

ALTER TABLE ONLY public.diary_retractions
    ADD CONSTRAINT diary_retractions_event_kind_fkey FOREIGN KEY (event_id, kind) REFERENCES public.diary_events(id, kind);

ALTER TABLE ONLY public.diary_retractions
    ADD CONSTRAINT diary_retractions_retracted_fkey FOREIGN KEY (retracted_id, entry_id) REFERENCES public.diary_events(id, entry_id);

ALTER TABLE ONLY public.diary_versions
    ADD CONSTRAINT diary_versions_entry_fkey FOREIGN KEY (entry_id, property_id) REFERENCES public.diary_entries(id, property_id);

ALTER TABLE ONLY public.diary_weather
    ADD CONSTRAINT diary_weather_event_fkey FOREIGN KEY (event_id, kind) REFERENCES public.diary_events(id, kind);

ALTER TABLE ONLY public.eligibility_rules
    ADD CONSTRAINT eligibility_rules_budget_line_fkey FOREIGN KEY (pot_id, budget_line_id) REFERENCES public.budget_lines(pot_id, id);

ALTER TABLE ONLY public.eligibility_rules
    ADD CONSTRAINT eligibility_rules_cost_kind_fkey FOREIGN KEY (cost_kind_code) REFERENCES public.cost_kinds(code);

ALTER TABLE ONLY public.eligibility_rules
    ADD CONSTRAINT eligibility_rules_pot_fkey FOREIGN KEY (pot_id) REFERENCES public.funding_pots(id);

ALTER TABLE ONLY public.eligibility_rules
    ADD CONSTRAINT eligibility_rules_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.eligibility_rules
    ADD CONSTRAINT eligibility_rules_stage_fkey FOREIGN KEY (stage_code) REFERENCES public.stage_kinds(code);

ALTER TABLE ONLY public.erasures
    ADD CONSTRAINT erasures_class_fkey FOREIGN KEY (class_code) REFERENCES public.retention_classes(code);

ALTER TABLE ONLY public.firm_presences
    ADD CONSTRAINT firm_presences_entry_fkey FOREIGN KEY (entry_id, property_id, day) REFERENCES public.diary_entries(id, property_id, day);

ALTER TABLE ONLY public.firm_presences
    ADD CONSTRAINT firm_presences_event_entry_fkey FOREIGN KEY (event_id, entry_id) REFERENCES public.diary_events(id, entry_id);

ALTER TABLE ONLY public.firm_presences
    ADD CONSTRAINT firm_presences_event_kind_fkey FOREIGN KEY (event_id, kind) REFERENCES public.diary_events(id, kind);

ALTER TABLE ONLY public.firm_presences
    ADD CONSTRAINT firm_presences_firm_fkey FOREIGN KEY (firm_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.firm_presences
    ADD CONSTRAINT firm_presences_package_fkey FOREIGN KEY (property_id, work_package_id) REFERENCES public.work_packages(property_id, id);

ALTER TABLE ONLY public.funding_pots
    ADD CONSTRAINT funding_pots_funder_fkey FOREIGN KEY (funder_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.gate_breaches
    ADD CONSTRAINT gate_breaches_entry_fkey FOREIGN KEY (work_line_id, entry_id) REFERENCES public.diary_events(id, entry_id);

ALTER TABLE ONLY public.gate_breaches
    ADD CONSTRAINT gate_breaches_gate_fkey FOREIGN KEY (gate_code) REFERENCES public.work_gates(code);

ALTER TABLE ONLY public.gate_breaches
    ADD CONSTRAINT gate_breaches_property_fkey FOREIGN KEY (entry_id, property_id) REFERENCES public.diary_entries(id, property_id);

ALTER TABLE ONLY public.gate_breaches
    ADD CONSTRAINT gate_breaches_work_line_fkey FOREIGN KEY (work_line_id) REFERENCES public.work_lines(event_id);

ALTER TABLE ONLY public.house_participants
    ADD CONSTRAINT house_participants_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.house_participants
    ADD CONSTRAINT house_participants_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.house_pots
    ADD CONSTRAINT house_pots_pot_fkey FOREIGN KEY (pot_id) REFERENCES public.funding_pots(id);

ALTER TABLE ONLY public.house_pots
    ADD CONSTRAINT house_pots_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.import_files
    ADD CONSTRAINT import_files_batch_fkey FOREIGN KEY (batch_id) REFERENCES public.import_batches(id);

ALTER TABLE ONLY public.import_rows
    ADD CONSTRAINT import_rows_file_fkey FOREIGN KEY (file_id) REFERENCES public.import_files(id);

ALTER TABLE ONLY public.import_upload_files
    ADD CONSTRAINT import_upload_files_upload_fkey FOREIGN KEY (upload_id) REFERENCES public.import_uploads(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.import_upload_parts
    ADD CONSTRAINT import_upload_parts_file_fkey FOREIGN KEY (upload_id, "position") REFERENCES public.import_upload_files(upload_id, "position") ON DELETE CASCADE;

ALTER TABLE ONLY public.import_uploads
    ADD CONSTRAINT import_uploads_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.import_uploads
    ADD CONSTRAINT import_uploads_batch_fkey FOREIGN KEY (batch_id) REFERENCES public.import_batches(id);

ALTER TABLE ONLY public.in_kind_gifts
    ADD CONSTRAINT in_kind_gifts_donor_fkey FOREIGN KEY (donor_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.in_kind_gifts
    ADD CONSTRAINT in_kind_gifts_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.instrument_limits
    ADD CONSTRAINT instrument_limits_instrument_fkey FOREIGN KEY (instrument_code) REFERENCES public.instruments(code);

ALTER TABLE ONLY public.instrument_rates
    ADD CONSTRAINT instrument_rates_instrument_fkey FOREIGN KEY (instrument_code) REFERENCES public.instruments(code);

ALTER TABLE ONLY public.office_notes
    ADD CONSTRAINT office_notes_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.one_time_links
    ADD CONSTRAINT one_time_links_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.outcomes
    ADD CONSTRAINT outcomes_occupation_fkey FOREIGN KEY (occupation_code) REFERENCES public.occupations(code);

ALTER TABLE ONLY public.outcomes
    ADD CONSTRAINT outcomes_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.outcomes
    ADD CONSTRAINT outcomes_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.participant_assignments
    ADD CONSTRAINT participant_assignments_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.participant_assignments
    ADD CONSTRAINT participant_assignments_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.participant_persons
    ADD CONSTRAINT participant_persons_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.photo_parts
    ADD CONSTRAINT photo_parts_photo_fkey FOREIGN KEY (hash) REFERENCES public.photos(hash);

ALTER TABLE ONLY public.photo_thumbnails
    ADD CONSTRAINT photo_thumbnails_photo_fkey FOREIGN KEY (hash) REFERENCES public.photos(hash);

ALTER TABLE ONLY public.placement_bases
    ADD CONSTRAINT placement_bases_instrument_fkey FOREIGN KEY (instrument_code) REFERENCES public.instruments(code);

ALTER TABLE ONLY public.placement_bases
    ADD CONSTRAINT placement_bases_placement_fkey FOREIGN KEY (placement_id) REFERENCES public.placements(id);

ALTER TABLE ONLY public.placements
    ADD CONSTRAINT placements_jobcenter_fkey FOREIGN KEY (jobcenter_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.placements
    ADD CONSTRAINT placements_occupation_fkey FOREIGN KEY (occupation_code) REFERENCES public.occupations(code);

ALTER TABLE ONLY public.placements
    ADD CONSTRAINT placements_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.pot_commitments
    ADD CONSTRAINT pot_commitments_pot_fkey FOREIGN KEY (pot_id) REFERENCES public.funding_pots(id);

ALTER TABLE ONLY public.pot_commitments
    ADD CONSTRAINT pot_commitments_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.processing_activities
    ADD CONSTRAINT processing_activities_retention_class_fkey FOREIGN KEY (retention_class_code) REFERENCES public.retention_classes(code);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_entry_fkey FOREIGN KEY (entry_id, property_id, day) REFERENCES public.diary_entries(id, property_id, day);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_event_entry_fkey FOREIGN KEY (event_id, entry_id) REFERENCES public.diary_events(id, entry_id);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_event_kind_fkey FOREIGN KEY (event_id, kind) REFERENCES public.diary_events(id, kind);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_package_fkey FOREIGN KEY (property_id, work_package_id) REFERENCES public.work_packages(property_id, id);

ALTER TABLE ONLY public.properties
    ADD CONSTRAINT properties_district_fkey FOREIGN KEY (district_code) REFERENCES public.districts(code);

ALTER TABLE ONLY public.property_assignments
    ADD CONSTRAINT property_assignments_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.property_assignments
    ADD CONSTRAINT property_assignments_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.property_surveys
    ADD CONSTRAINT property_surveys_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.qualification_records
    ADD CONSTRAINT qualification_records_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.qualification_records
    ADD CONSTRAINT qualification_records_qualification_fkey FOREIGN KEY (qualification_code) REFERENCES public.qualifications(code);

ALTER TABLE ONLY public.qualifications
    ADD CONSTRAINT qualifications_occupation_fkey FOREIGN KEY (occupation_code) REFERENCES public.occupations(code);

ALTER TABLE ONLY public.qualifications
    ADD CONSTRAINT qualifications_trade_fkey FOREIGN KEY (trade_code) REFERENCES public.trades(code);

ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT recovery_codes_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.released_reports
    ADD CONSTRAINT released_reports_recipient_fkey FOREIGN KEY (recipient_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.released_reports
    ADD CONSTRAINT released_reports_replaces_fkey FOREIGN KEY (replaces_id) REFERENCES public.released_reports(id);

ALTER TABLE ONLY public.report_receipts
    ADD CONSTRAINT report_receipts_report_fkey FOREIGN KEY (report_id) REFERENCES public.released_reports(id);

ALTER TABLE ONLY public.report_sources
    ADD CONSTRAINT report_sources_report_fkey FOREIGN KEY (report_id) REFERENCES public.released_reports(id);

ALTER TABLE ONLY public.restricted_records
    ADD CONSTRAINT restricted_records_restriction_fkey FOREIGN KEY (restriction_id) REFERENCES public.restrictions(id);

ALTER TABLE ONLY public.restrictions
    ADD CONSTRAINT restrictions_class_fkey FOREIGN KEY (class_code) REFERENCES public.retention_classes(code);

ALTER TABLE ONLY public.restrictions
    ADD CONSTRAINT restrictions_kept_by_fkey FOREIGN KEY (kept_by_code) REFERENCES public.retention_classes(code);

ALTER TABLE ONLY public.role_grants
    ADD CONSTRAINT role_grants_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.second_factors
    ADD CONSTRAINT second_factors_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.stage_events
    ADD CONSTRAINT stage_events_stage_fkey FOREIGN KEY (stage_id) REFERENCES public.stages(id);

ALTER TABLE ONLY public.stage_gates
    ADD CONSTRAINT stage_gates_requires_fkey FOREIGN KEY (requires_code) REFERENCES public.stage_kinds(code);

ALTER TABLE ONLY public.stage_gates
    ADD CONSTRAINT stage_gates_stage_fkey FOREIGN KEY (stage_code) REFERENCES public.stage_kinds(code);

ALTER TABLE ONLY public.stages
    ADD CONSTRAINT stages_kind_fkey FOREIGN KEY (stage_code) REFERENCES public.stage_kinds(code);

ALTER TABLE ONLY public.stages
    ADD CONSTRAINT stages_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_account_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.unemployment_spells
    ADD CONSTRAINT unemployment_spells_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.unit_changes
    ADD CONSTRAINT unit_changes_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.unit_successions
    ADD CONSTRAINT unit_successions_change_fkey FOREIGN KEY (property_id, change_id) REFERENCES public.unit_changes(property_id, id);

ALTER TABLE ONLY public.unit_successions
    ADD CONSTRAINT unit_successions_predecessor_fkey FOREIGN KEY (property_id, predecessor_id) REFERENCES public.units(property_id, id);

ALTER TABLE ONLY public.unit_successions
    ADD CONSTRAINT unit_successions_successor_fkey FOREIGN KEY (property_id, successor_id) REFERENCES public.units(property_id, id);

ALTER TABLE ONLY public.units
    ADD CONSTRAINT units_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.voucher_lines
    ADD CONSTRAINT voucher_lines_cost_group_fkey FOREIGN KEY (cost_group_edition, cost_group_code) REFERENCES public.cost_groups(edition, code);

ALTER TABLE ONLY public.voucher_lines
    ADD CONSTRAINT voucher_lines_cost_kind_fkey FOREIGN KEY (cost_kind_code) REFERENCES public.cost_kinds(code);

ALTER TABLE ONLY public.voucher_lines
    ADD CONSTRAINT voucher_lines_placement_fkey FOREIGN KEY (placement_id) REFERENCES public.placements(id);

ALTER TABLE ONLY public.voucher_lines
    ADD CONSTRAINT voucher_lines_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.voucher_lines
    ADD CONSTRAINT voucher_lines_stage_fkey FOREIGN KEY (property_id, stage_id) REFERENCES public.stages(property_id, id);

ALTER TABLE ONLY public.voucher_lines
    ADD CONSTRAINT voucher_lines_unit_fkey FOREIGN KEY (property_id, unit_id) REFERENCES public.units(property_id, id);

ALTER TABLE ONLY public.voucher_lines
    ADD CONSTRAINT voucher_lines_voucher_fkey FOREIGN KEY (voucher_id) REFERENCES public.vouchers(id);

ALTER TABLE ONLY public.vouchers
    ADD CONSTRAINT vouchers_payee_fkey FOREIGN KEY (payee_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.work_assignments
    ADD CONSTRAINT work_assignments_package_fkey FOREIGN KEY (work_package_id) REFERENCES public.work_packages(id);

ALTER TABLE ONLY public.work_assignments
    ADD CONSTRAINT work_assignments_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.work_gate_certificates
    ADD CONSTRAINT work_gate_certificates_gate_fkey FOREIGN KEY (gate_code) REFERENCES public.work_gates(code);

ALTER TABLE ONLY public.work_gate_certificates
    ADD CONSTRAINT work_gate_certificates_kind_fkey FOREIGN KEY (certificate_kind_code) REFERENCES public.certificate_kinds(code);

ALTER TABLE ONLY public.work_gates
    ADD CONSTRAINT work_gates_instrument_fkey FOREIGN KEY (instrument_code) REFERENCES public.instruments(code);

ALTER TABLE ONLY public.work_gates
    ADD CONSTRAINT work_gates_stage_fkey FOREIGN KEY (stage_code) REFERENCES public.stage_kinds(code);

ALTER TABLE ONLY public.work_gates
    ADD CONSTRAINT work_gates_work_kind_fkey FOREIGN KEY (work_kind_code) REFERENCES public.work_kinds(code);

ALTER TABLE ONLY public.work_lines
    ADD CONSTRAINT work_lines_entry_fkey FOREIGN KEY (entry_id, property_id, day) REFERENCES public.diary_entries(id, property_id, day);

ALTER TABLE ONLY public.work_lines
    ADD CONSTRAINT work_lines_event_entry_fkey FOREIGN KEY (event_id, entry_id) REFERENCES public.diary_events(id, entry_id);

ALTER TABLE ONLY public.work_lines
    ADD CONSTRAINT work_lines_event_kind_fkey FOREIGN KEY (event_id, kind) REFERENCES public.diary_events(id, kind);

ALTER TABLE ONLY public.work_lines
    ADD CONSTRAINT work_lines_package_fkey FOREIGN KEY (property_id, work_package_id) REFERENCES public.work_packages(property_id, id);

ALTER TABLE ONLY public.work_lines
    ADD CONSTRAINT work_lines_participant_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id);

ALTER TABLE ONLY public.work_package_kinds
    ADD CONSTRAINT work_package_kinds_kind_fkey FOREIGN KEY (work_kind_code) REFERENCES public.work_kinds(code);

ALTER TABLE ONLY public.work_package_kinds
    ADD CONSTRAINT work_package_kinds_package_fkey FOREIGN KEY (work_package_id) REFERENCES public.work_packages(id);

ALTER TABLE ONLY public.work_packages
    ADD CONSTRAINT work_packages_cost_group_fkey FOREIGN KEY (cost_group_edition, cost_group_code) REFERENCES public.cost_groups(edition, code);

ALTER TABLE ONLY public.work_packages
    ADD CONSTRAINT work_packages_firm_fkey FOREIGN KEY (firm_id) REFERENCES public.organisations(id);

ALTER TABLE ONLY public.work_packages
    ADD CONSTRAINT work_packages_property_fkey FOREIGN KEY (property_id) REFERENCES public.properties(id);

ALTER TABLE ONLY public.work_packages
    ADD CONSTRAINT work_packages_stage_fkey FOREIGN KEY (property_id, stage_id) REFERENCES public.stages(property_id, id);

ALTER TABLE ONLY public.work_packages
    ADD CONSTRAINT work_packages_trade_fkey FOREIGN KEY (trade_code) REFERENCES public.trades(code);

ALTER TABLE ONLY public.work_packages
    ADD CONSTRAINT work_packages_unit_fkey FOREIGN KEY (property_id, unit_id) REFERENCES public.units(property_id, id);

ALTER TABLE public.absence_kinds ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.absences ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.accounts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.acquisitions ENABLE ROW LEVEL SECURITY;

CREATE POLICY addressed_to_coach ON public.office_notes TO viertelwerk_coach USING (((addressee = 'coach'::text) AND (EXISTS ( SELECT
   FROM public.work_lines w
  WHERE ((w.property_id = office_notes.property_id) AND (w.day > (office_notes.day - '6 mons'::interval))))))) WITH CHECK (((addressee = 'coach'::text) AND (done_by = current_setting('viertelwerk.actor'::text, true))));

CREATE POLICY addressed_to_finance ON public.office_notes TO viertelwerk_finance USING ((addressee = 'finance'::text)) WITH CHECK (((addressee = 'finance'::text) AND (done_by = current_setting('viertelwerk.actor'::text, true))));

CREATE POLICY administrator_adds ON public.absence_kinds FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.certificate_kinds FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.cost_groups FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.cost_kinds FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.districts FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.holiday_rules FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.instrument_limits FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.instrument_rates FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.instruments FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.legal_values FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.occupations FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.organisations FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.qualifications FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.stage_gates FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.stage_kinds FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.trades FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.work_gate_certificates FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.work_gates FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_adds ON public.work_kinds FOR INSERT TO viertelwerk_administrator WITH CHECK (true);

CREATE POLICY administrator_ends ON public.role_grants FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_entrusts_houses ON public.property_assignments TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_gives_others ON public.role_grants FOR INSERT TO viertelwerk_administrator WITH CHECK ((account_id IS DISTINCT FROM ( SELECT public.acting_account() AS acting_account)));

CREATE POLICY administrator_keeps ON public.absence_kinds FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.certificate_kinds FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.cost_groups FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.cost_kinds FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.districts FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.holiday_rules FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.instrument_limits FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.instrument_rates FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.instruments FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.legal_values FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.occupations FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.organisations FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.qualifications FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.stage_gates FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.stage_kinds FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.trades FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.work_gate_certificates FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.work_gates FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps ON public.work_kinds FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_keeps_accounts ON public.accounts TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_knows_the_houses ON public.properties FOR SELECT TO viertelwerk_administrator USING (true);

CREATE POLICY administrator_makes_own ON public.api_tokens FOR INSERT TO viertelwerk_administrator WITH CHECK ((account_id = ( SELECT public.acting_account() AS acting_account)));

CREATE POLICY administrator_reads_accounts ON public.audit_events FOR SELECT TO viertelwerk_administrator USING ((((subject ~~ 'account:%'::text) OR (subject ~~ 'list:konten%'::text) OR (subject ~~ 'list:protokoll%'::text)) AND (NOT (facts ? 'participant'::text))));

CREATE POLICY administrator_reads_accounts ON public.audit_payloads FOR SELECT TO viertelwerk_administrator USING ((EXISTS ( SELECT
   FROM public.audit_events e
  WHERE ((e.payload_hash = audit_payloads.hash) AND (e.subject ~~ 'account:%'::text)))));

CREATE POLICY administrator_revokes ON public.api_tokens FOR UPDATE TO viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY administrator_sees ON public.api_tokens FOR SELECT TO viertelwerk_administrator USING (true);

CREATE POLICY administrator_sees ON public.role_grants FOR SELECT TO viertelwerk_administrator USING (true);

CREATE POLICY administrator_takes_back ON public.role_grants FOR DELETE TO viertelwerk_administrator USING (true);

ALTER TABLE public.allocations ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.api_answers ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.api_tokens ENABLE ROW LEVEL SECURITY;

CREATE POLICY as_its_report ON public.correction_reports FOR SELECT TO viertelwerk_coach, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor USING ((EXISTS ( SELECT
   FROM public.released_reports r
  WHERE (r.id = correction_reports.report_id))));

CREATE POLICY as_its_report ON public.report_receipts FOR SELECT TO viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_management USING ((EXISTS ( SELECT
   FROM public.released_reports r
  WHERE (r.id = report_receipts.report_id))));

CREATE POLICY as_its_report ON public.report_sources TO viertelwerk_coach, viertelwerk_finance, viertelwerk_management USING ((EXISTS ( SELECT
   FROM public.released_reports r
  WHERE (r.id = report_sources.report_id))));

CREATE POLICY as_its_upload ON public.import_upload_files TO viertelwerk_finance, viertelwerk_management USING ((EXISTS ( SELECT
   FROM public.import_uploads u
  WHERE (u.id = import_upload_files.upload_id))));

CREATE POLICY as_its_upload ON public.import_upload_parts TO viertelwerk_finance, viertelwerk_management USING ((EXISTS ( SELECT
   FROM public.import_uploads u
  WHERE (u.id = import_upload_parts.upload_id))));

ALTER TABLE public.attendance_days ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_blocks ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_epochs ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_payloads ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_seals ENABLE ROW LEVEL SECURITY;

CREATE POLICY auditor_examines ON public.erasures FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_examines ON public.restricted_records FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_examines ON public.restrictions FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.allocations FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.audit_events FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.audit_payloads FOR SELECT TO viertelwerk_auditor USING ((EXISTS ( SELECT
   FROM public.audit_events e
  WHERE ((e.payload_hash = audit_payloads.hash) AND (e.subject !~~ 'participant:%'::text) AND (e.subject !~~ 'placement:%'::text)))));

CREATE POLICY auditor_reads ON public.budget_lines FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.cost_statements FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.eligibility_rules FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.funding_pots FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.gate_breaches FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.import_batches FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.import_files FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.import_rows FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.in_kind_gifts FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.pot_commitments FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.released_reports FOR SELECT TO viertelwerk_auditor USING ((kind = ANY (ARRAY['funding'::text, 'property'::text])));

CREATE POLICY auditor_reads ON public.report_sources FOR SELECT TO viertelwerk_auditor USING ((EXISTS ( SELECT
   FROM public.released_reports r
  WHERE (r.id = report_sources.report_id))));

CREATE POLICY auditor_reads ON public.voucher_lines FOR SELECT TO viertelwerk_auditor USING (true);

CREATE POLICY auditor_reads ON public.vouchers FOR SELECT TO viertelwerk_auditor USING (true);

ALTER TABLE public.budget_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY by_code ON public.attendance_days FOR SELECT TO viertelwerk_finance, viertelwerk_management, viertelwerk_auditor USING (true);

CREATE POLICY by_code ON public.participants FOR SELECT TO viertelwerk_finance, viertelwerk_management, viertelwerk_auditor USING (true);

CREATE POLICY by_code ON public.placement_bases FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY by_code ON public.placements FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

ALTER TABLE public.certificate_kinds ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.certificates ENABLE ROW LEVEL SECURITY;

CREATE POLICY coach_own_people ON public.attendance_days TO viertelwerk_coach USING ((participant_id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY coach_own_people ON public.certificates TO viertelwerk_coach USING ((participant_id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY coach_own_people ON public.corrections FOR SELECT TO viertelwerk_coach USING ((EXISTS ( SELECT
   FROM public.report_sources s
  WHERE ((s.source_id = corrections.source_id) AND (s.relation =
        CASE corrections.relation
            WHEN 'absences'::text THEN 'attendance_days'::text
            ELSE corrections.relation
        END)))));

CREATE POLICY coach_own_people ON public.outcomes TO viertelwerk_coach USING ((participant_id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY coach_own_people ON public.participant_persons TO viertelwerk_coach USING ((participant_id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY coach_own_people ON public.participants FOR SELECT TO viertelwerk_coach USING ((id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY coach_own_people ON public.placement_bases TO viertelwerk_coach USING ((EXISTS ( SELECT
   FROM public.placements p
  WHERE (p.id = placement_bases.placement_id))));

CREATE POLICY coach_own_people ON public.placements TO viertelwerk_coach USING ((participant_id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY coach_own_people ON public.qualification_records TO viertelwerk_coach USING ((participant_id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY coach_own_people ON public.released_reports FOR SELECT TO viertelwerk_coach USING ((id = ANY (( SELECT public.acting_reports() AS acting_reports)::bigint[])));

CREATE POLICY coach_own_people ON public.unemployment_spells FOR INSERT TO viertelwerk_coach WITH CHECK ((participant_id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY coach_releases ON public.released_reports FOR INSERT TO viertelwerk_coach WITH CHECK (((kind = 'participants'::text) AND (EXISTS ( SELECT
   FROM public.placements p
  WHERE (p.jobcenter_id = released_reports.recipient_id))) AND ((replaces_id IS NULL) OR (replaces_id = ANY (( SELECT public.acting_reports() AS acting_reports)::bigint[])))));

CREATE POLICY colleagues_know_each_other ON public.accounts FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_finance USING (((participant_id IS NULL) OR (id = ( SELECT public.acting_account() AS acting_account))));

CREATE POLICY colleagues_know_who_looks_after_a_house ON public.property_assignments FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY corrected_money ON public.corrections FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING ((relation = ANY (ARRAY['vouchers'::text, 'voucher_lines'::text, 'funding_pots'::text, 'pot_commitments'::text, 'budget_lines'::text, 'cost_statements'::text, 'in_kind_gifts'::text, 'acquisitions'::text])));

ALTER TABLE public.correction_reports ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.corrections ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cost_groups ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cost_kinds ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cost_statements ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.credentials ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.customer_numbers ENABLE ROW LEVEL SECURITY;

CREATE POLICY daily_work_adds ON public.organisations FOR INSERT TO viertelwerk_finance, viertelwerk_management WITH CHECK (true);

CREATE POLICY daily_work_keeps ON public.organisations FOR UPDATE TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

ALTER TABLE public.defects ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_briefing_participants ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_briefings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_entries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_notes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_photos ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_presences ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_retractions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_versions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_weather ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.districts ENABLE ROW LEVEL SECURITY;

CREATE POLICY doorkeeper_everything ON public.api_tokens TO viertelwerk_doorkeeper USING (true) WITH CHECK (true);

CREATE POLICY doorkeeper_everything ON public.credentials TO viertelwerk_doorkeeper USING (true) WITH CHECK (true);

CREATE POLICY doorkeeper_everything ON public.one_time_links TO viertelwerk_doorkeeper USING (true) WITH CHECK (true);

CREATE POLICY doorkeeper_everything ON public.recovery_codes TO viertelwerk_doorkeeper USING (true) WITH CHECK (true);

CREATE POLICY doorkeeper_everything ON public.second_factors TO viertelwerk_doorkeeper USING (true) WITH CHECK (true);

CREATE POLICY doorkeeper_everything ON public.sessions TO viertelwerk_doorkeeper USING (true) WITH CHECK (true);

CREATE POLICY doorkeeper_everything ON public.sign_in_throttles TO viertelwerk_doorkeeper USING (true) WITH CHECK (true);

CREATE POLICY doorkeeper_knows_everybody ON public.accounts FOR SELECT TO viertelwerk_doorkeeper USING (true);

CREATE POLICY doorkeeper_knows_their_roles ON public.role_grants FOR SELECT TO viertelwerk_doorkeeper USING (true);

CREATE POLICY doorkeeper_notes_a_language ON public.accounts FOR UPDATE TO viertelwerk_doorkeeper USING (true) WITH CHECK (true);

CREATE POLICY doorkeeper_sees_old_api_answers ON public.api_answers FOR SELECT TO viertelwerk_doorkeeper USING ((stored_at < (now() - '1 day'::interval)));

CREATE POLICY doorkeeper_sees_old_submissions ON public.submissions FOR SELECT TO viertelwerk_doorkeeper USING ((arrived_at < (now() - '7 days'::interval)));

CREATE POLICY doorkeeper_sees_old_uploads ON public.import_uploads FOR SELECT TO viertelwerk_doorkeeper USING ((changed_at < (now() - '1 day'::interval)));

CREATE POLICY doorkeeper_tidies_api_answers ON public.api_answers FOR DELETE TO viertelwerk_doorkeeper USING (true);

CREATE POLICY doorkeeper_tidies_submissions ON public.submissions FOR DELETE TO viertelwerk_doorkeeper USING (true);

CREATE POLICY doorkeeper_tidies_uploads ON public.import_uploads FOR DELETE TO viertelwerk_doorkeeper USING (true);

CREATE POLICY doorkeeper_writes_events ON public.audit_events FOR INSERT TO viertelwerk_doorkeeper WITH CHECK (true);

ALTER TABLE public.eligibility_rules ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.erasures ENABLE ROW LEVEL SECURITY;

CREATE POLICY everybody_knows_themselves ON public.accounts FOR SELECT TO viertelwerk_jobcenter, viertelwerk_auditor, viertelwerk_participant USING ((id = ( SELECT public.acting_account() AS acting_account)));

CREATE POLICY everybody_logs ON public.audit_events FOR INSERT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant WITH CHECK (((actor = current_setting('viertelwerk.actor'::text, true)) AND (role = public.acting_role())));

CREATE POLICY everybody_logs ON public.audit_payloads FOR INSERT TO viertelwerk_operator, viertelwerk_doorkeeper, viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant WITH CHECK ((erasure_id IS NULL));

CREATE POLICY everybody_looks_up ON public.absence_kinds FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.certificate_kinds FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.cost_groups FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.cost_kinds FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.districts FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.holiday_rules FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.instrument_limits FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.instrument_rates FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.instruments FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.legal_values FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.occupations FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.organisations FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.qualifications FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.stage_gates FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.stage_kinds FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.stage_transitions FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.trades FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.work_gate_certificates FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.work_gates FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_looks_up ON public.work_kinds FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_reads ON public.processing_activities FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY everybody_reads ON public.retention_classes FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING (true);

CREATE POLICY examiners_read ON public.audit_blocks FOR SELECT TO viertelwerk_operator, viertelwerk_auditor, viertelwerk_administrator USING (true);

CREATE POLICY examiners_read ON public.audit_epochs FOR SELECT TO viertelwerk_operator, viertelwerk_auditor, viertelwerk_administrator USING (true);

CREATE POLICY examiners_read ON public.audit_seals FOR SELECT TO viertelwerk_operator, viertelwerk_auditor, viertelwerk_administrator USING (true);

CREATE POLICY finance_funding ON public.released_reports FOR SELECT TO viertelwerk_finance USING ((kind = 'funding'::text));

CREATE POLICY finance_releases ON public.released_reports FOR INSERT TO viertelwerk_finance WITH CHECK (((kind = 'funding'::text) AND ((replaces_id IS NULL) OR public.report_is_of(replaces_id, 'funding'::text))));

ALTER TABLE public.firm_presences ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.funding_pots ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.gate_breaches ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.holiday_rules ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.house_participants ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.house_pots ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_batches ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_contents ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_files ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_rows ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_upload_files ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_upload_parts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_uploads ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.in_kind_gifts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.instrument_limits ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.instrument_rates ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.instruments ENABLE ROW LEVEL SECURITY;

CREATE POLICY jobcenter_acknowledges ON public.report_receipts FOR INSERT TO viertelwerk_jobcenter WITH CHECK (((received_by = current_setting('viertelwerk.actor'::text, true)) AND (EXISTS ( SELECT
   FROM public.released_reports r
  WHERE (r.id = report_receipts.report_id)))));

CREATE POLICY jobcenter_own ON public.released_reports FOR SELECT TO viertelwerk_jobcenter USING (((kind = 'participants'::text) AND (recipient_id = ( SELECT public.acting_organisation() AS acting_organisation))));

CREATE POLICY jobcenter_referred ON public.participants FOR SELECT TO viertelwerk_jobcenter USING ((id = ANY (( SELECT public.acting_referred_participants() AS acting_referred_participants)::bigint[])));

ALTER TABLE public.legal_values ENABLE ROW LEVEL SECURITY;

CREATE POLICY management_entrusts_houses ON public.property_assignments TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_entrusts_participants ON public.participant_assignments TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.acquisitions TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.defects TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.diary_briefing_participants TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.diary_briefings TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.diary_entries TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.diary_events TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.diary_notes TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.diary_photos TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.diary_presences TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.diary_retractions TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.diary_versions TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.diary_weather TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.firm_presences TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.gate_breaches TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.office_notes FOR SELECT TO viertelwerk_management USING (true);

CREATE POLICY management_every_house ON public.photo_parts TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.photo_thumbnails TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.photos TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.progress_reports TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.properties TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.property_surveys TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.stage_events TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.stages TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.unit_changes TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.unit_successions TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.units TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.work_lines TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.work_package_kinds TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_every_house ON public.work_packages TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_figures ON public.certificates FOR SELECT TO viertelwerk_management USING (true);

CREATE POLICY management_figures ON public.outcomes FOR SELECT TO viertelwerk_management USING (true);

CREATE POLICY management_figures ON public.qualification_records FOR SELECT TO viertelwerk_management USING (true);

CREATE POLICY management_knows_corrections ON public.corrections FOR SELECT TO viertelwerk_management USING ((relation <> ALL (ARRAY['absences'::text, 'attendance_days'::text])));

CREATE POLICY management_knows_everybody ON public.accounts FOR SELECT TO viertelwerk_management USING (true);

CREATE POLICY management_knows_their_roles ON public.role_grants FOR SELECT TO viertelwerk_management USING (true);

CREATE POLICY management_places ON public.placement_bases TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_places ON public.placements TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_plans ON public.work_assignments TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_releases ON public.released_reports TO viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY management_tells ON public.office_notes FOR INSERT TO viertelwerk_management WITH CHECK (((author = current_setting('viertelwerk.actor'::text, true)) AND (done_at IS NULL)));

CREATE POLICY money_is_kept ON public.allocations TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY money_is_kept ON public.budget_lines TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY money_is_kept ON public.cost_statements TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY money_is_kept ON public.eligibility_rules TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY money_is_kept ON public.funding_pots TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY money_is_kept ON public.in_kind_gifts TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY money_is_kept ON public.pot_commitments TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY money_is_kept ON public.voucher_lines TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY money_is_kept ON public.vouchers TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

ALTER TABLE public.occupations ENABLE ROW LEVEL SECURITY;

CREATE POLICY of_own_reports ON public.corrections FOR SELECT TO viertelwerk_coach, viertelwerk_finance USING ((EXISTS ( SELECT
   FROM public.correction_reports c
  WHERE (c.correction_id = corrections.id))));

ALTER TABLE public.office_notes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.one_time_links ENABLE ROW LEVEL SECURITY;

CREATE POLICY only_what_has_not_held ON public.participant_assignments AS RESTRICTIVE FOR DELETE TO viertelwerk_operator, viertelwerk_management USING ((lower(period) >= CURRENT_DATE));

CREATE POLICY only_what_has_not_held ON public.property_assignments AS RESTRICTIVE FOR DELETE TO viertelwerk_operator, viertelwerk_management, viertelwerk_administrator USING ((lower(period) >= CURRENT_DATE));

CREATE POLICY only_what_has_not_held ON public.role_grants AS RESTRICTIVE FOR DELETE TO viertelwerk_operator, viertelwerk_administrator USING ((lower(period) >= CURRENT_DATE));

CREATE POLICY operator_ends ON public.sessions TO viertelwerk_operator, viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY operator_ends_factors ON public.recovery_codes TO viertelwerk_operator, viertelwerk_administrator USING (true);

CREATE POLICY operator_ends_factors ON public.second_factors TO viertelwerk_operator, viertelwerk_administrator USING (true);

CREATE POLICY operator_everything ON public.absence_kinds TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.absences TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.accounts TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.acquisitions TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.allocations TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.attendance_days TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.audit_events TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.budget_lines TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.certificate_kinds TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.certificates TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.correction_reports FOR SELECT TO viertelwerk_operator USING (true);

CREATE POLICY operator_everything ON public.corrections TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.cost_groups TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.cost_kinds TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.cost_statements TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.customer_numbers TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.defects TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.diary_briefing_participants TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.diary_briefings TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.diary_entries TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.diary_events TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.diary_notes TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.diary_photos TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.diary_presences TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.diary_retractions TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.diary_versions TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.diary_weather TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.districts TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.eligibility_rules TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.erasures FOR SELECT TO viertelwerk_operator USING (true);

CREATE POLICY operator_everything ON public.firm_presences TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.funding_pots TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.gate_breaches TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.holiday_rules TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.house_participants FOR SELECT TO viertelwerk_operator USING (true);

CREATE POLICY operator_everything ON public.house_pots FOR SELECT TO viertelwerk_operator USING (true);

CREATE POLICY operator_everything ON public.import_batches TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.import_files TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.in_kind_gifts TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.instrument_limits TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.instrument_rates TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.instruments TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.legal_values TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.occupations TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.office_notes TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.organisations TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.outcomes TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.participant_assignments TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.participant_persons TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.participants TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.photo_parts TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.photo_thumbnails TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.photos TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.placement_bases TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.placements TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.pot_commitments TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.processing_activities TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.progress_reports TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.properties TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.property_assignments TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.property_surveys TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.qualification_records TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.qualifications TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.released_reports TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.report_numbers TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.report_receipts TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.report_sources TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.restricted_records FOR SELECT TO viertelwerk_operator USING (true);

CREATE POLICY operator_everything ON public.restrictions FOR SELECT TO viertelwerk_operator USING (true);

CREATE POLICY operator_everything ON public.retention_classes TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.role_grants TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.stage_events TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.stage_gates TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.stage_kinds TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.stage_transitions TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.stages TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.trades TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.unemployment_spells TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.unit_changes TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.unit_successions TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.units TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.voucher_lines TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.vouchers TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.work_assignments TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.work_gate_certificates TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.work_gates TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.work_kinds TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.work_lines TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.work_package_kinds TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_everything ON public.work_packages TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_fetches ON public.import_contents FOR SELECT TO viertelwerk_operator USING (true);

CREATE POLICY operator_hands_out ON public.api_tokens TO viertelwerk_operator USING (true) WITH CHECK (true);

CREATE POLICY operator_hands_out ON public.one_time_links TO viertelwerk_operator, viertelwerk_administrator USING (true) WITH CHECK (true);

CREATE POLICY operator_reads ON public.audit_payloads FOR SELECT TO viertelwerk_operator USING (true);

CREATE POLICY operator_sees_api_answers ON public.api_answers FOR SELECT TO viertelwerk_operator USING (true);

CREATE POLICY operator_sees_submissions ON public.submissions FOR SELECT TO viertelwerk_operator USING (true);

CREATE POLICY operator_tidies_api_answers ON public.api_answers FOR DELETE TO viertelwerk_operator USING (true);

CREATE POLICY operator_tidies_submissions ON public.submissions FOR DELETE TO viertelwerk_operator USING (true);

ALTER TABLE public.organisations ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.outcomes ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_api_answers ON public.api_answers TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING ((account_id = ( SELECT public.acting_account() AS acting_account))) WITH CHECK ((account_id = ( SELECT public.acting_account() AS acting_account)));

CREATE POLICY own_participants ON public.participant_assignments FOR SELECT TO viertelwerk_coach USING ((account_id = ( SELECT public.acting_account() AS acting_account)));

CREATE POLICY own_people ON public.work_assignments FOR SELECT TO viertelwerk_coach, viertelwerk_participant USING ((participant_id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY own_record ON public.attendance_days FOR SELECT TO viertelwerk_participant USING ((participant_id = ( SELECT public.acting_participant() AS acting_participant)));

CREATE POLICY own_record ON public.certificates FOR SELECT TO viertelwerk_participant USING ((participant_id = ( SELECT public.acting_participant() AS acting_participant)));

CREATE POLICY own_record ON public.outcomes FOR SELECT TO viertelwerk_participant USING ((participant_id = ( SELECT public.acting_participant() AS acting_participant)));

CREATE POLICY own_record ON public.participant_persons FOR SELECT TO viertelwerk_participant USING ((participant_id = ( SELECT public.acting_participant() AS acting_participant)));

CREATE POLICY own_record ON public.participants FOR SELECT TO viertelwerk_participant USING ((id = ( SELECT public.acting_participant() AS acting_participant)));

CREATE POLICY own_record ON public.placement_bases FOR SELECT TO viertelwerk_participant USING ((EXISTS ( SELECT
   FROM public.placements p
  WHERE (p.id = placement_bases.placement_id))));

CREATE POLICY own_record ON public.placements FOR SELECT TO viertelwerk_participant USING ((participant_id = ( SELECT public.acting_participant() AS acting_participant)));

CREATE POLICY own_record ON public.qualification_records FOR SELECT TO viertelwerk_participant USING ((participant_id = ( SELECT public.acting_participant() AS acting_participant)));

CREATE POLICY own_roles ON public.role_grants FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_auditor, viertelwerk_participant USING ((account_id = ( SELECT public.acting_account() AS acting_account)));

CREATE POLICY own_submissions ON public.submissions TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_auditor, viertelwerk_administrator, viertelwerk_participant USING ((account_id = ( SELECT public.acting_account() AS acting_account))) WITH CHECK ((account_id = ( SELECT public.acting_account() AS acting_account)));

CREATE POLICY own_uploads ON public.import_uploads TO viertelwerk_finance, viertelwerk_management USING (((account_id = ( SELECT public.acting_account() AS acting_account)) AND (role = ( SELECT public.acting_role() AS acting_role)))) WITH CHECK (((account_id = ( SELECT public.acting_account() AS acting_account)) AND (role = ( SELECT public.acting_role() AS acting_role))));

ALTER TABLE public.participant_assignments ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.participant_persons ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.participants ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.photo_parts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.photo_thumbnails ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.photos ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.placement_bases ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.placements ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.pot_commitments ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.processing_activities ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.progress_reports ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.properties ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.property_assignments ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.property_surveys ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.qualification_records ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.qualifications ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.recovery_codes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.released_reports ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.report_numbers ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.report_receipts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.report_sources ENABLE ROW LEVEL SECURITY;

CREATE POLICY restricted_ones_are_hidden ON public.released_reports AS RESTRICTIVE FOR SELECT TO viertelwerk_site_manager, viertelwerk_coach, viertelwerk_jobcenter, viertelwerk_finance, viertelwerk_management, viertelwerk_administrator, viertelwerk_participant USING ((id <> ALL (( SELECT public.restricted_reports() AS restricted_reports)::bigint[])));

ALTER TABLE public.restricted_records ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.restrictions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.retention_classes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.role_grants ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.second_factors ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sessions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sign_in_throttles ENABLE ROW LEVEL SECURITY;

CREATE POLICY site_manager_moves_stages ON public.stage_events FOR INSERT TO viertelwerk_site_manager WITH CHECK (((override_reason IS NULL) AND (EXISTS ( SELECT
   FROM public.stages s
  WHERE (s.id = stage_events.stage_id)))));

CREATE POLICY site_manager_own_houses ON public.acquisitions FOR SELECT TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.allocations FOR SELECT TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.voucher_lines l
  WHERE (l.id = allocations.voucher_line_id))));

CREATE POLICY site_manager_own_houses ON public.budget_lines FOR SELECT TO viertelwerk_site_manager USING ((pot_id = ANY (( SELECT public.acting_pots() AS acting_pots)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.cost_statements FOR SELECT TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.defects TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.diary_briefing_participants FOR SELECT TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.diary_briefings b
  WHERE (b.event_id = diary_briefing_participants.event_id))));

CREATE POLICY site_manager_own_houses ON public.diary_briefings TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.diary_entries TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.diary_events TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.diary_notes TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.diary_events e
  WHERE (e.id = diary_notes.event_id)))) WITH CHECK (((EXISTS ( SELECT
   FROM public.diary_events e
  WHERE (e.id = diary_notes.event_id))) AND ((work_package_id IS NULL) OR (EXISTS ( SELECT
   FROM public.work_packages w
  WHERE (w.id = diary_notes.work_package_id))))));

CREATE POLICY site_manager_own_houses ON public.diary_photos TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.diary_presences FOR SELECT TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.diary_retractions TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.diary_entries e
  WHERE (e.id = diary_retractions.entry_id))));

CREATE POLICY site_manager_own_houses ON public.diary_versions TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.diary_weather TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.diary_events e
  WHERE (e.id = diary_weather.event_id))));

CREATE POLICY site_manager_own_houses ON public.eligibility_rules FOR SELECT TO viertelwerk_site_manager USING (((pot_id = ANY (( SELECT public.acting_pots() AS acting_pots)::bigint[])) AND ((property_id IS NULL) OR (property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])))));

CREATE POLICY site_manager_own_houses ON public.firm_presences TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.funding_pots FOR SELECT TO viertelwerk_site_manager USING ((id = ANY (( SELECT public.acting_pots() AS acting_pots)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.gate_breaches TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.in_kind_gifts FOR SELECT TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.office_notes FOR SELECT TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.photo_parts TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.diary_photos d
  WHERE ((d.hash)::bytea = (photo_parts.hash)::bytea))));

CREATE POLICY site_manager_own_houses ON public.photo_thumbnails TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.diary_photos d
  WHERE ((d.hash)::bytea = (photo_thumbnails.hash)::bytea))));

CREATE POLICY site_manager_own_houses ON public.photos TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.diary_photos d
  WHERE ((d.hash)::bytea = (photos.hash)::bytea))));

CREATE POLICY site_manager_own_houses ON public.pot_commitments FOR SELECT TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.progress_reports TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.properties FOR SELECT TO viertelwerk_site_manager USING ((id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.property_surveys FOR SELECT TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.stage_events FOR SELECT TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.stages s
  WHERE (s.id = stage_events.stage_id))));

CREATE POLICY site_manager_own_houses ON public.stages TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.unit_changes TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.unit_successions TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.units TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.voucher_lines FOR SELECT TO viertelwerk_site_manager USING (((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])) AND (placement_id IS NULL)));

CREATE POLICY site_manager_own_houses ON public.vouchers FOR SELECT TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.voucher_lines l
  WHERE (l.voucher_id = vouchers.id))));

CREATE POLICY site_manager_own_houses ON public.work_lines FOR SELECT TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_own_houses ON public.work_package_kinds TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.work_packages w
  WHERE (w.id = work_package_kinds.work_package_id))));

CREATE POLICY site_manager_own_houses ON public.work_packages TO viertelwerk_site_manager USING ((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])));

CREATE POLICY site_manager_placed_there ON public.attendance_days FOR SELECT TO viertelwerk_site_manager USING ((participant_id = ANY (( SELECT public.acting_house_participants() AS acting_house_participants)::bigint[])));

CREATE POLICY site_manager_placed_there ON public.certificates FOR SELECT TO viertelwerk_site_manager USING ((participant_id = ANY (( SELECT public.acting_house_participants() AS acting_house_participants)::bigint[])));

CREATE POLICY site_manager_placed_there ON public.participant_persons FOR SELECT TO viertelwerk_site_manager USING ((participant_id = ANY (( SELECT public.acting_house_participants() AS acting_house_participants)::bigint[])));

CREATE POLICY site_manager_placed_there ON public.participants FOR SELECT TO viertelwerk_site_manager USING ((id = ANY (( SELECT public.acting_house_participants() AS acting_house_participants)::bigint[])));

CREATE POLICY site_manager_placed_there ON public.placements FOR SELECT TO viertelwerk_site_manager USING ((participant_id = ANY (( SELECT public.acting_house_participants() AS acting_house_participants)::bigint[])));

CREATE POLICY site_manager_plans ON public.work_assignments TO viertelwerk_site_manager USING ((EXISTS ( SELECT
   FROM public.work_packages w
  WHERE (w.id = work_assignments.work_package_id)))) WITH CHECK (((participant_id = ANY (( SELECT public.acting_house_participants() AS acting_house_participants)::bigint[])) AND (EXISTS ( SELECT
   FROM public.work_packages w
  WHERE (w.id = work_assignments.work_package_id)))));

CREATE POLICY site_manager_tells ON public.office_notes FOR INSERT TO viertelwerk_site_manager WITH CHECK (((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])) AND (author = current_setting('viertelwerk.actor'::text, true)) AND (done_at IS NULL)));

CREATE POLICY site_manager_writes_lines ON public.diary_briefing_participants FOR INSERT TO viertelwerk_site_manager WITH CHECK ((EXISTS ( SELECT
   FROM public.diary_briefings b
  WHERE ((b.event_id = diary_briefing_participants.event_id) AND ((diary_briefing_participants.participant_id = ANY (( SELECT public.acting_house_participants() AS acting_house_participants)::bigint[])) OR public.is_employed(diary_briefing_participants.participant_id, b.day))))));

CREATE POLICY site_manager_writes_lines ON public.diary_presences FOR INSERT TO viertelwerk_site_manager WITH CHECK (((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])) AND ((participant_id = ANY (( SELECT public.acting_house_participants() AS acting_house_participants)::bigint[])) OR public.is_employed(participant_id, day))));

CREATE POLICY site_manager_writes_lines ON public.work_lines FOR INSERT TO viertelwerk_site_manager WITH CHECK (((property_id = ANY (( SELECT public.acting_properties() AS acting_properties)::bigint[])) AND ((participant_id = ANY (( SELECT public.acting_house_participants() AS acting_house_participants)::bigint[])) OR public.is_employed(participant_id, day))));

ALTER TABLE public.stage_events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.stage_gates ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.stage_kinds ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.stage_transitions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.stages ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.submissions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.trades ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.unemployment_spells ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.unit_changes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.unit_successions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.units ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.voucher_lines ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.vouchers ENABLE ROW LEVEL SECURITY;

CREATE POLICY whoever_counts_reads ON public.acquisitions FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.defects FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.diary_entries FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.diary_events FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.firm_presences FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.progress_reports FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.properties FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.property_surveys FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.stage_events FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.stages FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.unit_changes FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.unit_successions FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.units FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.work_lines FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.work_package_kinds FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_counts_reads ON public.work_packages FOR SELECT TO viertelwerk_finance, viertelwerk_auditor USING (true);

CREATE POLICY whoever_imports ON public.import_batches TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY whoever_imports ON public.import_contents FOR INSERT TO viertelwerk_operator, viertelwerk_finance, viertelwerk_management WITH CHECK (true);

CREATE POLICY whoever_imports ON public.import_files TO viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY whoever_imports ON public.import_rows TO viertelwerk_operator, viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

CREATE POLICY whoever_releases_counts ON public.report_numbers TO viertelwerk_coach, viertelwerk_finance, viertelwerk_management USING (true) WITH CHECK (true);

ALTER TABLE public.work_assignments ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.work_gate_certificates ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.work_gates ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.work_kinds ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.work_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY work_of_own_people ON public.diary_events FOR SELECT TO viertelwerk_coach, viertelwerk_participant USING (((EXISTS ( SELECT
   FROM public.work_lines w
  WHERE (w.event_id = diary_events.id))) OR (EXISTS ( SELECT
   FROM public.diary_presences p
  WHERE (p.event_id = diary_events.id)))));

CREATE POLICY work_of_own_people ON public.diary_presences FOR SELECT TO viertelwerk_coach, viertelwerk_participant USING ((participant_id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY work_of_own_people ON public.gate_breaches FOR SELECT TO viertelwerk_coach USING ((EXISTS ( SELECT
   FROM public.work_lines w
  WHERE (w.event_id = gate_breaches.work_line_id))));

CREATE POLICY work_of_own_people ON public.properties FOR SELECT TO viertelwerk_coach, viertelwerk_participant USING ((id = ANY (( SELECT public.acting_work_houses() AS acting_work_houses)::bigint[])));

CREATE POLICY work_of_own_people ON public.property_surveys FOR SELECT TO viertelwerk_coach USING ((property_id = ANY (( SELECT public.acting_work_houses() AS acting_work_houses)::bigint[])));

CREATE POLICY work_of_own_people ON public.stages FOR SELECT TO viertelwerk_coach, viertelwerk_participant USING ((property_id = ANY (( SELECT public.acting_work_houses() AS acting_work_houses)::bigint[])));

CREATE POLICY work_of_own_people ON public.work_lines FOR SELECT TO viertelwerk_coach, viertelwerk_participant USING ((participant_id = ANY (( SELECT public.acting_people() AS acting_people)::bigint[])));

CREATE POLICY work_of_own_people ON public.work_package_kinds FOR SELECT TO viertelwerk_coach USING ((EXISTS ( SELECT
   FROM public.work_packages w
  WHERE (w.id = work_package_kinds.work_package_id))));

CREATE POLICY work_of_own_people ON public.work_packages FOR SELECT TO viertelwerk_coach, viertelwerk_participant USING ((property_id = ANY (( SELECT public.acting_work_houses() AS acting_work_houses)::bigint[])));

ALTER TABLE public.work_package_kinds ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.work_packages ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA extensions TO viertelwerk_operator;
GRANT USAGE ON SCHEMA extensions TO viertelwerk_invariant;

GRANT USAGE ON SCHEMA public TO viertelwerk_invariant;
GRANT USAGE ON SCHEMA public TO viertelwerk_operator;
GRANT USAGE ON SCHEMA public TO viertelwerk_doorkeeper;
GRANT USAGE ON SCHEMA public TO viertelwerk_site_manager;
GRANT USAGE ON SCHEMA public TO viertelwerk_coach;
GRANT USAGE ON SCHEMA public TO viertelwerk_jobcenter;
GRANT USAGE ON SCHEMA public TO viertelwerk_finance;
GRANT USAGE ON SCHEMA public TO viertelwerk_management;
GRANT USAGE ON SCHEMA public TO viertelwerk_auditor;
GRANT USAGE ON SCHEMA public TO viertelwerk_administrator;
GRANT USAGE ON SCHEMA public TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.account_belongings() FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_belongings() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.account_belongings() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.account_belongings() TO viertelwerk_management;

GRANT ALL ON FUNCTION public.acting_account() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.acting_account() TO viertelwerk_doorkeeper;
GRANT ALL ON FUNCTION public.acting_account() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.acting_account() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.acting_account() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.acting_account() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.acting_account() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.acting_account() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.acting_account() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.acting_account() TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.acting_crew(first_day date, end_day date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.acting_house_participants() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_house_participants() TO viertelwerk_site_manager;

REVOKE ALL ON FUNCTION public.acting_organisation() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_organisation() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.acting_organisation() TO viertelwerk_doorkeeper;
GRANT ALL ON FUNCTION public.acting_organisation() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.acting_organisation() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.acting_organisation() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.acting_organisation() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.acting_organisation() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.acting_organisation() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.acting_organisation() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.acting_organisation() TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.own_participant() FROM PUBLIC;
GRANT ALL ON FUNCTION public.own_participant() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.own_participant() TO viertelwerk_doorkeeper;
GRANT ALL ON FUNCTION public.own_participant() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.own_participant() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.own_participant() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.own_participant() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.own_participant() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.own_participant() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.own_participant() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.own_participant() TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.acting_participant() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_doorkeeper;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_participant;
GRANT ALL ON FUNCTION public.acting_participant() TO viertelwerk_invariant;

REVOKE ALL ON FUNCTION public.acting_participants() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_participants() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.acting_participants() TO viertelwerk_doorkeeper;
GRANT ALL ON FUNCTION public.acting_participants() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.acting_participants() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.acting_participants() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.acting_participants() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.acting_participants() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.acting_participants() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.acting_participants() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.acting_participants() TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.entrusted_people() FROM PUBLIC;
GRANT ALL ON FUNCTION public.entrusted_people() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.entrusted_people() TO viertelwerk_doorkeeper;
GRANT ALL ON FUNCTION public.entrusted_people() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.entrusted_people() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.entrusted_people() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.entrusted_people() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.entrusted_people() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.entrusted_people() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.entrusted_people() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.entrusted_people() TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.acting_people() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_people() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.acting_people() TO viertelwerk_participant;
GRANT ALL ON FUNCTION public.acting_people() TO viertelwerk_invariant;

REVOKE ALL ON FUNCTION public.acting_pots() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_pots() TO viertelwerk_site_manager;

REVOKE ALL ON FUNCTION public.entrusted_properties() FROM PUBLIC;
GRANT ALL ON FUNCTION public.entrusted_properties() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.entrusted_properties() TO viertelwerk_doorkeeper;
GRANT ALL ON FUNCTION public.entrusted_properties() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.entrusted_properties() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.entrusted_properties() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.entrusted_properties() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.entrusted_properties() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.entrusted_properties() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.entrusted_properties() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.entrusted_properties() TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.acting_properties() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_doorkeeper;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_participant;
GRANT ALL ON FUNCTION public.acting_properties() TO viertelwerk_invariant;

REVOKE ALL ON FUNCTION public.acting_referred_participants() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_referred_participants() TO viertelwerk_jobcenter;

REVOKE ALL ON FUNCTION public.acting_reports() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_reports() TO viertelwerk_coach;

GRANT ALL ON FUNCTION public.acting_role() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.acting_role() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.acting_role() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.acting_role() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.acting_role() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.acting_role() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.acting_role() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.acting_role() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.acting_role() TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.worked_houses() FROM PUBLIC;
GRANT ALL ON FUNCTION public.worked_houses() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.worked_houses() TO viertelwerk_doorkeeper;
GRANT ALL ON FUNCTION public.worked_houses() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.worked_houses() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.worked_houses() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.worked_houses() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.worked_houses() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.worked_houses() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.worked_houses() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.worked_houses() TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.acting_work_houses() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_work_houses() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.acting_work_houses() TO viertelwerk_participant;
GRANT ALL ON FUNCTION public.acting_work_houses() TO viertelwerk_invariant;

REVOKE ALL ON FUNCTION public.additional_work_only(asked bigint[], on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.additional_work_only(asked bigint[], on_day date) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.additional_work_only(asked bigint[], on_day date) TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.additional_work_only(asked bigint[], on_day date) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.apply_diary_retraction() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.apply_retention(class text, kind text, subject_key bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.apply_retention(class text, kind text, subject_key bigint, on_day date) TO viertelwerk_operator;

REVOKE ALL ON FUNCTION public.apply_stage_event() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_epoch() FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_epoch() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.audit_epoch() TO viertelwerk_doorkeeper;
GRANT ALL ON FUNCTION public.audit_epoch() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.audit_epoch() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.audit_epoch() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.audit_epoch() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.audit_epoch() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.audit_epoch() TO viertelwerk_auditor;
GRANT ALL ON FUNCTION public.audit_epoch() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.audit_epoch() TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.audit_subjects_of(participant bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_subjects_of(participant bigint) TO viertelwerk_invariant;

REVOKE ALL ON FUNCTION public.check_absence() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_allocations() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_attendance_days() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_audit_event() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_diary_details() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_diary_events() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_erasure_ended() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_first_release() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_funding_sums(pots bigint[], lines bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_funding_terms(pots bigint[], lines bigint[], relation text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_pay() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_photo_parts() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_placement_attendance() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_placement_bases() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_role_grant() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_totals_changed() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_unit_existence_stays() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_unit_succession() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_voucher_kind() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_work_assignment() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.check_work_lines() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.constraint_violations() FROM PUBLIC;
GRANT ALL ON FUNCTION public.constraint_violations() TO viertelwerk_operator;

REVOKE ALL ON FUNCTION public.day_house(participant bigint, on_day date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.disclose_absences(participants bigint[], first_day date, end_day date, purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.disclose_absences(participants bigint[], first_day date, end_day date, purpose text) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.disclose_absences(participants bigint[], first_day date, end_day date, purpose text) TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.disclose_absences(participants bigint[], first_day date, end_day date, purpose text) TO viertelwerk_participant;
GRANT ALL ON FUNCTION public.disclose_absences(participants bigint[], first_day date, end_day date, purpose text) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.disclose_benefit_data(participants bigint[], purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.disclose_benefit_data(participants bigint[], purpose text) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.disclose_benefit_data(participants bigint[], purpose text) TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.disclose_benefit_data(participants bigint[], purpose text) TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.disclose_copy(participant bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.disclose_copy(participant bigint) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.disclose_copy(participant bigint) TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.disclose_persons(participants bigint[], purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.disclose_persons(participants bigint[], purpose text) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.disclose_persons(participants bigint[], purpose text) TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.disclose_persons(participants bigint[], purpose text) TO viertelwerk_participant;
GRANT ALL ON FUNCTION public.disclose_persons(participants bigint[], purpose text) TO viertelwerk_management;
GRANT ALL ON FUNCTION public.disclose_persons(participants bigint[], purpose text) TO viertelwerk_finance;

REVOKE ALL ON FUNCTION public.disclosed_participants(operation text, wanted bigint[], purpose text, details jsonb) FROM PUBLIC;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.eligibility_rules TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.eligibility_rules TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.eligibility_rules TO viertelwerk_finance;
GRANT SELECT,INSERT,UPDATE ON TABLE public.eligibility_rules TO viertelwerk_management;
GRANT SELECT ON TABLE public.eligibility_rules TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.eligibility_rules TO viertelwerk_site_manager;

REVOKE ALL ON FUNCTION public.employed_participants(codes text[], on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.employed_participants(codes text[], on_day date) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.employed_participants(codes text[], on_day date) TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.employed_participants(codes text[], on_day date) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.entrustable(kind text, wanted text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.entrustable(kind text, wanted text) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.entrustable(kind text, wanted text) TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.entrustable(kind text, wanted text) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.entrusted_houses() FROM PUBLIC;
GRANT ALL ON FUNCTION public.entrusted_houses() TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.entrusted_houses() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.entrusted_houses() TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.flag_late_lines() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.flag_retracted_line() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.forget_credentials(account bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.forget_credentials(account bigint) TO viertelwerk_invariant;

REVOKE ALL ON FUNCTION public.forget_unplanned_people() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.gated_funding(participant bigint, during daterange) FROM PUBLIC;
GRANT ALL ON FUNCTION public.gated_funding(participant bigint, during daterange) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.gated_funding(participant bigint, during daterange) TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.gated_funding(participant bigint, during daterange) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.guard_audit_payload() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_correction() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_defect() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_diary_event() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_diary_version() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_erasure() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_office_note() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_paid_money() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_photo() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_photo_part_removal() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_released_days() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_released_report() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_released_source() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_stage() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.has_personal_data(participant bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.has_personal_data(participant bigint) TO viertelwerk_invariant;

REVOKE ALL ON FUNCTION public.is_employed(participant bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.is_employed(participant bigint, on_day date) TO viertelwerk_site_manager;

REVOKE ALL ON FUNCTION public.is_erasing() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.is_on_own_houses(participant bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.keep_named_house_pots() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.kept_participants(only_participant bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.kept_participants(only_participant bigint) TO viertelwerk_invariant;

REVOKE ALL ON FUNCTION public.lock_placement(placement bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.lock_placement(placement bigint) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.lock_placement(placement bigint) TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.lock_placement(placement bigint) TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.lock_placement(placement bigint) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.lock_property(property bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.lock_property(property bigint) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.lock_property(property bigint) TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.lock_property(property bigint) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.move_house_pots() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.not_at_work(codes text[], on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.not_at_work(codes text[], on_day date) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.not_at_work(codes text[], on_day date) TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.not_at_work(codes text[], on_day date) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.note_paying_house_pots() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.note_people_of_lines() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.note_planned_people() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.paid_absence_minutes(participant bigint, first_day date, end_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.paid_absence_minutes(participant bigint, first_day date, end_day date) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.paid_absence_minutes(participant bigint, first_day date, end_day date) TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.paid_absence_minutes(participant bigint, first_day date, end_day date) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.placements_not_entrusted(jobcenter bigint, period daterange) FROM PUBLIC;
GRANT ALL ON FUNCTION public.placements_not_entrusted(jobcenter bigint, period daterange) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.placements_not_entrusted(jobcenter bigint, period daterange) TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.placements_not_entrusted(jobcenter bigint, period daterange) TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.placements_not_entrusted(jobcenter bigint, period daterange) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.presences_elsewhere(lines uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.presences_elsewhere(lines uuid[]) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.presences_elsewhere(lines uuid[]) TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.presences_elsewhere(lines uuid[]) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.record_absence(day_id bigint, kind text, certified date, remark text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.record_absence(day_id bigint, kind text, certified date, remark text) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.record_absence(day_id bigint, kind text, certified date, remark text) TO viertelwerk_coach;

REVOKE ALL ON FUNCTION public.record_customer_number(participant bigint, new_number text, first_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.record_customer_number(participant bigint, new_number text, first_day date) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.record_customer_number(participant bigint, new_number text, first_day date) TO viertelwerk_coach;

REVOKE ALL ON FUNCTION public.refresh_statistics(relation name) FROM PUBLIC;
GRANT ALL ON FUNCTION public.refresh_statistics(relation name) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.refresh_statistics(relation name) TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.refresh_statistics(relation name) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.refuse_change() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.remove_imported(batch bigint, relation text, row_ids tid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.remove_imported(batch bigint, relation text, row_ids tid[]) TO viertelwerk_operator;

REVOKE ALL ON FUNCTION public.report_is_of(report bigint, wanted text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.report_is_of(report bigint, wanted text) TO viertelwerk_finance;

REVOKE ALL ON FUNCTION public.restricted_reports() FROM PUBLIC;
GRANT ALL ON FUNCTION public.restricted_reports() TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.restricted_reports() TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.restricted_reports() TO viertelwerk_jobcenter;
GRANT ALL ON FUNCTION public.restricted_reports() TO viertelwerk_finance;
GRANT ALL ON FUNCTION public.restricted_reports() TO viertelwerk_management;
GRANT ALL ON FUNCTION public.restricted_reports() TO viertelwerk_administrator;
GRANT ALL ON FUNCTION public.restricted_reports() TO viertelwerk_participant;

REVOKE ALL ON FUNCTION public.retention_due(on_day date, only_kind text, only_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.retention_due(on_day date, only_kind text, only_id bigint) TO viertelwerk_operator;

REVOKE ALL ON FUNCTION public.seal_audit_events(block_size integer, blocks_max integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.seal_audit_events(block_size integer, blocks_max integer) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.seal_audit_events(block_size integer, blocks_max integer) TO viertelwerk_doorkeeper;

REVOKE ALL ON FUNCTION public.secure_schema() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.state_of_day(participant bigint, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.state_of_day(participant bigint, on_day date) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.state_of_day(participant bigint, on_day date) TO viertelwerk_coach;

REVOKE ALL ON FUNCTION public.state_of_person(participant bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.state_of_person(participant bigint) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.state_of_person(participant bigint) TO viertelwerk_coach;

REVOKE ALL ON FUNCTION public.take_in_participant(new_code text, invented boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.take_in_participant(new_code text, invented boolean) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.take_in_participant(new_code text, invented boolean) TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.take_in_participant(new_code text, invented boolean) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.unknown_days(first_day date, end_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.unknown_days(first_day date, end_day date) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.unknown_days(first_day date, end_day date) TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.unknown_days(first_day date, end_day date) TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.unknown_days(first_day date, end_day date) TO viertelwerk_management;

REVOKE ALL ON FUNCTION public.unreported_absences(participant bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.unreported_absences(participant bigint) TO viertelwerk_invariant;

REVOKE ALL ON FUNCTION public.weekly_hours(monday date, before date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.weekly_hours(monday date, before date) TO viertelwerk_operator;
GRANT ALL ON FUNCTION public.weekly_hours(monday date, before date) TO viertelwerk_site_manager;
GRANT ALL ON FUNCTION public.weekly_hours(monday date, before date) TO viertelwerk_coach;
GRANT ALL ON FUNCTION public.weekly_hours(monday date, before date) TO viertelwerk_management;

GRANT SELECT,INSERT,UPDATE ON TABLE public.absence_kinds TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.absence_kinds TO viertelwerk_operator;
GRANT SELECT ON TABLE public.absence_kinds TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.absence_kinds TO viertelwerk_coach;
GRANT SELECT ON TABLE public.absence_kinds TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.absence_kinds TO viertelwerk_finance;
GRANT SELECT ON TABLE public.absence_kinds TO viertelwerk_management;
GRANT SELECT ON TABLE public.absence_kinds TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.absence_kinds TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.absence_kinds TO viertelwerk_participant;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.absences TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.absences TO viertelwerk_operator;

GRANT SELECT,INSERT,UPDATE ON TABLE public.accounts TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.accounts TO viertelwerk_operator;
GRANT SELECT ON TABLE public.accounts TO viertelwerk_doorkeeper;
GRANT SELECT,INSERT ON TABLE public.accounts TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.accounts TO viertelwerk_management;
GRANT SELECT ON TABLE public.accounts TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.accounts TO viertelwerk_coach;
GRANT SELECT ON TABLE public.accounts TO viertelwerk_finance;
GRANT SELECT ON TABLE public.accounts TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.accounts TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.accounts TO viertelwerk_participant;

GRANT UPDATE(display_name) ON TABLE public.accounts TO viertelwerk_operator;
GRANT UPDATE(display_name) ON TABLE public.accounts TO viertelwerk_administrator;

GRANT UPDATE(language) ON TABLE public.accounts TO viertelwerk_doorkeeper;

GRANT UPDATE(disabled_at) ON TABLE public.accounts TO viertelwerk_operator;
GRANT UPDATE(disabled_at) ON TABLE public.accounts TO viertelwerk_administrator;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.acquisitions TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.acquisitions TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.acquisitions TO viertelwerk_management;
GRANT SELECT ON TABLE public.acquisitions TO viertelwerk_finance;
GRANT SELECT ON TABLE public.acquisitions TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.acquisitions TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.allocations TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.allocations TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.allocations TO viertelwerk_finance;
GRANT SELECT,INSERT ON TABLE public.allocations TO viertelwerk_management;
GRANT SELECT ON TABLE public.allocations TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.allocations TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.api_answers TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.api_answers TO viertelwerk_site_manager;
GRANT SELECT,INSERT ON TABLE public.api_answers TO viertelwerk_coach;
GRANT SELECT,INSERT ON TABLE public.api_answers TO viertelwerk_jobcenter;
GRANT SELECT,INSERT ON TABLE public.api_answers TO viertelwerk_finance;
GRANT SELECT,INSERT ON TABLE public.api_answers TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.api_answers TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.api_answers TO viertelwerk_administrator;
GRANT SELECT,INSERT ON TABLE public.api_answers TO viertelwerk_participant;
GRANT DELETE ON TABLE public.api_answers TO viertelwerk_doorkeeper;
GRANT SELECT,DELETE ON TABLE public.api_answers TO viertelwerk_operator;

GRANT UPDATE(request_hash) ON TABLE public.api_answers TO viertelwerk_site_manager;
GRANT UPDATE(request_hash) ON TABLE public.api_answers TO viertelwerk_coach;
GRANT UPDATE(request_hash) ON TABLE public.api_answers TO viertelwerk_jobcenter;
GRANT UPDATE(request_hash) ON TABLE public.api_answers TO viertelwerk_finance;
GRANT UPDATE(request_hash) ON TABLE public.api_answers TO viertelwerk_management;
GRANT UPDATE(request_hash) ON TABLE public.api_answers TO viertelwerk_auditor;
GRANT UPDATE(request_hash) ON TABLE public.api_answers TO viertelwerk_administrator;
GRANT UPDATE(request_hash) ON TABLE public.api_answers TO viertelwerk_participant;

GRANT UPDATE(location) ON TABLE public.api_answers TO viertelwerk_site_manager;
GRANT UPDATE(location) ON TABLE public.api_answers TO viertelwerk_coach;
GRANT UPDATE(location) ON TABLE public.api_answers TO viertelwerk_jobcenter;
GRANT UPDATE(location) ON TABLE public.api_answers TO viertelwerk_finance;
GRANT UPDATE(location) ON TABLE public.api_answers TO viertelwerk_management;
GRANT UPDATE(location) ON TABLE public.api_answers TO viertelwerk_auditor;
GRANT UPDATE(location) ON TABLE public.api_answers TO viertelwerk_administrator;
GRANT UPDATE(location) ON TABLE public.api_answers TO viertelwerk_participant;

GRANT UPDATE(tag) ON TABLE public.api_answers TO viertelwerk_site_manager;
GRANT UPDATE(tag) ON TABLE public.api_answers TO viertelwerk_coach;
GRANT UPDATE(tag) ON TABLE public.api_answers TO viertelwerk_jobcenter;
GRANT UPDATE(tag) ON TABLE public.api_answers TO viertelwerk_finance;
GRANT UPDATE(tag) ON TABLE public.api_answers TO viertelwerk_management;
GRANT UPDATE(tag) ON TABLE public.api_answers TO viertelwerk_auditor;
GRANT UPDATE(tag) ON TABLE public.api_answers TO viertelwerk_administrator;
GRANT UPDATE(tag) ON TABLE public.api_answers TO viertelwerk_participant;

GRANT UPDATE(content) ON TABLE public.api_answers TO viertelwerk_site_manager;
GRANT UPDATE(content) ON TABLE public.api_answers TO viertelwerk_coach;
GRANT UPDATE(content) ON TABLE public.api_answers TO viertelwerk_jobcenter;
GRANT UPDATE(content) ON TABLE public.api_answers TO viertelwerk_finance;
GRANT UPDATE(content) ON TABLE public.api_answers TO viertelwerk_management;
GRANT UPDATE(content) ON TABLE public.api_answers TO viertelwerk_auditor;
GRANT UPDATE(content) ON TABLE public.api_answers TO viertelwerk_administrator;
GRANT UPDATE(content) ON TABLE public.api_answers TO viertelwerk_participant;

GRANT UPDATE(stored_at) ON TABLE public.api_answers TO viertelwerk_site_manager;
GRANT UPDATE(stored_at) ON TABLE public.api_answers TO viertelwerk_coach;
GRANT UPDATE(stored_at) ON TABLE public.api_answers TO viertelwerk_jobcenter;
GRANT UPDATE(stored_at) ON TABLE public.api_answers TO viertelwerk_finance;
GRANT UPDATE(stored_at) ON TABLE public.api_answers TO viertelwerk_management;
GRANT UPDATE(stored_at) ON TABLE public.api_answers TO viertelwerk_auditor;
GRANT UPDATE(stored_at) ON TABLE public.api_answers TO viertelwerk_administrator;
GRANT UPDATE(stored_at) ON TABLE public.api_answers TO viertelwerk_participant;
GRANT SELECT(stored_at) ON TABLE public.api_answers TO viertelwerk_doorkeeper;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.api_tokens TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.api_tokens TO viertelwerk_doorkeeper;
GRANT INSERT ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT INSERT ON TABLE public.api_tokens TO viertelwerk_administrator;

GRANT SELECT(id) ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT SELECT(id) ON TABLE public.api_tokens TO viertelwerk_administrator;

GRANT SELECT(account_id) ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT SELECT(account_id) ON TABLE public.api_tokens TO viertelwerk_administrator;

GRANT SELECT(role) ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT SELECT(role) ON TABLE public.api_tokens TO viertelwerk_administrator;

GRANT SELECT(scope) ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT SELECT(scope) ON TABLE public.api_tokens TO viertelwerk_administrator;

GRANT SELECT(label) ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT SELECT(label) ON TABLE public.api_tokens TO viertelwerk_administrator;

GRANT SELECT(created_at) ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT SELECT(created_at) ON TABLE public.api_tokens TO viertelwerk_administrator;

GRANT SELECT(created_by) ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT SELECT(created_by) ON TABLE public.api_tokens TO viertelwerk_administrator;

GRANT SELECT(expires_at) ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT SELECT(expires_at) ON TABLE public.api_tokens TO viertelwerk_administrator;

GRANT UPDATE(last_used_at) ON TABLE public.api_tokens TO viertelwerk_doorkeeper;
GRANT SELECT(last_used_at) ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT SELECT(last_used_at) ON TABLE public.api_tokens TO viertelwerk_administrator;

GRANT SELECT(revoked_at),UPDATE(revoked_at) ON TABLE public.api_tokens TO viertelwerk_operator;
GRANT SELECT(revoked_at),UPDATE(revoked_at) ON TABLE public.api_tokens TO viertelwerk_administrator;
GRANT UPDATE(revoked_at) ON TABLE public.api_tokens TO viertelwerk_doorkeeper;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.attendance_days TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.attendance_days TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.attendance_days TO viertelwerk_coach;
GRANT SELECT ON TABLE public.attendance_days TO viertelwerk_participant;

GRANT SELECT(id) ON TABLE public.attendance_days TO viertelwerk_site_manager;
GRANT SELECT(id) ON TABLE public.attendance_days TO viertelwerk_finance;
GRANT SELECT(id) ON TABLE public.attendance_days TO viertelwerk_auditor;
GRANT SELECT(id) ON TABLE public.attendance_days TO viertelwerk_management;

GRANT SELECT(participant_id) ON TABLE public.attendance_days TO viertelwerk_site_manager;
GRANT SELECT(participant_id) ON TABLE public.attendance_days TO viertelwerk_finance;
GRANT SELECT(participant_id) ON TABLE public.attendance_days TO viertelwerk_auditor;
GRANT SELECT(participant_id) ON TABLE public.attendance_days TO viertelwerk_management;

GRANT SELECT(placement_id) ON TABLE public.attendance_days TO viertelwerk_site_manager;
GRANT SELECT(placement_id) ON TABLE public.attendance_days TO viertelwerk_finance;
GRANT SELECT(placement_id) ON TABLE public.attendance_days TO viertelwerk_auditor;
GRANT SELECT(placement_id) ON TABLE public.attendance_days TO viertelwerk_management;

GRANT SELECT(day) ON TABLE public.attendance_days TO viertelwerk_site_manager;
GRANT SELECT(day) ON TABLE public.attendance_days TO viertelwerk_finance;
GRANT SELECT(day) ON TABLE public.attendance_days TO viertelwerk_auditor;
GRANT SELECT(day) ON TABLE public.attendance_days TO viertelwerk_management;

GRANT SELECT(is_present) ON TABLE public.attendance_days TO viertelwerk_site_manager;
GRANT SELECT(is_present) ON TABLE public.attendance_days TO viertelwerk_finance;
GRANT SELECT(is_present) ON TABLE public.attendance_days TO viertelwerk_auditor;
GRANT SELECT(is_present) ON TABLE public.attendance_days TO viertelwerk_management;

GRANT SELECT(minutes) ON TABLE public.attendance_days TO viertelwerk_site_manager;
GRANT SELECT(minutes) ON TABLE public.attendance_days TO viertelwerk_finance;
GRANT SELECT(minutes) ON TABLE public.attendance_days TO viertelwerk_auditor;
GRANT SELECT(minutes) ON TABLE public.attendance_days TO viertelwerk_management;

GRANT SELECT,INSERT,UPDATE ON TABLE public.audit_blocks TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.audit_blocks TO viertelwerk_operator;
GRANT SELECT ON TABLE public.audit_blocks TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.audit_blocks TO viertelwerk_administrator;

GRANT SELECT,INSERT,UPDATE ON TABLE public.audit_epochs TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.audit_epochs TO viertelwerk_operator;
GRANT SELECT ON TABLE public.audit_epochs TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.audit_epochs TO viertelwerk_administrator;

GRANT SELECT,INSERT,UPDATE ON TABLE public.audit_events TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.audit_events TO viertelwerk_operator;
GRANT INSERT ON TABLE public.audit_events TO viertelwerk_doorkeeper;
GRANT SELECT,INSERT ON TABLE public.audit_events TO viertelwerk_administrator;
GRANT INSERT ON TABLE public.audit_events TO viertelwerk_management;
GRANT INSERT ON TABLE public.audit_events TO viertelwerk_site_manager;
GRANT INSERT ON TABLE public.audit_events TO viertelwerk_coach;
GRANT INSERT ON TABLE public.audit_events TO viertelwerk_jobcenter;
GRANT INSERT ON TABLE public.audit_events TO viertelwerk_finance;
GRANT SELECT,INSERT ON TABLE public.audit_events TO viertelwerk_auditor;
GRANT INSERT ON TABLE public.audit_events TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.audit_payloads TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.audit_payloads TO viertelwerk_operator;
GRANT INSERT ON TABLE public.audit_payloads TO viertelwerk_doorkeeper;
GRANT INSERT ON TABLE public.audit_payloads TO viertelwerk_site_manager;
GRANT INSERT ON TABLE public.audit_payloads TO viertelwerk_coach;
GRANT INSERT ON TABLE public.audit_payloads TO viertelwerk_jobcenter;
GRANT INSERT ON TABLE public.audit_payloads TO viertelwerk_finance;
GRANT INSERT ON TABLE public.audit_payloads TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.audit_payloads TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.audit_payloads TO viertelwerk_administrator;
GRANT INSERT ON TABLE public.audit_payloads TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.audit_seals TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.audit_seals TO viertelwerk_operator;
GRANT SELECT ON TABLE public.audit_seals TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.audit_seals TO viertelwerk_administrator;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.budget_lines TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.budget_lines TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.budget_lines TO viertelwerk_finance;
GRANT SELECT,INSERT,UPDATE ON TABLE public.budget_lines TO viertelwerk_management;
GRANT SELECT ON TABLE public.budget_lines TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.budget_lines TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.certificate_kinds TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.certificate_kinds TO viertelwerk_operator;
GRANT SELECT ON TABLE public.certificate_kinds TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.certificate_kinds TO viertelwerk_coach;
GRANT SELECT ON TABLE public.certificate_kinds TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.certificate_kinds TO viertelwerk_finance;
GRANT SELECT ON TABLE public.certificate_kinds TO viertelwerk_management;
GRANT SELECT ON TABLE public.certificate_kinds TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.certificate_kinds TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.certificate_kinds TO viertelwerk_participant;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.certificates TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.certificates TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.certificates TO viertelwerk_coach;
GRANT SELECT ON TABLE public.certificates TO viertelwerk_participant;
GRANT SELECT ON TABLE public.certificates TO viertelwerk_management;

GRANT SELECT(participant_id) ON TABLE public.certificates TO viertelwerk_site_manager;

GRANT SELECT(certificate_kind_code) ON TABLE public.certificates TO viertelwerk_site_manager;

GRANT SELECT(valid) ON TABLE public.certificates TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.correction_reports TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.correction_reports TO viertelwerk_operator;
GRANT SELECT ON TABLE public.correction_reports TO viertelwerk_coach;
GRANT SELECT ON TABLE public.correction_reports TO viertelwerk_finance;
GRANT SELECT ON TABLE public.correction_reports TO viertelwerk_management;
GRANT SELECT ON TABLE public.correction_reports TO viertelwerk_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE public.corrections TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.corrections TO viertelwerk_operator;

GRANT SELECT(id) ON TABLE public.corrections TO viertelwerk_coach;
GRANT SELECT(id) ON TABLE public.corrections TO viertelwerk_finance;
GRANT SELECT(id) ON TABLE public.corrections TO viertelwerk_management;
GRANT SELECT(id) ON TABLE public.corrections TO viertelwerk_auditor;

GRANT SELECT(relation) ON TABLE public.corrections TO viertelwerk_coach;
GRANT SELECT(relation) ON TABLE public.corrections TO viertelwerk_finance;
GRANT SELECT(relation) ON TABLE public.corrections TO viertelwerk_management;
GRANT SELECT(relation) ON TABLE public.corrections TO viertelwerk_auditor;

GRANT SELECT(source_id) ON TABLE public.corrections TO viertelwerk_coach;
GRANT SELECT(source_id) ON TABLE public.corrections TO viertelwerk_finance;
GRANT SELECT(source_id) ON TABLE public.corrections TO viertelwerk_management;
GRANT SELECT(source_id) ON TABLE public.corrections TO viertelwerk_auditor;

GRANT SELECT(reason) ON TABLE public.corrections TO viertelwerk_coach;
GRANT SELECT(reason) ON TABLE public.corrections TO viertelwerk_finance;
GRANT SELECT(reason) ON TABLE public.corrections TO viertelwerk_management;
GRANT SELECT(reason) ON TABLE public.corrections TO viertelwerk_auditor;

GRANT SELECT(actor) ON TABLE public.corrections TO viertelwerk_coach;
GRANT SELECT(actor) ON TABLE public.corrections TO viertelwerk_finance;
GRANT SELECT(actor) ON TABLE public.corrections TO viertelwerk_management;
GRANT SELECT(actor) ON TABLE public.corrections TO viertelwerk_auditor;

GRANT SELECT(corrected_at) ON TABLE public.corrections TO viertelwerk_coach;
GRANT SELECT(corrected_at) ON TABLE public.corrections TO viertelwerk_finance;
GRANT SELECT(corrected_at) ON TABLE public.corrections TO viertelwerk_management;
GRANT SELECT(corrected_at) ON TABLE public.corrections TO viertelwerk_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE public.cost_groups TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.cost_groups TO viertelwerk_operator;
GRANT SELECT ON TABLE public.cost_groups TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.cost_groups TO viertelwerk_coach;
GRANT SELECT ON TABLE public.cost_groups TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.cost_groups TO viertelwerk_finance;
GRANT SELECT ON TABLE public.cost_groups TO viertelwerk_management;
GRANT SELECT ON TABLE public.cost_groups TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.cost_groups TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.cost_groups TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.cost_kinds TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.cost_kinds TO viertelwerk_operator;
GRANT SELECT ON TABLE public.cost_kinds TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.cost_kinds TO viertelwerk_coach;
GRANT SELECT ON TABLE public.cost_kinds TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.cost_kinds TO viertelwerk_finance;
GRANT SELECT ON TABLE public.cost_kinds TO viertelwerk_management;
GRANT SELECT ON TABLE public.cost_kinds TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.cost_kinds TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.cost_kinds TO viertelwerk_participant;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cost_statements TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.cost_statements TO viertelwerk_operator;
GRANT SELECT ON TABLE public.cost_statements TO viertelwerk_site_manager;
GRANT SELECT,INSERT,UPDATE ON TABLE public.cost_statements TO viertelwerk_finance;
GRANT SELECT,INSERT,UPDATE ON TABLE public.cost_statements TO viertelwerk_management;
GRANT SELECT ON TABLE public.cost_statements TO viertelwerk_auditor;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.credentials TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.credentials TO viertelwerk_doorkeeper;

GRANT SELECT,INSERT,UPDATE ON TABLE public.diary_events TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.diary_events TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.diary_events TO viertelwerk_management;
GRANT SELECT ON TABLE public.diary_events TO viertelwerk_finance;
GRANT SELECT ON TABLE public.diary_events TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.diary_events TO viertelwerk_site_manager;

GRANT SELECT(id) ON TABLE public.diary_events TO viertelwerk_coach;
GRANT SELECT(id) ON TABLE public.diary_events TO viertelwerk_participant;

GRANT SELECT(entry_id) ON TABLE public.diary_events TO viertelwerk_coach;
GRANT SELECT(entry_id) ON TABLE public.diary_events TO viertelwerk_participant;

GRANT SELECT(kind) ON TABLE public.diary_events TO viertelwerk_coach;
GRANT SELECT(kind) ON TABLE public.diary_events TO viertelwerk_participant;

GRANT SELECT(retracted_by_id) ON TABLE public.diary_events TO viertelwerk_coach;
GRANT SELECT(retracted_by_id) ON TABLE public.diary_events TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.diary_presences TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.diary_presences TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.diary_presences TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.diary_presences TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.diary_presences TO viertelwerk_coach;
GRANT SELECT ON TABLE public.diary_presences TO viertelwerk_participant;

GRANT SELECT ON TABLE public.current_presences TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.current_presences TO viertelwerk_operator;
GRANT SELECT ON TABLE public.current_presences TO viertelwerk_management;
GRANT SELECT ON TABLE public.current_presences TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.current_presences TO viertelwerk_coach;
GRANT SELECT ON TABLE public.current_presences TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.work_lines TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.work_lines TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.work_lines TO viertelwerk_management;
GRANT SELECT ON TABLE public.work_lines TO viertelwerk_finance;
GRANT SELECT ON TABLE public.work_lines TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.work_lines TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.work_lines TO viertelwerk_coach;
GRANT SELECT ON TABLE public.work_lines TO viertelwerk_participant;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.work_packages TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.work_packages TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.work_packages TO viertelwerk_management;
GRANT SELECT ON TABLE public.work_packages TO viertelwerk_finance;
GRANT SELECT ON TABLE public.work_packages TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.work_packages TO viertelwerk_site_manager;

GRANT SELECT(id) ON TABLE public.work_packages TO viertelwerk_coach;
GRANT SELECT(id) ON TABLE public.work_packages TO viertelwerk_participant;

GRANT SELECT(property_id) ON TABLE public.work_packages TO viertelwerk_coach;
GRANT SELECT(property_id) ON TABLE public.work_packages TO viertelwerk_participant;

GRANT SELECT(stage_id) ON TABLE public.work_packages TO viertelwerk_coach;
GRANT SELECT(stage_id) ON TABLE public.work_packages TO viertelwerk_participant;

GRANT SELECT(unit_id) ON TABLE public.work_packages TO viertelwerk_coach;
GRANT SELECT(unit_id) ON TABLE public.work_packages TO viertelwerk_participant;

GRANT SELECT(code) ON TABLE public.work_packages TO viertelwerk_coach;
GRANT SELECT(code) ON TABLE public.work_packages TO viertelwerk_participant;

GRANT SELECT(title) ON TABLE public.work_packages TO viertelwerk_coach;
GRANT SELECT(title) ON TABLE public.work_packages TO viertelwerk_participant;

GRANT SELECT(trade_code) ON TABLE public.work_packages TO viertelwerk_coach;
GRANT SELECT(trade_code) ON TABLE public.work_packages TO viertelwerk_participant;

GRANT SELECT(performer) ON TABLE public.work_packages TO viertelwerk_coach;
GRANT SELECT(performer) ON TABLE public.work_packages TO viertelwerk_participant;

GRANT SELECT(planned_minutes) ON TABLE public.work_packages TO viertelwerk_coach;
GRANT SELECT(planned_minutes) ON TABLE public.work_packages TO viertelwerk_participant;

GRANT SELECT ON TABLE public.current_work_lines TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.current_work_lines TO viertelwerk_operator;
GRANT SELECT ON TABLE public.current_work_lines TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.current_work_lines TO viertelwerk_coach;
GRANT SELECT ON TABLE public.current_work_lines TO viertelwerk_finance;
GRANT SELECT ON TABLE public.current_work_lines TO viertelwerk_management;
GRANT SELECT ON TABLE public.current_work_lines TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.current_work_lines TO viertelwerk_participant;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.customer_numbers TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.customer_numbers TO viertelwerk_operator;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.defects TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.defects TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.defects TO viertelwerk_management;
GRANT SELECT ON TABLE public.defects TO viertelwerk_finance;
GRANT SELECT ON TABLE public.defects TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.defects TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.diary_briefing_participants TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.diary_briefing_participants TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.diary_briefing_participants TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.diary_briefing_participants TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.diary_briefings TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.diary_briefings TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.diary_briefings TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.diary_briefings TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.diary_entries TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.diary_entries TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.diary_entries TO viertelwerk_management;
GRANT SELECT ON TABLE public.diary_entries TO viertelwerk_finance;
GRANT SELECT ON TABLE public.diary_entries TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.diary_entries TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.diary_notes TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.diary_notes TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.diary_notes TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.diary_notes TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.diary_photos TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.diary_photos TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.diary_photos TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.diary_photos TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.diary_retractions TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.diary_retractions TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.diary_retractions TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.diary_retractions TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.diary_versions TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.diary_versions TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.diary_versions TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.diary_versions TO viertelwerk_site_manager;

GRANT UPDATE(signed_by) ON TABLE public.diary_versions TO viertelwerk_operator;
GRANT UPDATE(signed_by) ON TABLE public.diary_versions TO viertelwerk_management;
GRANT UPDATE(signed_by) ON TABLE public.diary_versions TO viertelwerk_site_manager;

GRANT UPDATE(signed_at) ON TABLE public.diary_versions TO viertelwerk_operator;
GRANT UPDATE(signed_at) ON TABLE public.diary_versions TO viertelwerk_management;
GRANT UPDATE(signed_at) ON TABLE public.diary_versions TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.diary_weather TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.diary_weather TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.diary_weather TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.diary_weather TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.districts TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.districts TO viertelwerk_operator;
GRANT SELECT ON TABLE public.districts TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.districts TO viertelwerk_coach;
GRANT SELECT ON TABLE public.districts TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.districts TO viertelwerk_finance;
GRANT SELECT ON TABLE public.districts TO viertelwerk_management;
GRANT SELECT ON TABLE public.districts TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.districts TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.districts TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.erasures TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.erasures TO viertelwerk_operator;
GRANT SELECT ON TABLE public.erasures TO viertelwerk_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE public.firm_presences TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.firm_presences TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.firm_presences TO viertelwerk_management;
GRANT SELECT ON TABLE public.firm_presences TO viertelwerk_finance;
GRANT SELECT ON TABLE public.firm_presences TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.firm_presences TO viertelwerk_site_manager;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.funding_pots TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.funding_pots TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.funding_pots TO viertelwerk_finance;
GRANT SELECT,INSERT,UPDATE ON TABLE public.funding_pots TO viertelwerk_management;
GRANT SELECT ON TABLE public.funding_pots TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.funding_pots TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.gate_breaches TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.gate_breaches TO viertelwerk_operator;
GRANT SELECT ON TABLE public.gate_breaches TO viertelwerk_management;
GRANT SELECT ON TABLE public.gate_breaches TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.gate_breaches TO viertelwerk_coach;
GRANT SELECT ON TABLE public.gate_breaches TO viertelwerk_auditor;

GRANT UPDATE(reason) ON TABLE public.gate_breaches TO viertelwerk_operator;
GRANT UPDATE(reason) ON TABLE public.gate_breaches TO viertelwerk_management;
GRANT UPDATE(reason) ON TABLE public.gate_breaches TO viertelwerk_site_manager;

GRANT UPDATE(follow_up) ON TABLE public.gate_breaches TO viertelwerk_operator;
GRANT UPDATE(follow_up) ON TABLE public.gate_breaches TO viertelwerk_management;
GRANT UPDATE(follow_up) ON TABLE public.gate_breaches TO viertelwerk_site_manager;

GRANT UPDATE(closed_on) ON TABLE public.gate_breaches TO viertelwerk_operator;
GRANT UPDATE(closed_on) ON TABLE public.gate_breaches TO viertelwerk_management;
GRANT UPDATE(closed_on) ON TABLE public.gate_breaches TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.holiday_rules TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.holiday_rules TO viertelwerk_operator;
GRANT SELECT ON TABLE public.holiday_rules TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.holiday_rules TO viertelwerk_coach;
GRANT SELECT ON TABLE public.holiday_rules TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.holiday_rules TO viertelwerk_finance;
GRANT SELECT ON TABLE public.holiday_rules TO viertelwerk_management;
GRANT SELECT ON TABLE public.holiday_rules TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.holiday_rules TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.holiday_rules TO viertelwerk_participant;

GRANT SELECT ON TABLE public.house_participants TO viertelwerk_operator;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.house_participants TO viertelwerk_invariant;

GRANT SELECT ON TABLE public.house_pots TO viertelwerk_operator;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.house_pots TO viertelwerk_invariant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.import_batches TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.import_batches TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.import_batches TO viertelwerk_finance;
GRANT SELECT,INSERT ON TABLE public.import_batches TO viertelwerk_management;
GRANT SELECT ON TABLE public.import_batches TO viertelwerk_auditor;

GRANT UPDATE(undone_at) ON TABLE public.import_batches TO viertelwerk_operator;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.import_contents TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.import_contents TO viertelwerk_operator;
GRANT INSERT ON TABLE public.import_contents TO viertelwerk_finance;
GRANT INSERT ON TABLE public.import_contents TO viertelwerk_management;

GRANT SELECT,INSERT,UPDATE ON TABLE public.import_files TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.import_files TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.import_files TO viertelwerk_finance;
GRANT SELECT,INSERT ON TABLE public.import_files TO viertelwerk_management;
GRANT SELECT ON TABLE public.import_files TO viertelwerk_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE public.import_rows TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.import_rows TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.import_rows TO viertelwerk_finance;
GRANT SELECT,INSERT ON TABLE public.import_rows TO viertelwerk_management;
GRANT SELECT ON TABLE public.import_rows TO viertelwerk_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE public.import_upload_files TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE ON TABLE public.import_upload_files TO viertelwerk_finance;
GRANT SELECT,INSERT,DELETE ON TABLE public.import_upload_files TO viertelwerk_management;

GRANT SELECT,INSERT,UPDATE ON TABLE public.import_upload_parts TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.import_upload_parts TO viertelwerk_finance;
GRANT SELECT,INSERT ON TABLE public.import_upload_parts TO viertelwerk_management;

GRANT SELECT,INSERT,UPDATE ON TABLE public.import_uploads TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE ON TABLE public.import_uploads TO viertelwerk_finance;
GRANT SELECT,INSERT,DELETE ON TABLE public.import_uploads TO viertelwerk_management;
GRANT DELETE ON TABLE public.import_uploads TO viertelwerk_doorkeeper;

GRANT UPDATE(changed_at) ON TABLE public.import_uploads TO viertelwerk_finance;
GRANT UPDATE(changed_at) ON TABLE public.import_uploads TO viertelwerk_management;
GRANT SELECT(changed_at) ON TABLE public.import_uploads TO viertelwerk_doorkeeper;

GRANT UPDATE(review) ON TABLE public.import_uploads TO viertelwerk_finance;
GRANT UPDATE(review) ON TABLE public.import_uploads TO viertelwerk_management;

GRANT UPDATE(batch_id) ON TABLE public.import_uploads TO viertelwerk_finance;
GRANT UPDATE(batch_id) ON TABLE public.import_uploads TO viertelwerk_management;

GRANT UPDATE(choices) ON TABLE public.import_uploads TO viertelwerk_finance;
GRANT UPDATE(choices) ON TABLE public.import_uploads TO viertelwerk_management;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.in_kind_gifts TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.in_kind_gifts TO viertelwerk_operator;
GRANT SELECT ON TABLE public.in_kind_gifts TO viertelwerk_site_manager;
GRANT SELECT,INSERT,UPDATE ON TABLE public.in_kind_gifts TO viertelwerk_finance;
GRANT SELECT,INSERT,UPDATE ON TABLE public.in_kind_gifts TO viertelwerk_management;
GRANT SELECT ON TABLE public.in_kind_gifts TO viertelwerk_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE public.instrument_limits TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.instrument_limits TO viertelwerk_operator;
GRANT SELECT ON TABLE public.instrument_limits TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.instrument_limits TO viertelwerk_coach;
GRANT SELECT ON TABLE public.instrument_limits TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.instrument_limits TO viertelwerk_finance;
GRANT SELECT ON TABLE public.instrument_limits TO viertelwerk_management;
GRANT SELECT ON TABLE public.instrument_limits TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.instrument_limits TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.instrument_limits TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.instrument_rates TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.instrument_rates TO viertelwerk_operator;
GRANT SELECT ON TABLE public.instrument_rates TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.instrument_rates TO viertelwerk_coach;
GRANT SELECT ON TABLE public.instrument_rates TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.instrument_rates TO viertelwerk_finance;
GRANT SELECT ON TABLE public.instrument_rates TO viertelwerk_management;
GRANT SELECT ON TABLE public.instrument_rates TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.instrument_rates TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.instrument_rates TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.instruments TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.instruments TO viertelwerk_operator;
GRANT SELECT ON TABLE public.instruments TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.instruments TO viertelwerk_coach;
GRANT SELECT ON TABLE public.instruments TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.instruments TO viertelwerk_finance;
GRANT SELECT ON TABLE public.instruments TO viertelwerk_management;
GRANT SELECT ON TABLE public.instruments TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.instruments TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.instruments TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.legal_values TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.legal_values TO viertelwerk_operator;
GRANT SELECT ON TABLE public.legal_values TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.legal_values TO viertelwerk_coach;
GRANT SELECT ON TABLE public.legal_values TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.legal_values TO viertelwerk_finance;
GRANT SELECT ON TABLE public.legal_values TO viertelwerk_management;
GRANT SELECT ON TABLE public.legal_values TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.legal_values TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.legal_values TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.occupations TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.occupations TO viertelwerk_operator;
GRANT SELECT ON TABLE public.occupations TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.occupations TO viertelwerk_coach;
GRANT SELECT ON TABLE public.occupations TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.occupations TO viertelwerk_finance;
GRANT SELECT ON TABLE public.occupations TO viertelwerk_management;
GRANT SELECT ON TABLE public.occupations TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.occupations TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.occupations TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.office_notes TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.office_notes TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.office_notes TO viertelwerk_site_manager;
GRANT SELECT,INSERT ON TABLE public.office_notes TO viertelwerk_management;
GRANT SELECT ON TABLE public.office_notes TO viertelwerk_finance;
GRANT SELECT ON TABLE public.office_notes TO viertelwerk_coach;

GRANT UPDATE(done_by) ON TABLE public.office_notes TO viertelwerk_operator;
GRANT UPDATE(done_by) ON TABLE public.office_notes TO viertelwerk_finance;
GRANT UPDATE(done_by) ON TABLE public.office_notes TO viertelwerk_coach;

GRANT UPDATE(done_at) ON TABLE public.office_notes TO viertelwerk_operator;
GRANT UPDATE(done_at) ON TABLE public.office_notes TO viertelwerk_finance;
GRANT UPDATE(done_at) ON TABLE public.office_notes TO viertelwerk_coach;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.one_time_links TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.one_time_links TO viertelwerk_doorkeeper;
GRANT INSERT ON TABLE public.one_time_links TO viertelwerk_operator;
GRANT INSERT ON TABLE public.one_time_links TO viertelwerk_administrator;

GRANT SELECT(account_id) ON TABLE public.one_time_links TO viertelwerk_operator;
GRANT SELECT(account_id) ON TABLE public.one_time_links TO viertelwerk_administrator;

GRANT SELECT(purpose) ON TABLE public.one_time_links TO viertelwerk_operator;
GRANT SELECT(purpose) ON TABLE public.one_time_links TO viertelwerk_administrator;

GRANT SELECT(created_at) ON TABLE public.one_time_links TO viertelwerk_operator;
GRANT SELECT(created_at) ON TABLE public.one_time_links TO viertelwerk_administrator;

GRANT SELECT(created_by) ON TABLE public.one_time_links TO viertelwerk_operator;
GRANT SELECT(created_by) ON TABLE public.one_time_links TO viertelwerk_administrator;

GRANT UPDATE(expires_at) ON TABLE public.one_time_links TO viertelwerk_doorkeeper;
GRANT SELECT(expires_at),UPDATE(expires_at) ON TABLE public.one_time_links TO viertelwerk_operator;
GRANT SELECT(expires_at),UPDATE(expires_at) ON TABLE public.one_time_links TO viertelwerk_administrator;

GRANT UPDATE(used_at) ON TABLE public.one_time_links TO viertelwerk_doorkeeper;
GRANT SELECT(used_at) ON TABLE public.one_time_links TO viertelwerk_operator;
GRANT SELECT(used_at) ON TABLE public.one_time_links TO viertelwerk_administrator;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.organisations TO viertelwerk_operator;
GRANT SELECT ON TABLE public.organisations TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.organisations TO viertelwerk_coach;
GRANT SELECT ON TABLE public.organisations TO viertelwerk_jobcenter;
GRANT SELECT,INSERT,UPDATE ON TABLE public.organisations TO viertelwerk_finance;
GRANT SELECT,INSERT,UPDATE ON TABLE public.organisations TO viertelwerk_management;
GRANT SELECT ON TABLE public.organisations TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.organisations TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.organisations TO viertelwerk_participant;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outcomes TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.outcomes TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.outcomes TO viertelwerk_coach;
GRANT SELECT ON TABLE public.outcomes TO viertelwerk_participant;

GRANT SELECT(id) ON TABLE public.outcomes TO viertelwerk_management;

GRANT SELECT(participant_id) ON TABLE public.outcomes TO viertelwerk_management;

GRANT SELECT(kind) ON TABLE public.outcomes TO viertelwerk_management;

GRANT SELECT(happened_on) ON TABLE public.outcomes TO viertelwerk_management;

GRANT SELECT(organisation_id) ON TABLE public.outcomes TO viertelwerk_management;

GRANT SELECT(occupation_code) ON TABLE public.outcomes TO viertelwerk_management;

GRANT SELECT(recorded_at) ON TABLE public.outcomes TO viertelwerk_management;

GRANT SELECT,INSERT,UPDATE ON TABLE public.participant_assignments TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.participant_assignments TO viertelwerk_operator;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.participant_assignments TO viertelwerk_management;
GRANT SELECT ON TABLE public.participant_assignments TO viertelwerk_coach;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.participant_persons TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.participant_persons TO viertelwerk_operator;
GRANT INSERT ON TABLE public.participant_persons TO viertelwerk_coach;

GRANT SELECT(participant_id) ON TABLE public.participant_persons TO viertelwerk_site_manager;
GRANT SELECT(participant_id) ON TABLE public.participant_persons TO viertelwerk_coach;
GRANT SELECT(participant_id) ON TABLE public.participant_persons TO viertelwerk_participant;

GRANT SELECT(family_name) ON TABLE public.participant_persons TO viertelwerk_site_manager;
GRANT SELECT(family_name),UPDATE(family_name) ON TABLE public.participant_persons TO viertelwerk_coach;
GRANT SELECT(family_name) ON TABLE public.participant_persons TO viertelwerk_participant;

GRANT SELECT(given_name) ON TABLE public.participant_persons TO viertelwerk_site_manager;
GRANT SELECT(given_name),UPDATE(given_name) ON TABLE public.participant_persons TO viertelwerk_coach;
GRANT SELECT(given_name) ON TABLE public.participant_persons TO viertelwerk_participant;

GRANT UPDATE(born_on) ON TABLE public.participant_persons TO viertelwerk_coach;

GRANT UPDATE(gender) ON TABLE public.participant_persons TO viertelwerk_coach;

GRANT UPDATE(street) ON TABLE public.participant_persons TO viertelwerk_coach;

GRANT UPDATE(postal_code) ON TABLE public.participant_persons TO viertelwerk_coach;

GRANT UPDATE(city) ON TABLE public.participant_persons TO viertelwerk_coach;

GRANT UPDATE(phone) ON TABLE public.participant_persons TO viertelwerk_coach;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.participants TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.participants TO viertelwerk_operator;
GRANT SELECT ON TABLE public.participants TO viertelwerk_coach;
GRANT SELECT ON TABLE public.participants TO viertelwerk_participant;
GRANT SELECT ON TABLE public.participants TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.participants TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.participants TO viertelwerk_finance;
GRANT SELECT ON TABLE public.participants TO viertelwerk_management;
GRANT SELECT ON TABLE public.participants TO viertelwerk_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE public.photo_parts TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE ON TABLE public.photo_parts TO viertelwerk_operator;
GRANT SELECT,INSERT,DELETE ON TABLE public.photo_parts TO viertelwerk_management;
GRANT SELECT,INSERT,DELETE ON TABLE public.photo_parts TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.photo_thumbnails TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.photo_thumbnails TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.photo_thumbnails TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.photo_thumbnails TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.photos TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.photos TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.photos TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.photos TO viertelwerk_site_manager;

GRANT UPDATE(received_at) ON TABLE public.photos TO viertelwerk_operator;
GRANT UPDATE(received_at) ON TABLE public.photos TO viertelwerk_management;
GRANT UPDATE(received_at) ON TABLE public.photos TO viertelwerk_site_manager;

GRANT UPDATE(media_type) ON TABLE public.photos TO viertelwerk_operator;
GRANT UPDATE(media_type) ON TABLE public.photos TO viertelwerk_management;
GRANT UPDATE(media_type) ON TABLE public.photos TO viertelwerk_site_manager;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.placement_bases TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.placement_bases TO viertelwerk_operator;
GRANT SELECT ON TABLE public.placement_bases TO viertelwerk_participant;
GRANT SELECT ON TABLE public.placement_bases TO viertelwerk_finance;
GRANT SELECT ON TABLE public.placement_bases TO viertelwerk_auditor;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.placement_bases TO viertelwerk_coach;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.placement_bases TO viertelwerk_management;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.placements TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.placements TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.placements TO viertelwerk_coach;
GRANT SELECT ON TABLE public.placements TO viertelwerk_participant;
GRANT INSERT,UPDATE ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(id) ON TABLE public.placements TO viertelwerk_site_manager;
GRANT SELECT(id) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(id) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(id) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(code) ON TABLE public.placements TO viertelwerk_site_manager;
GRANT SELECT(code) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(code) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(code) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(participant_id) ON TABLE public.placements TO viertelwerk_site_manager;
GRANT SELECT(participant_id) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(participant_id) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(participant_id) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(kind) ON TABLE public.placements TO viertelwerk_site_manager;
GRANT SELECT(kind) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(kind) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(kind) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(measure) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(measure) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(measure) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(measure_number) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(measure_number) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(measure_number) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(jobcenter_id) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(jobcenter_id) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(jobcenter_id) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(period) ON TABLE public.placements TO viertelwerk_site_manager;
GRANT SELECT(period) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(period) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(period) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(ended_on) ON TABLE public.placements TO viertelwerk_site_manager;
GRANT SELECT(ended_on) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(ended_on) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(ended_on) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(weekday_minutes) ON TABLE public.placements TO viertelwerk_site_manager;
GRANT SELECT(weekday_minutes) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(weekday_minutes) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(weekday_minutes) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(allowance_cents_per_hour) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(allowance_cents_per_hour) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(allowance_cents_per_hour) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(wage_cents_per_hour) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(wage_cents_per_hour) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(wage_cents_per_hour) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(interim_report_due_on) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(interim_report_due_on) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(interim_report_due_on) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(final_report_due_on) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(final_report_due_on) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(final_report_due_on) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(occupation_code) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(occupation_code) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(occupation_code) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT(source) ON TABLE public.placements TO viertelwerk_finance;
GRANT SELECT(source) ON TABLE public.placements TO viertelwerk_auditor;
GRANT SELECT(source) ON TABLE public.placements TO viertelwerk_management;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.pot_commitments TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.pot_commitments TO viertelwerk_operator;
GRANT SELECT ON TABLE public.pot_commitments TO viertelwerk_site_manager;
GRANT SELECT,INSERT,UPDATE ON TABLE public.pot_commitments TO viertelwerk_finance;
GRANT SELECT,INSERT,UPDATE ON TABLE public.pot_commitments TO viertelwerk_management;
GRANT SELECT ON TABLE public.pot_commitments TO viertelwerk_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE public.processing_activities TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.processing_activities TO viertelwerk_operator;
GRANT SELECT ON TABLE public.processing_activities TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.processing_activities TO viertelwerk_coach;
GRANT SELECT ON TABLE public.processing_activities TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.processing_activities TO viertelwerk_finance;
GRANT SELECT ON TABLE public.processing_activities TO viertelwerk_management;
GRANT SELECT ON TABLE public.processing_activities TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.processing_activities TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.processing_activities TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.progress_reports TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.progress_reports TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.progress_reports TO viertelwerk_management;
GRANT SELECT ON TABLE public.progress_reports TO viertelwerk_finance;
GRANT SELECT ON TABLE public.progress_reports TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.progress_reports TO viertelwerk_site_manager;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.properties TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.properties TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.properties TO viertelwerk_management;
GRANT SELECT ON TABLE public.properties TO viertelwerk_finance;
GRANT SELECT ON TABLE public.properties TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.properties TO viertelwerk_site_manager;

GRANT SELECT(id) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(id) ON TABLE public.properties TO viertelwerk_participant;
GRANT SELECT(id) ON TABLE public.properties TO viertelwerk_administrator;

GRANT SELECT(code) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(code) ON TABLE public.properties TO viertelwerk_participant;
GRANT SELECT(code) ON TABLE public.properties TO viertelwerk_administrator;

GRANT SELECT(name) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(name) ON TABLE public.properties TO viertelwerk_participant;
GRANT SELECT(name) ON TABLE public.properties TO viertelwerk_administrator;

GRANT SELECT(street) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(street) ON TABLE public.properties TO viertelwerk_participant;

GRANT SELECT(house_number) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(house_number) ON TABLE public.properties TO viertelwerk_participant;

GRANT SELECT(postal_code) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(postal_code) ON TABLE public.properties TO viertelwerk_participant;

GRANT SELECT(city) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(city) ON TABLE public.properties TO viertelwerk_participant;

GRANT SELECT(district_code) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(district_code) ON TABLE public.properties TO viertelwerk_participant;

GRANT SELECT(year_built) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(year_built) ON TABLE public.properties TO viertelwerk_participant;

GRANT SELECT(construction_began_on) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(construction_began_on) ON TABLE public.properties TO viertelwerk_participant;

GRANT SELECT(status) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(status) ON TABLE public.properties TO viertelwerk_participant;

GRANT SELECT(is_invented) ON TABLE public.properties TO viertelwerk_coach;
GRANT SELECT(is_invented) ON TABLE public.properties TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.property_assignments TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.property_assignments TO viertelwerk_operator;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.property_assignments TO viertelwerk_administrator;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.property_assignments TO viertelwerk_management;
GRANT SELECT ON TABLE public.property_assignments TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.property_assignments TO viertelwerk_coach;
GRANT SELECT ON TABLE public.property_assignments TO viertelwerk_finance;
GRANT SELECT ON TABLE public.property_assignments TO viertelwerk_auditor;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.property_surveys TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.property_surveys TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.property_surveys TO viertelwerk_management;
GRANT SELECT ON TABLE public.property_surveys TO viertelwerk_finance;
GRANT SELECT ON TABLE public.property_surveys TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.property_surveys TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.property_surveys TO viertelwerk_coach;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.qualification_records TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.qualification_records TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.qualification_records TO viertelwerk_coach;
GRANT SELECT ON TABLE public.qualification_records TO viertelwerk_participant;

GRANT SELECT(id) ON TABLE public.qualification_records TO viertelwerk_management;

GRANT SELECT(participant_id) ON TABLE public.qualification_records TO viertelwerk_management;

GRANT SELECT(qualification_code) ON TABLE public.qualification_records TO viertelwerk_management;

GRANT SELECT(level) ON TABLE public.qualification_records TO viertelwerk_management;

GRANT SELECT(evidence_minutes) ON TABLE public.qualification_records TO viertelwerk_management;

GRANT SELECT(certificate) ON TABLE public.qualification_records TO viertelwerk_management;

GRANT SELECT(achieved_on) ON TABLE public.qualification_records TO viertelwerk_management;

GRANT SELECT,INSERT,UPDATE ON TABLE public.qualifications TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.qualifications TO viertelwerk_operator;
GRANT SELECT ON TABLE public.qualifications TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.qualifications TO viertelwerk_coach;
GRANT SELECT ON TABLE public.qualifications TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.qualifications TO viertelwerk_finance;
GRANT SELECT ON TABLE public.qualifications TO viertelwerk_management;
GRANT SELECT ON TABLE public.qualifications TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.qualifications TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.qualifications TO viertelwerk_participant;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.recovery_codes TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE ON TABLE public.recovery_codes TO viertelwerk_doorkeeper;
GRANT DELETE ON TABLE public.recovery_codes TO viertelwerk_operator;
GRANT DELETE ON TABLE public.recovery_codes TO viertelwerk_administrator;

GRANT SELECT(account_id) ON TABLE public.recovery_codes TO viertelwerk_operator;
GRANT SELECT(account_id) ON TABLE public.recovery_codes TO viertelwerk_administrator;

GRANT UPDATE(used_at) ON TABLE public.recovery_codes TO viertelwerk_doorkeeper;
GRANT SELECT(used_at) ON TABLE public.recovery_codes TO viertelwerk_operator;
GRANT SELECT(used_at) ON TABLE public.recovery_codes TO viertelwerk_administrator;

GRANT SELECT,INSERT,UPDATE ON TABLE public.released_reports TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.released_reports TO viertelwerk_operator;
GRANT SELECT ON TABLE public.released_reports TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.released_reports TO viertelwerk_jobcenter;
GRANT SELECT,INSERT ON TABLE public.released_reports TO viertelwerk_coach;
GRANT SELECT,INSERT ON TABLE public.released_reports TO viertelwerk_finance;
GRANT SELECT,INSERT ON TABLE public.released_reports TO viertelwerk_management;

GRANT SELECT,INSERT,UPDATE ON TABLE public.report_numbers TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.report_numbers TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.report_numbers TO viertelwerk_coach;
GRANT SELECT,INSERT,UPDATE ON TABLE public.report_numbers TO viertelwerk_finance;
GRANT SELECT,INSERT,UPDATE ON TABLE public.report_numbers TO viertelwerk_management;

GRANT SELECT,INSERT,UPDATE ON TABLE public.report_receipts TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.report_receipts TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.report_receipts TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.report_receipts TO viertelwerk_coach;
GRANT SELECT ON TABLE public.report_receipts TO viertelwerk_management;

GRANT SELECT,INSERT,UPDATE ON TABLE public.report_sources TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.report_sources TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.report_sources TO viertelwerk_coach;
GRANT SELECT,INSERT ON TABLE public.report_sources TO viertelwerk_finance;
GRANT SELECT,INSERT ON TABLE public.report_sources TO viertelwerk_management;
GRANT SELECT ON TABLE public.report_sources TO viertelwerk_auditor;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.restricted_records TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.restricted_records TO viertelwerk_operator;
GRANT SELECT ON TABLE public.restricted_records TO viertelwerk_auditor;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.restrictions TO viertelwerk_invariant;
GRANT SELECT ON TABLE public.restrictions TO viertelwerk_operator;
GRANT SELECT ON TABLE public.restrictions TO viertelwerk_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE public.retention_classes TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.retention_classes TO viertelwerk_operator;
GRANT SELECT ON TABLE public.retention_classes TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.retention_classes TO viertelwerk_coach;
GRANT SELECT ON TABLE public.retention_classes TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.retention_classes TO viertelwerk_finance;
GRANT SELECT ON TABLE public.retention_classes TO viertelwerk_management;
GRANT SELECT ON TABLE public.retention_classes TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.retention_classes TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.retention_classes TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.role_grants TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.role_grants TO viertelwerk_operator;
GRANT SELECT ON TABLE public.role_grants TO viertelwerk_doorkeeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.role_grants TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.role_grants TO viertelwerk_management;
GRANT SELECT ON TABLE public.role_grants TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.role_grants TO viertelwerk_coach;
GRANT SELECT ON TABLE public.role_grants TO viertelwerk_finance;
GRANT SELECT ON TABLE public.role_grants TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.role_grants TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.role_grants TO viertelwerk_participant;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.second_factors TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.second_factors TO viertelwerk_doorkeeper;
GRANT DELETE ON TABLE public.second_factors TO viertelwerk_operator;
GRANT DELETE ON TABLE public.second_factors TO viertelwerk_administrator;

GRANT SELECT(account_id) ON TABLE public.second_factors TO viertelwerk_operator;
GRANT SELECT(account_id) ON TABLE public.second_factors TO viertelwerk_administrator;

GRANT SELECT(confirmed_at) ON TABLE public.second_factors TO viertelwerk_operator;
GRANT SELECT(confirmed_at) ON TABLE public.second_factors TO viertelwerk_administrator;

GRANT UPDATE(last_counter) ON TABLE public.second_factors TO viertelwerk_doorkeeper;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sessions TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE ON TABLE public.sessions TO viertelwerk_doorkeeper;

GRANT UPDATE(token_hash) ON TABLE public.sessions TO viertelwerk_doorkeeper;

GRANT SELECT(account_id) ON TABLE public.sessions TO viertelwerk_operator;
GRANT SELECT(account_id) ON TABLE public.sessions TO viertelwerk_administrator;

GRANT UPDATE(state) ON TABLE public.sessions TO viertelwerk_doorkeeper;
GRANT SELECT(state) ON TABLE public.sessions TO viertelwerk_operator;
GRANT SELECT(state) ON TABLE public.sessions TO viertelwerk_administrator;

GRANT UPDATE(role) ON TABLE public.sessions TO viertelwerk_doorkeeper;
GRANT SELECT(role) ON TABLE public.sessions TO viertelwerk_operator;
GRANT SELECT(role) ON TABLE public.sessions TO viertelwerk_administrator;

GRANT SELECT(begun_at) ON TABLE public.sessions TO viertelwerk_operator;
GRANT SELECT(begun_at) ON TABLE public.sessions TO viertelwerk_administrator;

GRANT UPDATE(last_seen_at) ON TABLE public.sessions TO viertelwerk_doorkeeper;
GRANT SELECT(last_seen_at) ON TABLE public.sessions TO viertelwerk_operator;
GRANT SELECT(last_seen_at) ON TABLE public.sessions TO viertelwerk_administrator;

GRANT UPDATE(expires_at) ON TABLE public.sessions TO viertelwerk_doorkeeper;
GRANT SELECT(expires_at) ON TABLE public.sessions TO viertelwerk_operator;
GRANT SELECT(expires_at) ON TABLE public.sessions TO viertelwerk_administrator;

GRANT UPDATE(ended_at) ON TABLE public.sessions TO viertelwerk_doorkeeper;
GRANT SELECT(ended_at),UPDATE(ended_at) ON TABLE public.sessions TO viertelwerk_operator;
GRANT SELECT(ended_at),UPDATE(ended_at) ON TABLE public.sessions TO viertelwerk_administrator;

GRANT UPDATE(second_factor_at) ON TABLE public.sessions TO viertelwerk_doorkeeper;

GRANT UPDATE(enrolment_secret) ON TABLE public.sessions TO viertelwerk_doorkeeper;

GRANT SELECT,INSERT,UPDATE ON TABLE public.sign_in_throttles TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sign_in_throttles TO viertelwerk_doorkeeper;

GRANT SELECT,INSERT,UPDATE ON TABLE public.stage_events TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.stage_events TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.stage_events TO viertelwerk_management;
GRANT SELECT ON TABLE public.stage_events TO viertelwerk_finance;
GRANT SELECT ON TABLE public.stage_events TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.stage_events TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.stage_gates TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.stage_gates TO viertelwerk_operator;
GRANT SELECT ON TABLE public.stage_gates TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.stage_gates TO viertelwerk_coach;
GRANT SELECT ON TABLE public.stage_gates TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.stage_gates TO viertelwerk_finance;
GRANT SELECT ON TABLE public.stage_gates TO viertelwerk_management;
GRANT SELECT ON TABLE public.stage_gates TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.stage_gates TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.stage_gates TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.stage_kinds TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.stage_kinds TO viertelwerk_operator;
GRANT SELECT ON TABLE public.stage_kinds TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.stage_kinds TO viertelwerk_coach;
GRANT SELECT ON TABLE public.stage_kinds TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.stage_kinds TO viertelwerk_finance;
GRANT SELECT ON TABLE public.stage_kinds TO viertelwerk_management;
GRANT SELECT ON TABLE public.stage_kinds TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.stage_kinds TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.stage_kinds TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.stage_transitions TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.stage_transitions TO viertelwerk_operator;
GRANT SELECT ON TABLE public.stage_transitions TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.stage_transitions TO viertelwerk_coach;
GRANT SELECT ON TABLE public.stage_transitions TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.stage_transitions TO viertelwerk_finance;
GRANT SELECT ON TABLE public.stage_transitions TO viertelwerk_management;
GRANT SELECT ON TABLE public.stage_transitions TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.stage_transitions TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.stage_transitions TO viertelwerk_participant;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.stages TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.stages TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.stages TO viertelwerk_management;
GRANT SELECT ON TABLE public.stages TO viertelwerk_finance;
GRANT SELECT ON TABLE public.stages TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.stages TO viertelwerk_site_manager;

GRANT SELECT(id) ON TABLE public.stages TO viertelwerk_coach;
GRANT SELECT(id) ON TABLE public.stages TO viertelwerk_participant;

GRANT SELECT(property_id) ON TABLE public.stages TO viertelwerk_coach;
GRANT SELECT(property_id) ON TABLE public.stages TO viertelwerk_participant;

GRANT SELECT(stage_code) ON TABLE public.stages TO viertelwerk_coach;
GRANT SELECT(stage_code) ON TABLE public.stages TO viertelwerk_participant;

GRANT SELECT(occurrence) ON TABLE public.stages TO viertelwerk_coach;
GRANT SELECT(occurrence) ON TABLE public.stages TO viertelwerk_participant;

GRANT UPDATE(planned) ON TABLE public.stages TO viertelwerk_operator;
GRANT UPDATE(planned) ON TABLE public.stages TO viertelwerk_management;
GRANT UPDATE(planned) ON TABLE public.stages TO viertelwerk_site_manager;
GRANT SELECT(planned) ON TABLE public.stages TO viertelwerk_coach;
GRANT SELECT(planned) ON TABLE public.stages TO viertelwerk_participant;

GRANT SELECT(state) ON TABLE public.stages TO viertelwerk_coach;
GRANT SELECT(state) ON TABLE public.stages TO viertelwerk_participant;

GRANT SELECT(started_on) ON TABLE public.stages TO viertelwerk_coach;
GRANT SELECT(started_on) ON TABLE public.stages TO viertelwerk_participant;

GRANT SELECT(completed_on) ON TABLE public.stages TO viertelwerk_coach;
GRANT SELECT(completed_on) ON TABLE public.stages TO viertelwerk_participant;

GRANT SELECT(accepted_on) ON TABLE public.stages TO viertelwerk_coach;
GRANT SELECT(accepted_on) ON TABLE public.stages TO viertelwerk_participant;

GRANT UPDATE(source) ON TABLE public.stages TO viertelwerk_operator;
GRANT UPDATE(source) ON TABLE public.stages TO viertelwerk_management;
GRANT UPDATE(source) ON TABLE public.stages TO viertelwerk_site_manager;

GRANT UPDATE(note) ON TABLE public.stages TO viertelwerk_operator;
GRANT UPDATE(note) ON TABLE public.stages TO viertelwerk_management;
GRANT UPDATE(note) ON TABLE public.stages TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.submissions TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.submissions TO viertelwerk_site_manager;
GRANT SELECT,INSERT ON TABLE public.submissions TO viertelwerk_coach;
GRANT SELECT,INSERT ON TABLE public.submissions TO viertelwerk_jobcenter;
GRANT SELECT,INSERT ON TABLE public.submissions TO viertelwerk_finance;
GRANT SELECT,INSERT ON TABLE public.submissions TO viertelwerk_management;
GRANT SELECT,INSERT ON TABLE public.submissions TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.submissions TO viertelwerk_administrator;
GRANT SELECT,INSERT ON TABLE public.submissions TO viertelwerk_participant;
GRANT SELECT,DELETE ON TABLE public.submissions TO viertelwerk_operator;
GRANT DELETE ON TABLE public.submissions TO viertelwerk_doorkeeper;

GRANT UPDATE(location) ON TABLE public.submissions TO viertelwerk_site_manager;
GRANT UPDATE(location) ON TABLE public.submissions TO viertelwerk_coach;
GRANT UPDATE(location) ON TABLE public.submissions TO viertelwerk_jobcenter;
GRANT UPDATE(location) ON TABLE public.submissions TO viertelwerk_finance;
GRANT UPDATE(location) ON TABLE public.submissions TO viertelwerk_management;
GRANT UPDATE(location) ON TABLE public.submissions TO viertelwerk_auditor;
GRANT UPDATE(location) ON TABLE public.submissions TO viertelwerk_administrator;
GRANT UPDATE(location) ON TABLE public.submissions TO viertelwerk_participant;

GRANT SELECT(arrived_at) ON TABLE public.submissions TO viertelwerk_doorkeeper;

GRANT SELECT,INSERT,UPDATE ON TABLE public.trades TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.trades TO viertelwerk_operator;
GRANT SELECT ON TABLE public.trades TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.trades TO viertelwerk_coach;
GRANT SELECT ON TABLE public.trades TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.trades TO viertelwerk_finance;
GRANT SELECT ON TABLE public.trades TO viertelwerk_management;
GRANT SELECT ON TABLE public.trades TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.trades TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.trades TO viertelwerk_participant;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.unemployment_spells TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.unemployment_spells TO viertelwerk_operator;
GRANT INSERT ON TABLE public.unemployment_spells TO viertelwerk_coach;

GRANT SELECT,INSERT,UPDATE ON TABLE public.unit_changes TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.unit_changes TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.unit_changes TO viertelwerk_management;
GRANT SELECT ON TABLE public.unit_changes TO viertelwerk_finance;
GRANT SELECT ON TABLE public.unit_changes TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.unit_changes TO viertelwerk_site_manager;

GRANT SELECT,INSERT,UPDATE ON TABLE public.unit_successions TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.unit_successions TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.unit_successions TO viertelwerk_management;
GRANT SELECT ON TABLE public.unit_successions TO viertelwerk_finance;
GRANT SELECT ON TABLE public.unit_successions TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.unit_successions TO viertelwerk_site_manager;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.units TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.units TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.units TO viertelwerk_management;
GRANT SELECT ON TABLE public.units TO viertelwerk_finance;
GRANT SELECT ON TABLE public.units TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.units TO viertelwerk_site_manager;

GRANT SELECT ON TABLE public.viertelwerk_migrations TO PUBLIC;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.voucher_lines TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.voucher_lines TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.voucher_lines TO viertelwerk_finance;
GRANT SELECT,INSERT,UPDATE ON TABLE public.voucher_lines TO viertelwerk_management;
GRANT SELECT ON TABLE public.voucher_lines TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.voucher_lines TO viertelwerk_site_manager;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.vouchers TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.vouchers TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.vouchers TO viertelwerk_finance;
GRANT SELECT,INSERT,UPDATE ON TABLE public.vouchers TO viertelwerk_management;
GRANT SELECT ON TABLE public.vouchers TO viertelwerk_auditor;
GRANT SELECT ON TABLE public.vouchers TO viertelwerk_site_manager;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.work_assignments TO viertelwerk_invariant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.work_assignments TO viertelwerk_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE public.work_assignments TO viertelwerk_site_manager;
GRANT SELECT,INSERT,UPDATE ON TABLE public.work_assignments TO viertelwerk_management;
GRANT SELECT ON TABLE public.work_assignments TO viertelwerk_coach;
GRANT SELECT ON TABLE public.work_assignments TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.work_gate_certificates TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.work_gate_certificates TO viertelwerk_operator;
GRANT SELECT ON TABLE public.work_gate_certificates TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.work_gate_certificates TO viertelwerk_coach;
GRANT SELECT ON TABLE public.work_gate_certificates TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.work_gate_certificates TO viertelwerk_finance;
GRANT SELECT ON TABLE public.work_gate_certificates TO viertelwerk_management;
GRANT SELECT ON TABLE public.work_gate_certificates TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.work_gate_certificates TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.work_gate_certificates TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.work_gates TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.work_gates TO viertelwerk_operator;
GRANT SELECT ON TABLE public.work_gates TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.work_gates TO viertelwerk_coach;
GRANT SELECT ON TABLE public.work_gates TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.work_gates TO viertelwerk_finance;
GRANT SELECT ON TABLE public.work_gates TO viertelwerk_management;
GRANT SELECT ON TABLE public.work_gates TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.work_gates TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.work_gates TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.work_kinds TO viertelwerk_invariant;
GRANT SELECT,INSERT,UPDATE ON TABLE public.work_kinds TO viertelwerk_operator;
GRANT SELECT ON TABLE public.work_kinds TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.work_kinds TO viertelwerk_coach;
GRANT SELECT ON TABLE public.work_kinds TO viertelwerk_jobcenter;
GRANT SELECT ON TABLE public.work_kinds TO viertelwerk_finance;
GRANT SELECT ON TABLE public.work_kinds TO viertelwerk_management;
GRANT SELECT ON TABLE public.work_kinds TO viertelwerk_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.work_kinds TO viertelwerk_administrator;
GRANT SELECT ON TABLE public.work_kinds TO viertelwerk_participant;

GRANT SELECT,INSERT,UPDATE ON TABLE public.work_package_kinds TO viertelwerk_invariant;
GRANT SELECT,INSERT ON TABLE public.work_package_kinds TO viertelwerk_operator;
GRANT SELECT,INSERT ON TABLE public.work_package_kinds TO viertelwerk_management;
GRANT SELECT ON TABLE public.work_package_kinds TO viertelwerk_finance;
GRANT SELECT ON TABLE public.work_package_kinds TO viertelwerk_auditor;
GRANT SELECT,INSERT ON TABLE public.work_package_kinds TO viertelwerk_site_manager;
GRANT SELECT ON TABLE public.work_package_kinds TO viertelwerk_coach;
