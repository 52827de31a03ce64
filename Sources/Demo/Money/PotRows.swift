import Domain

/// Writes pots with their plans; the lines of a plan always sum to grant, own share and other cover.
struct PotRows {
  let files: DemoFiles

  /// A pot as it is written.
  struct Pot {
    let code: String
    let name: String
    /// As the column `art` writes it.
    let kind: String
    let funder: String
    let programme: String
    var financeType: String?
    var rate: BasisPoints?
    let granted: Money
    var ownShare = Money.zero
    let period: DateRange
    var refusesOutside = false
    var overrun: BasisPoints?
    var spendWithin_days: Int?
    var bindingUntil: LocalDate?
    var note: String?
    let lines: [(code: String, name: String, plan: Money)]
  }

  /// The next whole thousand of euros, at least one.
  static func thousands(above amount: Money) -> Money {
    Money(cents: max(1, (amount.cents + 99_999) / 100_000) * 100_000)
  }

  func write(_ pot: Pot) throws {
    precondition(pot.lines.map(\.plan).sum() == pot.granted + pot.ownShare, "the plan of \(pot.code) does not add up")
    let file = files.pots
    file.text(pot.code)
    file.text(pot.name)
    file.text(pot.kind)
    file.text(pot.funder)
    file.text(pot.programme)
    file.text(pot.financeType ?? "")
    file.text("ERF-\(pot.code)")
    file.date(pot.period.lower)
    file.text(pot.kind == "zuwendung" ? "ANBest-P (erfundener Bescheid)" : "")
    if let rate = pot.rate { file.hundredths(rate.value) } else { file.empty() }
    file.amount(pot.granted)
    file.amount(pot.ownShare)
    file.amount(.zero)
    file.period(pot.period)
    file.flag(pot.refusesOutside)
    if let overrun = pot.overrun { file.hundredths(overrun.value) } else { file.empty() }
    if let days = pot.spendWithin_days { file.number(days) } else { file.empty() }
    file.date(pot.bindingUntil)
    file.text(pot.bindingUntil == nil ? "" : "20 Jahre ab Fertigstellung (erfunden)")
    file.flag(true)
    file.text(Invention.source)
    file.text("design")
    file.text(pot.note ?? "")
    try file.end()
    for line in pot.lines {
      files.budgetLines.text(pot.code)
      files.budgetLines.text(line.code)
      files.budgetLines.text(line.name)
      files.budgetLines.amount(line.plan)
      files.budgetLines.empty()
      try files.budgetLines.end()
    }
  }

  func commit(_ pot: String, _ house: String, _ amount: Money) throws {
    files.commitments.text(pot)
    files.commitments.text(house)
    files.commitments.amount(amount)
    files.commitments.text(Invention.source)
    try files.commitments.end()
  }

  func rule(_ pot: String, _ position: Int, line: String?, effect: String, group: String?, kind: String?) throws {
    let file = files.rules
    file.text(pot)
    file.number(position)
    file.text(line ?? "")
    file.text(effect)
    file.empty(2)
    file.text(group ?? "")
    file.text(kind ?? "")
    file.text("Nebenbestimmung Nr. \(position) (erfunden)")
    file.empty(2)
    file.text("design")
    try file.end()
  }
}
