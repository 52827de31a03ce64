import Domain
import Operations
import Reports
import Store

/// Work packages, who is planned onto them, and work that was done although a gate was not met.
enum WorkAPI {
  private static let facts: [APIField] = [
    .may("unit", .code), .may("trade", .code), .may("cost_group_edition", .integer(1900...2400)), .may("cost_group", .code),
    .may("firm", .code), .may("note", .text),
  ]

  private static let package = APIShape(
    "WorkPackage",
    [
      .must("code", .code), .must("title", .text), .must("stage", .code), .must("occurrence", .position),
      .must("performer", .choice(Performer.self)), .must("planned_minutes", .minutes), .must("planned_cost_cents", .cents),
      .must("work_kinds", .list(.code)), .must("done_basis_points", .basisPoints), .must("worked_minutes", .minutes),
      .must("firm_minutes", .minutes),
    ] + facts)

  private static let assignment = APIShape(
    "WorkAssignment",
    [.must("participant", .code), .must("work_package", .code), .must("period", .period), .may("note", .text)])

  static let unmetGate = APIShape(
    "UnmetGate",
    [.must("participant", .code), .must("work_package", .code), .must("gate", .code), .must("missing_from", .day)])

  static let breach = APIShape(
    "Breach",
    [
      .must("number", .number), .must("property", .code), .must("day", .day), .must("participant", .code),
      .must("work_package", .code), .must("minutes", .minutes), .must("gate", .code), .may("reason", .text),
      .may("follow_up", .text), .may("closed_on", .day),
    ])

  private static let readBreach: APIOperation.Read = { call, tx in
    guard let found = try BreachQueries.one(call.number64("breach"), tx) else { throw APIProblem.unknown }
    return found.json
  }

  private static func one(_ code: String, of property: String, _ call: APICall, _ tx: Transaction) throws -> JSONValue {
    let house = try Lookup.property(property, tx)
    _ = try Lookup.workPackage(code, of: house, tx)
    guard let found = try WorkPackageQueries.all(of: house, on: call.today, tx).first(where: { $0.facts.code == code }) else {
      throw APIProblem.unknown
    }
    return found.json
  }

  static let operations: [APIOperation] = [
    .list(
      "/properties/{property}/work-packages", "listWorkPackages",
      Phrase("Arbeitspakete auflisten", en: "List the work packages"), for: PropertyAPI.readers, of: package, by: ["code"],
      query: [.may("stage", .code)]
    ) { call, tx in
      let stage = call.query.text("stage")
      return try WorkPackageQueries.all(of: Lookup.property(call["property"], tx), on: call.today, tx)
        .filter { stage == nil || $0.facts.stage == stage }.map(\.json)
    },
    .read(
      "/properties/{property}/work-packages/{package}", "readWorkPackage",
      Phrase("Ein Arbeitspaket zeigen", en: "Show a work package"), for: PropertyAPI.readers, of: package
    ) { call, tx in try one(call["package"], of: call["property"], call, tx) },
    .create(
      "/properties/{property}/work-packages", "addWorkPackage", Phrase("Ein Arbeitspaket anlegen", en: "Add a work package"),
      for: [.siteManager, .management],
      body: [
        .must("code", .code), .must("title", .text), .must("stage", .code), .may("occurrence", .position),
        .may("performer", .choice(Performer.self)), .may("planned_minutes", .minutes), .may("planned_cost_cents", .cents),
        .may("work_kinds", .list(.code)),
      ] + facts, of: package, in: PropertyAPI.exists
    ) { body, call, tx in
      let (code, group, firm) = (body.requiredText("code"), body.text("cost_group"), body.text("firm"))
      let facts = WorkPackageFacts(
        code: code, title: body.requiredText("title"), stage: body.requiredText("stage"),
        occurrence: body.integer("occurrence") ?? 1, unit: body.text("unit"), trade: body.text("trade"),
        costGroupEdition: group == nil ? nil : body.integer("cost_group_edition") ?? 2018, costGroup: group,
        performer: body.choice("performer") ?? (firm == nil ? .participants : .firm), firm: firm,
        planned: body.minutes("planned_minutes") ?? .zero, plannedCost: body.money("planned_cost_cents") ?? .zero,
        workKinds: body.texts("work_kinds"), note: body.text("note"))
      try call.perform(AddWorkPackage(call["property"], facts), tx)
      return APICreated(
        address: APICall.address("properties", call["property"], "work-packages", code),
        content: try one(code, of: call["property"], call, tx))
    },
    .list(
      "/properties/{property}/work-assignments", "listWorkAssignments",
      Phrase("Wer wofür eingeplant ist", en: "Who is planned onto what"), for: [.siteManager, .management], of: assignment,
      by: ["participant", "work_package", "period"],
      query: [
        .may("from", .day, Phrase("Erster Tag (sonst heute).", en: "First day (else today).")), .may("through", .day),
      ]
    ) { call, tx in
      let first = call.query.day("from") ?? call.today
      let period = DateRange(lower: first, upper: call.query.day("through").map { $0.adding(days: 1) }) ?? .empty
      return try WorkAssignmentQueries.all(of: Lookup.property(call["property"], tx), in: period, tx).map(\.json)
    },
    .create(
      "/properties/{property}/work-assignments", "planWork",
      Phrase("Jemanden für ein Arbeitspaket einplanen", en: "Plan somebody onto a work package"),
      for: [.siteManager, .management], body: assignment.fields,
      of: assignment.with("PlannedWork", [.must("warnings", .list(.object(unmetGate)))]), in: PropertyAPI.exists
    ) { body, call, tx in
      let (package, participant) = (body.requiredText("work_package"), body.requiredText("participant"))
      let period = try body.period("period") ?? .unbounded
      let warnings = try call.perform(
        PlanWork(call["property"], package, participant: participant, in: period, note: body.text("note")), tx)
      return APICreated(
        address: APICall.address("properties", call["property"], "work-assignments"),
        content: [
          "participant": .text(participant), "work_package": .text(package), "period": .period(period),
          "note": .text(body.text("note")), "warnings": .list(warnings.map(\.json)),
        ], isContentOfAddress: false)
    },
    .longList(
      "/breaches", "listBreaches", Phrase("Arbeit ohne nötigen Nachweis", en: "Work without a needed certificate"),
      for: [.siteManager, .management, .auditor], of: breach, by: ["number"],
      query: [.may("property", .code), .may("all", .flag, Phrase("Auch geklärte.", en: "Also settled ones."))]
    ) { call, window, tx in
      try BreachQueries.inOrder(
        of: call.query.text("property").map { try Lookup.property($0, tx) }, closedToo: call.query.flag("all"),
        behind: window.number(), limit: window.limit, tx
      ).map(\.json)
    },
    .read(
      "/breaches/{breach}", "readBreach", Phrase("Einen Verstoß zeigen", en: "Show a breach"),
      for: [.siteManager, .management, .auditor], of: breach, readBreach),
    .amend(
      "/breaches/{breach}", "resolveBreach", Phrase("Einen Verstoß klären", en: "Settle a breach"),
      for: [.siteManager, .management], body: [.may("reason", .text), .may("follow_up", .text), .may("closed_on", .day)],
      of: breach, changing: readBreach
    ) { body, call, tx in
      _ = try call.perform(
        ResolveBreach(
          call.number64("breach"), reason: body.text("reason"), followUp: body.text("follow_up"),
          closedOn: body.day("closed_on")), tx)
      return nil
    },
  ]
}
