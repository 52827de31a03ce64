import Domain
import Operations
import Store

/// Adds a line to a pot's plan.
struct AddBudgetLineForm: FormPage {
  private let pot: String

  init(_ visit: Visit) throws { pot = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    _ = try WebProblem.hidingUnknown { try Lookup.pot(pot, tx) }
    return Form(
      title: Phrase("Einzelansatz für \(pot) anlegen", en: "Add a budget line to \(pot)"),
      introduction: Phrase(
        "Geplante förderfähige Ausgaben, wer sie auch zahlt. Die Summe der Ansätze ist Bewilligung, Eigenanteil und andere Deckung.",
        en: "Planned eligible expenditure, whoever pays it. The lines sum to grant, own share and other cover."),
      action: Phrase("Anlegen", en: "Add"), cancel: .pot(pot), area: .pots,
      fields: [
        FormField("code", Phrase("Code", en: "Code"), .code, required: true, hint: Phrase("Etwa KG300.", en: "Such as KG300."))
      ] + BudgetLineFields.fields(nil))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let code = entries.requiredText("code")
    let (name, planned) = (entries.requiredText("name"), entries.requiredMoney("geplant"))
    try entries.check()
    var line = AddBudgetLine(pot: pot, code: code, name: name, planned: planned)
    line.overrunReason = entries.text("auflage")
    try line.perform(tx)
    return FormOutcome(
      .pot(pot), saying: Phrase("Einzelansatz \(code): \(planned).", en: "Budget line \(code): \(planned)."))
  }
}

/// Changes a line of a pot's plan, as a changed decision or an official requirement asks for.
struct ChangeBudgetLineForm: FormPage {
  private let pot: String
  private let code: String

  init(_ visit: Visit) throws { (pot, code) = (try visit.parameter("code"), try visit.parameter("ansatz")) }

  func form(_ tx: Transaction) throws -> Form {
    let found = try WebProblem.hidingUnknown {
      try PotQueries.line(Lookup.budgetLine(code, of: Lookup.pot(pot, tx), tx), tx)
    }
    guard let line = found else { throw WebProblem.notFound }
    return Form(
      title: Phrase("Einzelansatz \(code) von \(pot) ändern", en: "Change budget line \(code) of \(pot)"),
      facts: [
        FormFact(Phrase("Förderfähig gebucht", en: "Eligible so far"), line.eligible),
        FormFact(Phrase("Davon zugeordnet", en: "Of it allocated"), line.covered),
      ],
      action: Phrase("Speichern", en: "Save"), cancel: .pot(pot), area: .pots, guardsVersion: true,
      fields: BudgetLineFields.fields(line)
        + [
          FormField(
            "grund", Phrase("Grund der Änderung", en: "Reason of the change"), .text(maxLength: 500),
            hint: Phrase(
              "Nötig, wenn der Ansatz in einem freigegebenen Bericht steht.",
              en: "Needed where the line stands in a released report."))
        ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (name, planned) = (entries.requiredText("name"), entries.requiredMoney("geplant"))
    try entries.check()
    let overrunReason = entries.text("auflage")
    try ChangeBudgetLine(pot: pot, code: code, reason: entries.text("grund")) { line in
      line = ChangeBudgetLine.Plan(name: name, planned: planned, overrunReason: overrunReason)
    }.run(tx)
    return FormOutcome(.pot(pot), saying: Phrase("Einzelansatz \(code) gespeichert.", en: "Budget line \(code) saved."))
  }
}

/// The questions about a line of a plan.
private enum BudgetLineFields {
  static func fields(_ line: BudgetLineFacts?) -> [FormField] {
    [
      FormField("name", Phrase("Bezeichnung", en: "Name"), .text(), required: true, value: line?.name),
      FormField("geplant", Phrase("Geplant", en: "Planned"), .money, required: true, value: line?.planned.plain()),
      FormField(
        "auflage", Phrase("Behördliche Auflage", en: "Official requirement"), .text(maxLength: 500),
        hint: Phrase(
          "Hebt die Grenze dieses Ansatzes auf; nur mit Schreiben der Behörde.",
          en: "Lifts the limit of this line; only with a letter of the authority."),
        value: line?.overrunReason),
    ]
  }
}
