import Domain
import Hummingbird
import Markup
import Operations
import Store

/// `/suche?q=`: everything that one may see, found by code, number or words.
enum SearchRoutes {
  /// Who has something to search.
  static let roles: Set<Role> = [.siteManager, .coach, .jobcenter, .finance, .management, .auditor]

  static func add(to routes: Routes) {
    routes.get("/suche", for: roles) { visit in
      let text = visit.query("q").map { String($0.prefix(SearchModel.text_max)) } ?? ""
      let role = visit.person.role
      let model = try await visit.read { tx in try SearchModel(tx, text, for: role) }
      if let only = model.onlyExact { return visit.redirect(to: only) }
      let view = SearchView(model: model, t: visit.t)
      return visit.page(visit.t("Suche", en: "Search")) { view.html }
    }
  }
}

/// What was found, by kind of thing.
struct SearchModel: Sendable {
  let text: String
  let groups: [(group: SearchGroup, hits: [SearchHit])]
  let role: Role

  static let text_max = 100

  init(_ tx: Transaction, _ text: String, for role: Role) throws {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.text = words
    self.role = role
    // One letter would find everything.
    guard words.count >= 2 else {
      groups = []
      return
    }
    let seesNames = role == .siteManager || role == .coach
    groups = try SearchGroup.allCases.filter { $0.roles.contains(role) }.map { group in
      (group: group, hits: try SearchQueries.hits(in: group, for: words, seesNames: seesNames, tx))
    }.filter { !$0.hits.isEmpty }
  }

  /// Where the one thing is whose code was typed; nil where there is none or several.
  var onlyExact: SiteURL? {
    let exact = groups.flatMap { entry in entry.hits.filter(\.isExact).compactMap { entry.group.url(of: $0, for: role) } }
    return exact.count == 1 ? exact.first : nil
  }
}

extension SearchGroup {
  var name: Phrase {
    switch self {
    case .properties: Phrase("Objekte", en: "Properties")
    case .units: Phrase("Einheiten", en: "Units")
    case .defects: Phrase("Mängel und Gefahren", en: "Defects and hazards")
    case .participants: Phrase("Teilnehmende", en: "Participants")
    case .pots: Phrase("Töpfe", en: "Pots")
    case .vouchers: Phrase("Belege", en: "Vouchers")
    case .reports: Phrase("Berichte", en: "Reports")
    case .organisations: Phrase("Organisationen", en: "Organisations")
    }
  }

  /// Whose pages these are: what a role has no page for it does not find.
  var roles: Set<Role> {
    switch self {
    case .properties: Area.properties.roles
    case .units, .defects: Area.properties.roles.subtracting([.coach])
    case .participants: Area.participants.roles
    case .pots: Area.pots.roles
    case .vouchers: Area.vouchers.roles
    case .reports: Area.reports.roles
    case .organisations: [.siteManager, .finance, .management, .auditor]
    }
  }

  /// Where it is shown; nil for what has no page of its own.
  func url(of hit: SearchHit, for role: Role) -> SiteURL? {
    switch self {
    case .properties: .property(hit.code)
    case .units: hit.parent.map { .property($0, "einheiten") }
    case .defects: hit.parent.map { .property($0, "maengel") }
    case .participants: .participant(hit.code)
    case .pots: .pot(hit.code)
    case .vouchers: .voucher(hit.code)
    case .reports: .report(hit.code)
    case .organisations: nil
    }
  }
}
