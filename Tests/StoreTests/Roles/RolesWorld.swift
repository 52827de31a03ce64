import Domain
import Postgres

/// A small world with two of everything: row 1 of a table belongs to house 1, participant 1 and Jobcenter 1, row 2 to the others.
/// Rows after the second are special cases, each with its reason.
enum RolesWorld {
  /// Who acts for each role: an account by its number, with house 1, participant 1 or Jobcenter 1 entrusted to it.
  static let accounts: [(role: Role, account: Int64?)] = [
    (.operator, nil), (.doorkeeper, nil), (.siteManager, 1), (.coach, 2), (.jobcenter, 3), (.finance, 4), (.management, 5),
    (.auditor, 6), (.administrator, 7), (.participant, 8),
  ]

  /// Laid with triggers and foreign keys at rest, because only rows and policies matter here.
  static let statements: [SQL] =
    ["set session_replication_role = replica"] + reference + access + houses + diary + people + money + reports

  private static let reference: [SQL] = [
    """
    insert into legal_values (code, name_de, name_en, amount, unit, source, evidence)
    values ('w', 'W', 'V', 1, 'cents', 'Test', 'design')
    """,
    "insert into districts (code, name, source, evidence) values ('d', 'D', 'Test', 'design')",
    "insert into trades (code, name_de, name_en, source, evidence) values ('t', 'G', 'T', 'Test', 'design')",
    """
    insert into cost_groups (edition, code, name_de, name_en, source, evidence) values (2018, '300', 'B', 'B', 'Test', 'design')
    """,
    """
    insert into cost_kinds (code, name_de, name_en, is_personnel, source, evidence) values ('k', 'K', 'C', false, 'Test', 'design')
    """,
    "insert into occupations (code, name_de, name_en, source, evidence) values ('33302', 'B', 'O', 'Test', 'design')",
    "insert into qualifications (code, name_de, name_en, source, evidence) values ('q', 'Q', 'Q', 'Test', 'design')",
    """
    insert into instruments (code, name_de, name_en, law, is_accompanying, pays, source, evidence)
    values ('16d', 'AGH', 'WO', '§', false, 'allowance', 'Test', 'design')
    """,
    """
    insert into instrument_rates (instrument_code, employment_year, rate, source, evidence) values ('16d', 1, 1, 'Test', 'design')
    """,
    """
    insert into instrument_limits (instrument_code, months_max, window_months, source, evidence)
    values ('16d', 24, 60, 'Test', 'design')
    """,
    """
    insert into absence_kinds (code, name_de, name_en, is_excused, is_health, is_paid, is_disclosed_to_jobcenter, source, evidence)
    values ('krank', 'K', 'I', true, true, true, true, 'Test', 'design')
    """,
    "insert into holiday_rules (code, name_de, name_en, month, day, source, evidence) values ('h', 'H', 'H', 1, 1, 'Test', 'V')",
    "insert into certificate_kinds (code, name_de, name_en, source, evidence) values ('c', 'C', 'C', 'Test', 'design')",
    "insert into work_kinds (code, name_de, name_en, source, evidence) values ('w', 'W', 'W', 'Test', 'design')",
    """
    insert into work_gates (code, name_de, name_en, hint_de, hint_en, source, evidence) values ('g', 'G', 'G', 'H', 'H', 'T', 'V')
    """,
    "insert into work_gate_certificates (gate_code, certificate_kind_code) values ('g', 'c')",
    """
    insert into stage_kinds (code, name_de, name_en, position, is_repeatable, source, evidence)
    values ('s', 'S', 'S', 1, true, 'Test', 'design'), ('z', 'Z', 'Z', 2, true, 'Test', 'design')
    """,
    "insert into stage_gates (stage_code, requires_code, source, evidence) values ('z', 's', 'Test', 'design')",
    """
    insert into organisations (code, name, kind)
    values ('JC-1', 'Jobcenter 1', 'jobcenter'), ('JC-2', 'Jobcenter 2', 'jobcenter'), ('FIRMA', 'Firma', 'firm')
    """,
  ]

