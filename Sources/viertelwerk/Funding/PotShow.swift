import ArgumentParser
import Domain
import Reports
import Store

/// Shows a pot: its decision, the plan and what is used of it, what it holds for houses, and its rules.
struct PotShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Einen Topf mit Plan, Nutzung und Regeln zeigen.", en: "Show a pot with its plan, use and rules."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Topf.", en: "Pot.", value: .code)) var code: String

  func run(in context: Context) async throws {
    let code = code
    let found = try await context.read { tx in try PotDossier(code, tx) }
    guard let page = found else { return }
    if context.json { return Terminal.line(page.json.pretty) }
    Terminal.table(facts(page))
    Terminal.line("")
    if page.lines.isEmpty {
      Terminal.line(Phrase("Keine Ansätze.", en: "No budget lines.").text())
    } else {
      Terminal.table(plan(page))
    }
    if !page.commitments.isEmpty {
      Terminal.line("")
      Terminal.table(
        Table(
          [
            .text("Objekt", en: "Property"), .figure("Vorgesehen", en: "Set aside"), .figure("Gedeckt", en: "Covered"),
            .text("Quelle", en: "Source"),
          ],
          rows: page.commitments.map {
            [
              $0.property, $0.amount.map(\.description) ?? Phrase("unbekannt", en: "unknown").text(), $0.covered.description,
              $0.source ?? "",
            ]
          }))
    }
    if !page.rules.isEmpty {
      Terminal.line("")
      Terminal.table(
        Table(
          [
            .figure("Regel", en: "Rule"), .text("Wirkung", en: "Effect"), .text("Gilt für", en: "Holds for"),
            .text("Zeitraum", en: "Period"), .text("Beleg", en: "Evidence"), .text("Klausel", en: "Clause"),
          ],
          rows: page.rules.map { rule in
            [
              String(rule.position), rule.effect.name.text(), scope(of: rule), rule.valid.description, rule.evidence.rawValue,
              rule.clause,
            ]
          }))
    }
  }

  private func scope(of rule: EligibilityRuleFacts) -> String {
    let parts = [rule.budgetLine, rule.property, rule.stage, rule.costGroupPrefix.map { "KG \($0)…" }, rule.costKind]
    let named = parts.compactMap { $0 }.joined(separator: ", ")
    return named.isEmpty ? Phrase("alles", en: "everything").text() : named
  }

  private func facts(_ page: PotDossier) -> Table {
    let pot = page.pot
    var rows: [[String]] = []
    func row(_ title: Phrase, _ value: String?) { if let value { rows.append([title.text(), value]) } }
    row(
      Phrase("Topf", en: "Pot"),
      "\(pot.code): \(pot.name)" + (pot.isInvented ? Phrase(" (erfunden)", en: " (invented)").text() : ""))
    row(Phrase("Art", en: "Kind"), pot.kind.name.text())
    row(Phrase("Geldgeber", en: "Funder"), page.funder)
    row(Phrase("Programm", en: "Programme"), pot.programme)
    row(Phrase("Finanzierungsart", en: "Type of finance"), pot.financeType?.name.text())
    let number = [pot.grantNumber, pot.grantedOn?.description].compactMap { $0 }.joined(separator: ", ")
    row(Phrase("Bescheid", en: "Decision"), number.isEmpty ? nil : number)
    row(Phrase("Nebenbestimmungen", en: "Conditions"), pot.ruleVersion)
    row(Phrase("Satz", en: "Rate"), pot.rate?.description)
    row(
      pot.kind == .loan ? Phrase("Darlehen", en: "Loan") : Phrase("Bewilligt", en: "Granted"),
      pot.granted.map(\.description) ?? Phrase("nicht bekannt", en: "not known").text())
    if !pot.ownShare.isZero { row(Phrase("Eigenanteil", en: "Own share"), pot.ownShare.description) }
    if !pot.otherCover.isZero { row(Phrase("Andere Deckung", en: "Other cover"), pot.otherCover.description) }
    row(Phrase("Gedeckt", en: "Covered"), page.covered.description)
    row(Phrase("Rest", en: "Rest"), page.rest?.description)
    row(
      Phrase("Bewilligungszeitraum", en: "Eligible period"),
      pot.eligiblePeriod.map {
        $0.description
          + (pot.refusesOutsidePeriod
            ? Phrase(", Zahlungen außerhalb sind ausgeschlossen", en: ", payments outside are excluded").text() : "")
      })
    row(
      Phrase("Überschreitung je Ansatz", en: "Overrun a line"),
      pot.lineOverrun.map { "\($0)" } ?? Phrase("nur die Summe bindet", en: "only the total binds").text())
    row(
      Phrase("Verausgabung binnen", en: "Spend within"),
      pot.spendWithin_days.map { Phrase("\($0) Tagen", en: "\($0) days").text() })
    let binding = [pot.bindingUntil.map { Phrase("bis \($0)", en: "until \($0)").text() }, pot.bindingRule].compactMap { $0 }
      .joined(separator: ", ")
    row(Phrase("Zweckbindung", en: "Binding"), binding.isEmpty ? nil : binding)
    row(Phrase("Aufbewahrung bis", en: "Keep until"), pot.retentionUntil?.description)
    row(Phrase("Quelle", en: "Source"), pot.source.map { $0 + (pot.evidence.map { " [\($0.rawValue)]" } ?? "") })
    row(Phrase("Bemerkung", en: "Note"), pot.note)
    return Table([.text("Angabe", en: "Item"), .text("Wert", en: "Value")], rows: rows)
  }

  private func plan(_ page: PotDossier) -> Table {
    Table(
      [
        .text("Ansatz", en: "Line"), .text("Name", en: "Name"), .figure("Geplant", en: "Planned"),
        .figure("Förderfähig", en: "Eligible"), .figure("Gedeckt", en: "Covered"), .figure("Offen im Plan", en: "Open in plan"),
      ],
      rows: page.lines.map {
        [
          $0.code, $0.name + ($0.overrunReason.map { " (\($0))" } ?? ""), $0.planned.description, $0.eligible.description,
          $0.covered.description, ($0.planned - $0.eligible).description,
        ]
      },
      total: [
        "", Phrase("Summe", en: "Sum").text(), page.lines.map(\.planned).sum().description,
        page.lines.map(\.eligible).sum().description, page.covered.description,
        page.lines.map { $0.planned - $0.eligible }.sum().description,
      ])
  }
}
