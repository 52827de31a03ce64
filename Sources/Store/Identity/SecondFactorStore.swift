package import Domain
import Postgres

/// Second factors and recovery codes; as the doorkeeper, who alone sees the secrets.
package enum SecondFactorStore {
  /// The secret of an account's second factor, locked until the transaction ends.
  package static func secret(of account: Account.ID, _ tx: Transaction) throws -> [UInt8]? {
    try tx.query("select secret from second_factors where account_id = \(account) for update").first(as: [UInt8].self)
  }

  /// Takes a code by its step: false where it or a later one was taken before.
  package static func take(_ counter: Int64, of account: Account.ID, _ tx: Transaction) throws -> Bool {
    try tx.execute(
      "update second_factors set last_counter = \(counter) where account_id = \(account) and last_counter < \(counter)") > 0
  }

  /// Takes a recovery code: false where there is none like it that is unused.
  package static func takeRecoveryCode(_ hash: [UInt8], of account: Account.ID, at now: Moment, _ tx: Transaction) throws
    -> Bool
  {
    try tx.execute(
      """
      update recovery_codes set used_at = \(now)
       where account_id = \(account) and code_hash = \(hash) and used_at is null
      """) > 0
  }

  /// How many recovery codes are left.
  package static func recoveryCodesLeft_count(of account: Account.ID, _ tx: Transaction) throws -> Int {
    try tx.query("select count(*) from recovery_codes where account_id = \(account) and used_at is null").first(as: Int.self)
      ?? 0
  }

  /// Sets the factor up: false where there is one already.
  package static func confirm(
    _ secret: [UInt8], counter: Int64, of account: Account.ID, at now: Moment, recoveryCodes: [[UInt8]], _ tx: Transaction
  ) throws -> Bool {
    let isNew =
      try tx.execute(
        """
        insert into second_factors (account_id, secret, confirmed_at, last_counter)
        values (\(account), \(secret), \(now), \(counter)) on conflict (account_id) do nothing
        """) > 0
    guard isNew else { return false }
    try tx.execute("delete from recovery_codes where account_id = \(account)")
    _ = try tx.run(
      recoveryCodes.map { "insert into recovery_codes (account_id, code_hash) values (\(account), \($0))" })
    return true
  }

  /// Takes the factor and its recovery codes away: false where there is none.
  package static func remove(of account: Account.ID, _ tx: Transaction) throws -> Bool {
    try tx.execute("delete from recovery_codes where account_id = \(account)")
    return try tx.execute("delete from second_factors where account_id = \(account)") > 0
  }

  /// The secret of an invented account, for whoever tries out the demo world; nil for a real one.
  package static func inventedSecret(of userName: String, _ tx: Transaction) throws -> [UInt8]? {
    try tx.query(
      """
      select f.secret from second_factors f join accounts a on a.id = f.account_id
       where a.user_name = \(userName) and a.is_invented
      """
    ).first(as: [UInt8].self)
  }
}
