package import Domain
import FoundationEssentials
import Postgres

/// Which events of the audit trail somebody looks for; what is nil or empty does not matter.
package struct AuditFilter: Sendable, Hashable {
  /// Part of who it was.
  package var actor: String?
  /// The beginning of the operation: `stage.` finds everything about stages.
  package var operation: String?
  /// Part of what was changed.
  package var subject: String?
  package var period: DateRange?

  package init(actor: String? = nil, operation: String? = nil, subject: String? = nil, period: DateRange? = nil) {
    self.actor = actor
    self.operation = operation
    self.subject = subject
    self.period = period
  }
}

/// One event of the audit trail as people look at it.
package struct AuditEntry: Sendable, Hashable {
  package let number: Int64
  package let happenedAt: Moment
  package let actor: String
  /// Nil for a role that this program does not know.
  package let role: Role?
  package let operation: String
  package let subject: String
  package let facts: JSONValue
  package let requestID: String?
  /// The block that it is sealed in; nil while it waits.
  package let block: Int64?
  /// Whether what was before and after was kept with it, erased or not.
  package let hasChange: Bool
}

/// What an event kept of before and after.
package enum AuditKept: Sendable, Hashable {
  /// `before` and `after` as objects.
  case change(before: [String: JSONValue], after: [String: JSONValue])
  case erased
  /// Nothing was kept, or the acting role does not see it.
  case none
}

/// Reads the audit trail, newest first.
package enum AuditQueries {
  /// Events that a filter leaves, those before a number where one is given.
  package static func page(
    _ filter: AuditFilter, before number: Int64? = nil, limit: Int, _ tx: Transaction
  ) throws -> [AuditEntry] {
    try entries(
      "\(fragment: condition(filter)) and (\(number)::bigint is null or e.id < \(number)::bigint) order by e.id desc limit \(limit)",
      tx)
  }

  /// One event by its number.
  package static func one(_ number: Int64, _ tx: Transaction) throws -> AuditEntry? {
    try entries("e.id = \(number)", tx).first
  }

  /// What was before and after one event, as far as whoever asks may see it.
  package static func kept(of number: Int64, _ tx: Transaction) throws -> AuditKept {
    let found = try tx.query(
      """
      select p.content from audit_events e join audit_payloads p on p.hash = e.payload_hash where e.id = \(number)
      """
    ).decode(String?.self)
    guard let payload = found.first else { return .none }
    guard let payload else { return .erased }
    guard case .object(let sides) = value(payload), case .object(let before)? = sides["before"],
      case .object(let after)? = sides["after"]
    else { return .none }
    return .change(before: before, after: after)
  }

  private static func condition(_ filter: AuditFilter) -> SQL {
    let from = filter.period?.lower.map { Moment(on: $0, at: .zero) }
    let end = filter.period?.upper.map { Moment(on: $0, at: .zero) }
    let actor = filter.actor.map { $0.lowercased() }
    return """
      (\(actor)::text is null or position(\(actor)::text in lower(e.actor)) > 0)
        and (\(filter.operation)::text is null or starts_with(e.operation, \(filter.operation)::text))
        and (\(filter.subject)::text is null or position(\(filter.subject)::text in e.subject) > 0)
        and (\(from)::timestamptz is null or e.happened_at >= \(from)::timestamptz)
        and (\(end)::timestamptz is null or e.happened_at < \(end)::timestamptz)
      """
  }

  private static func entries(_ rest: SQL, _ tx: Transaction) throws -> [AuditEntry] {
    try tx.query(
      """
      select e.id, e.happened_at, e.actor, e.role, e.operation, e.subject, e.facts::text, e.request_id, s.block,
             e.payload_hash is not null
        from audit_events e left join audit_seals s on s.event_id = e.id
       where \(fragment: rest)
      """
    ).map {
      (
        number: Int64, happenedAt: Moment, actor: String, role: String, operation: String, subject: String, facts: String,
        request: String?, block: Int64?, hasChange: Bool
      ) in
      AuditEntry(
        number: number, happenedAt: happenedAt, actor: actor, role: Role(rawValue: role), operation: operation,
        subject: subject, facts: value(facts) ?? .text(facts), requestID: request, block: block, hasChange: hasChange)
    }
  }

  private static func value(_ text: String) -> JSONValue? {
    try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }
}
