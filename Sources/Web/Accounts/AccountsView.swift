import Domain
import Markup
import Store

/// The list of accounts.
struct AccountsView {
  let model: AccountsModel
  let t: Words
  let state: TableState
  let mayKeep: Bool

  var html: HTML {
    let disabled_count = model.rows.count { $0.facts.disabledAt != nil }
    return HTML {
      div(.class("title")) {
        h1 { t("Konten", en: "Accounts") }
        span(.class("quiet")) {
          t(
            "\(model.rows.count) Konten · \(disabled_count) gesperrt",
            en: "\(model.rows.count) accounts · \(disabled_count) disabled")
        }
        if mayKeep {
          div(.class("actions")) {
            a(.class("button main"), .href(SiteURL.under(.accounts, "neu").path)) { t("Konto anlegen", en: "Add an account") }
          }
        }
      }
      table.html(t)
    }
  }

  var table: DataTable<AccountRow> {
    var columns: [DataColumn<AccountRow>] = [
      DataColumn("anmeldename", Phrase("Anmeldename", en: "User name"), onlyInFiles: true) { .text($0.facts.userName) },
      DataColumn("name", Phrase("Name", en: "Name")) {
        .text($0.facts.displayName)
      } view: { row, t in
        HTML {
          a(.class("main"), .href(SiteURL.account(row.facts.userName).path)) { row.facts.displayName }
          br()
          span(.class("quiet small")) { row.facts.userName }
        }
      },
      DataColumn("rollen", Phrase("Rollen heute", en: "Roles today"), wide: true) { [t] row in
        .text(row.roles.isEmpty ? nil : row.roles.map { t($0.role.name) }.joined(separator: ", "))
      } view: { row, t in
        HTML {
          if row.roles.isEmpty { span(.class("tag warn")) { t("keine", en: "none") } }
          for grant in row.roles {
            div {
              span(.class("tag")) { t(grant.role.name) }
              " "
              span(.class("quiet small")) { t(grant.period) }
            }
          }
        }
      },
      DataColumn("gehoert-zu", Phrase("Gehört zu", en: "Belongs to")) { .text($0.facts.jobcenter ?? $0.facts.participant) },
      DataColumn("objekte", Phrase("Objekte", en: "Properties"), figure: true) { .integer($0.houses_count) },
    ]
    if model.entrustsParticipants {
      columns.append(
        DataColumn("teilnehmende", Phrase("Teilnehmende", en: "Participants"), figure: true) { .integer($0.participants_count) }
      )
    }
    if model.keepsAccounts {
      columns.append(
        DataColumn("zweiter-faktor", Phrase("Zweiter Faktor", en: "Second factor")) { row in
          .phrase(Self.secondFactor(row))
        } view: { row, t in
          span(.class(row.hasSecondFactor == true ? "tag good" : row.needsSecondFactor ? "tag warn" : "tag")) {
            t(Self.secondFactor(row))
          }
        })
      columns.append(
        DataColumn("angemeldet", Phrase("Angemeldet, zuletzt", en: "Signed in, last seen")) {
          .text($0.lastSeenAt?.description)
        })
    }
    columns.append(
      DataColumn("stand", Phrase("Stand", en: "State")) { row in
        .phrase(Self.state(row.facts))
      } view: { row, t in
        span(.class(row.facts.disabledAt == nil ? "tag good" : "tag bad")) { t(Self.state(row.facts)) }
      })
    return DataTable(
      caption: Phrase("Alle Konten mit ihren Rollen", en: "All accounts with their roles"), columns: columns,
      rows: .all(model.rows), url: .accounts, state: state)
  }

  static func state(_ account: AccountFacts) -> Phrase {
    account.disabledAt == nil ? Phrase("offen", en: "open") : Phrase("gesperrt", en: "disabled")
  }

  private static func secondFactor(_ row: AccountRow) -> Phrase {
    row.hasSecondFactor == true
      ? Phrase("ja", en: "yes") : row.needsSecondFactor ? Phrase("fehlt noch", en: "still missing") : Phrase("nein", en: "no")
  }
}
