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
    "diary_presences_are_append_only": unchangeable(of: Phrase("Angaben zur Anwesenheit", en: "Presences")),
    "diary_briefings_are_append_only": unchangeable(of: Phrase("Unterweisungen des Tages", en: "Briefings of the day")),
    "diary_briefing_participants_are_append_only": unchangeable(
      of: Phrase("Bestätigungen einer Unterweisung", en: "Confirmations of a briefing")),
    "diary_photos_are_append_only": unchangeable(of: Phrase("Fotos im Bautagebuch", en: "Photos in the diary")),
    "diary_presences_times_come_together": RuleSentence(
      "Zu einem Beginn gehört ein Ende.", en: "A start needs an end."),
    "diary_presences_end_after_start_and_break": RuleSentence(
      "Das Ende liegt nicht nach Beginn und Pause.", en: "The end is not after the start and the break.",
      hint: Phrase("Beginn, Ende und Pause prüfen.", en: "Check start, end and break.")),
    "diary_presences_absent_has_no_time": RuleSentence(
      "Wer nicht da war, hat keine Zeiten.", en: "Whoever was not there has no times."),
    "diary_photos_alternative_text_is_not_empty": RuleSentence(
      "Zu einem Foto gehört, was es zeigt.", en: "A photo needs words for what it shows.",
      hint: Phrase(
        "Ein paar Wörter genügen: Decke im Bad, Putz lose.", en: "A few words will do: bathroom ceiling, loose plaster.")),
    "photos_stay_as_received": RuleSentence(
      "Ein Foto bleibt, wie es ankam.", en: "A photo stays as it arrived.",
      hint: Phrase("Ein anderes Foto ist eine neue Zeile.", en: "Another photo is a new line.")),
    "photos_are_what_their_hash_says": RuleSentence(
      "Die Bytes des Fotos ergeben eine andere Prüfsumme.", en: "The photo's bytes have another checksum.",
      hint: Phrase("Das Foto noch einmal senden.", en: "Send the photo again.")),
    "photo_hash_is_sha256": RuleSentence(
      "Die Prüfsumme eines Fotos hat 32 Bytes (SHA-256).", en: "The checksum of a photo has 32 bytes (SHA-256)."),
    "photo_parts_bytes_are_some": RuleSentence(
      "Ein Teil eines Fotos hat 1 bis 1.048.576 Bytes.", en: "A part of a photo has 1 to 1,048,576 bytes."),
    "photo_thumbnails_are_made_or_refused": RuleSentence(
      "Ein kleines Bild ist da, oder es steht fest, warum nicht.", en: "A small picture is there, or it is known why not."),
    "photos_received_with_a_type": RuleSentence(
      "Von einem Foto, das da ist, steht fest, was es ist.", en: "Of a photo that is there it is known what it is."),
    "photo_parts_follow_each_other": RuleSentence(
      "Die Teile eines Fotos folgen einander ohne Lücke.", en: "The parts of a photo follow each other without a gap."),
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
