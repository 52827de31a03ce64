import ArgumentParser
import Domain
import Store

/// Who a participant is, when they are taken in and later, when something has changed.
struct PersonOptions: ParsableArguments {
  @Option(help: .phrase("Nachname.", en: "Family name.", value: .text)) var familyName: String?
  @Option(help: .phrase("Vorname.", en: "Given name.", value: .text)) var givenName: String?
  @Option(help: .phrase("Geburtstag.", en: "Day of birth.", value: .day), transform: Reading.day) var bornOn: LocalDate?
  @Option(
    help: .phrase(
      "w, m, d oder keine_angabe.", en: "female, male, non_binary or no_answer.",
      value: Phrase("geschlecht", en: "gender")), transform: Reading.choice)
  var gender: Gender?
  @Option(help: .phrase("Straße und Hausnummer.", en: "Street and number.", value: .text)) var street: String?
  @Option(help: .phrase("Postleitzahl.", en: "Postal code.", value: .text)) var postalCode: String?
  @Option(help: .phrase("Ort.", en: "City.", value: .text)) var city: String?
  @Option(help: .phrase("Telefon.", en: "Phone.", value: .text)) var phone: String?
  @Option(help: .phrase("Kundennummer der Agentur.", en: "The Agentur's customer number.", value: .text))
  var customerNumber: String?
  @Option(
    help: .phrase("Erster Tag der Kundennummer.", en: "First day of the customer number.", value: .day),
    transform: Reading.day) var customerNumberFrom: LocalDate?

  /// What was said of the person; nil where nothing was.
  var change: PersonChange? {
    let change = PersonChange(
      familyName: familyName, givenName: givenName, bornOn: bornOn, gender: gender, street: street, postalCode: postalCode,
      city: city, phone: phone)
    return change.named.isEmpty ? nil : change
  }

  /// A person who is not known yet: nothing at all, or at least the name.
  ///
  /// - Throws: `Problem` `participant.name_incomplete`.
  func person() throws -> PersonRecord? { try change?.person() }
}
