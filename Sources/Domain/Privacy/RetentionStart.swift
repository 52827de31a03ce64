/// What the time of a class of retention runs from.
package enum RetentionStart: String, Choice {
  case reportReleased = "report_released"
  case lastPlacementEnd = "last_placement_end"
  /// Of somebody who was never placed.
  case recordCreated = "record_created"
  case payment
  /// The end of a pot's binding, else of its eligible period; the decision's own day of retention holds where it is later.
  case potBoundUntil = "pot_bound_until"
  case accountDisabled = "account_disabled"
  case signOut = "sign_out"
  case diaryDay = "diary_day"
  /// The last event of a month.
  case eventRecorded = "event_recorded"
  /// The last time the same content was imported.
  case fileImported = "file_imported"

  package var name: Phrase {
    switch self {
    case .reportReleased: Phrase("Berichtsfreigabe", en: "release of the report")
    case .lastPlacementEnd: Phrase("Ende letzte Zuweisung", en: "end of the last placement")
    case .recordCreated: Phrase("Aufnahme ohne Zuweisung", en: "taken in without a placement")
    case .payment: Phrase("Zahlung", en: "payment")
    case .potBoundUntil: Phrase("Ende Topfbindung", en: "end of the pot's binding")
    case .accountDisabled: Phrase("Sperre des Kontos", en: "account disabled")
    case .signOut: Phrase("Abmeldung", en: "sign-out")
    case .diaryDay: Phrase("Tag im Bautagebuch", en: "day of the site diary")
    case .eventRecorded: Phrase("Ereignis im Protokoll", en: "event in the audit trail")
    case .fileImported: Phrase("Import der Datei", en: "import of the file")
    }
  }

  package static var subject: Phrase { Phrase("Beginn", en: "Start") }
}
