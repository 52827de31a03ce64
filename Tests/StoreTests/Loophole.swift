import Postgres
import Testing

/// A way around a rule: statements that each look harmless, the last of which must be refused.
struct Loophole: Sendable, CustomTestStringConvertible {
  let name: String
  /// The rule that must stand in the way.
  let rule: String
  /// Run after `SmallWorld`, in one transaction, deferred rules included.
  let statements: [SQL]
  var testDescription: String { name }

  init(_ name: String, _ rule: String, _ statements: [SQL]) {
    self.name = name
    self.rule = rule
    self.statements = statements
  }

  static let all: [Loophole] =
    money + paidMoney + people + diary + house + released + basics + accounts + privacy + trail + officeDiary + housePeople
    + housePots

  /// Lets the deferred rules look at what stands so far.
  static let settle: [SQL] = ["set constraints all immediate", "set constraints all deferred"]

  static func allocate(eligible: Int = 5, cover: Int = 5) -> SQL {
    """
    insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents)
    values (1, 1, 1, \(eligible), \(cover))
    """
  }

  private static func exclude(_ costKind: String?, valid: String = "(,)") -> SQL {
    """
    insert into eligibility_rules (pot_id, position, effect, cost_kind_code, clause, valid, evidence)
    values (1, 1, 'excluded', \(costKind), 'Nr. 2.1', \(valid)::text::daterange, 'V')
    """
  }

  private static let other: SQL = "insert into funding_pots (code, name, kind) values ('ANDERER', 'Anderer', 'grant')"

  /// The first of two rules allows the voucher line, the other one does not.
  private static let twoRules: [SQL] = [
    """
    insert into eligibility_rules (pot_id, position, effect, cost_kind_code, stage_code, clause, evidence)
    values (1, 1, 'eligible', 'firma', null, 'Nr. 2', 'V'), (1, 2, 'eligible', null, 'sicherung', 'Nr. 3', 'V')
    """
  ]

