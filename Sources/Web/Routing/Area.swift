import Domain

/// A part of the application as its navigation shows it, and who works there.
enum Area: Sendable, CaseIterable {
  case today, properties, participants, pots, vouchers, reports, imports, accounts, audit, ownRecord

  var name: Phrase {
    switch self {
    case .today: Phrase("Heute", en: "Today")
    case .properties: Phrase("Objekte", en: "Properties")
    case .participants: Phrase("Teilnehmende", en: "Participants")
    case .pots: Phrase("Förderung", en: "Funding")
    case .vouchers: Phrase("Belege", en: "Vouchers")
    case .reports: Phrase("Berichte", en: "Reports")
    case .imports: Phrase("Einlesen", en: "Import")
    case .accounts: Phrase("Konten", en: "Accounts")
    case .audit: Phrase("Protokoll", en: "Audit trail")
    case .ownRecord: Phrase("Meine Akte", en: "My record")
    }
  }

  var url: SiteURL {
    switch self {
    case .today: .today
    case .properties: .properties
    case .participants: .participants
    case .pots: .pots
    case .vouchers: .vouchers
    case .reports: .reports
    case .imports: .imports
    case .accounts: .accounts
    case .audit: .audit
    case .ownRecord: .ownRecord
    }
  }

  /// Who has the area in the navigation; what each sees there is decided by the database.
  var roles: Set<Role> {
    switch self {
    case .today: [.siteManager, .management]
    case .properties: [.siteManager, .coach, .finance, .management, .auditor]
    case .participants: [.siteManager, .coach, .finance, .management]
    case .pots: [.siteManager, .finance, .management, .auditor]
    case .vouchers: [.finance, .management, .auditor]
    case .reports: [.coach, .jobcenter, .finance, .management, .auditor]
    case .imports: [.finance, .management, .auditor]
    case .accounts: [.administrator, .management]
    case .audit: [.auditor, .administrator]
    case .ownRecord: [.participant]
    }
  }

  /// The page a role begins its day with.
  static func start(of role: Role) -> SiteURL {
    switch role {
    case .siteManager, .management, .auditor: .properties
    case .coach: .participants
    case .jobcenter: .reports
    case .finance: .pots
    case .administrator: .accounts
    case .participant: .ownRecord
    default: .signIn
    }
  }
}
