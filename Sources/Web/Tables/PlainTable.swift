import Domain
import Markup

/// A short table that people read rather than work in: no sorting, filtering or paging.
struct PlainTable {
  /// A column with its heading.
  struct Column {
    let title: Phrase
    var isFigure = false
    /// Takes a row of its own on a phone.
    var isWide = false

    init(_ german: String, en english: String, figure: Bool = false, wide: Bool = false) {
      title = Phrase(german, en: english)
      isFigure = figure
      isWide = wide
    }
  }

  /// A row, one cell a column.
  struct Row {
    let cells: [HTML]
    /// Whether it no longer counts, such as what was taken back.
    var isVoid = false
  }

  let caption: Phrase
  let columns: [Column]
  let rows: [Row]
  /// One cell a column, below the rows.
  var total: [HTML] = []
  var empty = Phrase("Noch nichts vorhanden.", en: "Nothing here yet.")

  func html(_ t: Words) -> HTML {
    div(.class("table"), .tabindex(0), .role("region"), .aria("label", t(caption))) {
      table(.class("rows")) {
        Markup.caption(.class("skip")) { t(self.caption) }
        thead {
          tr {
            for column in columns { th(.scope(.col), .class(column.isFigure ? "number" : nil)) { t(column.title) } }
          }
        }
        tbody {
          if rows.isEmpty { tr { td(.colspan(columns.count), .class("wide quiet")) { t(empty) } } }
          for row in rows { tr(.class(row.isVoid ? "void" : nil)) { cells(row.cells, t) } }
        }
        if !total.isEmpty, !rows.isEmpty { tfoot { tr { cells(total, t) } } }
      }
    }
  }

  private func cells(_ cells: [HTML], _ t: Words) -> HTML {
    HTML {
      for (column, cell) in zip(columns, cells) {
        // Without a label a phone hides a cell that holds nothing.
        td(
          .class(column.isFigure ? "number" : column.isWide ? "wide" : nil),
          .data("label", cell.isNothing ? nil : t(column.title))
        ) { cell }
      }
    }
  }
}
