import Domain
import HTTPTypes
import Hummingbird
import Markup
import Operations

/// The frame of every page: who acts as what, where one is, and the way to everything else.
struct Layout {
  let visitor: Visitor
  let assets: Assets
  var area: Area?
  var notice: String?

  private var t: Words { Words(language: visitor.language) }

  func response(title text: String, status: HTTPResponse.Status = .ok, content: HTML) -> Response {
    var response = Response.html(page(title: text, content: content), status: status)
    if notice != nil { response.headers[values: .setCookie].append(Notice.clearingCookie) }
    return response
  }

  func page(title text: String, content: HTML) -> HTML {
    document(.lang(visitor.language.rawValue)) {
      head {
        meta(.charset("utf-8"))
        meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        title { "\(text) · Viertelwerk" }
        link(.rel("stylesheet"), .href(assets.address(of: "viertelwerk.css")))
        if let script = assets.address(ifThere: "viertelwerk.js") { Markup.script(.type("module"), .src(script)) }
        link(.rel("icon"), .href(assets.address(of: "icon.svg")))
      }
      body {
        a(.class("skip"), .href("#inhalt")) { t("Zum Inhalt", en: "Skip to content") }
        top
        ChartPatterns.definitions
        main(.id("inhalt"), .tabindex(-1)) {
          if let notice { div(.class("note good"), .role("status")) { notice } }
          content
        }
      }
    }
  }

  private var top: HTML {
    header(.class("top")) {
      a(.class("brand"), .href(SiteURL.start.path)) {
        b { "Viertel" }
        "werk"
      }
      if let person = visitor.signedIn {
        nav(.class("nav"), .aria("label", t("Bereiche", en: "Areas"))) {
          for area in Area.allCases where area.roles.contains(person.role) {
            a(.href(area.url.path), .aria("current", area == self.area ? "page" : nil)) { t(area.name) }
          }
        }
        div(.class("who")) {
          if SearchRoutes.roles.contains(person.role) { searchBox }
          personMenu(person)
        }
      } else {
        div(.class("who")) { languageForm }
      }
    }
  }

  private var searchBox: HTML {
    form(.class("search"), .role("search"), .action(SiteURL.search.path), .method(.get)) {
      input(
        .type("search"), .name("q"), .aria("label", t("Suche", en: "Search")),
        .placeholder(t("Objekt, Beleg, Code …", en: "Property, voucher, code …")))
    }
  }

  private func personMenu(_ person: SignedIn) -> HTML {
    details(.class("menu")) {
      summary {
        span(.class("tag")) { t(person.role.name) }
        span(.class("small")) { person.displayName }
      }
      div {
        if person.roles.count > 1 {
          form(.method(.post), .action(SiteURL.role.path)) {
            token
            label(.for("role")) { t("Arbeiten als", en: "Act as") }
            select(.id("role"), .name("role")) {
              for role in person.roles {
                option(.value(role.rawValue), .selected(role == person.role)) { t(role.name) }
              }
            }
            button(.class("button"), .type("submit")) { t("Wechseln", en: "Change") }
          }
        }
        a(.href(SiteURL.ownAccount.path)) { t("Mein Konto", en: "My account") }
        a(.href(SiteURL.password.path)) { t("Kennwort ändern", en: "Change password") }
        languageForm
        form(.method(.post), .action(SiteURL.signOut.path)) {
          token
          button(.class("button"), .type("submit")) { t("Abmelden", en: "Sign out") }
        }
      }
    }
  }

  private var languageForm: HTML {
    form(.method(.post), .action(SiteURL.language.path)) {
      token
      for language in Language.allCases where language != visitor.language {
        button(
          .class("button plain"), .type("submit"), .name("language"), .value(language.rawValue), .lang(language.rawValue)
        ) {
          language == .german ? "Deutsch" : "English"
        }
      }
    }
  }

  private var token: HTML { input(.type("hidden"), .name("_token"), .value(visitor.forgeryToken)) }
}
