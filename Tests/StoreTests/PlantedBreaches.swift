import Postgres

extension IntegrityCheckTests.Breach {
  typealias Breach = IntegrityCheckTests.Breach

  /// Broken constraints of the catalog: one of each sort.
  static let ofTheCatalog: [Breach] = [
    Breach(
      rule: "properties_district_fkey", row: "code=DO-1",
      statements: ["update properties set district_code = '99'"]),
    Breach(
      rule: "properties_postal_code_is_five_digits", row: "code=DO-1",
      statements: [
        "alter table properties drop constraint properties_postal_code_is_five_digits",
        "update properties set postal_code = '44'",
        "alter table properties add constraint properties_postal_code_is_five_digits check (postal_code ~ '^[0-9]{5}$') not valid",
      ]),
    Breach(
      rule: "placements_working_ones_do_not_overlap", row: "code=ZW-0002",
      statements: [
        // An index that is not ready is not asked: the constraint stands and lets everything through.
        "update pg_index set indisready = false where indexrelid = 'placements_working_ones_do_not_overlap'::regclass",
        """
        insert into placements (code, participant_id, kind, jobcenter_id, period, weekday_minutes)
        values ('ZW-0002', 1, 'working', 2, '[2026-06-01,2026-08-01)', '{0,0,0,0,0,0,0}')
        """,
      ]),
    Breach(
      rule: "properties.name not null", row: "code=DO-1",
      statements: [
        "alter table properties alter name drop not null", "update properties set name = null",
        "update pg_attribute set attnotnull = true where attrelid = 'properties'::regclass and attname = 'name'",
      ]),
    Breach(
      rule: "trigger_is_enabled", row: "allocations_hold_every_sum",
      statements: ["alter table allocations disable trigger allocations_hold_every_sum"]),
    Breach(
      rule: "row_level_security_is_forced", row: "vouchers",
      statements: ["alter table vouchers no force row level security"]),
  ]

  /// A broken rule across rows for each of `IntegrityRule.all`.
  static let acrossRows: [Breach] = house + workforce + site + funding + reports

  private static let house: [Breach] = [
    Breach(
      rule: "unit_successions_meet_on_the_day", row: "WE-01 → WE-02",
      statements: [
        "insert into unit_changes (property_id, kind, changed_on) values (1, 'merge', '2026-03-01')",
        "insert into unit_successions (change_id, property_id, predecessor_id, successor_id) values (1, 1, 1, 2)",
      ]),
    Breach(
      rule: "stages_state_is_their_last_event", row: "DO-1 sicherung 1",
      statements: ["update stages set state = 'active' where id = 1"]),
    Breach(
      rule: "stage_events_follow_the_state_machine", row: "DO-1 sicherung 1",
      statements: [
        "insert into stage_events (stage_id, to_state, happened_on) values (1, 'accepted', '2026-01-01')",
        "update stages set state = 'accepted', accepted_on = '2026-01-01' where id = 1",
      ]),
    Breach(
      rule: "stage_events_wait_for_their_gates", row: "DO-1 sanierung 1",
      statements: [
        "insert into stage_events (stage_id, to_state, happened_on) values (2, 'active', '2026-01-01')",
        "update stages set state = 'active', started_on = '2026-01-01' where id = 2",
      ]),
    Breach(
      rule: "stage_events_accept_without_open_hazards", row: "DO-1 sicherung 1 / G-1",
      statements: [
        "update stages set state = 'accepted', accepted_on = '2026-02-01' where id = 1",
        """
        insert into defects (property_id, code, is_hazard, severity, description, reported_on)
        values (1, 'G-1', true, 'acute', 'Balkon', '2026-01-15')
        """,
      ]),
  ]