  private static let money: [Loophole] = [
    Loophole(
      "the eligible period shrinks away from a payment", "allocations_paid_inside_the_eligible_period",
      [
        "update voucher_lines set paid_on = '2026-06-01'", allocate(),
        "update funding_pots set eligible_period = '[2026-07-01,2027-01-01)'",
      ]),
    Loophole(
      "a pot begins to refuse what was paid outside its period", "allocations_paid_inside_the_eligible_period",
      [
        "update funding_pots set refuses_outside_period = false", "update voucher_lines set paid_on = '2027-02-01'",
        allocate(), "update funding_pots set refuses_outside_period = true",
      ]),
    Loophole(
      "a pot that refuses payments outside of no period", "funding_pots_refusal_needs_a_period",
      ["update funding_pots set eligible_period = null"]),
    Loophole(
      "a rule that excludes what was allocated already", "allocations_follow_the_eligibility_rules",
      [allocate(), exclude("firma")]),
    Loophole(
      "a rule that is turned around", "allocations_follow_the_eligibility_rules",
      [
        """
        insert into eligibility_rules (pot_id, position, effect, clause, evidence) values (1, 1, 'eligible', 'Nr. 2', 'V')
        """,
        allocate(), "update eligibility_rules set effect = 'excluded'",
      ]),
    Loophole(
      "a rule that is carried into the pot", "allocations_follow_the_eligibility_rules",
      [
        other,
        """
        insert into eligibility_rules (pot_id, position, effect, clause, evidence)
        select id, 1, 'excluded', 'Nr. 2', 'V' from funding_pots where code = 'ANDERER'
        """,
        allocate(), "update eligibility_rules set pot_id = 1",
      ]),
    Loophole(
      "the rule that allowed it is carried away", "allocations_follow_the_eligibility_rules",
      [other] + twoRules + [
        allocate(),
        "update eligibility_rules set pot_id = (select id from funding_pots where code = 'ANDERER') where position = 1",
      ]),
    Loophole(
      "the rule that allowed it is deleted", "allocations_follow_the_eligibility_rules",
      twoRules + [allocate(), "delete from eligibility_rules where position = 1"]),
    Loophole(
      "an allocated line that becomes another kind of cost", "allocations_follow_the_eligibility_rules",
      [
        """
        insert into cost_kinds (code, name_de, name_en, is_personnel, source, evidence)
        values ('ankauf', 'Ankauf', 'Purchase', false, 'Test', 'design')
        """,
        exclude("ankauf"), allocate(), "update voucher_lines set cost_kind_code = 'ankauf'",
      ]),
    Loophole(
      "an allocated voucher whose date moves into an exclusion", "allocations_follow_the_eligibility_rules",
      [
        "update vouchers set invoiced_on = '2026-04-01'", exclude(nil, valid: "[2026-05-01,)"), allocate(),
        "update vouchers set invoiced_on = '2026-06-01'",
      ]),
    Loophole(
      "a budget line that moves to another pot", "allocations_within_the_plan",
      [
        "update funding_pots set line_overrun = null",
        other, allocate(eligible: 150_001, cover: 0),
        "update budget_lines set pot_id = (select id from funding_pots where code = 'ANDERER') where code = '2'",
      ]),
    Loophole(
      "a budget line that disappears", "allocations_within_the_plan",
      [
        "update funding_pots set line_overrun = null", allocate(eligible: 150_001, cover: 0),
        "delete from budget_lines where code = '2'",
      ]),
    Loophole(
      "an overrun that loses its reason", "allocations_within_the_budget_line",
      [
        "update voucher_lines set net_cents = 190000, gross_cents = 190000",
        "update budget_lines set overrun_reason = 'Auflage' where code = '1'", allocate(eligible: 180_001, cover: 0),
        "update budget_lines set overrun_reason = null where code = '1'",
      ]),
    Loophole(
      "a granted amount that sinks below what is covered", "allocations_cover_within_the_pot",
      [allocate(eligible: 90_000, cover: 90_000), "update funding_pots set granted_cents = 89999"]),
    Loophole(
      "a granted amount that is forgotten", "allocations_cover_within_the_pot",
      [allocate(), "update funding_pots set granted_cents = null"]),
    Loophole(
      "a line that shrinks below its cover", "allocations_cover_within_the_line",
      [allocate(), "update voucher_lines set discount_cents = 159996"]),
    Loophole(
      "input tax that turns out to be deductible", "allocations_cover_within_the_line",
      [
        "update voucher_lines set net_cents = 80000, vat_cents = 80000", allocate(eligible: 80_001, cover: 80_001),
        "update voucher_lines set has_input_tax_deduction = true",
      ]),
    Loophole(
      "pay without shares", "allocations_shares_of_a_minute_within_100_percent",
      [allocate(), "update voucher_lines set placement_id = 1, month = '2026-03-01', minutes = 600"]),
    Loophole(
      "a credit note that takes more from a pot than was in it", "allocations_cover_within_the_pot",
      [
        "update vouchers set kind = 'credit_note'", "update voucher_lines set net_cents = -100, gross_cents = -100",
        allocate(eligible: -100, cover: -100),
      ]),
    Loophole(
      "an invoice entered again as a receipt", "vouchers_same_invoice_once",
      [
        "update vouchers set invoice_number = 'RE 2026/17'",
        "insert into vouchers (number, kind, payee_id, invoice_number, reason) values ('R-2', 'receipt', 1, 're-2026-17', 'Dach')",
      ]),
  ]

  static let krank: SQL = """
    insert into absence_kinds (code, name_de, name_en, is_excused, is_health, is_paid, is_disclosed_to_jobcenter, source, evidence)
    values ('krank', 'Krank', 'Ill', true, true, true, true, 'Test', 'design')
    """

  static func absent(_ day: String) -> SQL {
    """
    insert into attendance_days (participant_id, placement_id, day, is_present, minutes)
    values (1, 1, \(day)::text::date, false, 0)
    """
  }

