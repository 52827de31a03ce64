import Domain
import Markup
import Reports
import Store

/// What a search found, in groups.
struct SearchView {
  let model: SearchModel
  let t: Words

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t("Suche", en: "Search") }
        if !model.text.isEmpty { span(.class("quiet")) { "„\(model.text)“" } }
      }
      form(.class("filters"), .role("search"), .method(.get), .action(SiteURL.search.path)) {
        input(
          .type("search"), .name("q"), .value(model.text), .maxlength(SearchModel.text_max),
          .aria("label", t("Wonach gesucht wird", en: "What to search for")),
          .placeholder(t("Code, Nummer, Anschrift …", en: "Code, number, address …")))
        button(.class("button main"), .type("submit")) { t("Suchen", en: "Search") }
      }
      if model.groups.isEmpty { nothing }
      for entry in model.groups { group(entry.group, entry.hits) }
    }
  }

  private var nothing: HTML {
    div(.class("note")) {
      strong {
        model.text.count < 2
          ? t("Mindestens zwei Zeichen eingeben.", en: "Type at least two characters.")
          : t("Nichts gefunden.", en: "Nothing was found.")
      }
      p {
        t(
          "Gesucht wird in Codes und Nummern, Anschriften und Bezeichnungen; alle Wörter müssen vorkommen. Weniger oder kürzere Wörter finden "
            + "mehr. Gefunden wird nur, was Sie in Ihrer Rolle sehen dürfen.",
          en:
            "Codes and numbers, addresses and names are searched; all words must occur. Fewer or shorter words find more. Only what your role "
            + "may see is found.")
      }
    }
  }

  private func group(_ group: SearchGroup, _ hits: [SearchHit]) -> HTML {
    section(.class("card")) {
      h2 {
        t(group.name) + " "
        span(.class("quiet")) {
          hits.count > SearchQueries.group_max
            ? t("mehr als \(SearchQueries.group_max)", en: "more than \(SearchQueries.group_max)") : String(hits.count)
        }
      }
      ul(.class("trace")) {
        for hit in hits.prefix(SearchQueries.group_max) {
          li {
            span(.class("row")) {
              link(group, hit)
              if let detail = detail(group, hit) { span(.class("quiet small")) { detail } }
            }
          }
        }
      }
      if hits.count > SearchQueries.group_max {
        p(.class("quiet small")) {
          t("Es gibt weitere; ein Wort mehr grenzt ein.", en: "There are more; another word narrows it down.")
        }
      }
    }
  }

  private func link(_ group: SearchGroup, _ hit: SearchHit) -> HTML {
    let label =
      group == .units || group == .defects || hit.text.isEmpty
      ? (hit.text.isEmpty ? hit.code : hit.text) : "\(hit.code) · \(hit.text)"
    guard let url = group.url(of: hit, for: model.role) else { return span { label } }
    return a(.href(url.path)) { label }
  }

  private func detail(_ group: SearchGroup, _ hit: SearchHit) -> String? {
    guard let detail = hit.detail, !detail.isEmpty else { return nil }
    switch group {
    case .units: return UnitKind(rawValue: detail).map { t($0.name) }
    case .organisations: return OrganisationKind(rawValue: detail).map { t($0.name) }
    case .reports: return ReportKind(rawValue: detail).map { t($0.name) }
    default: return detail
    }
  }
}
