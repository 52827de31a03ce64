import Domain
import Operations
import Store

/// Adds a house.
struct AddPropertyForm: FormPage {
  init(_ visit: Visit) throws {}

  func form(_ tx: Transaction) throws -> Form {
    let code = FormField(
      "code", Phrase("Kürzel", en: "Code"), .code, required: true,
      hint: Phrase("Bleibt für immer, etwa DO-BRU-051.", en: "Stays for ever, such as DO-BRU-051."))
    let invented = FormField(
      "erfunden", Phrase("Das Objekt ist erfunden (Beispiel)", en: "The property is invented (an example)"), .checkbox)
    return Form(
      title: Phrase("Objekt anlegen", en: "Add a property"), isWide: true,
      action: Phrase("Objekt anlegen", en: "Add the property"),
      cancel: .properties, area: .properties, fields: [code] + (try PropertyFields.fields(nil, tx)) + [invented])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let code = entries.requiredText("code")
    // An address of this application.
    if code == "neu" { entries.refuse("code", Phrase("Dieses Kürzel ist vergeben.", en: "This code is taken.")) }
    var facts = PropertyFacts(code: code, name: "", street: "", houseNumber: "", isInvented: entries.flag("erfunden"))
    PropertyFields.read(entries, into: &facts)
    try entries.check()
    try AddProperty(facts).run(tx)
    return FormOutcome(.property(code), saying: Phrase("Objekt \(code) angelegt.", en: "Property \(code) added."))
  }
}
