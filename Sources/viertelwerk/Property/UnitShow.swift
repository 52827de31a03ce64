import ArgumentParser
import Domain
import Store

/// Shows a unit with everything it came from: costs, defects and grant conditions of the old flats stay with the new one.
struct UnitShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Eine Einheit mit ihrer Herkunft zeigen", en: "Show a unit with its genealogy"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .phrase("Kürzel der Einheit.", en: "Code of the unit.", value: Phrase("einheit", en: "unit"))) var unit:
    String

  /// Everything that is shown, read in one snapshot.
  private struct Page: Sendable {
    let unit: UnitRecord
    let ancestry: [UnitRecord]
    let changes: [UnitChangeRecord]
    let costs: [UnitCost]
    let defects: [HazardRecord]
    let bindings: [UnitBinding]
  }

  func run(in context: Context) async throws {
    let (property, unit) = (property, unit)
    let page = try await context.read { tx in
      let id = try Lookup.unit(unit, of: Lookup.property(property, tx), tx)
      let ancestry = try UnitQueries.ancestry(id, tx)
      return Page(
        unit: try UnitQueries.one(id, tx) ?? UnitRecord(code: unit, kind: .other), ancestry: ancestry,
        changes: try UnitQueries.changes(of: id, tx), costs: try UnitQueries.costs(id, tx),
        defects: try HazardQueries.inAncestry(of: id, tx), bindings: try UnitQueries.bindings(id, tx))
    }
    if context.json { return Terminal.line(json(page).pretty) }
    show(page)
  }

  private func show(_ page: Page) {
    Terminal.line("\(property) · \(page.unit.code)")
    var facts = FactList()
    facts.add(Phrase("Art", en: "Kind"), page.unit.kind.name.text())
    facts.add(Phrase("Geschoss", en: "Floor"), page.unit.floor)
    facts.add(Phrase("Fläche", en: "Area"), page.unit.area_m2.map { "\($0) m²" })
    facts.add(Phrase("Zimmer", en: "Rooms"), page.unit.rooms?.description)
    facts.add(Phrase("Besteht", en: "Exists"), page.unit.existence.description)
    facts.add(Phrase("Quelle", en: "Source"), page.unit.source)
    facts.add(Phrase("Bemerkung", en: "Note"), page.unit.note)
    Terminal.facts(facts)
    if !page.changes.isEmpty {
      Terminal.heading(Phrase("Herkunft", en: "Genealogy"))
      for change in page.changes { Terminal.line("  " + sentence(change)) }
      let old = page.ancestry.filter { $0.code != page.unit.code }
      if !old.isEmpty { Terminal.table(UnitTable.table(of: old)) }
    }
    if !page.costs.isEmpty {
      Terminal.heading(Phrase("Kosten", en: "Costs"))
      Terminal.table(costTable(page.costs))
    }
    if !page.bindings.isEmpty {
      Terminal.heading(Phrase("Bindungen aus Fördermitteln", en: "Grant conditions"))
      Terminal.table(bindingTable(page.bindings))
    }
    if !page.defects.isEmpty {
      Terminal.heading(Phrase("Gefahren und Mängel", en: "Hazards and defects"))
      Terminal.table(HazardTable.table(of: page.defects))
    }
  }

  private func sentence(_ change: UnitChangeRecord) -> String {
    let from = change.predecessors.joined(separator: ", ")
    let into = change.successors.joined(separator: ", ")
    let note = change.note.map { " (\($0))" } ?? ""
    return "\(change.changedOn)  \(change.kind.name.text()): \(from) → \(into)\(note)"
  }

  private func costTable(_ costs: [UnitCost]) -> Table {
    Table(
      [
        .text("Einheit", en: "Unit"), .text("Beleg", en: "Voucher"), .text("bezahlt", en: "paid"),
        .text("Zweck", en: "Purpose"), .figure("Betrag", en: "Amount"), .text("Töpfe", en: "Pots"),
      ],
      rows: costs.map { cost in
        [
          cost.unit, "\(cost.voucher)/\(cost.position)", cost.paidOn?.description ?? "–", cost.purpose,
          cost.amount.description, cost.pots.isEmpty ? "–" : cost.pots.joined(separator: ", "),
        ]
      }, total: ["", "", "", "", costs.map(\.amount).sum().description])
  }

  private func bindingTable(_ bindings: [UnitBinding]) -> Table {
    Table(
      [
        .text("Topf", en: "Pot"), .text("Name", en: "Name"), .figure("gedeckt", en: "covered"),
        .text("gebunden bis", en: "bound until"), .text("Regel", en: "Rule"),
      ],
      rows: bindings.map { binding in
        [
          binding.pot, binding.name, binding.covered.description,
          binding.bindingUntil?.description ?? Phrase("nicht bekannt", en: "not known").text(), binding.rule ?? "–",
        ]
      })
  }

  private func json(_ page: Page) -> JSONValue {
    [
      "unit": page.unit.json, "ancestry": .list(page.ancestry.map(\.json)),
      "changes": .list(
        page.changes.map { change in
          [
            "kind": .text(change.kind.rawValue), "on": .day(change.changedOn),
            "predecessors": .list(change.predecessors.map { .text($0) }),
            "successors": .list(change.successors.map { .text($0) }), "note": .text(change.note),
          ]
        }),
      "costs": .list(
        page.costs.map { cost in
          [
            "unit": .text(cost.unit), "voucher": .text(cost.voucher), "position": .integer(cost.position),
            "purpose": .text(cost.purpose), "paid_on": .day(cost.paidOn), "amount_cents": .cents(cost.amount),
            "pots": .list(cost.pots.map { .text($0) }),
          ]
        }),
      "bindings": .list(
        page.bindings.map { binding in
          [
            "pot": .text(binding.pot), "covered_cents": .cents(binding.covered),
            "binding_until": .day(binding.bindingUntil), "rule": .text(binding.rule),
          ]
        }),
      "defects": .list(page.defects.map(\.json)),
    ]
  }
}
