import Domain
import Markup
import Reports
import Store

/// The figures of a report as a page that prints well: facts, what must be known, and tables.
struct ReportSheetView {
  let sheet: ReportSheet
  let t: Words
  /// Where the lines behind a figure are shown; nil for a figure that has none to show.
  var trace: (String) -> String? = { _ in nil }

  var html: HTML {
    HTML {
      section(.class("card")) {
        h2 { t("Auf einen Blick", en: "At a glance") }
        dl(.class("facts")) {
          for fact in sheet.facts {
            dt { t(fact.label) }
            dd { value(fact.cell, of: fact.label) }
          }
        }
      }
      if !sheet.remarks.isEmpty {
        section(.class("note warn")) {
          h2 { t("Feststellungen", en: "Findings") }
          ul {
            for remark in sheet.remarks {
              li {
                t(remark.sentence)
                if let address = remark.key.flatMap(trace) {
                  " "
                  a(.href(address)) { t("Zeilen dazu", en: "the lines") }
                }
              }
            }
          }
        }
      }
      if sheet.tables.count > 2 { contents }
      for (index, table) in sheet.tables.enumerated() { self.table(table, index) }
    }
  }

  /// The way down a long report.
  private var contents: HTML {
    nav(.class("tabs"), .aria("label", t("Tabellen dieses Berichts", en: "Tables of this report"))) {
      ul {
        for (index, table) in sheet.tables.enumerated() { li { a(.href("#tabelle-\(index)")) { t(table.title) } } }
      }
    }
  }

  private func table(_ table: ReportSheet.Table, _ index: Int) -> HTML {
    section {
      h2(.id("tabelle-\(index)")) { t(table.title) }
      p(.class("quiet small")) {
        table.rows.count == 1 ? t("1 Zeile", en: "1 row") : t("\(table.rows.count) Zeilen", en: "\(table.rows.count) rows")
      }
      div(.class("table"), .tabindex(0), .role("region"), .aria("labelledby", "tabelle-\(index)")) {
        Markup.table(.class("rows")) {
          thead {
            tr {
              for column in table.columns { th(.scope(.col), .class(column.isFigure ? "number" : nil)) { t(column.title) } }
            }
          }
          tbody {
            for row in table.rows {
              tr { for (column, cell) in zip(table.columns, row) { self.cell(column) { value(cell, of: column.title) } } }
            }
          }
          if let total = table.total {
            tfoot { tr { for (column, cell) in zip(table.columns, total) { self.cell(column) { t(cell.value.shown) } } } }
          }
        }
      }
    }
  }

  private func cell(_ column: ReportSheet.Column, @HTMLBuilder _ content: () -> HTML) -> HTML {
    td(.class(column.isFigure ? "number" : nil), .data("label", t(column.title)), content: content)
  }

  /// A figure leads to the lines that it comes from.
  private func value(_ cell: ReportSheet.Cell, of label: Phrase) -> HTML {
    guard let address = cell.key.flatMap(trace) else { return .whole(t(cell.value.shown)) }
    return a(.href(address)) { HTML.whole(t(cell.value.shown)) }
  }
}

/// The lines behind a figure, or behind several.
struct TraceView {
  let traces: [TracedFigure]
  let t: Words
  /// The page without them.
  let close: SiteURL

  /// More than anybody reads on a page; the figure says how many there are.
  private static let lines_max = 500

  var html: HTML {
    section(.class("card"), .id("spur")) {
      h2 { t("Woher diese Zahl kommt", en: "Where this figure comes from") }
      for trace in traces {
        p {
          strong { t(trace.label) + ": " + trace.value }
          " "
          code { trace.key }
        }
        if trace.lines.isEmpty {
          p(.class("quiet")) { t("Keine Zeilen.", en: "No rows.") }
        } else {
          ul(.class("trace")) {
            for line in trace.lines.prefix(Self.lines_max) {
              li {
                span(.class("row")) {
                  span { line.text }
                  span(.class("quiet small")) { t(FigureWording.relation(line.source.relation)) + " " + line.source.id }
                  span(.class("number")) { line.value }
                }
              }
            }
          }
          if trace.lines.count > Self.lines_max {
            p(.class("quiet")) {
              t(
                "und \(trace.lines.count - Self.lines_max) weitere; alle stehen in der JSON-Datei des Berichts",
                en: "and \(trace.lines.count - Self.lines_max) more; the report's JSON file has them all")
            }
          }
        }
      }
      p(.class("buttons")) { a(.class("button"), .href(close.path)) { t("Zeilen schließen", en: "Close the lines") } }
    }
  }
}

/// What would be different in a report, and how.
struct ChangesView {
  let changes: [FigureChange]
  let t: Words
  /// What stands in the first column of values and in the second.
  let before: Phrase
  let after: Phrase
  let title: Phrase
  var shown_max = 200

  var html: HTML {
    HTML {
      div(.class("table"), .tabindex(0), .role("region"), .aria("label", t(title))) {
        table(.class("rows")) {
          Markup.caption(.class("skip")) { t(title) }
          thead {
            tr {
              th(.scope(.col)) { t("Zahl", en: "Figure") }
              th(.scope(.col), .class("number")) { t(before) }
              th(.scope(.col), .class("number")) { t(after) }
            }
          }
          tbody {
            for change in changes.prefix(shown_max) {
              tr {
                td { t(FigureWording.label(change.path)) }
                td(.class("number"), .data("label", t(before))) { t(FigureWording.value(change.old, of: change.path)) }
                td(.class("number"), .data("label", t(after))) { t(FigureWording.value(change.new, of: change.path)) }
              }
            }
          }
        }
      }
      if changes.count > shown_max {
        p(.class("quiet small")) {
          t("und \(changes.count - shown_max) weitere Zahlen", en: "and \(changes.count - shown_max) more figures")
        }
      }
    }
  }
}
