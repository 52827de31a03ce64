import Domain
import Operations
import Store

/// Records a gift in kind; its value may be unknown.
struct AddGiftForm: FormPage {
  private let property: String

  init(_ visit: Visit) throws { property = try visit.parameter("code") }

  private var back: SiteURL { .property(property, "kostenangaben") }

  func form(_ tx: Transaction) throws -> Form {
    _ = try WebProblem.hidingUnknown { try Lookup.property(property, tx) }
    return Form(
      title: Phrase("Sachspende für \(property)", en: "Gift in kind for \(property)"),
      introduction: Phrase(
        "Strom, Wasser, Material: kein Geld. Der Wert bleibt leer, solange ihn niemand beziffert hat.",
        en: "Power, water, material: no money. The value stays empty while nobody has put a figure on it."),
      action: Phrase("Eintragen", en: "Enter"), cancel: back, area: .properties,
      fields: [
        FormField(
          "spender", Phrase("Spender", en: "Donor"), .suggested(try FundingChoices.organisations(tx).choices), required: true,
          hint: Phrase("Code der Organisation.", en: "Code of the organisation.")),
        FormField("beschreibung", Phrase("Was gegeben wurde", en: "What was given"), .text(), required: true),
        FormField("wert", Phrase("Wert", en: "Value"), .money),
        FormField("von", Phrase("Gegeben ab", en: "Given from"), .day),
        FormField("bis", Phrase("Bis, einschließlich", en: "Through, inclusive"), .day),
        FormField("quelle", Phrase("Quelle", en: "Source"), .text(maxLength: 500)),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var gift = AddGift(
      property: property, donor: entries.requiredText("spender"), description: entries.requiredText("beschreibung"))
    gift.value = entries.money("wert")
    gift.given = entries.period(from: "von", until: "bis")
    gift.source = entries.text("quelle")
    try entries.check()
    try gift.run(tx)
    return FormOutcome(back, saying: Phrase("Sachspende eingetragen.", en: "Gift in kind entered."))
  }
}
