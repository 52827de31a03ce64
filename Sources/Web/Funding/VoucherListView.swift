import Domain
import Markup
import Store

extension VoucherSelection {
  var name: Phrase {
    switch self {
    case .all: Phrase("Alle", en: "All")
    case .unpaid: Phrase("Noch nicht bezahlt", en: "Not paid yet")
    case .uncovered: Phrase("Nicht ganz gedeckt", en: "Not fully covered")
    }
  }

  var url: SiteURL {
    switch self {
    case .all: .vouchers
    case .unpaid: .under(.vouchers, "liste", "unbezahlt")
    case .uncovered: .under(.vouchers, "liste", "ungedeckt")
    }
  }
}

/// The list of vouchers.
struct VoucherListView {
  let page: ListPage<VoucherRow>
  let sums: VoucherSums
  let selection: VoucherSelection
  let t: Words
  let state: TableState
  let mayKeep: Bool

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t("Belege", en: "Vouchers") }
        if mayKeep {
          div(.class("actions")) {
            FundingParts.button(t("Lohn buchen", en: "Book pay"), .voucher("lohn"))
            FundingParts.button(t("Beleg eintragen", en: "Enter a voucher"), .voucher("neu"), main: true)
          }
        }
      }
      nav(.class("tabs"), .aria("label", t("Auswahl", en: "Selection"))) {
        ul {
          for choice in VoucherSelection.allCases {
            li {
              a(.href(choice.url.path), .aria("current", choice == selection ? "page" : nil)) {
                "\(t(choice.name)) (\(sums.counts[choice] ?? 0))"
              }
            }
          }
        }
      }
      table.html(t)
    }
  }

  var table: DataTable<VoucherRow> {
    DataTable(
      caption: Phrase("Belege", en: "Vouchers"),
      columns: [
        DataColumn("beleg", Phrase("Beleg", en: "Voucher")) {
          .text($0.number)
        } view: { row, t in
          FundingParts.pair(
            a(.class("main"), .href(SiteURL.voucher(row.number).path)) { row.number }, t(row.kind.name))
        },
        DataColumn("art", Phrase("Art", en: "Kind"), onlyInFiles: true) { .phrase($0.kind.name) },
        DataColumn("datum", Phrase("Datum", en: "Date")) { .day($0.invoicedOn) },
        DataColumn("rechnung", Phrase("Rechnungsnummer", en: "Invoice"), onlyInFiles: true) { .text($0.invoiceNumber) },
        DataColumn("empfaenger", Phrase("Empfänger, Grund", en: "Payee, reason"), wide: true) { row in
          .text(row.payee ?? row.placements.joined(separator: ", "))
        } view: { row, t in
          FundingParts.pair(
            .text(
              row.payee
                ?? t(
                  "Zuweisung \(row.placements.joined(separator: ", "))",
                  en: "Placement \(row.placements.joined(separator: ", "))")),
            row.reason)
        },
        DataColumn("grund", Phrase("Grund", en: "Reason"), onlyInFiles: true) { .text($0.reason) },
        DataColumn("objekte", Phrase("Objekte", en: "Properties"), onlyInFiles: true) {
          .text($0.properties.joined(separator: ", "))
        },
        DataColumn("netto", Phrase("netto", en: "net"), figure: true, onlyInFiles: true) { .money($0.net) },
        DataColumn("mwst", Phrase("MwSt", en: "VAT"), figure: true, onlyInFiles: true) { .money($0.vat) },
        DataColumn("brutto", Phrase("brutto", en: "gross"), figure: true) {
          .money($0.gross)
        } view: { row, t in
          FundingParts.pair(
            .text(row.gross.description), row.vat.isZero ? nil : t("MwSt \(row.vat)", en: "VAT \(row.vat)"))
        },
        DataColumn("bezahlt", Phrase("bezahlt am", en: "paid on")) {
          .day($0.openLineCount > 0 ? nil : $0.paidOn)
        } view: { row, t in
          if row.openLineCount > 0 {
            return span(.class("tag warn")) {
              row.paidOn == nil ? t("offen", en: "unpaid") : t("teils offen", en: "partly unpaid")
            }
          }
          return .text(row.paidOn?.german ?? "–")
        },
        DataColumn("zugeordnet", Phrase("zugeordnet", en: "allocated"), figure: true) { .money($0.covered) },
        DataColumn("rest", Phrase("ohne Deckung", en: "uncovered"), figure: true) {
          .money($0.rest)
        } view: { row, _ in
          row.rest.isZero ? .text(row.rest.description) : strong { row.rest.description }
        },
        DataColumn("topf", Phrase("Topf", en: "Pot")) {
          .text($0.pots.isEmpty ? nil : $0.pots.joined(separator: ", "))
        } view: { row, _ in
          HTML {
            if row.pots.isEmpty { "–" }
            for (index, pot) in row.pots.enumerated() {
              if index > 0 { br() }
              FundingParts.link(pot, .pot(pot))
            }
          }
        },
      ],
      rows: .page(page), url: selection.url, state: state,
      empty: Phrase("Kein solcher Beleg.", en: "No such voucher."),
      total: [
        "netto": .money(sums.net), "mwst": .money(sums.vat), "brutto": .money(sums.gross), "zugeordnet": .money(sums.covered),
        "rest": .money(sums.rest),
      ])
  }
}
