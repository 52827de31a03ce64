package import Domain
import Postgres

/// Which forms have arrived, so that sending one twice does its work once.
package enum Submissions {
  /// Notes that a form is being carried out; waits for the same one that runs beside it.
  ///
  /// - Returns: where the same form led before; nil for one that is new.
  package static func begin(_ id: UniqueID, _ tx: Transaction) throws -> String? {
    let isNew =
      try tx.execute(
        "insert into submissions (id, account_id) values (\(id), acting_account()) on conflict (account_id, id) do nothing")
      == 1
    guard !isNew else { return nil }
    return try tx.query(
      "select coalesce(location, '/') from submissions where account_id = acting_account() and id = \(id)"
    ).first(as: String.self) ?? "/"
  }

  /// Whether a form was carried out before.
  package static func isKnown(_ id: UniqueID, _ tx: Transaction) throws -> Bool {
    try tx.query("select exists (select from submissions where account_id = acting_account() and id = \(id))")
      .first(as: Bool.self) ?? false
  }

  /// Notes where it led.
  package static func finish(_ id: UniqueID, location: String, _ tx: Transaction) throws {
    try tx.execute(
      "update submissions set location = \(location) where account_id = acting_account() and id = \(id)")
  }

  /// Forgets what arrived before any session of today began; the doorkeeper does it on the way in.
  package static func tidy(_ tx: Transaction) throws {
    try tx.execute("delete from submissions where arrived_at < now() - interval '7 days'")
  }

  /// Lets those who change the same thing take turns, so that whoever comes second sees what the first has changed.
  package static func lock(_ path: String, _ tx: Transaction) throws {
    _ = try tx.query("select pg_advisory_xact_lock(hashtextextended(\(path), 7))")
  }
}
