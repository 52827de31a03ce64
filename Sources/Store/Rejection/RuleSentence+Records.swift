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
        "Mit --reason ändern; danach viertelwerk report correct für die genannten Berichte.",
        en: "Change it with --reason; then viertelwerk report correct for the reports named.")),
    "released_reports_are_immutable": RuleSentence(
      "Ein freigegebener Bericht wird nie geändert oder gelöscht.", en: "A released report is never changed or deleted.",
      hint: Phrase(
        "viertelwerk report correct … --reason gibt eine neue Fassung frei.",
        en: "Release a new version: viertelwerk report correct … --reason.")),
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
    "audit_events_are_append_only": RuleSentence(
      "Das Protokoll wird nie geändert oder gelöscht.", en: "The audit trail is never changed or deleted."),
    "report_receipts_are_append_only": RuleSentence(
      "Eine Empfangsbestätigung wird nie geändert oder gelöscht.", en: "A receipt is never changed or deleted."),
    "corrections_are_append_only": RuleSentence(
      "Berichtigungen werden nie geändert oder gelöscht.", en: "Corrections are never changed or deleted."),
    "legal_values_one_at_a_time": oneAtATime,
    "instrument_rates_one_at_a_time": oneAtATime,
    "instrument_limits_one_at_a_time": oneAtATime,
  ]

  private static let oneAtATime = RuleSentence(
    "Für diesen Zeitraum gilt schon ein anderer Wert.", en: "Another value already holds in this period.",
    hint: Phrase("Den alten Wert enden lassen, bevor der neue beginnt.", en: "Let the old value end before the new one begins.")
  )
}
