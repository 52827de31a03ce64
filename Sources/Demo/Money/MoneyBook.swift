import Domain

/// Numbers vouchers and allocations in one row, and remembers of every pot only what it has to be able to cover.
final class MoneyBook {
  /// A voucher line as it is written.
  struct Line {
    let house: String?
    let stage: (kind: HouseStage, occurrence: Int)?
    let unit: String?
    let costGroup: String?
    let costKind: String
    let purpose: String
    let net: Money
    let vat: Money
    let discount: Money
    let paidOn: LocalDate?
    let pay: (placement: String, month: YearMonth, minutes: Int)?

    /// What can be funded.
    var amount: Money { net + vat - discount }
  }

  private let files: DemoFiles
  private var vouchers_count = 0
  private var allocations_count = 0
  /// Eligible and covered cents by pot and budget line; the pots of a crew are taken out when they are written.
  private var totals: [String: [String: (eligible: Money, cover: Money)]] = [:]

  init(files: DemoFiles) { self.files = files }

  func total(of pot: String, _ line: String) -> (eligible: Money, cover: Money) { totals[pot]?[line] ?? (.zero, .zero) }

  func close(_ pot: String) { totals[pot] = nil }

  /// Writes a voucher and gives its number.
  func voucher(
    _ kind: String, payee: String?, invoice: String?, on day: LocalDate, reason: String, award: String? = nil
  ) throws -> String {
    vouchers_count += 1
    let number = "R-\(day.year)-" + vouchers_count.padded(to: 6)
    let file = files.vouchers
    file.text(number)
    file.text(kind)
    file.text(payee ?? "")
    file.text(invoice ?? "")
    file.date(day)
    file.text(reason)
    file.text(award ?? "")
    file.flag(true)
    file.empty()
    file.text(Invention.source)
    try file.end()
    return number
  }

  func line(_ line: Line, position: Int, of voucher: String) throws {
    let file = files.voucherLines
    file.text(voucher)
    file.number(position)
    file.text(line.house ?? "")
    file.text(line.unit ?? "")
    if let stage = line.stage {
      file.text(stage.kind.rawValue)
      file.number(stage.occurrence)
    } else {
      file.empty(2)
    }
    file.text(line.costGroup ?? "")
    file.text(line.costKind)
    file.text(line.purpose)
    file.amount(line.net)
    file.amount(line.vat)
    file.amount(line.net + line.vat)
    file.amount(line.discount)
    file.flag(false)
    file.date(line.paidOn)
    if let pay = line.pay {
      file.text(pay.placement)
      file.text(pay.month.iso)
      file.number(pay.minutes)
    } else {
      file.empty(3)
    }
    try file.end()
  }

  /// Writes who pays what of a line. A share is said of pay alone, where it is a share of every minute.
  func allocate(
    _ position: Int, of voucher: String, to target: (pot: String, line: String), eligible: Money, cover: Money,
    share: BasisPoints? = nil, on day: LocalDate
  ) throws {
    let before = total(of: target.pot, target.line)
    totals[target.pot, default: [:]][target.line] = (before.eligible + eligible, before.cover + cover)
    allocations_count += 1
    let file = files.allocations
    file.text("ZU-" + allocations_count.padded(to: 7))
    file.text(voucher)
    file.number(position)
    file.text(target.pot)
    file.text(target.line)
    file.amount(eligible)
    file.amount(cover)
    if let share { file.hundredths(share.value) } else { file.empty() }
    file.date(day)
    try file.end()
  }
}
