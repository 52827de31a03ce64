import Domain

extension RuleSentence {
  /// Released reports, the audit trail and values that hold for a period.
  static let records: [String: RuleSentence] = [
    "released_money_is_never_edited": RuleSentence(
      { facts in
        Phrase(
          "Dieser Beleg steht im freigegebenen Bericht \(facts.text("reports")) und wird nicht mehr geändert.",
          en: "This voucher stands in released report \(facts.text("reports")) and is no longer changed.")
      },
      hint: Phrase(
        "Zuordnungen zurücknehmen und einen Korrekturbeleg erfassen, dann den Bericht berichtigen.",
        en: "Reverse its allocations and enter a correcting voucher, then correct the report.")),
    "released_sources_change_with_a_reason": RuleSentence(
      { facts in
        Phrase(
          "Diese Angabe steht im freigegebenen Bericht \(facts.text("reports")); eine Änderung nennt ihren Grund.",
          en: "This entry stands in released report \(facts.text("reports")); a change names its reason.")
      },
      hint: Phrase(
        "Den Grund der Änderung nennen (--reason); danach die genannten Berichte berichtigen (viertelwerk report correct).",
        en: "Give the reason of the change (--reason); then correct the reports named (viertelwerk report correct).")),
    "released_reports_are_immutable": RuleSentence(
      "Ein freigegebener Bericht wird nie geändert oder gelöscht.", en: "A released report is never changed or deleted.",
      hint: Phrase(
        "Mit Grund eine neue Fassung freigeben (viertelwerk report correct … --reason).",
        en: "Release a new version with a reason (viertelwerk report correct … --reason).")),
    "released_reports_are_one_a_month": RuleSentence(
      { facts in
        Phrase(
          "Für diesen Monat hat das Jobcenter schon den Bericht \(facts.text("report")).",
          en: "For this month the Jobcenter has report \(facts.text("report")) already.")
      },
      hint: Phrase(
        "Was sich seitdem geändert hat, mit Grund berichtigen (viertelwerk report correct … --reason).",
        en: "Correct what has changed since, with a reason (viertelwerk report correct … --reason).")),
    "report_sources_are_immutable": RuleSentence(
      "Die Herkunft eines freigegebenen Berichts wird nie geändert.", en: "The sources of a released report are never changed."),
    "released_reports_corrections_name_a_reason": RuleSentence(
      "Eine Berichtigung ersetzt eine frühere Fassung und nennt ihren Grund.",
      en: "A correction replaces an earlier version and names its reason."),
    "released_reports_replaced_once": RuleSentence(
      "Diese Fassung ist schon berichtigt.", en: "This version has already been corrected.",
      hint: Phrase("Die neueste Fassung berichtigen.", en: "Correct the newest version.")),
    "released_reports_hash_is_sha256": RuleSentence(
      "Die Prüfsumme des Berichts ist unvollständig.", en: "The report's checksum is incomplete."),
    "import_files_hash_is_sha256": RuleSentence(
      "Die Prüfsumme der Datei ist unvollständig.", en: "The file's checksum is incomplete."),
    "import_batches_changed_is_not_negative": RuleSentence(
      "Eine Einlesung ändert keine negative Zahl von Zeilen.", en: "An import changes no negative number of rows."),
    "import_files_changed_is_not_negative": RuleSentence(
      "Eine Datei ändert keine negative Zahl von Zeilen.", en: "A file changes no negative number of rows."),
    "import_rows_part_is_not_negative": RuleSentence(
      "Teile einer Einlesung zählen ab 0.", en: "Parts of an import count from 0."),
    "import_rows_lists_are_of_one_length": RuleSentence(
      "Zu jeder eingelesenen Zeile gehören Prüfsummen.", en: "Checksums belong to every imported row."),
    "audit_events_are_append_only": RuleSentence(
      "Das Protokoll wird nie geändert oder gelöscht.", en: "The audit trail is never changed or deleted."),
    "audit_events_happen_now": RuleSentence(
      "Ein Ereignis wird protokolliert, wenn es geschieht, nicht für später oder früher.",
      en: "An event is written down when it happens, not for later or earlier."),
    "audit_events_payload_is_unique": RuleSentence(
      "Vorher und Nachher gehören zu einem Ereignis allein.", en: "Before and after belong to one event alone."),
    "audit_epochs_are_append_only": RuleSentence(
      "Die Zeitabschnitte des Protokolls werden nie geändert oder gelöscht.",
      en: "The epochs of the audit trail are never changed or deleted."),
    "audit_blocks_are_append_only": RuleSentence(
      "Die Blöcke des Protokolls werden nie geändert oder gelöscht.",
      en: "The blocks of the audit trail are never changed or deleted."),
    "audit_seals_are_append_only": RuleSentence(
      "Die Siegel des Protokolls werden nie geändert oder gelöscht.",
      en: "The seals of the audit trail are never changed or deleted."),
    "audit_payloads_are_append_only": RuleSentence(
      "Vorher und Nachher im Protokoll werden nie geändert; gelöscht wird nur nach Ablauf der Frist.",
      en: "Before and after in the audit trail are never changed, and erased only when their time is up."),
    "audit_payloads_are_whole_or_erased": RuleSentence(
      "Vorher und Nachher sind ganz da oder gelöscht.", en: "Before and after are there as a whole or erased."),
    "audit_payloads_fit_their_hash": RuleSentence(
      "Vorher und Nachher passen nicht zu ihrer Prüfsumme.", en: "Before and after do not fit their checksum."),
    "audit_payloads_salt_is_long": RuleSentence(
      "Das Salz der Prüfsumme ist zu kurz.", en: "The salt of the checksum is too short."),
    "audit_payloads_content_is_an_object": RuleSentence(
      "Vorher und Nachher stehen als JSON-Objekt.", en: "Before and after stand as a JSON object."),
    "audit_payloads_content_is_not_long": RuleSentence(
      "Vorher und Nachher sind zusammen länger als 256 KB.", en: "Before and after are longer than 256 KB together."),
    "audit_payloads_hash_is_sha256": hashIncomplete,
    "audit_epochs_hash_is_sha256": hashIncomplete,
    "audit_blocks_root_is_sha256": hashIncomplete,
    "audit_blocks_previous_hash_is_sha256": hashIncomplete,
    "audit_blocks_hash_is_sha256": hashIncomplete,
    "audit_seals_hash_is_sha256": hashIncomplete,
    "import_contents_hash_is_sha256": hashIncomplete,
    "audit_blocks_follow_another": RuleSentence(
      "Jeder Block nach dem ersten hält die Prüfsumme des vorigen.",
      en: "Every block after the first holds the checksum of the one before."),
    "report_receipts_are_append_only": RuleSentence(
      "Eine Empfangsbestätigung wird nie geändert oder gelöscht.", en: "A receipt is never changed or deleted."),
    "correction_reports_are_append_only": RuleSentence(
      "Welche Berichte eine Berichtigung berührt, wird nie geändert oder gelöscht.",
      en: "Which reports a correction touches is never changed or deleted."),
    "corrections_are_append_only": RuleSentence(
      "Berichtigungen werden nie geändert oder gelöscht.", en: "Corrections are never changed or deleted."),
    "legal_values_one_at_a_time": oneAtATime,
    "instrument_rates_one_at_a_time": oneAtATime,
    "instrument_limits_one_at_a_time": oneAtATime,
  ]

  private static let hashIncomplete = RuleSentence(
    "Eine Prüfsumme ist unvollständig.", en: "A checksum is incomplete.")

  private static let oneAtATime = RuleSentence(
    "Für diesen Zeitraum gilt schon ein anderer Wert.", en: "Another value already holds in this period.",
    hint: Phrase("Den alten Wert enden lassen, bevor der neue beginnt.", en: "Let the old value end before the new one begins.")
  )
}
