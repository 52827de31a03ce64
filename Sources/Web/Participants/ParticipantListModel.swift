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
  let lines: [ParticipantLine]
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

  init(_ tx: Transaction, on day: LocalDate, _ sight: ParticipantSight) throws {
    self.day = day
    self.sight = sight
    let people = try ParticipantListQueries.people(tx)
    let periods = Dictionary(grouping: try PlacementQueries.periods(tx), by: \.participant)
    let terms =
      sight.knowsPlacementTerms
      ? Dictionary(try PlacementQueries.all(tx).map { ($0.code, $0) }) { first, _ in first } : [:]
    let certificates = sight.knowsCertificates ? try ParticipantListQueries.latestCertificates(tx) : [:]
    let totals = sight.role == .siteManager ? [:] : try ParticipantListQueries.totals(through: day, tx)
    let states = sight.role == .siteManager ? try ParticipantListQueries.states(on: day, tx) : [:]
    let pay = sight.keepsMoney ? try ParticipantListQueries.pay(in: Self.year(of: day), tx) : [:]
    let all = people.map { person in
      let own = periods[person.code] ?? []
      let running = own.filter { $0.period.contains(day) }
      let current = running.first { $0.kind == .working } ?? running.first
      let reports = own.compactMap { terms[$0.code] }.flatMap(\.reports).filter { $0.dueOn >= day }
      return ParticipantLine(
        participant: person, placement: current, terms: current.flatMap { terms[$0.code] },
        endedOn: current == nil ? own.compactMap(\.period.lastDay).max() : nil,
        nextReport: sight.knowsProgress ? reports.min { $0.dueOn < $1.dueOn } : nil,
        certificates: certificates[person.code] ?? [], totals: totals[person.code] ?? AttendanceTotals(),
        today: states[person.code], pay: pay[person.code])
    }
    openLastMonth =
      sight.keepsRecord ? try UnknownDayQueries.count(in: day.yearMonth.adding(months: -1), before: day, tx) : nil
    notes = sight.keepsRecord ? try OfficeNotes.all(settledToo: false, tx) : []
    let (running, ended) = (all.filter { $0.placement != nil }, all.filter { $0.placement == nil })
    lines = running + ended
  }

  static func year(of day: LocalDate) -> DateRange {
    let first = day.yearMonth.adding(months: 1 - day.yearMonth.month).firstDay
    return DateRange(lower: first, upper: first.adding(years: 1)) ?? .empty
  }

  var placed: [ParticipantLine] { lines.filter { $0.placement != nil } }

  /// Those whose Jobcenter waits for a report soon.
  var reportsDue: [ParticipantLine] {
    placed.filter { line in line.nextReport.map { $0.dueOn.days(since: day) <= Self.reportWarning_days } ?? false }
  }

  /// Those with a certificate that has ended or ends soon.
  var certificatesEnding: [ParticipantLine] { placed.filter { isEnding($0.endingCertificate) } }

  func isEnding(_ certificate: LatestCertificate?) -> Bool {
    certificate?.lastDay.map { $0.days(since: day) <= Self.certificateWarning_days } ?? false
  }

  /// Those with expected days of which nobody knows.
  var withUnknownDays: [ParticipantLine] { placed.filter { $0.totals.unknown_days > 0 } }
}
