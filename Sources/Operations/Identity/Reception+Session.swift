package import Domain
import Store

extension Reception {
  /// Who shows a token, and what they may do now; nil where nobody does any more. One read; that they were seen is written
  /// at most once a minute.
  package func state(of token: SessionToken) async throws -> SessionState? {
    let now = clock()
    guard let session = try await session(token, at: now) else { return nil }
    if session.lastSeenAt.adding(microseconds: IdentityLimits.lastSeenStep_microseconds) <= now {
      let hash = TokenHash.of(token)
      try await database.write(as: Self.doorkeeper) { tx in try SessionStore.see(hash, at: now, tx) }
    }
    switch session.stage {
    case .secondFactor: return .secondFactorDue(userName: session.userName)
    case .enrolment: return .enrolmentDue(userName: session.userName)
    case .open:
      return .open(
        SignedIn(
          account: session.account, userName: session.userName, displayName: session.displayName, language: session.language,
          role: session.role, roles: session.roles, isInvented: session.isInvented))
    }
  }

  /// The session behind a token, while its account still has the role; nil where it is over.
  func session(_ token: SessionToken, at now: Moment) async throws -> SessionFacts? {
    let hash = TokenHash.of(token)
    let idleSince = now.adding(microseconds: -IdentityLimits.sessionIdle_microseconds)
    let found = try await database.read(as: Self.doorkeeper) { tx in
      try SessionStore.find(hash, at: now, idleSince: idleSince, tx)
    }
    return found.flatMap { $0.roles.contains($0.role) ? $0 : nil }
  }

  /// The session of somebody who has come in all the way.
  ///
  /// - Throws: `Problem` `session.ended`.
  func openSession(_ token: SessionToken, at now: Moment) async throws -> SessionFacts {
    guard let session = try await session(token, at: now), session.stage == .open else { throw Self.ended }
    return session
  }

  /// Acts in another of one's roles, under a new token. Where the role asks for a second factor that was not shown yet,
  /// that is due next.
  ///
  /// - Throws: `Problem` `session.ended`, `session.role_not_held`.
  package func chooseRole(_ token: SessionToken, _ role: Role) async throws -> SessionToken {
    let now = clock()
    let session = try await openSession(token, at: now)
    guard session.roles.contains(role) else {
      throw Problem(
        code: "session.role_not_held",
        message: Phrase(
          "Die Rolle „\(role.name.german)“ ist diesem Konto nicht erteilt.",
          en: "This account does not hold the role “\(role.name.english)”."),
        hint: Phrase("Eine der eigenen Rollen wählen.", en: "Choose one of your own roles."))
    }
    var stage = SessionFacts.Stage.open
    if role.needsSecondFactor, session.secondFactorAt == nil {
      stage = session.hasSecondFactor ? .secondFactor : .enrolment
    }
    let step = SessionStep(
      stage: stage, role: role, begunAt: session.begunAt,
      expiresAt: Self.end(of: stage, begunAt: session.begunAt, now: now), secondFactorAt: session.secondFactorAt)
    let (old, next) = (TokenHash.of(token), SessionToken.make())
    try await database.write(as: Self.doorkeeper(for: session.userName, session.account)) { tx in
      guard try SessionStore.move(old, to: TokenHash.of(next), step, at: now, tx) else { throw Self.ended }
      try AuditEvents.record(
        tx, operation: "session.choose_role", subject: "account:\(session.userName)",
        facts: ["from": .text(session.role.rawValue), "to": .text(role.rawValue)])
    }
    return next
  }

  /// Reads the pages in another language from now on, on every device.
  package func chooseLanguage(_ token: SessionToken, _ language: Language) async throws {
    let session = try await openSession(token, at: clock())
    try await database.write(as: Self.doorkeeper(for: session.userName, session.account)) { tx in
      try AccountWrites.setLanguage(language, of: session.account, tx)
      try AuditEvents.record(
        tx, operation: "account.language", subject: "account:\(session.userName)", facts: ["language": .text(language.rawValue)]
      )
    }
  }

  /// Ends a session; one that is over already is no mistake.
  package func signOut(_ token: SessionToken) async throws {
    let now = clock()
    guard let session = try await session(token, at: now) else { return }
    let hash = TokenHash.of(token)
    try await database.write(as: Self.doorkeeper(for: session.userName, session.account)) { tx in
      guard try SessionStore.end(hash, at: now, tx) else { return }
      try AuditEvents.record(tx, operation: "session.end", subject: "account:\(session.userName)")
    }
  }

  static let ended = Problem(
    code: "session.ended",
    message: Phrase("Die Anmeldung ist abgelaufen oder beendet.", en: "The session has expired or ended."),
    hint: Phrase("Neu anmelden.", en: "Sign in again."))
}
