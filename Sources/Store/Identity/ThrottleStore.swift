package import Domain
import Postgres

/// Remembers tries by the hash of what they are counted by.
package enum ThrottleStore {
  /// The states behind the keys, in the order of the keys, each locked until the transaction ends.
  ///
  /// Locked in the order of the keys' bytes, whoever asks: two that share keys wait for each other and never in a circle.
  @discardableResult
  package static func lock(_ keys: [[UInt8]], at now: Moment, _ tx: Transaction) throws -> [SignInThrottle] {
    let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
    let rows = try tx.run(
      sorted.map { key in
        """
        insert into sign_in_throttles as t (key_hash, tries_thousandths, changed_at) values (\(key), 0, \(now))
        on conflict (key_hash) do update set key_hash = t.key_hash
        returning t.tries_thousandths, t.changed_at, t.blocked_until, t.succeeded_at
        """
      })
    var states: [[UInt8]: SignInThrottle] = [:]
    for (key, row) in zip(sorted, rows) {
      states[key] = try row.map { (tries: Int, changedAt: Moment, blockedUntil: Moment?, succeededAt: Moment?) in
        SignInThrottle(
          tries_thousandths: tries, changedAt: changedAt, blockedUntil: blockedUntil, succeededAt: succeededAt)
      }.first
    }
    return keys.map { states[$0] ?? SignInThrottle(changedAt: now) }
  }

  package static func set(_ state: SignInThrottle, of key: [UInt8], _ tx: Transaction) throws {
    try tx.execute(
      """
      update sign_in_throttles
         set tries_thousandths = \(state.tries_thousandths), changed_at = \(state.changedAt),
             blocked_until = \(state.blockedUntil), succeeded_at = \(state.succeededAt)
       where key_hash = \(key)
      """)
  }

  /// Takes back the try that was counted at `charged`, because it was none. A wait that somebody else's try brought stays.
  package static func refund(_ key: [UInt8], charged: Moment, _ tx: Transaction) throws {
    try tx.execute(
      """
      update sign_in_throttles
         set tries_thousandths = greatest(0, tries_thousandths - 1000),
             blocked_until = case when changed_at = \(charged) then null else blocked_until end
       where key_hash = \(key)
      """)
  }

  /// Forgets what nobody needs: tries that are all forgotten by now, unless an account usually comes from there.
  ///
  /// A portion at a time, and past what others hold, so that it never makes anybody wait.
  package static func forget(before: Moment, familiarBefore: Moment, _ tx: Transaction) throws {
    try tx.execute(
      """
      delete from sign_in_throttles where key_hash in (
        select key_hash from sign_in_throttles
         where changed_at < \(before) and (succeeded_at is null or succeeded_at < \(familiarBefore))
         order by changed_at limit 50 for update skip locked)
      """)
  }
}
