package import Domain
import Postgres

/// One-time links by the hash of their secret.
package enum OneTimeLinkStore {
  /// Whom a link is for, while it can still be used.
  package static func find(_ token: [UInt8], at now: Moment, _ tx: Transaction) throws -> (Account.ID, OneTimeLink)? {
    try tx.query(
      """
      select a.id, a.user_name, l.purpose from one_time_links l join accounts a on a.id = l.account_id
       where l.token_hash = \(token) and l.used_at is null and l.expires_at > \(now) and a.disabled_at is null
      """
    ).map { (account: Account.ID, userName: String, purpose: OneTimeLink.Purpose) in
      (account, OneTimeLink(userName: userName, purpose: purpose))
    }.first
  }

  /// Uses a link up: false where somebody was quicker.
  package static func use(_ token: [UInt8], at now: Moment, _ tx: Transaction) throws -> Bool {
    try tx.execute(
      "update one_time_links set used_at = \(now) where token_hash = \(token) and used_at is null and expires_at > \(now)") > 0
  }

  /// Lets the links of an account that are still open run out, since a newer one or a password takes their place.
  package static func expireAll(of account: Account.ID, at now: Moment, _ tx: Transaction) throws {
    try tx.execute(
      """
      update one_time_links set expires_at = greatest(created_at, \(now))
       where account_id = \(account) and used_at is null and expires_at > \(now)
      """)
  }

  package static func insert(
    _ token: [UInt8], for account: Account.ID, _ purpose: OneTimeLink.Purpose, from now: Moment, until end: Moment,
    _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into one_time_links (token_hash, account_id, purpose, created_at, expires_at)
      values (\(token), \(account), \(purpose), \(now), \(end))
      """)
  }
}
