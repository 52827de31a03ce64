import Domain
import Operations
import Store

/// Reports a hazard or a defect.
struct ReportDefectForm: FormPage {
  let code: String
  let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    let what = [
      FormField("beschreibung", Phrase("Was ist es?", en: "What is it?"), .longText, required: true),
      FormField(
        "art", Phrase("Gefahr oder Mangel", en: "Hazard or defect"),
        .choice([
          FormChoice("gefahr", Phrase("Gefahr: kann jemanden verletzen", en: "Hazard: may hurt somebody")),
          FormChoice("mangel", Phrase("Mangel: muss behoben werden", en: "Defect: has to be put right")),
        ]), required: true),
      .choice("schwere", Phrase("Schwere", en: "Severity"), Severity.self, required: true),
      FormField("frist", Phrase("Frist", en: "Deadline"), .day),
    ]
    let place = [
      FormField("einheit", Phrase("Einheit", en: "Unit"), .choice(try UnitFields.choices(of: head.id, on: today, tx))),
      FormField("raum", Phrase("Raum", en: "Room"), .text()),
      FormField("gemeldet", Phrase("Gemeldet am", en: "Reported on"), .day, required: true, value: today.german),
      FormField("gewerk", Phrase("Gewerk", en: "Trade"), .choice(try SiteChoices.trades(tx).formChoices)),
      FormField(
        "wer", Phrase("Wer es beheben muss", en: "Who has to put it right"),
        .choice(try SiteChoices.organisations(tx).formChoices)),
      FormField(
        "kuerzel", Phrase("Kürzel", en: "Code"), .code,
        hint: Phrase("Leer: das nächste freie.", en: "Empty: the next free one.")),
    ]
    return Form(
      title: Phrase("Gefahr oder Mangel melden · \(head.name)", en: "Report a hazard or defect · \(head.name)"),
      action: Phrase("Melden", en: "Report"), cancel: PropertyTab.defects.url(code), area: .properties,
      fields: what + place.under(Phrase("Wo und wer", en: "Where and who")))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let wanted = entries.text("kuerzel")
    if wanted == "neu" { entries.refuse("kuerzel", Phrase("Dieses Kürzel ist vergeben.", en: "This code is taken.")) }
    let kind = entries.requiredText("art")
    let deadline = entries.day("frist")
    let record = HazardRecord(
      property: code, code: wanted ?? "", isHazard: kind != "mangel", severity: entries.requiredChoice("schwere", or: .high),
      description: entries.requiredText("beschreibung"), unit: entries.text("einheit"), room: entries.text("raum"),
      reportedOn: entries.requiredDay("gemeldet"), deadlineOn: deadline, state: deadline == nil ? .reported : .deadlineSet,
      trade: entries.text("gewerk"), responsible: entries.text("wer"))
    try entries.check()
    let outcome = try ReportHazard(code, code: wanted, record).run(tx)
    let said = Phrase("\(outcome.code) ist gemeldet.", en: "\(outcome.code) is reported.")
    guard !outcome.acceptedStages.isEmpty else { return FormOutcome(.defect(code, outcome.code), saying: said) }
    return FormOutcome(
      .defect(code, outcome.code),
      saying: said
        + Phrase(
          " Zu beachten: schon ohne offene Gefahren abgenommen ist \(outcome.acceptedStages.map(\.german).joined(separator: ", ")).",
          en: " Mind: accepted as free of hazards already: \(outcome.acceptedStages.map(\.english).joined(separator: ", "))."))
  }
}

/// Moves a hazard or defect on: a deadline, fixed, closed, or open again.
struct MoveDefectForm: FormPage {
  let code: String
  let defect: String
  let move: DefectMove
  let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    defect = try visit.parameter("defect")
    guard let move = DefectMove(rawValue: try visit.parameter("move")) else { throw WebProblem.notFound }
    self.move = move
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let record = try DefectPage.find(defect, of: try PropertyHead.find(code, tx), tx)
    return Form(
      title: move.label + Phrase(": \(record.description)", en: ": \(record.description)"),
      facts: [
        FormFact(Phrase("Code", en: "Code"), Phrase(record.code, en: record.code)),
        FormFact(Phrase("Stand jetzt", en: "State now"), record.state.name),
        FormFact(
          Phrase("Frist", en: "Deadline"),
          record.deadlineOn.map { Phrase($0.german, en: $0.german) } ?? Phrase("keine", en: "none")),
      ],
      warnings: DefectMove.possible(record).contains(move)
        ? [] : [Phrase("Das passt nicht zum jetzigen Stand.", en: "This does not fit the present state.")],
      action: move.label, cancel: .defect(code, defect), area: .properties, fields: fields(record))
  }

  private func fields(_ record: HazardRecord) -> [FormField] {
    let note = FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .longText)
    switch move {
    case .deadline:
      return [
        FormField("frist", Phrase("Frist", en: "Deadline"), .day, required: true),
        FormField(
          "nachfrist", Phrase("Es ist eine Nachfrist", en: "It is an extension"), .checkbox,
          value: record.deadlineOn == nil ? nil : "true"),
        note,
      ]
    case .fixed, .reopen: return [note]
    case .close:
      return [
        FormField(
          "als", Phrase("Wie es endet", en: "How it ends"),
          .choice(DefectState.allCases.filter(\.isClosed).map { FormChoice($0.rawValue, $0.name) }), required: true,
          value: DefectState.verified.rawValue),
        FormField("tag", Phrase("An welchem Tag", en: "On which day"), .day, required: true, value: today.german),
        note,
      ]
    }
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var (day, deadline) = (today, LocalDate?.none)
    let state: DefectState
    switch move {
    case .deadline:
      deadline = entries.requiredDay("frist")
      state = entries.flag("nachfrist") ? .extended : .deadlineSet
    case .fixed: state = .fixed
    case .reopen: state = .reported
    case .close:
      day = entries.requiredDay("tag")
      let end: DefectState = entries.requiredChoice("als", or: .verified)
      if !end.isClosed { entries.refuse("als", Phrase("Das schließt nichts.", en: "This closes nothing.")) }
      state = end
    }
    try entries.check()
    _ = try MoveHazard(code, defect, to: state, on: day, deadlineOn: deadline, note: entries.text("bemerkung")).run(tx)
    return FormOutcome(
      .defect(code, defect), saying: Phrase("\(defect): \(state.name.german).", en: "\(defect): \(state.name.english)."))
  }
}
