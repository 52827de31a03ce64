import Domain
import Store

/// The site diary.
extension Kind {
  static let site: [Kind] = [
    Kind(
      "work_lines", "arbeitszeilen", Phrase("Arbeitszeilen des Bautagebuchs", en: "work lines of the site diary"),
      [
        .property.means("Haus, in dem gearbeitet wurde", en: "House in which the work was done"),
        .day.means("Der Tag, an dem gearbeitet wurde", en: "The day on which the work was done"),
        .participant.means("Die Person, die gearbeitet hat", en: "The person who did the work"),
        .reference("work_package", "paket", to: "work_packages").required.means(
          "Arbeitspaket, an dem die Person gearbeitet hat", en: "Work package that the person worked on"),
        .occurrence.means(
          "Die wievielte Zeile der Person an diesem Tag und Paket; leer: die erste",
          en: "Which line of the person on this day and package; empty: the first"),
        .whole("minutes", "minuten").required.means(
          "Wie lange die Person daran gearbeitet hat, in Minuten", en: "How long the person worked on it, in minutes"),
        .text("activity", "taetigkeit").means(
          "Was die Person getan hat, in wenigen Worten", en: "What the person did, in a few words"),
        .text("breach_reason", "verstoss_grund").means(
          "Warum gearbeitet wurde, obwohl ein Nachweis fehlte; sonst leer",
          en: "Why work was done although a certificate was missing; else empty"),
        .text("follow_up", "folge").means(
          "Was danach deswegen geschehen ist oder noch geschieht; sonst leer",
          en: "What has been or will be done about that; else empty"),
        Column("id", "id", .derivedID(from: ["property", "day", "participant", "work_package", "occurrence"])).means(
          "Kennung der Zeile, wenn ein anderes Programm sie schon vergeben hat; sonst leer",
          en: "Identifier of the row where another program has given it one; else empty"),
      ], .workLines),
    Kind(
      "firm_presences", "firmeneinsaetze", Phrase("Fachfirmen auf der Baustelle", en: "firms on site"),
      [
        .property.means("Haus, in dem die Firma war", en: "House in which the firm was"),
        .day.means("Der Tag, an dem die Firma da war", en: "The day on which the firm was there"),
        .reference("firm", "firma", to: "organisations").required.means("Firma, die da war", en: "Firm that was there"),
        .reference("work_package", "paket", to: "work_packages").means(
          "Arbeitspaket, an dem die Firma gearbeitet hat; leer: kein bestimmtes",
          en: "Work package that the firm worked on; empty: no certain one"),
        .occurrence.means(
          "Die wievielte Zeile der Firma an diesem Tag und Paket; leer: die erste",
          en: "Which line of the firm on this day and package; empty: the first"),
        .small("headcount", "personen").required.means(
          "Wie viele Leute der Firma da waren", en: "How many people of the firm were there"),
        .text("qualification", "qualifikation").means(
          "Was diese Leute gelernt haben, etwa Meister oder Geselle",
          en: "What these people have learned, such as master or journeyman"),
        .whole("minutes", "minuten").required.means(
          "Arbeitszeit aller dieser Leute zusammen, in Minuten", en: "Working time of all these people together, in minutes"),
        .text("activity", "taetigkeit").means(
          "Was die Firma getan hat, in wenigen Worten", en: "What the firm did, in a few words"),
        Column("id", "id", .derivedID(from: ["property", "day", "firm", "work_package", "occurrence"])).means(
          "Kennung der Zeile, wenn ein anderes Programm sie schon vergeben hat; sonst leer",
          en: "Identifier of the row where another program has given it one; else empty"),
      ], .firmPresences),
    Kind(
      "diary_notes", "tagesnotizen", Phrase("Notizen des Bautagebuchs", en: "notes of the site diary"),
      [
        .property,
        .day.means("Der Tag, zu dem die Notiz gehört", en: "The day that the note belongs to"),
        .choice(
          "kind", "art",
          [
            Choice("material", "material"), Choice("geraet", "equipment"), Choice("vorfall", "incident"),
            Choice("behinderung", "hindrance"), Choice("bedenken", "concern"), Choice("anordnung", "order"),
            Choice("besuch", "inspection"), Choice("pruefung", "test"), Choice("besucher", "visitor"), Choice("plan", "plan"),
            Choice("abnahme", "acceptance"), Choice("notiz", "note"),
          ]
        ).required.means("Worum es in der Notiz geht", en: "What the note is about"),
        .occurrence.means(
          "Die wievielte Notiz dieser Art an diesem Tag; leer: die erste",
          en: "Which note of this kind on this day; empty: the first"),
        .text("text", "text").required.means(
          "Was an dem Tag festgehalten werden soll", en: "What is to be written down about the day"),
        Column("quantity", "menge", .decimal(digits: 9, places: 3)).means(
          "Wie viel es war, etwa bei Material; leer: keine Angabe", en: "How much it was, as with material; empty: not given"),
        .text("unit_of_measure", "einheit").means(
          "Worin die Menge gezählt wird, etwa Palette oder m²", en: "What the quantity is counted in, such as pallet or m²"),
        Column("id", "id", .derivedID(from: ["property", "day", "kind", "occurrence"])).means(
          "Kennung der Zeile, wenn ein anderes Programm sie schon vergeben hat; sonst leer",
          en: "Identifier of the row where another program has given it one; else empty"),
      ], .diaryNotes),
    Kind(
      "progress_reports", "fortschritt", Phrase("Fortschritt der Arbeitspakete", en: "progress of work packages"),
      [
        .property,
        .day.means(
          "Der Tag, an dem der Stand festgestellt wurde; der neueste zählt",
          en: "The day on which the progress was seen; the newest counts"),
        .reference("work_package", "paket", to: "work_packages").required.means(
          "Arbeitspaket, dessen Stand gemeldet wird", en: "Work package whose progress is reported"),
        .percent("done", "fortschritt").required.means(
          "Wie viel des Arbeitspakets bis zu diesem Tag insgesamt fertig ist",
          en: "How much of the work package is done in all up to this day"),
        Column("id", "id", .derivedID(from: ["property", "day", "work_package"])).means(
          "Kennung der Zeile, wenn ein anderes Programm sie schon vergeben hat; sonst leer",
          en: "Identifier of the row where another program has given it one; else empty"),
      ], .progressReports),
    Kind(
      "diary_days", "bautagebuch", Phrase("Tage des Bautagebuchs", en: "days of the site diary"),
      [
        .property,
        .day.means("Der Tag, von dem das Bautagebuch berichtet", en: "The day that the site diary tells of"),
        .small("temperature_min", "temperatur_min").means(
          "Tiefste Temperatur des Tages in °C, mit Minus bei Frost",
          en: "Lowest temperature of the day in °C, with a minus in frost"),
        .small("temperature_max", "temperatur_max").means(
          "Höchste Temperatur des Tages in °C, mit Minus bei Frost",
          en: "Highest temperature of the day in °C, with a minus in frost"),
        .choice(
          "sky", "himmel",
          [Choice("klar", "clear"), Choice("wolkig", "cloudy"), Choice("bedeckt", "overcast"), Choice("nebel", "fog")]
        ).means("Wie der Himmel an dem Tag aussah", en: "What the sky looked like on the day"),
        .choice(
          "precipitation", "niederschlag",
          [
            Choice("keiner", "none"), Choice("niesel", "drizzle"), Choice("regen", "rain"), Choice("starkregen", "heavy_rain"),
            Choice("schnee", "snow"), Choice("hagel", "hail"),
          ]
        ).means("Ob und was an dem Tag vom Himmel fiel", en: "Whether anything fell from the sky on the day, and what"),
        .note,
        .text("author", "verfasser").personal.means(
          "Wer den Tag festgehalten hat; leer: wer die Liste einliest",
          en: "Who wrote the day down; empty: who imports the list"),
        .text("signed_by", "unterschrieben_von").personal.means(
          "Wer unterschrieben hat, danach ist der Tag geschlossen; leer: niemand",
          en: "Who signed, after which the day is closed; empty: nobody"),
        Column("id", "id", .derivedID(from: ["property", "day"])).means(
          "Kennung der Zeile, wenn ein anderes Programm sie schon vergeben hat; sonst leer",
          en: "Identifier of the row where another program has given it one; else empty"),
      ], .diaryDays),
  ]
}
