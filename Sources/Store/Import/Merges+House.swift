import Domain
import Postgres

extension ImportMerge {
  package static let properties = ImportMerge(
    into: "properties", key: ["code"],
    [
      .same("code", "name", "street", "house_number", "postal_code"), .column("city", or: "'Dortmund'"),
      .column("district_code", "district"), .same("year_built"), .column("construction_began_on", "construction_began"),
      .same("living_area_m2", "flats_before", "flats_after", "cadastral_id"), .column("status", or: "'planned'"),
      .column("rent_cents_per_m2", "rent"), .same("handed_over_on"), .column("is_invented", or: "false"),
      .same("source", "note"),
    ], references: [.code("district", of: "districts")],
    blame: ["properties_cadastral_id_is_unique": "cadastral_id"])

  package static let acquisitions = ImportMerge(
    into: "acquisitions", key: ["property", "position"],
    [
      .property, .same("position", "form"), .column("acquired_on", "on"), .lookup("seller_id", "seller", in: "organisations"),
      .lookup("acquirer_id", "acquirer", in: "organisations"), .column("price_cents", "price"),
      .period("term", "term_since", "term_until", unknownIsNull: true), .column("ground_rent_cents_per_year", "ground_rent"),
      .same("index_clause", "reversion_clause", "source", "evidence", "note"),
    ], references: [.property, .organisation("seller"), .organisation("acquirer")],
    blame: ["acquisitions_ground_lease_alone_has_a_term": "form"])

  package static let surveys = ImportMerge(
    into: "property_surveys", key: ["property", "kind", "on"],
    [.property, .same("kind", "result"), .column("surveyed_on", "on"), .same("source")], references: [.property])

  package static let units = ImportMerge(
    into: "units", key: ["property", "code"],
    [.property, .same("code", "kind", "floor", "area_m2", "rooms"), .period("existence"), .same("source", "note")],
    references: [.property])

  package static let unitChanges = ImportMerge(
    tables: ["unit_changes", "unit_successions"], key: ["property", "on", "predecessors", "successors"],
    references: [.property, unitList("predecessors"), unitList("successors")],
    stored: """
      select p.code::text as property, c.kind, c.changed_on as on, c.note,
             (select array_agg(distinct u.code::text collate "C") from unit_successions x join units u on u.id = x.predecessor_id
               where x.change_id = c.id) as predecessors,
             (select array_agg(distinct u.code::text collate "C") from unit_successions x join units u on u.id = x.successor_id
               where x.change_id = c.id) as successors
        from unit_changes c join properties p on p.id = c.property_id
      """,
    comparisons: ["property", "kind", "on", "note", "predecessors", "successors"],
    insertions: { rows in
      [
        // Keys are given out in the order of the rows, so the n-th new change is that of the n-th row.
        """
        with added as (
          insert into unit_changes (property_id, kind, changed_on, note)
          select p.id, s.kind, s.on, s.note from \(fragment: rows) s join properties p on p.code = s.property order by s.turn
          returning id, property_id),
        changes as (select id, property_id, row_number() over (order by id) as number from added),
        numbered as (select s.*, row_number() over (order by s.turn) as number from \(fragment: rows) s)
        insert into unit_successions (change_id, property_id, predecessor_id, successor_id)
        select c.id, c.property_id, a.id, b.id
          from changes c join numbered s on s.number = c.number
          join units a on a.property_id = c.property_id and a.code = any (s.predecessors)
          join units b on b.property_id = c.property_id and b.code = any (s.successors)
        """
      ]
    },
    blame: [
      "unit_successions_meet_on_the_day": "on", "unit_successions_not_of_itself": "successors",
      "unit_successions_pkey": "successors", "unit_changes_kind_is_known": "kind",
    ])

  private static func unitList(_ column: StaticString) -> ImportReference {
    ImportReference(
      "units", ["property", column],
      known: "select p.code::text, u.code::text from units u join properties p on p.id = u.property_id", isList: true)
  }

