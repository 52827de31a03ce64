package import Domain
import Store

extension Reception {
  /// Takes the code of the second factor, or a recovery code, and lets in all the way, under a new token.
  ///
  /// - Throws: `Problem` `second_factor.refused`, `sign_in.throttled`, `session.ended`.
  package func confirmSecondFactor(_ token: SessionToken, code: String, address: String) async throws -> SessionToken {
    let now = clock()
    guard let session = try await session(token, at: now), session.stage == .secondFactor else { throw Self.ended }
    let (hash, next) = (TokenHash.of(token), SessionToken.make())
    let step = SessionStep(
      stage: .open, role: session.role, begunAt: session.begunAt,
      expiresAt: Self.end(of: .open, begunAt: session.begunAt, now: now), secondFactorAt: now)
    let keys = [TokenHash.of("factor\0\(session.account)"), TokenHash.of("address\0\(address)")]
    // A wrong code is counted, so its transaction commits and its outcome is a value.
    let isRight = try await database.write(as: Self.doorkeeper(for: session.userName, session.account)) { tx in
      let states = try ThrottleStore.lock(keys, at: now, tx)
      let wait_seconds = states[0].wait_seconds(at: now)
      if wait_seconds > 0 { throw SignInKeys.throttled(wait_seconds) }
      guard let way = try Self.take(code, of: session.account, at: now, tx) else {
        let charged = states[0].charged(.secondFactor, at: now)
        try ThrottleStore.set(charged, of: keys[0], tx)
        try ThrottleStore.set(states[1].charged(.address, at: now), of: keys[1], tx)
        try AuditEvents.record(tx, operation: "second_factor.refuse", subject: "account:\(session.userName)")
        try SignInKeys.recordThrottle(
          charged.wait_seconds(at: now), by: [.secondFactor], subject: "account:\(session.userName)", tx)
        return false
      }
      guard try SessionStore.move(hash, to: TokenHash.of(next), step, at: now, tx) else { throw Self.ended }
      try ThrottleStore.set(SignInThrottle(changedAt: now), of: keys[0], tx)
      try AuditEvents.record(
        tx, operation: "second_factor.accept", subject: "account:\(session.userName)",
        facts: ["as": .text(session.role.rawValue), "by": .text(way)])
      return true
    }
    guard isRight else { throw Self.codeRefused }
    return next
  }

  /// Takes a code of either sort and says which it was; nil for a wrong one or one that was taken before.
  private static func take(_ code: String, of account: Account.ID, at now: Moment, _ tx: Transaction) throws -> String? {
    let typed = code.filter { $0 != " " }
    if let secret = try SecondFactorStore.secret(of: account, tx), let counter = TOTP.match(typed, secret: secret, at: now) {
      return try SecondFactorStore.take(counter, of: account, tx) ? "totp" : nil
    }
    guard let hash = RecoveryCode.hash(code, of: account) else { return nil }
    return try SecondFactorStore.takeRecoveryCode(hash, of: account, at: now, tx) ? "recovery_code" : nil
  }

  /// Begins to set up a second factor: asked again in the same session it gives the same secret, so that a page can be
  /// loaded anew.
  ///
  /// - Throws: `Problem` `second_factor.exists`, `session.ended`.
  package func beginEnrolment(_ token: SessionToken) async throws -> TOTPEnrolment {
    let session = try await enrollingSession(token, at: clock())
    let hash = TokenHash.of(token)
    let secret = try await database.write(as: Self.doorkeeper(for: session.userName, session.account)) { tx in
      try SessionStore.enrolmentSecret(offering: TOTP.makeSecret(), in: hash, tx)
    }
    guard let secret else { throw Self.ended }
    return TOTP.enrolment(secret, userName: session.userName)
  }

  /// Sets the second factor up once its first code is right, and hands out the recovery codes, which are never shown again.
  ///
  /// - Throws: `Problem` `second_factor.refused`, `second_factor.exists`, `second_factor.not_begun`, `session.ended`.
  package func finishEnrolment(
    _ token: SessionToken, code: String
  ) async throws -> (token: SessionToken, recoveryCodes: [String]) {
    let now = clock()
    let session = try await enrollingSession(token, at: now)
    let (hash, next) = (TokenHash.of(token), SessionToken.make())
    let codes = (0..<IdentityLimits.recoveryCodes_count).map { _ in RecoveryCode.make() }
    let step = SessionStep(
      stage: .open, role: session.role, begunAt: session.begunAt,
      expiresAt: Self.end(of: .open, begunAt: session.begunAt, now: now), secondFactorAt: now)
    try await database.write(as: Self.doorkeeper(for: session.userName, session.account)) { tx in
      guard let secret = try SessionStore.enrolmentSecret(in: hash, tx) else {
        throw Problem(
          code: "second_factor.not_begun",
          message: Phrase("Es ist noch kein Schlüssel erzeugt.", en: "No key has been made yet."),
          hint: Phrase("Die Einrichtung neu beginnen.", en: "Begin to set it up anew."))
      }
      guard let counter = TOTP.match(code.filter { $0 != " " }, secret: secret, at: now) else { throw Self.codeRefused }
      let hashes = codes.compactMap { RecoveryCode.hash($0, of: session.account) }
      guard
        try SecondFactorStore.confirm(secret, counter: counter, of: session.account, at: now, recoveryCodes: hashes, tx)
      else { throw Self.factorExists }
      guard try SessionStore.move(hash, to: TokenHash.of(next), step, at: now, tx) else { throw Self.ended }
      try AuditEvents.record(
        tx, operation: "second_factor.set_up", subject: "account:\(session.userName)",
        facts: ["recovery_codes": .integer(codes.count)])
    }
    return (token: next, recoveryCodes: codes)
  }

  /// The session of somebody who has no second factor yet.
  private func enrollingSession(_ token: SessionToken, at now: Moment) async throws -> SessionFacts {
    guard let session = try await session(token, at: now), session.stage != .secondFactor else { throw Self.ended }
    if session.hasSecondFactor { throw Self.factorExists }
    return session
  }

  private static let codeRefused = Problem(
    code: "second_factor.refused",
    message: Phrase("Dieser Code stimmt nicht oder wurde schon benutzt.", en: "This code is wrong or was used before."),
    hint: Phrase(
      "Den nächsten Code der App abwarten; ist das Gerät verloren, hilft ein Wiederherstellungscode.",
      en: "Wait for the app's next code; where the device is lost, use a recovery code."))

  private static let factorExists = Problem(
    code: "second_factor.exists",
    message: Phrase("Ein zweiter Faktor ist schon eingerichtet.", en: "A second factor is set up already."),
    hint: Phrase("Zurücksetzen kann ihn die Verwaltung.", en: "The administrator can reset it."))
}
