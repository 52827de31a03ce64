import Domain
import Operations
import Store

/// Plans a stage of the template on a house.
struct PlanStageForm: FormPage {
  let code: String

  init(_ visit: Visit) throws { code = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    return Form(
      title: Phrase("Bauphase für \(head.name) planen", en: "Plan a stage for \(head.name)"),
      action: Phrase("Planen", en: "Plan"),
      cancel: PropertyTab.stages.url(code), area: .properties,
      fields: [
        FormField(
          "bauphase", Phrase("Bauphase", en: "Stage"),
          .choice(try SiteChoices.stageKinds(tx).map { FormChoice($0.code, $0.name) }), required: true),
        FormField(
          "nochmals", Phrase("Eine weitere Ausführung planen", en: "Plan one more run"), .checkbox,
          hint: Phrase("Nur wo sich die Bauphase wiederholen darf.", en: "Only where the stage may repeat.")),
      ] + StagePlanFields.fields(nil))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let stage = entries.requiredText("bauphase")
    let planned = entries.period(from: "von", until: "bis")
    try entries.check()
    let outcome = try PlanStage(
      code, stage, again: entries.flag("nochmals"), planned: planned, source: entries.text("quelle"),
      note: entries.text("bemerkung")
    ).run(tx)
    return FormOutcome(
      .stage(code, stage, outcome.occurrence),
      saying: outcome.isNew
        ? Phrase("Die Bauphase ist geplant.", en: "The stage is planned.")
        : Phrase("Der Plan ist geändert.", en: "The plan is changed."))
  }
}

/// What one can say of a stage's plan.
enum StagePlanFields {
  static func fields(_ stage: StageRecord?) -> [FormField] {
    [
      FormField("von", Phrase("Geplanter erster Tag", en: "Planned first day"), .day, value: stage?.planned?.lower?.german),
      FormField("bis", Phrase("Geplanter letzter Tag", en: "Planned last day"), .day, value: stage?.planned?.lastDay?.german),
      FormField("quelle", Phrase("Woher das bekannt ist", en: "Where this is known from"), .text(), value: stage?.source),
      FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .longText, value: stage?.note),
    ]
  }
}

/// Changes the plan of one run of a stage.
struct ReplanStageForm: FormPage {
  let code: String
  let stage: String
  let run: Int
  let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    stage = try visit.parameter("stage")
    run = try visit.number("run")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let record = try StageRecord.find(code, stage, run, on: today, tx)
    return Form(
      title: record.title + Phrase(" umplanen", en: ": change the plan"),
      introduction: Phrase("Was leer bleibt, bleibt, wie es ist.", en: "What is left empty stays as it is."),
      action: Phrase("Plan speichern", en: "Save the plan"), cancel: .stage(code, stage, run), area: .properties,
      guardsVersion: true,
      fields: StagePlanFields.fields(record))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let planned = entries.period(from: "von", until: "bis")
    try entries.check()
    _ = try PlanStage(
      code, stage, occurrence: run, planned: planned, source: entries.text("quelle"), note: entries.text("bemerkung")
    ).run(tx)
    return FormOutcome(.stage(code, stage, run), saying: Phrase("Der Plan ist geändert.", en: "The plan is changed."))
  }
}

