import Domain
import Markup
import Store

/// One account: roles, what is entrusted to it, and how it comes in.
struct AccountView {
  let model: AccountModel
  let t: Words

  private var account: AccountFacts { model.account }
  private var mayKeep: Bool { model.access != nil }

  private func address(_ rest: String...) -> String {
    rest.reduce(SiteURL.account(account.userName)) { SiteURL.under($0, $1) }.path
  }

  var html: HTML {
    HTML {
      Crumbs.html([(t("Konten", en: "Accounts"), .accounts)], here: account.userName, t)
      div(.class("title")) {
        h1 { account.displayName }
        span(.class(account.disabledAt == nil ? "tag good" : "tag bad")) { t(AccountsView.state(account)) }
        if account.isInvented { span(.class("tag")) { t("Beispiel", en: "example") } }
        if mayKeep {
          div(.class("actions")) {
            a(.class("button"), .href(address("aendern"))) { t("Umbenennen", en: "Rename") }
            if account.disabledAt == nil {
              a(.class("button"), .href(address("link"))) { t("Link ausgeben", en: "Hand out a link") }
              a(.class("button"), .href(address("sperren"))) { t("Sperren", en: "Disable") }
            } else {
              a(.class("button main"), .href(address("zulassen"))) { t("Wieder zulassen", en: "Let in again") }
            }
          }
        }
      }
      facts
      roles
      entrusted(
        t("Anvertraute Objekte", en: "Properties entrusted"), "objekte", model.houses, mayChange: true,
        add: t("Objekt anvertrauen", en: "Entrust a property"))
      if let participants = model.participants {
        entrusted(
          t("Anvertraute Teilnehmende", en: "Participants entrusted"), "teilnehmende", participants, mayChange: true,
          add: t("Teilnehmende anvertrauen", en: "Entrust a participant"))
      }
      if let access = model.access {
        sessions(access)
        links(access)
        tokens(access)
      }
    }
  }

  private var facts: HTML {
    section(.class("card")) {
      dl(.class("facts")) {
        fact(t("Anmeldename", en: "User name")) { account.userName }
        if let code = account.jobcenter { fact(t("Jobcenter", en: "Job centre")) { code } }
        if let code = account.participant { fact(t("Teilnehmende Person", en: "Participant")) { code } }
        fact(t("Sprache", en: "Language")) { account.language == .german ? "Deutsch" : "English" }
        fact(t("Angelegt", en: "Added")) { account.createdAt.description }
        if let moment = account.disabledAt { fact(t("Gesperrt", en: "Disabled")) { moment.description } }
        if let access = model.access {
          fact(t("Zweiter Faktor", en: "Second factor")) {
            if access.hasSecondFactor {
              t("ja, eingerichtet ", en: "yes, set up ")
              a(.href(address("zweiter-faktor"))) { t("zurücksetzen", en: "reset") }
            } else {
              t("nein", en: "no")
            }
          }
        }
      }
    }
  }

  private func fact(_ name: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    HTML {
      dt { name }
      dd { content() }
    }
  }

  private func heading(_ text: String, add: String? = nil, path: String? = nil) -> HTML {
    div(.class("title")) {
      h2 { text }
      if let add, let path { div(.class("actions")) { a(.class("button"), .href(path)) { add } } }
    }
  }

  /// A short list without the tools of a long one.
  private func list(_ caption: String, _ titles: [String], _ rows: [[HTML]]) -> HTML {
    div(.class("table"), .tabindex(0), .role("region"), .aria("label", caption)) {
      table(.class("rows")) {
        Markup.caption(.class("skip")) { caption }
        thead { tr { for title in titles { th(.scope(.col)) { title } } } }
        tbody {
          if rows.isEmpty {
            tr { td(.colspan(titles.count), .class("wide quiet")) { t("Nichts.", en: "Nothing.") } }
          }
          for row in rows {
            tr { for (title, cell) in zip(titles, row) { td(.data("label", title)) { cell } } }
          }
        }
      }
    }
  }

  private var roles: HTML {
    section {
      heading(
        t("Rollen", en: "Roles"), add: mayKeep ? t("Rolle erteilen", en: "Grant a role") : nil, path: address("rollen", "neu"))
      list(
        t("Rollen des Kontos", en: "Roles of the account"),
        [t("Rolle", en: "Role"), t("Zeitraum", en: "Period"), t("Erteilt von", en: "Granted by"), t("Stand", en: "State")],
        account.grants.map { grant in
          [
            HTML { t(grant.role.name) }, HTML { t(grant.period) }, HTML { grant.grantedBy },
            HTML {
              standing(grant.period)
              if mayKeep, isOpen(grant.period) {
                " "
                a(
                  .href(address("rollen", grant.role.rawValue, "beenden")),
                  .aria("label", t("Rolle \(grant.role.name.german) beenden", en: "End the role \(grant.role.name.english)"))
                ) { t("beenden", en: "end") }
              }
            },
          ]
        })
    }
  }

