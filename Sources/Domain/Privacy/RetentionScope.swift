/// What a class of retention is about: the program knows what belongs to each, the data say how long.
package enum RetentionScope: String, Choice {
  /// Notes and certificates beside an absence.
  case absenceReasons = "absence_reasons"
  /// Who a participant is, and what was written about the person.
  case participantFile = "participant_file"
  /// Vouchers of pay, which keep whom they were for.
  case payRecords = "pay_records"
  /// Proof of use of a pot, which keeps whom it was for.
  case grantRecords = "grant_records"
  /// Released reports that name people.
  case namedReports = "named_reports"
  /// Names of disabled accounts.
  case accounts
  /// When somebody was signed in.
  case sessions
  /// The site diary, in which people write freely.
  case siteDiary = "site_diary"
  /// What changes in the audit trail were before and after.
  case auditPayloads = "audit_payloads"
  /// The content of imported files.
  case importContents = "import_contents"

  package var name: Phrase {
    switch self {
    case .absenceReasons: Phrase("Abwesenheitsgründe", en: "reasons of absence")
    case .participantFile: Phrase("Teilnehmendenakte", en: "participant's file")
    case .payRecords: Phrase("Lohnunterlagen", en: "pay records")
    case .grantRecords: Phrase("Zuwendungsunterlagen", en: "grant records")
    case .namedReports: Phrase("Berichte mit Namen", en: "reports with names")
    case .accounts: Phrase("Konten", en: "accounts")
    case .sessions: Phrase("Sitzungen", en: "sessions")
    case .siteDiary: Phrase("Bautagebuch", en: "site diary")
    case .auditPayloads: Phrase("Vorher und Nachher im Protokoll", en: "before and after in the audit trail")
    case .importContents: Phrase("Importierte Dateien", en: "imported files")
    }
  }

  package static var subject: Phrase { Phrase("Umfang", en: "Scope") }
}
