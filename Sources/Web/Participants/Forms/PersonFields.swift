import Domain
import Store

/// What is asked of a person when they are taken in and when something has changed.
enum PersonFields {
  static let fields: [FormField] =
    person.under(Phrase("Person", en: "Person")) + address.under(Phrase("Anschrift", en: "Address"))
    + benefits.under(Phrase("Agentur für Arbeit", en: "Employment agency"))

  private static let person: [FormField] = [
    FormField("family_name", Phrase("Nachname", en: "Family name"), .text()),
    FormField("given_name", Phrase("Vorname", en: "Given name"), .text()),
    FormField("born_on", Phrase("Geburtstag", en: "Day of birth"), .day),
    .choice("gender", Phrase("Geschlecht", en: "Gender"), Gender.self),
  ]

  private static let address: [FormField] = [
    FormField("street", Phrase("Straße und Hausnummer", en: "Street and number"), .text()),
    FormField("postal_code", Phrase("Postleitzahl", en: "Postal code"), .text(maxLength: 10)),
    FormField("city", Phrase("Ort", en: "City"), .text()),
    FormField("phone", Phrase("Telefon", en: "Phone"), .text(maxLength: 40)),
  ]

  private static let benefits: [FormField] = [
    FormField(
      "customer_number", Phrase("Kundennummer der Agentur", en: "Customer number of the Agentur"), .text(maxLength: 20),
      hint: Phrase(
        "Üblich sind drei Ziffern, ein Buchstabe, sechs Ziffern.", en: "Usual are three digits, a letter, six digits.")),
    FormField(
      "customer_number_from", Phrase("Kundennummer gilt ab", en: "Customer number holds from"), .day,
      hint: Phrase(
        "Nötig, wenn es schon eine gibt; die alte endet am Tag davor.",
        en: "Needed where there is one already; the old one ends the day before.")),
  ]

  /// What was said of the person; nil where nothing was.
  static func change(_ entries: FormReader) -> PersonChange? {
    let change = PersonChange(
      familyName: entries.text("family_name"), givenName: entries.text("given_name"), bornOn: entries.day("born_on"),
      gender: entries.choice("gender"), street: entries.text("street"), postalCode: entries.text("postal_code"),
      city: entries.text("city"), phone: entries.text("phone"))
    return change.named.isEmpty ? nil : change
  }

  /// A number that looks unusual is kept all the same, and said.
  static func notice(_ done: Phrase, customerNumber: String?) -> Phrase {
    guard let doubt = customerNumber.flatMap({ CustomerNumber.doubt(about: $0) }) else { return done }
    return done + Phrase(" ", en: " ") + doubt
  }
}

extension FormChoice {
  init(_ named: NamedCode) { self.init(named.code, named.name) }
}

extension WorkforceChoices {
  /// Occupations to type with suggestions.
  static func occupationField(_ tx: Transaction) throws -> FormField {
    FormField(
      "occupation", Phrase("Beruf (KldB 2010)", en: "Occupation (KldB 2010)"),
      .suggested(try occupations(tx).map(FormChoice.init)),
      hint: Phrase("Fünf Ziffern, etwa 33211.", en: "Five digits, such as 33211."))
  }
}
