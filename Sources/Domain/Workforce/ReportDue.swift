/// A report that the Jobcenter is to get about a placement: at half of the approved period and at its end
/// (eM@w branch AGH; form SGB II AGH 10 EMAW). It may be sent only after it was requested, and the request's day binds.
package struct ReportDue: Sendable, Hashable {
  /// Which of the two reports.
  package enum Kind: String, Sendable, CaseIterable {
    case interim
    case final

    package var name: Phrase {
      switch self {
      case .interim: Phrase("Zwischenbericht", en: "interim report")
      case .final: Phrase("Ergebnisbericht", en: "final report")
      }
    }
  }

  package let kind: Kind
  package let dueOn: LocalDate
  /// Whether the Jobcenter has requested it, so that it may be sent.
  package let isRequested: Bool

  /// Both reports of a placement of `period`, in order of time; none where the period has no end.
  /// - Parameter requests: the days that the Jobcenter named, which go before the computed ones.
  package static func expected(for period: DateRange, requests: [Kind: LocalDate]) -> [ReportDue] {
    guard let first = period.lower, let last = period.lastDay, !period.isEmpty else { return [] }
    // Half of the approved days have passed at the end of this one.
    let half = first.adding(days: max(0, ((period.days_count ?? 1) + 1) / 2 - 1))
    return [(Kind.interim, half), (Kind.final, last)]
      .map { kind, day in ReportDue(kind: kind, dueOn: requests[kind] ?? day, isRequested: requests[kind] != nil) }
      .sorted { $0.dueOn < $1.dueOn }
  }

  /// The earliest report that is not yet sent, overdue ones first; nil where all are.
  package static func next(for period: DateRange, requests: [Kind: LocalDate], sent: Set<Kind>) -> ReportDue? {
    expected(for: period, requests: requests).first { !sent.contains($0.kind) }
  }
}
