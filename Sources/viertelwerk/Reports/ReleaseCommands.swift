import ArgumentParser
import Domain
import Reports
import Store

/// Lists what left the house, and what has been touched since.
struct ReportList: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "list",
    Phrase("Freigegebene Berichte und was sich seither geändert hat.", en: "Released reports and what has changed since."))
  @OptionGroup var shared: SharedOptions

  @Flag(help: .phrase("Nennt jede Zahl, die sich geändert hat.", en: "Names every figure that has changed."))
  var figures = false

  func run(in context: Context) async throws {
    let states = try await context.disclose { tx in try ReleaseState.all(tx) }
    context.show(json: .list(states.map(json)), table: { table(states) })
    if figures, !context.json {
      for state in states where state.isTouched {
        Terminal.line("")
        Terminal.line("\(state.release.number) \(state.request.subject)")
        Terminal.table(state.changes.table)
      }
    }
  }

  private func table(_ states: [ReleaseState]) -> Table {
    Table(
      [
        .text("Nummer", en: "Number"), .figure("Fassung", en: "Version"), .text("Art", en: "Kind"),
        .text("Worüber", en: "Subject"),
        .text("Empfänger", en: "Recipient"), .text("freigegeben", en: "released"), .text("von", en: "by"),
        .text("seither", en: "since"),
      ],
      rows: states.map { state in
        [
          state.release.number, String(state.release.version), state.request.kind.name.text(), state.request.subject,
          state.release.recipient ?? "–", state.release.releasedAt.day.german, state.release.releasedBy,
          Self.since(state).text(),
        ]
      })
  }

  /// What has become of the figures, in a few words.
  static func since(_ state: ReleaseState) -> Phrase {
    if !state.changes.isEmpty {
      let count = state.changes.count
      return count == 1
        ? Phrase("1 Zahl geändert", en: "1 figure changed") : Phrase("\(count) Zahlen geändert", en: "\(count) figures changed")
    }
    return state.corrections.isEmpty
      ? Phrase("unverändert", en: "unchanged")
      : Phrase("Quelle berichtigt, Zahlen gleich", en: "source corrected, figures equal")
  }

  private func json(_ state: ReleaseState) -> JSONValue {
    [
      "number": .text(state.release.number), "version": .integer(state.release.version), "kind": .text(state.release.kind),
      "parameters": state.release.parameters, "recipient": .text(state.release.recipient),
      "released_by": .text(state.release.releasedBy), "released_at": .text(state.release.releasedAt.iso),
      "is_touched": .bool(state.isTouched), "changes": state.changes.json,
      "corrections": .list(state.corrections.map(\.json)),
    ]
  }
}

/// Shows a released version: what it said, and whether it still says so.
struct ReportShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Einen freigegebenen Bericht zeigen.", en: "Show a released report."))
  @OptionGroup var shared: SharedOptions

  @Argument(
    help: .phrase("Nummer, etwa BER-2026-0001.", en: "Number, such as BER-2026-0001.", value: Phrase("nummer", en: "number")))
  var number: String

  @Option(
    help: .phrase("Fassung (sonst die neueste).", en: "Version (else the newest).", value: Phrase("fassung", en: "version")))
  var version: Int?

  func run(in context: Context) async throws {
    let (number, version) = (number, version)
    let state = try await context.disclose { tx in
      try ReleaseState(tx, try ReleasedReportStore.find(tx, number, version: version))
    }
    let release = state.release
    let isIntact = release.isErased || ContentHash.of(release.figures) == release.hash
    if context.json {
      Terminal.line(
        JSONValue.object([
          "number": .text(release.number), "version": .integer(release.version), "kind": .text(release.kind),
          "parameters": release.parameters, "recipient": .text(release.recipient), "reason": .text(release.reason),
          "released_by": .text(release.releasedBy), "released_at": .text(release.releasedAt.iso),
          "sha256": .text(ContentHash.text(release.hash)), "is_intact": .bool(isIntact), "figures": release.figures,
          "changes": state.changes.json,
        ]).pretty)
    } else {
      var facts = [
        [
          Phrase("Bericht", en: "Report").text(),
          "\(release.number), " + Phrase("Fassung ", en: "version ").text() + "\(release.version)",
        ],
        [Phrase("Art", en: "Kind").text(), "\(state.request.kind.name.text()) \(state.request.subject)"],
        [Phrase("Stand", en: "As of").text(), state.request.asOf.german],
        [Phrase("Empfänger", en: "Recipient").text(), release.recipient ?? "–"],
        [Phrase("Freigegeben", en: "Released").text(), "\(release.releasedAt) \(release.releasedBy)"],
        [
          "SHA-256",
          ContentHash.text(release.hash) + (isIntact ? "" : Phrase(" – STIMMT NICHT", en: " – DOES NOT MATCH").text()),
        ],
        [Phrase("Seither", en: "Since").text(), ReportList.since(state).text()],
      ]
      if let reason = release.reason { facts.append([Phrase("Grund", en: "Reason").text(), reason]) }
      Terminal.table(Table([.text("Angabe", en: "Item"), .text("Wert", en: "Value")], rows: facts))
      if !state.changes.isEmpty {
        Terminal.line("")
        Terminal.table(state.changes.table)
      }
      Terminal.line("")
      Terminal.line(release.figures.pretty)
    }
    guard isIntact else { throw ExitCode(ExitKind.findings.rawValue) }
  }
}

/// Releases a new version of a report whose data have changed.
struct ReportCorrect: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "correct",
    Phrase("Einen Bericht berichtigen: neue Fassung mit Grund.", en: "Correct a report: a new version with its reason."))
  @OptionGroup var shared: SharedOptions

  @Argument(
    help: .phrase("Nummer, etwa BER-2026-0001.", en: "Number, such as BER-2026-0001.", value: Phrase("nummer", en: "number")))
  var number: String

  @Option(help: .phrase("Warum.", en: "Why.", value: .text))
  var reason: String

  @Option(help: .phrase("Stand (sonst heute).", en: "As of (else today).", value: .day), transform: Reading.day)
  var asOf: LocalDate?

  func run(in context: Context) async throws {
    let (number, reason, day) = (number, reason, asOf ?? Reading.today)
    let correction = try await context.disclose { tx in try CorrectReport(tx, number: number, reason: reason, asOf: day) }
    let release = try await context.write { tx in try correction.run(tx) }
    context.show(
      json: [
        "number": .text(release.number), "version": .integer(release.version), "reason": .text(release.reason),
        "changes": correction.changes.json,
      ], table: { correction.changes.table })
    Terminal.say(
      Phrase(
        "Berichtigt: \(release.number), Fassung \(release.version).",
        en: "Corrected: \(release.number), version \(release.version)."))
  }
}

extension [FigureChange] {
  /// Old and new beside each other.
  fileprivate var table: Table {
    Table(
      [.text("Zahl", en: "Figure"), .figure("alt", en: "old"), .figure("neu", en: "new")],
      rows: map { [$0.path, FigureChange.text($0.old), FigureChange.text($0.new)] })
  }
}
