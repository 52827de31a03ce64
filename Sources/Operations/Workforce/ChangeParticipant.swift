package import Domain
package import Store

/// Writes down what has changed about a person, and a new customer number from its day on; the code stays for ever.
package struct ChangeParticipant: UseCase {
  package var code: String
  package var person: PersonChange?
  package var customerNumber: String?
  /// The first day of the new customer number; needed where there was one before.
  package var customerNumberFrom: LocalDate?

  package init(_ code: String) { self.code = code }

  /// Returns the names of the facts that were written.
  package func run(_ tx: Transaction) throws -> [String] {
    let id = try Lookup.participant(code, tx)
    let changed = (person?.named ?? []) + (customerNumber == nil ? [] : ["customer_number"])
    guard !changed.isEmpty else {
      throw Problem(
        code: "participant.nothing_to_change",
        message: Phrase("Es ist nichts zu ändern.", en: "There is nothing to change."),
        hint: Phrase(
          "Wenigstens eine Angabe machen (etwa --phone oder --customer-number).",
          en: "Give at least one fact (such as --phone or --customer-number)."), exit: .usage)
    }
    if let person, try !ParticipantWrites.updatePerson(person, of: id, tx) {
      try ParticipantWrites.insertPerson(person.person(), of: id, tx)
    }
    if let customerNumber { try change(customerNumber, of: id, tx) }
    // Which facts, never what they say: the log is kept when the person is forgotten.
    try AuditEvents.record(
      tx, operation: "participant.change", subject: "participant:\(code)",
      facts: ["changed": .list(changed.map { .text($0) }), "customer_number_from": .day(customerNumberFrom)])
    return changed
  }

  private func change(_ number: String, of participant: Participant.ID, _ tx: Transaction) throws {
    guard try ParticipantWrites.recordCustomerNumber(number, from: customerNumberFrom, of: participant, tx) else {
      throw Problem(
        code: "participant.customer_number_needs_a_day",
        message: Phrase(
          "\(code) hat schon eine Kundennummer; die neue braucht ihren ersten Tag.",
          en: "\(code) has a customer number already; the new one needs its first day."),
        hint: Phrase("Den ersten Tag der neuen Kundennummer angeben.", en: "Give the first day of the new customer number."),
        exit: .usage)
    }
  }
}