  private static let workforce: [Breach] = [
    Breach(
      rule: "placement_bases_lie_inside_the_placement", row: "ZW-0001 16d",
      statements: [
        "insert into placement_bases (placement_id, instrument_code, period) values (1, '16d', '[2025-01-01,2026-03-01)')"
      ]),
    Breach(
      rule: "attendance_days_lie_inside_the_placement", row: "ZW-0001 2027-01-04",
      statements: [
        "insert into attendance_days (participant_id, placement_id, day, is_present, minutes) values (1, 1, '2027-01-04', true, 60)"
      ]),
    Breach(
      rule: "attendance_days_present_ones_are_not_to_come", row: "ZW-0001 2999-01-04",
      statements: [
        "insert into attendance_days (participant_id, placement_id, day, is_present, minutes) values (1, 1, '2999-01-04', true, 60)"
      ]),
    Breach(
      rule: "absences_belong_to_absent_days", row: "ZW-0001 2026-01-05",
      statements: [
        "insert into attendance_days (participant_id, placement_id, day, is_present, minutes) values (1, 1, '2026-01-05', false, 0)"
      ]),
    Breach(
      rule: "work_assignments_meet_their_gates", row: "TN-0001 AP-01 unterweisung",
      statements: [
        "insert into work_assignments (participant_id, work_package_id, period) values (1, 1, '[2026-03-01,2026-04-01)')"
      ]),
  ]

  private static let line: [SQL] = [
    """
    insert into diary_events (id, entry_id, version, property_id, kind)
    values ('00000000-0000-7000-8000-000000000001', 1, 1, 1, 'work_line')
    """,
    """
    insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes)
    values ('00000000-0000-7000-8000-000000000001', 1, 1, '2026-03-02', 1, 1, 1440)
    """,
  ]

  private static let site: [Breach] = [
    Breach(
      rule: "diary_versions_follow_a_signed_one", row: "DO-1 2026-03-02 version=1",
      statements: ["insert into diary_versions (entry_id, version, property_id, reason) values (1, 2, 1, 'Nachtrag')"]),
    Breach(
      rule: "diary_events_enter_open_versions", row: "DO-1 2026-03-02",
      statements: line + ["update diary_versions set signed_by = 'x', signed_at = now() - interval '1 day'"]),
    Breach(
      rule: "diary_events_are_retracted_by_retractions", row: "id=00000000",
      statements: line + ["update diary_events set retracted_by_id = id"]),
    Breach(
      rule: "photos_are_what_their_hash_says", row: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
      statements: [
        """
        insert into photos (hash, byte_count, received_at, media_type)
        values ('\\x2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', 1, now(), 'image/jpeg')
        """,
        """
        insert into photo_parts (hash, first_byte, bytes)
        values ('\\x2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', 0, 'y')
        """,
      ]),
    Breach(rule: "diary_events_have_their_detail", row: "work_line id=00000000", statements: [line[0]]),
    Breach(
      rule: "work_lines_fit_a_day", row: "TN-0001 2026-03-02",
      statements: line + [
        """
        insert into diary_events (id, entry_id, version, property_id, kind)
        values ('00000000-0000-7000-8000-000000000002', 1, 1, 1, 'work_line')
        """,
        """
        insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes)
        values ('00000000-0000-7000-8000-000000000002', 1, 1, '2026-03-02', 1, 1, 1)
        """,
      ]),
    Breach(
      rule: "work_lines_lie_inside_a_placement", row: "TN-0001 2026-03-02",
      statements: line + ["update placements set kind = 'accompanying'"]),
    Breach(rule: "gate_breaches_are_on_record", row: "TN-0001 2026-03-02 unterweisung", statements: line),
    Breach(rule: "house_participants_are_those_who_came_or_are_planned", row: "DO-1 TN-0001", statements: line),
  ]

  private static func allocate(_ line: Int, eligible: Int, cover: Int, share: Int? = nil) -> SQL {
    """
    insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents, share)
    values (1, 1, \(line), \(eligible), \(cover), \(share))
    """
  }