  private static let people: [Loophole] = [
    Loophole(
      "an absence that moves to another day", "absences_belong_to_absent_days",
      [
        krank, absent("2026-01-05"),
        "insert into absences (attendance_day_id, absence_kind_code) select id, 'krank' from attendance_days",
      ] + settle + [
        absent("2026-01-06"),
        "update absences set attendance_day_id = (select id from attendance_days where day = '2026-01-06')",
      ]),
    Loophole(
      "an absence that is taken away", "absences_belong_to_absent_days",
      [
        krank, absent("2026-01-05"),
        "insert into absences (attendance_day_id, absence_kind_code) select id, 'krank' from attendance_days",
      ] + settle + ["delete from absences"]),
    Loophole(
      "a recorded day that moves out of its placement", "attendance_days_lie_inside_the_placement",
      [
        "insert into attendance_days (participant_id, placement_id, day, is_present, minutes) values (1, 1, '2026-06-30', true, 60)",
        "update attendance_days set day = '2026-07-01'",
      ]),
    Loophole(
      "a placement that moves onto another one", "placements_working_ones_do_not_overlap",
      [
        """
        insert into placements (code, participant_id, kind, jobcenter_id, period, weekday_minutes)
        values ('ZW-0002', 1, 'accompanying', 2, '[2026-06-30,2026-08-01)', '{0,0,0,0,0,0,0}')
        """,
        "update placements set kind = 'working' where code = 'ZW-0002'",
      ]),
    Loophole(
      "a basis that is carried into another placement", "placement_bases_lie_inside_the_placement",
      [
        "insert into placement_bases (placement_id, instrument_code, period) values (1, '16d', '[2026-01-01,2026-07-01)')",
        """
        insert into placements (code, participant_id, kind, jobcenter_id, period, weekday_minutes)
        values ('ZW-0002', 1, 'working', 2, '[2026-07-01,2026-08-01)', '{0,0,0,0,0,0,0}')
        """,
        "update placement_bases set placement_id = (select id from placements where code = 'ZW-0002')",
      ]),
    Loophole(
      "a plan that grows beyond the certificate", "work_assignments_meet_their_gates",
      [
        "insert into certificates (participant_id, certificate_kind_code, valid) values (1, 'unterweisung', '[2026-01-01,2026-04-01)')",
        "insert into work_assignments (participant_id, work_package_id, period) values (1, 1, '[2026-03-01,2026-04-01)')",
        "update work_assignments set period = '[2026-03-01,2026-04-02)'",
      ]),
  ]

  static func event(_ number: Int, _ kind: String) -> SQL {
    """
    insert into diary_events (id, entry_id, version, property_id, kind)
    values (('00000000-0000-7000-8000-00000000000' || \(number)::text)::uuid, 1, 1, 1, \(kind))
    """
  }

  static func work(_ number: Int, minutes: Int = 60) -> SQL {
    """
    insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes)
    values (('00000000-0000-7000-8000-00000000000' || \(number)::text)::uuid, 1, 1, '2026-03-02', 1, 1, \(minutes))
    """
  }

  private static func retract(_ number: Int, by retraction: Int) -> SQL {
    """
    insert into diary_retractions (event_id, entry_id, retracted_id, reason)
    values (('00000000-0000-7000-8000-00000000000' || \(retraction)::text)::uuid, 1,
            ('00000000-0000-7000-8000-00000000000' || \(number)::text)::uuid, 'verschrieben')
    """
  }

  static let sign: SQL = "update diary_versions set signed_by = 'bauleitung', signed_at = now()"

  private static let diary: [Loophole] = [
    Loophole(
      "a line whose event was there before the signature", "diary_events_enter_open_versions",
      [event(1, "work_line"), sign, work(1)]),
    Loophole("a line after the signature", "diary_events_enter_open_versions", [sign, event(1, "work_line")]),
    Loophole(
      "a signature that is taken back", "diary_versions_stay_as_signed",
      [sign, "update diary_versions set signed_by = null, signed_at = null"]),
    Loophole(
      "a retraction of a retraction", "diary_retractions_name_no_retraction",
      [
        event(1, "work_line"), work(1), event(2, "retraction"), retract(1, by: 2), event(3, "retraction"), retract(2, by: 3),
      ]),
    Loophole(
      "a retraction of itself", "diary_retractions_name_no_retraction", [event(1, "retraction"), retract(1, by: 1)]),
    Loophole(
      "a day of 24 hours and a minute in two lines", "work_lines_fit_a_day",
      [event(1, "work_line"), work(1, minutes: 1440), event(2, "work_line"), work(2, minutes: 1)]),
    Loophole(
      "an event that is marked as taken back by hand", "diary_events_are_append_only",
      [event(1, "work_line"), work(1), "update diary_events set retracted_by_id = id"]),
    Loophole(
      "a line that becomes shorter", "work_lines_are_append_only",
      [event(1, "work_line"), work(1), "update work_lines set minutes = 30"]),
  ]

  private static func move(_ state: String, _ day: String) -> SQL {
    "insert into stage_events (stage_id, to_state, happened_on) values (1, \(state), \(day)::text::date)"
  }

