import Domain
import Import
import Markup

/// Everything that was found in uploaded lists, with the place where it is mended.
enum FindingTable {
  static func table(of review: ImportReview, at url: SiteURL, _ state: TableState) -> DataTable<Finding> {
    DataTable(
      caption: Phrase("Fehler, Warnungen und Hinweise", en: "Errors, warnings and notes"),
      columns: [
        DataColumn("schwere", Phrase("Schwere", en: "Severity")) {
          .phrase($0.severity.name)
        } view: { finding, t in
          span(.class(look(of: finding.severity))) { t(finding.severity.name) }
        },
        DataColumn("datei", Phrase("Datei", en: "File")) { .text($0.file) },
        DataColumn("zeile", Phrase("Zeile", en: "Line"), figure: true) { .integer($0.line) },
        DataColumn("spalte", Phrase("Spalte", en: "Column")) { .text($0.column) },
        DataColumn("wert", Phrase("Wert", en: "Value")) { .text($0.value) },
        DataColumn("meldung", Phrase("Was nicht stimmt", en: "What is wrong"), wide: true) { .phrase($0.message) },
        DataColumn("abhilfe", Phrase("Was zu tun ist", en: "What to do"), wide: true) {
          $0.hintOnPages?.withoutCommands.map { .phrase($0) } ?? .none
        },
        DataColumn("code", Phrase("Code", en: "Code"), onlyInFiles: true) { .text($0.code) },
      ], rows: .all(review.findings), url: url, state: state)
  }

  private static func look(of severity: Finding.Severity) -> String {
    switch severity {
    case .error: "tag bad"
    case .warning: "tag warn"
    case .note: "tag"
    }
  }
}
