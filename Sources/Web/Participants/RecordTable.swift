import Domain
import Markup

/// A short table of a record: what it is called, its columns, and rows of whatever stands in their cells.
struct RecordTable {
  /// A column's title, and whether its figures stand below each other.
  struct Column {
    let title: Phrase
    var isFigure = false
    var isWide = false
    /// Leads to what can be done with the row; paper has no use for it.
    var isWays = false

    static func text(_ title: Phrase, wide: Bool = false) -> Column { Column(title: title, isWide: wide) }
    static func ways(_ title: Phrase) -> Column { Column(title: title, isWide: true, isWays: true) }
    static func figure(_ title: Phrase) -> Column { Column(title: title, isFigure: true) }
  }

  let caption: Phrase
  let columns: [Column]
  let rows: [[HTML]]
  var empty = Phrase("Noch nichts eingetragen.", en: "Nothing entered yet.")

  func html(_ t: Words) -> HTML {
    guard !rows.isEmpty else { return p(.class("quiet")) { t(empty) } }
    return div(.class("table"), .tabindex(0), .role("region"), .aria("label", t(caption))) {
      table(.class("rows")) {
        Markup.caption(.class("skip")) { t(self.caption) }
        thead {
          tr {
            for column in columns {
              th(.scope(.col), .class(column.isFigure ? "number" : column.isWays ? "ways" : nil)) { t(column.title) }
            }
          }
        }
        tbody {
          for row in rows {
            tr {
              for (column, cell) in zip(columns, row) {
                td(
                  .class(column.isFigure ? "number" : column.isWays ? "wide ways" : column.isWide ? "wide" : nil),
                  .data("label", t(column.title))
                ) { cell }
              }
            }
          }
        }
      }
    }
  }
}
