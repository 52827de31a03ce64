/// How long somebody may still be assigned to an Arbeitsgelegenheit (§ 16d (6) SGB II): 24 months within five years, the five
/// years beginning with entry into the first; after them up to twelve more if the conditions persist.
package struct AssignmentClock: Sendable, Hashable {
  /// The limits of § 16d (6), from reference data with validity and source.
  package struct Terms: Sendable, Hashable {
    package let regular_months: Int
    package let extension_months: Int
    package let window_months: Int

    package init(regular_months: Int, extension_months: Int, window_months: Int) {
      self.regular_months = regular_months
      self.extension_months = extension_months
      self.window_months = window_months
    }
  }

  /// Months and days added up over several assignments; 30 days that are no calendar month make one (§ 191 BGB).
  package struct Span: Sendable, Hashable, Comparable {
    package let months: Int
    package let days: Int

    package init(months: Int, days: Int) {
      self.months = months + days / 30
      self.days = days % 30
    }

    package static func < (left: Span, right: Span) -> Bool { (left.months, left.days) < (right.months, right.days) }

    package var phrase: Phrase {
      let monthWord = months == 1 ? Phrase("Monat", en: "month") : Phrase("Monate", en: "months")
      let dayWord = days == 1 ? Phrase("Tag", en: "day") : Phrase("Tage", en: "days")
      return Phrase("\(months) ", en: "\(months) ") + monthWord + Phrase(", \(days) ", en: ", \(days) ") + dayWord
    }
  }

  /// Where the clock stands.
  package enum Standing: Sendable, Hashable {
    case regular
    /// The regular months are used up; more only as an extension by the Jobcenter.
    case extensionOnly
    case exhausted
  }

  /// The five years that count; nil before the first entry.
  package let window: DateRange?
  /// What was used in the window up to and with the day.
  package let used: Span
  package let standing: Standing
  private let terms: Terms
  private let assigned: [DateRange]

  /// Reads the clock on `day` (itself included). A window that has run out is followed by a new one at the next entry.
  package init(assignments: [DateRange], on day: LocalDate, terms: Terms) {
    self.terms = terms
    assigned = DateRange.merged(assignments)
    window = Self.window(of: assigned, on: day, terms: terms)
    used = Self.used(assigned, window: window, through: day)
    standing = Self.standing(used, terms: terms)
  }

  /// The last day somebody can be assigned from `start` on without a break, within the regular months or with the extension;
  /// nil where not even one day is left. Days already assigned are not counted twice.
  package func lastDay(assignedFrom start: LocalDate, withExtension: Bool) -> LocalDate? {
    let limit = Span(months: terms.regular_months + (withExtension ? terms.extension_months : 0), days: 0)
    func fits(_ last: LocalDate) -> Bool {
      let all = DateRange.merged(assigned + [DateRange(from: start, through: last)])
      let window = Self.window(of: all, on: start, terms: terms)
      guard let end = window?.upper, last < end else { return false }
      return Self.used(all, window: window, through: end.adding(days: -1)) <= limit
    }
    guard fits(start) else { return nil }
    // What is used only grows with the last day, so the answer is found by halving.
    var (low, high) = (0, terms.window_months * 31)
    while low < high {
      let middle = (low + high + 1) / 2
      if fits(start.adding(days: middle)) { low = middle } else { high = middle - 1 }
    }
    return start.adding(days: low)
  }

  private static func window(of assigned: [DateRange], on day: LocalDate, terms: Terms) -> DateRange? {
    var window: DateRange?
    for first in assigned.compactMap(\.lower) where first <= day {
      if let end = window?.upper, first < end { continue }
      window = DateRange(lower: first, upper: first.adding(months: terms.window_months))
    }
    // An assignment that is still running when its window ends opens the next one on the following day.
    while let end = window?.upper, end <= day, assigned.contains(where: { $0.contains(end) }) {
      window = DateRange(lower: end, upper: end.adding(months: terms.window_months))
    }
    return window
  }

  private static func used(_ assigned: [DateRange], window: DateRange?, through day: LocalDate) -> Span {
    guard let window else { return Span(months: 0, days: 0) }
    let elapsed = window.intersection(DateRange(lower: nil, upper: day.adding(days: 1)) ?? .empty)
    var (months, days) = (0, 0)
    for range in assigned {
      let part = range.intersection(elapsed)
      guard let lower = part.lower, let upper = part.upper, !part.isEmpty else { continue }
      var whole = (upper.year - lower.year) * 12 + upper.month - lower.month
      if lower.adding(months: whole) > upper { whole -= 1 }
      months += whole
      days += upper.days(since: lower.adding(months: whole))
    }
    return Span(months: months, days: days)
  }

  private static func standing(_ used: Span, terms: Terms) -> Standing {
    if used < Span(months: terms.regular_months, days: 0) { return .regular }
    return used < Span(months: terms.regular_months + terms.extension_months, days: 0) ? .extensionOnly : .exhausted
  }
}
