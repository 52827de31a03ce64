package import Domain
package import Store

/// Reports a hazard or a defect of a house.
package struct ReportHazard: UseCase {
  /// What was written, and what it puts in doubt.
  package struct Outcome: Sendable, Hashable {
    package let code: String
    /// Stages that had already been accepted as free of hazards: the hazard must not go unseen there.
    package let acceptedStages: [Phrase]
  }

  package let property: String
  /// Nil takes the next free code.
  package let code: String?
  package let hazard: HazardRecord

  /// - Parameter hazard: its property and code are set by the operation.
  package init(_ property: String, code: String?, _ hazard: HazardRecord) {
    self.property = property
    self.code = code
    self.hazard = hazard
  }

  package var newCode: String? { code }

  package func run(_ tx: Transaction) throws -> Outcome {
    let id = try Lookup.property(property, tx)
    // The lock comes first: an acceptance at the same moment either sees this hazard or is seen below.
    try HazardWrites.lock(id, tx)
    var record = hazard
    record.property = property
    record.code = try code ?? HazardQueries.nextCode(of: id, isHazard: hazard.isHazard, tx)
    try HazardWrites.insert(record, of: id, tx)
    try AuditEvents.record(
      tx, operation: hazard.isHazard ? "hazard.report" : "defect.report", subject: "hazard:\(property)/\(record.code)",
      facts: ["severity": .text(hazard.severity.rawValue), "on": .day(hazard.reportedOn)])
    let accepted = hazard.isHazard ? try StageQueries.acceptedWithoutHazards(id, tx) : []
    return Outcome(code: record.code, acceptedStages: accepted)
  }
}
