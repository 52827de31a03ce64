package import Domain
import Postgres

/// A token of a program, without its secret.
package struct ApiTokenFacts: Sendable {
  package let id: Int64
  package let userName: String
  package let role: Role
  package let scope: TokenScope
  package let label: String
  package let createdBy: String
  package let createdAt: Moment
  package let expiresAt: Moment
  package let lastUsedAt: Moment?
  package let revokedAt: Moment?
}

/// Tokens that programs show, by the hash of their secret.
package enum ApiTokenStore {
  /// Whom a token stands for, while it holds, its account is not disabled and still has the role.
  package static func bearer(
    _ token: [UInt8], at now: Moment, _ tx: Transaction
  ) throws -> (who: SignedIn, scope: TokenScope, lastUsedAt: Moment?)? {
    try tx.query(
      """
      select a.id, a.user_name, a.display_name, a.language, a.is_invented, t.role, t.scope, t.last_used_at
        from api_tokens t join accounts a on a.id = t.account_id
       where t.token_hash = \(token) and t.revoked_at is null and t.expires_at > \(now) and a.disabled_at is null
         and exists (select from role_grants g where g.account_id = a.id and g.role = t.role and g.period @> \(now.day))
      """
    ).map {
      (
        account: Account.ID, userName: String, displayName: String, language: Language, isInvented: Bool, role: Role,
        scope: TokenScope, lastUsedAt: Moment?
      ) in
      let who = SignedIn(
        account: account, userName: userName, displayName: displayName, language: language, role: role, roles: [role],
        isInvented: isInvented)
      return (who: who, scope: scope, lastUsedAt: lastUsedAt)
    }.first
  }

  package static func see(_ token: [UInt8], at now: Moment, _ tx: Transaction) throws {
    try tx.execute(
      "update api_tokens set last_used_at = \(now) where token_hash = \(token) and revoked_at is null")
  }

  /// Returns the number that a token is called by.
  package static func insert(
    _ token: [UInt8], of account: Account.ID, role: Role, scope: TokenScope, label: String, from now: Moment, until end: Moment,
    _ tx: Transaction
  ) throws -> Int64 {
    try tx.query(
      """
      insert into api_tokens (token_hash, account_id, role, scope, label, created_at, expires_at)
      values (\(token), \(account), \(role), \(scope), \(label), \(now), \(end))
      returning id
      """
    ).decode(Int64.self)[0]
  }

  /// Revokes a token, of one account or of whomever, and says whose it was; nil where there is none that holds.
  package static func revoke(
    _ id: Int64, of account: Account.ID? = nil, at now: Moment, _ tx: Transaction
  ) throws -> String? {
    let revoked = try tx.query(
      """
      update api_tokens set revoked_at = \(now)
       where id = \(id) and revoked_at is null and (\(account)::bigint is null or account_id = \(account)::bigint)
      returning account_id
      """
    ).first(as: Account.ID.self)
    guard let revoked else { return nil }
    return try tx.query("select user_name from accounts where id = \(revoked)").first(as: String.self)
  }

  /// Revokes all tokens of an account that hold.
  ///
  /// - Parameter role: only those that act in this role.
  package static func revokeAll(of account: Account.ID, as role: Role? = nil, at now: Moment, _ tx: Transaction) throws {
    try tx.execute(
      """
      update api_tokens set revoked_at = \(now)
       where account_id = \(account) and revoked_at is null and (\(role)::text is null or role = \(role)::text)
      """)
  }

  /// Those of one account or of all, newest first; without those that no longer hold, unless they are asked for.
  package static func all(
    of account: Account.ID? = nil, at now: Moment, includingEnded: Bool = false, _ tx: Transaction
  ) throws -> [ApiTokenFacts] {
    try tx.query(
      """
      select t.id, a.user_name, t.role, t.scope, t.label, t.created_by, t.created_at, t.expires_at, t.last_used_at, t.revoked_at
        from api_tokens t join accounts a on a.id = t.account_id
       where (\(account)::bigint is null or t.account_id = \(account)::bigint)
         and (\(includingEnded) or (t.revoked_at is null and t.expires_at > \(now)))
       order by t.id desc
      """
    ).map {
      (
        id: Int64, userName: String, role: Role, scope: TokenScope, label: String, createdBy: String, createdAt: Moment,
        expiresAt: Moment, lastUsedAt: Moment?, revokedAt: Moment?
      ) in
      ApiTokenFacts(
        id: id, userName: userName, role: role, scope: scope, label: label, createdBy: createdBy, createdAt: createdAt,
        expiresAt: expiresAt, lastUsedAt: lastUsedAt, revokedAt: revokedAt)
    }
  }
}