  private static let funding: [Breach] = [
    Breach(
      rule: "allocations_cover_within_the_line", row: "R-1 position=1",
      statements: [allocate(1, eligible: 160_001, cover: 160_001)]),
    Breach(
      rule: "allocations_eligible_within_the_line", row: "R-1 position=1 WRF",
      statements: [allocate(1, eligible: 160_001, cover: 0)]),
    Breach(
      rule: "allocations_shares_of_a_minute_within_100_percent", row: "R-1 position=1",
      statements: [
        "update voucher_lines set placement_id = 1, month = '2026-03-01', minutes = 600",
        allocate(1, eligible: 10, cover: 10, share: 7_500), allocate(2, eligible: 10, cover: 10, share: 2_501),
      ]),
    Breach(rule: "house_pots_are_those_that_concern_it", row: "DO-1 WRF", statements: [allocate(1, eligible: 5, cover: 5)]),
    Breach(rule: "allocations_cover_within_the_pot", row: "WRF", statements: [allocate(1, eligible: 90_001, cover: 90_001)]),
    Breach(
      rule: "allocations_spend_credits_once_they_are_in", row: "WRF",
      statements: [
        allocate(1, eligible: 90_000, cover: 90_000),
        "insert into vouchers (number, kind, payee_id, reason) values ('R-2', 'credit_note', 1, 'Dach'), ('R-3', 'fee', 1, 'Tor')",
        """
        insert into voucher_lines (voucher_id, position, property_id, cost_kind_code, purpose, net_cents, gross_cents)
        values (2, 1, 1, 'firma', 'Dach', -100, -100), (3, 1, 1, 'firma', 'Tor', 100, 100)
        """,
        """
        insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents)
        values (2, 1, 1, -100, -100), (3, 1, 1, 1, 1)
        """,
      ]),
    Breach(
      rule: "allocations_cover_within_their_share", row: "R-1 position=1 WRF",
      statements: [
        "update voucher_lines set placement_id = 1, month = '2026-03-01', minutes = 600",
        allocate(1, eligible: 1_603, cover: 1_603, share: 100),
      ]),
    Breach(
      rule: "voucher_lines_sign_is_that_of_the_kind", row: "R-1 position=1",
      statements: ["update vouchers set kind = 'credit_note'"]),
    Breach(
      rule: "voucher_lines_pay_is_of_a_month_of_the_placement", row: "R-1 position=1",
      statements: ["update voucher_lines set placement_id = 1, month = '2026-07-01', minutes = 600"]),
    Breach(
      rule: "voucher_lines_minutes_fit_into_the_month", row: "ZW-0001 2026-02",
      statements: ["update voucher_lines set placement_id = 1, month = '2026-02-01', minutes = 40321"]),
    Breach(rule: "allocations_within_the_budget_line", row: "WRF 2", statements: [allocate(2, eligible: 60_001, cover: 0)]),
    Breach(
      rule: "allocations_within_the_plan", row: "WRF",
      statements: [allocate(1, eligible: 150_000, cover: 0), allocate(2, eligible: 50_001, cover: 0)]),
    Breach(rule: "allocations_reverse_exactly", row: "id=", statements: [allocate(1, eligible: -5, cover: -5)]),
    Breach(
      rule: "allocations_paid_inside_the_eligible_period", row: "R-1 position=1 WRF",
      statements: [allocate(1, eligible: 5, cover: 5), "update voucher_lines set paid_on = '2027-01-01'"]),
    Breach(
      rule: "allocations_follow_the_eligibility_rules", row: "R-1 position=1 WRF",
      statements: [
        allocate(1, eligible: 5, cover: 5),
        """
        insert into eligibility_rules (pot_id, position, effect, cost_kind_code, clause, evidence)
        values (1, 1, 'excluded', 'firma', 'Nr. 2.1 des Bescheids', 'V')
        """,
      ]),
  ]

  private static let reports: [Breach] = [
    Breach(
      rule: "report_numbers_have_no_gap", row: "2026: 3",
      statements: ["insert into report_numbers (year, last) values (2026, 3)"]),
    Breach(
      rule: "released_reports_replace_the_version_before", row: "BER-2026-0001 version=3",
      statements: [
        """
        insert into released_reports (number, version, kind, parameters, figures, content_hash, replaces_id, correction_reason)
        values ('BER-2026-0001', 3, 'funding', '{}', '{}', sha256('x'), 1, 'Nachtrag')
        """
      ]),
  ]
}
