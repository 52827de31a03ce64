import Postgres

/// What a single statement must not do: for every guard of money, attendance and diary that no detour needs.
extension Loophole {
  static let basics: [Loophole] =
    moneyBasics + peopleBasics + diaryBasics + houseBasics + recordBasics + appendOnly + lateDetails

  private static func line(_ rule: String, _ change: SQL) -> Loophole {
    Loophole(rule, rule, ["update voucher_lines set \(fragment: change)"])
  }

  private static let reversal: SQL = """
    insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents, reverses_id)
    select voucher_line_id, pot_id, budget_line_id, -eligible_cents, -cover_cents, id from allocations
    """

  private static let moneyBasics: [Loophole] = [
    Loophole("more cover than is eligible", "allocations_cover_is_part_of_eligible", [allocate(eligible: 5, cover: 6)]),
    Loophole("a reversal without a word", "allocations_reversals_name_a_reason", [allocate(), reversal]),
    Loophole(
      "more than a whole minute", "allocations_share_is_a_share",
      [
        "update voucher_lines set placement_id = 1, month = '2026-03-01', minutes = 600",
        """
        insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents, share)
        values (1, 1, 1, 5, 5, 10001)
        """,
      ]),
    line("voucher_lines_cost_group_is_whole", "cost_group_edition = 2018"),
    line("voucher_lines_gross_is_net_plus_vat", "vat_cents = 1"),
    line("voucher_lines_signs_agree", "net_cents = -1, vat_cents = 160001"),
    line("voucher_lines_minutes_are_not_negative", "placement_id = 1, month = '2026-03-01', minutes = -1"),
    line("voucher_lines_month_is_its_first_day", "placement_id = 1, month = '2026-03-02', minutes = 60"),
    line("voucher_lines_pay_has_placement_month_and_minutes", "placement_id = 1, month = '2026-03-01'"),
    line("voucher_lines_place_is_in_a_property", "property_id = null, unit_id = 1"),
  ]

  private static func attend(_ values: SQL) -> SQL {
    "insert into attendance_days (participant_id, placement_id, day, is_present, minutes, note) values (1, 1, \(fragment: values))"
  }

  private static func basis(_ period: String) -> SQL {
    "insert into placement_bases (placement_id, instrument_code, period) values (1, '16d', \(period)::text::daterange)"
  }

  private static let peopleBasics: [Loophole] = [
    Loophole("an absent day without a kind", "absences_belong_to_absent_days", [absent("2026-01-05")]),
    Loophole(
      "a present day that becomes absent without a kind", "absences_belong_to_absent_days",
      [attend("'2026-01-05', true, 60, null"), "update attendance_days set is_present = false, minutes = 0"]),
    Loophole(
      "a day outside its placement", "attendance_days_lie_inside_the_placement", [attend("'2026-07-01', true, 60, null")]),
    Loophole(
      "a placement that ends before a recorded day", "attendance_days_lie_inside_the_placement",
      [attend("'2026-06-30', true, 60, null"), "update placements set period = '[2026-01-01,2026-06-30)'"]),
    Loophole(
      "a placement that ends before its legal basis", "placement_bases_lie_inside_the_placement",
      [basis("[2026-01-01,2026-07-01)")] + settle + ["update placements set period = '[2026-01-01,2026-06-30)'"]),
    Loophole("minutes of an absent day", "attendance_days_absent_means_no_minutes", [attend("'2026-01-05', false, 1, null")]),
    Loophole("a day of 1,441 minutes", "attendance_days_minutes_fit_a_day", [attend("'2026-01-05', true, 1441, null")]),
    Loophole(
      "a reason beside the absence", "attendance_days_note_is_of_a_present_day", [attend("'2026-01-05', false, 0, 'krank'")]),
    Loophole(
      "one basis twice at a time", "placement_bases_do_not_overlap",
      [basis("[2026-01-01,2026-03-02)"), basis("[2026-03-01,2026-04-01)")]),
    Loophole(
      "wage and allowance", "placements_pay_one_way",
      ["update placements set allowance_cents_per_hour = 150, wage_cents_per_hour = 1390"]),
    Loophole(
      "a placement without an end", "placements_period_has_both_ends", ["update placements set period = '[2026-01-01,)'"]),
    Loophole(
      "a week of six days", "placements_weekday_minutes_are_seven_days",
      ["update placements set weekday_minutes = '{360,360,360,360,360,0}'"]),
  ]

