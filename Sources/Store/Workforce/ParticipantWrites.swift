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
  package static func insert(code: String, isInvented: Bool, _ tx: Transaction) throws -> Participant.ID {
    try tx.query("insert into participants (code, is_invented) values (\(code), \(isInvented)) returning id")
      .decode(Participant.ID.self)[0]
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
    try tx.execute(
      """
      update participant_persons set
        family_name = coalesce(\(change.familyName), family_name), given_name = coalesce(\(change.givenName), given_name),
        born_on = coalesce(\(change.bornOn), born_on), gender = coalesce(\(change.gender), gender),
        street = coalesce(\(change.street), street), postal_code = coalesce(\(change.postalCode), postal_code),
        city = coalesce(\(change.city), city), phone = coalesce(\(change.phone), phone)
       where participant_id = \(participant)
      """) > 0
  }

  /// Lets the number that holds on `day` end the day before.
  package static func endCustomerNumber(before day: LocalDate, of participant: Participant.ID, _ tx: Transaction) throws {
    try tx.execute(
      """
      update customer_numbers set valid = daterange(lower(valid), \(day))
       where participant_id = \(participant) and valid @> \(day) and lower(valid) is distinct from \(day)
      """)
  }

  /// Whether a participant has had a customer number.
  package static func hasCustomerNumber(_ participant: Participant.ID, _ tx: Transaction) throws -> Bool {
    try tx.query("select exists (select from customer_numbers where participant_id = \(participant))").first(as: Bool.self)
      ?? false
  }

  /// Adds a customer number; a new one is issued after a long gap, so each has its own period (§ 51a SGB II).
  package static func insertCustomerNumber(
    _ number: String, valid: DateRange, of participant: Participant.ID, _ tx: Transaction
  ) throws {
    try tx.execute(
      "insert into customer_numbers (participant_id, customer_number, valid) values (\(participant), \(number), \(valid))")
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
