package import Domain
package import Store

/// The front desk: lets people in, knows them again, and sees them out. One in a process.
///
/// It reads and writes as the doorkeeper. What somebody may do is looked up on every request, so a session ends at once when
/// its account is disabled or its role ends.
package final class Reception: Sendable {
  let database: Database
  package let hasher: PasswordHasher
  let clock: @Sendable () -> Moment

  package convenience init(database: Database) {
    self.init(database: database, hasher: .shared, clock: Moment.now)
  }

  /// - Parameters:
  ///   - hasher: a test counts what it is asked.
  ///   - clock: a test lets the time pass.
  package init(database: Database, hasher: PasswordHasher, clock: @escaping @Sendable () -> Moment) {
    self.database = database
    self.hasher = hasher
    self.clock = clock
  }

  /// The service itself, as long as nobody is known.
  package static let doorkeeper = Actor(name: "doorkeeper", role: .doorkeeper)

  /// The service on behalf of somebody who is known: at the door nobody has a role yet.
  static func doorkeeper(for userName: String, _ account: Account.ID) -> Actor {
    Actor(name: userName, role: .doorkeeper, account: account)
  }

  /// Lets somebody in who knows the password. What is still due after it says `state(of:)`.
  ///
  /// Unknown people, wrong passwords and disabled accounts get the same answer after the same work.
  /// - Throws: `Problem` `sign_in.refused`, `sign_in.throttled` (its hint says how many seconds), `sign_in.busy`,
  ///   `sign_in.no_role`.
  package func signIn(userName: String, password: String, address: String) async throws -> SessionToken {
    let now = clock()
    let name = UserName.typed(userName)
    let throttle = SignInKeys(userName: name, address: address)
    let (visitor, charge) = try await database.write(as: Self.doorkeeper) { tx in
      (try CredentialStore.visitor(name, on: now.day, tx), try throttle.charge(at: now, tx))
    }
    let possible = PasswordRules.isTooLong(password) ? "" : password
    let isRight = try await hasher.verify(possible, against: visitor?.credential)
    guard let visitor, isRight else {
      try await database.write(as: Self.doorkeeper) { tx in
        // Of people who do not exist nothing is written down: it may be a password in the wrong field.
        let subject = visitor.map { "account:\($0.userName)" } ?? "account:unknown"
        try AuditEvents.record(tx, operation: "sign_in.refuse", subject: subject)
        try SignInKeys.recordThrottle(charge.wait_seconds, by: charge.reached, subject: subject, tx)
      }
      throw Self.refused
    }
    guard let role = visitor.roles.first(where: { $0 == visitor.lastRole }) ?? visitor.roles.first else {
      throw Problem(
        code: "sign_in.no_role",
        message: Phrase("Diesem Konto ist zurzeit keine Rolle erteilt.", en: "This account holds no role at present."),
        hint: Phrase("Die Verwaltung um eine Rolle bitten.", en: "Ask the administrator for a role."))
    }
    // A hash made with less than is asked for today can only be made anew while the password is known.
    let renewed: Credential? =
      if let old = visitor.credential, hasher.isOutdated(old) { try await hasher.hash(password) } else { nil }
    let token = SessionToken.make()
    let stage: SessionFacts.Stage = visitor.hasSecondFactor ? .secondFactor : role.needsSecondFactor ? .enrolment : .open
    try await database.write(as: Self.doorkeeper(for: visitor.userName, visitor.account)) { tx in
      try throttle.succeed(charge, at: now, tx)
      if let renewed { try CredentialStore.set(renewed, of: visitor.account, at: now, tx) }
      try SessionStore.forget(of: visitor.account, expiredBefore: now.adding(microseconds: -Self.forgetting_microseconds), tx)
      try Submissions.tidy(tx)
      try SessionStore.begin(
        TokenHash.of(token), of: visitor.account,
        SessionStep(stage: stage, role: role, begunAt: now, expiresAt: Self.end(of: stage, begunAt: now, now: now)), tx)
      try AuditEvents.record(
        tx, operation: "sign_in.accept", subject: "account:\(visitor.userName)",
        facts: ["as": .text(role.rawValue), "due": stage == .open ? .null : .text(stage.rawValue)])
    }
    return token
  }

  /// Sessions are remembered this long after they ran out, for whoever looks into a sign-in that was none.
  private static let forgetting_microseconds: Int64 = 30 * 24 * 3600 * 1_000_000

  /// When a session of a stage runs out.
  static func end(of stage: SessionFacts.Stage, begunAt: Moment, now: Moment) -> Moment {
    stage == .open
      ? begunAt.adding(microseconds: IdentityLimits.session_microseconds)
      : now.adding(microseconds: IdentityLimits.pendingSession_microseconds)
  }

  static let refused = Problem(
    code: "sign_in.refused",
    message: Phrase("Anmeldename und Kennwort passen nicht zusammen.", en: "User name and password do not match."),
    hint: Phrase(
      "Beides prüfen; ein neues Kennwort gibt es über einen Link der Verwaltung.",
      en: "Check both; the administrator can hand you a link for a new password."))
}
