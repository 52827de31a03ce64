package import Domain
package import Store

/// Enters the day a voucher was paid, which decides whether it lies inside an eligible period.
package struct PayVoucher: UseCase {
  package var voucher: String
  /// One line; nil: all that are open.
  package var position: Int?
  package var paidOn: LocalDate

  package init(voucher: String, position: Int? = nil, paidOn: LocalDate) {
    self.voucher = voucher
    self.position = position
    self.paidOn = paidOn
  }

  /// Returns the positions that are paid now.
  @discardableResult
  package func run(_ tx: Transaction) throws -> [Int] {
    try Self.check(paidOn)
    let id = try Lookup.voucher(voucher, tx)
    if let position { _ = try Lookup.voucherLine(position, of: id, tx) }
    let paid = try VoucherWrites.pay(id, position: position, on: paidOn, tx)
    guard !paid.now.isEmpty else {
      throw Problem(
        code: "voucher.already_paid",
        message: Phrase("Der Beleg \(voucher) ist schon bezahlt.", en: "Voucher \(voucher) has already been paid."),
        hint: Phrase(
          "Ein Zahlungstag wird nicht geändert; eine falsche Zahlung nimmt eine Gutschrift zurück.",
          en: "A day of payment is not changed; a credit note takes back a wrong payment."))
    }
    try AuditEvents.record(
      tx, operation: "voucher.pay", subject: "voucher:\(voucher)",
      facts: ["on": .day(paidOn), "positions": .list(paid.now.map { .integer(Int64($0)) })],
      change: AuditChange(from: [:], to: ["paid_on": .day(paidOn)]))
    return paid.now
  }

  /// - Throws: `Problem` for a day to come: what is paid then is not paid yet, and a day of payment is never changed.
  static func check(_ paidOn: LocalDate?, today: LocalDate = Moment.now().day) throws {
    guard let paidOn, paidOn > today else { return }
    throw Problem(
      code: "voucher.paid_in_future",
      message: Phrase("Der \(paidOn.german) kommt noch.", en: "\(paidOn.german) is still to come."),
      hint: Phrase("Den Zahlungstag eintragen, wenn gezahlt ist.", en: "Enter the day of payment once it has been paid."))
  }
}
