import Domain
import Hummingbird
import Markup
import Store

/// `/objekte`: the office's morning.
enum PortfolioRoutes {
  static func add(to routes: Routes) {
    routes.get("/objekte", for: Area.properties.roles) { visit in
      if visit.acts(as: .coach) {
        let rows = try await visit.read { tx in try PropertyPageQueries.briefRows(tx) }
        let view = BriefPortfolioView(rows: rows, t: visit.t, state: TableState(visit))
        if let file = try await visit.export(view.table) { return file }
        return visit.page(visit.t("Objekte", en: "Properties"), in: .properties) { view.html }
      }
      let (day, seesMoney) = (visit.today, visit.acts(as: .finance, .management, .auditor))
      let readsDiary = PropertyTab.diary.roles.contains(visit.person.role)
      let model = try await visit.read { tx in try PortfolioModel(tx, on: day, seesMoney: seesMoney, readsDiary: readsDiary) }
      let view = PortfolioView(model: model, t: visit.t, state: TableState(visit), mayAdd: visit.acts(as: .management))
      if let file = try await visit.export(view.table) { return file }
      return visit.page(visit.t("Objekte", en: "Properties"), in: .properties) { view.html }
    }
  }
}
