import Domain
import Operations
import Reports
import Store

/// Assignments and employments of participants.
enum PlacementAPI {
  private static let readers: Set<Role> = [.coach, .finance, .management, .auditor, .participant]
  private static let writers: Set<Role> = [.coach, .management]

  private static let basis = APIShape(
    "LegalBasis", [.must("instrument", .code), .must("law", .text), .must("period", .period)])

  private static let facts: [APIField] = [
    .may("measure", .text), .may("measure_number", .text), .may("allowance_cents_per_hour", .rate),
    .may("wage_cents_per_hour", .rate), .may("occupation", .code), .may("source", .text),
  ]

  static let placement = APIShape(
    "Placement",
    [
      .must("code", .code), .must("participant", .code), .must("kind", .choice(PlacementKind.self)), .must("jobcenter", .code),
      .must("period", .period), .must("weekday_minutes", .list(.integer(0...1_440))), .may("end_reason", .text),
      .must("bases", .list(.object(basis))),
      .must(
        "reports",
        .list(
          .object(
            APIShape(
              "ReportDue", [.must("kind", .choice(["interim", "final"])), .must("due_on", .day), .must("requested", .flag)])))),
    ] + facts)

  private static let read: APIOperation.Read = { call, tx in try one(call["placement"], tx) }

  private static func one(_ code: String, _ tx: Transaction) throws -> JSONValue {
    guard let found = try PlacementQueries.one(Lookup.placement(code, tx), tx) else { throw APIProblem.unknown }
    return found.json
  }

  static let operations: [APIOperation] = [
    .longList(
      "/placements", "listPlacements", Phrase("Zuweisungen auflisten", en: "List the placements"), for: readers, of: placement,
      by: ["code"],
      query: [
        .may("participant", .code), .may("jobcenter", .code),
        .may("on", .day, Phrase("Nur was an diesem Tag läuft.", en: "Only what runs on this day.")),
      ]
    ) { call, window, tx in
      try PlacementQueries.inOrder(
        of: call.query.text("participant").map { try Lookup.participant($0, tx) },
        jobcenter: call.query.text("jobcenter").map { try Lookup.organisation($0, kind: "jobcenter", tx) },
        on: call.query.day("on"), behind: window.text(), limit: window.limit, tx
      ).map(\.json)
    },
    .read(
      "/placements/{placement}", "readPlacement", Phrase("Eine Zuweisung zeigen", en: "Show a placement"), for: readers,
      of: placement, read),
    .create(
      "/placements", "addPlacement",
      Phrase("Eine Zuweisung oder Beschäftigung aufnehmen", en: "Take in an assignment or employment"), for: writers,
      body: [
        .must("code", .code), .must("participant", .code), .must("jobcenter", .code), .must("period", .period),
        .may("kind", .choice(PlacementKind.self)),
        .may("weekday_minutes", .list(.integer(0...1_440)), Phrase("Ab Montag, sieben.", en: "From Monday on, seven.")),
        .may(
          "bases",
          .list(.object(APIShape("NewLegalBasis", [.must("instrument", .code), .may("period", .period)]))),
          Phrase("Ohne Zeitraum gilt sie für die ganze Zuweisung.", en: "Without a period it holds for the whole placement.")),
        .may("interim_report_due_on", .day), .may("final_report_due_on", .day),
      ] + facts, of: placement
    ) { body, call, tx in
      let code = body.requiredText("code")
      let week = body.integers("weekday_minutes")
      guard week.count <= 7 else { throw APIFaults(faults: [APIFault(pointer: "/weekday_minutes", message: weekHasSeven)]) }
      var operation = AddPlacement(
        code: code, participant: body.requiredText("participant"), jobcenter: body.requiredText("jobcenter"),
        period: try body.period("period") ?? .unbounded, weekdayMinutes: week + Array(repeating: 0, count: 7 - week.count))
      operation.kind = body.choice("kind") ?? .working
      operation.bases = try body.objects("bases").map {
        AddPlacement.Basis(instrument: $0.requiredText("instrument"), period: try $0.period("period"))
      }
      operation.measure = body.text("measure")
      operation.measureNumber = body.text("measure_number")
      operation.allowancePerHour = body.money("allowance_cents_per_hour")
      operation.wagePerHour = body.money("wage_cents_per_hour")
      operation.interimReportDueOn = body.day("interim_report_due_on")
      operation.finalReportDueOn = body.day("final_report_due_on")
      operation.occupation = body.text("occupation")
      operation.source = body.text("source")
      try call.perform(operation, tx)
      return APICreated(address: APICall.address("placements", code), content: try one(code, tx))
    },
    .change(
      "/placements/{placement}/end", "endPlacement",
      Phrase("Eine Zuweisung vorzeitig beenden", en: "End a placement before its time"), for: writers,
      body: [.must("last_day", .day), .must("reason", .text)], of: placement, changing: read
    ) { body, call, tx in
      try call.perform(
        EndPlacement(
          placement: call["placement"], lastDay: body.requiredDay("last_day"), reason: body.requiredText("reason")), tx)
      return nil
    },
    .change(
      "/placements/{placement}/extension", "extendPlacement", Phrase("Eine Zuweisung verlängern", en: "Extend a placement"),
      for: writers, body: [.must("last_day", .day), .must("reason", .text)], of: placement, changing: read
    ) { body, call, tx in
      try call.perform(
        ExtendPlacement(
          placement: call["placement"], lastDay: body.requiredDay("last_day"), reason: body.requiredText("reason")), tx)
      return nil
    },
    .change(
      "/placements/{placement}/bases", "addLegalBasis",
      Phrase("Eine Rechtsgrundlage mit eigenem Zeitraum hinzufügen", en: "Add a legal basis with its own period"), for: writers,
      body: [.must("instrument", .code), .must("period", .period)], of: placement, changing: read
    ) { body, call, tx in
      try call.perform(
        AddPlacementBasis(
          placement: call["placement"], instrument: body.requiredText("instrument"),
          period: try body.period("period") ?? .unbounded), tx)
      return nil
    },
  ]

  private static let weekHasSeven = Phrase("Eine Woche hat sieben Tage.", en: "A week has seven days.")
}
