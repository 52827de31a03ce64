import Domain

extension RuleSentence {
  /// Houses, flats, stages, work packages and defects.
  static let house: [String: RuleSentence] = [
    "code_is_short_and_plain": RuleSentence(
      "Ein Kürzel besteht aus bis zu 40 Buchstaben, Ziffern, Punkten, Strichen und Schrägstrichen.",
      en: "A code has up to 40 letters, digits, dots, dashes, underscores and slashes.",
      hint: Phrase("Zum Beispiel DO-BRU-051 oder R-2013-117.", en: "For example DO-BRU-051 or R-2013-117.")),
    "evidence_is_known": RuleSentence(
      "Diesen Beleggrad gibt es nicht.", en: "There is no such mark of evidence.",
      hint: Phrase("Erlaubt sind V-law, V, V2, D, X, U und design.", en: "Allowed are V-law, V, V2, D, X, U and design.")),
    "basis_points_are_a_share": RuleSentence(
      "Ein Anteil liegt zwischen 0 und 100 %.", en: "A share lies between 0 and 100 %."),
    "properties_cadastral_id_has_20_characters": RuleSentence(
      "Ein Flurstückskennzeichen hat 20 Zeichen: Land, Gemarkung, Flur, Zähler, Nenner, Folge.",
      en: "A cadastral id has 20 characters: state, district, field, numerator, denominator, sequence.",
      hint: Phrase(
        "Führende Nullen mitschreiben, fehlende Teile (Flur, Nenner, Folge) als Unterstriche.",
        en: "Keep leading zeros; write missing parts (field, denominator, sequence) as underscores.")),
    "properties_postal_code_is_five_digits": RuleSentence(
      "Eine Postleitzahl hat fünf Ziffern.", en: "A postal code has five digits."),
    "properties_cadastral_id_is_unique": RuleSentence(
      "Dieses Flurstück gehört schon zu einem anderen Objekt.", en: "This parcel already belongs to another property."),
    "acquisitions_ground_lease_alone_has_a_term": RuleSentence(
      "Laufzeit, Erbbauzins, Anpassung und Heimfall gibt es nur beim Erbbaurecht.",
      en: "Term, ground rent, index and reversion clauses belong to a ground lease only.",
      hint: Phrase("Als Form »Erbbaurecht« angeben oder diese Angaben weglassen.", en: "Choose ground lease or leave them out.")
    ),
    "stages_begin_planned": RuleSentence(
      { facts in
        Phrase(
          "Die Bauphase \(facts.text("stage")) beginnt als geplant; was mit ihr geschieht, sind Ereignisse.",
          en: "Stage \(facts.text("stage")) begins planned; what happens to it are events.")
      }, hint: Phrase("Erst anlegen, dann beginnen.", en: "Create it first, then start it.")),
    "stages_repeat_where_the_template_allows": RuleSentence(
      { facts in
        Phrase(
          "Die Bauphase \(facts.text("stage")) kommt an einem Objekt nur einmal vor.",
          en: "Stage \(facts.text("stage")) happens only once on a property.")
      },
      hint: Phrase(
        "Ob sich eine Bauphase wiederholen darf, sagt die Vorlage (bauphasenarten).",
        en: "Whether a stage may repeat is said by the template (stage kinds).")),
    "unit_successions_meet_on_the_day": RuleSentence(
      { facts in
        facts.text("predecessor") == "–"
          ? Phrase(
            "Der Zeitraum der Einheit \(facts.text("unit")) passt nicht mehr zu ihrer Zusammenlegung oder Teilung.",
            en: "The period of unit \(facts.text("unit")) no longer fits its merge or split.")
          : Phrase(
            "Einheit \(facts.text("predecessor")) muss am \(facts.day("on")) enden und \(facts.text("successor")) an diesem Tag beginnen.",
            en:
              "Unit \(facts.text("predecessor")) must end on \(facts.day("on")) and \(facts.text("successor")) begin on that day."
          )
      },
      hint: Phrase(
        "Die alte Einheit besteht bis zum Tag davor, die neue ab dem Tag der Änderung.",
        en: "The old unit exists until the day before, the new one from the day of the change.")),
    "unit_successions_not_of_itself": RuleSentence(
      "Eine Einheit kann nicht aus sich selbst hervorgehen.", en: "A unit cannot come from itself."),
    "stage_gates_not_on_itself": RuleSentence(
      "Eine Bauphase kann nicht auf sich selbst warten.", en: "A stage cannot wait for itself."),
    "stages_dates_in_order": RuleSentence(
      "Beginn, Abschluss und Abnahme einer Bauphase folgen aufeinander.",
      en: "A stage starts, is completed and is accepted in this order."),
    "stage_events_stage_exists": RuleSentence("Diese Bauphase gibt es nicht.", en: "There is no such stage."),
    "stage_events_one_a_day": RuleSentence(
      "Diese Bauphase hat diesen Zustand an diesem Tag schon erreicht.",
      en: "This stage has already reached this state on that day."),
    "stage_events_follow_the_state_machine": RuleSentence(
      { facts in
        Phrase(
          "Die Bauphase »\(facts.text("stage"))« von \(facts.text("property")) ist \(stageState(facts.text("from")).german) und kann nicht \(stageVerb(facts.text("to")).german) werden.",
          en:
            "Stage '\(facts.text("stage"))' of \(facts.text("property")) is \(stageState(facts.text("from")).english) and cannot be \(stageVerb(facts.text("to")).english)."
        )
      },
      hint: Phrase(
        "Der Reihe nach: geplant, begonnen, (unterbrochen), abgeschlossen, abgenommen; aus »geplant« auch übersprungen.",
        en: "In order: planned, active, (suspended), completed, accepted; or skipped while planned.")),
    "stage_events_name_a_reason": RuleSentence(
      { facts in
        Phrase(
          "Dass »\(facts.text("stage"))« von \(facts.text("property")) \(stageVerb(facts.text("to")).german) wird, braucht einen Grund.",
          en:
            "A reason is needed for '\(facts.text("stage"))' of \(facts.text("property")) to be \(stageVerb(facts.text("to")).english)."
        )
      },
      hint: Phrase(
        "Den Grund nennen (--reason, in einer Datei die Spalte »grund«).",
        en: "Name the reason (--reason, in a file the column 'reason').")),
    "stage_events_in_time_order": RuleSentence(
      { facts in
        Phrase(
          "Die Bauphase »\(facts.text("stage"))« von \(facts.text("property")) hat schon ein Ereignis vom \(facts.day("last")); der \(facts.day("on")) liegt davor.",
          en:
            "Stage '\(facts.text("stage"))' of \(facts.text("property")) already has an event of \(facts.day("last")); \(facts.day("on")) lies before it."
        )
      }, hint: Phrase("Ereignisse in der Reihenfolge ihrer Tage eintragen.", en: "Enter the events in the order of their days.")
    ),
    "stage_events_wait_for_their_gates": RuleSentence(
      { facts in
        Phrase(
          "»\(facts.text("stage"))« von \(facts.text("property")) kann am \(facts.day("on")) noch nicht beginnen: nicht abgenommen ist \(facts.text("missing")).",
          en:
            "'\(facts.text("stage"))' of \(facts.text("property")) cannot start on \(facts.day("on")) yet: not accepted is \(facts.text("missing"))."
        )
      },
      hint: Phrase(
        "Zuerst diese Bauphasen abnehmen, oder einen Grund nennen, der aufbewahrt wird (--override).",
        en: "Accept those stages first, or name a reason, which is kept (--override).")),
    "stage_events_accept_without_open_hazards": RuleSentence(
      { facts in
        Phrase(
          "»\(facts.text("stage"))« von \(facts.text("property")) kann nicht abgenommen werden: offene Gefahren: \(facts.number("hazards")).",
          en:
            "'\(facts.text("stage"))' of \(facts.text("property")) cannot be accepted: open hazards: \(facts.number("hazards"))."
        )
      },
      hint: Phrase(
        "Zuerst die Gefahren schließen (viertelwerk hazard list).", en: "Close the hazards first (viertelwerk hazard list).")
    ),
    "work_packages_cost_group_is_whole": RuleSentence(
      "Eine Kostengruppe braucht Ausgabe und Nummer der DIN 276.", en: "A cost group needs edition and number of DIN 276."),
    "defects_follow_the_state_machine": RuleSentence(
      { facts in
        Phrase(
          "Der Mangel \(facts.text("defect")) ist erledigt und kann nur neu gemeldet werden.",
          en: "Defect \(facts.text("defect")) is closed and can only be reported again.")
      }),
    "defects_deadline_not_before_report": RuleSentence(
      "Die Frist liegt vor der Meldung.", en: "The deadline lies before the report."),
    "defects_closed_not_before_report": RuleSentence(
      "Die Erledigung liegt vor der Meldung.", en: "The closing lies before the report."),
    "defects_closed_with_a_day": RuleSentence(
      "Erledigt (geprüft, abgelehnt, gemindert) heißt: mit einem Tag der Erledigung; offen heißt: ohne.",
      en: "Closed (verified, rejected, price reduced) means with a closing day; open means without one."),
    "holiday_rules_is_fixed_or_moves_with_easter": RuleSentence(
      "Ein Feiertag hat Tag und Monat oder einen Abstand zu Ostern.",
      en: "A holiday has day and month or a distance from Easter."),
    "holiday_rules_years_in_order": RuleSentence(
      "Das letzte Jahr liegt vor dem ersten.", en: "The last year lies before the first."),
    "cost_groups_code_is_three_digits": RuleSentence(
      "Eine Kostengruppe der DIN 276 hat drei Ziffern von 100 bis 899.",
      en: "A cost group of DIN 276 has three digits from 100 to 899."),
    "occupations_code_is_kldb": RuleSentence(
      "Ein Beruf der KldB 2010 hat fünf Ziffern.", en: "An occupation of KldB 2010 has five digits."),
  ]

  /// The state a stage is in, as an adjective.
  private static func stageState(_ state: String) -> Phrase {
    switch state {
    case "planned": Phrase("geplant", en: "planned")
    case "active": Phrase("begonnen", en: "active")
    case "suspended": Phrase("unterbrochen", en: "suspended")
    case "completed": Phrase("abgeschlossen", en: "completed")
    case "accepted": Phrase("abgenommen", en: "accepted")
    case "skipped": Phrase("übersprungen", en: "skipped")
    default: Phrase(state, en: state)
    }
  }

  /// The state a stage is to reach, as a participle.
  private static func stageVerb(_ state: String) -> Phrase {
    state == "active" ? Phrase("begonnen", en: "started") : stageState(state)
  }
}
