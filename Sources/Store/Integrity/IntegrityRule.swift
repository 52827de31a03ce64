package import Domain
import Postgres

/// A rule that spans rows and that a trigger holds, looked at once more over the whole database.
///
/// Each is written as the rule reads, not as its trigger enforces it: two independent wordings have to agree.
package struct IntegrityRule: Sendable {
  /// The trigger's rule where there is one, so that a finding leads to it.
  package let name: String
  /// What holds, as a sentence.
  package let meaning: Phrase
  /// Returns the table and what names the row, for every row that breaks the rule.
  let counterexamples: SQL

  package static let all: [IntegrityRule] = house + workforce + site + funding + reports
}

/// A row that breaks a rule.
package struct IntegrityFinding: Sendable, Hashable {
  package let rule: String
  package let meaning: Phrase
  package let relation: String
  /// Key and business codes of the row, never personal data.
  package let row: String

  package init(rule: String, meaning: Phrase, relation: String, row: String) {
    self.rule = rule
    self.meaning = meaning
    self.relation = relation
    self.row = row
  }
}

/// Looks at every row of the database again, as if nothing had ever held a rule.
package enum IntegrityCheck {
  /// Every counter-example to every rule: those of the catalog (keys, checks, guards that are switched off) and those of triggers.
  package static func run(_ tx: Transaction) throws -> [IntegrityFinding] {
    var findings = try tx.query("select rule, relation, row_named from constraint_violations()")
      .decode((String, String, String).self)
      .map { IntegrityFinding(rule: $0, meaning: meaning(ofConstraint: $0), relation: $1, row: $2) }
    for rule in IntegrityRule.all {
      findings += try tx.query(rule.counterexamples).decode((String, String).self)
        .map { IntegrityFinding(rule: rule.name, meaning: rule.meaning, relation: $0, row: $1) }
    }
    return findings
  }

  private static func meaning(ofConstraint rule: String) -> Phrase {
    switch rule {
    case "trigger_is_enabled": Phrase("Eine Wächterregel ist abgeschaltet.", en: "A guard is switched off.")
    case "row_level_security_is_forced":
      Phrase("Der Zeilenschutz einer Tabelle ist abgeschaltet.", en: "Row-level security of a table is switched off.")
    case "constraint_is_validated": Phrase("Eine Regel wurde nie geprüft.", en: "A rule has never been validated.")
    default:
      (RuleSentence.all[rule] ?? RuleFamily.sentence(for: rule))?.message(RuleFacts(detail: nil))
        ?? Phrase("Ein Wert, der nötig ist, fehlt.", en: "A value that is needed is missing.")
    }
  }
}