  private static let diaryBasics: [Loophole] = [
    Loophole(
      "a correction without a word", "diary_versions_corrections_name_a_reason",
      [sign, "insert into diary_versions (entry_id, version, property_id) values (1, 2, 1)"]),
    Loophole("a signature without its moment", "diary_versions_signed_whole", ["update diary_versions set signed_by = 'x'"]),
    Loophole("a line of 1,441 minutes", "work_lines_minutes_fit_a_day", [event(1, "work_line"), work(1, minutes: 1441)]),
  ]

  private static let succession: [SQL] = [
    "insert into unit_changes (property_id, kind, changed_on) values (1, 'redivision', '2026-03-01')",
    "insert into unit_successions (change_id, property_id, predecessor_id, successor_id) select max(id), 1, 1, 2 from unit_changes",
  ]

  private static let houseBasics: [Loophole] = [
    Loophole("a flat that follows one that has not ended", "unit_successions_meet_on_the_day", succession),
    Loophole(
      "a flat that outlives its merger", "unit_successions_meet_on_the_day",
      [
        "update units set existence = '(,2026-03-01)' where code = 'WE-01'",
        "update units set existence = '[2026-03-01,)' where code = 'WE-02'",
      ] + succession + settle + ["update units set existence = '(,)' where code = 'WE-01'"]),
    Loophole(
      "a stage that the template has once", "stages_repeat_where_the_template_allows",
      ["insert into stages (property_id, stage_code, occurrence) values (1, 'sanierung', 2)"]),
    Loophole(
      "a closed defect that is fixed", "defects_follow_the_state_machine",
      [
        """
        insert into defects (property_id, code, is_hazard, severity, description, reported_on, state, closed_on)
        values (1, 'M-1', false, 'low', 'Riss', '2026-01-15', 'verified', '2026-02-10')
        """,
        "update defects set state = 'fixed', closed_on = null",
      ]),
  ]

  private static let recordBasics: [Loophole] = [
    Loophole(
      "a correction of nothing", "released_reports_corrections_name_a_reason",
      [
        """
        insert into released_reports (number, version, kind, parameters, figures, content_hash)
        values ('BER-2026-0001', 2, 'funding', '{}', '{}', sha256('x'))
        """
      ]),
    Loophole(
      "a second first report of a month", "released_reports_are_one_a_month",
      [
        """
        insert into released_reports (number, kind, parameters, recipient_id, figures, content_hash) values
          ('BER-2026-0001', 'participants', '{"month": "2026-03"}', 2, '{}', sha256('x')),
          ('BER-2026-0002', 'participants', '{"month": "2026-04"}', 2, '{}', sha256('x')),
          ('BER-2026-0003', 'participants', '{"month": "2026-03"}', 2, '{}', sha256('x'))
        """
      ]),
    Loophole(
      "an outcome that changes behind a report", "released_sources_change_with_a_reason",
      ["insert into outcomes (participant_id, kind, happened_on) values (1, 'job', '2026-03-02')"]
        + release("outcomes", named: "outcomes") + ["update outcomes set kind = 'unemployed'"]),
    Loophole(
      "a report without a whole hash", "released_reports_hash_is_sha256",
      [
        """
        insert into released_reports (number, kind, parameters, figures, content_hash)
        values ('BER-2026-0001', 'funding', '{}', '{}', '\\x00')
        """
      ]),
    Loophole(
      "a released report that changes", "released_reports_are_immutable",
      release("vouchers", named: "vouchers") + ["update released_reports set figures = '[]'"]),
    Loophole(
      "released reports swept away", "released_reports_are_immutable",
      release("vouchers", named: "vouchers") + ["truncate released_reports cascade"]),
    Loophole(
      "a source that is forgotten", "report_sources_are_immutable",
      release("vouchers", named: "vouchers") + ["delete from report_sources"]),
    Loophole(
      "sources swept away", "report_sources_are_immutable",
      release("vouchers", named: "vouchers") + ["truncate report_sources"]),
    releasedDay("the absence of a released day", "update absences set note = 'anders'"),
    releasedDay("a released day that moves", "update attendance_days set day = '2026-01-06'"),
    Loophole(
      "a released certificate that changes", "released_sources_change_with_a_reason",
      ["insert into certificates (participant_id, certificate_kind_code, valid) values (1, 'unterweisung', '[2026-01-01,)')"]
        + release("certificates", named: "certificates") + ["update certificates set number = '7'"]),
    Loophole(
      "a released qualification that changes", "released_sources_change_with_a_reason",
      [
        "insert into qualifications (code, name_de, name_en, source, evidence) values ('putz', 'Putz', 'Plaster', 'Test', 'design')",
        """
        insert into qualification_records (participant_id, qualification_code, level, achieved_on)
        values (1, 'putz', 'guided', '2026-03-01')
        """,
      ] + release("qualification_records", named: "qualification_records")
        + ["update qualification_records set level = 'certified'"]),
  ]

