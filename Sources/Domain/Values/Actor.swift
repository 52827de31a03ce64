/// What somebody may do; the raw value is the suffix of the database's group role (`viertelwerk_finance`).
package enum Role: String, Sendable, CaseIterable {
  /// Runs the program on its own machine: imports, demo data, everything of daily work.
  case `operator`
  /// The service itself, before anybody is known: looks who comes in, and touches nothing else.
  case doorkeeper
  /// Plans and writes down the work on site (Bauleitung).
  case siteManager = "site_manager"
  /// Accompanies participants (Jobcoach, Anleitung).
  case coach
  /// A case worker of a Jobcenter, who reads what concerns the own participants.
  case jobcenter
  /// Books vouchers and draws funding (Buchhaltung, Mittelabruf).
  case finance
  case management
  /// Reads everything and writes nothing (Prüfung).
  case auditor
  /// Grants access and maintains reference data.
  case administrator
  /// Sees the own record.
  case participant

  package var name: Phrase {
    switch self {
    case .operator: Phrase("Betrieb", en: "operator")
    case .doorkeeper: Phrase("Pforte", en: "doorkeeper")
    case .siteManager: Phrase("Bauleitung", en: "site manager")
    case .coach: Phrase("Jobcoach", en: "coach")
    case .jobcenter: Phrase("Jobcenter", en: "job centre")
    case .finance: Phrase("Finanzen", en: "finance")
    case .management: Phrase("Geschäftsführung", en: "management")
    case .auditor: Phrase("Prüfung", en: "auditor")
    case .administrator: Phrase("Verwaltung", en: "administrator")
    case .participant: Phrase("Teilnehmende", en: "participant")
    }
  }
}

/// Who writes or reads; every write names one, and the audit log keeps it.
package struct Actor: Sendable, Hashable {
  /// The login or the staff code, never a free text.
  package let name: String
  package let role: Role
  /// Whose account it is; nil at the server's own console and for the service itself.
  package let account: Account.ID?

  package init(name: String, role: Role, account: Account.ID? = nil) {
    self.name = name
    self.role = role
    self.account = account
  }
}
