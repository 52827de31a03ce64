import ArgumentParser
import Domain
import Store

/// Shows a pot: its decision, the plan and what is used of it, what it holds for houses, and its rules.
struct PotShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Einen Topf mit Plan, Nutzung und Regeln zeigen.", en: "Show a pot with its plan, use and rules."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Topf.", en: "Pot.", value: .code)) var code: String

  /// Everything that the command shows, from one snapshot.
  private struct Page: Sendable {
    let pot: PotRecord
    let funder: String?
    let lines: [BudgetLineFacts]
    let commitments: [CommitmentFacts]
    let rules: [EligibilityRuleFacts]

    var covered: Money { lines.map(\.covered).sum() }
    var rest: Money? { pot.granted.map { $0 - covered } }
  }

  func run(in context: Context) async throws {
    let code = code
    let page = try await context.read { tx -> Page? in
      let id = try Lookup.pot(code, tx)
      guard let decision = try PotQueries.decision(of: id, tx) else { return nil }
      return Page(
        pot: decision.pot, funder: decision.funder, lines: try PotQueries.lines(of: id, tx),
        commitments: try PotQueries.commitments(of: id, tx), rules: try PotQueries.rules(of: id, tx))
    }
    guard let page else { return }
    if context.json { return Terminal.line(json(page).pretty) }
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

  private func facts(_ page: Page) -> Table {
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

  private func plan(_ page: Page) -> Table {
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

  private func json(_ page: Page) -> JSONValue {
    let pot = page.pot
    return [
      "code": .text(pot.code), "name": .text(pot.name), "kind": .text(pot.kind.rawValue), "funder": .text(page.funder),
      "programme": .text(pot.programme), "finance_type": .text(pot.financeType?.rawValue),
      "grant_number": .text(pot.grantNumber),
      "granted_on": .day(pot.grantedOn), "rule_version": .text(pot.ruleVersion), "rate_basis_points": .integer(pot.rate?.value),
      "granted_cents": .cents(pot.granted), "own_share_cents": .cents(pot.ownShare),
      "other_cover_cents": .cents(pot.otherCover),
      "cover_cents": .cents(page.covered), "rest_cents": .cents(page.rest), "eligible_period": .period(pot.eligiblePeriod),
      "refuses_outside_period": .bool(pot.refusesOutsidePeriod), "line_overrun_basis_points": .integer(pot.lineOverrun?.value),
      "spend_within_days": .integer(pot.spendWithin_days), "binding_until": .day(pot.bindingUntil),
      "binding_rule": .text(pot.bindingRule), "retention_until": .day(pot.retentionUntil), "invented": .bool(pot.isInvented),
      "source": .text(pot.source), "evidence": .text(pot.evidence?.rawValue), "note": .text(pot.note),
      "lines": .list(
        page.lines.map {
          [
            "code": .text($0.code), "name": .text($0.name), "planned_cents": .cents($0.planned),
            "eligible_cents": .cents($0.eligible), "cover_cents": .cents($0.covered), "overrun_reason": .text($0.overrunReason),
          ]
        }),
      "commitments": .list(
        page.commitments.map {
          [
            "property": .text($0.property), "amount_cents": .cents($0.amount), "cover_cents": .cents($0.covered),
            "source": .text($0.source),
          ]
        }),
      "rules": .list(
        page.rules.map {
          [
            "position": .integer($0.position), "effect": .text($0.effect.rawValue), "budget_line": .text($0.budgetLine),
            "property": .text($0.property), "stage": .text($0.stage), "cost_group_prefix": .text($0.costGroupPrefix),
            "cost_kind": .text($0.costKind), "clause": .text($0.clause), "valid": .period($0.valid),
            "evidence": .text($0.evidence.rawValue),
          ]
        }),
    ]
  }
}

extension PotSummary {
  /// The pot in a list for programs.
  var json: JSONValue {
    [
      "code": .text(code), "name": .text(name), "kind": .text(kind.rawValue), "funder": .text(funder),
      "granted_cents": .cents(granted), "cover_cents": .cents(covered), "rest_cents": .cents(rest),
      "eligible_through": .day(eligibleThrough), "invented": .bool(isInvented),
    ]
  }
}
