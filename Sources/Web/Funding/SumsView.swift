import Domain
import Markup
import Store

/// What is known of a house's cost without vouchers: sums that somebody stated, and gifts in kind.
struct SumsModel: Sendable {
  let property: String
  let statements: [CostStatementFacts]
  let gifts: [GiftFacts]

  /// - Throws: `Problem` `page.unknown`.
  init(_ tx: Transaction, property code: String) throws {
    _ = try WebProblem.hidingUnknown { try Lookup.property(code, tx) }
    property = code
    statements = try GiftQueries.costStatements(property: code, tx)
    gifts = try GiftQueries.gifts(property: code, tx)
  }
}

/// The page of what is known without vouchers.
struct SumsView {
  let model: SumsModel
  let t: Words
  let mayKeep: Bool

  var html: HTML {
    HTML {
      Crumbs.html(
        [(t(Area.properties.name), .properties), (model.property, .property(model.property))],
        here: t("Kosten ohne Belege", en: "Costs without vouchers"), t)
      div(.class("title")) { h1 { t("Kosten ohne Belege", en: "Costs without vouchers") } }
      HTML {
        heading(
          t("Kostenangaben", en: "Cost statements"), t("Kostenangabe eintragen", en: "Enter a cost statement"),
          "kostenangaben")
        PlainTable(
          caption: Phrase("Kosten, die nur als Summe bekannt sind", en: "Costs that are known only as a sum"),
          columns: [
            .init("Code", en: "Code"), .init("Umfang", en: "Scope", wide: true), .init("Betrag", en: "Amount", figure: true),
            .init("Stand", en: "As of"), .init("Quelle", en: "Source", wide: true), .init("Beleg", en: "Evidence"),
          ],
          rows: model.statements.map { statement in
            PlainTable.Row(cells: [
              .text(statement.code),
              FundingParts.pair(
                .text(statement.scope),
                [statement.isTotal ? t("steht für die Gesamtkosten", en: "stands for the whole cost") : nil, statement.note]
                  .compactMap { $0 }.joined(separator: " · ")),
              .text((statement.isRounded ? t("rund ", en: "about ") : "") + statement.amount.description),
              .text(t(statement.statedOn)), .text(statement.source), .text(t(statement.evidence.name)),
            ])
          },
          empty: Phrase("Keine Kostenangabe.", en: "No cost statement.")
        ).html(t)
      }
      HTML {
        heading(t("Sachspenden", en: "Gifts in kind"), t("Sachspende eintragen", en: "Enter a gift in kind"), "sachspenden")
        PlainTable(
          caption: Phrase("Sachspenden", en: "Gifts in kind"),
          columns: [
            .init("Spender", en: "Donor"), .init("Sachspende", en: "Gift", wide: true),
            .init("Wert", en: "Value", figure: true), .init("Zeitraum", en: "Period"),
            .init("Quelle", en: "Source", wide: true),
          ],
          rows: model.gifts.map { gift in
            PlainTable.Row(cells: [
              .text(gift.donor), .text(gift.description), .text(t(gift.value)), .text(t(gift.given)),
              .text(gift.source ?? ""),
            ])
          },
          empty: Phrase("Keine Sachspende.", en: "No gift in kind.")
        ).html(t)
      }
    }
  }

  private func heading(_ text: String, _ action: String, _ kind: String) -> HTML {
    div(.class("title")) {
      h2 { text }
      if mayKeep { div(.class("actions")) { FundingParts.button(action, .property(model.property, kind, "neu")) } }
    }
  }
}
