import Domain
import Operations
import Store

/// Takes in an assignment or employment with its legal bases.
struct AddPlacementForm: FormPage {
  private let code: String

  init(_ visit: Visit) throws { code = try visit.parameter("code") }

  private static let weekdays = Weekday.allCases.map { day in (name: "minutes_\(day.rawValue)", day: day) }

  func form(_ tx: Transaction) throws -> Form {
    _ = try ParticipantSubject.require(code, tx)
    let week = Self.weekdays.map { name, day in FormField(name, day.name, .duration) }
    let head: [FormField] = [
      FormField(
        "code", Phrase("Kürzel der Zuweisung", en: "Code of the placement"), .code, required: true,
        hint: Phrase("Etwa ZW-0093.", en: "Such as ZW-0093.")),
      FormField(
        "jobcenter", Phrase("Jobcenter", en: "Jobcenter"),
        .choice(try WorkforceChoices.jobcenters(tx).map { FormChoice(code: $0.code, name: $0.name.german) }), required: true),
      FormField("from", Phrase("Erster Tag", en: "First day"), .day, required: true),
      FormField("until", Phrase("Letzter Tag", en: "Last day"), .day, required: true),
      .choice("kind", Phrase("Art", en: "Kind"), PlacementKind.self, required: true, value: .working),
      FormField(
        "bases[]", Phrase("Rechtsgrundlagen für den ganzen Zeitraum", en: "Legal bases for the whole period"),
        .choices(try WorkforceChoices.instruments(tx).map(FormChoice.init))),
    ]
    let rest: [FormField] = [
      FormField("measure", Phrase("Maßnahme", en: "Measure"), .text()),
      FormField("measure_number", Phrase("Maßnahmenummer", en: "Number of the measure"), .text(maxLength: 40)),
      FormField("allowance", Phrase("Mehraufwand je Stunde (€)", en: "Allowance per hour (€)"), .money),
      FormField("wage", Phrase("Lohn je Stunde (€)", en: "Wage per hour (€)"), .money),
      FormField(
        "interim_report", Phrase("Zwischenbericht verlangt zum", en: "Interim report requested for"), .day,
        hint: Phrase("Ohne Angabe: halbe Laufzeit.", en: "Without it: half of the period.")),
      FormField(
        "final_report", Phrase("Ergebnisbericht verlangt zum", en: "Final report requested for"), .day,
        hint: Phrase("Ohne Angabe: letzter Tag.", en: "Without it: the last day.")),
      try WorkforceChoices.occupationField(tx), FormField("source", Phrase("Quelle", en: "Source"), .text()),
    ]
    return Form(
      title: Phrase("Zuweisung für \(code) aufnehmen", en: "Take in a placement for \(code)"),
      introduction: Phrase(
        "Die Wochentage nennen die geplante Zeit, etwa 7:30; ohne sie wird kein Tag erwartet, und keiner fehlt.",
        en: "The weekdays give the planned time, such as 7:30; without them no day is expected, and none is missing."),
      action: Phrase("Aufnehmen", en: "Take in"), cancel: .participant(code), area: .participants,
      fields: head + week.under(Phrase("Geplante Zeit", en: "Planned time"))
        + rest.under(Phrase("Weitere Angaben", en: "Further details"), folded: true))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let placement = entries.requiredText("code")
    let jobcenter = entries.requiredText("jobcenter")
    _ = entries.requiredDay("from")
    _ = entries.requiredDay("until")
    let period = entries.period(from: "from", until: "until")
    let week = Self.weekdays.map { entries.duration($0.name)?.count ?? 0 }
    let kind = entries.requiredChoice("kind", or: PlacementKind.working)
    var operation = AddPlacement(
      code: placement, participant: code, jobcenter: jobcenter, period: period ?? .empty, weekdayMinutes: week)
    operation.kind = kind
    operation.bases = entries.texts("bases[]").map { AddPlacement.Basis(instrument: $0) }
    operation.measure = entries.text("measure")
    operation.measureNumber = entries.text("measure_number")
    operation.allowancePerHour = entries.money("allowance")
    operation.wagePerHour = entries.money("wage")
    operation.interimReportDueOn = entries.day("interim_report")
    operation.finalReportDueOn = entries.day("final_report")
    operation.occupation = entries.text("occupation")
    operation.source = entries.text("source")
    try entries.check()
    try operation.run(tx)
    let done = Phrase("Zuweisung \(placement) aufgenommen.", en: "Placement \(placement) taken in.")
    let doubt = Phrase(
      " Ohne geplante Zeiten wird kein Tag erwartet.", en: " Without planned times no day is expected.")
    return FormOutcome(
      .participant(code), saying: kind == .working && week.allSatisfy { $0 == 0 } ? done + doubt : done)
  }
}
