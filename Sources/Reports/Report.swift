package import Domain
package import Store

/// What kind of report it is; the raw value is how a release keeps it.
package enum ReportKind: String, Sendable, CaseIterable {
  case participants
  case funding
  case property

  package var name: Phrase {
    switch self {
    case .participants: Phrase("Teilnehmende", en: "Participants")
    case .funding: Phrase("Finanzierung", en: "Funding")
    case .property: Phrase("Objekt", en: "Property")
    }
  }
}

/// A report: figures computed from one snapshot, the same whoever asks and whenever, because the day it is drawn up is given.
package protocol Report: Sendable {
  var kind: ReportKind { get }
  /// What it was drawn up from: enough to compute it again. See `ReportRequest`.
  var request: ReportRequest { get }
  /// The figures for programs and for a release.
  var figures: JSONValue { get }
  /// Where each figure comes from.
  var traces: [TracedFigure] { get }
  /// For people, in lines of at most `width` characters where words allow it.
  func page(width: Int) -> TextPage
  func csv() -> CSVDocument
}

extension Report {
  /// Every row that some figure came from.
  package var sources: Set<SourceRow> { Set(traces.lazy.flatMap(\.lines).map(\.source)) }

  /// What a program reads: the figures and what they are of.
  package var document: JSONValue {
    ["kind": .text(kind.rawValue), "parameters": request.parameters, "figures": figures]
  }

  /// The figures whose path is `path` or lies below it; all of them for nil.
  ///
  /// - Throws: `Problem` with the nearest path where there is none of this one.
  package func traces(of path: String?) throws -> [TracedFigure] {
    guard let path else { return traces }
    let everything = traces
    let found = everything.filter { trace in
      // From the front or from any point on: `participants.TN-0001`, `TN-0001`, `worked_minutes`.
      let key = "." + trace.key
      return (key + ".").hasSuffix("." + path + ".") || [".", "/"].contains { key.occurrence(of: "." + path + $0) }
    }
    guard found.isEmpty else { return found }
    let tails = everything.lazy.map { $0.key.split(separator: ".").dropFirst().joined(separator: ".") }
    let nearest =
      Suggestion.nearest(to: path, in: everything.map(\.key)) ?? Suggestion.nearest(to: path, in: tails)
      ?? everything.first?.key
    throw Problem(
      code: "figure.unknown",
      message: Phrase("Die Zahl „\(path)“ steht nicht in diesem Bericht.", en: "This report has no figure “\(path)”."),
      hint: nearest.map {
        Phrase(
          "Zum Beispiel: --trace \($0); ohne Angabe werden alle belegt.",
          en: "For example: --trace \($0); without a value all are traced.")
      })
  }

  /// The figures with the rows behind them, for people.
  package func tracePage(of path: String?, width: Int) throws -> String {
    var blocks: [String] = []
    for trace in try traces(of: path) {
      let heading = "\(trace.label.text()): \(trace.value)  [\(trace.key)]"
      let table = TextTable(
        [.flexible("Herkunft", en: "Source"), .flexible("Zeile", en: "Row"), .figure("Wert", en: "Value")],
        rows: trace.lines.map { [$0.source.description, $0.text, $0.value] })
      blocks.append(
        ([heading]
          + (trace.lines.isEmpty ? [Phrase("keine Zeilen", en: "no rows").text()] : table.lines(width: width)))
          .joined(separator: "\n"))
    }
    return blocks.joined(separator: "\n\n")
  }

  /// The same for programs.
  package func traceJSON(of path: String?) throws -> JSONValue {
    .list(
      try traces(of: path).map { trace in
        .object([
          "key": .text(trace.key), "label": .text(trace.label.text()), "value": .text(trace.value),
          "rows": .list(
            trace.lines.map { line in
              [
                "relation": .text(line.source.relation), "id": .text(line.source.id), "text": .text(line.text),
                "value": .text(line.value),
              ]
            }),
        ])
      })
  }
}

extension String {
  /// Whether the text occurs; the standard library's search would bring in regular expressions.
  fileprivate func occurrence(of wanted: String) -> Bool {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(wanted) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