  private static let house: [Loophole] = [
    Loophole(
      "a change of flats whose day moves", "unit_successions_meet_on_the_day",
      [
        "update units set existence = '(,2026-03-01)' where code = 'WE-01'",
        "update units set existence = '[2026-03-01,)' where code = 'WE-02'",
        "insert into unit_changes (property_id, kind, changed_on) values (1, 'redivision', '2026-03-01')",
        "insert into unit_successions (change_id, property_id, predecessor_id, successor_id) select max(id), 1, 1, 2 from unit_changes",
      ] + settle + ["update unit_changes set changed_on = '2026-03-02'"]),
    Loophole(
      "an acceptance on a day before the hazard was closed", "stage_events_accept_without_open_hazards",
      [
        """
        insert into defects (property_id, code, is_hazard, severity, description, reported_on, state, closed_on)
        values (1, 'G-1', true, 'acute', 'Balkon', '2026-01-15', 'verified', '2026-02-10')
        """,
        move("active", "2026-01-01"), move("completed", "2026-02-01"), move("accepted", "2026-02-05"),
      ]),
    Loophole(
      "an acceptance while a hazard is only said to be fixed", "stage_events_accept_without_open_hazards",
      [
        """
        insert into defects (property_id, code, is_hazard, severity, description, reported_on, state)
        values (1, 'G-1', true, 'acute', 'Balkon', '2026-01-15', 'fixed')
        """,
        move("active", "2026-01-01"), move("completed", "2026-02-01"), move("accepted", "2026-02-05"),
      ]),
  ]

  /// Releases a report that came from every row of a table.
  static func release(_ table: SQL, named name: String) -> [SQL] {
    [
      """
      insert into released_reports (number, kind, parameters, figures, content_hash)
      values ('BER-2026-0001', 'funding', '{}', '{}', sha256('x'))
      """,
      """
      insert into report_sources (report_id, relation, source_id)
      select r.id, \(name), t.id::text from released_reports r cross join \(fragment: table) t
      """,
    ]
  }

  private static func silent(_ table: SQL, _ name: String, rule: String = "released_sources_change_with_a_reason", _ edit: SQL)
    -> Loophole
  {
    Loophole(
      "\(name) edited in silence after a release", rule,
      [
        "insert into cost_statements (property_id, code, amount_cents, scope, is_rounded, source, evidence) values (1, 'KA-1', 5, 'Umbau', true, 'Test', 'V')",
        "insert into in_kind_gifts (property_id, donor_id, description) values (1, 1, 'Strom')",
        "insert into pot_commitments (pot_id, property_id, amount_cents) values (1, 1, 5)",
        "insert into acquisitions (property_id, form) values (1, 'purchase')",
      ] + release(table, named: name) + [edit])
  }

  private static let released: [Loophole] = [
    silent("cost_statements", "cost_statements", "update cost_statements set amount_cents = 6"),
    silent("in_kind_gifts", "in_kind_gifts", "update in_kind_gifts set value_cents = 6"),
    silent("pot_commitments", "pot_commitments", "update pot_commitments set amount_cents = 6"),
    silent("acquisitions", "acquisitions", "update acquisitions set price_cents = 6"),
    silent("funding_pots", "funding_pots", "update funding_pots set granted_cents = granted_cents + 1"),
    silent("budget_lines", "budget_lines", "update budget_lines set planned_cents = planned_cents + 1"),
    silent(
      "voucher_lines", "voucher_lines", rule: "released_money_is_never_edited",
      "update voucher_lines set stage_id = 1"),
    silent("vouchers", "vouchers", rule: "released_money_is_never_edited", "update vouchers set reason = 'Fenster'"),
    silent("placements", "placements", "update placements set measure = 'andere'"),
    Loophole(
      "a day recorded in silence after its month was released", "released_sources_change_with_a_reason",
      [
        """
        insert into released_reports (number, kind, parameters, figures, content_hash)
        values ('BER-2026-0001', 'participants', '{"month": "2026-01"}', '{}', sha256('x'))
        """,
        "insert into report_sources (report_id, relation, source_id) select id, 'placements', '1' from released_reports",
        "insert into attendance_days (participant_id, placement_id, day, is_present, minutes) values (1, 1, '2026-01-30', true, 60)",
      ]),
  ]
}
