import Domain
import Operations
import Store

/// Records a cost that is known only as a sum, with where it was read.
struct AddCostStatementForm: FormPage {
  private let property: String

  init(_ visit: Visit) throws { property = try visit.parameter("code") }

  private var back: SiteURL { .property(property, "kostenangaben") }

  func form(_ tx: Transaction) throws -> Form {
    _ = try WebProblem.hidingUnknown { try Lookup.property(property, tx) }
    return Form(
      title: Phrase("Kostenangabe für \(property)", en: "Cost statement for \(property)"),
      introduction: Phrase(
        "Für Kosten, die nur als Summe bekannt sind. Sie ist kein Beleg und deckt nichts.",
        en: "For costs that are known only as a sum. It is no voucher and covers nothing."),
      action: Phrase("Eintragen", en: "Enter"), cancel: back, area: .properties,
      fields: [
        FormField("code", Phrase("Code", en: "Code"), .code, required: true, hint: Phrase("Etwa KA-02.", en: "Such as KA-02.")),
        FormField("betrag", Phrase("Betrag", en: "Amount"), .money, required: true),
        FormField(
          "umfang", Phrase("Umfang", en: "Scope"), .text(), required: true,
          hint: Phrase("Was der Betrag umfasst.", en: "What the amount comprises.")),
        FormField("gerundet", Phrase("Ein gerundeter Betrag", en: "A rounded amount"), .checkbox),
        FormField(
          "gesamt", Phrase("Steht für die Gesamtkosten des Objekts", en: "Stands for the whole cost of the property"), .checkbox
        ),
        FormField("am", Phrase("Stand", en: "As of"), .day),
        FormField(
          "quelle", Phrase("Quelle", en: "Source"), .text(maxLength: 500), required: true,
          hint: Phrase("Wo es steht.", en: "Where it is written.")),
        .choice("beleg", Phrase("Wie gut belegt", en: "How well known"), Evidence.self, required: true),
        FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .text(maxLength: 1_000)),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var statement = AddCostStatement(
      property: property, code: entries.requiredText("code"), amount: entries.requiredMoney("betrag"),
      scope: entries.requiredText("umfang"), source: entries.requiredText("quelle"),
      evidence: entries.requiredChoice("beleg", or: .unverified))
    statement.isRounded = entries.flag("gerundet")
    statement.isTotal = entries.flag("gesamt")
    statement.statedOn = entries.day("am")
    statement.note = entries.text("bemerkung")
    try entries.check()
    try statement.perform(tx)
    return FormOutcome(
      back, saying: Phrase("Kostenangabe \(statement.code) eingetragen.", en: "Cost statement \(statement.code) entered."))
  }
}
