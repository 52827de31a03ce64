package import Domain
import Postgres

/// A participant who is planned onto a work package for some days.
package struct WorkAssignmentRecord: Sendable, Hashable {
  package let participant: String
  package let workPackage: String
  package let period: DateRange
  package let note: String?
}

/// A work gate that a participant does not meet on a package, and what would open it.
package struct UnmetGate: Sendable, Hashable {
  package let participant: String
  package let workPackage: String
  package let gate: String
  package let name: Phrase
  /// Names of the certificates, any one of which opens the gate.
  package let certificates: [Phrase]
  package let hint: Phrase
  package let missingFrom: LocalDate
  /// The law refuses the planning; otherwise it is a warning.
  package let isEnforced: Bool
  /// Work that is done all the same is put on record as a breach.
  package let isRecorded: Bool
}

/// Plans participants onto work and reads who is.
package enum WorkAssignmentQueries {
  /// Who is planned onto which work of a house in a period.
  package static func all(
    of property: Property.ID, in period: DateRange, _ tx: Transaction
  ) throws -> [WorkAssignmentRecord] {
    try tx.query(
      """
      select t.code, w.code, a.period, a.note
        from work_assignments a
        join work_packages w on w.id = a.work_package_id
        join participants t on t.id = a.participant_id
       where w.property_id = \(property) and a.period && \(period)
       order by lower(a.period), t.code, w.code
      """
    ).map { (participant: String, package: String, period: DateRange, note: String?) in
      WorkAssignmentRecord(participant: participant, workPackage: package, period: period, note: note)
    }
  }

  /// Plans a participant onto a package; the database refuses where a gate of the law is not met.
  package static func insert(
    _ participant: Participant.ID, onto package: WorkPackage.ID, in period: DateRange, note: String?, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      insert into work_assignments (participant_id, work_package_id, period, note)
      values (\(participant), \(package), \(period), \(note))
      """)
  }

  /// The gates that one participant does not keep open on one package throughout a period.
  package static func unmetGates(
    _ participant: Participant.ID, on package: WorkPackage.ID, in period: DateRange, _ tx: Transaction
  ) throws -> [UnmetGate] {
    try unmetGates([participant], on: [package], in: [period], tx)
  }

  /// The same for many lines at once: the first participant on the first package in the first period, and so on.
  package static func unmetGates(
    _ participants: [Participant.ID], on packages: [WorkPackage.ID], in periods: [DateRange], _ tx: Transaction
  ) throws -> [UnmetGate] {
    try tx.query(
      """
      select distinct t.code, w.code, g.code, g.name_de, g.name_en,
             (select array_agg(k.name_de order by k.code) from work_gate_certificates c
                join certificate_kinds k on k.code = c.certificate_kind_code where c.gate_code = g.code),
             (select array_agg(k.name_en order by k.code) from work_gate_certificates c
                join certificate_kinds k on k.code = c.certificate_kind_code where c.gate_code = g.code),
             g.hint_de, g.hint_en, u.missing_from, u.enforced, u.recorded
        from unnest(\(participants), \(packages), \(periods)) as line (participant_id, package_id, period)
        cross join lateral unmet_gates(line.participant_id, line.package_id, line.period) u
        join work_gates g on g.code = u.gate_code
        join participants t on t.id = line.participant_id
        join work_packages w on w.id = line.package_id
       order by u.enforced desc, t.code, w.code, g.code
      """
    ).map {
      (
        participant: String, package: String, gate: String, german: String, english: String, certificatesGerman: [String]?,
        certificatesEnglish: [String]?, hintGerman: String, hintEnglish: String, missingFrom: LocalDate, isEnforced: Bool,
        isRecorded: Bool
      ) in
      UnmetGate(
        participant: participant, workPackage: package, gate: gate, name: Phrase(german, en: english),
        certificates: zip(certificatesGerman ?? [], certificatesEnglish ?? []).map { Phrase($0, en: $1) },
        hint: Phrase(hintGerman, en: hintEnglish), missingFrom: missingFrom, isEnforced: isEnforced,
        isRecorded: isRecorded)
    }
  }
}
