package import Domain
import FoundationEssentials
import Postgres

/// What a retention did to one subject.
package struct RetentionOutcome: Sendable, Hashable {
  package let action: RetentionAction
  package let keptUntil: LocalDate?
  /// How many rows of each table.
  package let counts: JSONValue
}

/// Deletes, erases and restricts: only what is due, which the database checks itself.
package enum RetentionWrites {
  /// Applies one class to one subject; nil where nothing is due any more.
  package static func apply(_ due: RetentionDue, on day: LocalDate, _ tx: Transaction) throws -> RetentionOutcome? {
    try tx.query(
      """
      select r ->> 'action', (r ->> 'kept_until')::date, (r -> 'counts')::text
        from apply_retention(\(due.classCode), \(due.subjectKind), \(due.subjectKey), \(day)) r where r is not null
      """
    ).map { (action: RetentionAction, keptUntil: LocalDate?, counts: String) in
      RetentionOutcome(
        action: action, keptUntil: keptUntil, counts: try JSONDecoder().decode(JSONValue.self, from: Data(counts.utf8)))
    }.first
  }
}
