/// A period of days, half-open: `lower` belongs to it, `upper` does not. Nil is unbounded on that side.
///
/// People see and write an inclusive end (`lastDay`). All empty periods are equal, as in PostgreSQL.
package struct DateRange: Sendable, Hashable {
  package let lower: LocalDate?
  package let upper: LocalDate?

  /// Nil where the period would end before it begins.
  package init?(lower: LocalDate?, upper: LocalDate?) {
    if let lower, let upper {
      guard lower <= upper else { return nil }
      if lower == upper {
        self = .empty
        return
      }
    }
    self.init(uncheckedLower: lower, upper: upper)
  }

  private init(uncheckedLower lower: LocalDate?, upper: LocalDate?) {
    self.lower = lower
    self.upper = upper
  }

  /// From a day on without an end.
  package init(from first: LocalDate) { self.init(uncheckedLower: first, upper: nil) }

  /// The days `first` through `last`, both belonging to it; empty where `last` is earlier.
  package init(from first: LocalDate, through last: LocalDate) {
    self = first <= last ? DateRange(uncheckedLower: first, upper: last.adding(days: 1)) : .empty
  }

  /// One day.
  package init(_ day: LocalDate) { self.init(from: day, through: day) }

  package static let empty = DateRange(uncheckedLower: LocalDate(daysSinceEpoch: 0), upper: LocalDate(daysSinceEpoch: 0))
  package static let unbounded = DateRange(uncheckedLower: nil, upper: nil)

  package var isEmpty: Bool { lower != nil && lower == upper }

  /// The inclusive end that people see; nil where there is none.
  package var lastDay: LocalDate? { isEmpty ? nil : upper.map { $0.adding(days: -1) } }

  /// How many days; nil where it is unbounded.
  package var days_count: Int? {
    guard let lower, let upper else { return nil }
    return upper.days(since: lower)
  }
}

extension DateRange {
  package func contains(_ day: LocalDate) -> Bool {
    if let lower, day < lower { return false }
    if let upper, day >= upper { return false }
    return true
  }

  /// Whether every day of `other` belongs to this period; the empty period lies in every one.
  package func contains(_ other: DateRange) -> Bool {
    other.isEmpty || intersection(other) == other
  }

  package func overlaps(_ other: DateRange) -> Bool { !intersection(other).isEmpty }

  package func intersection(_ other: DateRange) -> DateRange {
    guard !isEmpty, !other.isEmpty else { return .empty }
    let first = lower.map { mine in other.lower.map { max(mine, $0) } ?? mine } ?? other.lower
    let end = upper.map { mine in other.upper.map { min(mine, $0) } ?? mine } ?? other.upper
    return DateRange(lower: first, upper: end) ?? .empty
  }

  /// Whether one begins on the day after the other's last.
  package func isAdjacent(to other: DateRange) -> Bool {
    guard !isEmpty, !other.isEmpty else { return false }
    return (upper != nil && upper == other.lower) || (lower != nil && lower == other.upper)
  }

  /// The days of both, where they are one period (overlapping or adjacent); nil where a gap lies between.
  package func union(_ other: DateRange) -> DateRange? {
    if isEmpty { return other }
    if other.isEmpty { return self }
    guard overlaps(other) || isAdjacent(to: other) else { return nil }
    let first = lower.flatMap { mine in other.lower.map { min(mine, $0) } }
    let end = upper.flatMap { mine in other.upper.map { max(mine, $0) } }
    return DateRange(uncheckedLower: first, upper: end)
  }

  /// What is left when the days of `other` are taken out: none, one or two periods.
  package func subtracting(_ other: DateRange) -> [DateRange] {
    let common = intersection(other)
    guard !isEmpty else { return [] }
    guard !common.isEmpty else { return [self] }
    var rest: [DateRange] = []
    if let start = common.lower, let before = DateRange(lower: lower, upper: start), !before.isEmpty { rest.append(before) }
    if let end = common.upper, let after = DateRange(lower: end, upper: upper), !after.isEmpty { rest.append(after) }
    return rest
  }

  /// Every day, in order; none where the period is unbounded, because nobody could count them.
  package var days: some Sequence<LocalDate> {
    let first = lower ?? LocalDate(daysSinceEpoch: 0)
    let end = lower == nil ? first : upper ?? first
    return stride(from: first, to: end, by: 1)
  }

  /// The periods merged where they overlap or touch, in order of time.
  package static func merged(_ ranges: some Sequence<DateRange>) -> [DateRange] {
    let sorted = ranges.filter { !$0.isEmpty }.sorted { left, right in
      switch (left.lower, right.lower) {
      case (nil, nil), (_?, nil): false
      case (nil, _?): true
      case (let first?, let second?): first < second
      }
    }
    var result: [DateRange] = []
    for range in sorted {
      if let last = result.last, let joined = last.union(range) {
        result[result.count - 1] = joined
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension DateRange: CustomStringConvertible {
  package var description: String { phrase.text() }

  /// The period with its inclusive end, as people write it: `01.06.2013 – 08.10.2014`, `ab 01.06.2013`.
  package var phrase: Phrase {
    if isEmpty { return Phrase("kein Tag", en: "no day") }
    switch (lower, lastDay) {
    case (nil, nil): return Phrase("unbefristet", en: "without limit")
    case (let first?, nil): return Phrase("ab \(first)", en: "from \(first)")
    case (nil, let last?): return Phrase("bis \(last)", en: "until \(last)")
    case (let first?, let last?):
      return first == last ? Phrase("\(first)", en: "\(first)") : Phrase("\(first) – \(last)", en: "\(first) – \(last)")
    }
  }
}
