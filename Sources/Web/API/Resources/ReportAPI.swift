import Domain
import Operations
import Reports
import Store

/// Reports: drawn up, released, corrected, and received.
enum ReportAPI {
  private static let kinds = APIType.choice(ReportKind.allCases.map(\.rawValue))
  private static let makers: Set<Role> = [.coach, .finance, .management]
  private static let readers: Set<Role> = [.coach, .jobcenter, .finance, .management, .auditor]

  private static let subject: [APIField] = [
    .may("property", .code, Phrase("Für funding und property.", en: "For funding and property.")),
    .may("jobcenter", .code, Phrase("Für participants.", en: "For participants.")),
    .may("month", .month, Phrase("Für participants.", en: "For participants.")),
    .may(
      "names", .flag, Phrase("Mit Namen, für die Ausfertigung des Jobcenters.", en: "With names, for the Jobcenter's own copy.")
    ),
    .may("as_of", .day, Phrase("Stand (sonst heute).", en: "As of (else today).")),
  ]

  private static let draft = APIShape(
    "ReportDraft", [.must("kind", kinds), .must("parameters", .anything), .must("figures", .anything)])

  private static let release = APIShape(
    "ReleasedReport",
    [
      .must("number", .code), .must("version", .position), .must("kind", kinds), .must("parameters", .anything),
      .may("recipient", .text), .may("reason", .text), .must("released_by", .text), .must("released_at", .moment),
      .must("sha256", .text),
    ])

  private static let page = release.with(
    "ReleasedReportPage",
    [
      .must("is_intact", .flag), .must("figures", .anything), .may("received_by", .text), .may("received_at", .moment),
    ])

  private static let changes = APIShape(
    "ReportState",
    [
      .must("number", .code), .must("version", .position), .must("is_touched", .flag),
      .must(
        "changes",
        .list(.object(APIShape("FigureChange", [.must("path", .text), .may("old", .anything), .may("new", .anything)])))),
      .must(
        "corrections",
        .list(
          .object(
            APIShape(
              "Correction",
              [
                .must("relation", .text), .must("id", .anything), .must("reason", .text), .must("actor", .text),
                // Of a line of the site diary.
                .may("property", .code), .may("day", .day), .may("participant", .code),
              ])))
      ),
    ])

  private static let read: APIOperation.Read = { call, tx in try one(call["report"], call.query.integer("version"), call, tx) }

  /// The newest version: what a correction and a receipt speak of.
  private static let readNewest: APIOperation.Read = { call, tx in try one(call["report"], nil, call, tx) }

  private static func one(_ number: String, _ version: Int?, _ call: APICall, _ tx: Transaction) throws -> JSONValue {
    let found = try ReleasedReportStore.find(tx, number, version: version)
    guard case .object(var members) = found.json else { return .null }
    members["is_intact"] = .bool(found.isErased || ContentHash.of(found.figures) == found.hash)
    members["figures"] = found.figures
    // Whether the recipient has it is for those who send it and for the recipient to know.
    let receipt = call.acts(as: .jobcenter, .coach, .management) ? try ReportReceipts.find(found.id, tx) : nil
    members["received_by"] = .text(receipt?.receivedBy)
    members["received_at"] = .text(receipt?.receivedAt.iso)
    return .object(members)
  }

  static let operations: [APIOperation] = [
    .read(
      "/report-drafts/{kind}", "draftReport",
      Phrase("Einen Bericht aus den Daten von jetzt ausgeben", en: "Draw up a report from the data of now"), for: makers,
      of: draft, query: subject, discloses: true
    ) { call, tx in
      try request(call["kind"], call.query, call).compute(tx).document
    },
    .list(
      "/reports", "listReports", Phrase("Freigegebene Berichte", en: "Released reports"), for: readers, of: release,
      by: ["number"]
    ) { _, tx in try ReleasedReportStore.newest(tx).map(\.json) },
    .read(
      "/reports/{report}", "readReport", Phrase("Einen freigegebenen Bericht zeigen", en: "Show a released report"),
      for: readers, of: page, query: [.may("version", .position, Phrase("Sonst die neueste.", en: "Else the newest."))],
      discloses: true, read),
    .read(
      "/reports/{report}/changes", "readReportChanges",
      Phrase("Was sich seit der Freigabe geändert hat", en: "What has changed since the release"), for: makers, of: changes,
      discloses: true
    ) { call, tx in
      let state = try ReleaseState(tx, try ReleasedReportStore.find(tx, call["report"]))
      return [
        "number": .text(state.release.number), "version": .integer(state.release.version), "is_touched": .bool(state.isTouched),
        "changes": state.changes.json,
        "corrections": .list(state.corrections.map(\.json)),
      ]
    },
    .create(
      "/reports", "releaseReport", Phrase("Einen Bericht freigeben", en: "Release a report"), for: makers,
      body: [.must("kind", kinds), .may("recipient", .code)] + subject, of: page,
      prepare: { body, call, tx in try request(body.requiredText("kind"), body, call).compute(tx) }
    ) { body, call, tx in
      guard let report = call.prepared as? any Report else { throw APIProblem.unknown }
      let release = try ReleaseReport(report, recipient: body.text("recipient")).run(tx)
      return APICreated(
        address: APICall.address("reports", release.number), content: try one(release.number, nil, call, tx))
    },
    .change(
      "/reports/{report}/corrections", "correctReport",
      Phrase("Einen Bericht berichtigen: neue Fassung mit Grund", en: "Correct a report: a new version with its reason"),
      for: makers, body: [.must("reason", .text), .may("as_of", .day)], of: page,
      outcome: [.must("changes", .anything)], changing: readNewest,
      prepare: { body, call, tx in
        try CorrectReport(
          tx, number: call["report"], reason: body.requiredText("reason"), asOf: body.day("as_of") ?? call.today)
      }
    ) { _, call, tx in
      guard let correction = call.prepared as? CorrectReport else { throw APIProblem.unknown }
      _ = try correction.run(tx)
      return ["changes": correction.changes.json]
    },
    .change(
      "/reports/{report}/receipt", "acknowledgeReport",
      Phrase("Den Empfang bestätigen", en: "Acknowledge receipt"), for: [.jobcenter], body: [], of: page, changing: readNewest
    ) { _, call, tx in
      _ = try call.perform(AcknowledgeReport(call["report"]), tx)
      return nil
    },
  ]

  private static func request(_ kind: String, _ entries: APIEntries, _ call: APICall) throws -> ReportRequest {
    let day = entries.day("as_of") ?? call.today
    func required<Value>(_ value: Value?, _ name: String) throws -> Value {
      guard let value else {
        throw APIFaults(faults: [APIFault(pointer: "/" + name, message: Phrase("Diese Angabe fehlt.", en: "This is missing."))])
      }
      return value
    }
    switch ReportKind(rawValue: kind) {
    case .participants?:
      return .participants(
        jobcenter: try required(entries.text("jobcenter"), "jobcenter"), month: try required(entries.month("month"), "month"),
        withNames: entries.flag("names"), asOf: day)
    case .funding?: return .funding(property: try required(entries.text("property"), "property"), asOf: day)
    case .property?: return .property(try required(entries.text("property"), "property"), asOf: day)
    case nil: throw APIProblem.unknown
    }
  }
}
