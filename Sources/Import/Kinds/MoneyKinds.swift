import Domain
import Store

/// Funding pots, vouchers and allocations.
extension Kind {
  static let money: [Kind] = [
    Kind(
      "funding_pots", "toepfe", Phrase("Fördertöpfe", en: "funding pots"),
      [
        .code("code", "code").required, .text("name", "name").required,
        .choice(
          "kind", "art",
          [
            Choice("zuwendung", "grant"), Choice("darlehen", "loan"), Choice("eigenmittel", "own_funds"),
            Choice("spende", "donation"),
          ]
        ).required, .reference("funder", "geldgeber", to: "organisations"), .text("programme", "programm"),
        .choice(
          "finance_type", "finanzierungsart",
          [Choice("anteil", "share"), Choice("fehlbedarf", "shortfall"), Choice("festbetrag", "fixed"), Choice("voll", "full")]),
        .text("grant_number", "bescheid_nummer"), .date("granted_on", "bescheid_am"),
        .text("rule_version", "nebenbestimmungen"),
        .percent("rate", "satz"), .amount("granted", "bewilligt_eur"), .amount("own_share", "eigenanteil_eur"),
        .amount("other_cover", "andere_deckung_eur"), .since, .until, .flag("refuses_outside_period", "ausserhalb_abgelehnt"),
        .percent("line_overrun", "ueberschreitung"), .small("spend_within_days", "verausgaben_tage"),
        .date("binding_until", "zweckbindung_bis"), .text("binding_rule", "zweckbindung_regel"), .isInvented, .source,
        .evidence,
        .note,
      ], .pots),
    Kind(
      "pot_commitments", "topfobjekte", Phrase("Objekte eines Topfes", en: "properties of a pot"),
      [.pot, .property, .amount("amount", "betrag_eur"), .source], .potProperties),
    Kind(
      "budget_lines", "einzelansaetze", Phrase("Einzelansätze des Finanzierungsplans", en: "budget lines"),
      [
        .pot, .code("code", "code").required, .text("name", "name").required, .amount("planned", "ansatz_eur").required,
        .text("overrun_reason", "ueberschreitung_grund"),
      ], .budgetLines),
    Kind(
      "eligibility_rules", "foerderregeln", Phrase("Was ein Topf fördert", en: "what a pot may pay for"),
      [
        .pot, .small("position", "position").required, .reference("budget_line", "ansatz", to: "budget_lines"),
        .choice("effect", "wirkung", [Choice("foerderfaehig", "eligible"), Choice("ausgeschlossen", "excluded")]).required,
        .reference("property", "objekt", to: "properties"), .stage, .text("cost_group", "kostengruppe"),
        .reference("cost_kind", "kostenart", to: "cost_kinds"), .text("clause", "klausel").required, .since, .until,
        .evidence.required,
      ], .eligibilityRules),
    Kind(
      "vouchers", "belege", Phrase("Belege", en: "vouchers"),
      [
        .code("number", "nummer").required,
        .choice(
          "kind", "art",
          [
            Choice("rechnung", "invoice"), Choice("quittung", "receipt"), Choice("lohn", "wage"),
            Choice("mehraufwand", "allowance"), Choice("gebuehr", "fee"), Choice("gutschrift", "credit_note"),
          ]
        ).required, .reference("payee", "empfaenger", to: "organisations"), .text("invoice_number", "rechnungsnummer"),
        .date("invoiced", "rechnungsdatum"), .text("reason", "grund").required, .text("award_reference", "vergabevermerk"),
        .isInvented, .note, .source,
      ], .vouchers),
    Kind(
      "voucher_lines", "belegpositionen", Phrase("Belegpositionen", en: "voucher lines"),
      [
        .voucher, .small("position", "position").required, .reference("property", "objekt", to: "properties"),
        .reference("unit", "einheit", to: "units"), .stage, .occurrence,
        .reference("cost_group", "kostengruppe", to: "cost_groups"),
        .reference("cost_kind", "kostenart", to: "cost_kinds").required, .text("purpose", "zweck").required,
        .amount("net", "netto_eur").required, .amount("vat", "mwst_eur"), .amount("gross", "brutto_eur").required,
        .amount("discount", "skonto_eur"), .flag("input_tax", "vorsteuerabzug"), .date("paid", "bezahlt_am"),
        .reference("placement", "zuweisung", to: "placements"), Column("month", "monat", .month), .whole("minutes", "minuten"),
      ], .voucherLines),
    Kind(
      "allocations", "zuordnungen", Phrase("Zuordnungen", en: "allocations"),
      [
        .code("reference", "kennung").required, .voucher, .small("position", "position").required, .pot,
        .reference("budget_line", "ansatz", to: "budget_lines").required, .amount("eligible", "foerderfaehig_eur").required,
        .amount("cover", "gedeckt_eur").required, .percent("share", "anteil"), .date("on", "am"),
      ], .allocations),
    Kind(
      "cost_statements", "kostenangaben", Phrase("Kosten, die nur als Summe bekannt sind", en: "costs known only as a sum"),
      [
        .property, .code("code", "code").required, .amount("amount", "betrag_eur").required, .text("scope", "umfang").required,
        .flag("rounded", "gerundet").required, .flag("is_total", "gesamt", en: "total"), .date("on", "am"), .source.required,
        .evidence.required, .note,
      ], .costStatements),
    Kind(
      "in_kind_gifts", "sachspenden", Phrase("Sachspenden", en: "gifts in kind"),
      [
        .property, .reference("donor", "spender", to: "organisations").required, .text("description", "beschreibung").required,
        .amount("value", "wert_eur"), .since, .until, .source,
      ], .inKindGifts),
  ]
}

extension Column {
  fileprivate static let pot = reference("pot", "topf", to: "funding_pots").required
  fileprivate static let voucher = reference("voucher", "beleg", to: "vouchers").required
}