  package static let stages = ImportMerge(
    into: "stages", key: ["property", "stage", "occurrence"],
    [
      .property, .column("stage_code", "stage"), .same("occurrence"), .period("planned", unknownIsNull: true),
      .same("source", "note"),
    ], references: [.property, .code("stage", of: "stage_kinds")])

  /// The database's state machine reads events in order of time, so they are written in it.
  package static let stageEvents = ImportMerge(
    into: "stage_events", key: ["property", "stage", "occurrence", "state", "on"],
    [
      .derived("stage_id", stageID), .column("to_state", "state"), .column("happened_on", "on"),
      .same("reason", "override_reason"),
    ], references: [.property, .stage],
    alsoStored: [
      .init(column: "property", value: "p.code::text"), .init(column: "stage", value: "g.stage_code::text"),
      .init(column: "occurrence", value: "g.occurrence"),
    ], joining: "join stages g on g.id = t.stage_id join properties p on p.id = g.property_id",
    order: "s.on, s.row_no", chain: ["property", "stage", "occurrence"],
    blame: [
      "stage_events_follow_the_state_machine": "state", "stage_events_name_a_reason": "reason",
      "stage_events_in_time_order": "on", "stage_events_wait_for_their_gates": "state",
      "stage_events_accept_without_open_hazards": "state", "stages_dates_in_order": "on",
    ], consequences: ["stage_events_wait_for_their_gates": ["stages", "stage_events", "defects"]])

  /// The stage that a staged row names.
  private static let stageID: SQL = """
    (select g.id from stages g join properties p on p.id = g.property_id
      where p.code = s.property and g.stage_code = s.stage and g.occurrence = s.occurrence)
    """

  private static let unitID: SQL = """
    (select u.id from units u join properties p on p.id = u.property_id where p.code = s.property and u.code = s.unit)
    """

  package static let workPackages = ImportMerge(
    into: "work_packages", key: ["property", "code"],
    [
      .property, .same("code", "title"), .derived("stage_id", stageID),
      .value("unit_id", unitID, stored: "unit", as: "(select u.code::text from units u where u.id = t.unit_id)"),
      .column("trade_code", "trade"),
      .derived("cost_group_edition", "case when s.cost_group is not null then 2018 end"),
      .column("cost_group_code", "cost_group"),
      .same("performer"), .lookup("firm_id", "firm", in: "organisations"), .column("planned_minutes", or: "0"),
      .column("planned_cost_cents", "planned_cost", or: "0"), .same("note"),
    ],
    references: [
      .property, .stage, .unit, .code("trade", of: "trades"), .costGroup2018, .organisation("firm"),
      .code("work_kinds", of: "work_kinds", isList: true),
    ],
    then: { rows in
      [
        """
        insert into work_package_kinds (work_package_id, work_kind_code)
        select w.id, k
          from \(fragment: rows) s join properties p on p.code = s.property
          join work_packages w on w.property_id = p.id and w.code = s.code cross join lateral unnest(s.work_kinds) k
        """
      ]
    },
    alsoStored: [
      .init(column: "stage", value: "g.stage_code::text"), .init(column: "occurrence", value: "g.occurrence"),
      .init(
        column: "work_kinds",
        value: """
          (select array_agg(k.work_kind_code::text order by k.work_kind_code collate "C")
             from work_package_kinds k where k.work_package_id = t.id)
          """),
    ], joining: "join stages g on g.id = t.stage_id")

  package static let defects = ImportMerge(
    into: "defects", key: ["property", "code"],
    [
      .property, .same("code"),
      .value("unit_id", unitID, stored: "unit", as: "(select u.code::text from units u where u.id = t.unit_id)"),
      .same("room"), .column("is_hazard", "hazard"), .same("severity", "description"), .column("reported_on", "reported"),
      .column("deadline_on", "deadline"), .column("state", or: "'reported'"), .same("closed_on", "closing_note"),
      .column("trade_code", "trade"), .lookup("responsible_id", "responsible", in: "organisations"),
    ], references: [.property, .unit, .code("trade", of: "trades"), .organisation("responsible")])
}
