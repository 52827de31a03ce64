import Domain
import Operations
import Store

/// Writes down what has become known of a house.
struct ChangePropertyForm: FormPage {
  let code: String

  init(_ visit: Visit) throws { code = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    return Form(
      title: Phrase("Angaben zu \(head.name) ändern", en: "Change the facts of \(head.name)"), isWide: true,
      action: Phrase("Speichern", en: "Save"), cancel: .property(code), area: .properties, guardsVersion: true,
      fields: try PropertyFields.fields(try tx.ask(PropertyQueries.facts(head.id)), tx))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var wanted = PropertyFacts(code: code, name: "", street: "", houseNumber: "")
    PropertyFields.read(entries, into: &wanted)
    try entries.check()
    let facts = wanted
    try ChangeProperty(code) { stored in
      let isInvented = stored.isInvented
      stored = facts
      stored.isInvented = isInvented
    }.run(tx)
    return FormOutcome(.property(code), saying: Phrase("Die Angaben sind gespeichert.", en: "The facts are saved."))
  }
}
