import Domain
import Operations
import Store

/// Sets aside what a pot holds for a house, or that it takes part with an amount nobody knows.
struct CommitPotForm: FormPage {
  private let pot: String

  init(_ visit: Visit) throws { pot = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    let id = try WebProblem.hidingUnknown { try Lookup.pot(pot, tx) }
    let taken = try PotQueries.commitments(of: id, tx)
    let free = try FundingChoices.properties(tx).filter { property in !taken.contains { $0.property == property.code } }
    let granted = try PotQueries.decision(of: id, tx)?.pot.granted
    return Form(
      title: Phrase("\(pot): Objekt vorsehen", en: "\(pot): set aside for a property"),
      facts: [
        FormFact(
          Phrase("Bewilligt", en: "Granted"),
          granted.map { Phrase($0.description, en: $0.description) } ?? Phrase("unbekannt", en: "unknown")),
        FormFact(Phrase("Schon vorgesehen", en: "Set aside already"), taken.compactMap(\.amount).sum()),
      ],
      action: Phrase("Vorsehen", en: "Set aside"), cancel: .pot(pot), area: .pots,
      fields: [
        FormField("objekt", Phrase("Objekt", en: "Property"), .choice(free.choices), required: true),
        FormField(
          "betrag", Phrase("Betrag", en: "Amount"), .money,
          hint: Phrase("Leer: er ist nicht bekannt.", en: "Empty: it is not known.")),
        FormField("quelle", Phrase("Quelle", en: "Source"), .text(maxLength: 500)),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (property, amount) = (entries.requiredText("objekt"), entries.money("betrag"))
    try entries.check()
    var commitment = CommitPot(pot: pot, property: property, amount: amount)
    commitment.source = entries.text("quelle")
    try commitment.run(tx)
    return FormOutcome(.pot(pot), saying: Phrase("Für \(property) vorgesehen.", en: "Set aside for \(property)."))
  }
}
