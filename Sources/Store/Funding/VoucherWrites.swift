package import Domain
import Postgres

/// A voucher as it is stored, without its lines.
package struct VoucherRecord: Sendable, Hashable {
  package var number: String
  package var kind: VoucherKind
  package var payee: Organisation.ID?
  package var invoiceNumber: String?
  package var invoicedOn: LocalDate?
  package var reason: String
  package var awardReference: String?
  package var isInvented = false
  package var note: String?
  package var source: String?

  package init(number: String, kind: VoucherKind, reason: String) {
    self.number = number
    self.kind = kind
    self.reason = reason
  }
}

/// A line of a voucher as it is stored.
package struct VoucherLineRecord: Sendable {
  package var property: Property.ID?
  package var unit: Unit.ID?
  package var stage: Stage.ID?
  package var costGroup: (edition: Int, code: String)?
  package var costKind: String
  package var purpose: String
  package var net: Money
  package var vat: Money
  package var gross: Money
  package var discount: Money = .zero
  package var hasInputTaxDeduction = false
  package var paidOn: LocalDate?
  /// Pay of a participant: the minutes of one placement and month.
  package var pay: (placement: Placement.ID, month: YearMonth, minutes: Minutes)?

  package init(costKind: String, purpose: String, net: Money, vat: Money, gross: Money) {
    self.costKind = costKind
    self.purpose = purpose
    self.net = net
    self.vat = vat
    self.gross = gross
  }
}

/// Writes vouchers and their lines.
package enum VoucherWrites {
  package static func insert(_ voucher: VoucherRecord, _ tx: Transaction) throws -> Voucher.ID {
    try tx.query(
      """
      insert into vouchers
        (number, kind, payee_id, invoice_number, invoiced_on, reason, award_reference, is_invented, note, source)
      values (\(voucher.number), \(voucher.kind), \(voucher.payee), \(voucher.invoiceNumber), \(voucher.invoicedOn),
              \(voucher.reason), \(voucher.awardReference), \(voucher.isInvented), \(voucher.note), \(voucher.source))
      returning id
      """
    ).decode(Voucher.ID.self)[0]
  }

  /// Inserts the lines in order, numbered from 1.
  package static func insert(_ lines: [VoucherLineRecord], of voucher: Voucher.ID, _ tx: Transaction) throws {
    _ = try tx.run(
      lines.enumerated().map { index, line in
        """
        insert into voucher_lines
          (voucher_id, position, property_id, unit_id, stage_id, cost_group_edition, cost_group_code, cost_kind_code, purpose,
           net_cents, vat_cents, gross_cents, discount_cents, has_input_tax_deduction, paid_on, placement_id, month, minutes)
        values (\(voucher), \(index + 1), \(line.property), \(line.unit), \(line.stage), \(line.costGroup?.edition),
                \(line.costGroup?.code), \(line.costKind), \(line.purpose), \(line.net), \(line.vat), \(line.gross),
                \(line.discount), \(line.hasInputTaxDeduction), \(line.paidOn), \(line.pay?.placement), \(line.pay?.month),
                \(line.pay?.minutes))
        """
      })
  }

  /// The lines not yet paid are paid on a day; a payment that was entered is never changed.
  ///
  /// - Parameter position: one line, or all of them.
  /// - Returns: the positions that were paid now, and those that had been before.
  package static func pay(
    _ voucher: Voucher.ID, position: Int?, on day: LocalDate, _ tx: Transaction
  ) throws -> (now: [Int], before: [Int]) {
    let lines = try tx.query(
      """
      select position, paid_on is not null from voucher_lines
       where voucher_id = \(voucher) and (\(position)::int is null or position = \(position)::int)
       order by id for no key update
      """
    ).decode((Int, Bool).self)
    let open = lines.filter { !$0.1 }.map(\.0)
    if !open.isEmpty {
      try tx.execute(
        "update voucher_lines set paid_on = \(day) where voucher_id = \(voucher) and position = any(\(open))")
    }
    return (open.sorted(), lines.filter(\.1).map(\.0).sorted())
  }

  /// The newest edition of DIN 276 that has a cost group.
  ///
  /// - Throws: `Problem` for one that no edition has.
  package static func costGroup(_ code: String, edition: Int?, _ tx: Transaction) throws -> (edition: Int, code: String) {
    let found = try tx.query(
      """
      select edition from cost_groups where code = \(code) and (\(edition)::int is null or edition = \(edition)::int)
       order by edition desc limit 1
      """
    ).decode(Int.self).first
    guard let found else {
      throw try Lookup.unknown(
        code, CodeNoun("cost_group", Phrase("Die Kostengruppe", en: "The cost group")), tx,
        "select distinct code from cost_groups where \(edition)::int is null or edition = \(edition)::int order by code")
    }
    return (found, code)
  }
}
