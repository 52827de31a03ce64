/// Time left of a pot's eligible period against money left of its grant, on a day.
package struct PotClock: Sendable, Hashable {
  /// What the two say together.
  package enum Standing: Sendable, Hashable {
    /// The period or the amount is not known, so that nothing can be said.
    case unknown
    case notBegun
    case onCourse
    /// Much more of the money than of the time is left.
    case behind
    /// The end is near and money is left.
    case ending
    /// The period is over and money is left.
    case ended
    /// Everything is allocated.
    case spent
  }

  /// How long before a pot's period ends its rest needs somebody to act, where the decision names no shorter time: a quarter.
  package static let notice_days = 92
  /// So much more of the money than of the time may be left before it is spoken of.
  private static let lag = BasisPoints(percent: 25)

  private let period: DateRange?
  private let granted: Money?
  private let covered: Money
  private let day: LocalDate

  package init(period: DateRange?, granted: Money?, covered: Money, on day: LocalDate) {
    self.period = period
    self.granted = granted
    self.covered = covered
    self.day = day
  }

  package var rest: Money? { granted.map { $0 - covered } }

  /// Days until the last one of the period; negative once it is over, nil where it has no end.
  package var daysLeft: Int? { period?.lastDay.map { $0.days(since: day) } }

  /// Part of the period that is still to come, today included.
  package var timeLeft: BasisPoints? {
    guard let period, let first = period.lower, let end = period.upper, let count = period.days_count, count > 0 else {
      return nil
    }
    let left = min(max(end.days(since: max(first, day)), 0), count)
    return BasisPoints(left * 10_000 / count)
  }

  /// Part of the grant that is not allocated.
  package var moneyLeft: BasisPoints? {
    guard let granted, let rest, granted.cents > 0 else { return nil }
    return BasisPoints(Int(rest.times(10_000, over: granted.cents).cents))
  }

  package var standing: Standing {
    guard let rest, let daysLeft else { return .unknown }
    if rest.cents <= 0 { return .spent }
    if daysLeft < 0 { return .ended }
    if let first = period?.lower, day < first { return .notBegun }
    if daysLeft <= Self.notice_days { return .ending }
    if let timeLeft, let moneyLeft, moneyLeft > timeLeft + Self.lag { return .behind }
    return .onCourse
  }
}
