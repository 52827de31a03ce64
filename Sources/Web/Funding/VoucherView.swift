import Domain
import Markup
import Store

/// The page of a voucher: its sums, its lines with who pays them, and what happened to it.
struct VoucherView {
  let model: VoucherModel
  let visitor: Visitor
  /// Whether whoever looks has the list of vouchers, enters payments and allocations, and may ask whose pay it is.
  let access: Access

  /// What whoever looks may do.
  struct Access: Sendable {
    let hasList: Bool
    let mayKeep: Bool
    let mayAskNames: Bool
    let mayReadTrail: Bool
  }

  private var t: Words { Words(language: visitor.language) }
  private var voucher: VoucherSummary { model.voucher }

  var html: HTML {
    HTML {
      Crumbs.html(access.hasList ? [(t(Area.vouchers.name), .vouchers)] : [], here: voucher.number, t)
      div(.class("title")) {
        h1 { t("Beleg \(voucher.number)", en: "Voucher \(voucher.number)") }
        span(.class("tag info")) { t(voucher.kind.name) }
        if voucher.openLineCount > 0 { span(.class("tag warn")) { t("nicht bezahlt", en: "not paid") } }
        if !model.rest.isZero { span(.class("tag warn")) { t("nicht ganz gedeckt", en: "not fully covered") } }
        if access.mayKeep, voucher.openLineCount > 0 {
          div(.class("actions")) {
            FundingParts.button(
              t("Zahlung eintragen", en: "Enter the payment"), .voucher(voucher.number, "bezahlt"), main: true)
          }
        }
      }
      releases
      section(.class("cards figures"), .aria("label", t("Beträge", en: "Amounts"))) {
        FundingParts.figure(
          t("Brutto", en: "Gross"), voucher.gross.description,
          note: t("netto \(model.net) · MwSt \(model.vat)", en: "net \(model.net) · VAT \(model.vat)"))
        FundingParts.figure(
          t("Förderbar", en: "Fundable"), voucher.amount.description,
          note: t("nach Skonto und Vorsteuer", en: "after discount and input tax"))
        FundingParts.figure(t("Gedeckt", en: "Covered"), voucher.covered.description)
        FundingParts.figure(t("Ohne Deckung", en: "Uncovered"), model.rest.description)
      }
      lines
      allocations
      div(.class("split")) {
        facts
        history
      }
    }
  }

  @HTMLBuilder private var releases: HTML {
    if !model.uses.isEmpty {
      div(.class("note")) {
        strong {
          model.uses.count == 1
            ? t("Steht in einem freigegebenen Bericht.", en: "Stands in a released report.")
            : t("Steht in freigegebenen Berichten.", en: "Stands in released reports.")
        }
        for (index, use) in model.uses.enumerated() {
          if index > 0 { ", " }
          FundingParts.link(
            t("\(use.number), Fassung \(use.version)", en: "\(use.number), version \(use.version)"), .report(use.number))
        }
        ". "
        t(
          "Beträge bleiben deshalb, wie sie sind: Falsches nimmt eine Gutschrift oder die Rücknahme einer Zuordnung zurück.",
          en: "Amounts therefore stay as they are: a credit note or the reversal of an allocation takes back what is wrong.")
      }
    }
  }

  private var lines: HTML {
    HTML {
      h2 { t("Positionen", en: "Lines") }
      PlainTable(
        caption: Phrase("Positionen", en: "Lines"),
        columns: [
          .init("Pos.", en: "Line"), .init("Zweck", en: "Purpose", wide: true), .init("Ort", en: "Place", wide: true),
          .init("Kostenart", en: "Kind"), .init("brutto", en: "gross", figure: true),
          .init("förderbar", en: "fundable", figure: true), .init("gedeckt", en: "covered", figure: true),
          .init("bezahlt am", en: "paid on"), .init("Deckung", en: "Cover", wide: true),
        ],
        rows: model.lines.map { PlainTable.Row(cells: cells($0)) },
        total: [
          .text(t("Summe", en: "Total")), .nothing, .nothing, .nothing, .text(voucher.gross.description),
          .text(voucher.amount.description), .text(voucher.covered.description), .nothing, .nothing,
        ]
      ).html(t)
    }
  }

