package import Domain
import Postgres

/// A class of retention: what from when on is kept how long, and by what law.
package struct RetentionClass: Sendable, Hashable {
  package let code: String
  package let name: Phrase
  package let scope: RetentionScope
  package let start: RetentionStart
  package let period_months: Int
  /// Whether the time runs from the end of the calendar year in which the start lies.
  package let isFromYearEnd: Bool
  package let action: RetentionAction
  package let source: String
  package let evidence: Evidence

  /// Whether data are deleted for it: a period that nobody could verify only warns.
  package var isEnforced: Bool { [.law, .verified, .design].contains(evidence) }
}

/// Something whose time is up: a class, whose it is, and what has to happen to it.
package struct RetentionDue: Sendable, Hashable {
  package let classCode: String
  /// What it is the code of: participant, report, account, property.
  package let subjectKind: String
  package let subjectKey: Int64
  /// A code or number, never a name.
  package let subject: String
  package let startedOn: LocalDate
  package let dueOn: LocalDate
  package let action: RetentionAction
  /// Until when another law keeps it; nil: none does.
  package let keptUntil: LocalDate?
  /// The class by which it is kept.
  package let keptBy: String?
  package let isEnforced: Bool
}

/// Reads how long data are kept, and what is due.
package enum RetentionQueries {
  package static func classes(_ tx: Transaction) throws -> [RetentionClass] {
    try tx.query(
      """
      select code, name_de, name_en, scope, start_event, months::integer, from_year_end, action, source, evidence
        from retention_classes order by code
      """
    ).map {
      (
        code: String, german: String, english: String, scope: RetentionScope, start: RetentionStart, months: Int,
        isFromYearEnd: Bool, action: RetentionAction, source: String, evidence: Evidence
      ) in
      RetentionClass(
        code: code, name: Phrase(german, en: english), scope: scope, start: start, period_months: months,
        isFromYearEnd: isFromYearEnd, action: action, source: source, evidence: evidence)
    }
  }

  /// What is due on a day, of one class or of all, the longest overdue first.
  package static func due(on day: LocalDate, class code: String? = nil, _ tx: Transaction) throws -> [RetentionDue] {
    try tx.query(
      """
      select class_code, subject_kind, subject_id, subject, started_on, due_on, action, kept_until, kept_by, is_enforced
        from retention_due(\(day)) where \(code)::text is null or class_code = \(code)::text
       order by class_code, due_on, subject
      """
    ).map {
      (
        code: String, kind: String, key: Int64, subject: String, started: LocalDate, due: LocalDate, action: RetentionAction,
        keptUntil: LocalDate?, keptBy: String?, isEnforced: Bool
      ) in
      RetentionDue(
        classCode: code, subjectKind: kind, subjectKey: key, subject: subject, startedOn: started, dueOn: due, action: action,
        keptUntil: keptUntil, keptBy: keptBy, isEnforced: isEnforced)
    }
  }
}