/// Moves a stage on: starts, suspends, resumes, completes, accepts, refuses or skips it.
struct MoveStageForm: FormPage {
  let code: String
  let stage: String
  let run: Int
  let action: StageAction
  let today: LocalDate
  /// A gate is passed over by management alone.
  let mayOverride: Bool

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    stage = try visit.parameter("stage")
    run = try visit.number("run")
    let slug = try visit.parameter("action")
    guard let action = StageAction.allCases.first(where: { $0.slug == slug }) else { throw WebProblem.notFound }
    self.action = action
    today = visit.today
    mayOverride = visit.acts(as: .management)
  }

  func form(_ tx: Transaction) throws -> Form {
    let record = try StageRecord.find(code, stage, run, on: today, tx)
    let head = try PropertyHead.find(code, tx)
    let gates = action == .start ? try SiteChoices.unmetGates(of: stage, on: head.id, tx) : []
    let hazards = action == .accept ? try tx.ask(HazardQueries.all(of: head.id, hazards: true)).count : 0
    var warnings: [Phrase] = []
    if record.state != action.from {
      warnings.append(
        Phrase(
          "Der Stand ist „\(record.state.name.german)“; das geht nur aus „\(action.from.name.german)“.",
          en: "The state is “\(record.state.name.english)”; this needs “\(action.from.name.english)”."))
    }
    if !gates.isEmpty {
      warnings.append(
        Phrase(
          "Noch nicht abgenommen: \(gates.map(\.german).joined(separator: ", ")).",
          en: "Not accepted yet: \(gates.map(\.english).joined(separator: ", "))."))
      if !mayOverride {
        warnings.append(
          Phrase(
            "Nicht darauf warten kann nur die Leitung, mit einem Grund.",
            en: "Only management may pass this over, with a reason."))
      }
    }
    if hazards > 0 {
      warnings.append(
        hazards == 1
          ? Phrase("Eine Gefahr ist noch offen.", en: "One hazard is still open.")
          : Phrase("\(hazards) Gefahren sind noch offen.", en: "\(hazards) hazards are still open."))
    }
    var fields = [
      FormField("tag", Phrase("An welchem Tag", en: "On which day"), .day, required: true, value: today.german),
      FormField("grund", Phrase("Grund", en: "Reason"), .longText, required: action.needsReason),
    ]
    if mayOverride, !gates.isEmpty {
      fields.append(
        FormField(
          "uebergehen", Phrase("Warum auf ein Tor nicht gewartet wird", en: "Why a gate is not waited for"), .longText,
          hint: Phrase("Bleibt in der Bauphase und im Protokoll stehen.", en: "It stays with the stage and in the audit trail.")
        ))
    }
    return Form(
      title: record.title + Phrase(": ", en: ": ") + action.name,
      facts: [
        FormFact(Phrase("Objekt", en: "Property"), Phrase(head.name, en: head.name)),
        FormFact(Phrase("Stand jetzt", en: "State now"), record.state.name),
        FormFact(Phrase("Danach", en: "Afterwards"), action.to.name),
      ], warnings: warnings, action: action.label, cancel: .stage(code, stage, run), area: .properties, fields: fields)
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let day = entries.requiredDay("tag")
    if action.needsReason { _ = entries.requiredText("grund") }
    if day > today {
      entries.refuse("tag", Phrase("Dieser Tag kommt noch.", en: "This day is still to come."))
    }
    try entries.check()
    let outcome = try MoveStage(
      action, code, stage, occurrence: run, on: day, reason: entries.text("grund"),
      overrideReason: mayOverride ? entries.text("uebergehen") : nil
    ).run(tx)
    let said = Phrase("Neuer Stand: \(outcome.state.name.german).", en: "New state: \(outcome.state.name.english).")
    let overridden = outcome.gatesOverridden.joined(separator: ", ")
    return FormOutcome(
      .stage(code, stage, run),
      saying: overridden.isEmpty
        ? said
        : said + Phrase(" Nicht gewartet wurde auf \(overridden).", en: " Not waited for: \(overridden)."))
  }
}

extension StageRecord {
  /// - Throws: `Problem` `page.unknown`.
  static func find(_ property: String, _ stage: String, _ run: Int, on day: LocalDate, _ tx: Transaction) throws -> StageRecord
  {
    let head = try PropertyHead.find(property, tx)
    guard
      let found = try tx.ask(StageQueries.all(of: head.id, on: day)).first(where: { $0.code == stage && $0.occurrence == run })
    else { throw WebProblem.notFound }
    return found
  }
}
