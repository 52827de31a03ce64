package import Domain
package import Postgres

extension Problem {
  /// The sentence for a rule of the database that a write has broken; nil where the error is of another kind.
  ///
  /// The code is the rule's name with a dot after its table, and as stable as the rule: `allocations.cover_within_the_pot`.
  package static func violation(of error: PostgresError) -> Problem? {
    if error.sqlState == "23502", let column = error.column {
      return Problem(
        code: "\(error.table ?? "row").\(column)_missing",
        message: Phrase("Es fehlt ein Wert, der nötig ist (\(column)).", en: "A value that is needed is missing (\(column))."),
        hint: Phrase("Den Wert angeben.", en: "Give the value."))
    }
    guard error.kind == .constraint, let rule = error.constraint else { return nil }
    guard let sentence = RuleSentence.all[rule] ?? RuleFamily.sentence(for: rule) else { return nil }
    return Problem(
      code: code(of: rule, table: error.table), message: sentence.message(RuleFacts(detail: error.raisedDetail)),
      hint: sentence.hint, exit: sentence.exit)
  }

  /// The same where the writer knows which code it was about to give to something new: PostgreSQL keeps the key of a row that
  /// row-level security may hide to itself.
  package static func violation(of error: PostgresError, giving newCode: String) -> Problem? {
    guard let problem = violation(of: error), let rule = error.constraint,
      rule.contains("_code_is_unique") || rule.contains("_number_is_unique")
    else { return nil }
    return Problem(
      code: problem.code, message: Phrase("„\(newCode)“ gibt es schon.", en: "“\(newCode)” already exists."),
      hint: problem.hint,
      exit: problem.exit)
  }

  /// Whether a rule of the schema has a sentence; a test asks it for every rule there is.
  package static func hasSentence(forRule rule: String) -> Bool {
    RuleSentence.all[rule] != nil || RuleFamily.sentence(for: rule) != nil
  }

  /// `allocations_cover_within_the_pot` of any table is `allocations.cover_within_the_pot`; a rule that does not begin with its table
  /// is listed under `rule`.
  private static func code(of rule: String, table: String?) -> String {
    guard let table, rule.hasPrefix(table + "_") else { return "rule.\(rule)" }
    return "\(table).\(rule.dropFirst(table.count + 1))"
  }
}
