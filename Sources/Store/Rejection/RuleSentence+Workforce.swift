import Domain

extension RuleSentence {
  /// Participants, placements, attendance, certificates and work gates.
  static let workforce: [String: RuleSentence] = [
    "placements_working_ones_do_not_overlap": RuleSentence(
      "Diese Person hat in diesem Zeitraum schon eine Zuweisung zur Arbeit.",
      en: "This person already has a working placement in this period.",
      hint: Phrase(
        "Die frühere Zuweisung beenden oder den Zeitraum ändern; begleitende (§ 16k, § 45) dürfen sich überschneiden.",
        en: "End the earlier one or change the period; accompanying ones (§ 16k, § 45) may overlap.")),
    "placements_period_has_both_ends": RuleSentence(
      "Eine Zuweisung hat einen ersten und einen letzten Tag, in dieser Reihenfolge.",
      en: "A placement has a first and a last day, in this order."),
    "placements_weekday_minutes_are_seven_days": RuleSentence(
      "Die Planminuten sind sieben Werte von Montag bis Sonntag, je 0 bis 1.440.",
      en: "Planned minutes are seven values from Monday to Sunday, each 0 to 1,440."),
    "placements_pay_one_way": RuleSentence(
      "Eine Zuweisung zahlt Mehraufwand oder Lohn, nicht beides.", en: "A placement pays an allowance or a wage, not both."),
    "placement_bases_lie_inside_the_placement": RuleSentence(
      { facts in
        Phrase(
          "Die Rechtsgrundlage \(facts.text("instrument")) passt nicht zur Zuweisung \(facts.text("placement")): sie muss in deren Zeitraum liegen, an diesen Tagen gelten und zur Art (Arbeit oder Begleitung) passen.",
          en:
            "Legal basis \(facts.text("instrument")) does not fit placement \(facts.text("placement")): it must lie inside its period, be in force then and match its kind (working or accompanying)."
        )
      }),
    "placement_bases_do_not_overlap": RuleSentence(
      "Diese Rechtsgrundlage gilt für diesen Zeitraum schon.", en: "This legal basis already covers this period."),
    "unemployment_spells_period_has_a_start": RuleSentence(
      "Eine Statuszeit hat einen ersten Tag, und der letzte liegt nicht davor.",
      en: "A spell has a first day, and its last one does not lie before it."),
    "unemployment_spells_do_not_overlap": RuleSentence(
      "Diese Statuszeit überschneidet eine andere derselben Person.", en: "This spell overlaps another of the same person."),
    "customer_numbers_one_at_a_time": RuleSentence(
      "Für diesen Zeitraum gibt es schon eine Kundennummer.", en: "There already is a customer number for this period."),
    "customer_numbers_is_not_empty": RuleSentence(
      "Die Kundennummer ist leer.", en: "The customer number is empty."),
    "attendance_days_one_a_day": RuleSentence(
      "Für diesen Tag steht schon eine Anwesenheit.", en: "Attendance of this day has already been recorded.",
      hint: Phrase(
        "Die Anwesenheit ändern (viertelwerk attendance set); eine gemeldete mit Grund (--reason).",
        en: "Change the attendance (viertelwerk attendance set); a reported one with a reason (--reason).")),
    "attendance_days_note_is_of_a_present_day": RuleSentence(
      "Die Bemerkung zu einem Fehltag steht bei der Abwesenheit.", en: "A note on a day of absence stands with the absence."),
    "attendance_days_absent_means_no_minutes": RuleSentence(
      "Wer abwesend war, hat keine Minuten.", en: "Who was absent has no minutes."),
    "attendance_days_lie_inside_the_placement": RuleSentence(
      { facts in
        Phrase(
          "\(facts.day("on")) liegt nicht in der Zuweisung \(facts.text("placement")) von \(facts.text("participant")).",
          en: "\(facts.day("on")) lies outside placement \(facts.text("placement")) of \(facts.text("participant")).")
      },
      hint: Phrase("Den Tag oder den Zeitraum der Zuweisung prüfen.", en: "Check the day or the placement's period.")),
    "absences_belong_to_absent_days": RuleSentence(
      "Ein Fehltag hat eine Art der Abwesenheit, ein Anwesenheitstag keine.",
      en: "A day of absence has a kind of absence, a day of presence has none."),
    "certificates_valid_has_a_start": RuleSentence(
      "Ein Nachweis gilt ab einem Tag, und sein Ende liegt nicht davor.",
      en: "A certificate is valid from a day, and its end does not lie before it."),
    "certificates_are_unique": RuleSentence(
      "Dieser Nachweis ist schon eingetragen.", en: "This certificate has already been entered."),
    "work_assignments_period_has_both_ends": RuleSentence(
      "Ein Einsatz hat einen ersten und einen letzten Tag, in dieser Reihenfolge.",
      en: "An assignment has a first and a last day, in this order."),
    "work_assignments_do_not_repeat": RuleSentence(
      "Diese Person ist in diesem Zeitraum schon für dieses Arbeitspaket eingeplant.",
      en: "This person is already planned onto this work package in this period."),
    "work_assignments_meet_their_gates": RuleSentence(
      { facts in
        Phrase(
          "\(facts.text("participant")) darf \(facts.text("work_package")) ab \(facts.day("on")) nicht zugeteilt werden: es fehlt »\(facts.text("certificate_kind"))« (\(facts.text("gate"))).",
          en:
            "\(facts.text("participant")) may not be planned onto \(facts.text("work_package")) from \(facts.day("on")): '\(facts.text("certificate_kind"))' is missing (\(facts.text("gate")))."
        )
      },
      hint: Phrase(
        "Den Nachweis eintragen (viertelwerk certificate add) oder jemanden mit gültigem Nachweis einplanen.",
        en: "Enter the certificate (viertelwerk certificate add) or plan somebody who has one.")),
  ]
}
