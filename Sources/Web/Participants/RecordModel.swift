import Domain
import Store

/// A participant's record on a day, as far as the acting role knows it; nothing in it needs a disclosure.
struct RecordModel: Sendable {
  /// The instrument whose assignments § 16d (6) SGB II counts.
  private static let clockInstrument = "16d"

  let participant: ListedParticipant
  let sight: ParticipantSight
  let day: LocalDate
  let periods: [PlacementPeriod]
  /// Their terms; empty for roles that know only when somebody is placed.
  let placements: [PlacementFacts]
  let clock: AssignmentClock?
  let terms: AssignmentClock.Terms?
  let lastAssignableDay: LocalDate?
  let certificates: [CertificateFacts]
  let qualifications: [QualificationFacts]
  let evidence: [EvidenceFacts]
  let outcomes: [OutcomeFacts]
  let payments: [BookedPay]
  let year: AttendanceYear

  init(_ tx: Transaction, _ participant: ListedParticipant, on day: LocalDate, _ sight: ParticipantSight) throws {
    self.participant = participant
    self.sight = sight
    self.day = day
    let id = participant.id
    periods = try PlacementQueries.periods(of: [id], tx)
    placements = sight.knowsPlacementTerms ? try PlacementQueries.all(of: id, tx) : []
    certificates = sight.knowsCertificates ? try ParticipantQueries.certificates(of: id, tx) : []
    qualifications = sight.knowsProgress ? try ParticipantQueries.qualifications(of: id, tx) : []
    evidence = sight.knowsProgress ? try ParticipantQueries.evidence(of: id, through: day, tx) : []
    outcomes = sight.knowsProgress ? try ParticipantQueries.outcomes(of: id, tx) : []
    payments = sight.keepsMoney ? try ParticipantListQueries.payments(of: id, tx) : []
    let assignments = sight.knowsProgress ? try PlacementQueries.assignments(of: id, under: Self.clockInstrument, tx) : []
    terms = assignments.isEmpty ? nil : try PlacementQueries.terms(of: Self.clockInstrument, on: day, tx)
    clock = terms.map { AssignmentClock(assignments: assignments, on: day, terms: $0) }
    lastAssignableDay = clock?.lastDay(assignedFrom: day, withExtension: false)
    let facts = try AttendanceQueries.days(in: AttendanceYear.period(through: day.yearMonth), of: id, tx)
    year = AttendanceYear(
      facts, placed: periods.filter { $0.kind == .working }.map(\.period), through: day.yearMonth, today: day)
  }

  /// The reports that the Jobcenter is still to get, the next one first, with the placement of each.
  var reportsDue: [(placement: String, report: ReportDue)] {
    placements.flatMap { placement in placement.reports.map { (placement.code, $0) } }
      .filter { $0.1.dueOn >= day }.sorted { $0.1.dueOn < $1.1.dueOn }
  }

  /// Whether a later certificate of the same kind stands in for one that has ended.
  func isReplaced(_ certificate: CertificateFacts) -> Bool {
    certificates.contains { other in
      other.kind == certificate.kind && (other.valid.upper ?? .distantFuture) > (certificate.valid.upper ?? .distantFuture)
    }
  }
}
