import Domain
import Store

/// Participants, placements, attendance, certificates, qualifications, outcomes and plans.
extension Kind {
  static let people: [Kind] = [
    Kind(
      "participants", "teilnehmende", Phrase("Teilnehmende", en: "participants"),
      [
        .code("code", "code").required, .text("family_name", "nachname").personal, .text("given_name", "vorname").personal,
        .date("born_on", "geboren_am").personal,
        .choice(
          "gender", "geschlecht",
          [Choice("w", "female"), Choice("m", "male"), Choice("d", "non_binary"), Choice("keine_angabe", "no_answer")]
        ).personal, .text("street", "strasse").personal, .text("postal_code", "plz").personal, .text("city", "ort").personal,
        .text("phone", "telefon").personal, .text("customer_number", "kundennummer").personal, .isInvented,
      ], .participants),
    Kind(
      "unemployment_spells", "statuszeiten", Phrase("Zeiten je Status", en: "spells of status"),
      [
        .participant,
        .choice(
          "status", "status",
          [
            Choice("arbeitslos", "unemployed"), Choice("massnahme_45", "measure_45"), Choice("massnahme", "measure"),
            Choice("krank", "ill"), Choice("pflege", "care"), Choice("beschaeftigt", "employed"), Choice("sonstig", "other"),
          ]
        ).required.personal, .since.required, .until, .source,
      ], .spells),
    Kind(
      "placements", "zuweisungen", Phrase("Zuweisungen und Beschäftigungen", en: "placements"),
      [
        .code("code", "code").required, .participant,
        .choice("kind", "art", [Choice("arbeit", "working"), Choice("begleitung", "accompanying")]).required,
        .text("measure", "massnahme"), .text("measure_number", "massnahmenummer"),
        .reference("jobcenter", "jobcenter", to: "organisations").required, .since.required, .until.required,
        weekday("minutes_mon", "minuten_mo"), weekday("minutes_tue", "minuten_di"), weekday("minutes_wed", "minuten_mi"),
        weekday("minutes_thu", "minuten_do"), weekday("minutes_fri", "minuten_fr"), weekday("minutes_sat", "minuten_sa"),
        weekday("minutes_sun", "minuten_so"), .amount("allowance", "mehraufwand_eur_stunde"),
        .amount("wage", "lohn_eur_stunde"), .list("instruments", "instrumente", of: "instruments").required,
        .reference("occupation", "beruf", to: "occupations"), .date("interim_report", "zwischenbericht_am"),
        .date("final_report", "abschlussbericht_am"), .source,
      ], .placements),
    Kind(
      "placement_bases", "rechtsgrundlagen", Phrase("Rechtsgrundlagen von Zuweisungen", en: "legal bases of placements"),
      [
        .reference("placement", "zuweisung", to: "placements").required,
        .reference("instrument", "instrument", to: "instruments").required, .since.required, .until.required,
      ], .placementBases),
    Kind(
      "attendance", "anwesenheit", Phrase("Anwesenheit", en: "attendance"),
      [
        .participant, .day,
        .reference("kind", "art", to: "absence_kinds").required.personal.reading("present", as: "anwesend").reading(
          "anwesend", as: "anwesend"), .whole("minutes", "minuten"), .date("certified_until", "krank_bis").personal,
        .note.personal,
      ], .attendance),
    Kind(
      "certificates", "nachweise", Phrase("Nachweise und Unterweisungen", en: "certificates and briefings"),
      [
        .participant, .reference("kind", "art", to: "certificate_kinds").required, .since.required, .until,
        .text("number", "nummer").personal, .text("issuer", "aussteller"), .source,
      ], .certificates),
    Kind(
      "qualification_records", "qualifizierungen", Phrase("Erworbene Qualifikationen", en: "qualifications gained"),
      [
        .participant, .reference("qualification", "qualifikation", to: "qualifications").required,
        .choice(
          "level", "stufe",
          [
            Choice("eingefuehrt", "introduced"), Choice("angeleitet", "guided"), Choice("selbststaendig", "independent"),
            Choice("zertifiziert", "certified"),
          ]
        ).required, .whole("evidence_minutes", "nachweis_minuten"), .text("certificate", "zertifikat"),
        .date("on", "am").required, .note.personal,
      ], .qualificationRecords),
    Kind(
      "outcomes", "ergebnisse", Phrase("Verbleib nach der Teilnahme", en: "outcomes"),
      [
        .participant,
        .choice(
          "kind", "art",
          [
            Choice("arbeit", "job"), Choice("ausbildung", "training"), Choice("weitere_massnahme", "further_measure"),
            Choice("arbeitslos", "unemployed"), Choice("inaktiv", "inactive"), Choice("rente", "retired"),
            Choice("umzug", "moved"),
            Choice("unbekannt", "unknown"), Choice("verstorben", "died"),
          ]
        ).required, .date("on", "am").required, .reference("organisation", "organisation", to: "organisations"),
        .reference("occupation", "beruf", to: "occupations"), .note.personal,
      ], .outcomes),
    Kind(
      "work_assignments", "einsatzplan", Phrase("Einsatzplan", en: "planned work"),
      [
        .participant, .property, .reference("work_package", "paket", to: "work_packages").required, .since.required,
        .until.required, .note,
      ], .assignments),
  ]

  private static func weekday(_ name: StaticString, _ german: String) -> Column {
    Column(name, german, .integer(0...1440)).empty(means: "0")
  }
}
