import Domain
import Store

/// Law, norms and catalogues.
extension Kind {
  static let reference: [Kind] = [
    Kind(
      "legal_values", "rechtswerte", Phrase("Beträge und Fristen des Rechts", en: "legal amounts and deadlines"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish,
        Column("amount", "betrag", .integer(-999_999_999_999...999_999_999_999)).required, .text("unit", "einheit").required,
        .since,
        .until, .source.required, .evidence.required,
      ], .legalValues),
    Kind(
      "districts", "bezirke", Phrase("Statistische Bezirke", en: "statistical districts"),
      [.code("code", "code").required, .text("name", "name").required, .source.required, .evidence.required], .districts),
    catalogue("trades", "gewerke", Phrase("Gewerke nach VOB/C", en: "trades by VOB/C"), .catalogue("trades")),
    Kind(
      "cost_groups", "kostengruppen", Phrase("Kostengruppen nach DIN 276", en: "cost groups by DIN 276"),
      [
        .small("edition", "ausgabe").required, .code("code", "code").required, .nameGerman, .nameEnglish, .source.required,
        .evidence.required,
      ], .costGroups),
    Kind(
      "cost_kinds", "kostenarten", Phrase("Kostenarten", en: "cost kinds"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish, .flag("is_personnel", "personal").required, .source.required,
        .evidence.required,
      ], .costKinds),
    catalogue(
      "occupations", "berufe", Phrase("Berufe nach KldB 2010", en: "occupations by KldB 2010"), .catalogue("occupations")),
    Kind(
      "qualifications", "qualifikationen", Phrase("Katalog der Qualifikationen", en: "catalogue of qualifications"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish, .reference("occupation", "beruf", to: "occupations"),
        .reference("trade", "gewerk", to: "trades"), .whole("evidence_minutes", "nachweis_minuten"), .source.required,
        .evidence.required,
      ], .qualifications),
    Kind(
      "instruments", "instrumente", Phrase("Förderinstrumente", en: "instruments"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish, .text("law", "gesetz").required,
        .flag("accompanying", "begleitend").required,
        .choice("pays", "zahlt", [Choice("aufwand", "allowance"), Choice("lohn", "wage"), Choice("nichts", "nothing")])
          .required,
        .since, .until, .source.required, .evidence.required,
      ], .instruments),
    Kind(
      "instrument_rates", "instrumentsaetze", Phrase("Fördersätze je Beschäftigungsjahr", en: "rates by year of employment"),
      [
        .reference("instrument", "instrument", to: "instruments").required, .small("year", "jahr").required,
        .percent("rate", "satz").required, .since, .until, .source.required, .evidence.required,
      ], .instrumentRates),
    Kind(
      "instrument_limits", "instrumentgrenzen", Phrase("Höchstdauern", en: "limits of duration"),
      [
        .reference("instrument", "instrument", to: "instruments").required, .small("months", "monate").required,
        .small("window_months", "fenster_monate").required, .small("extension_months", "verlaengerung_monate"), .since, .until,
        .source.required, .evidence.required,
      ], .instrumentLimits),
    Kind(
      "absence_kinds", "fehlzeitarten", Phrase("Arten der Abwesenheit", en: "kinds of absence"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish, .flag("excused", "entschuldigt").required,
        .flag("health", "gesundheit").required, .flag("paid", "bezahlt").required,
        .flag("disclosed", "jobcenter_grund").required,
        .since, .until, .source.required, .evidence.required,
      ], .absenceKinds),
    Kind(
      "holiday_rules", "feiertage", Phrase("Feiertage in Nordrhein-Westfalen", en: "holidays of North Rhine-Westphalia"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish, .small("month", "monat"), .small("day", "tag"),
        .small("easter_offset", "ostertage"), .small("first_year", "ab_jahr"), .small("last_year", "bis_jahr"),
        .source.required,
        .evidence.required,
      ], .holidayRules),
    Kind(
      "certificate_kinds", "nachweisarten", Phrase("Arten von Nachweisen", en: "kinds of certificates"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish, .small("validity_months", "gueltig_monate"),
        .source.required,
        .evidence.required,
      ], .certificateKinds),
    catalogue("work_kinds", "arbeitsarten", Phrase("Arten von Arbeiten", en: "kinds of work"), .catalogue("work_kinds")),
    Kind(
      "work_gates", "arbeitstore", Phrase("Voraussetzungen für Arbeiten", en: "work gates"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish, .reference("work_kind", "arbeitsart", to: "work_kinds"),
        .flag("only_if_asbestos", "nur_bei_asbestverdacht"),
        .list("certificates", "nachweise", of: "certificate_kinds").required, .text("hint_de", "hinweis_de").required,
        .text("hint_en", "hinweis_en").required, .since, .until, .source.required, .evidence.required,
      ], .workGates),
    Kind(
      "stage_kinds", "bauphasenarten", Phrase("Vorlage der Bauphasen", en: "template of stages"),
      [
        .code("code", "code").required, .nameGerman, .nameEnglish, .small("position", "position").required,
        .flag("repeatable", "wiederholbar").required, .flag("accepts_only_without_hazards", "nur_ohne_gefahren").required,
        .source.required, .evidence.required,
      ], .stageKinds),
    Kind(
      "stage_gates", "bauphasentore", Phrase("Welche Bauphase auf welche wartet", en: "which stage waits for which"),
      [
        .stage.required, .reference("requires", "verlangt", to: "stage_kinds").required, .source.required, .evidence.required,
      ], .stageGates),
  ]

  private static func catalogue(_ name: String, _ german: String, _ title: Phrase, _ merge: ImportMerge) -> Kind {
    Kind(
      name, german, title,
      [.code("code", "code").required, .nameGerman, .nameEnglish, .source.required, .evidence.required], merge)
  }
}
