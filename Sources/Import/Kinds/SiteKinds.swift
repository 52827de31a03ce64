import Domain
import Store

/// The site diary.
extension Kind {
  static let site: [Kind] = [
    Kind(
      "work_lines", "arbeitszeilen", Phrase("Arbeitszeilen des Bautagebuchs", en: "work lines of the site diary"),
      [
        .property, .day, .participant, .reference("work_package", "paket", to: "work_packages").required, .occurrence,
        .whole("minutes", "minuten").required, .text("activity", "taetigkeit"), .text("breach_reason", "verstoss_grund"),
        .text("follow_up", "folge"),
        Column("id", "id", .derivedID(from: ["property", "day", "participant", "work_package", "occurrence"])),
      ], .workLines),
    Kind(
      "firm_presences", "firmeneinsaetze", Phrase("Fachfirmen auf der Baustelle", en: "firms on site"),
      [
        .property, .day, .reference("firm", "firma", to: "organisations").required,
        .reference("work_package", "paket", to: "work_packages"), .occurrence, .small("headcount", "personen").required,
        .text("qualification", "qualifikation"), .whole("minutes", "minuten").required, .text("activity", "taetigkeit"),
        Column("id", "id", .derivedID(from: ["property", "day", "firm", "work_package", "occurrence"])),
      ], .firmPresences),
    Kind(
      "diary_notes", "tagesnotizen", Phrase("Notizen des Bautagebuchs", en: "notes of the site diary"),
      [
        .property, .day,
        .choice(
          "kind", "art",
          [
            Choice("material", "material"), Choice("geraet", "equipment"), Choice("vorfall", "incident"),
            Choice("behinderung", "hindrance"), Choice("bedenken", "concern"), Choice("anordnung", "order"),
            Choice("besuch", "inspection"), Choice("pruefung", "test"), Choice("besucher", "visitor"), Choice("plan", "plan"),
            Choice("abnahme", "acceptance"), Choice("notiz", "note"),
          ]
        ).required, .occurrence, .text("text", "text").required,
        Column("quantity", "menge", .decimal(digits: 9, places: 3)), .text("unit_of_measure", "einheit"),
        Column("id", "id", .derivedID(from: ["property", "day", "kind", "occurrence"])),
      ], .diaryNotes),
    Kind(
      "progress_reports", "fortschritt", Phrase("Fortschritt der Arbeitspakete", en: "progress of work packages"),
      [
        .property, .day, .reference("work_package", "paket", to: "work_packages").required,
        .percent("done", "fortschritt").required,
        Column("id", "id", .derivedID(from: ["property", "day", "work_package"])),
      ], .progressReports),
    Kind(
      "diary_days", "bautagebuch", Phrase("Tage des Bautagebuchs", en: "days of the site diary"),
      [
        .property, .day, .small("temperature_min", "temperatur_min"), .small("temperature_max", "temperatur_max"),
        .choice(
          "sky", "himmel",
          [Choice("klar", "clear"), Choice("wolkig", "cloudy"), Choice("bedeckt", "overcast"), Choice("nebel", "fog")]),
        .choice(
          "precipitation", "niederschlag",
          [
            Choice("keiner", "none"), Choice("niesel", "drizzle"), Choice("regen", "rain"), Choice("starkregen", "heavy_rain"),
            Choice("schnee", "snow"), Choice("hagel", "hail"),
          ]), .note, .text("author", "verfasser").personal, .text("signed_by", "unterschrieben_von").personal,
        Column("id", "id", .derivedID(from: ["property", "day"])),
      ], .diaryDays),
  ]
}