  private func cells(_ line: VoucherLineFacts) -> [HTML] {
    let rest = line.amount - line.covered
    let vat = line.vat.isZero ? nil : t("netto \(line.net), MwSt \(line.vat)", en: "net \(line.net), VAT \(line.vat)")
    let discount = line.discount.isZero ? nil : t("Skonto \(line.discount)", en: "discount \(line.discount)")
    return [
      .text(String(line.position)), FundingParts.pair(.text(line.purpose), pay(line)),
      line.property.map { code in
        FundingParts.pair(
          FundingParts.link(code, .property(code)),
          [line.stageName.map { t($0) }, line.unit].compactMap { $0 }.joined(separator: ", "))
      } ?? .text("–"),
      FundingParts.pair(.text(t(line.costKindName)), line.costGroup.map { t("KG \($0)", en: "group \($0)") }),
      FundingParts.pair(.text(line.gross.description), vat),
      FundingParts.pair(
        .text(line.amount.description),
        [discount, line.hasInputTaxDeduction ? t("Vorsteuer abgezogen", en: "input tax deducted") : nil].compactMap { $0 }
          .joined(separator: ", ")),
      .text(line.covered.description),
      line.paidOn.map { .text($0.german) } ?? span(.class("tag warn")) { t("offen", en: "unpaid") },
      HTML {
        if rest.isZero {
          span(.class("tag good")) { t("gedeckt", en: "covered") }
        } else if access.mayKeep {
          a(
            .class("button"), .href(SiteURL.voucher(voucher.number, "positionen", String(line.position), "zuordnen").path),
            .aria(
              "label", t("Zuordnen: \(rest), Position \(line.position)", en: "Allocate: \(rest), line \(line.position)"))
          ) { t("Zuordnen", en: "Allocate") }
        } else {
          span(.class("tag warn")) { t("\(rest) ohne Deckung", en: "\(rest) uncovered") }
        }
      },
    ]
  }

  private func pay(_ line: VoucherLineFacts) -> String? {
    guard let placement = line.placement else { return nil }
    let month = line.month.map { ", \($0.german)" } ?? ""
    let minutes = line.minutes.map { ", \($0)" } ?? ""
    let name = model.names[placement].map { " (\($0))" } ?? ""
    return t("Zuweisung \(placement)\(name)\(month)\(minutes)", en: "Placement \(placement)\(name)\(month)\(minutes)")
  }

  private var allocations: HTML {
    HTML {
      h2 { t("Zuordnungen", en: "Allocations") }
      PlainTable(
        caption: Phrase("Wer welchen Cent zahlt", en: "Who pays which cent"),
        columns: [
          .init("Zuordnung", en: "Allocation"), .init("Pos.", en: "Line"), .init("Topf, Ansatz", en: "Pot, budget line"),
          .init("förderfähig", en: "eligible", figure: true), .init("gedeckt", en: "covered", figure: true),
          .init("Anteil", en: "Share", figure: true), .init("am", en: "on"), .init("Bemerkung", en: "Note", wide: true),
        ],
        rows: model.allocations.map { allocation in
          PlainTable.Row(
            cells: [
              .text(allocation.name), .text(String(allocation.position)),
              FundingParts.pair(FundingParts.link(allocation.pot, .pot(allocation.pot)), allocation.budgetLine),
              .text(allocation.eligible.description), .text(allocation.cover.description),
              .text(allocation.share.map(\.description) ?? ""), .text(allocation.allocatedOn.german), remark(allocation),
            ], isVoid: allocation.reversedByNumber != nil)
        },
        total: [
          .text(t("Summe", en: "Total")), .nothing, .nothing, .nothing,
          .text(model.allocations.map(\.cover).sum().description), .nothing, .nothing, .nothing,
        ],
        empty: Phrase("Noch keinem Topf zugeordnet.", en: "Not allocated to any pot yet.")
      ).html(t)
    }
  }

