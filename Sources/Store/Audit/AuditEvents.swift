package import Domain
import Postgres

/// The log of who did what and when, written in the transaction of the change: no change without its event, no event without it.
package enum AuditEvents {
  /// Writes down one operation.
  ///
  /// - Parameters:
  ///   - operation: the verb, such as `placement.end`.
  ///   - subject: kind and code of what was changed, such as `property:DO-BRU-051`.
  ///   - facts: codes, days and amounts that say what happened; never personal data, because nobody erases them here, and so
  ///     never what people wrote in their own words: it stands in the row itself.
  ///   - change: what was before and after, which stands beside the event under a salted hash and may be erased; nothing about a
  ///     participant's person, health or benefits, because examiners read it.
  package static func record(
    _ tx: Transaction, operation: String, subject: String, facts: JSONValue = [:], change: AuditChange? = nil
  ) throws {
    let payload = change.map(AuditPayload.init)
    var statements: [SQL] = []
    if let payload {
      statements.append(
        "insert into audit_payloads (hash, salt, content) values (\(payload.hash), \(payload.salt), \(payload.content))")
    }
    statements.append(
      """
      insert into audit_events (actor, role, operation, subject, facts, request_id, payload_hash)
      values (\(tx.actor.name), \(tx.actor.role.rawValue), \(operation), \(subject), \(JSONText(facts.compact)),
              \(tx.requestID.description), \(payload?.hash))
      """)
    _ = try tx.run(statements)
  }
}