  /// Assignment 3 of each kind ended long ago: a house and a participant that are no longer entrusted.
  private static let access: [SQL] = [
    """
    insert into accounts (user_name, display_name, organisation_id, participant_id) values
      ('site1', 'Bauleitung 1', null, null), ('coach1', 'Jobcoach 1', null, null), ('jc1', 'Jobcenter 1', 1, null),
      ('finance1', 'Finanzen', null, null), ('management1', 'Leitung', null, null), ('auditor1', 'Prüfung', null, null),
      ('admin1', 'Verwaltung', null, null), ('tn1', 'Teilnehmende 1', null, 1), ('site2', 'Bauleitung 2', null, null),
      ('coach2', 'Jobcoach 2', null, null), ('jc2', 'Jobcenter 2', 2, null), ('tn2', 'Teilnehmende 2', null, 2)
    """,
    """
    insert into role_grants (account_id, role, period, granted_by)
    select a, r, '[2020-01-01,2100-01-01)', 'test'
      from unnest(array[1, 2, 3, 4, 5, 6, 7, 8],
                  array['site_manager', 'coach', 'jobcenter', 'finance', 'management', 'auditor', 'administrator', 'participant']) as g (a, r)
    """,
    // Only what has not held yet may be taken back.
    "insert into role_grants (account_id, role, period, granted_by) values (1, 'coach', '[2090-01-01,2100-01-01)', 'test')",
    """
    insert into property_assignments (account_id, property_id, period)
    values (1, 1, '[2020-01-01,)'), (9, 2, '[2020-01-01,)'), (1, 2, '[2019-01-01,2020-01-01)')
    """,
    """
    insert into participant_assignments (account_id, participant_id, period)
    values (2, 1, '[2020-01-01,)'), (10, 2, '[2020-01-01,)'), (2, 2, '[2019-01-01,2020-01-01)')
    """,
    """
    insert into credentials (account_id, hash, salt, n, r, p, changed_at)
    select k, sha256(int4send(k)), decode(repeat('00', 16), 'hex'), 32768, 8, 3, now() from generate_series(1, 2) k
    """,
    """
    insert into second_factors (account_id, secret, confirmed_at, last_counter)
    select k, decode(repeat('00', 20), 'hex'), now(), k from generate_series(1, 2) k
    """,
    "insert into recovery_codes (account_id, code_hash) select k, sha256(int4send(k)) from generate_series(1, 2) k",
    """
    insert into one_time_links (token_hash, account_id, purpose, created_at, created_by, expires_at)
    select sha256(int4send(k)), k, 'invite', now(), 'probe', now() from generate_series(1, 2) k
    """,
    """
    insert into sessions (token_hash, account_id, state, role, begun_at, last_seen_at, expires_at)
    select sha256(int4send(k)), k, 'open', 'coach', now(), now(), now() from generate_series(1, 2) k
    """,
    """
    insert into sign_in_throttles (key_hash, tries_thousandths, changed_at)
    select sha256(int4send(k)), 1, now() from generate_series(1, 2) k
    """,
    """
    insert into api_tokens (token_hash, account_id, role, scope, label, created_at, created_by, expires_at)
    select sha256(int4send(k)), k, 'coach', 'read', 'Skript', now(), 'probe', now() from unnest(array[1, 2, 7]) k
    """,
  ]

  private static let houses: [SQL] = [
    "insert into properties (code, name, street, house_number) select 'DO-' || k, 'Haus', 'Weg', k from generate_series(1, 2) k",
    "insert into acquisitions (property_id, form) select k, 'purchase' from generate_series(1, 2) k",
    """
    insert into property_surveys (property_id, kind, result, surveyed_on, source)
    select k, 'asbestos', 'free', '2026-01-01', 'Test' from generate_series(1, 2) k
    """,
    "insert into units (property_id, code, kind) select k, 'WE-1', 'flat' from generate_series(1, 2) k",
    "insert into unit_changes (property_id, kind, changed_on) select k, 'merge', '2026-01-01' from generate_series(1, 2) k",
    """
    insert into unit_successions (change_id, property_id, predecessor_id, successor_id)
    select k, k, k, k + 10 from generate_series(1, 2) k
    """,
    "insert into stages (property_id, stage_code) select k, 's' from generate_series(1, 2) k",
    // Event 3 overrides a gate on house 1.
    """
    insert into stage_events (stage_id, to_state, happened_on, override_reason, actor)
    values (1, 'active', '2026-01-01', null, 'probe'), (2, 'active', '2026-01-01', null, 'probe'), (1, 'active', '2026-01-02', 'Grund', 'probe')
    """,
    """
    insert into work_packages (property_id, stage_id, code, title, performer)
    select k, k, 'AP-1', 'Putz', 'participants' from generate_series(1, 2) k
    """,
    "insert into work_package_kinds (work_package_id, work_kind_code) select k, 'w' from generate_series(1, 2) k",
    """
    insert into defects (property_id, code, is_hazard, severity, description, reported_on)
    select k, 'H-01', true, 'high', 'Loch', '2026-01-01' from generate_series(1, 2) k
    """,
  ]

