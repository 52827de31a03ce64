package import Domain

/// What is newly known of a person; nil is not said and stays as it is.
package struct PersonChange: Sendable, Hashable {
  package let familyName: String?
  package let givenName: String?
  package let bornOn: LocalDate?
  package let gender: Gender?
  package let street: String?
  package let postalCode: String?
  package let city: String?
  package let phone: String?

  package init(
    familyName: String? = nil, givenName: String? = nil, bornOn: LocalDate? = nil, gender: Gender? = nil, street: String? = nil,
    postalCode: String? = nil, city: String? = nil, phone: String? = nil
  ) {
    self.familyName = familyName
    self.givenName = givenName
    self.bornOn = bornOn
    self.gender = gender
    self.street = street
    self.postalCode = postalCode
    self.city = city
    self.phone = phone
  }

  /// Which facts it says something about: names of facts, never what they say.
  package var named: [String] {
    let facts: [(String, Bool)] = [
      ("family_name", familyName != nil), ("given_name", givenName != nil), ("born_on", bornOn != nil),
      ("gender", gender != nil), ("street", street != nil), ("postal_code", postalCode != nil), ("city", city != nil),
      ("phone", phone != nil),
    ]
    return facts.filter(\.1).map(\.0)
  }

  /// The person as far as this says, for somebody of whom nothing was known.
  ///
  /// - Throws: `Problem` `participant.name_incomplete` without both names.
  package func person() throws -> PersonRecord {
    guard let familyName, let givenName else {
      throw Problem(
        code: "participant.name_incomplete",
        message: Phrase(
          "Zu Angaben über die Person gehören Nachname und Vorname.",
          en: "Details of a person need the family and the given name."),
        hint: Phrase(
          "Nach- und Vornamen angeben (--family-name, --given-name), oder alle Angaben zur Person weglassen.",
          en: "Give family name and given name (--family-name, --given-name), or leave out every detail of the person."),
        exit: .usage)
    }
    var person = PersonRecord(familyName: familyName, givenName: givenName)
    person.bornOn = bornOn
    person.gender = gender
    person.street = street
    person.postalCode = postalCode
    person.city = city
    person.phone = phone
    return person
  }
}
