import Domain
import Store

/// One line of the list of participants.
struct ParticipantLine: Sendable {
  let participant: ListedParticipant
  /// In force on the day, else nil.
  let placement: PlacementPeriod?
  /// Its terms, for whom they are.
  let terms: PlacementFacts?
  /// The last day of the latest placement, where none is in force.
  let endedOn: LocalDate?
  let nextReport: ReportDue?
  let certificates: [LatestCertificate]
  let totals: AttendanceTotals
  let today: AttendanceState?
  let pay: Money?

  var code: String { participant.code }

  /// The certificate that ends first; one without an end never does.
  var endingCertificate: LatestCertificate? { certificates.first { $0.lastDay != nil } }
}

/// The list of participants as an acting role sees it, and what of it waits.
struct ParticipantListModel: Sendable {
  let page: ListPage<ParticipantLine>
  let counts: ParticipantCounts
  let sight: ParticipantSight
  let day: LocalDate
  /// Days of last month of which nobody knows; nil for whoever does not settle them.
  let openLastMonth: Int?
  /// What was told from the sites and waits.
  let notes: [OfficeNote]

  /// A report that is due sooner than this is spoken of.
  static let reportWarning_days = 30
  /// A certificate that ends sooner than this is spoken of: time enough for a course.
  static let certificateWarning_days = 60

  init(_ tx: Transaction, on day: LocalDate, _ sight: ParticipantSight, _ request: ListRequest) throws {
    self.day = day
    self.sight = sight
    let list = ParticipantList(
      on: day, facts: sight.listedFacts, reportWarning_days: Self.reportWarning_days,
      certificateWarning_days: Self.certificateWarning_days)
    let found = try list.page(request, tx)
    counts = found.counts
    let people = found.page.rows.map(\.participant.id)
    let periods = Dictionary(grouping: try PlacementQueries.periods(of: people, tx), by: \.participant)
    let terms =
      sight.knowsPlacementTerms
      ? Dictionary(try PlacementQueries.all(of: people, tx).map { ($0.code, $0) }) { first, _ in first } : [:]
    let certificates = sight.knowsCertificates ? try ParticipantListQueries.latestCertificates(of: people, tx) : [:]
    page = found.page.map { row in
      let own = periods[row.participant.code] ?? []
      let current = own.first { $0.code == row.placement }
      let reports = own.compactMap { terms[$0.code] }.flatMap(\.reports).filter { $0.dueOn >= day }
      return ParticipantLine(
        participant: row.participant, placement: current, terms: current.flatMap { terms[$0.code] }, endedOn: row.endedOn,
        nextReport: sight.knowsProgress ? reports.min { $0.dueOn < $1.dueOn } : nil,
        certificates: certificates[row.participant.code] ?? [], totals: row.totals, today: row.today, pay: row.pay)
    }
    openLastMonth =
      sight.keepsRecord ? try UnknownDayQueries.count(in: day.yearMonth.adding(months: -1), before: day, tx) : nil
    notes = sight.keepsRecord ? try OfficeNotes.all(settledToo: false, tx) : []
  }

  func isEnding(_ certificate: LatestCertificate?) -> Bool {
    certificate?.lastDay.map { $0.days(since: day) <= Self.certificateWarning_days } ?? false
  }
}
