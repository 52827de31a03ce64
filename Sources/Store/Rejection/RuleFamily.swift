import Domain

/// Rules that say the same of many columns, told by the end of their names (`…_is_positive`).
enum RuleFamily {
  private static let endings: [(ending: String, sentence: RuleSentence)] = [
    ("_is_known", RuleSentence("Dieser Wert gehört nicht zu den erlaubten.", en: "This value is not one of those allowed.")),
    ("_period_is_not_empty", emptyPeriod), ("_valid_is_not_empty", emptyPeriod), ("_term_is_not_empty", emptyPeriod),
    ("_planned_is_not_empty", emptyPeriod), ("_existence_is_not_empty", emptyPeriod),
    ("_is_not_empty", RuleSentence("Ein Text, der nötig ist, ist leer.", en: "A text that is needed is empty.")),
    ("_is_of_the_day", RuleSentence("Ein Tag reicht von 0:00 bis 24:00 Uhr.", en: "A day goes from 0:00 to 24:00.")),
    (
      "_fit_a_day",
      RuleSentence(
        "Ein Tag hat höchstens 1.440 Minuten, und eine Arbeitszeile mindestens eine.",
        en: "A day has at most 1,440 minutes, and a work line at least one.")
    ),
    ("_pkey", repeated), ("_is_unique", repeated), ("_are_unique", repeated), ("_one_a_day", repeated),
    ("_of_property", repeated), ("_of_pot", repeated), ("_of_entry", repeated), ("_of_kind", repeated),
    ("_of_participant", repeated),
    ("_is_weather", otherKind), ("_is_work_line", otherKind), ("_is_firm_presence", otherKind), ("_is_note", otherKind),
    ("_is_presence", otherKind), ("_is_briefing", otherKind), ("_is_photo", otherKind), ("_is_progress", otherKind),
    ("_is_retraction", otherKind),
    ("_is_unique_in_property", repeated), ("_is_unique_in_pot", repeated), ("_number_and_version_are_unique", repeated),
    (
      "_fkey",
      RuleSentence(
        "Worauf sich dieser Eintrag bezieht, gibt es nicht, oder es gehört zu etwas anderem.",
        en: "What this entry refers to does not exist, or belongs to something else.",
        hint: Phrase(
          "Das Kürzel prüfen oder das Fehlende zuerst anlegen.", en: "Check the code or create what is missing first."))
    ),
  ]

  private static let emptyPeriod = RuleSentence(
    "Der Zeitraum ist leer: sein letzter Tag liegt vor dem ersten.",
    en: "The period is empty: its last day lies before its first.")
  private static let otherKind = RuleSentence(
    "Dieses Ereignis des Bautagebuchs ist von anderer Art.", en: "This event of the site diary is of another kind.")
  private static let repeated = RuleSentence(
    "Das gibt es schon.", en: "This already exists.",
    hint: Phrase(
      "Ein anderes Kürzel wählen oder das Vorhandene verwenden.", en: "Choose another code or use the one that exists."))

  /// Rules about one figure, which is named where people enter it.
  private static let figures: [(ending: String, verdict: Phrase)] = [
    ("_is_positive", Phrase("muss größer als null sein", en: "must be greater than zero")),
    ("_are_positive", Phrase("muss größer als null sein", en: "must be greater than zero")),
    ("_is_not_negative", Phrase("darf nicht negativ sein", en: "must not be negative")),
    ("_are_not_negative", Phrase("darf nicht negativ sein", en: "must not be negative")),
    ("_is_plausible", Phrase("kann nicht stimmen", en: "cannot be right")),
  ]

  private static let names: [String: Phrase] = [
    "acquisitions_ground_rent": Phrase("Der Erbbauzins", en: "The ground rent"),
    "acquisitions_price": Phrase("Der Kaufpreis", en: "The price"),
    "budget_lines_planned": Phrase("Der Ansatz", en: "The planned amount"),
    "certificate_kinds_validity": Phrase("Die Gültigkeit in Monaten", en: "The validity in months"),
    "cost_statements_amount": Phrase("Der Betrag", en: "The amount"),
    "diary_notes_quantity": Phrase("Die Menge", en: "The quantity"),
    "diary_presences_break": Phrase("Die Pause", en: "The break"),
    "diary_weather_max": Phrase("Die höchste Temperatur", en: "The highest temperature"),
    "diary_weather_min": Phrase("Die tiefste Temperatur", en: "The lowest temperature"),
    "firm_presences_headcount": Phrase("Die Zahl der Leute einer Firma", en: "The number of a firm's people"),
    "firm_presences_minutes": Phrase("Die Zeit einer Firma", en: "The time of a firm"),
    "funding_pots_granted": Phrase("Die bewilligte Summe", en: "The sum granted"),
    "funding_pots_other_cover": Phrase("Die weitere Deckung", en: "The other cover"),
    "funding_pots_own_share": Phrase("Der Eigenanteil", en: "The own share"),
    "funding_pots_spend_within": Phrase("Die Verwendungsfrist in Tagen", en: "The days within which to spend"),
    "in_kind_gifts_value": Phrase("Der Wert der Sachspende", en: "The value of the gift"),
    "photos_byte_count": Phrase("Die Größe des Fotos", en: "The size of the photo"),
    "placements_allowance": Phrase("Die Mehraufwandsentschädigung", en: "The allowance"),
    "placements_wage": Phrase("Der Lohn", en: "The wage"),
    "pot_commitments_amount": Phrase("Die fürs Haus vorgesehene Summe", en: "The sum set aside for the house"),
    "properties_area": Phrase("Die Wohnfläche", en: "The living area"),
    "properties_flats_after": Phrase("Die Zahl der Wohnungen nachher", en: "The number of flats after"),
    "properties_flats_before": Phrase("Die Zahl der Wohnungen vorher", en: "The number of flats before"),
    "properties_rent": Phrase("Die Miete", en: "The rent"),
    "properties_year_built": Phrase("Das Baujahr", en: "The year built"),
    "qualification_records_evidence": Phrase("Die nachgewiesene Zeit", en: "The evidenced time"),
    "qualifications_evidence": Phrase("Die nötige Zeit", en: "The time needed"),
    "units_area": Phrase("Die Fläche der Einheit", en: "The area of the unit"),
    "units_rooms": Phrase("Die Zahl der Zimmer", en: "The number of rooms"),
    "voucher_lines_minutes": Phrase("Die Zeit der Belegposition", en: "The time of the voucher line"),
    "work_packages_cost": Phrase("Die geplanten Kosten", en: "The planned cost"),
    "work_packages_minutes": Phrase("Die geplante Zeit", en: "The planned time"),
  ]

  private static func figure(_ rule: String) -> RuleSentence? {
    figures.first { rule.hasSuffix($0.ending) }.map { ending, verdict in
      let name = names[String(rule.dropLast(ending.count))] ?? Phrase("Dieser Wert", en: "This value")
      return RuleSentence("\(name.german) \(verdict.german).", en: "\(name.english) \(verdict.english).")
    }
  }

  static func sentence(for rule: String) -> RuleSentence? {
    endings.first { rule.hasSuffix($0.ending) }?.sentence ?? figure(rule)
  }
}
