package import Domain
package import Store

/// Takes in an assignment or employment with its legal bases.
package struct AddPlacement: UseCase {
  /// A legal basis, by the code of its instrument; nil covers the whole placement.
  package struct Basis: Sendable, Hashable {
    package let instrument: String
    package let period: DateRange?

    package init(instrument: String, period: DateRange? = nil) {
      self.instrument = instrument
      self.period = period
    }
  }

  package var code: String
  package var participant: String
  package var jobcenter: String
  package var period: DateRange
  package var kind = PlacementKind.working
  /// Planned minutes Monday to Sunday.
  package var weekdayMinutes: [Int]
  package var bases: [Basis] = []
  package var measure: String?
  package var measureNumber: String?
  package var allowancePerHour: Money?
  package var wagePerHour: Money?
  /// Nil: half of the period, as the Jobcenter's procedure has it.
  package var interimReportDueOn: LocalDate?
  /// Nil: the last day.
  package var finalReportDueOn: LocalDate?
  package var occupation: String?
  package var source: String?

  package init(code: String, participant: String, jobcenter: String, period: DateRange, weekdayMinutes: [Int]) {
    self.code = code
    self.participant = participant
    self.jobcenter = jobcenter
    self.period = period
    self.weekdayMinutes = weekdayMinutes
  }

  package var newCode: String? { code }

  package func run(_ tx: Transaction) throws {
    var record = PlacementRecord(
      code: code, participant: try Lookup.participant(participant, tx), kind: kind,
      jobcenter: try Lookup.organisation(jobcenter, kind: "jobcenter", tx), period: period, weekdayMinutes: weekdayMinutes)
    if let occupation { record.occupation = try ReferenceList.occupation.require(occupation, tx) }
    record.measure = measure
    record.measureNumber = measureNumber
    record.allowancePerHour = allowancePerHour
    record.wagePerHour = wagePerHour
    record.interimReportDueOn = interimReportDueOn
    record.finalReportDueOn = finalReportDueOn
    record.source = source
    let placement = try PlacementWrites.insert(record, tx)
    for basis in bases {
      let instrument = try ReferenceList.instrument.require(basis.instrument, tx)
      try PlacementWrites.insertBasis(instrument, basis.period ?? period, of: placement, tx)
    }
    try AuditEvents.record(
      tx, operation: "placement.add", subject: "placement:\(code)",
      facts: [
        "participant": .text(participant), "jobcenter": .text(jobcenter), "period": .period(period),
        "kind": .text(kind.rawValue),
      ], change: AuditChange(from: [:], to: ["bases": .list(bases.map { .text($0.instrument) })]))
  }
}
