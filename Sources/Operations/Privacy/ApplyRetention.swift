package import Domain
package import Store

/// Deletes, erases or restricts what is due of one class for one subject; a transaction each, so that one refusal stops no other.
package struct ApplyRetention: UseCase {
  package let due: RetentionDue
  /// The day it was due on, today or before.
  package let day: LocalDate

  package init(_ due: RetentionDue, on day: LocalDate) {
    self.due = due
    self.day = day
  }

  /// Nil where nothing is due any more: somebody else was quicker.
  package func run(_ tx: Transaction) throws -> RetentionOutcome? {
    guard let outcome = try RetentionWrites.apply(due, on: day, tx) else { return nil }
    try AuditEvents.record(
      tx, operation: "retention.apply", subject: "\(due.subjectKind):\(due.subject)",
      facts: [
        "class": .text(due.classCode), "action": .text(outcome.action.rawValue), "due_on": .day(due.dueOn),
        "kept_until": .day(outcome.keptUntil), "kept_by": .text(due.keptBy), "rows": outcome.counts,
      ])
    return outcome
  }
}
