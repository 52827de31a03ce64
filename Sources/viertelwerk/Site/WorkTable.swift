import Domain
import Store

/// Work packages for people and for programs.
enum WorkTable {
  static func table(of packages: [WorkPackageRecord]) -> Table {
    Table(
      [
        .text("Paket", en: "Package"), .text("Titel", en: "Title"), .text("Bauphase", en: "Stage"),
        .text("Einheit", en: "Unit"), .text("Gewerk", en: "Trade"), .text("KG", en: "CG"), .text("wer", en: "who"),
        .figure("geplant", en: "planned"), .figure("gearbeitet", en: "worked"), .figure("Firma", en: "Firm"),
        .figure("Stand", en: "Done"),
      ],
      rows: packages.map { package in
        let facts = package.facts
        return [
          facts.code, facts.title, facts.occurrence == 1 ? facts.stage : "\(facts.stage) (\(facts.occurrence).)",
          facts.unit ?? "–", facts.trade ?? "–", facts.costGroup ?? "–", facts.firm ?? facts.performer.name.text(),
          planned(facts), time(package.worked), time(package.firmWorked), package.done.description,
        ]
      })
  }

  private static func planned(_ facts: WorkPackageFacts) -> String {
    let parts = [
      facts.planned == .zero ? nil : facts.planned.description,
      facts.plannedCost == .zero ? nil : facts.plannedCost.description,
    ]
    let text = parts.compactMap { $0 }.joined(separator: " + ")
    return text.isEmpty ? "–" : text
  }

  private static func time(_ minutes: Minutes) -> String { minutes == .zero ? "–" : minutes.description }
}

/// A gate that is not met, as a warning with the way to mend it.
enum GateWarning {
  static func phrase(_ gate: UnmetGate) -> Phrase {
    Phrase(
      "Warnung: \(gate.participant), \(gate.workPackage): »\(gate.name.german)« ist ab \(gate.missingFrom) nicht erfüllt.\n  Abhilfe: \(gate.hint.german)",
      en:
        "Warning: \(gate.participant), \(gate.workPackage): '\(gate.name.english)' is not met from \(gate.missingFrom) on.\n  Remedy: \(gate.hint.english)"
    )
  }

  /// Work that was done although the law asked for a certificate.
  static func phrase(_ breach: BreachRecord) -> Phrase {
    Phrase(
      "Warnung: Verstoß \(breach.number): \(breach.participant) hat am \(breach.day) an \(breach.workPackage) gearbeitet, ohne dass »\(breach.gateName.german)« erfüllt war. Die Zeit ist eingetragen.\n  Abhilfe: \(breach.hint.german)\n  Danach: viertelwerk work breaches --resolve \(breach.number) --follow-up …",
      en:
        "Warning: breach \(breach.number): \(breach.participant) worked on \(breach.workPackage) on \(breach.day) while '\(breach.gateName.english)' was not met. The time is recorded.\n  Remedy: \(breach.hint.english)\n  Then: viertelwerk work breaches --resolve \(breach.number) --follow-up …"
    )
  }
}

extension UnmetGate {
  /// What a program reads.
  var json: JSONValue {
    [
      "participant": .text(participant), "work_package": .text(workPackage), "gate": .text(gate),
      "missing_from": .day(missingFrom),
    ]
  }
}

extension WorkPackageRecord {
  var json: JSONValue {
    [
      "code": .text(facts.code), "title": .text(facts.title), "stage": .text(facts.stage),
      "occurrence": .integer(facts.occurrence), "unit": .text(facts.unit), "trade": .text(facts.trade),
      "cost_group_edition": .integer(facts.costGroupEdition), "cost_group": .text(facts.costGroup),
      "performer": .text(facts.performer.rawValue), "firm": .text(facts.firm),
      "planned_minutes": .integer(facts.planned.count), "planned_cost_cents": .cents(facts.plannedCost),
      "work_kinds": .list(facts.workKinds.map { .text($0) }), "note": .text(facts.note),
      "done_basis_points": .integer(done.value), "worked_minutes": .integer(worked.count),
      "firm_minutes": .integer(firmWorked.count),
    ]
  }
}

extension WorkAssignmentRecord {
  var json: JSONValue {
    [
      "participant": .text(participant), "work_package": .text(workPackage), "period": .period(period),
      "note": .text(note),
    ]
  }
}

extension BreachRecord {
  var json: JSONValue {
    [
      "number": .integer(number), "property": .text(property), "day": .day(day), "participant": .text(participant),
      "work_package": .text(workPackage), "minutes": .integer(minutes.count), "gate": .text(gate),
      "reason": .text(reason), "follow_up": .text(followUp), "closed_on": .day(closedOn),
    ]
  }
}
