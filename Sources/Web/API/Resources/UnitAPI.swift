import Domain
import Operations
import Reports
import Store

/// Flats and shops, and how they became others.
enum UnitAPI {
  private static let facts: [APIField] = [
    .may("floor", .text), .may("area_m2", .decimal(whole: 6, fraction: 2)), .may("rooms", .decimal(whole: 3, fraction: 1)),
    .may("note", .text),
  ]

  static let unit = APIShape(
    "Unit",
    [.must("code", .code), .must("kind", .choice(UnitKind.self)), .may("existence", .period), .may("source", .text)] + facts)

  private static let change = APIShape(
    "UnitChange",
    [
      .must("kind", .choice(UnitChangeKind.self)), .must("on", .day), .must("predecessors", .list(.code)),
      .must("successors", .list(.code)), .may("note", .text),
    ])

  private static let page = APIShape(
    "UnitDossier",
    [
      .must("unit", .object(unit)), .must("ancestry", .list(.object(unit))), .must("changes", .list(.object(change))),
      .must(
        "costs",
        .list(
          .object(
            APIShape(
              "UnitCost",
              [
                .must("unit", .code), .must("voucher", .code), .must("position", .position), .must("purpose", .text),
                .may("paid_on", .day), .must("amount_cents", .cents), .must("pots", .list(.code)),
              ])))),
      .must(
        "bindings",
        .list(
          .object(
            APIShape(
              "UnitBinding",
              [.must("pot", .code), .must("covered_cents", .cents), .may("binding_until", .day), .may("rule", .text)])))),
      .must("defects", .list(.object(DefectAPI.defect))),
    ])

  private static let newUnit: [APIField] = [.must("code", .code), .may("kind", .choice(UnitKind.self))] + facts

  static let operations: [APIOperation] = [
    .list(
      "/properties/{property}/units", "listUnits", Phrase("Einheiten auflisten", en: "List the units"),
      for: PropertyAPI.readers,
      of: unit, by: ["code"],
      query: [
        .may("on", .day, Phrase("Stand dieses Tages (sonst heute).", en: "As of this day (else today).")),
        .may("all", .flag, Phrase("Auch die, die es nicht mehr gibt.", en: "Also those that are gone.")),
      ]
    ) { call, tx in
      let day = call.query.flag("all") ? nil : call.query.day("on") ?? call.today
      return try UnitQueries.all(of: Lookup.property(call["property"], tx), on: day, tx).map(\.json)
    },
    .read(
      "/properties/{property}/units/{unit}", "readUnit",
      Phrase("Eine Einheit mit ihrer Herkunft zeigen", en: "Show a unit with its genealogy"), for: PropertyAPI.readers, of: page
    ) { call, tx in try UnitDossier(call["unit"], of: call["property"], tx).json },
    .create(
      "/properties/{property}/units", "addUnit", Phrase("Eine Einheit anlegen", en: "Add a unit"),
      for: [.siteManager, .management], body: newUnit + [.may("existence", .period), .may("source", .text)], of: page,
      in: PropertyAPI.exists
    ) { body, call, tx in
      var record = record(body)
      record.existence = try body.period("existence") ?? .unbounded
      record.source = body.text("source")
      try call.perform(AddUnit(call["property"], record), tx)
      return APICreated(
        address: APICall.address("properties", call["property"], "units", record.code),
        content: try UnitDossier(record.code, of: call["property"], tx).json)
    },
    .create(
      "/properties/{property}/unit-changes", "changeUnits",
      Phrase("Einheiten zusammenlegen, teilen oder neu aufteilen", en: "Merge units, split one, or divide several anew"),
      for: [.siteManager, .management],
      body: [
        .must("on", .day, Phrase("Erster Tag der neuen Einheiten.", en: "First day of the new units.")),
        .must("from", .list(.code)), .must("into", .list(.object(APIShape("NewUnit", newUnit)))), .may("note", .text),
      ], of: change, in: PropertyAPI.exists
    ) { body, call, tx in
      let change = ChangeUnits(
        call["property"], on: body.requiredDay("on"), from: body.texts("from"), into: body.objects("into").map(record),
        note: body.text("note"))
      try call.perform(change, tx)
      return APICreated(
        address: APICall.address("properties", call["property"], "units"),
        content: [
          "kind": .text(change.kind.rawValue), "on": .day(change.day),
          "predecessors": .list(change.predecessors.map { .text($0) }),
          "successors": .list(change.successors.map { .text($0.code) }), "note": .text(change.note),
        ], isContentOfAddress: false)
    },
  ]

  private static func record(_ body: APIEntries) -> UnitRecord {
    UnitRecord(
      code: body.requiredText("code"), kind: body.choice("kind") ?? .flat, floor: body.text("floor"),
      area_m2: body.decimal("area_m2"), rooms: body.decimal("rooms"), note: body.text("note"))
  }
}
