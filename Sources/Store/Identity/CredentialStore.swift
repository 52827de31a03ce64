package import Domain
import Postgres

/// A password as it is stored: its scrypt hash, and what it was made with.
package struct Credential: Sendable, Hashable {
  package let hash: [UInt8]
  package let salt: [UInt8]
  /// scrypt's cost, block size and lanes.
  package let n: Int
  package let r: Int
  package let p: Int

  package init(hash: [UInt8], salt: [UInt8], n: Int, r: Int, p: Int) {
    self.hash = hash
    self.salt = salt
    self.n = n
    self.r = r
    self.p = p
  }
}

/// Somebody who wants to come in, as the door knows them.
package struct Visitor: Sendable {
  package let account: Account.ID
  package let userName: String
  package let isInvented: Bool
  /// Nil where no password was ever set.
  package let credential: Credential?
  package let hasSecondFactor: Bool
  /// In the order in which they were granted.
  package let roles: [Role]
  /// The role of their last session.
  package let lastRole: Role?
}

/// Reads and writes passwords; as the doorkeeper, because nobody else may.
package enum CredentialStore {
  /// The account of a user name, unless it is disabled.
  package static func visitor(_ userName: String, on day: LocalDate, _ tx: Transaction) throws -> Visitor? {
    let row = try tx.query(
      """
      select a.id, a.user_name, a.is_invented, c.hash, c.salt, c.n, c.r, c.p,
             exists (select from second_factors f where f.account_id = a.id),
             (select coalesce(array_agg(g.role order by lower(g.period), g.id), '{}') from role_grants g
               where g.account_id = a.id and g.period @> \(day)),
             (select s.role from sessions s where s.account_id = a.id and s.state = 'open' order by s.last_seen_at desc limit 1)
        from accounts a left join credentials c on c.account_id = a.id
       where a.user_name = \(userName) and a.disabled_at is null
      """
    ).first(
      as: (Account.ID, String, Bool, [UInt8]?, [UInt8]?, Int?, Int?, Int?, Bool, [Role], Role?).self)
    guard let (id, name, isInvented, hash, salt, n, r, p, hasSecondFactor, roles, lastRole) = row else { return nil }
    var credential: Credential?
    if let hash, let salt, let n, let r, let p { credential = Credential(hash: hash, salt: salt, n: n, r: r, p: p) }
    return Visitor(
      account: id, userName: name, isInvented: isInvented, credential: credential, hasSecondFactor: hasSecondFactor,
      roles: roles, lastRole: lastRole)
  }

  /// Sets the password, whether there was one or not.
  package static func set(_ credential: Credential, of account: Account.ID, at now: Moment, _ tx: Transaction) throws {
    try tx.execute(
      """
      insert into credentials (account_id, hash, salt, n, r, p, changed_at)
      values (\(account), \(credential.hash), \(credential.salt), \(credential.n), \(credential.r), \(credential.p), \(now))
      on conflict (account_id) do update
         set hash = excluded.hash, salt = excluded.salt, n = excluded.n, r = excluded.r, p = excluded.p,
             changed_at = excluded.changed_at
      """)
  }
}
