package import Domain
package import Store

/// Takes in a participant under a code of our own; who that is stands apart from the record, and may be added or not.
package struct AddParticipant: UseCase {
  package var code: String
  package var isInvented = false
  package var person: PersonRecord?
  package var customerNumber: String?
  /// The first day of the customer number; nil: it has always been this one.
  package var customerNumberFrom: LocalDate?

  package init(code: String) { self.code = code }

  package var newCode: String? { code }

  package func run(_ tx: Transaction) throws {
    let participant = try ParticipantWrites.insert(code: code, isInvented: isInvented, tx)
    if let person { try ParticipantWrites.insertPerson(person, of: participant, tx) }
    if let customerNumber {
      _ = try ParticipantWrites.recordCustomerNumber(customerNumber, from: customerNumberFrom, of: participant, tx)
    }
    try AuditEvents.record(
      tx, operation: "participant.add", subject: "participant:\(code)",
      facts: ["invented": .bool(isInvented), "named": .bool(person != nil)])
  }
}
