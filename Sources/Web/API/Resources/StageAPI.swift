import Domain
import Operations
import Reports
import Store

/// The stages a house goes through.
enum StageAPI {
  static let stage = APIShape(
    "Stage",
    [
      .must("stage", .code), .must("name", .text), .must("occurrence", .position), .may("planned", .period),
      .must("state", .choice(StageState.allCases.map(\.rawValue))), .may("started_on", .day), .may("completed_on", .day),
      .may("accepted_on", .day), .may("progress_basis_points", .basisPoints), .must("work_packages", .count),
      .must("worked_minutes", .minutes), .may("source", .text), .may("note", .text),
    ])

  private static let event = APIShape(
    "StageEvent",
    [
      .must("from", .choice(StageState.allCases.map(\.rawValue))), .must("to", .choice(StageState.allCases.map(\.rawValue))),
      .must("on", .day), .may("reason", .text), .may("override_reason", .text), .must("gates_overridden", .list(.code)),
      .must("actor", .text),
    ])

  private static let page = stage.with("StagePage", [.must("events", .list(.object(event)))])

  private static let plan: [APIField] = [.may("planned", .period), .may("source", .text), .may("note", .text)]

  private static let read: APIOperation.Read = { call, tx in
    try page(call["property"], call["stage"], call.number("occurrence"), call, tx)
  }

  private static func page(
    _ property: String, _ stage: String, _ occurrence: Int, _ call: APICall, _ tx: Transaction
  ) throws -> JSONValue {
    let house = try Lookup.property(property, tx)
    let id = try Lookup.stage(stage, occurrence: occurrence, of: house, tx)
    guard let found = try tx.ask(StageQueries.all(of: house, on: call.today)).first(where: { $0.id == id }),
      case .object(var members) = found.json
    else { throw APIProblem.unknown }
    members["events"] = .list(try StageQueries.events(id, tx).map(\.json))
    return .object(members)
  }

  static let operations: [APIOperation] = [
    .list(
      "/properties/{property}/stages", "listStages", Phrase("Bauphasen auflisten", en: "List the stages"),
      for: PropertyAPI.readers, of: stage, by: ["stage", "occurrence"]
    ) { call, tx in try tx.ask(StageQueries.all(of: Lookup.property(call["property"], tx), on: call.today)).map(\.json) },
    .read(
      "/properties/{property}/stages/{stage}/{occurrence}", "readStage",
      Phrase("Eine Bauphase mit ihrem Verlauf zeigen", en: "Show a stage with its history"), for: PropertyAPI.readers, of: page,
      read),
    .create(
      "/properties/{property}/stages", "planStage", Phrase("Eine Bauphase planen", en: "Plan a stage"),
      for: [.siteManager, .management],
      body: [
        .must("stage", .code),
        .may("again", .flag, Phrase("Eine weitere Ausführung planen.", en: "Plan one more run.")),
      ] + plan, of: page, in: PropertyAPI.exists
    ) { body, call, tx in
      let (property, stage) = (call["property"], body.requiredText("stage"))
      let outcome = try call.perform(
        PlanStage(
          property, stage, again: body.flag("again"), planned: try body.period("planned"), source: body.text("source"),
          note: body.text("note")), tx)
      guard outcome.isNew else {
        throw Problem(
          code: "stage.planned_before",
          message: Phrase("„\(stage)“ ist schon geplant.", en: "“\(stage)” is planned already."),
          hint: Phrase(
            "Den Plan mit PATCH ändern, oder mit again eine weitere Ausführung planen.",
            en: "Change the plan by PATCH, or plan one more run with again."))
      }
      return APICreated(
        address: APICall.address("properties", property, "stages", stage, String(outcome.occurrence)),
        content: try page(property, stage, outcome.occurrence, call, tx))
    },
    .amend(
      "/properties/{property}/stages/{stage}/{occurrence}", "replanStage",
      Phrase("Eine Bauphase umplanen", en: "Change the plan of a stage"), for: [.siteManager, .management], body: plan,
      of: page,
      changing: read
    ) { body, call, tx in
      _ = try call.perform(
        PlanStage(
          call["property"], call["stage"], occurrence: call.number("occurrence"), planned: try body.period("planned"),
          source: body.text("source"), note: body.text("note")), tx)
      return nil
    },
    .change(
      "/properties/{property}/stages/{stage}/{occurrence}/transitions", "moveStage",
      Phrase(
        "Beginnen, unterbrechen, fortsetzen, fertig melden, abnehmen, Abnahme verweigern, entfallen lassen",
        en: "Start, suspend, resume, complete, accept, refuse acceptance, skip"), for: [.siteManager, .management],
      body: [
        .must("action", .choice(StageAction.allCases.map(\.rawValue))),
        .may("on", .day, Phrase("An welchem Tag (sonst heute).", en: "On which day (else today).")), .may("reason", .text),
        .may(
          "override_reason", .text,
          Phrase("Warum auf ein Tor nicht gewartet wird; wird aufbewahrt.", en: "Why a gate is not waited for; it is kept.")),
      ], of: page, changing: read
    ) { body, call, tx in
      _ = try call.perform(
        MoveStage(
          body.requiredChoice("action", or: .start), call["property"], call["stage"], occurrence: call.number("occurrence"),
          on: body.day("on") ?? call.today, reason: body.text("reason"), overrideReason: body.text("override_reason")), tx)
      return nil
    },
  ]
}
