import Domain
import Hummingbird
import Markup
import Store

/// The stages of a house in time, with everything one may do to each.
struct StagesPage: Sendable {
  let head: PropertyHead
  let stages: [StageRecord]

  init(_ tx: Transaction, _ code: String, on day: LocalDate) throws {
    head = try PropertyHead.find(code, tx)
    stages = try tx.ask(StageQueries.all(of: head.id, on: day))
  }

  func html(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    let card = StageTimelineCard(stages: stages, frame: frame)
    return frame.html(
      .stages,
      actions: frame.runsSite
        ? frame.button(Phrase("Bauphase planen", en: "Plan a stage"), to: .property(frame.code, "bauphasen", "neu"), main: true)
        : .nothing
    ) {
      if stages.isEmpty {
        p(.class("empty")) { t("Noch keine Bauphase geplant.", en: "No stage is planned yet.") }
      } else {
        section(.class("card"), .aria("label", t("Plan und Ist", en: "Plan and actual"))) { card.chart }
        section(.class("card")) {
          h2 { t("Eine nach der anderen", en: "One after the other") }
          card.list(withActions: true)
        }
      }
    }
  }
}

/// One run of a stage: its days, what happened to it with every reason, and the work on it.
struct StagePage: Sendable {
  let head: PropertyHead
  let stage: StageRecord
  let events: [StageEventRecord]
  let packages: [WorkPackageRecord]
  let gates: [Phrase]

  init(_ tx: Transaction, _ code: String, _ stage: String, _ occurrence: Int, on day: LocalDate) throws {
    head = try PropertyHead.find(code, tx)
    let id = try orNotFound { [head] in try Lookup.stage(stage, occurrence: occurrence, of: head.id, tx) }
    guard let found = try tx.ask(StageQueries.all(of: head.id, on: day)).first(where: { $0.id == id }) else {
      throw WebProblem.notFound
    }
    self.stage = found
    events = try StageQueries.events(id, tx)
    packages = try WorkPackageQueries.all(of: head.id, on: day, tx)
      .filter { $0.facts.stage == found.code && $0.facts.occurrence == found.occurrence }
    gates = found.state == .planned ? try SiteChoices.unmetGates(of: found.code, on: head.id, tx) : []
  }

  func html(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return frame.html(
      below: .stages, title: t(stage.title), tags: span(.class(stage.state.tag)) { t(stage.state.name) },
      actions: actions(frame)
    ) {
      if !gates.isEmpty {
        div(.class("note")) {
          strong { t("Beginnt erst nach anderen", en: "Starts only after others") }
          t(
            "Noch nicht abgenommen: \(gates.map(\.german).joined(separator: ", ")).",
            en: "Not accepted yet: \(gates.map(\.english).joined(separator: ", ")).")
        }
      }
      div(.class("split")) {
        section(.class("card")) {
          h2 { t("Plan und Ist", en: "Plan and actual") }
          FactsView(views: facts(frame), t).html
        }
        section(.class("card")) {
          h2 { t("Was geschah", en: "What happened") }
          if events.isEmpty { p(.class("quiet")) { t("Noch nichts.", en: "Nothing yet.") } }
          ol(.class("timeline")) { for event in events { li(.class("past")) { self.event(event, t) } } }
        }
      }
      section(.class("card")) {
        h2 { t("Arbeitspakete", en: "Work packages") }
        if packages.isEmpty { p(.class("quiet")) { t("Noch keines.", en: "None yet.") } }
        ul(.class("trace")) {
          for package in packages {
            li {
              div(.class("row")) {
                a(.href(SiteURL.workPackage(frame.code, package.facts.code).path)) {
                  "\(package.facts.code) · \(package.facts.title)"
                }
                span(.class("number")) { "\(package.done.value / 100) %" }
              }
            }
          }
        }
      }
    }
  }

  private func actions(_ frame: PropertyFrame) -> HTML {
    guard frame.runsSite else { return .nothing }
    return HTML {
      for action in stage.state.actions {
        frame.button(action.label, to: .stage(frame.code, stage.code, stage.occurrence, action.slug))
      }
      frame.button(Phrase("Umplanen", en: "Replan"), to: .stage(frame.code, stage.code, stage.occurrence, "plan"))
    }
  }

  private func facts(_ frame: PropertyFrame) -> [(Phrase, HTML?)] {
    let t = frame.t
    return [
      (Phrase("Plan", en: "Plan"), stage.planned.map { .text(t($0)) }),
      (Phrase("Beginn", en: "Started"), stage.startedOn.map { frame.day($0) }),
      (Phrase("Fertig gemeldet", en: "Completed"), stage.completedOn.map { .text($0.german) }),
      (Phrase("Abgenommen", en: "Accepted"), stage.acceptedOn.map { .text($0.german) }),
      (
        Phrase("Fortschritt", en: "Progress"),
        .text(stage.progress.map { "\($0.value / 100) %" } ?? t("unbekannt", en: "unknown"))
      ),
      (
        Phrase("Arbeitszeit der Teilnehmenden", en: "Participants' time"),
        a(.href(SiteURL.trace(frame.code, "bauphase", stage.code, String(stage.occurrence)).path)) { stage.worked.description }
      ),
      (Phrase("Quelle", en: "Source"), stage.source.map { .text($0) }),
      (Phrase("Bemerkung", en: "Note"), stage.note.map { .text($0) }),
    ]
  }

  private func event(_ event: StageEventRecord, _ t: Words) -> HTML {
    HTML {
      strong { "\(event.happenedOn.german): \(t(event.to.name))" }
      if let reason = event.reason {
        br()
        t("Grund: \(reason)", en: "Reason: \(reason)")
      }
      if !event.gatesOverridden.isEmpty {
        br()
        span(.class("tag warn")) {
          t(
            "nicht gewartet auf \(event.gatesOverridden.joined(separator: ", "))",
            en: "not waited for \(event.gatesOverridden.joined(separator: ", "))")
        }
        if let reason = event.overrideReason { " \(reason)" }
      }
      br()
      span(.class("quiet small")) { event.actor }
    }
  }
}
