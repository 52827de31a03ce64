package import Domain
package import Store

/// Records where a participant went: on the day it happened, whenever it is entered.
package struct AddOutcome: UseCase {
  package var participant: String
  package var kind: OutcomeKind
  package var happenedOn: LocalDate
  package var organisation: String?
  package var occupation: String?
  package var note: String?

  package init(participant: String, kind: OutcomeKind, happenedOn: LocalDate) {
    self.participant = participant
    self.kind = kind
    self.happenedOn = happenedOn
  }

  package func run(_ tx: Transaction) throws {
    let id = try Lookup.participant(participant, tx)
    if let occupation { try ReferenceList.occupation.require(occupation, tx) }
    try ParticipantWrites.insertOutcome(
      kind, on: happenedOn, at: organisation.map { try Lookup.organisation($0, tx) }, occupation: occupation, note: note,
      of: id, tx)
    try AuditEvents.record(
      tx, operation: "outcome.add", subject: "participant:\(participant)",
      facts: ["on": .day(happenedOn)], change: AuditChange(from: [:], to: ["kind": .text(kind.rawValue)]))
  }
}