  private func remark(_ allocation: AllocationFacts) -> HTML {
    HTML {
      t(allocation.remark)
      if access.mayKeep, allocation.reversesNumber == nil, allocation.reversedByNumber == nil {
        " "
        a(
          .class("tap ways"),
          .href(SiteURL.voucher(voucher.number, "zuordnungen", String(allocation.number), "zuruecknehmen").path),
          .aria("label", t("zurücknehmen: \(allocation.name)", en: "take back: \(allocation.name)"))
        ) { t("zurücknehmen", en: "take back") }
      }
    }
  }

  private var facts: HTML {
    section(.class("card")) {
      h2 { t("Angaben", en: "Details") }
      FundingParts.facts([
        (t("Empfänger", en: "Payee"), voucher.payee), (t("Rechnungsnummer", en: "Invoice"), voucher.invoiceNumber),
        (t("Datum", en: "Date"), voucher.invoicedOn?.german), (t("Grund", en: "Reason"), voucher.reason),
        (t("Vergabevermerk", en: "Award"), voucher.awardReference), (t("Bemerkung", en: "Note"), voucher.note),
        (t("Quelle", en: "Source"), voucher.source),
      ])
      if model.isPay, access.mayAskNames, model.names.isEmpty {
        form(.method(.post), .action(SiteURL.voucher(voucher.number, "namen").path)) {
          input(.type("hidden"), .name("_token"), .value(visitor.forgeryToken))
          p(.class("hint")) {
            t(
              "Wessen Lohn das ist, wird nur gezeigt, wenn die Zahlung es verlangt. Die Einsicht wird festgehalten.",
              en: "Whose pay this is shows only where the payment needs it. The disclosure is put on record.")
          }
          button(.class("button"), .type("submit"), .data("again", "")) { t("Namen zeigen", en: "Show names") }
        }
      }
    }
  }

  /// Something that happened to the voucher.
  private struct Event {
    let at: Moment
    let actor: String
    let text: String
  }

  private var events: [Event] {
    let allocated = model.allocations.map { allocation in
      Event(
        at: allocation.recordedAt, actor: allocation.actor,
        text: allocation.reversesNumber == nil
          ? t(
            "Position \(allocation.position): \(allocation.cover) aus \(allocation.pot) (\(allocation.budgetLine))",
            en: "Line \(allocation.position): \(allocation.cover) from \(allocation.pot) (\(allocation.budgetLine))")
          : t(
            "Position \(allocation.position): \(-allocation.cover) an \(allocation.pot) zurück: \(allocation.reason ?? "")",
            en: "Line \(allocation.position): \(-allocation.cover) back to \(allocation.pot): \(allocation.reason ?? "")"))
    }
    let corrected = model.corrections.map {
      Event(at: $0.correctedAt, actor: $0.actor, text: t("berichtigt: \($0.reason)", en: "corrected: \($0.reason)"))
    }
    let released = model.uses.map {
      Event(
        at: $0.releasedAt, actor: "",
        text: t(
          "freigegeben in \($0.number), Fassung \($0.version)", en: "released in \($0.number), version \($0.version)"))
    }
    return (allocated + corrected + released).sorted { $0.at < $1.at }
  }

  private var history: HTML {
    section(.class("card")) {
      h2 { t("Verlauf", en: "History") }
      let events = events
      if events.isEmpty { p(.class("quiet")) { t("Noch nichts geschehen.", en: "Nothing has happened yet.") } }
      ol(.class("timeline")) {
        for event in events {
          li(.class("past")) {
            event.text
            br()
            span(.class("quiet small")) { event.actor.isEmpty ? event.at.description : "\(event.at), \(event.actor)" }
          }
        }
      }
      if access.mayReadTrail {
        FundingParts.link(
          t("Alle Ereignisse im Protokoll", en: "All events in the audit trail"),
          Area.audit.url.with(["filter": "voucher:\(voucher.number)"]))
      }
    }
  }
}
