import ArgumentParser
import Domain
import Reports
import Store

/// Looks at every rule over the whole database again, and names each row that breaks one.
struct Check: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "check", Phrase("Alle Regeln über die ganze Datenbank prüfen", en: "Check every rule over the whole database"),
    discussion: Phrase(
      "Liest jede Zeile noch einmal, als hätte nie eine Regel gewacht: nach einer Wiederherstellung, nach Eingriffen von Hand. Endet mit 1, wenn etwas gefunden wurde.",
      en:
        "Reads every row again, as if no rule had ever watched: after a restore, after changes by hand. Ends with 1 where something was found."
    ))
  @OptionGroup var shared: SharedOptions

  func run(in context: Context) async throws {
    let findings = try await context.read { tx in try IntegrityCheck.run(tx) + ReleaseProof.findings(tx) }
    if context.json || !findings.isEmpty {
      context.show(json: .list(findings.map(json)), table: { table(of: findings) })
    }
    guard findings.isEmpty else {
      Terminal.say(
        findings.count == 1
          ? Phrase("1 Verstoß gefunden.", en: "1 violation found.")
          : Phrase("\(findings.count) Verstöße gefunden.", en: "\(findings.count) violations found."))
      throw ExitCode(ExitKind.findings.rawValue)
    }
    let count = IntegrityRule.all.count + 1
    Terminal.say(
      Phrase(
        "Keine Regel ist verletzt (\(count) Regeln über mehrere Zeilen und alle der Tabellen).",
        en: "No rule is broken (\(count) rules across rows and all those of the tables)."))
  }

  private func json(_ finding: IntegrityFinding) -> JSONValue {
    [
      "rule": .text(finding.rule), "meaning": .text(finding.meaning.text()), "relation": .text(finding.relation),
      "row": .text(finding.row),
    ]
  }

  private func table(of findings: [IntegrityFinding]) -> Table {
    Table(
      [
        .text("Regel", en: "Rule"), .text("Tabelle", en: "Table"), .text("Zeile", en: "Row"),
        .text("Was gelten muss", en: "What must hold"),
      ],
      rows: findings.map { [$0.rule, $0.relation, $0.row, $0.meaning.text()] })
  }
}
