package import Domain
package import Store

/// Records what a participant was on the labour market for a while; long-term unemployment is computed from these spells.
package struct AddSpell: UseCase {
  package var participant: String
  package var status: StatusSpell.Kind
  package var period: DateRange
  package var source: String?

  package init(participant: String, status: StatusSpell.Kind, period: DateRange) {
    self.participant = participant
    self.status = status
    self.period = period
  }

  package func run(_ tx: Transaction) throws {
    try ParticipantWrites.insertSpell(status, period, source: source, of: Lookup.participant(participant, tx), tx)
    // The status itself is benefit data and stays out of the log.
    try AuditEvents.record(
      tx, operation: "spell.add", subject: "participant:\(participant)", facts: ["period": .period(period)])
  }
}
