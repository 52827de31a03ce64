import ArgumentParser
import Domain
import Reports
import Store

/// Shows a unit with everything it came from: costs, defects and grant conditions of the old flats stay with the new one.
struct UnitShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Eine Einheit mit ihrer Herkunft zeigen", en: "Show a unit with its genealogy"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .phrase("Kürzel der Einheit.", en: "Code of the unit.", value: Phrase("einheit", en: "unit"))) var unit:
    String

  func run(in context: Context) async throws {
    let (property, unit) = (property, unit)
    let page = try await context.read { tx in try UnitDossier(unit, of: property, tx) }
    if context.json { return Terminal.line(page.json.pretty) }
    show(page)
  }

  private func show(_ page: UnitDossier) {
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
}
