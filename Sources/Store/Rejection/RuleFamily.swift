import Domain

/// Rules that say the same of many columns, told by the end of their names (`…_is_positive`).
enum RuleFamily {
  private static let endings: [(ending: String, sentence: RuleSentence)] = [
    ("_is_known", RuleSentence("Dieser Wert gehört nicht zu den erlaubten.", en: "This value is not one of those allowed.")),
    ("_period_is_not_empty", emptyPeriod), ("_valid_is_not_empty", emptyPeriod), ("_term_is_not_empty", emptyPeriod),
    ("_planned_is_not_empty", emptyPeriod), ("_existence_is_not_empty", emptyPeriod),
    ("_is_not_empty", RuleSentence("Ein Text, der nötig ist, ist leer.", en: "A text that is needed is empty.")),
    ("_is_positive", positive), ("_are_positive", positive),
    ("_is_not_negative", notNegative), ("_are_not_negative", notNegative),
    ("_is_of_the_day", RuleSentence("Ein Tag reicht von 0:00 bis 24:00 Uhr.", en: "A day goes from 0:00 to 24:00.")),
    ("_is_plausible", RuleSentence("Dieser Wert kann nicht stimmen.", en: "This value cannot be right.")),
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
  private static let positive = RuleSentence(
    "Dieser Wert muss größer als null sein.", en: "This value must be greater than zero.")
  private static let notNegative = RuleSentence("Dieser Wert darf nicht negativ sein.", en: "This value must not be negative.")
  private static let otherKind = RuleSentence(
    "Dieses Ereignis des Bautagebuchs ist von anderer Art.", en: "This event of the site diary is of another kind.")
  private static let repeated = RuleSentence(
    "Das gibt es schon.", en: "This already exists.",
    hint: Phrase(
      "Ein anderes Kürzel wählen oder das Vorhandene verwenden.", en: "Choose another code or use the one that exists."))

  static func sentence(for rule: String) -> RuleSentence? {
    endings.first { rule.hasSuffix($0.ending) }?.sentence
  }
}
