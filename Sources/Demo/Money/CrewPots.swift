import Domain

/// The pots of one crew's houses: an urban-renewal grant for all of them and a housing loan for the first.
///
/// They are written after the crew's vouchers, so that each plan is a little larger than what it has to cover.
struct CrewPots {
  let grant: String
  let loan: String
  let period: DateRange
  /// Ends within weeks, with money left: somebody has to act.
  let isAboutToExpire: Bool
  private let crew: Crew
  private let calendar: WorkCalendar

  static let rate = BasisPoints(percent: 80)

  init(crew: Crew, calendar: WorkCalendar) {
    self.crew = crew
    self.calendar = calendar
    let number = (crew.index + 1).padded(to: 3)
    grant = "STB-" + number
    loan = "WRF-" + number
    isAboutToExpire = crew.index % 4 == 1
    period = DateRange(
      from: calendar.first.adding(months: -15), through: calendar.last.adding(days: isAboutToExpire ? 20 : 420))
  }

  /// Allocates a paid line of a house to the pots that may pay it. Nothing is covered twice and nothing beyond its amount.
  func cover(_ line: MoneyBook.Line, _ position: Int, of voucher: String, position_inCrew: Int, book: MoneyBook) throws {
    guard let paidOn = line.paidOn, let group = line.costGroup?.first, line.amount > .zero else { return }
    let amount = line.amount
    func own(_ part: Money, _ budgetLine: String) throws {
      guard part > .zero else { return }
      try book.allocate(position, of: voucher, to: ("EIGEN", budgetLine), eligible: part, cover: part, on: paidOn)
    }
    if group == "1" { return try own(amount, "ERWERB") }
    guard period.contains(paidOn) else { return try own(amount, "BAU") }
    if position_inCrew == 0, group == "4" {
      return try book.allocate(position, of: voucher, to: (loan, "KG400"), eligible: amount, cover: amount, on: paidOn)
    }
    if line.purpose.hasPrefix("Farbe"), book.total(of: "SPENDE", "FARBE").cover + amount <= WorldPots.donation {
      return try book.allocate(position, of: voucher, to: ("SPENDE", "FARBE"), eligible: amount, cover: amount, on: paidOn)
    }
    // Rounded down, so that the grant never pays more than its rate.
    let granted = Money(cents: amount.cents * Int64(Self.rate.value) / 10_000)
    try book.allocate(position, of: voucher, to: (grant, "KG\(group)00"), eligible: amount, cover: granted, on: paidOn)
    try own(amount - granted, "BAU")
  }

  func write(book: MoneyBook, pots: PotRows) throws {
    try writeGrant(book: book, pots: pots)
    let used = book.total(of: loan, "KG400").eligible
    if used > .zero, let house = crew.houses.first {
      let plan = PotRows.thousands(above: used.times(105, over: 100))
      try pots.write(
        PotRows.Pot(
          code: loan, name: "Wohnraumförderung Erfunden \(crew.index + 1)", kind: "darlehen", funder: "GG-BANK-ERFUNDEN",
          programme: "Wohnraumförderung (erfunden)", granted: plan, period: period, spendWithin_days: 60,
          lines: [("KG400", "Technische Anlagen", plan)]))
      try pots.commit(loan, house.code, plan)
      book.close(loan)
    }
  }

  private func writeGrant(book: MoneyBook, pots: PotRows) throws {
    let names = [
      ("KG200", "Vorbereitende Maßnahmen"), ("KG300", "Baukonstruktionen"), ("KG400", "Technische Anlagen"),
      ("KG700", "Baunebenkosten"),
    ]
    var plans = names.map { name in PotRows.thousands(above: book.total(of: grant, name.0).eligible.times(115, over: 100)) }
    let walls = book.total(of: grant, "KG300").eligible
    if crew.index % 4 == 2, walls > Money(cents: 5_000_000) {
      // One line is over its plan by less than the 20 % that are allowed, and another has saved as much.
      plans[1] = PotRows.thousands(above: walls.times(100, over: 114))
      plans[2] += PotRows.thousands(above: walls - plans[1])
    }
    let total = plans.sum()
    let granted = Self.rate.of(total)
    try pots.write(
      PotRows.Pot(
        code: grant, name: "Städtebauförderung Erfunden \(crew.index + 1)", kind: "zuwendung", funder: "GG-LAND-ERFUNDEN",
        programme: "Städtebauförderung (erfunden)", financeType: "anteil", rate: Self.rate, granted: granted,
        ownShare: total - granted, period: period, refusesOutside: isAboutToExpire, overrun: BasisPoints(percent: 20),
        spendWithin_days: 60, bindingUntil: calendar.last.adding(years: 20),
        note: isAboutToExpire ? "läuft bald ab" : nil,
        lines: zip(names, plans).map { ($0.0, $0.1, $1) }))
    for house in crew.houses {
      try pots.commit(grant, house.code, Money(cents: granted.cents / Int64(crew.houses.count) / 100 * 100))
    }
    for (position, name) in names.enumerated() {
      try pots.rule(
        grant, position + 1, line: name.0, effect: "foerderfaehig", group: String(name.0.dropFirst(2).prefix(1)), kind: nil)
    }
    try pots.rule(grant, names.count + 1, line: nil, effect: "ausgeschlossen", group: nil, kind: "erwerb")
    book.close(grant)
  }
}
