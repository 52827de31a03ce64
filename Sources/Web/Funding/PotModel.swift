import Domain
import Reports
import Store

/// What the page of a pot shows, from one snapshot.
struct PotModel: Sendable {
  let pot: PotRecord
  let funder: String?
  let lines: [BudgetLineFacts]
  let rules: [EligibilityRuleFacts]
  let houses: [House]
  let uses: [ReleasedUse]
  let clock: PotClock
  let overTime: MoneyOverTime?
  let findings: [Finding]
  let voucherCount: Int
  /// Whether whoever looks sees every cent of the pot, and not only those of their own houses.
  let isWhole: Bool
  let day: LocalDate

  /// Something that somebody has to look at, with the voucher it is about where it is about one.
  struct Finding: Sendable {
    let code: String
    let sentence: Phrase
  }

  /// A house that the pot holds something for or pays for; `code` nil: pay that belongs to no house.
  struct House: Sendable {
    let code: String?
    let name: String?
    let commitment: CommitmentFacts?
    let spending: [PotSpending]

    var covered: Money { spending.map(\.covered).sum() }
    var paid: Money { spending.map(\.paid).sum() }
    var rest: Money? { commitment?.amount.map { $0 - covered } }
  }

  /// - Throws: `Problem` `page.unknown` for a pot that there is not, or that whoever looks may not see.
  init(_ tx: Transaction, code: String, on day: LocalDate, isWhole: Bool) throws {
    let id = try WebProblem.hidingUnknown { try Lookup.pot(code, tx) }
    guard let decision = try PotQueries.decision(of: id, tx) else { throw WebProblem.notFound }
    self.isWhole = isWhole
    self.day = day
    pot = decision.pot
    funder = decision.funder
    lines = try PotQueries.lines(of: id, tx)
    rules = try PotQueries.rules(of: id, tx)
    let commitments = try PotQueries.commitments(of: id, tx)
    houses = Self.houses(commitments, try PotQueries.spending(of: id, tx))
    let granted = isWhole ? pot.granted : Self.committed(houses)
    clock = PotClock(period: pot.eligiblePeriod, granted: granted, covered: lines.map(\.covered).sum(), on: day)
    guard isWhole, let statement = try PotStatement(tx, pot: id, asOf: day) else {
      (uses, overTime, findings, voucherCount) = ([], nil, [], 0)
      return
    }
    uses = try ReleasedReportStore.uses(tx, of: [SourceRow("funding_pots", id)])
    overTime = MoneyOverTime(statement.funded, on: day)
    findings = statement.findings.map { Finding(code: $0.code, sentence: $0.sentence) }
    voucherCount = Set(statement.funded.items.map(\.line.voucher)).count
  }

  var covered: Money { lines.map(\.covered).sum() }
  var paid: Money { lines.map(\.paid).sum() }
  var eligible: Money { lines.map(\.eligible).sum() }
  var planned: Money { lines.map(\.planned).sum() }
  var committed: Money? { Self.committed(houses) }

  /// What is set aside for all of them; nothing is known of the sum where that of one is not.
  private static func committed(_ houses: [House]) -> Money? {
    let amounts = houses.compactMap(\.commitment?.amount)
    return amounts.count == houses.count ? amounts.sum() : nil
  }

  private static func houses(_ commitments: [CommitmentFacts], _ spending: [PotSpending]) -> [House] {
    let byHouse = Dictionary(grouping: spending, by: \.property)
    let codes = Set(commitments.map(\.property)).union(byHouse.keys.compactMap { $0 }).sorted()
    var houses = codes.map { code in
      let commitment = commitments.first { $0.property == code }
      let here = byHouse[code] ?? []
      return House(code: code, name: commitment?.name ?? here.first?.propertyName, commitment: commitment, spending: here)
    }
    if let none = byHouse[nil] { houses.append(House(code: nil, name: nil, commitment: nil, spending: none)) }
    return houses
  }
}
