import Domain
import Markup
import Store

/// What surrounds every page of a house: its name, what one may do, and the ways to its parts.
struct PropertyFrame: Sendable {
  let head: PropertyHead
  let role: Role
  let t: Words
  let today: LocalDate

  init(_ head: PropertyHead, _ visit: Visit) {
    self.init(head, as: visit.person.role, visit.t, on: visit.today)
  }

  init(_ head: PropertyHead, as role: Role, _ t: Words, on today: LocalDate) {
    self.head = head
    self.role = role
    self.t = t
    self.today = today
  }

  var code: String { head.code }
  var runsSite: Bool { PropertyTab.siteRoles.contains(role) }
  var isOffice: Bool { PropertyTab.officeRoles.contains(role) }

  /// A page of its own part: the house, its parts, and the content.
  func html(_ tab: PropertyTab, actions: HTML = .nothing, @HTMLBuilder _ content: () -> HTML) -> HTML {
    HTML {
      div(.class("title")) {
        h1 { head.name }
        span(.class("tag info")) { t(head.status.name) }
        if head.isInvented { span(.class("tag")) { t("Beispiel", en: "example") } }
        span(.class("quiet")) { [head.code, head.district].compactMap { $0 }.joined(separator: " · ") }
        if !actions.isNothing { div(.class("actions filters")) { actions } }
      }
      tabs(tab)
      content()
    }
  }

  /// A page below one of the parts, such as one stage, with the way back.
  func html(
    below tab: PropertyTab, title: String, tags: HTML = .nothing, actions: HTML = .nothing, @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    HTML {
      Crumbs.html(
        [(head.name, .property(code))] + (tab == .overview ? [] : [(t(tab.name), tab.url(code))]), here: title, t)
      div(.class("title")) {
        h1 { title }
        tags
        span(.class("quiet")) {
          if head.name != title { "\(head.name) · " }
          HTML.whole(code)
        }
        if !actions.isNothing { div(.class("actions filters")) { actions } }
      }
      content()
    }
  }

  private func tabs(_ current: PropertyTab) -> HTML {
    let shown = PropertyTab.allCases.filter { $0.roles.contains(role) }
    guard shown.count > 1 else { return .nothing }
    return nav(.class("tabs"), .aria("label", t("Teile des Objekts", en: "Parts of the property"))) {
      ul {
        for tab in shown {
          li { a(.href(tab.url(code).path), .aria("current", tab == current ? "page" : nil)) { t(tab.name) } }
        }
      }
    }
  }

  /// A button that leads to a form.
  func button(_ label: Phrase, to url: SiteURL, main: Bool = false) -> HTML {
    a(.class(main ? "button main" : "button"), .href(url.path)) { t(label) }
  }

  /// A participant's code, as a link where the acting role has a page on them.
  func participant(_ code: String) -> HTML {
    Area.participants.roles.contains(role)
      ? a(.class("tap"), .href(SiteURL.participant(code).path)) { HTML.whole(code) } : .text(code)
  }

  /// A day, as a link to the diary where the acting role reads it.
  func day(_ day: LocalDate) -> HTML {
    guard PropertyTab.diary.roles.contains(role) else { return .text(day.german) }
    return a(.href(SiteURL.diary(code, day).path)) { day.german }
  }

  /// A pot, as a link where the acting role has a page on it.
  func pot(_ pot: String, _ name: String) -> HTML {
    Area.pots.roles.contains(role) ? a(.href(SiteURL.pot(pot).path)) { name } : .text(name)
  }
}

extension PropertyHead {
  /// - Throws: `Problem` `page.unknown`, for a house that is hidden as for one that is not there.
  static func find(_ code: String, _ tx: Transaction) throws -> PropertyHead {
    guard let head = try PropertyPageQueries.head(code, tx) else { throw WebProblem.notFound }
    return head
  }
}

/// Lets a part of an address that is not there look like a page that is not there.
func orNotFound<Output>(_ find: () throws -> Output) throws -> Output {
  do {
    return try find()
  } catch let problem as Problem where problem.code.hasSuffix(".unknown") {
    throw WebProblem.notFound
  }
}

extension SiteURL {
  static let newProperty = SiteURL.property("neu")
  /// A day of the site diary.
  static func diary(_ property: String, _ day: LocalDate, _ rest: String...) -> SiteURL {
    rest.reduce(.property(property, "tagebuch", day.iso)) { .under($0, $1) }
  }
  static func stage(_ property: String, _ stage: String, _ occurrence: Int, _ rest: String...) -> SiteURL {
    rest.reduce(.property(property, "bauphasen", stage, String(occurrence))) { .under($0, $1) }
  }
  static func workPackage(_ property: String, _ code: String, _ rest: String...) -> SiteURL {
    rest.reduce(.property(property, "arbeit", code)) { .under($0, $1) }
  }
  static func unit(_ property: String, _ code: String) -> SiteURL { .property(property, "einheiten", code) }
  static func defect(_ property: String, _ code: String, _ rest: String...) -> SiteURL {
    rest.reduce(.property(property, "maengel", code)) { .under($0, $1) }
  }
  /// The lines behind a figure of a house.
  static func trace(_ property: String, _ figure: String...) -> SiteURL {
    figure.reduce(.property(property, "spur")) { .under($0, $1) }
  }
}
