import Domain
import Reports
import Store

/// A line of the list of pots.
struct PotListRow: Sendable {
  let pot: PotOverview
  let clock: PotClock
  /// How many findings the pot has; nil for whoever does not see the whole of it.
  let findingCount: Int?
  let isWhole: Bool

  /// What is left for whoever looks: of the pot, or of what it holds for one's own houses.
  var rest: Money? { (isWhole ? pot.granted : pot.committed).map { $0 - pot.covered } }
}

/// What the list of pots shows.
struct PotListModel: Sendable {
  let rows: [PotListRow]
  /// What was told from the sites and waits for finance.
  let notes: [OfficeNote]

  /// - Parameter isWhole: whether whoever looks sees every cent of a pot, and not only those of their own houses.
  init(_ tx: Transaction, on day: LocalDate, isWhole: Bool) throws {
    notes = tx.actor.role == .finance ? try OfficeNotes.all(settledToo: false, tx) : []
    let counts =
      isWhole
      ? Dictionary(
        try PotStatement.all(tx, asOf: day).map { ($0.funded.pot.code, $0.findings.count) }, uniquingKeysWith: { $1 })
      : [:]
    // A pot that only pays people on a house says nothing to whoever may not know what they are paid.
    let pots = try PotQueries.overview(tx).filter { isWhole || $0.committed != nil || !$0.covered.isZero }
    rows = pots.map { pot in
      PotListRow(
        pot: pot,
        clock: PotClock(
          period: pot.eligiblePeriod, granted: isWhole ? pot.granted : pot.committed, covered: pot.covered, on: day),
        findingCount: isWhole ? counts[pot.code] ?? 0 : nil, isWhole: isWhole)
    }
  }

  /// Pots of which money would be lost, the nearest end first.
  var urgent: [PotListRow] {
    rows.filter { $0.clock.standing == .ending || $0.clock.standing == .ended }
      .sorted { ($0.clock.daysLeft ?? 0) < ($1.clock.daysLeft ?? 0) }
  }
}
