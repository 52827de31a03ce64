package import Domain
import Postgres

/// The personal data of a participant, apart from the record of work.
package struct PersonRecord: Sendable, Hashable {
  package var familyName: String
  package var givenName: String
  package var bornOn: LocalDate?
  package var gender: Gender?
  package var street: String?
  package var postalCode: String?
  package var city: String?
  package var phone: String?

  package init(familyName: String, givenName: String) {
    self.familyName = familyName
    self.givenName = givenName
  }
}

/// Writes participants, who they are, and what they were on the labour market.
package enum ParticipantWrites {
  /// Takes a participant in; a coach is entrusted with the one they take in.
  package static func insert(code: String, isInvented: Bool, _ tx: Transaction) throws -> Participant.ID {
    try tx.query("select take_in_participant(\(code), \(isInvented))").decode(Participant.ID.self)[0]
  }

  package static func insertPerson(_ person: PersonRecord, of participant: Participant.ID, _ tx: Transaction) throws {
    try tx.execute(
      """
      insert into participant_persons
        (participant_id, family_name, given_name, born_on, gender, street, postal_code, city, phone)
      values (\(participant), \(person.familyName), \(person.givenName), \(person.bornOn), \(person.gender),
              \(person.street), \(person.postalCode), \(person.city), \(person.phone))
      """)
  }

  /// Writes what is newly known over what was known, without reading it: false where nothing was known of the person.
  package static func updatePerson(_ change: PersonChange, of participant: Participant.ID, _ tx: Transaction) throws -> Bool {
    var parts: [SQL] = []
    if let name = change.familyName { parts.append("family_name = \(name)") }
    if let name = change.givenName { parts.append("given_name = \(name)") }
    if let day = change.bornOn { parts.append("born_on = \(day)") }
    if let gender = change.gender { parts.append("gender = \(gender)") }
    if let street = change.street { parts.append("street = \(street)") }
    if let code = change.postalCode { parts.append("postal_code = \(code)") }
    if let city = change.city { parts.append("city = \(city)") }
    if let phone = change.phone { parts.append("phone = \(phone)") }
    guard !parts.isEmpty else { return true }
    return try tx.execute(
      """
      update participant_persons set \(fragment: SQL.joined(parts, separator: ", ")) where participant_id = \(participant)
      """) > 0
  }

  /// Gives a customer number from a day on, for which the one before ends; a new one is issued after a long gap, so each has its
  /// own period (§ 51a SGB II).
  ///
  /// - Parameter day: nil where it has always been this one.
  /// - Returns: false, and nothing is written, where there is a number already and no day.
  package static func recordCustomerNumber(
    _ number: String, from day: LocalDate?, of participant: Participant.ID, _ tx: Transaction
  ) throws -> Bool {
    try tx.query("select record_customer_number(\(participant), \(number), \(day)::date)").first(as: Bool.self) ?? false
  }

  package static func insertSpell(
    _ status: StatusSpell.Kind, _ period: DateRange, source: String?, of participant: Participant.ID, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into unemployment_spells (participant_id, status, period, source)
      values (\(participant), \(status), \(period), \(source))
      """)
  }

  package static func insertOutcome(
    _ kind: OutcomeKind, on day: LocalDate, at organisation: Organisation.ID?, occupation: String?, note: String?,
    of participant: Participant.ID, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into outcomes (participant_id, kind, happened_on, organisation_id, occupation_code, note)
      values (\(participant), \(kind), \(day), \(organisation), \(occupation), \(note))
      """)
  }
}
