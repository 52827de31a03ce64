import Domain
import Markup
import Store

/// A column of a table: what it is called in addresses and on the page, what it holds, and how it looks where a text is not enough.
struct DataColumn<Row: Sendable>: Sendable {
  let id: String
  let title: Phrase
  var isFigure = false
  /// Takes a row of its own on a phone.
  var isWide = false
  /// Not on the page, where it stands in another column's view.
  var isOnlyInFiles = false
  let value: @Sendable (Row) -> TableValue
  var view: (@Sendable (Row, Words) -> HTML)?

  init(
    _ id: String, _ title: Phrase, figure: Bool = false, wide: Bool = false, onlyInFiles: Bool = false,
    _ value: @escaping @Sendable (Row) -> TableValue, view: (@Sendable (Row, Words) -> HTML)? = nil
  ) {
    self.id = id
    self.title = title
    isFigure = figure
    isWide = wide
    isOnlyInFiles = onlyInFiles
    self.value = value
    self.view = view
  }
}

/// The rows of a table: all of a list that stays short, or the page that the database has cut out of a long one.
enum TableRows<Row: Sendable>: Sendable {
  case all([Row])
  case page(ListPage<Row>)

  var isEmpty: Bool {
    switch self {
    case .all(let rows): rows.isEmpty
    case .page(let page): page.count == 0
    }
  }
}

/// A table that people work in: sorted, filtered and paged by its address, so that a view can be kept as a bookmark and works without
/// scripts.
struct DataTable<Row: Sendable>: Sendable {
  let caption: Phrase
  let columns: [DataColumn<Row>]
  let rows: TableRows<Row>
  let url: SiteURL
  var state: TableState
  /// Shown where there is no row at all, with what to do about it.
  var empty = Phrase("Noch nichts vorhanden.", en: "Nothing here yet.")
  /// Below the rows, one value a column.
  var total: [String: TableValue] = [:]

  /// Names the table on its page, for the script that filters its rows.
  private var id: String { "liste-" + url.path.filter { $0.isLetter } }

  private var shownColumns: [DataColumn<Row>] { columns.filter { !$0.isOnlyInFiles } }

  /// What stands on the page, of how many.
  private struct Cut {
    let rows: [Row]
    let count: Int
    let page: Int
    let pages: Int
  }

  private func cut(_ t: Words) -> Cut {
    switch rows {
    case .page(let page): return Cut(rows: page.rows, count: page.count, page: page.page, pages: page.pages)
    case .all(let rows):
      let (found, size) = (chosen(rows, t), TableState.rowsPerPage)
      let pages = max(1, (found.count + size - 1) / size)
      let page = min(max(1, state.page), pages)
      return Cut(rows: Array(found.dropFirst((page - 1) * size).prefix(size)), count: found.count, page: page, pages: pages)
    }
  }

  /// The rows that the filter leaves, in order; what an export holds.
  func chosen(_ t: Words) -> [Row] {
    switch rows {
    case .page(let page): page.rows
    case .all(let rows): chosen(rows, t)
    }
  }

  private func chosen(_ rows: [Row], _ t: Words) -> [Row] {
    var found = rows
    if let filter = state.filter {
      let words = FoldedText(filter).words.map(FoldedText.spellings)
      found = found.filter { row in
        let text = FoldedText(columns.map { $0.value(row).shown(t) }.joined(separator: "\n")).text
        return words.allSatisfy { $0.contains(where: text.contains) }
      }
    }
    guard let column = columns.first(where: { $0.id == state.sort }) else { return found }
    let keyed = found.map { (row: $0, value: column.value($0)) }
    let present = keyed.filter { $0.value != .none }
    let missing = keyed.filter { $0.value == .none }
    let sorted = present.enumerated().sorted { left, right in
      if left.element.value.precedes(right.element.value, t) { return !state.isDescending }
      if right.element.value.precedes(left.element.value, t) { return state.isDescending }
      return left.offset < right.offset
    }
    return sorted.map(\.element.row) + missing.map(\.row)
  }