  private func isOpen(_ period: DateRange) -> Bool { period.upper.map { $0 > model.day } ?? true }

  private func standing(_ period: DateRange) -> HTML {
    if period.contains(model.day) { return span(.class("tag good")) { t("gilt", en: "holds") } }
    return isOpen(period)
      ? span(.class("tag info")) { t("beginnt noch", en: "yet to begin") } : span(.class("tag")) { t("beendet", en: "ended") }
  }

  private func entrusted(
    _ title: String, _ kind: String, _ list: [Entrustment], mayChange: Bool, add: String
  ) -> HTML {
    section {
      heading(title, add: mayChange ? add : nil, path: address(kind, "neu"))
      self.list(
        title, [t("Code", en: "Code"), t("Zeitraum", en: "Period"), t("Stand", en: "State")],
        list.map { item in
          [
            HTML { item.code }, HTML { t(item.period) },
            HTML {
              standing(item.period)
              if mayChange, isOpen(item.period) {
                " "
                a(
                  .class("tap ways"), .href(address(kind, item.code, "beenden")),
                  .aria("label", t("\(item.code) zurücknehmen", en: "Take \(item.code) back"))
                ) { t("zurücknehmen", en: "take back") }
              }
            },
          ]
        })
    }
  }

  private func sessions(_ access: AccountModel.Access) -> HTML {
    section {
      heading(t("Angemeldet", en: "Signed in"))
      list(
        t("Offene Anmeldungen", en: "Open sessions"),
        [t("Rolle", en: "Role"), t("Seit", en: "Since"), t("Zuletzt", en: "Last seen")],
        access.sessions.map { session in
          [HTML { t(session.role.name) }, HTML { session.begunAt.description }, HTML { session.lastSeenAt.description }]
        })
    }
  }

  private func links(_ access: AccountModel.Access) -> HTML {
    section {
      heading(t("Einmal-Links", en: "One-time links"))
      list(
        t("Ausgegebene Links", en: "Links handed out"),
        [
          t("Zweck", en: "Purpose"), t("Ausgegeben", en: "Handed out"), t("Von", en: "By"), t("Gilt bis", en: "Holds until"),
          t("Benutzt", en: "Used"),
        ],
        access.links.map { link in
          [
            HTML { link.purpose == .invite ? t("Einladung", en: "invitation") : t("neues Kennwort", en: "new password") },
            HTML { link.createdAt.description }, HTML { link.createdBy }, HTML { link.expiresAt.description },
            HTML { link.usedAt?.description ?? t("nein", en: "no") },
          ]
        })
    }
  }

  private func tokens(_ access: AccountModel.Access) -> HTML {
    section {
      heading(
        t("Token für Programme", en: "Tokens of programs"),
        add: account.disabledAt == nil && model.isOwn ? t("Token anlegen", en: "Make a token") : nil,
        path: address("tokens", "neu"))
      list(
        t("Token des Kontos", en: "Tokens of the account"),
        TokenCells.titles(t),
        access.tokens.map { token in
          TokenCells(token: token, t: t).cells(revoke: address("tokens", String(token.id), "widerrufen"))
        })
    }
  }
}

/// A program's token as a row of a table.
struct TokenCells {
  let token: ApiTokenFacts
  let t: Words

  static func titles(_ t: Words) -> [String] {
    [
      t("Nr.", en: "No."), t("Wofür", en: "What for"), t("Rolle", en: "Role"), t("Umfang", en: "Scope"),
      t("Gilt bis", en: "Holds until"), t("Zuletzt benutzt", en: "Last used"), t("Stand", en: "State"),
    ]
  }

  /// Everything but the last column.
  var facts: [HTML] {
    [
      HTML { String(token.id) }, HTML { token.label }, HTML { t(token.role.name) }, HTML { t(token.scope.name) },
      HTML { token.expiresAt.description }, HTML { token.lastUsedAt?.description ?? "–" },
    ]
  }

  private var holds: Bool { token.revokedAt == nil && token.expiresAt > Moment.now() }

  /// - Parameter revoke: where it is revoked.
  func cells(revoke: String) -> [HTML] {
    facts + [
      HTML {
        if holds {
          span(.class("tag good")) { t("gilt", en: "holds") }
          " "
          a(.href(revoke), .aria("label", t("Token \(token.id) widerrufen", en: "Revoke token \(token.id)"))) {
            t("widerrufen", en: "revoke")
          }
        } else {
          span(.class("tag")) { token.revokedAt == nil ? t("abgelaufen", en: "expired") : t("widerrufen", en: "revoked") }
        }
      }
    ]
  }
}
