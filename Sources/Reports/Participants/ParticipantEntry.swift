package import Domain
package import Store

/// One participant in the month: the days of the placements at this Jobcenter, and nothing of other placements; also somebody whose
/// placement is over, with what became of them.
package struct ParticipantEntry: Sendable {
  /// The clock of one limited instrument (§ 16d (6) SGB II) on the day the report speaks of.
  package struct Clock: Sendable {
    package let instrument: String
    package let window: DateRange?
    package let used: AssignmentClock.Span
    package let left: AssignmentClock.Span
    package let standing: AssignmentClock.Standing
  }

  /// Minutes on one stage of one house, as the site diary has them.
  package struct Place: Sendable {
    package let property: String
    package let stage: String
    package let occurrence: Int
    package let name: Phrase
    package let lines: [ReportedWorkLine]

    package var minutes: Int { lines.reduce(0) { $0 + $1.minutes } }
    var key: String { "\(property)/\(stage)/\(occurrence)" }
    var label: String { property + " " + name.text() + (occurrence > 1 ? " \(occurrence)" : "") }
  }

  /// Days absent for one reason that the Jobcenter may have, or for none that it may have.
  package struct Absence: Sendable {
    /// Nil: only that somebody was absent may be said.
    package let kind: String?
    package let name: Phrase
    package let days: [ReportedDay]

    var key: String { kind ?? "undisclosed" }
  }

  package let code: String
  package let name: String?
  package let placements: [ReportedPlacement]
  package let bases: [ReportedBasis]
  package let days: [ReportedDay]
  package let workLines: [ReportedWorkLine]
  package let qualifications: [ReportedQualification]
  package let certificates: [ReportedCertificate]
  package let breaches: [ReportedBreach]
  package let clocks: [Clock]
  package let outcomes: [ReportedOutcome]
  package let month: YearMonth
  package let asOf: LocalDate
}

extension ParticipantEntry {
  package var expectedDays: [ReportedDay] { days.filter(\.isExpected) }
  package var planned_minutes: Int { days.reduce(0) { $0 + $1.planned_minutes } }
  package var workedDays: [ReportedDay] { days.filter { $0.state == .worked } }
  package var worked_minutes: Int { workedDays.reduce(0) { $0 + $1.minutes } }
  package var diary_minutes: Int { workLines.reduce(0) { $0 + $1.minutes } }
  /// Worked on a day that expected nobody: a holiday, a weekend, another weekday.
  package var extraDays: [ReportedDay] { workedDays.filter { !$0.isExpected } }
  /// Absent on a day that was expected; illness on a Sunday is no day missed.
  package var absentDays: [ReportedDay] { days.filter { $0.isExpected && $0.state == .absent } }
  /// Expected, past, and nothing recorded: to be cleared up, never guessed.
  package var unknownDays: [ReportedDay] { days.filter { $0.isExpected && $0.state == .unknown && $0.day < asOf } }
  /// Expected and not yet over on the day of the report.
  package var pendingDays: [ReportedDay] { days.filter { $0.isExpected && $0.state == .unknown && $0.day >= asOf } }

  /// Reasons first that the Jobcenter may have (RULES: § 61 (2) SGB II), by code; then what may only be called absent.
  package var absences: [Absence] {
    Dictionary(grouping: absentDays) { $0.absenceKind }
      .map { kind, days in
        Absence(kind: kind, name: days.first?.absenceName ?? Phrase("abwesend", en: "absent"), days: days)
      }
      .sorted { left, right in
        switch (left.kind, right.kind) {
        case (let first?, let second?): first < second
        case (_?, nil): true
        case (nil, _): false
        }
      }
  }

  package var places: [Place] {
    Dictionary(grouping: workLines) { "\($0.property)/\($0.stage)/\($0.occurrence)" }.values
      .compactMap { lines in
        lines.first.map {
          Place(property: $0.property, stage: $0.stage, occurrence: $0.occurrence, name: $0.stageName, lines: lines)
        }
      }
      .sorted { $0.key < $1.key }
  }

  /// Certificates that end before the end of the month after this one, while there is still time to renew them.
  package var endingCertificates: [ReportedCertificate] {
    certificates.filter { certificate in certificate.valid.lastDay.map { $0 <= month.adding(months: 1).lastDay } ?? false }
  }

  /// Placements that ended before their time in the month.
  package var earlyEnds: [(placement: ReportedPlacement, lastDay: LocalDate)] {
    placements.compactMap { placement in placement.endedOn.map { (placement, $0) } }
  }

  /// Days on which the office and the site diary do not say the same.
  package var disagreements: [ReportedDay] {
    days.filter { $0.attendanceDayID != nil && $0.diary_minutes > 0 && $0.diary_minutes != $0.minutes }
  }

  /// The next report about each working placement that falls due in the month or later (half-time and end).
  package var nextReports: [(placement: ReportedPlacement, due: ReportDue)] {
    placements.filter(\.isWorking).compactMap { placement in
      var requests: [ReportDue.Kind: LocalDate] = [:]
      requests[.interim] = placement.interimReportDueOn
      requests[.final] = placement.finalReportDueOn
      return ReportDue.expected(for: placement.period, requests: requests)
        .first { $0.dueOn >= month.firstDay }.map { (placement, $0) }
    }
  }
}
