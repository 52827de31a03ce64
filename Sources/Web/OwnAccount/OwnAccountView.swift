import Domain
import Markup
import Operations
import Store

/// One's own account: language, where one is signed in, which programs come in.
struct OwnAccountView {
  let person: SignedIn
  let access: OwnAccess
  let visitor: Visitor

  private var t: Words { Words(language: visitor.language) }
  private var token: HTML { input(.type("hidden"), .name("_token"), .value(visitor.forgeryToken)) }

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t("Mein Konto", en: "My account") }
        div(.class("actions")) {
          a(.class("button"), .href(SiteURL.password.path)) { t("Kennwort ändern", en: "Change password") }
        }
      }
      section(.class("card")) {
        dl(.class("facts")) {
          dt { t("Anmeldename", en: "User name") }
          dd { person.userName }
          dt { t("Name", en: "Name") }
          dd { person.displayName }
          dt { t("Rollen heute", en: "Roles today") }
          dd { person.roles.map { t($0.name) }.joined(separator: ", ") }
        }
      }
      section(.class("card")) {
        h2 { t("Sprache der Seiten", en: "Language of the pages") }
        form(.method(.post), .action(SiteURL.language.path), .class("form")) {
          token
          div(.class("field")) {
            label(.for("eigene-sprache")) { t("Sprache", en: "Language") }
            select(.id("eigene-sprache"), .name("language")) {
              for language in LanguageChoice.allCases {
                option(
                  .value(language.rawValue), .lang(language.rawValue), .selected(language.language == person.language)
                ) { t(language.name) }
              }
            }
          }
          div(.class("buttons")) { button(.class("button"), .type("submit")) { t("Umstellen", en: "Change") } }
        }
      }
      sessions
      tokens
    }
  }

  private var sessions: HTML {
    section {
      h2 { t("Angemeldet", en: "Signed in") }
      div(
        .class("table"), .tabindex(0), .role("region"), .aria("label", t("Eigene Anmeldungen", en: "Own sessions"))
      ) {
        table(.class("rows")) {
          caption(.class("skip")) { t("Eigene Anmeldungen", en: "Own sessions") }
          thead { tr { for title in sessionTitles { th(.scope(.col)) { title } } } }
          tbody {
            for session in access.sessions {
              tr {
                for (title, text) in zip(sessionTitles, cells(session)) { td(.data("label", title)) { text } }
              }
            }
          }
        }
      }
      if access.sessions.contains(where: { !$0.isThisOne }) {
        form(.method(.post), .action(SiteURL.otherSessions.path)) {
          token
          button(.class("button"), .type("submit")) { t("Alle anderen beenden", en: "End all others") }
        }
      }
    }
  }

  private var sessionTitles: [String] {
    [t("Gerät", en: "Device"), t("Rolle", en: "Role"), t("Seit", en: "Since"), t("Zuletzt", en: "Last seen")]
  }

  private func cells(_ session: OwnSession) -> [String] {
    [
      session.isThisOne ? t("dieses", en: "this one") : t("ein anderes", en: "another one"), t(session.role.name),
      session.begunAt.description, session.lastSeenAt.description,
    ]
  }

  private var tokens: HTML {
    section {
      h2 { t("Token für Programme", en: "Tokens of programs") }
      if access.tokens.isEmpty {
        p(.class("quiet")) {
          t(
            "Keines. Wer den Dienst betreibt, legt eines an (viertelwerk token create).",
            en: "None. Whoever runs the service makes one (viertelwerk token create).")
        }
      } else {
        div(.class("table"), .tabindex(0), .role("region"), .aria("label", t("Eigene Token", en: "Own tokens"))) {
          table(.class("rows")) {
            caption(.class("skip")) { t("Eigene Token", en: "Own tokens") }
            thead { tr { for title in TokenCells.titles(t) { th(.scope(.col)) { title } } } }
            tbody { for item in access.tokens { row(item) } }
          }
        }
      }
    }
  }

  private func row(_ item: ApiTokenFacts) -> HTML {
    let titles = TokenCells.titles(t)
    let cells = TokenCells(token: item, t: t).facts + [revoke(item)]
    return tr { for (title, cell) in zip(titles, cells) { td(.data("label", title)) { cell } } }
  }

  private func revoke(_ item: ApiTokenFacts) -> HTML {
    form(.method(.post), .action(SiteURL.ownToken(item.id, "widerrufen").path)) {
      token
      button(
        .class("button"), .type("submit"), .aria("label", t("Token \(item.id) widerrufen", en: "Revoke token \(item.id)"))
      ) {
        t("Widerrufen", en: "Revoke")
      }
    }
  }
}
