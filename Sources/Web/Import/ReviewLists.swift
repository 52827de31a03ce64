import Domain
import Import
import Markup

/// The lists of an upload: each with its kind, its rows and, unfolded, how its columns are understood.
struct ReviewLists {
  let review: ImportReview
  let t: Words

  var html: HTML {
    HTML {
      PlainTable(
        caption: Phrase("Listen", en: "Lists"),
        columns: [
          PlainTable.Column("Liste", en: "List"), PlainTable.Column("Art", en: "Kind"),
          PlainTable.Column("Format", en: "Format"),
          PlainTable.Column("Zeilen", en: "Rows", figure: true), PlainTable.Column("neu", en: "new", figure: true),
          PlainTable.Column("geändert", en: "changed", figure: true),
          PlainTable.Column("schon da", en: "there already", figure: true),
        ],
        rows: review.lists.map { list in
          PlainTable.Row(cells: [
            HTML { list.name }, HTML { kind(of: list) }, HTML { list.encoding ?? "–" }, HTML { shown(list.rowCount) },
            HTML { shown(list.newCount) }, HTML { shown(list.changedCount) }, HTML { shown(list.unchangedCount) },
          ])
        }
      ).html(t)
      for list in review.lists {
        if let sample = list.sample { details(.open(review.lists.count == 1)) { sampleView(sample, of: list) } }
      }
    }
  }

  private func kind(of list: ImportReview.List) -> String {
    list.kind.flatMap { Kind.named($0) }.map { t($0.title) } ?? t("unbekannt", en: "unknown")
  }

  private func shown(_ number: Int) -> String { number.magnitude.groupedByThousands() }

  private func sampleView(_ sample: ListSample, of list: ImportReview.List) -> HTML {
    let known = sample.columns.count { $0.meaning != nil }
    let unknown = sample.columns.filter { $0.meaning == nil && !$0.heading.isEmpty }.map(\.heading)
    return HTML {
      summary {
        sample.list
        " "
        span(.class("quiet small")) {
          t("\(known) Spalten verstanden, die ersten Zeilen", en: "\(known) columns understood, the first rows")
        }
      }
      if !unknown.isEmpty {
        p(.class("note warn")) {
          t(
            "Nicht verstanden, nur mit der Datei aufbewahrt: \(unknown.joined(separator: ", "))",
            en: "Not understood, only kept with the file: \(unknown.joined(separator: ", "))")
        }
      }
      if !sample.absent.isEmpty {
        p(.class("quiet small")) {
          t("Nicht in der Liste: ", en: "Not in the list: ")
          sample.absent.map { t($0) }.joined(separator: ", ")
        }
      }
      rows(sample)
    }
  }

  private func rows(_ sample: ListSample) -> HTML {
    let title = t("Die ersten Zeilen von \(sample.list)", en: "The first rows of \(sample.list)")
    return div(.class("table"), .tabindex(0), .role("region"), .aria("label", title)) {
      table(.class("rows")) {
        caption(.class("skip")) { title }
        thead { tr { for column in sample.columns { th(.scope(.col)) { heading(column) } } } }
        tbody {
          if sample.rows.isEmpty {
            tr { td(.colspan(sample.columns.count), .class("wide quiet")) { t("Keine Zeilen.", en: "No rows.") } }
          }
          for row in sample.rows {
            tr {
              for (column, cell) in zip(sample.columns, row) {
                td(.data("label", column.heading)) {
                  if let cell { cell } else { span(.class("quiet"), .title(hidden(column))) { "•••" } }
                }
              }
            }
          }
        }
      }
    }
  }

  /// The file's own heading, and below it what the column is taken for where that is called differently.
  private func heading(_ column: ListSample.Column) -> HTML {
    HTML {
      column.heading
      if let meaning = column.meaning, t(meaning).lowercased() != column.heading.lowercased() {
        br()
        "→ \(t(meaning))"
      }
    }
  }

  private func hidden(_ column: ListSample.Column) -> String {
    column.isPersonal
      ? t("Personenbezogen, wird hier nicht gezeigt", en: "Personal, not shown here")
      : t("Nicht verstanden", en: "Not understood")
  }
}
