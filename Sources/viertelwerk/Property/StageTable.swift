import Domain
import Store

/// Stages for people and for programs.
enum StageTable {
  static func table(of stages: [StageRecord]) -> Table {
    Table(
      [
        .text("Bauphase", en: "Stage"), .text("Zustand", en: "State"), .text("geplant", en: "planned"),
        .text("begonnen", en: "started"), .text("fertig", en: "completed"), .text("abgenommen", en: "accepted"),
        .figure("Fortschritt", en: "Progress"), .figure("gearbeitet", en: "worked"),
      ],
      rows: stages.map { stage in
        [
          stage.occurrence == 1 ? stage.code : "\(stage.code) (\(stage.occurrence).)", stage.state.name.text(),
          stage.planned?.description ?? "–", stage.startedOn?.description ?? "–",
          stage.completedOn?.description ?? "–", stage.acceptedOn?.description ?? "–",
          stage.progress?.description ?? "–", stage.worked == .zero ? "–" : stage.worked.description,
        ]
      })
  }

  static func table(of events: [StageEventRecord]) -> Table {
    Table(
      [
        .text("Tag", en: "Day"), .text("von", en: "from"), .text("nach", en: "to"), .text("Grund", en: "Reason"),
        .text("Tore überwunden", en: "Gates overridden"), .text("wer", en: "who"),
      ],
      rows: events.map { event in
        let gates = event.gatesOverridden.joined(separator: ", ")
        let override = event.overrideReason.map { gates.isEmpty ? $0 : "\(gates): \($0)" }
        return [
          event.happenedOn.description, event.from.name.text(), event.to.name.text(), event.reason ?? "–",
          override ?? "–", event.actor,
        ]
      })
  }
}
