import Domain
import Operations
import Store

/// Says what a pot may pay for, with the clause it follows from.
struct AddEligibilityRuleForm: FormPage {
  private let pot: String

  init(_ visit: Visit) throws { pot = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    let id = try WebProblem.hidingUnknown { try Lookup.pot(pot, tx) }
    let lines = try PotQueries.lines(of: id, tx).map { FormChoice(code: $0.code, name: $0.name) }
    return Form(
      title: Phrase("Förderregel für \(pot) anlegen", en: "Add an eligibility rule to \(pot)"),
      introduction: Phrase(
        "Was offen bleibt, gilt für alles. Nur belegte Regeln (Gesetz, belegt) lehnen ab, andere warnen.",
        en: "What is left open holds for everything. Only verified rules (statute, verified) refuse, others warn."),
      action: Phrase("Anlegen", en: "Add"), cancel: .pot(pot), area: .pots,
      fields: [
        .choice("wirkung", Phrase("Wirkung", en: "Effect"), EligibilityEffect.self, required: true),
        FormField(
          "klausel", Phrase("Klausel", en: "Clause"), .text(maxLength: 500), required: true,
          hint: Phrase("Woraus sie folgt, etwa Nebenbestimmung Nr. 3.", en: "What it follows from, such as condition no. 3.")),
        .choice("beleg", Phrase("Wie gut belegt", en: "How well known"), Evidence.self, required: true),
      ]
        + [
          FormField("ansatz", Phrase("Einzelansatz", en: "Budget line"), .choice(lines)),
          FormField("objekt", Phrase("Objekt", en: "Property"), .choice(try FundingChoices.properties(tx).choices)),
          FormField("phase", Phrase("Bauphase", en: "Stage"), .choice(try FundingChoices.stageKinds(tx).choices)),
          FormField(
            "kostengruppe", Phrase("Kostengruppe beginnt mit", en: "Cost group begins with"), .text(maxLength: 3),
            hint: Phrase("3 steht für die ganze 300.", en: "3 stands for all of 300.")),
          FormField("kostenart", Phrase("Kostenart", en: "Kind of cost"), .choice(try FundingChoices.costKinds(tx).choices)),
        ].under(Phrase("Gilt nur für", en: "Holds only for"))
        + [
          FormField("von", Phrase("Gilt ab", en: "Valid from"), .day),
          FormField("bis", Phrase("Bis, einschließlich", en: "Through, inclusive"), .day),
        ].under(Phrase("Gültigkeit", en: "Validity")))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let effect = entries.requiredChoice("wirkung", or: EligibilityEffect.eligible)
    let clause = entries.requiredText("klausel")
    let evidence = entries.requiredChoice("beleg", or: Evidence.unverified)
    let valid = entries.period(from: "von", until: "bis")
    try entries.check()
    var rule = AddEligibilityRule(pot: pot, effect: effect, clause: clause, evidence: evidence)
    rule.valid = valid ?? .unbounded
    rule.budgetLine = entries.text("ansatz")
    rule.property = entries.text("objekt")
    rule.stage = entries.text("phase")
    rule.costGroupPrefix = entries.text("kostengruppe")
    rule.costKind = entries.text("kostenart")
    let position = try rule.run(tx)
    return FormOutcome(.pot(pot), saying: Phrase("Regel \(position) angelegt.", en: "Rule \(position) added."))
  }
}