  func html(_ t: Words, tools: Bool = true) -> HTML {
    let cut = cut(t)
    let isEmpty = rows.isEmpty && state.filter == nil
    return HTML {
      if tools, !isEmpty { toolbar(t, count: cut.count) }
      div(.class("table"), .tabindex(0), .role("region"), .aria("label", t(caption))) {
        table(.class("rows"), .id(id)) {
          Markup.caption(.class("skip")) { t(self.caption) }
          thead { tr { for column in shownColumns { heading(column, t) } } }
          tbody {
            if cut.rows.isEmpty {
              tr {
                td(.colspan(shownColumns.count), .class("wide quiet")) {
                  isEmpty ? t(empty) : t("Der Filter lässt nichts übrig.", en: "The filter leaves nothing.")
                }
              }
            }
            for row in cut.rows { tr { for column in shownColumns { cell(column, row, t) } } }
          }
          if !total.isEmpty, !cut.rows.isEmpty, state.filter == nil {
            tfoot {
              tr {
                // Its name stands over the columns before the first sum, so that it makes none of them wider.
                let first = shownColumns.firstIndex { total[$0.id] != nil } ?? 0
                if first > 0 { td(.colspan(first)) { sumName(t, cut) } }
                for column in shownColumns[first...] {
                  let sum = total[column.id]
                  td(.class(column.isFigure ? "number" : nil), .data("label", sum == nil ? nil : t(column.title))) {
                    sum?.shown(t) ?? ""
                  }
                }
              }
            }
          }
        }
      }
      if cut.pages > 1 { pagination(t, page: cut.page, pages: cut.pages) }
    }
  }

  /// Below one of several pages the sum is that of all of them, and says so.
  private func sumName(_ t: Words, _ cut: Cut) -> String {
    cut.pages > 1 ? t("Summe aller \(cut.count) Zeilen", en: "Total of all \(cut.count) rows") : t("Summe", en: "Total")
  }

  private func toolbar(_ t: Words, count: Int) -> HTML {
    div(.class("filters")) {
      form(.method(.get), .action(url.path), .class("filters")) {
        // A browser drops what stands behind the question mark of a form's address.
        for (name, value) in url.parameters where !["filter", "sortieren"].contains(name) {
          input(.type("hidden"), .name(name), .value(value))
        }
        input(
          .type("search"), .name("filter"), .value(state.filter), .aria("label", t("Liste filtern", en: "Filter the list")),
          .placeholder(t("Filtern …", en: "Filter …")), .data("filter", id))
        button(.class("button"), .type("submit")) { t("Filtern", en: "Filter") }
        if state.filter != nil { a(.class("button"), .href(url.path)) { t("Alle", en: "All") } }
        order(t)
      }
      span(.class("quiet small")) { count == 1 ? t("1 Zeile", en: "1 row") : t("\(count) Zeilen", en: "\(count) rows") }
      output(.data("filter-count", id), .class("quiet small")) { "" }
      span(.class("end")) {
        for format in ["csv", "xlsx"] {
          a(.class("button"), .href(url.with(state.query.merging(["als": format])).path), .rel("nofollow")) {
            format.uppercased()
          }
        }
      }
    }
  }

  /// A phone shows no headings to sort by. At a desk it is not shown, and keeps the order when the filter changes.
  private func order(_ t: Words) -> HTML {
    div(.class("order")) {
      select(.name("sortieren"), .aria("label", t("Sortieren nach", en: "Sort by"))) {
        option(.value("")) { t("– Reihenfolge –", en: "– order –") }
        for column in shownColumns {
          let isSorted = state.sort == column.id
          option(.value(column.id), .selected(isSorted && !state.isDescending)) {
            t("\(t(column.title)) aufsteigend", en: "\(t(column.title)), ascending")
          }
          option(.value("-" + column.id), .selected(isSorted && state.isDescending)) {
            t("\(t(column.title)) absteigend", en: "\(t(column.title)), descending")
          }
        }
      }
      button(.class("button"), .type("submit")) { t("Sortieren", en: "Sort") }
    }
  }

  private func heading(_ column: DataColumn<Row>, _ t: Words) -> HTML {
    let isSorted = state.sort == column.id
    let next = (isSorted && !state.isDescending ? "-" : "") + column.id
    return th(
      .scope(.col), .class(column.isFigure ? "number" : nil),
      .aria("sort", isSorted ? (state.isDescending ? "descending" : "ascending") : nil)
    ) {
      a(.href(url.with(["filter": state.filter, "sortieren": next]).path)) {
        t(column.title)
      }
    }
  }

  private func cell(_ column: DataColumn<Row>, _ row: Row, _ t: Words) -> HTML {
    let kind = column.isFigure ? "number" : column.isWide ? "wide" : nil
    return td(.class(kind), .data("label", t(column.title))) {
      if let view = column.view { view(row, t) } else { column.value(row).shown(t) }
    }
  }

  private func pagination(_ t: Words, page: Int, pages: Int) -> HTML {
    nav(.class("pages"), .aria("label", t("Seiten", en: "Pages"))) {
      if page > 1 { a(.class("button"), .rel("prev"), .href(address(page - 1))) { t("Zurück", en: "Previous") } }
      span(.class("quiet")) { t("Seite \(page) von \(pages)", en: "Page \(page) of \(pages)") }
      if page < pages { a(.class("button"), .rel("next"), .href(address(page + 1))) { t("Weiter", en: "Next") } }
    }
  }

  private func address(_ page: Int) -> String { url.with(state.query.merging(["seite": String(page)])).path }
}