  /// Events 1 to 7 belong to house 1, 8 to 14 to house 2: one of each kind, the last one a note of its own.
  private static let diary: [SQL] = [
    "insert into diary_entries (property_id, day) select k, '2026-01-05' from generate_series(1, 2) k",
    "insert into diary_versions (entry_id, version, property_id, opened_by) select k, 1, k, 'probe' from generate_series(1, 2) k",
    """
    insert into diary_events (id, entry_id, version, property_id, kind, author)
    select ('00000000-0000-7000-8000-0000000000' || k || e.place)::uuid, k, 1, k, e.kind, 'probe'
      from generate_series(1, 2) k,
           unnest(array['weather', 'work_line', 'firm_presence', 'note', 'progress', 'retraction', 'note']) with ordinality as e (kind, place)
     order by k, e.place
    """,
    "insert into diary_weather (event_id, sky) select ('00000000-0000-7000-8000-0000000000' || k || 1)::uuid, 'clear' from generate_series(1, 2) k",
    """
    insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes)
    select ('00000000-0000-7000-8000-0000000000' || k || 2)::uuid, k, k, '2026-01-05', k, k, 60 from generate_series(1, 2) k
    """,
    """
    insert into firm_presences (event_id, entry_id, property_id, day, firm_id, work_package_id, headcount, minutes)
    select ('00000000-0000-7000-8000-0000000000' || k || 3)::uuid, k, k, '2026-01-05', 3, k, 1, 60 from generate_series(1, 2) k
    """,
    // Note 3 stands on house 1 and names the package of house 2.
    """
    insert into diary_notes (event_id, kind, note, work_package_id) values
      ('00000000-0000-7000-8000-000000000014', 'note', 'Notiz', 1), ('00000000-0000-7000-8000-000000000024', 'note', 'Notiz', 2),
      ('00000000-0000-7000-8000-000000000017', 'note', 'Notiz', 2)
    """,
    """
    insert into progress_reports (event_id, entry_id, property_id, day, work_package_id, done)
    select ('00000000-0000-7000-8000-0000000000' || k || 5)::uuid, k, k, '2026-01-05', k, 5000 from generate_series(1, 2) k
    """,
    """
    insert into diary_retractions (event_id, entry_id, retracted_id, reason)
    select ('00000000-0000-7000-8000-0000000000' || k || 6)::uuid, k, ('00000000-0000-7000-8000-0000000000' || k || 7)::uuid, 'Grund'
      from generate_series(1, 2) k
    """,
    // Of the kinds that came later: a presence, a briefing and a photo of each house.
    """
    insert into diary_events (id, entry_id, version, property_id, kind, author)
    select ('00000000-0000-7000-8000-0000000000' || k || e.digit)::uuid, k, 1, k, e.kind, 'probe'
      from generate_series(1, 2) k, (values ('a', 'presence'), ('b', 'briefing'), ('c', 'photo')) as e (digit, kind)
     order by k, e.digit
    """,
    """
    insert into diary_presences (event_id, entry_id, property_id, day, participant_id, is_present)
    select ('00000000-0000-7000-8000-0000000000' || k || 'a')::uuid, k, k, '2026-01-05', k, true from generate_series(1, 2) k
    """,
    "insert into house_participants (property_id, participant_id) select k, k from generate_series(1, 2) k",
    """
    insert into diary_briefings (event_id, entry_id, property_id, day, topic)
    select ('00000000-0000-7000-8000-0000000000' || k || 'b')::uuid, k, k, '2026-01-05', 'Leitern' from generate_series(1, 2) k
    """,
    """
    insert into diary_briefing_participants (event_id, participant_id)
    select ('00000000-0000-7000-8000-0000000000' || k || 'b')::uuid, k from generate_series(1, 2) k
    """,
    "insert into photos (hash, byte_count) select sha256(k::text::bytea), 1 from generate_series(1, 2) k",
    """
    insert into diary_photos (event_id, entry_id, property_id, day, hash, alternative_text)
    select ('00000000-0000-7000-8000-0000000000' || k || 'c')::uuid, k, k, '2026-01-05', sha256(k::text::bytea), 'Decke'
      from generate_series(1, 2) k
    """,
    "insert into photo_parts (hash, first_byte, bytes) select sha256(k::text::bytea), 0, k::text::bytea from generate_series(1, 2) k",
    "insert into photo_thumbnails (hash, refusal) select sha256(k::text::bytea), 'damaged' from generate_series(1, 2) k",
    """
    insert into gate_breaches (work_line_id, entry_id, property_id, gate_code)
    select ('00000000-0000-7000-8000-0000000000' || k || 2)::uuid, k, k, 'g' from generate_series(1, 2) k
    """,
  ]

