package import Domain
package import Store

/// Makes the link by which somebody sets a password, once. Its secret is returned here and nowhere else; older links of the
/// account run out.
package struct MakeOneTimeLink: UseCase {
  package var userName: String
  package var purpose: OneTimeLink.Purpose

  package init(_ userName: String, _ purpose: OneTimeLink.Purpose) {
    self.userName = userName
    self.purpose = purpose
  }

  /// What is handed over.
  package struct Result: Sendable {
    /// The secret, as `Reception.link` and `useLink` take it.
    package let text: String
    package let expiresAt: Moment

    /// Where it leads on the site.
    package var path: String { OneTimeLink.path(of: text) }
  }

  package func run(_ tx: Transaction) throws -> Result {
    let account = try AccountQueries.one(userName, tx)
    guard account.disabledAt == nil else {
      throw Problem(
        code: "account.disabled",
        message: Phrase("Das Konto „\(userName)“ ist gesperrt.", en: "The account “\(userName)” is disabled."),
        hint: Phrase(
          "Zuerst wieder zulassen (viertelwerk user enable).", en: "Let it in again first (viertelwerk user enable)."))
    }
    let now = Moment.now()
    let length_microseconds =
      switch purpose {
      case .invite: IdentityLimits.invitation_microseconds
      case .reset: IdentityLimits.reset_microseconds
      }
    let text = Base64URL.encode(RandomBytes.token())
    let end = now.adding(microseconds: length_microseconds)
    try OneTimeLinkStore.expireAll(of: account.id, at: now, tx)
    try OneTimeLinkStore.insert(TokenHash.of(text), for: account.id, purpose, from: now, until: end, tx)
    try AuditEvents.record(
      tx, operation: "account.link", subject: "account:\(userName)",
      facts: ["purpose": .text(purpose.rawValue), "until": .text(end.iso)])
    return Result(text: text, expiresAt: end)
  }
}

/// Takes a second factor away whose device is lost; every session and token ends, and a new one is set up at the next sign-in.
package struct ResetSecondFactor: UseCase {
  package var userName: String

  package init(_ userName: String) { self.userName = userName }

  package func run(_ tx: Transaction) throws {
    let account = try AccountQueries.id(userName, tx)
    guard try SecondFactorStore.remove(of: account, tx) else {
      throw Problem(
        code: "second_factor.missing",
        message: Phrase(
          "Das Konto „\(userName)“ hat keinen zweiten Faktor.", en: "The account “\(userName)” has no second factor."),
        hint: Phrase("Es ist nichts zurückzusetzen.", en: "There is nothing to reset."))
    }
    let now = Moment.now()
    try SessionStore.endAll(of: account, at: now, tx)
    try ApiTokenStore.revokeAll(of: account, at: now, tx)
    try AuditEvents.record(tx, operation: "second_factor.reset", subject: "account:\(userName)")
  }
}
