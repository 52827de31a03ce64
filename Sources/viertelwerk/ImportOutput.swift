import Domain
import Import

/// How an import's report reads for people and for programs.
enum ImportOutput {
  static func table(_ report: ImportReport) -> Table {
    let rows = report.files.map { file in
      [
        file.name, file.kind.map { Phrase($0.german, en: $0.name).text() } ?? "–", file.rowCount.magnitude.groupedByThousands(),
        file.newCount.magnitude.groupedByThousands(), file.changedCount.magnitude.groupedByThousands(),
        file.unchangedCount.magnitude.groupedByThousands(),
      ]
    }
    return Table(
      [
        .text("Datei", en: "File"), .text("Art", en: "Kind"), .figure("Zeilen", en: "Rows"), .figure("neu", en: "new"),
        .figure("geändert", en: "changed"),
        .figure("unverändert", en: "unchanged"),
      ], rows: rows,
      total: [
        Phrase("Zusammen", en: "Together").text(), "", report.rowCount.magnitude.groupedByThousands(),
        report.newCount.magnitude.groupedByThousands(), report.changedCount.magnitude.groupedByThousands(),
        report.unchangedCount.magnitude.groupedByThousands(),
      ])
  }

  static func line(_ finding: Finding) -> String {
    finding.severity.name.text() + " " + finding.sentence.text()
  }

  /// Says how many findings are not listed; nil where all are.
  static func unlisted(_ report: ImportReport) -> Phrase? {
    guard report.found.unlistedCount > 0 else { return nil }
    let (limit, rest) = (FindingList.listed_max, report.found.unlistedCount)
    return Phrase(
      "Gelistet sind die ersten \(limit.magnitude.groupedByThousands()) Hinweise und Fehler; \(rest.magnitude.groupedByThousands()) weitere sind nur gezählt.",
      en:
        "Listed are the first \(limit.magnitude.groupedByThousands()) notes and errors; \(rest.magnitude.groupedByThousands()) more are only counted."
    )
  }

  static func summary(_ report: ImportReport) -> Phrase {
    if report.hasErrors, report.isStored {
      let (new, errors) = (
        report.newCount.magnitude.groupedByThousands(), report.found.errorCount.magnitude.groupedByThousands()
      )
      return Phrase(
        "\(new) neue Zeilen gespeichert, \(errors) Fehler; die übrigen Zeilen sind zurückgegeben.",
        en: "\(new) new rows stored, \(errors) error\(report.found.errorCount == 1 ? "" : "s"); the other rows are given back.")
    }
    if report.hasErrors {
      let errors = report.found.errorCount.magnitude.groupedByThousands()
      return Phrase(
        "\(errors) Fehler; es wurde nichts gespeichert.",
        en: "\(errors) error\(report.found.errorCount == 1 ? "" : "s"); nothing was stored.")
    }
    if report.awaitsConfirmation, !report.isRehearsal {
      let (warnings, isOne) = (report.found.warningCount.magnitude.groupedByThousands(), report.found.warningCount == 1)
      return Phrase(
        "\(warnings) \(isOne ? "Warnung" : "Warnungen"); es wurde nichts gespeichert. Ist es so gemeint: --accept-warnings.",
        en: "\(warnings) warning\(isOne ? "" : "s"); nothing was stored. If that is what you mean: --accept-warnings.")
    }
    if report.changedCount > 0 {
      let (new, changed) = (report.newCount.magnitude.groupedByThousands(), report.changedCount.magnitude.groupedByThousands())
      return report.isRehearsal
        ? Phrase(
          "Alles passt: \(new) neu, \(changed) geändert. Es wurde nichts gespeichert.",
          en: "All fits: \(new) new, \(changed) changed. Nothing was stored.")
        : Phrase("\(new) neue Zeilen gespeichert, \(changed) geändert.", en: "\(new) new rows stored, \(changed) changed.")
    }
    if report.newCount == 0 {
      return Phrase("0 neue Zeilen, nichts geändert.", en: "0 new rows, nothing changed.")
    }
    let (new, isOne) = (report.newCount.magnitude.groupedByThousands(), report.newCount == 1)
    return report.isRehearsal
      ? Phrase(
        "Alles passt: \(new) \(isOne ? "Zeile wäre" : "Zeilen wären") neu. Es wurde nichts gespeichert.",
        en: "All fits: \(new) \(isOne ? "row" : "rows") would be new. Nothing was stored.")
      : Phrase("\(new) neue \(isOne ? "Zeile" : "Zeilen") gespeichert.", en: "\(new) new \(isOne ? "row" : "rows") stored.")
  }

  static func json(_ report: ImportReport) -> JSONValue {
    [
      "stored": .bool(report.isStored), "dry_run": .bool(report.isRehearsal), "rows": .integer(Int64(report.rowCount)),
      "rows_new": .integer(Int64(report.newCount)), "rows_changed": .integer(Int64(report.changedCount)),
      "rows_unchanged": .integer(Int64(report.unchangedCount)),
      "files": .list(
        report.files.map { file in
          [
            "name": .text(file.name), "kind": .text(file.kind?.name), "encoding": .text(file.encoding?.rawValue),
            "rows": .integer(Int64(file.rowCount)), "rows_new": .integer(Int64(file.newCount)),
            "rows_changed": .integer(Int64(file.changedCount)),
            "rows_unchanged": .integer(Int64(file.unchangedCount)),
          ]
        }),
      "returned": .list(report.returned.map { .text($0.path) }), "errors": .integer(report.found.errorCount),
      "warnings": .integer(report.found.warningCount),
      "findings_unlisted": .integer(report.found.unlistedCount),
      "findings": .list(
        report.findings.map { finding in
          [
            "severity": .text(finding.severity.rawValue), "code": .text(finding.code), "file": .text(finding.file),
            "line": .integer(finding.line), "column": .text(finding.column), "value": .text(finding.value),
            "message": .text(finding.message.text()), "hint": .text(finding.hint?.text()),
          ]
        }),
    ]
  }

  static func json(_ kind: Kind) -> JSONValue {
    [
      "name": .text(kind.name), "german": .text(kind.german), "title": .text(kind.title.text()),
      "columns": .list(
        kind.columns.map { column in
          [
            "german": .text(column.german), "english": .text(column.english), "meaning": .text(column.meaning.text()),
            "content": .text(column.expectation.text()), "example": .text(column.example), "required": .bool(column.isRequired),
            "personal": .bool(column.isPersonal),
          ]
        }),
    ]
  }
}