  private static let people: [SQL] = [
    "insert into participants (code) select 'TN-' || k from generate_series(1, 2) k",
    "insert into participant_persons (participant_id, family_name, given_name) select k, 'Name' || k, 'Vorname' from generate_series(1, 2) k",
    "insert into customer_numbers (participant_id, customer_number) select k, 'K' || k from generate_series(1, 2) k",
    "insert into unemployment_spells (participant_id, status, period) select k, 'ill', '[2020-01-01,2021-01-01)' from generate_series(1, 2) k",
    """
    insert into placements (code, participant_id, kind, jobcenter_id, period, weekday_minutes)
    select 'ZW-' || k, k, 'working', k, '[2026-01-01,2027-01-01)', '{1,1,1,1,1,0,0}' from generate_series(1, 2) k
    """,
    """
    insert into placement_bases (placement_id, instrument_code, period)
    select k, '16d', '[2026-01-01,2027-01-01)' from generate_series(1, 2) k
    """,
    """
    insert into attendance_days (participant_id, placement_id, day, is_present, minutes)
    select k, k, '2026-01-06', false, 0 from generate_series(1, 2) k
    """,
    "insert into absences (attendance_day_id, absence_kind_code) select k, 'krank' from generate_series(1, 2) k",
    "insert into certificates (participant_id, certificate_kind_code, valid) select k, 'c', '[2026-01-01,)' from generate_series(1, 2) k",
    """
    insert into qualification_records (participant_id, qualification_code, level, achieved_on)
    select k, 'q', 'guided', '2026-01-01' from generate_series(1, 2) k
    """,
    "insert into outcomes (participant_id, kind, happened_on) select k, 'job', '2026-01-01' from generate_series(1, 2) k",
    """
    insert into work_assignments (participant_id, work_package_id, period)
    select k, k, '[2026-01-01,2026-02-01)' from generate_series(1, 2) k
    """,
  ]

  /// Pot 1 holds something for house 1, pot 3 pays for it, pot 4 has a rule for it; pot 2 is house 2's. Voucher 3 is the pay of
  /// participant 1 on house 1. Rule 4 of pot 1 speaks of house 2.
  private static let money: [SQL] = [
    "insert into funding_pots (code, name, kind, granted_cents) select 'TOPF-' || k, 'Topf', 'grant', 100 from generate_series(1, 4) k",
    "insert into pot_commitments (pot_id, property_id) select k, k from generate_series(1, 2) k",
    "insert into budget_lines (pot_id, code, name, planned_cents) select k, 'A', 'Bau', 100 from generate_series(1, 4) k",
    """
    insert into eligibility_rules (pot_id, position, effect, property_id, clause, evidence)
    values (1, 1, 'eligible', null, 'N', 'design'), (2, 1, 'eligible', 2, 'N', 'design'), (4, 1, 'eligible', 1, 'N', 'design'),
           (1, 2, 'eligible', 2, 'N', 'design')
    """,
    "insert into vouchers (number, kind, payee_id, reason) select 'R-' || k, 'invoice', 3, 'Dach' from generate_series(1, 3) k",
    """
    insert into voucher_lines (voucher_id, position, property_id, cost_kind_code, purpose, net_cents, gross_cents, placement_id, month, minutes)
    values (1, 1, 1, 'k', 'Dach', 100, 100, null, null, null), (2, 1, 2, 'k', 'Dach', 100, 100, null, null, null),
           (3, 1, 1, 'k', 'Lohn', 100, 100, 1, '2026-01-01', 60)
    """,
    """
    insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents, actor)
    values (1, 1, 1, 1, 1, 'probe'), (2, 2, 2, 1, 1, 'probe'), (3, 1, 1, 1, 1, 'probe'), (1, 3, 3, 1, 1, 'probe')
    """,
    """
    insert into cost_statements (property_id, code, amount_cents, scope, is_rounded, source, evidence)
    select k, 'K', 1, 'Bau', true, 'Test', 'design' from generate_series(1, 2) k
    """,
    "insert into in_kind_gifts (property_id, donor_id, description) select k, 3, 'Strom' from generate_series(1, 2) k",
    // Triggers rest here: which pots concern which houses, as they keep it.
    """
    insert into house_pots (property_id, pot_id)
    select property_id, pot_id from pot_commitments where property_id is not null
    union
    select property_id, pot_id from eligibility_rules where property_id is not null and effect = 'eligible'
    union
    select l.property_id, a.pot_id from voucher_lines l join allocations a on a.voucher_line_id = l.id where l.property_id is not null
    """,
  ]

