package import Domain
import Postgres

/// Writes what a participant may do and what a participant has learned.
package enum CertificateWrites {
  package static func insertCertificate(
    _ kind: String, valid: DateRange, number: String?, issuer: String?, source: String?, of participant: Participant.ID,
    _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into certificates (participant_id, certificate_kind_code, valid, number, issuer, source)
      values (\(participant), \(kind), \(valid), \(number), \(issuer), \(source))
      """)
  }

  /// How long a certificate of a kind is valid; nil: it does not expire.
  package static func validity_months(ofKind kind: String, _ tx: Transaction) throws -> Int? {
    try tx.query("select validity_months from certificate_kinds where code = \(kind)").decode(Int?.self).first ?? nil
  }

  package static func insertQualification(
    _ qualification: String, level: QualificationLevel, evidence: Minutes, certificate: String?, on day: LocalDate,
    note: String?, of participant: Participant.ID, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into qualification_records
        (participant_id, qualification_code, level, evidence_minutes, certificate, achieved_on, note)
      values (\(participant), \(qualification), \(level), \(evidence), \(certificate), \(day), \(note))
      """)
  }

  /// Minutes on work of the qualification's trade, in the site diary up to and with a day: the evidence for it.
  package static func evidence(
    for qualification: String, of participant: Participant.ID, through day: LocalDate, _ tx: Transaction
  ) throws -> Minutes {
    try tx.query(
      """
      select coalesce(sum(w.minutes), 0)
        from current_work_lines w
        join work_packages p on p.id = w.work_package_id
        join qualifications q on q.trade_code = p.trade_code
       where q.code = \(qualification) and w.participant_id = \(participant) and w.day <= \(day)
      """
    ).decode(Minutes.self)[0]
  }
}
