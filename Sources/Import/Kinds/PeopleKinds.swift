import Domain
import Store

/// Participants, placements, attendance, certificates, qualifications, outcomes and plans.
extension Kind {
  static let people: [Kind] = [
    Kind(
      "participants", "teilnehmende", Phrase("Teilnehmende", en: "participants"),
      [
        .code("code", "code").required.means(
          "Unser Kürzel der Person, etwa TN-0001; es ändert sich nie",
          en: "Our code of the person, such as TN-0001; it never changes"),
        .text("family_name", "nachname").personal.means(
          "Nachname der Person; nur zusammen mit dem Vornamen",
          en: "Family name of the person; only together with the given name"),
        .text("given_name", "vorname").personal.means(
          "Vorname der Person; nur zusammen mit dem Nachnamen",
          en: "Given name of the person; only together with the family name"),
        .date("born_on", "geboren_am").personal.means(
          "Tag, an dem die Person geboren ist; leer: nicht erfasst", en: "Day on which the person was born; empty: not recorded"
        ),
        .choice(
          "gender", "geschlecht",
          [Choice("w", "female"), Choice("m", "male"), Choice("d", "non_binary"), Choice("keine_angabe", "no_answer")]
        ).personal.means("Geschlecht der Person; leer: nicht erfasst", en: "Gender of the person; empty: not recorded"),
        .text("street", "strasse").personal.means(
          "Straße und Hausnummer, wo die Person wohnt", en: "Street and house number where the person lives"),
        .text("postal_code", "plz").personal.means(
          "Postleitzahl, wo die Person wohnt", en: "Postal code where the person lives"),
        .text("city", "ort").personal.means("Ort, in dem die Person wohnt", en: "Town where the person lives"),
        .text("phone", "telefon").personal.means("Telefonnummer der Person", en: "Phone number of the person"),
        .text("customer_number", "kundennummer").personal.means(
          "Kundennummer der Person bei der Agentur für Arbeit, die zurzeit gilt",
          en: "Customer number of the person at the employment agency that holds now"),
        .isInvented,
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
        ).required.personal.means(
          "Wie die Person in dieser Zeit am Arbeitsmarkt stand", en: "How the person stood in the labour market at that time"),
        .since.required.means("Erster Tag dieses Standes", en: "First day of this status"),
        .until.means("Letzter Tag dieses Standes; leer: er dauert an", en: "Last day of this status; empty: it goes on"),
        .source,
      ], .spells),
    Kind(
      "placements", "zuweisungen", Phrase("Zuweisungen und Beschäftigungen", en: "placements"),
      [
        .code("code", "code").required.means(
          "Kürzel, unter dem andere Listen die Zuweisung nennen, etwa ZW-0001",
          en: "Code by which other lists name the placement, such as ZW-0001"),
        .participant,
        .choice("kind", "art", [Choice("arbeit", "working"), Choice("begleitung", "accompanying")]).required.means(
          "Ob die Person arbeitet oder daneben begleitet wird", en: "Whether the person works or is accompanied beside the work"
        ),
        .text("measure", "massnahme").means(
          "Name der Maßnahme, wie das Jobcenter sie nennt", en: "Name of the measure as the Jobcenter calls it"),
        .text("measure_number", "massnahmenummer").means(
          "Nummer der Maßnahme beim Jobcenter", en: "Number of the measure at the Jobcenter"),
        .reference("jobcenter", "jobcenter", to: "organisations").required.means(
          "Jobcenter, das die Person zuweist", en: "Jobcenter that places the person"),
        .since.required.means("Erster Tag der Zuweisung", en: "First day of the placement"),
        .until.required.means("Letzter Tag der Zuweisung, wie bewilligt", en: "Last day of the placement as approved"),
        weekday("minutes_mon", "minuten_mo").means(
          "Geplante Arbeitszeit am Montag in Minuten; leer: 0", en: "Planned working time on Monday in minutes; empty: 0"),
        weekday("minutes_tue", "minuten_di").means(
          "Geplante Arbeitszeit am Dienstag in Minuten; leer: 0", en: "Planned working time on Tuesday in minutes; empty: 0"),
        weekday("minutes_wed", "minuten_mi").means(
          "Geplante Arbeitszeit am Mittwoch in Minuten; leer: 0", en: "Planned working time on Wednesday in minutes; empty: 0"),
        weekday("minutes_thu", "minuten_do").means(
          "Geplante Arbeitszeit am Donnerstag in Minuten; leer: 0", en: "Planned working time on Thursday in minutes; empty: 0"),
        weekday("minutes_fri", "minuten_fr").means(
          "Geplante Arbeitszeit am Freitag in Minuten; leer: 0", en: "Planned working time on Friday in minutes; empty: 0"),
        weekday("minutes_sat", "minuten_sa").means(
          "Geplante Arbeitszeit am Samstag in Minuten; leer: 0", en: "Planned working time on Saturday in minutes; empty: 0"),
        weekday("minutes_sun", "minuten_so").means(
          "Geplante Arbeitszeit am Sonntag in Minuten; leer: 0", en: "Planned working time on Sunday in minutes; empty: 0"),
        .amount("allowance", "mehraufwand_eur_stunde").means(
          "Mehraufwandsentschädigung für eine Stunde; leer, wenn Lohn gezahlt wird",
          en: "Allowance for an hour; empty where wages are paid"),
        .amount("wage", "lohn_eur_stunde").means(
          "Lohn für eine Stunde; leer, wenn Mehraufwandsentschädigung gezahlt wird",
          en: "Wage for an hour; empty where an allowance is paid"),
        .list("instruments", "instrumente", of: "instruments").required.means(
          "Rechtsgrundlagen, auf denen die ganze Zuweisung beruht", en: "Legal bases that the whole placement rests on"),
        .reference("occupation", "beruf", to: "occupations").means(
          "Beruf nach der Klassifikation der Berufe, in dem gearbeitet wird",
          en: "Occupation, by the German classification, that is worked in"),
        .date("interim_report", "zwischenbericht_am").means(
          "Tag, an dem der Zwischenbericht fällig ist; leer: keiner", en: "Day on which the interim report is due; empty: none"),
        .date("final_report", "abschlussbericht_am").means(
          "Tag, an dem der Abschlussbericht fällig ist; leer: keiner", en: "Day on which the final report is due; empty: none"),
        .source,
      ], .placements),
    Kind(
      "placement_bases", "rechtsgrundlagen", Phrase("Rechtsgrundlagen von Zuweisungen", en: "legal bases of placements"),
      [
        .reference("placement", "zuweisung", to: "placements").required.means(
          "Zuweisung, die auf dieser Rechtsgrundlage beruht", en: "Placement that rests on this legal basis"),
        .reference("instrument", "instrument", to: "instruments").required.means(
          "Rechtsgrundlage, etwa 16d", en: "Legal basis, such as 16d"),
        .since.required.means(
          "Erster Tag der Rechtsgrundlage, nicht vor der Zuweisung",
          en: "First day of the legal basis, not before the placement"),
        .until.required.means(
          "Letzter Tag der Rechtsgrundlage, nicht nach der Zuweisung",
          en: "Last day of the legal basis, not after the placement"),
      ], .placementBases),
    Kind(
      "attendance", "anwesenheit", Phrase("Anwesenheit", en: "attendance"),
      [
        .participant,
        .day.means(
          "Der Tag, an dem die Person da war oder fehlte; in einer Zuweisung",
          en: "The day on which the person was there or absent; in a placement"),
        .reference("kind", "art", to: "absence_kinds").required.personal.reading("present", as: "anwesend").reading(
          "anwesend", as: "anwesend"
        ).means(
          "Warum die Person fehlte; wer da war, bekommt »anwesend«",
          en: "Why the person was absent; 'anwesend' for who was there"),
        .whole("minutes", "minuten").means(
          "Geleistete Minuten, wenn die Person da war; sonst leer", en: "Minutes worked where the person was there; else empty"),
        .date("certified_until", "krank_bis").personal.means(
          "Letzter Tag, den die ärztliche Bescheinigung nennt; sonst leer",
          en: "Last day that the medical certificate names; else empty"),
        .note.personal.means("Was zu diesem Tag sonst noch wichtig ist", en: "Whatever else matters about this day"),
      ], .attendance),
    Kind(
      "certificates", "nachweise", Phrase("Nachweise und Unterweisungen", en: "certificates and briefings"),
      [
        .participant.means(
          "Die Person, die unterwiesen wurde oder den Nachweis hat", en: "The person who was briefed or has the certificate"),
        .reference("kind", "art", to: "certificate_kinds").required.means(
          "Welche Unterweisung oder welcher Nachweis es ist", en: "Which briefing or certificate it is"),
        .since.required.means("Erster Tag, an dem der Nachweis gilt", en: "First day on which the certificate is valid"),
        .until.means(
          "Letzter Tag, an dem der Nachweis gilt; leer: er läuft nicht ab",
          en: "Last day on which the certificate is valid; empty: it does not expire"),
        .text("number", "nummer").personal.means(
          "Nummer, die auf dem Nachweis steht", en: "Number that stands on the certificate"),
        .text("issuer", "aussteller").means(
          "Wer unterwiesen oder den Nachweis ausgestellt hat", en: "Who gave the briefing or issued the certificate"),
        .source,
      ], .certificates),
    Kind(
      "qualification_records", "qualifizierungen", Phrase("Erworbene Qualifikationen", en: "qualifications gained"),
      [
        .participant.means("Die Person, die etwas gelernt hat", en: "The person who has learned something"),
        .reference("qualification", "qualifikation", to: "qualifications").required.means(
          "Was die Person gelernt hat", en: "What the person has learned"),
        .choice(
          "level", "stufe",
          [
            Choice("eingefuehrt", "introduced"), Choice("angeleitet", "guided"), Choice("selbststaendig", "independent"),
            Choice("zertifiziert", "certified"),
          ]
        ).required.means("Wie gut die Person es kann", en: "How well the person can do it"),
        .whole("evidence_minutes", "nachweis_minuten").means(
          "Arbeitszeit auf der Baustelle, die das belegt, in Minuten; leer: 0",
          en: "Working time on the site that shows it, in minutes; empty: 0"),
        .text("certificate", "zertifikat").means(
          "Zertifikat oder Zeugnis darüber; leer: keines", en: "Certificate about it; empty: none"),
        .date("on", "am").required.means("Tag, an dem die Person so weit war", en: "Day on which the person had come so far"),
        .note.personal,
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
        ).required.means("Was die Person nach der Teilnahme macht", en: "What the person does after taking part"),
        .date("on", "am").required.means("Tag, an dem das begann", en: "Day on which that began"),
        .reference("organisation", "organisation", to: "organisations").means(
          "Betrieb oder Träger, zu dem die Person ging; leer: unbekannt",
          en: "Firm or organisation the person went to; empty: unknown"),
        .reference("occupation", "beruf", to: "occupations").means(
          "Beruf, in dem die Person jetzt arbeitet oder lernt; leer: unbekannt",
          en: "Occupation the person now works in or learns; empty: unknown"),
        .note.personal,
      ], .outcomes),
    Kind(
      "work_assignments", "einsatzplan", Phrase("Einsatzplan", en: "planned work"),
      [
        .participant.means("Die Person, die eingeplant ist", en: "The person who is planned onto the work"),
        .property.means("Haus, in dem gearbeitet werden soll", en: "House in which the work is to be done"),
        .reference("work_package", "paket", to: "work_packages").required.means(
          "Arbeitspaket, an dem die Person arbeiten soll", en: "Work package that the person is to work on"),
        .since.required.means("Erster Tag, für den die Person eingeplant ist", en: "First day for which the person is planned"),
        .until.required.means("Letzter Tag, für den die Person eingeplant ist", en: "Last day for which the person is planned"),
        .note,
      ], .assignments),
  ]

  private static func weekday(_ name: StaticString, _ german: String) -> Column {
    Column(name, german, .integer(0...1440)).empty(means: "0")
  }
}
