import Domain
import Store

/// Hazards and defects for people and for programs.
enum HazardTable {
  static func table(of hazards: [HazardRecord]) -> Table {
    Table(
      [
        .text("Haus", en: "House"), .text("Kürzel", en: "Code"), .text("Schwere", en: "Severity"),
        .text("Zustand", en: "State"), .text("gemeldet", en: "reported"), .text("Frist", en: "Deadline"),
        .text("Ort", en: "Place"), .text("Beschreibung", en: "Description"),
      ],
      rows: hazards.map { hazard in
        let place = [hazard.unit, hazard.room].compactMap { $0 }.joined(separator: ", ")
        let state = hazard.closedOn.map { "\(hazard.state.name.text()) \($0)" } ?? hazard.state.name.text()
        return [
          hazard.property, hazard.code, hazard.severity.name.text(), state, hazard.reportedOn.description,
          hazard.deadlineOn?.description ?? "–", place.isEmpty ? "–" : place, hazard.description,
        ]
      })
  }
}
