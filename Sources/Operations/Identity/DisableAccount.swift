import Domain
package import Store

/// Locks an account out: its sessions end at once, its links run out, and its programs' tokens are revoked.
package struct DisableAccount: UseCase {
  package var userName: String

  package init(_ userName: String) { self.userName = userName }

  package func run(_ tx: Transaction) throws {
    let account = try AccountQueries.id(userName, tx)
    let now = Moment.now()
    guard try AccountWrites.setDisabled(account, at: now, tx) else {
      throw Problem(
        code: "account.disabled_already",
        message: Phrase("Das Konto „\(userName)“ ist schon gesperrt.", en: "The account “\(userName)” is disabled already."),
        hint: Phrase(
          "Nichts zu tun; es kann wieder zugelassen werden (viertelwerk user enable).",
          en: "Nothing to do; it can be let in again (viertelwerk user enable).")
      )
    }
    try SessionStore.endAll(of: account, at: now, tx)
    try OneTimeLinkStore.expireAll(of: account, at: now, tx)
    try ApiTokenStore.revokeAll(of: account, at: now, tx)
    try AuditEvents.record(
      tx, operation: "account.disable", subject: "account:\(userName)",
      change: AuditChange(from: ["disabled": false], to: ["disabled": true]))
  }
}

/// Lets a disabled account in again, with the password it had.
package struct EnableAccount: UseCase {
  package var userName: String

  package init(_ userName: String) { self.userName = userName }

  package func run(_ tx: Transaction) throws {
    let account = try AccountQueries.id(userName, tx)
    guard try AccountWrites.setDisabled(account, at: nil, tx) else {
      throw Problem(
        code: "account.not_disabled",
        message: Phrase("Das Konto „\(userName)“ ist nicht gesperrt.", en: "The account “\(userName)” is not disabled."),
        hint: Phrase("Es ist nichts zu tun.", en: "There is nothing to do."))
    }
    try AuditEvents.record(
      tx, operation: "account.enable", subject: "account:\(userName)",
      change: AuditChange(from: ["disabled": true], to: ["disabled": false]))
  }
}