  private static func releasedDay(_ name: String, _ edit: SQL) -> Loophole {
    Loophole(
      name, "released_sources_change_with_a_reason",
      [
        krank, absent("2026-01-05"),
        "insert into absences (attendance_day_id, absence_kind_code) select id, 'krank' from attendance_days",
      ] + release("attendance_days", named: "attendance_days") + [edit])
  }

  /// Contents of the diary by kind of event, with their table and a harmless change.
  private static let details: [(kind: String, table: SQL, name: String, insert: SQL)] = [
    ("weather", "diary_weather", "diary_weather_is", "insert into diary_weather (event_id) select id from diary_events"),
    (
      "work_line", "work_lines", "work_lines_are",
      """
      insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes)
      select id, 1, 1, '2026-03-02', 1, 1, 60 from diary_events
      """
    ),
    (
      "firm_presence", "firm_presences", "firm_presences_are",
      """
      insert into firm_presences (event_id, entry_id, property_id, day, firm_id, headcount, minutes)
      select id, 1, 1, '2026-03-02', 1, 2, 960 from diary_events
      """
    ),
    (
      "note", "diary_notes", "diary_notes_are",
      "insert into diary_notes (event_id, kind, note) select id, 'note', 'x' from diary_events"
    ),
    (
      "progress", "progress_reports", "progress_reports_are",
      """
      insert into progress_reports (event_id, entry_id, property_id, day, work_package_id, done)
      select id, 1, 1, '2026-03-02', 1, 5000 from diary_events
      """
    ),
    (
      "presence", "diary_presences", "diary_presences_are",
      """
      insert into diary_presences (event_id, entry_id, property_id, day, participant_id, is_present)
      select id, 1, 1, '2026-03-02', 1, true from diary_events
      """
    ),
    (
      "briefing", "diary_briefings", "diary_briefings_are",
      """
      insert into diary_briefings (event_id, entry_id, property_id, day, topic)
      select id, 1, 1, '2026-03-02', 'Leitern' from diary_events
      """
    ),
    (
      "photo", "diary_photos", "diary_photos_are",
      """
      with named as (insert into photos (hash, byte_count) values (sha256('x'), 1) returning hash)
      insert into diary_photos (event_id, entry_id, property_id, day, hash, alternative_text)
      select e.id, 1, 1, '2026-03-02', n.hash, 'Decke' from diary_events e, named n
      """
    ),
    (
      "retraction", "diary_retractions", "diary_retractions_are",
      """
      insert into diary_retractions (event_id, entry_id, retracted_id, reason)
      select r.id, 1, o.id, 'verschrieben' from diary_events r, diary_events o where r.kind = 'retraction' and o.kind <> 'retraction'
      """
    ),
  ]

  /// The event before its content; a retraction has something to take back.
  private static func begin(_ kind: String) -> [SQL] {
    kind == "retraction" ? [event(1, "note"), event(2, kind)] : [event(1, kind)]
  }

  private static let lateDetails: [Loophole] = details.map { detail in
    Loophole(
      "\(detail.kind) filled in after the signature", "diary_events_enter_open_versions",
      begin(detail.kind) + [sign, detail.insert])
  }

