package import Domain
package import Store

/// What a Jobcenter gets every month: days, minutes, absences and progress of the participants it assigned (§ 61 (2) SGB II,
/// § 318 SGB III). Reasons of absence only where it may have them; names only in its own copy.
package struct ParticipantsReport: Report {
  package let jobcenter: ReportOrganisation
  package let month: YearMonth
  package let withNames: Bool
  package let asOf: LocalDate
  package let entries: [ParticipantEntry]

  package var kind: ReportKind { .participants }

  package var request: ReportRequest {
    .participants(jobcenter: jobcenter.code, month: month, withNames: withNames, asOf: asOf)
  }

  /// - Throws: `Problem` `jobcenter.unknown`.
  package init(_ tx: Transaction, jobcenter code: String, month: YearMonth, withNames: Bool, asOf: LocalDate) throws {
    self.month = month
    self.withNames = withNames
    self.asOf = asOf
    jobcenter = try ReportOrganisation.jobcenter(tx, code)
    let period = month.range
    let (from, until) = (month.firstDay, month.lastDay.adding(days: 1))
    let placements = try ParticipantReportQueries.placements(tx, at: jobcenter.id, in: period)
    let days = Dictionary(
      grouping: try ParticipantReportQueries.days(tx, of: placements, from: from, until: until), by: \.participantID)
    let lines = Dictionary(
      grouping: try ParticipantReportQueries.workLines(tx, of: placements, from: from, until: until), by: \.participantID)
    let qualifications = Dictionary(
      grouping: try ParticipantReportQueries.qualifications(tx, of: placements, in: period), by: \.participantID)
    let certificates = Dictionary(
      grouping: try ParticipantReportQueries.certificates(tx, of: placements, in: period), by: \.participantID)
    let breaches = Dictionary(
      grouping: try ParticipantReportQueries.breaches(tx, of: placements, from: from, until: until), by: \.participantID)
    let bases = Dictionary(grouping: try ParticipantReportQueries.bases(tx, of: placements, in: period), by: \.placementID)
    // The clock stands on the last day of the month, or today while the month is running.
    let clockDay = min(month.lastDay, asOf)
    let clocks = Dictionary(
      grouping: try ParticipantReportQueries.limitedAssignments(tx, of: placements, on: clockDay), by: \.participantID)
    let outcomes = try ParticipantReportQueries.outcomes(tx, at: jobcenter.id, in: period)
    // Most outcomes come when the last placement is over.
    let codes = Dictionary(
      placements.map { ($0.participantID, $0.participant) } + outcomes.map { ($0.participantID, $0.participant) }
    ) { first, _ in first }
    let names = withNames ? try ParticipantReportQueries.names(tx, of: Set(codes.keys)) : [:]
    let placed = Dictionary(grouping: placements, by: \.participantID)
    let gone = Dictionary(grouping: outcomes, by: \.participantID)

    entries =
      codes
      .map { id, code in
        let placements = placed[id] ?? []
        return ParticipantEntry(
          code: code, name: names[id], placements: placements,
          bases: placements.flatMap { bases[$0.id] ?? [] }, days: days[id] ?? [], workLines: lines[id] ?? [],
          qualifications: qualifications[id] ?? [], certificates: certificates[id] ?? [], breaches: breaches[id] ?? [],
          clocks: (clocks[id] ?? []).map { Self.clock($0, on: clockDay) }, outcomes: gone[id] ?? [], month: month, asOf: asOf)
      }
      .sorted { $0.code < $1.code }
  }

  private static func clock(_ assignments: LimitedAssignments, on day: LocalDate) -> ParticipantEntry.Clock {
    let terms = AssignmentClock.Terms(
      regular_months: assignments.months_max, extension_months: assignments.extension_months,
      window_months: assignments.window_months)
    let clock = AssignmentClock(assignments: assignments.periods, on: day, terms: terms)
    // 30 days make a month where days of several assignments are added up (§ 191 BGB), so they do where they are taken off.
    let left_days = max(0, assignments.months_max * 30 - clock.used.months * 30 - clock.used.days)
    return ParticipantEntry.Clock(
      instrument: assignments.instrument, window: clock.window, used: clock.used,
      left: AssignmentClock.Span(months: left_days / 30, days: left_days % 30), standing: clock.standing)
  }

  /// Sums over all participants.
  package var worked_minutes: Int { entries.reduce(0) { $0 + $1.worked_minutes } }
}
