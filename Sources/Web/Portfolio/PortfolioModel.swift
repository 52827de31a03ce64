import Domain
import Store

/// What the portfolio shows: every house one may see, and what needs attention first.
struct PortfolioModel: Sendable {
  let rows: [PortfolioRow]
  let alerts: [PortfolioAlert]
  let day: LocalDate

  /// As many as fit above the table; the rest is in the table itself.
  static let alerts_max = 6
  /// How long before its end a pot with money left is spoken of.
  static let potWarning_days = 60
  /// After so many days without an entry a house under way is spoken of: longer than a weekend with a holiday.
  static let silence_days = 5

  /// - Parameters:
  ///   - seesMoney: whether the acting role has to do with pots as a whole.
  ///   - readsDiary: whether it can look at the diary that says nothing.
  init(_ tx: Transaction, on day: LocalDate, seesMoney: Bool, readsDiary: Bool) throws {
    self.day = day
    rows = try PortfolioQueries.rows(on: day, tx)
    let hazards = rows.filter { $0.openHazards > 0 }
      .sorted { ($0.hazardDeadline ?? .distantFuture, $0.code) < ($1.hazardDeadline ?? .distantFuture, $1.code) }
      .map { PortfolioAlert.hazards(property: $0.code, name: $0.name, count: $0.openHazards, deadline: $0.hazardDeadline) }
    let pots = seesMoney ? try PortfolioQueries.endingPots(on: day, within: Self.potWarning_days, tx) : []
    let silent = rows.filter { row in
      readsDiary && row.stages.contains { $0.state == .active }
        && row.lastDiaryDay.map { day.days(since: $0) > Self.silence_days } ?? true
    }.map { PortfolioAlert.silence(property: $0.code, name: $0.name, lastDay: $0.lastDiaryDay) }
    alerts = hazards + pots + silent
  }

  var underWay: Int { rows.count { row in row.stages.contains { $0.state == .active || $0.state == .suspended } } }
}

extension LocalDate {
  /// The last day the calendar knows, so that what has no deadline comes last.
  static var distantFuture: LocalDate { LocalDate(daysSinceEpoch: LocalDate.daysSinceEpoch_range.upperBound) }
}
