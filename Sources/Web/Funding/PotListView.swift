import Domain
import Markup
import Store

/// The list of pots: what runs out first, then one line a pot.
struct PotListView {
  let model: PotListModel
  let t: Words
  let state: TableState
  let isWhole: Bool
  let mayKeep: Bool
  let visitor: Visitor

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t("Förderung", en: "Funding") }
        span(.class("quiet")) {
          model.rows.count == 1 ? t("1 Topf", en: "1 pot") : t("\(model.rows.count) Töpfe", en: "\(model.rows.count) pots")
        }
        if mayKeep {
          div(.class("actions")) {
            FundingParts.button(t("Spende eintragen", en: "Enter a donation"), SiteURL.pot("neu").with(["art": "donation"]))
            FundingParts.button(t("Topf anlegen", en: "Add a pot"), SiteURL.pot("neu"), main: true)
          }
        }
      }
      if !isWhole {
        p(.class("quiet")) {
          t(
            "Sie sehen, was die Töpfe für Ihre Objekte vorsehen und dort bezahlen.",
            en: "You see what the pots hold for your properties and pay there.")
        }
      }
      OfficeNoteList(notes: model.notes, t: t).waiting(for: visitor)
      if !model.urgent.isEmpty {
        section(.class("cards"), .aria("label", t("Bald verfallen Mittel", en: "Money about to lapse"))) {
          for row in model.urgent.prefix(4) { card(row) }
        }
      }
      table.html(t)
    }
  }

  private func card(_ row: PotListRow) -> HTML {
    let days = row.clock.daysLeft ?? 0
    let rest = t(row.clock.rest)
    return div(.class(days < 0 ? "note bad" : "note warn")) {
      strong {
        days < 0
          ? t("\(row.pot.name) ist beendet", en: "\(row.pot.name) has ended")
          : days == 0
            ? t("\(row.pot.name) endet heute", en: "\(row.pot.name) ends today")
            : t("\(row.pot.name) endet in \(days) Tagen", en: "\(row.pot.name) ends in \(days) days")
      }
      t("\(rest) sind noch frei. ", en: "\(rest) are still free. ")
      FundingParts.link(t("Zum Topf \(row.pot.code)", en: "To pot \(row.pot.code)"), .pot(row.pot.code))
    }
  }

  var table: DataTable<PotListRow> {
    DataTable(
      caption: Phrase("Fördertöpfe", en: "Funding pots"), columns: isWhole ? wholeColumns : ownColumns, rows: .all(model.rows),
      url: .pots, state: state,
      empty: isWhole
        ? Phrase("Noch kein Topf angelegt.", en: "No pot has been added yet.")
        : Phrase("Kein Topf beteiligt sich an Ihren Objekten.", en: "No pot takes part in your properties."),
      total: [
        "bewilligt": .money(model.rows.compactMap(\.pot.granted).sum()),
        "vorgesehen": .money(model.rows.compactMap(\.pot.committed).sum()),
        "zugeordnet": .money(model.rows.map(\.pot.covered).sum()), "bezahlt": .money(model.rows.map(\.pot.paid).sum()),
        "frei": .money(model.rows.compactMap(\.rest).sum()),
      ])
  }

  private var wholeColumns: [DataColumn<PotListRow>] {
    naming
      + [
        DataColumn("bewilligt", Phrase("bewilligt", en: "granted"), figure: true) {
          .money($0.pot.granted)
        } view: { row, t in
          .text(t(row.pot.granted))
        }
      ] + amounts
      + [
        DataColumn("feststellungen", Phrase("Feststellungen", en: "Findings"), onlyInFiles: true) { .integer($0.findingCount) }
      ]
  }

  private var ownColumns: [DataColumn<PotListRow>] {
    naming
      + [
        DataColumn("vorgesehen", Phrase("für Ihre Objekte", en: "for your properties"), figure: true) {
          .money($0.pot.committed)
        }
      ] + amounts
  }

  private var naming: [DataColumn<PotListRow>] {
    [
      DataColumn("code", Phrase("Topf", en: "Pot")) {
        .text($0.pot.code)
      } view: { row, t in
        FundingParts.pair(
          a(.class("main"), .href(SiteURL.pot(row.pot.code).path)) { row.pot.code }, t(row.pot.kind.name))
      },
      DataColumn("name", Phrase("Name, Geldgeber, Programm", en: "Name, funder, programme"), wide: true) {
        .text($0.pot.name)
      } view: { row, t in
        HTML {
          FundingParts.pair(
            .text(row.pot.name), [row.pot.funder, row.pot.programme].compactMap { $0 }.joined(separator: " · "))
          if row.pot.isInvented {
            " "
            span(.class("tag")) { t("Beispiel", en: "example") }
          }
        }
      },
      DataColumn("art", Phrase("Art", en: "Kind"), onlyInFiles: true) { .phrase($0.pot.kind.name) },
      DataColumn("geldgeber", Phrase("Geldgeber", en: "Funder"), onlyInFiles: true) { .text($0.pot.funder) },
      DataColumn("programm", Phrase("Programm", en: "Programme"), onlyInFiles: true) { .text($0.pot.programme) },
    ]
  }

  private var amounts: [DataColumn<PotListRow>] {
    [
      DataColumn("zugeordnet", Phrase("zugeordnet", en: "allocated"), figure: true) {
        .money($0.pot.covered)
      } view: { row, _ in
        FundingParts.link(row.pot.covered.description, .pot(row.pot.code, "zuordnungen"))
      },
      DataColumn("bezahlt", Phrase("bezahlt", en: "paid"), figure: true) {
        .money($0.pot.paid)
      } view: { row, _ in
        FundingParts.link(row.pot.paid.description, .pot(row.pot.code, "zuordnungen", "bezahlt"))
      },
      DataColumn("frei", Phrase("frei", en: "free"), figure: true) { .money($0.rest) },
      DataColumn("ende", Phrase("Ende", en: "End"), onlyInFiles: true) { .day($0.pot.eligiblePeriod?.lastDay) },
      DataColumn("zeit", Phrase("Geld und Zeit", en: "Money and time"), wide: true) {
        .day($0.pot.eligiblePeriod?.lastDay)
      } view: { row, t in
        HTML {
          MoneyBar(
            granted: row.isWhole ? row.pot.granted : row.pot.committed, allocated: row.pot.covered, paid: row.pot.paid, t
          ).html
          if let tag = row.clock.tag(t) { tag } else { span(.class("quiet small")) { row.clock.leftovers(t) } }
          if let count = row.findingCount, count > 0 {
            " "
            a(.class("tag info"), .href(SiteURL.pot(row.pot.code).path + "#feststellungen")) {
              count == 1 ? t("1 Feststellung", en: "1 finding") : t("\(count) Feststellungen", en: "\(count) findings")
            }
          }
        }
      },
    ]
  }
}
