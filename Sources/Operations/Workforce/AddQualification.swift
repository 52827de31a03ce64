package import Domain
package import Store

/// Records what a participant has learned; the evidence is the minutes that the site diary holds on work of its trade.
package struct AddQualification: UseCase {
  package var participant: String
  package var qualification: String
  package var level: QualificationLevel
  package var achievedOn: LocalDate
  /// Nil: what the site diary holds up to that day.
  package var evidence: Minutes?
  package var certificate: String?
  package var note: String?

  package init(participant: String, qualification: String, level: QualificationLevel, achievedOn: LocalDate) {
    self.participant = participant
    self.qualification = qualification
    self.level = level
    self.achievedOn = achievedOn
  }

  /// Returns the evidence that was recorded.
  @discardableResult
  package func run(_ tx: Transaction) throws -> Minutes {
    let id = try Lookup.participant(participant, tx)
    try ReferenceList.qualification.require(qualification, tx)
    let minutes =
      try evidence ?? CertificateWrites.evidence(for: qualification, of: id, through: achievedOn, tx)
    try CertificateWrites.insertQualification(
      qualification, level: level, evidence: minutes, certificate: certificate, on: achievedOn, note: note, of: id, tx)
    try AuditEvents.record(
      tx, operation: "qualification.add", subject: "participant:\(participant)",
      facts: ["on": .day(achievedOn)],
      change: AuditChange(
        from: [:],
        to: [
          "qualification": .text(qualification), "level": .text(level.rawValue), "evidence_minutes": .integer(minutes.count),
        ]))
    return minutes
  }
}
