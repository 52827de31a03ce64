import Domain

extension RuleSentence {
  /// Retention, restriction, and the record of processing.
  static let privacy: [String: RuleSentence] = [
    "retention_is_not_ahead_of_time": RuleSentence(
      { facts in
        Phrase(
          "Was erst am \(facts.day("on")) fällig ist, wird heute nicht gelöscht.",
          en: "What is due only on \(facts.day("on")) is not deleted today.")
      },
      hint: Phrase("Einen Tag bis heute nennen.", en: "Name a day up to today.")),
    "retention_acts_on_known_law": RuleSentence(
      { facts in
        Phrase(
          "Die Frist der Aufbewahrungsklasse „\(facts.text("class"))“ ist nicht belegt; sie warnt nur.",
          en: "The period of the retention class “\(facts.text("class"))” is not verified; it only warns.")
      },
      hint: Phrase("Quelle und Beleg der Klasse ergänzen.", en: "Add the source and evidence of the class.")),
    "retention_classes_event_fits_scope": RuleSentence(
      "Dieser Beginn passt nicht zum Umfang der Aufbewahrungsklasse.", en: "This start does not fit the scope of the class."),
    "retention_classes_keep_what_another_law_keeps": RuleSentence(
      "Einschränken können nur Lohn- und Zuwendungsunterlagen, und sie können nichts anderes.",
      en: "Only pay and grant records restrict, and they do nothing else."),
    "processing_activities_name_relations": RuleSentence(
      "Eine Verarbeitung nennt mindestens eine Tabelle.", en: "A processing activity names at least one table."),
    "erasures_are_append_only": RuleSentence(
      "Was gelöscht wurde, bleibt vermerkt.", en: "What was erased stays on record."),
    "erasures_end_in_their_transaction": RuleSentence(
      "Eine Löschung muss in ihrer Transaktion enden.", en: "An erasure must end in its transaction."),
    "restrictions_period_has_both_ends": RuleSentence(
      "Eine Einschränkung hat einen ersten und einen letzten Tag.", en: "A restriction has a first and a last day."),
    "restrictions_do_not_overlap": RuleSentence(
      "Dafür gilt in diesem Zeitraum schon eine Einschränkung.", en: "A restriction holds for it already in this period."),
  ]
}
