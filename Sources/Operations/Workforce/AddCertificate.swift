package import Domain
package import Store

/// Records a briefing, proof of expertise or licence with its validity.
package struct AddCertificate: UseCase {
  package var participant: String
  package var kind: String
  package var from: LocalDate
  /// The last day; nil: as long as the kind is valid, without end where it does not expire.
  package var through: LocalDate?
  package var number: String?
  package var issuer: String?
  package var source: String?

  package init(participant: String, kind: String, from: LocalDate) {
    self.participant = participant
    self.kind = kind
    self.from = from
  }

  /// Returns the validity that was recorded.
  @discardableResult
  package func run(_ tx: Transaction) throws -> DateRange {
    let id = try Lookup.participant(participant, tx)
    try ReferenceList.certificateKind.require(kind, tx)
    let valid: DateRange
    if let through {
      valid = DateRange(from: from, through: through)
    } else if let months = try CertificateWrites.validity_months(ofKind: kind, tx) {
      valid = DateRange(lower: from, upper: from.adding(months: months)) ?? .empty
    } else {
      valid = DateRange(from: from)
    }
    try CertificateWrites.insertCertificate(
      kind, valid: valid, number: number, issuer: issuer, source: source, of: id, tx)
    try AuditEvents.record(
      tx, operation: "certificate.add", subject: "participant:\(participant)",
      facts: ["valid": .period(valid)], change: AuditChange(from: [:], to: ["kind": .text(kind)]))
    return valid
  }
}
