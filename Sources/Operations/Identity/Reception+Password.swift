package import Domain
import Store

extension Reception {
  /// Whom a one-time link is for; nil where it is unknown, used or has run out, which all look the same.
  package func link(_ text: String) async throws -> OneTimeLink? {
    let now = clock()
    let hash = TokenHash.of(text)
    return try await database.read(as: Self.doorkeeper) { tx in try OneTimeLinkStore.find(hash, at: now, tx)?.1 }
  }

  /// Sets the password that a link was handed over for, and ends every session and token that the account has.
  ///
  /// - Throws: `Problem` `link.unusable`, or what is wrong with the password (`password.too_short` …).
  package func useLink(_ text: String, password: String) async throws {
    let now = clock()
    let hash = TokenHash.of(text)
    let found = try await database.read(as: Self.doorkeeper) { tx in try OneTimeLinkStore.find(hash, at: now, tx) }
    guard let (account, link) = found else { throw Self.unusableLink }
    if let problem = PasswordRules.problem(with: password, userName: link.userName) { throw problem }
    let credential = try await hasher.hash(password)
    try await database.write(as: Self.doorkeeper(for: link.userName, account)) { tx in
      guard try OneTimeLinkStore.use(hash, at: now, tx) else { throw Self.unusableLink }
      try OneTimeLinkStore.expireAll(of: account, at: now, tx)
      try CredentialStore.set(credential, of: account, at: now, tx)
      try SessionStore.endAll(of: account, at: now, tx)
      try ApiTokenStore.revokeAll(of: account, at: now, tx)
      try AuditEvents.record(
        tx, operation: "password.set", subject: "account:\(link.userName)", facts: ["by_link": .text(link.purpose.rawValue)])
    }
  }

  /// Changes one's own password; all other sessions end.
  ///
  /// - Throws: `Problem` `password.refused` where the old one is wrong, `sign_in.throttled`, `session.ended`, or what is wrong
  ///   with the new one.
  package func changePassword(_ token: SessionToken, old: String, new: String) async throws {
    let now = clock()
    let session = try await openSession(token, at: now)
    let key = TokenHash.of("password\0\(session.account)")
    let actor = Self.doorkeeper(for: session.userName, session.account)
    let (credential, wait_seconds) = try await database.write(as: actor) { tx -> (Credential?, Int) in
      // Whoever sits at somebody else's screen guesses no faster than at the door.
      let state = try ThrottleStore.lock([key], at: now, tx)[0]
      let wait_seconds = state.wait_seconds(at: now)
      if wait_seconds > 0 { throw SignInKeys.throttled(wait_seconds) }
      let charged = state.charged(.accountFromAddress, at: now)
      try ThrottleStore.set(charged, of: key, tx)
      return (try CredentialStore.visitor(session.userName, on: now.day, tx)?.credential, charged.wait_seconds(at: now))
    }
    guard try await hasher.verify(PasswordRules.isTooLong(old) ? "" : old, against: credential) else {
      try await database.write(as: actor) { tx in
        let subject = "account:\(session.userName)"
        try AuditEvents.record(tx, operation: "password.refuse", subject: subject)
        try SignInKeys.recordThrottle(wait_seconds, by: [.accountFromAddress], subject: subject, tx)
      }
      throw Problem(
        code: "password.refused", message: Phrase("Das bisherige Kennwort stimmt nicht.", en: "The present password is wrong."),
        hint: Phrase("Das Kennwort eingeben, mit dem Sie sich angemeldet haben.", en: "Type the password you signed in with."))
    }
    if let problem = PasswordRules.problem(with: new, userName: session.userName) { throw problem }
    let renewed = try await hasher.hash(new)
    let hash = TokenHash.of(token)
    try await database.write(as: actor) { tx in
      try ThrottleStore.set(SignInThrottle(changedAt: now), of: key, tx)
      try CredentialStore.set(renewed, of: session.account, at: now, tx)
      try OneTimeLinkStore.expireAll(of: session.account, at: now, tx)
      try SessionStore.endAll(of: session.account, but: hash, at: now, tx)
      try AuditEvents.record(tx, operation: "password.change", subject: "account:\(session.userName)")
    }
  }

  private static let unusableLink = Problem(
    code: "link.unusable",
    message: Phrase(
      "Dieser Link gilt nicht: Er ist benutzt, abgelaufen oder unvollständig.",
      en: "This link does not work: it has been used, has run out or is incomplete."),
    hint: Phrase("Die Verwaltung um einen neuen bitten.", en: "Ask the administrator for a new one."))
}
