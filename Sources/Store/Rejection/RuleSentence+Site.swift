import Domain

extension RuleSentence {
  /// The site diary.
  static let site: [String: RuleSentence] = [
    "diary_versions_stay_as_signed": RuleSentence(
      { facts in
        Phrase(
          "Das Bautagebuch \(facts.text("property")) vom \(facts.day("on")) ist unterschrieben und bleibt, wie es ist.",
          en: "The site diary of \(facts.text("property")) of \(facts.day("on")) is signed and stays as it is.")
      }, hint: correctSigned),
    "diary_versions_follow_a_signed_one": RuleSentence(
      { facts in
        Phrase(
          "Eine neue Fassung von \(facts.text("property")), \(facts.day("on")), setzt voraus, dass die letzte unterschrieben ist.",
          en: "A new version of \(facts.text("property")), \(facts.day("on")), needs the last one to be signed.")
      }, hint: Phrase("In der offenen Fassung weiterschreiben.", en: "Go on in the open version.")),
    "diary_versions_corrections_name_a_reason": RuleSentence(
      "Eine Berichtigung nennt ihren Grund.", en: "A correction names its reason."),
    "diary_versions_signed_whole": RuleSentence(
      "Eine Unterschrift hat Namen und Zeitpunkt.", en: "A signature has a name and a moment."),
    "diary_events_enter_open_versions": RuleSentence(
      { facts in
        Phrase(
          "Das Bautagebuch \(facts.text("property")) vom \(facts.day("on")) ist unterschrieben.",
          en: "The site diary of \(facts.text("property")) of \(facts.day("on")) is signed.")
      }, hint: correctSigned),
    "diary_events_are_append_only": unchangeable(of: Phrase("Ereignisse des Bautagebuchs", en: "Events of the site diary")),
    "work_lines_are_append_only": unchangeable(of: Phrase("Arbeitszeilen", en: "Work lines")),
    "firm_presences_are_append_only": unchangeable(of: Phrase("Firmeneinsätze", en: "Firm presences")),
    "diary_notes_are_append_only": unchangeable(of: Phrase("Tagesnotizen", en: "Notes of the day")),
    "diary_weather_is_append_only": unchangeable(of: Phrase("Wetterangaben", en: "Weather entries")),
    "progress_reports_are_append_only": unchangeable(of: Phrase("Fortschrittsmeldungen", en: "Progress reports")),
    "diary_retractions_are_append_only": unchangeable(of: Phrase("Rücknahmen", en: "Retractions")),
    "diary_retractions_name_no_retraction": RuleSentence(
      "Eine Rücknahme wird nicht zurückgenommen.", en: "A retraction is not taken back.",
      hint: Phrase("Die Zeile neu eintragen.", en: "Enter the line anew.")),
    "diary_retractions_once": RuleSentence(
      "Dieses Ereignis ist schon zurückgenommen.", en: "This event has already been taken back."),
    "diary_weather_min_not_above_max": RuleSentence(
      "Die tiefste Temperatur liegt über der höchsten.", en: "The lowest temperature is above the highest."),
    "office_notes_are_append_only": RuleSentence(
      "Eine Mitteilung wird nie geändert oder gelöscht und einmal erledigt.",
      en: "A note to the office is never changed or deleted, and settled once.",
      hint: Phrase("Eine neue Mitteilung schreiben.", en: "Write a new note.")),
    "office_notes_done_whole": RuleSentence(
      "Was erledigt ist, nennt wer und wann.", en: "What is settled names who and when."),
    "work_lines_fit_a_day": RuleSentence(
      { facts in
        Phrase(
          "\(facts.text("participant")) hätte am \(facts.day("on")) \(facts.number("minutes")) Minuten gearbeitet; ein Tag hat 1.440.",
          en:
            "\(facts.text("participant")) would have worked \(facts.number("minutes")) minutes on \(facts.day("on")); a day has 1,440."
        )
      }, hint: Phrase("Die Minuten der Arbeitszeilen prüfen.", en: "Check the minutes of the work lines.")),
  ]

  private static let correctSigned = Phrase(
    "Eine neue Fassung mit Grund beginnen (viertelwerk diary reopen … --reason).",
    en: "Open a new version with a reason (viertelwerk diary reopen … --reason).")

  private static func unchangeable(of things: Phrase) -> RuleSentence {
    RuleSentence(
      { _ in things + Phrase(" werden nie geändert oder gelöscht.", en: " are never changed or deleted.") },
      hint: Phrase(
        "Mit Grund zurücknehmen (viertelwerk diary retract … --reason).",
        en: "Take it back with a reason (viertelwerk diary retract … --reason)."))
  }
}