  private static let appendOnly: [Loophole] =
    details.flatMap { detail in
      let rule = "\(detail.name)_append_only"
      let start = begin(detail.kind) + [detail.insert]
      return [
        Loophole("\(detail.kind) deleted", rule, start + ["delete from \(fragment: detail.table)"]),
        Loophole("\(detail.kind) swept away", rule, start + ["truncate \(fragment: detail.table) cascade"]),
      ]
    } + [
      Loophole("events swept away", "diary_events_are_append_only", [event(1, "note"), "truncate diary_events cascade"]),
      Loophole(
        "a confirmation deleted", "diary_briefing_participants_are_append_only",
        confirmed + ["delete from diary_briefing_participants"]),
      Loophole(
        "confirmations swept away", "diary_briefing_participants_are_append_only",
        confirmed + ["truncate diary_briefing_participants"]),
      Loophole(
        "a confirmation after the signature", "diary_events_enter_open_versions",
        [confirmed[0], confirmed[1], sign, confirmed[2]]),
      Loophole(
        "a photo's bytes swapped", "photos_stay_as_received", photo + ["update photo_parts set bytes = 'y'"]),
      Loophole("a photo's bytes removed", "photos_stay_as_received", photo + ["delete from photo_parts"]),
      Loophole("photos swept away", "photos_stay_as_received", photo + ["truncate photo_parts"]),
      Loophole(
        "a photo whose bytes are another's", "photos_are_what_their_hash_says",
        [photo[0], photo[1], "update photos set received_at = now(), media_type = 'image/jpeg' where hash <> sha256('x')"]),
      Loophole(
        "a photo that claims to be there", "photos_are_what_their_hash_says",
        ["insert into photos (hash, byte_count, received_at, media_type) values (sha256('x'), 1, now(), 'image/jpeg')"]),
      Loophole(
        "a photo with a gap", "photo_parts_follow_each_other",
        [photo[0], "insert into photo_parts (hash, first_byte, bytes) values (sha256('xy'), 1, 'y')"]),
      Loophole("an allocation edited", "allocations_are_append_only", [allocate(), "update allocations set reason = 'x'"]),
      Loophole("allocations swept away", "allocations_are_append_only", [allocate(), "truncate allocations"]),
      Loophole(
        "a receipt taken back", "report_receipts_are_append_only",
        release("vouchers", named: "vouchers")
          + ["insert into report_receipts (report_id) select id from released_reports", "delete from report_receipts"]),
      Loophole(
        "receipts swept away", "report_receipts_are_append_only",
        release("vouchers", named: "vouchers")
          + ["insert into report_receipts (report_id) select id from released_reports", "truncate report_receipts"]),
      Loophole("the audit trail edited", "audit_events_are_append_only", [audit, "update audit_events set actor = 'y'"]),
      Loophole("the audit trail swept away", "audit_events_are_append_only", [audit, "truncate audit_events cascade"]),
      Loophole("a correction edited", "corrections_are_append_only", [correction, "update corrections set reason = 'y'"]),
      Loophole("corrections swept away", "corrections_are_append_only", [correction, "truncate corrections cascade"]),
    ]

  /// A briefing that somebody confirmed.
  private static let confirmed: [SQL] =
    begin("briefing") + [
      """
      insert into diary_briefings (event_id, entry_id, property_id, day, topic)
      select id, 1, 1, '2026-03-02', 'Leitern' from diary_events
      """,
      "insert into diary_briefing_participants (event_id, participant_id) select event_id, 1 from diary_briefings",
    ]
  /// One that is there, and one of which bytes came that are another's.
  private static let photo: [SQL] = [
    "insert into photos (hash, byte_count) values (sha256('x'), 1), (sha256('xy'), 2)",
    "insert into photo_parts (hash, first_byte, bytes) values (sha256('x'), 0, 'x'), (sha256('xy'), 0, 'zz')",
    "update photos set received_at = now(), media_type = 'image/jpeg' where hash = sha256('x')",
  ]
  private static let audit: SQL =
    "insert into audit_events (actor, role, operation, subject) values ('x', 'operator', 'x', 'x:x')"
  private static let correction: SQL =
    "insert into corrections (relation, source_id, reason, before) values ('x', '1', 'x', '{}')"
}
