import Domain
import Hummingbird
import Markup
import Store

/// The money of a house: who pays, what it cost, and what is known only as a sum; every figure leads to its lines.
struct MoneyPage: Sendable {
  let head: PropertyHead
  let pots: [PropertyPotMoney]
  let groups: [PropertyCostGroup]
  let statements: [ReportedCostStatement]
  let gifts: [ReportedGift]

  init(_ tx: Transaction, _ code: String) throws {
    head = try PropertyHead.find(code, tx)
    pots = try tx.ask(PropertyPageQueries.pots(of: head.id))
    groups = try tx.ask(PropertyPageQueries.costGroups(of: head.id))
    statements = try FundingReportQueries.costStatements(tx, of: head.id)
    gifts = try FundingReportQueries.gifts(tx, of: head.id)
  }

  private var spent: Money { groups.map(\.amount).sum() }
  private var covered: Money { groups.map(\.covered).sum() }

  func html(_ frame: PropertyFrame, _ state: TableState) -> HTML {
    let t = frame.t
    let committed = pots.compactMap(\.committed).sum()
    let known = pots.contains { $0.committed != nil }
    return frame.html(.money) {
      if frame.role == .siteManager {
        p(.class("quiet small")) {
          t(
            "Löhne und Mehraufwandsentschädigungen einzelner Personen sind nicht enthalten.",
            en: "Wages and allowances of single people are not included.")
        }
      }
      section(.class("cards figures"), .aria("label", t("Zahlen", en: "Figures"))) {
        figure(Phrase("Für das Objekt bewilligt", en: "Granted for the property"), known ? committed.description : "–", nil, t)
        figure(Phrase("Ausgaben", en: "Spent"), spent.description, .trace(frame.code, "ausgaben"), t)
        figure(Phrase("davon gedeckt", en: "of it covered"), covered.description, .trace(frame.code, "gedeckt"), t)
        figure(Phrase("nicht gedeckt", en: "not covered"), (spent - covered).description, .trace(frame.code, "ungedeckt"), t)
      }
      section(.class("card")) {
        h2 { t("Töpfe", en: "Pots") }
        if pots.isEmpty { p(.class("quiet")) { t("Noch kein Topf für dieses Objekt.", en: "No pot for this property yet.") } }
        PotList(pots: pots, frame: frame).html
      }
      section(.class("card")) {
        h2 { t("Kosten nach DIN 276", en: "Cost by DIN 276") }
        if groups.isEmpty {
          p(.class("quiet")) { t("Noch kein Beleg gebucht.", en: "No voucher is booked yet.") }
        } else {
          CostGroupBar(groups: groups, t: t).html
        }
      }
      if !groups.isEmpty { table(frame, state).html(t) }
      if FundingRoutes.readers.contains(frame.role) {
        p {
          FundingParts.link(
            t("Kostenangaben und Sachspenden", en: "Cost statements and gifts in kind"), .property(frame.code, "kostenangaben"))
          if FundingRoutes.keepers.contains(frame.role) {
            " · "
            FundingParts.link(
              t("Beleg zu diesem Objekt eintragen", en: "Enter a voucher of this property"),
              SiteURL.voucher("neu").with(["objekt": frame.code]))
          }
        }
      }
      if !statements.isEmpty {
        section(.class("card")) {
          h2 { t("Als Summe bekannt", en: "Known as a sum") }
          ul(.class("trace")) {
            for one in statements {
              li {
                div(.class("row")) {
                  span { one.scope }
                  span(.class("quiet small")) { one.source }
                  span(.class("number")) { (one.isRounded ? t("rund ", en: "about ") : "") + one.amount.description }
                }
              }
            }
          }
        }
      }
      if !gifts.isEmpty {
        section(.class("card")) {
          h2 { t("Sachspenden", en: "Gifts in kind") }
          ul(.class("trace")) {
            for gift in gifts {
              li {
                div(.class("row")) {
                  span { "\(gift.donor): \(gift.description)" }
                  span(.class("number")) { gift.value?.description ?? t("Wert unbekannt", en: "value unknown") }
                }
              }
            }
          }
        }
      }
    }
  }

  private func figure(_ title: Phrase, _ value: String, _ url: SiteURL?, _ t: Words) -> HTML {
    div(.class("card")) {
      h2 { t(title) }
      if let url { a(.class("figure"), .href(url.path)) { value } } else { span(.class("figure")) { value } }
    }
  }

  func table(_ frame: PropertyFrame, _ state: TableState) -> DataTable<PropertyCostGroup> {
    let code = frame.code
    return DataTable(
      caption: Phrase("Kosten nach Kostengruppen der DIN 276", en: "Cost by cost groups of DIN 276"),
      columns: [
        DataColumn("kg", Phrase("Kostengruppe", en: "Cost group")) {
          .phrase($0.title)
        } view: { row, t in
          HTML {
            a(.class("main"), .href(row.trace(code).path)) { row.code ?? t(row.title) }
            if let name = row.name {
              br()
              span(.class("quiet small")) { t(name) }
            }
          }
        },
        DataColumn("ausgabe", Phrase("DIN 276", en: "DIN 276"), onlyInFiles: true) { .text($0.edition.map(String.init)) },
        DataColumn("positionen", Phrase("Positionen", en: "Lines"), figure: true) { .integer($0.lineCount) },
        DataColumn("ausgaben", Phrase("Ausgaben", en: "Spent"), figure: true) {
          .money($0.amount)
        } view: { row, _ in
          a(.href(row.trace(code).path)) { row.amount.description }
        },
        DataColumn("bezahlt", Phrase("bezahlt", en: "paid"), figure: true) { .money($0.paid) },
        DataColumn("gedeckt", Phrase("gedeckt", en: "covered"), figure: true) { .money($0.covered) },
        DataColumn("offen", Phrase("nicht gedeckt", en: "not covered"), figure: true) { .money($0.amount - $0.covered) },
      ],
      rows: .all(groups), url: PropertyTab.money.url(code), state: state,
      total: [
        "ausgaben": .money(spent), "bezahlt": .money(groups.map(\.paid).sum()), "gedeckt": .money(covered),
        "offen": .money(spent - covered),
      ])
  }
}