  /// Reports 1 and 2 are on the participants of each Jobcenter, 3 on funding, 4 on a property; 5 and 6 correct 1 and 2, 7
  /// corrects 3, and 8 is restricted: nobody sees it. Event k of the log is of the k-th role in order of `accounts` after the doorkeeper, the last in another's name.
  private static let reports: [SQL] = [
    """
    insert into released_reports (number, version, kind, parameters, recipient_id, figures, content_hash, replaces_id, correction_reason, released_by)
    select r.number, r.version, r.kind, '{}', r.recipient, '{}', decode(repeat('00', 32), 'hex'), r.replaces,
           case when r.replaces is not null then 'Grund' end, 'probe'
      from (values ('B-1', 1, 'participants', 1, null), ('B-2', 1, 'participants', 2, null), ('B-3', 1, 'funding', null, null),
                   ('B-4', 1, 'property', null, null), ('B-1', 2, 'participants', 1, 1), ('B-2', 2, 'participants', 2, 2),
                   ('B-3', 2, 'funding', null, 3), ('B-5', 1, 'participants', 1, null)) as r (number, version, kind, recipient, replaces)
    """,
    """
    insert into report_sources (report_id, relation, source_id)
    values (1, 'placements', '1'), (2, 'placements', '2'), (1, 'attendance_days', '1'), (2, 'attendance_days', '2'),
           (3, 'voucher_lines', '1'), (4, 'stages', '1'), (5, 'placements', '1'), (6, 'placements', '2')
    """,
    "insert into report_numbers (year, last) values (2025, 1), (2026, 4)",
    "insert into report_receipts (report_id, received_by) values (1, 'probe'), (2, 'probe'), (5, 'another')",
    """
    insert into corrections (relation, source_id, reason, before, actor)
    values ('attendance_days', '1', 'Grund', '{}', 'probe'), ('attendance_days', '2', 'Grund', '{}', 'probe'),
           ('absences', '1', 'Grund', '{}', 'probe'), ('voucher_lines', '1', 'Grund', '{}', 'probe'),
           ('placements', '1', 'Grund', '{}', 'probe'),
           -- Of the diary: each of one report and of nothing that is its source.
           ('work_lines', 'late-1', 'Grund', '{}', 'probe'), ('work_lines', 'late-2', 'Grund', '{}', 'probe'),
           ('work_lines', 'late-3', 'Grund', '{}', 'probe')
    """,
    "insert into correction_reports (correction_id, report_id) values (6, 5), (7, 6), (8, 7), (8, 4)",
    // Note 1 is to coaches and on house 1, 2 the same on house 2, 3 to finance on house 1, 4 is open, 5 in another's name.
    """
    insert into office_notes (property_id, day, addressee, note, author, done_by, done_at) values
      (1, '2026-01-06', 'coach', 'Kommt später', 'probe', 'probe', now()), (2, '2026-01-06', 'coach', 'Kommt später', 'probe', 'probe', now()),
      (1, '2026-01-06', 'finance', 'Rechnung folgt', 'probe', 'probe', now()), (1, '2026-01-06', 'coach', 'Offen', 'probe', null, null),
      (1, '2026-01-06', 'finance', 'Von jemand anderem', 'another', null, null)
    """,
    // Payload 1 belongs to an event on an account, 2 to one on a pot, 3 is erased.
    """
    insert into audit_payloads (hash, salt, content, erasure_id)
    select sha256(convert_to('0123456789abcdef{"k": ' || k || '}', 'UTF8')), case when k < 3 then '0123456789abcdef'::bytea end,
           case when k < 3 then '{"k": ' || k || '}' end, case when k = 3 then 1 end
      from generate_series(1, 3) k
    """,
    """
    insert into audit_events (actor, role, operation, subject, payload_hash)
    select case when n = 9 then 'another' else 'probe' end, r, 'x', case n when 1 then 'account:site1' when 2 then 'participant:TN-1' else 'y' end,
           case when n <= 3 then sha256(convert_to('0123456789abcdef{"k": ' || n || '}', 'UTF8')) end
      from unnest(array['site_manager', 'coach', 'jobcenter', 'finance', 'management', 'auditor', 'administrator', 'participant', 'coach'])
           with ordinality as e (r, n) order by n
    """,
    """
    insert into audit_blocks (number, epoch, first_transaction, first_event, last_transaction, last_event, event_count, root,
      previous_hash, hash, sealed_at)
    select k, 1, 1, k, 1, k, 1, sha256('x'), case when k > 1 then sha256('x') end, sha256('x'), now() from generate_series(1, 2) k
    """,
    "insert into audit_seals (event_id, block, position, hash) select k, k, 1, sha256('x') from generate_series(1, 2) k",
    """
    insert into retention_classes (code, name_de, name_en, scope, start_event, months, action, source, evidence)
    values ('k', 'K', 'K', 'named_reports', 'report_released', 1, 'delete', 'Test', 'design')
    """,
    """
    insert into processing_activities (code, name_de, name_en, relations, data_de, data_en, subjects_de, subjects_en, purpose_de,
      purpose_en, legal_basis, is_special_category, recipients_de, recipients_en, third_countries_de, third_countries_en, measures_de,
      measures_en, source, evidence)
    values ('v', 'V', 'V', '{participants}', 'D', 'D', 'S', 'S', 'Z', 'Z', 'G', false, 'E', 'E', 'K', 'K', 'M', 'M', 'Test', 'design')
    """,
    """
    insert into erasures (class_code, subject_kind, subject_id, action, due_on, actor)
    values ('k', 'report', 8, 'restrict', '2026-01-01', 'probe')
    """,
    """
    insert into restrictions (class_code, kept_by_code, subject_kind, subject_id, period)
    values ('k', 'k', 'report', 8, '[2020-01-01,2100-01-01)')
    """,
    "insert into restricted_records (restriction_id, relation, content) values (1, 'released_reports', '{}')",
    """
    insert into submissions (account_id, id, arrived_at)
    select id, gen_random_uuid(), case when id = 1 then now() - interval '8 days' else now() end from accounts
    """,
    """
    insert into api_answers (account_id, key, request_hash, stored_at)
    select id, 'k', decode(repeat('00', 32), 'hex'), case when id = 1 then now() - interval '2 days' else now() end from accounts
    """,
    // Upload 1 is finance's and old, 2 management's; 3 is finance's in the other role, 4 another account's.
    """
    insert into import_uploads (id, account_id, role, changed_at)
    select ('00000000-0000-7000-8000-00000000000' || u.n)::uuid, u.account, u.role, now() - u.age
      from (values (1, 4, 'finance', interval '2 days'), (2, 5, 'management', '0'), (3, 4, 'management', '0'), (4, 9, 'finance', '0'))
           as u (n, account, role, age)
     order by u.n
    """,
    "insert into import_upload_files (upload_id, position, name) select id, 1, 'x.csv' from import_uploads order by id",
    "insert into import_upload_parts (upload_id, position, part, bytes) select id, 1, 1, 'x' from import_uploads order by id",
    "insert into import_batches (actor, rows_new, rows_unchanged) select 'probe', k, 0 from generate_series(1, 2) k",
    """
    insert into import_contents (sha256, part, bytes) select sha256(int4send(k)), 1, 'x' from generate_series(1, 2) k
    """,
    """
    insert into import_files (batch_id, name, kind, sha256, rows_total, rows_new)
    select k, 'x.csv', 'x', decode(repeat('00', 32), 'hex'), 1, 1 from generate_series(1, 2) k
    """,
    """
    insert into import_rows (file_id, part, lines, subjects, contents, changes)
    select id, 0, '{2}', array[id], '{1}', '{f}' from import_files
    """,
  ]
}
