import Domain
import Markup
import Store

/// The houses on which the participants of whoever accompanies them have worked.
struct BriefPortfolioView {
  let rows: [BriefPortfolioRow]
  let t: Words
  let state: TableState

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t("Objekte", en: "Properties") }
        span(.class("quiet")) {
          t(
            "\(rows.count) Objekte, an denen Ihre Teilnehmenden gearbeitet haben",
            en: "\(rows.count) properties your participants worked on")
        }
      }
      table.html(t)
    }
  }

  var table: DataTable<BriefPortfolioRow> {
    DataTable(
      caption: Phrase("Objekte mit ihren Bauphasen", en: "Properties with their stages"),
      columns: [
        DataColumn("code", Phrase("Code", en: "Code"), onlyInFiles: true) { .text($0.code) },
        DataColumn("objekt", Phrase("Objekt", en: "Property")) {
          .text($0.name)
        } view: { row, t in
          HTML {
            a(.class("main"), .href(SiteURL.property(row.code).path)) { row.name }
            br()
            span(.class("quiet small")) { [row.code, row.district].compactMap { $0 }.joined(separator: " · ") }
            if row.isInvented {
              " "
              span(.class("tag")) { t("Beispiel", en: "example") }
            }
          }
        },
        DataColumn("stand", Phrase("Stand", en: "Status")) { .phrase($0.status.name) },
        DataColumn("phasen", Phrase("Erwerb → Vermietung", en: "Acquisition → letting"), wide: true) { row in
          row.stages.first { $0.state == .active || $0.state == .suspended }.map { .phrase($0.name) } ?? .none
        } view: { row, t in
          HTML { if row.stages.isEmpty { span(.class("quiet")) { "–" } } else { StageStrip(row.stages, t).html } }
        },
      ],
      rows: .all(rows), url: .properties, state: state,
      empty: Phrase(
        "Ihre Teilnehmenden haben noch an keinem Objekt gearbeitet.", en: "Your participants have not worked on a property yet."
      ))
  }
}
