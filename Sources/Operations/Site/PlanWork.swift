package import Domain
package import Store

/// Plans a participant onto a work package. A gate of the law that is not met throughout refuses it (in the database); any other
/// gate is returned as a warning.
package struct PlanWork: UseCase {
  package let property: String
  package let workPackage: String
  package let participant: String
  package let period: DateRange
  package let note: String?

  package init(
    _ property: String, _ workPackage: String, participant: String, in period: DateRange, note: String? = nil
  ) {
    self.property = property
    self.workPackage = workPackage
    self.participant = participant
    self.period = period
    self.note = note
  }

  package func run(_ tx: Transaction) throws -> [UnmetGate] {
    let house = try Lookup.property(property, tx)
    let piece = try Lookup.workPackage(workPackage, of: house, tx)
    let person = try Lookup.participant(participant, tx)
    try WorkAssignmentQueries.insert(person, onto: piece, in: period, note: note, tx)
    try AuditEvents.record(
      tx, operation: "work.plan", subject: "work_package:\(property)/\(workPackage)",
      facts: ["participant": .text(participant), "period": .period(period)])
    return try WorkAssignmentQueries.unmetGates(person, on: piece, in: period, tx).filter { !$0.isEnforced }
  }
}
