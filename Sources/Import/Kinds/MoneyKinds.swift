import Domain
import Store

/// Funding pots, vouchers and allocations.
extension Kind {
  static let money: [Kind] = [
    Kind(
      "funding_pots", "toepfe", Phrase("Fördertöpfe", en: "funding pots"),
      [
        .code("code", "code").required.means(
          "Kürzel, unter dem andere Listen den Topf nennen, etwa STB-001",
          en: "Code by which other lists name the pot, such as STB-001"),
        .text("name", "name").required.means("Wie der Topf genannt wird", en: "What the pot is called"),
        .choice(
          "kind", "art",
          [
            Choice("zuwendung", "grant"), Choice("darlehen", "loan"), Choice("eigenmittel", "own_funds"),
            Choice("spende", "donation"),
          ]
        ).required.means("Was für Geld es ist; ein Darlehen ist keine Zuwendung", en: "What money it is; a loan is no grant"),
        .reference("funder", "geldgeber", to: "organisations").means(
          "Wer das Geld gibt; leer: niemand sonst, etwa bei Eigenmitteln",
          en: "Who gives the money; empty: nobody else, as with own funds"),
        .text("programme", "programm").means(
          "Förderprogramm, aus dem das Geld kommt", en: "Programme that the money comes from"),
        .choice(
          "finance_type", "finanzierungsart",
          [Choice("anteil", "share"), Choice("fehlbedarf", "shortfall"), Choice("festbetrag", "fixed"), Choice("voll", "full")]
        ).means(
          "Wie sich die Förderung nach den Ausgaben richtet, laut Bescheid",
          en: "How the funding follows the expenditure, by the decision"),
        .text("grant_number", "bescheid_nummer").means(
          "Nummer des Bescheids; jede nur einmal", en: "Number of the decision; each only once"),
        .date("granted_on", "bescheid_am").means("Tag des Bescheids", en: "Day of the decision"),
        .text("rule_version", "nebenbestimmungen").means(
          "Welche Nebenbestimmungen gelten, mit ihrem Stand, etwa ANBest-P",
          en: "Which terms hold, with their version, such as ANBest-P"),
        .percent("rate", "satz").means(
          "Welchen Teil der förderfähigen Ausgaben der Topf zahlt, laut Bescheid",
          en: "Which part of eligible expenditure the pot pays, by the decision"),
        .amount("granted", "bewilligt_eur").means(
          "Bewilligter Betrag; leer: unbekannt, dann kann der Topf nichts zahlen",
          en: "Amount granted; empty: unknown, then the pot cannot pay anything"),
        .amount("own_share", "eigenanteil_eur").means(
          "Was wir laut Plan selbst beitragen, neben der Bewilligung; leer: 0",
          en: "What we add ourselves by the plan, beside the grant; empty: 0"),
        .amount("other_cover", "andere_deckung_eur").means(
          "Was andere laut Plan beitragen, neben der Bewilligung; leer: 0",
          en: "What others add by the plan, beside the grant; empty: 0"),
        .since.means(
          "Erster Tag, an dem aus dem Topf bezahlt werden darf; leer: nicht bekannt",
          en: "First day on which the pot may pay; empty: not known"),
        .until.means(
          "Letzter Tag, an dem aus dem Topf bezahlt werden darf; leer: nicht bekannt",
          en: "Last day on which the pot may pay; empty: not known"),
        .flag("refuses_outside_period", "ausserhalb_abgelehnt").means(
          "Ob der Bescheid Zahlungen vor oder nach diesem Zeitraum ausschließt; leer: nein",
          en: "Whether the decision excludes payments outside that period; empty: no"),
        .percent("line_overrun", "ueberschreitung").means(
          "Wie weit ein Ansatz überschritten werden darf; leer: nur die Gesamtsumme bindet",
          en: "How far a budget line may be exceeded; empty: only the total binds"),
        .small("spend_within_days", "verausgaben_tage").means(
          "Wie viele Tage nach der Auszahlung das Geld ausgegeben sein muss; leer: keine Frist",
          en: "How many days after payout the money must be spent; empty: no deadline"),
        .date("binding_until", "zweckbindung_bis").means(
          "Letzter Tag, bis zu dem das Haus für den Zweck genutzt werden muss",
          en: "Last day until which the house must serve the purpose"),
        .text("binding_rule", "zweckbindung_regel").means(
          "Wie lange diese Bindung dauert und ab wann, in Worten des Bescheids",
          en: "How long this binding lasts and from when, in the decision's words"),
        .isInvented,
        .source,
        .evidence,
        .note.means("Was zum Topf sonst noch wichtig ist", en: "Whatever else matters about the pot"),
      ], .pots),
    Kind(
      "pot_commitments", "topfobjekte", Phrase("Objekte eines Topfes", en: "properties of a pot"),
      [
        .pot,
        .property.means("Haus, das aus dem Topf bezahlt werden soll", en: "House that the pot is to pay for"),
        .amount("amount", "betrag_eur").means(
          "Was der Topf für dieses Haus vorsieht; leer: Betrag nicht bekannt",
          en: "What the pot holds for this house; empty: amount not known"),
        .source,
      ], .potProperties),
    Kind(
      "budget_lines", "einzelansaetze", Phrase("Einzelansätze des Finanzierungsplans", en: "budget lines"),
      [
        .pot,
        .code("code", "code").required.means(
          "Kürzel des Ansatzes in diesem Topf, etwa KG300", en: "Code of the line in this pot, such as KG300"),
        .text("name", "name").required.means(
          "Wofür der Ansatz ist, wie im Finanzierungsplan", en: "What the line is for, as in the financing plan"),
        .amount("planned", "ansatz_eur").required.means(
          "Geplante förderfähige Ausgaben, mit Eigenanteil und anderer Deckung",
          en: "Planned eligible expenditure, with own share and other cover"),
        .text("overrun_reason", "ueberschreitung_grund").means(
          "Behördliche Auflage, wegen der mehr ausgegeben werden darf; sonst leer",
          en: "Official requirement for which more may be spent; else empty"),
      ], .budgetLines),
    Kind(
      "eligibility_rules", "foerderregeln", Phrase("Was ein Topf fördert", en: "what a pot may pay for"),
      [
        .pot,
        .small("position", "position").required.means(
          "Laufende Nummer der Regel in diesem Topf", en: "Number of the rule in this pot"),
        .reference("budget_line", "ansatz", to: "budget_lines").means(
          "Ansatz, für den die Regel gilt; leer: alle", en: "Budget line that the rule is for; empty: all"),
        .choice("effect", "wirkung", [Choice("foerderfaehig", "eligible"), Choice("ausgeschlossen", "excluded")]).required
          .means(
            "Ob der Topf dafür zahlen darf; was ausgeschlossen ist, bleibt es",
            en: "Whether the pot may pay for it; what is excluded stays so"),
        .reference("property", "objekt", to: "properties").means(
          "Haus, für das die Regel gilt; leer: alle", en: "House that the rule is for; empty: all"),
        .stage.means("Bauphase, für die die Regel gilt; leer: alle", en: "Stage that the rule is for; empty: all"),
        .text("cost_group", "kostengruppe").means(
          "Wie die Kostengruppe (DIN 276) anfängt, etwa 3 für alle ab 300; leer: alle",
          en: "How the cost group (DIN 276) begins, such as 3 for all from 300; empty: all"),
        .reference("cost_kind", "kostenart", to: "cost_kinds").means(
          "Kostenart, für die die Regel gilt; leer: alle", en: "Cost kind that the rule is for; empty: all"),
        .text("clause", "klausel").required.means(
          "Stelle im Bescheid oder in den Nebenbestimmungen, wo die Regel steht",
          en: "Where in the decision or its terms the rule stands"),
        .since,
        .until,
        .evidence.required.means(
          "Wie gut die Regel belegt ist; nur V-law und V lehnen ab, alles andere warnt",
          en: "How well the rule is known; only V-law and V refuse, the rest warns"),
      ], .eligibilityRules),
    Kind(
      "vouchers", "belege", Phrase("Belege", en: "vouchers"),
      [
        .code("number", "nummer").required.means(
          "Unsere Nummer des Belegs, unter der andere Listen ihn nennen",
          en: "Our number of the voucher by which other lists name it"),
        .choice(
          "kind", "art",
          [
            Choice("rechnung", "invoice"), Choice("quittung", "receipt"), Choice("lohn", "wage"),
            Choice("mehraufwand", "allowance"), Choice("gebuehr", "fee"), Choice("gutschrift", "credit_note"),
          ]
        ).required.means("Was für ein Beleg es ist", en: "What the voucher is"),
        .reference("payee", "empfaenger", to: "organisations").means(
          "Wer das Geld bekommt; bei Lohn und Mehraufwand darf es leer bleiben",
          en: "Who gets the money; may stay empty for wages and allowances"),
        .text("invoice_number", "rechnungsnummer").means(
          "Nummer, die auf der Rechnung steht; dieselbe Rechnung nur einmal",
          en: "Number that stands on the invoice; the same invoice only once"),
        .date("invoiced", "rechnungsdatum").means("Tag, der auf der Rechnung steht", en: "Day that stands on the invoice"),
        .text("reason", "grund").required.means(
          "Wofür bezahlt wird, wie es die Belegliste zeigt", en: "What is paid for, as the list of vouchers shows it"),
        .text("award_reference", "vergabevermerk").means(
          "Wo der Vergabevermerk steht: warum diese Firma den Auftrag bekam",
          en: "Where it is written down why this firm got the order"),
        .isInvented,
        .note,
        .source,
      ], .vouchers),
    Kind(
      "voucher_lines", "belegpositionen", Phrase("Belegpositionen", en: "voucher lines"),
      [
        .voucher.means("Beleg, zu dem die Position gehört", en: "Voucher that the line belongs to"),
        .small("position", "position").required.means(
          "Die wievielte Position des Belegs es ist", en: "Which line of the voucher it is"),
        .reference("property", "objekt", to: "properties").means(
          "Haus, für das bezahlt wird; leer: keines", en: "House that is paid for; empty: none"),
        .reference("unit", "einheit", to: "units").means(
          "Wohnung oder Laden, wofür bezahlt wird; leer: keine bestimmte Einheit",
          en: "Flat or shop that is paid for; empty: no certain one"),
        .stage.means(
          "Bauphase, für die bezahlt wird; leer: keine bestimmte", en: "Stage that is paid for; empty: no certain one"),
        .occurrence,
        .reference("cost_group", "kostengruppe", to: "cost_groups").means(
          "Kostengruppe der DIN 276 in der Ausgabe 2018, etwa 340; leer: keine",
          en: "Cost group of DIN 276 in its edition of 2018, such as 340; empty: none"),
        .reference("cost_kind", "kostenart", to: "cost_kinds").required.means(
          "Wofür das Geld ausgegeben wird, etwa für Material oder Lohn",
          en: "What the money is spent on, such as material or wages"),
        .text("purpose", "zweck").required.means("Was bezahlt wird, in wenigen Worten", en: "What is paid for, in a few words"),
        .amount("net", "netto_eur").required.means(
          "Betrag ohne Mehrwertsteuer; bei einer Gutschrift mit Minus", en: "Amount without VAT; with a minus on a credit note"),
        .amount("vat", "mwst_eur").means(
          "Mehrwertsteuer als Betrag, nicht als Satz; leer: 0", en: "VAT as an amount, not as a rate; empty: 0"),
        .amount("gross", "brutto_eur").required.means(
          "Betrag mit Mehrwertsteuer, vor dem Skonto; genau Netto plus Mehrwertsteuer",
          en: "Amount with VAT, before discount; exactly net plus VAT"),
        .amount("discount", "skonto_eur").means(
          "Skonto oder Rabatt, der vom Brutto noch abgeht; leer: 0",
          en: "Discount that is still taken off the gross amount; empty: 0"),
        .flag("input_tax", "vorsteuerabzug").means(
          "Ob wir die Mehrwertsteuer als Vorsteuer zurückbekommen; leer: nein",
          en: "Whether we get the VAT back as input tax; empty: no"),
        .date("paid", "bezahlt_am").means(
          "Tag, an dem bezahlt wurde; leer: noch nicht", en: "Day on which it was paid; empty: not yet"),
        .reference("placement", "zuweisung", to: "placements").means(
          "Zuweisung, für die Lohn oder Mehraufwand gezahlt wird; sonst leer",
          en: "Placement that wages or allowance are paid for; else empty"),
        Column("month", "monat", .month).means(
          "Monat, für den Lohn oder Mehraufwand gezahlt wird; sonst leer",
          en: "Month that wages or allowance are paid for; else empty"),
        .whole("minutes", "minuten").means(
          "Minuten, für die Lohn oder Mehraufwand gezahlt wird; 0: Nachzahlung zu schon gezahlten; sonst leer",
          en: "Minutes that wages or allowance are paid for; 0: a supplement to minutes paid before; else empty"),
      ], .voucherLines),
    Kind(
      "allocations", "zuordnungen", Phrase("Zuordnungen", en: "allocations"),
      [
        .code("reference", "kennung").required.means(
          "Eigene Kennung der Zuordnung, etwa ZU-0000001; jede nur einmal",
          en: "An identifier of the allocation, such as ZU-0000001; each only once"),
        .voucher.means("Beleg, aus dem bezahlt wird", en: "Voucher that is paid"),
        .small("position", "position").required.means(
          "Die wievielte Position des Belegs es ist", en: "Which line of the voucher it is"),
        .pot.means("Topf, der die Position bezahlt", en: "Pot that pays for the line"),
        .reference("budget_line", "ansatz", to: "budget_lines").required.means(
          "Ansatz dieses Topfes, in dem die Ausgabe steht", en: "Budget line of this pot in which the expenditure stands"),
        .amount("eligible", "foerderfaehig_eur").required.means(
          "Welcher Teil der Position förderfähig ist und im Ansatz zählt",
          en: "Which part of the line is eligible and counts in the budget line"),
        .amount("cover", "gedeckt_eur").required.means(
          "Was der Topf davon bezahlt, höchstens den förderfähigen Betrag",
          en: "What the pot pays of it, at most the eligible amount"),
        .percent("share", "anteil").means(
          "Bei Lohn und Mehraufwand der Teil jeder Minute, den der Topf trägt; sonst leer",
          en: "For wages and allowances the part of each minute the pot bears; else empty"),
        .date("on", "am").means("Tag der Zuordnung; leer: heute", en: "Day of the allocation; empty: today"),
      ], .allocations),
    Kind(
      "cost_statements", "kostenangaben", Phrase("Kosten, die nur als Summe bekannt sind", en: "costs known only as a sum"),
      [
        .property,
        .code("code", "code").required.means(
          "Kürzel der Angabe bei diesem Haus, etwa KA-01", en: "Code of the statement for this house, such as KA-01"),
        .amount("amount", "betrag_eur").required.means(
          "Summe, wie sie in der Quelle steht", en: "Sum as it stands in the source"),
        .text("scope", "umfang").required.means(
          "Was die Summe umfasst, etwa Kauf und Sanierung", en: "What the sum covers, such as purchase and renovation"),
        .flag("rounded", "gerundet").required.means(
          "Ob die Quelle nur eine runde Zahl nennt", en: "Whether the source gives only a round figure"),
        .flag("is_total", "gesamt", en: "total").means(
          "Ob sie für alle Kosten des Hauses steht, höchstens eine je Haus; leer: nein",
          en: "Whether it stands for the whole cost, at most one for each house; empty: no"),
        .date("on", "am").means(
          "Tag, von dem die Angabe stammt; leer: unbekannt", en: "Day that the statement is from; empty: unknown"),
        .source.required,
        .evidence.required,
        .note,
      ], .costStatements),
    Kind(
      "in_kind_gifts", "sachspenden", Phrase("Sachspenden", en: "gifts in kind"),
      [
        .property.means("Haus, für das gespendet wurde", en: "House that the gift was for"),
        .reference("donor", "spender", to: "organisations").required.means("Wer gespendet hat", en: "Who gave it"),
        .text("description", "beschreibung").required.means(
          "Was gespendet wurde, etwa Baustrom und Wasser", en: "What was given, such as power and water"),
        .amount("value", "wert_eur").means(
          "Was die Spende wert ist; leer: unbekannt, nicht 0", en: "What the gift is worth; empty: unknown, not 0"),
        .since.means(
          "Tag der Spende oder der erste Tag, wenn sie dauert; leer: unbekannt",
          en: "Day of the gift, or the first day where it lasts; empty: unknown"),
        .until.means("Letzter Tag der Spende; leer: offen oder unbekannt", en: "Last day of the gift; empty: open or unknown"),
        .source,
      ], .inKindGifts),
  ]
}

extension Column {
  fileprivate static let pot = reference("pot", "topf", to: "funding_pots").required.means(
    "Fördertopf, um den es geht", en: "Funding pot that it is about")
  fileprivate static let voucher = reference("voucher", "beleg", to: "vouchers").required.means(
    "Beleg, um den es geht", en: "Voucher that it is about")
}
