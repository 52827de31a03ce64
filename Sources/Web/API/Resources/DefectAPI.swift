import Domain
import Operations
import Reports
import Store

/// Hazards, and defects that are none.
enum DefectAPI {
  static let defect = APIShape(
    "Defect",
    [
      .must("property", .code), .must("code", .code), .must("is_hazard", .flag), .must("severity", .choice(Severity.self)),
      .must("description", .text), .may("unit", .code), .may("room", .text), .must("reported_on", .day),
      .may("deadline_on", .day), .must("state", .choice(DefectState.self)), .may("closed_on", .day),
      .may("closing_note", .text),
      .may("trade", .code), .may("responsible", .code),
    ])

  private static let query: [APIField] = [
    .may("is_hazard", .flag, Phrase("Gefahren (sonst Mängel und Gefahren).", en: "Hazards only, or defects only; else both.")),
    .may("all", .flag, Phrase("Auch erledigte.", en: "Also closed ones.")),
  ]

  private static let read: APIOperation.Read = { call, tx in try one(call["defect"], of: call["property"], tx) }

  private static func all(
    of property: String?, _ call: APICall, _ window: APIWindow, _ tx: Transaction
  ) throws -> [JSONValue] {
    let id = try property.map { try Lookup.property($0, tx) }
    var last: (property: String, code: String)?
    if let house = try window.text(0), let code = try window.text(1) { last = (house, code) }
    return try HazardQueries.inOrder(
      of: id, hazards: call.query.has("is_hazard") ? call.query.flag("is_hazard") : nil, closedToo: call.query.flag("all"),
      behind: last, limit: window.limit, tx
    ).map(\.json)
  }

  private static func one(_ code: String, of property: String, _ tx: Transaction) throws -> JSONValue {
    let id = try Lookup.property(property, tx)
    _ = try HazardQueries.id(code, of: id, tx)
    guard let defect = try HazardQueries.one(code, of: id, tx) else { throw APIProblem.unknown }
    return defect.json
  }

  static let operations: [APIOperation] = [
    .longList(
      "/defects", "listDefects", Phrase("Gefahren und Mängel aller Häuser", en: "Hazards and defects of all houses"),
      for: PropertyAPI.readers, of: defect, by: ["property", "code"], query: query
    ) { call, window, tx in try all(of: nil, call, window, tx) },
    .longList(
      "/properties/{property}/defects", "listDefectsOfProperty",
      Phrase("Gefahren und Mängel eines Hauses", en: "Hazards and defects of a house"), for: PropertyAPI.readers, of: defect,
      by: ["property", "code"], query: query
    ) { call, window, tx in try all(of: call["property"], call, window, tx) },
    .read(
      "/properties/{property}/defects/{defect}", "readDefect",
      Phrase("Eine Gefahr oder einen Mangel zeigen", en: "Show a hazard or a defect"), for: PropertyAPI.readers, of: defect,
      read),
    .create(
      "/properties/{property}/defects", "reportDefect",
      Phrase("Eine Gefahr oder einen Mangel melden", en: "Report a hazard or a defect"), for: [.siteManager, .management],
      body: [
        .may("code", .code, Phrase("Sonst das nächste freie.", en: "Else the next free one.")), .must("is_hazard", .flag),
        .must("severity", .choice(Severity.self)), .must("description", .text), .may("unit", .code), .may("room", .text),
        .may("reported_on", .day), .may("deadline_on", .day), .may("trade", .code), .may("responsible", .code),
      ], of: defect, in: PropertyAPI.exists
    ) { body, call, tx in
      let (property, deadline) = (call["property"], body.day("deadline_on"))
      let record = HazardRecord(
        property: property, code: body.text("code") ?? "", isHazard: body.flag("is_hazard"),
        severity: body.requiredChoice("severity", or: .low), description: body.requiredText("description"),
        unit: body.text("unit"), room: body.text("room"), reportedOn: body.day("reported_on") ?? call.today,
        deadlineOn: deadline, state: deadline == nil ? .reported : .deadlineSet, trade: body.text("trade"),
        responsible: body.text("responsible"))
      let outcome = try call.perform(ReportHazard(property, code: body.text("code"), record), tx)
      return APICreated(
        address: APICall.address("properties", property, "defects", outcome.code),
        content: try one(outcome.code, of: property, tx))
    },
    .change(
      "/properties/{property}/defects/{defect}/moves", "moveDefect",
      Phrase(
        "Frist setzen oder verlängern, beseitigt melden, schließen, wieder öffnen",
        en: "Set or extend the deadline, report as fixed, close, open again"), for: [.siteManager, .management],
      body: [
        .must("state", .choice(DefectState.self)),
        .may("on", .day, Phrase("An welchem Tag (sonst heute).", en: "On which day (else today).")), .may("deadline_on", .day),
        .may("note", .text),
      ], of: defect, changing: read
    ) { body, call, tx in
      _ = try call.perform(
        MoveHazard(
          call["property"], call["defect"], to: body.requiredChoice("state", or: .reported), on: body.day("on") ?? call.today,
          deadlineOn: body.day("deadline_on"), note: body.text("note")), tx)
      return nil
    },
  ]
}
