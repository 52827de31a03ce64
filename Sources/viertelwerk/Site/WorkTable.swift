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
