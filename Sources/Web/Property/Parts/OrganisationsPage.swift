import Domain
import Hummingbird
import Markup
import Store

/// `/organisationen`: funders, Jobcenters, firms, donors and sellers.
enum OrganisationRoutes {
  static let readers: Set<Role> = [.siteManager, .finance, .management, .auditor]
  static let writers: Set<Role> = [.finance, .management]

  static func add(to routes: Routes) {
    routes.get("/organisationen", for: readers) { visit in
      let rows = try await visit.read { tx in try OrganisationQueries.all(tx) }
      let (t, table) = (visit.t, Self.table(rows, TableState(visit)))
      if let file = try await visit.export(table) { return file }
      return visit.page(t("Organisationen", en: "Organisations"), in: .properties) {
        div(.class("title")) {
          h1 { t("Organisationen", en: "Organisations") }
          if writers.contains(visit.person.role) {
            div(.class("actions")) {
              a(.class("button main"), .href(SiteURL.under(.organisations, "neu").path)) {
                t("Organisation anlegen", en: "Add an organisation")
              }
            }
          }
        }
        table.html(t)
      }
    }
    routes.form("/organisationen/neu", AddOrganisationForm.self, for: writers)
  }

  private static func table(_ rows: [OrganisationRecord], _ state: TableState) -> DataTable<OrganisationRecord> {
    DataTable(
      caption: Phrase("Organisationen nach Kürzel", en: "Organisations by code"),
      columns: [
        DataColumn("code", Phrase("Kürzel", en: "Code")) { .text($0.code) },
        DataColumn("name", Phrase("Name", en: "Name")) { .text($0.name) },
        DataColumn("art", Phrase("Art", en: "Kind")) { .phrase($0.kind.name) },
        DataColumn("strasse", Phrase("Straße", en: "Street")) { .text($0.street) },
        DataColumn("ort", Phrase("Ort", en: "City")) { row in
          let place = [row.postalCode, row.city].compactMap { $0 }.joined(separator: " ")
          return .text(place.isEmpty ? nil : place)
        },
        DataColumn("quelle", Phrase("Quelle", en: "Source")) { .text($0.source) },
      ],
      rows: .all(rows), url: .organisations, state: state, empty: Phrase("Noch keine Organisation.", en: "No organisation yet.")
    )
  }
}

extension SiteURL {
  static let organisations = SiteURL(stored: "/organisationen") ?? .start
}
