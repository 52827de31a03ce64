import Domain
import Operations
import Store

/// Adds a funder, Jobcenter, firm, donor, seller or other organisation.
struct AddOrganisationForm: FormPage {
  init(_ visit: Visit) throws {}

  func form(_ tx: Transaction) throws -> Form {
    Form(
      title: Phrase("Organisation anlegen", en: "Add an organisation"),
      introduction: Phrase(
        "Geldgeber, Jobcenter, Firmen, Spender, Verkäufer: wer einmal angelegt ist, steht überall zur Wahl.",
        en: "Funders, Jobcenters, firms, donors, sellers: once added, they can be chosen everywhere."),
      action: Phrase("Organisation anlegen", en: "Add the organisation"), cancel: .properties, area: .properties,
      fields: [
        FormField(
          "code", Phrase("Kürzel", en: "Code"), .code, required: true, hint: Phrase("Etwa FA-DACH.", en: "Such as FA-DACH.")),
        FormField("name", Phrase("Name", en: "Name"), .text(), required: true),
        .choice("art", Phrase("Art", en: "Kind"), OrganisationKind.self, required: true),
        FormField("strasse", Phrase("Straße mit Hausnummer", en: "Street with number"), .text()),
        FormField("plz", Phrase("Postleitzahl", en: "Postal code"), .text(maxLength: 5)),
        FormField("ort", Phrase("Ort", en: "City"), .text()),
        FormField("quelle", Phrase("Woher das bekannt ist", en: "Where this is known from"), .text()),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let record = OrganisationRecord(
      code: entries.requiredText("code"), name: entries.requiredText("name"), kind: entries.requiredChoice("art", or: .firm),
      street: entries.text("strasse"), postalCode: entries.text("plz"), city: entries.text("ort"),
      source: entries.text("quelle"))
    try entries.check()
    try AddOrganisation(record).run(tx)
    return FormOutcome(
      .organisations, saying: Phrase("Organisation \(record.code) angelegt.", en: "Organisation \(record.code) added."))
  }
}
