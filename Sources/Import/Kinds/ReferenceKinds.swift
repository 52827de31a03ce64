import Domain
import Store

/// Law, norms and catalogues.
extension Kind {
  static let reference: [Kind] = [
    Kind(
      "legal_values", "rechtswerte", Phrase("Beträge und Fristen des Rechts", en: "legal amounts and deadlines"),
      [
        .code("code", "code").required.means(
          "Kürzel des Werts; ändert er sich, bekommt er eine neue Zeile",
          en: "Code of the value; where it changes it gets a new row"),
        .nameGerman,
        .nameEnglish,
        Column("amount", "betrag", .integer(-999_999_999_999...999_999_999_999)).required.means(
          "Höhe in der Einheit daneben: 13,90 € sind 1390 cents", en: "How much in the unit beside it: 13,90 € are 1390 cents"),
        .text("unit", "einheit").required.means(
          "Worin der Wert zählt: cents, cents_per_hour, minutes, days, weeks, months, basis_points, count, calendar_day",
          en: "What it counts: cents, cents_per_hour, minutes, days, weeks, months, basis_points, count, calendar_day"),
        .since,
        .until,
        .source.required,
        .evidence.required,
      ], .legalValues),
    Kind(
      "districts", "bezirke", Phrase("Statistische Bezirke", en: "statistical districts"),
      [
        .code("code", "code").required.means(
          "Nummer des Bezirks bei der Stadt Dortmund", en: "Number of the district at the city of Dortmund"),
        .text("name", "name").required.means(
          "Name des Bezirks bei der Stadt Dortmund", en: "Name of the district at the city of Dortmund"),
        .source.required,
        .evidence.required,
      ], .districts),
    catalogue(
      "trades", "gewerke", Phrase("Gewerke nach VOB/C", en: "trades by VOB/C"),
      code: Phrase("Nummer des Gewerks in der VOB/C, etwa 18330", en: "Number of the trade in VOB/C, such as 18330"),
      .catalogue("trades")),
    Kind(
      "cost_groups", "kostengruppen", Phrase("Kostengruppen nach DIN 276", en: "cost groups by DIN 276"),
      [
        .small("edition", "ausgabe").required.means(
          "Jahr der Ausgabe der DIN 276; manche Nummern bedeuten je nach Ausgabe anderes",
          en: "Year of the edition of DIN 276; some numbers differ between editions"),
        .code("code", "code").required.means("Nummer der Kostengruppe, etwa 300", en: "Number of the cost group, such as 300"),
        .nameGerman,
        .nameEnglish,
        .source.required,
        .evidence.required,
      ], .costGroups),
    Kind(
      "cost_kinds", "kostenarten", Phrase("Kostenarten", en: "cost kinds"),
      [
        .code("code", "code").required.means(
          "Kürzel, unter dem Belegpositionen die Kostenart nennen", en: "Code by which voucher lines name the cost kind"),
        .nameGerman,
        .nameEnglish,
        .flag("is_personnel", "personal").required.means(
          "Ob das Geld an Menschen geht, die hier arbeiten, etwa als Lohn",
          en: "Whether the money goes to people who work here, as wages do"),
        .source.required,
        .evidence.required,
      ], .costKinds),
    catalogue(
      "occupations", "berufe", Phrase("Berufe nach KldB 2010", en: "occupations by KldB 2010"),
      code: Phrase(
        "Nummer des Berufs in der Klassifikation der Berufe, etwa 32122",
        en: "Number of the occupation in the German classification, such as 32122"),
      .catalogue("occupations")),
    Kind(
      "qualifications", "qualifikationen", Phrase("Katalog der Qualifikationen", en: "catalogue of qualifications"),
      [
        .code("code", "code").required.means(
          "Kürzel, unter dem andere Listen die Qualifikation nennen", en: "Code by which other lists name the qualification"),
        .nameGerman,
        .nameEnglish,
        .reference("occupation", "beruf", to: "occupations").means(
          "Beruf, zu dem die Qualifikation gehört; leer: kein bestimmter",
          en: "Occupation that the qualification belongs to; empty: no certain one"),
        .reference("trade", "gewerk", to: "trades").means(
          "Gewerk, in dem Arbeitszeit als Nachweis zählt; leer: keines",
          en: "Trade in which working time counts as evidence; empty: none"),
        .whole("evidence_minutes", "nachweis_minuten").means(
          "Wie viel Arbeitszeit als Nachweis nötig ist, in Minuten; leer: keine",
          en: "How much working time is needed as evidence, in minutes; empty: none"),
        .source.required,
        .evidence.required,
      ], .qualifications),
    Kind(
      "instruments", "instrumente", Phrase("Förderinstrumente", en: "instruments"),
      [
        .code("code", "code").required.means(
          "Kürzel, unter dem Zuweisungen die Förderung nennen, etwa 16d",
          en: "Code by which placements name the support, such as 16d"),
        .nameGerman,
        .nameEnglish,
        .text("law", "gesetz").required.means(
          "Gesetz und Paragraf, auf denen die Förderung beruht", en: "Law and section that the support rests on"),
        .flag("accompanying", "begleitend").required.means(
          "Ob sie nur begleitet, also keine Arbeit vorsieht", en: "Whether it only accompanies, with no work in it"),
        .choice("pays", "zahlt", [Choice("aufwand", "allowance"), Choice("lohn", "wage"), Choice("nichts", "nothing")])
          .required.means("Was die Person dabei gezahlt bekommt", en: "What the person is paid"),
        .since,
        .until,
        .source.required,
        .evidence.required,
      ], .instruments),
    Kind(
      "instrument_rates", "instrumentsaetze", Phrase("Fördersätze je Beschäftigungsjahr", en: "rates by year of employment"),
      [
        .reference("instrument", "instrument", to: "instruments").required.means(
          "Förderung, deren Satz es ist", en: "Support whose rate it is"),
        .small("year", "jahr").required.means(
          "Das wievielte Jahr der Beschäftigung; das erste ist 1", en: "Which year of employment; the first is 1"),
        .percent("rate", "satz").required.means(
          "Welchen Teil des Lohns die Förderung in diesem Jahr zahlt",
          en: "Which part of the wage the support pays in that year"),
        .since,
        .until,
        .source.required,
        .evidence.required,
      ], .instrumentRates),
    Kind(
      "instrument_limits", "instrumentgrenzen", Phrase("Höchstdauern", en: "limits of duration"),
      [
        .reference("instrument", "instrument", to: "instruments").required.means(
          "Förderung, die so lange dauern darf", en: "Support that may last that long"),
        .small("months", "monate").required.means(
          "Wie viele Monate jemand höchstens zugewiesen sein darf", en: "How many months somebody may be placed at most"),
        .small("window_months", "fenster_monate").required.means(
          "In wie vielen Monaten ab dem ersten Eintritt diese Grenze gilt",
          en: "Within how many months from the first entry the limit holds"),
        .small("extension_months", "verlaengerung_monate").means(
          "Um wie viele Monate verlängert werden darf; leer: 0", en: "By how many months it may be extended; empty: 0"),
        .since,
        .until,
        .source.required,
        .evidence.required,
      ], .instrumentLimits),
    Kind(
      "absence_kinds", "fehlzeitarten", Phrase("Arten der Abwesenheit", en: "kinds of absence"),
      [
        .code("code", "code").required.means(
          "Kürzel, das in der Liste der Anwesenheit steht", en: "Code that stands in the list of attendance"),
        .nameGerman,
        .nameEnglish,
        .flag("excused", "entschuldigt").required.means("Ob das Fehlen entschuldigt ist", en: "Whether the absence is excused"),
        .flag("health", "gesundheit").required.means(
          "Ob der Grund etwas über die Gesundheit sagt", en: "Whether the reason tells of somebody's health"),
        .flag("paid", "bezahlt").required.means("Ob für den Tag Lohn gezahlt wird", en: "Whether wages are paid for the day"),
        .flag("disclosed", "jobcenter_grund").required.means(
          "Ob das Jobcenter den Grund erfahren darf", en: "Whether the Jobcenter may be told the reason"),
        .since,
        .until,
        .source.required,
        .evidence.required,
      ], .absenceKinds),
    Kind(
      "holiday_rules", "feiertage", Phrase("Feiertage in Nordrhein-Westfalen", en: "holidays of North Rhine-Westphalia"),
      [
        .code("code", "code").required.means("Kürzel des Feiertags", en: "Code of the holiday"),
        .nameGerman,
        .nameEnglish,
        .small("month", "monat").means(
          "Monat von 1 bis 12; leer, wenn der Tag mit Ostern wandert",
          en: "Month from 1 to 12; empty where the day moves with Easter"),
        .small("day", "tag").means(
          "Tag im Monat von 1 bis 31; leer, wenn der Tag mit Ostern wandert",
          en: "Day of the month from 1 to 31; empty where the day moves with Easter"),
        .small("easter_offset", "ostertage").means(
          "Wie viele Tage nach Ostersonntag, davor mit Minus; leer bei festem Tag",
          en: "How many days after Easter Sunday, before with a minus; empty for a fixed day"),
        .small("first_year", "ab_jahr").means(
          "Erstes Jahr, in dem der Feiertag gilt; leer: 1946", en: "First year in which it is a holiday; empty: 1946"),
        .small("last_year", "bis_jahr").means(
          "Letztes Jahr, in dem der Feiertag gilt; leer: er gilt noch",
          en: "Last year in which it is a holiday; empty: it still is"),
        .source.required,
        .evidence.required,
      ], .holidayRules),
    Kind(
      "certificate_kinds", "nachweisarten", Phrase("Arten von Nachweisen", en: "kinds of certificates"),
      [
        .code("code", "code").required.means(
          "Kürzel, unter dem andere Listen diese Art von Nachweis nennen",
          en: "Code by which other lists name this kind of certificate"),
        .nameGerman,
        .nameEnglish,
        .small("validity_months", "gueltig_monate").means(
          "Wie viele Monate ein Nachweis gilt; leer: er läuft nicht ab",
          en: "How many months a certificate is valid; empty: it does not expire"),
        .source.required,
        .evidence.required,
      ], .certificateKinds),
    catalogue(
      "work_kinds", "arbeitsarten", Phrase("Arten von Arbeiten", en: "kinds of work"),
      code: Phrase(
        "Kürzel, unter dem Arbeitspakete und Voraussetzungen die Arbeit nennen",
        en: "Code by which work packages and work gates name the work"),
      .catalogue("work_kinds")),
    Kind(
      "stage_kinds", "bauphasenarten", Phrase("Vorlage der Bauphasen", en: "template of stages"),
      [
        .code("code", "code").required.means(
          "Kürzel, unter dem andere Listen die Bauphase nennen, etwa sanierung",
          en: "Code by which other lists name the stage, such as sanierung"),
        .nameGerman,
        .nameEnglish,
        .small("position", "position").required.means(
          "An welcher Stelle die Bauphase in der Reihenfolge steht", en: "Where the stage stands in the order"),
        .flag("repeatable", "wiederholbar").required.means(
          "Ob ein Haus diese Bauphase mehrmals haben kann", en: "Whether a house can have this stage more than once"),
        .flag("accepts_only_without_hazards", "nur_ohne_gefahren").required.means(
          "Ob sie erst abgenommen wird, wenn keine Gefahr im Haus mehr offen ist",
          en: "Whether it is accepted only when no hazard in the house is open"),
        .source.required,
        .evidence.required,
      ], .stageKinds),
    Kind(
      "work_gates", "arbeitstore", Phrase("Voraussetzungen für Arbeiten", en: "work gates"),
      [
        .code("code", "code").required.means("Kürzel der Voraussetzung", en: "Code of the condition"),
        .nameGerman,
        .nameEnglish,
        .reference("work_kind", "arbeitsart", to: "work_kinds").means(
          "Art von Arbeit, für die sie gilt; leer: jede Arbeit", en: "Kind of work that it holds for; empty: any work"),
        .flag("only_if_asbestos", "nur_bei_asbestverdacht").means(
          "Ob sie nur gilt, wo Asbest zu vermuten ist; leer: nein",
          en: "Whether it holds only where asbestos is presumed; empty: no"),
        .reference("stage", "bauphase", to: "stage_kinds").means(
          "Bauphase, für die sie gilt; leer: jede", en: "Stage that it holds for; empty: any"),
        .reference("instrument", "instrument", to: "instruments").means(
          "Nur für Personen, die so gefördert werden; leer: für alle",
          en: "Only for people whom this instrument funds; empty: for everybody"),
        .flag("only_warns", "nur_warnung").means(
          "Ob sie nur warnt, auch wenn das Gesetz sie verlangt: was trotzdem getan wird, wird vermerkt; leer: nein",
          en: "Whether it only warns, even where the law asks for it: what is done all the same is put on record; empty: no"),
        .list("certificates", "nachweise", of: "certificate_kinds").means(
          "Nachweise, von denen jede Person einen haben muss; leer: kein Nachweis öffnet sie",
          en: "Certificates of which each person must have one; empty: no certificate opens it"),
        .text("hint_de", "hinweis_de").required.means(
          "Was zu tun ist, wenn der Nachweis fehlt, auf Deutsch", en: "What to do where the certificate is missing, in German"),
        .text("hint_en", "hinweis_en").required.means(
          "Was zu tun ist, wenn der Nachweis fehlt, auf Englisch", en: "What to do where the certificate is missing, in English"
        ),
        .since,
        .until,
        .source.required,
        .evidence.required,
      ], .workGates),
    Kind(
      "stage_gates", "bauphasentore", Phrase("Welche Bauphase auf welche wartet", en: "which stage waits for which"),
      [
        .stage.required.means("Bauphase, die warten muss", en: "Stage that has to wait"),
        .reference("requires", "verlangt", to: "stage_kinds").required.means(
          "Bauphase, die vorher abgenommen oder übersprungen sein muss", en: "Stage that must be accepted or skipped before"),
        .source.required,
        .evidence.required,
      ], .stageGates),
  ]

  /// A catalogue of codes with their names; `code` says what its codes are.
  private static func catalogue(
    _ name: String, _ german: String, _ title: Phrase, code: Phrase, _ merge: ImportMerge
  ) -> Kind {
    Kind(
      name, german, title,
      [
        .code("code", "code").required.means(code.german, en: code.english),
        .nameGerman,
        .nameEnglish,
        .source.required,
        .evidence.required,
      ], merge)
  }
}
