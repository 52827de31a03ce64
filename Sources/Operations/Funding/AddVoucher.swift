package import Domain
package import Store

/// Enters a receipt or invoice with all its lines, or none of it.
package struct AddVoucher: UseCase {
  /// A line as it is typed, with the codes of where and on what the money went.
  package struct Line: Sendable, Hashable {
    package var property: String?
    package var unit: String?
    package var stage: String?
    /// Which run of the stage, counted from 1.
    package var occurrence = 1
    package var costGroup: String?
    /// Nil: the newest edition of DIN 276 that has the group.
    package var costGroupEdition: Int?
    package var costKind: String
    package var purpose: String
    package var net: Money
    package var vat: Money
    package var gross: Money
    package var discount: Money = .zero
    package var hasInputTaxDeduction = false
    package var paidOn: LocalDate?
    /// Pay names its placement, month and minutes.
    package var placement: String?
    package var month: YearMonth?
    package var minutes: Minutes?

    package init(costKind: String, purpose: String, net: Money, vat: Money, gross: Money) {
      self.costKind = costKind
      self.purpose = purpose
      self.net = net
      self.vat = vat
      self.gross = gross
    }
  }

  /// The voucher; its payee is set from the code.
  package var voucher: VoucherRecord
  package var payee: String?
  package var lines: [Line]

  package init(_ voucher: VoucherRecord, payee: String? = nil, lines: [Line]) {
    self.voucher = voucher
    self.payee = payee
    self.lines = lines
  }

  package var newCode: String? { voucher.number }

  /// Returns what can be funded of the voucher.
  @discardableResult
  package func run(_ tx: Transaction) throws -> Money {
    guard !lines.isEmpty else {
      throw Problem(
        code: "voucher.without_lines",
        message: Phrase("Der Beleg \(voucher.number) hat keine Position.", en: "Voucher \(voucher.number) has no line."),
        hint: Phrase("Mindestens eine Position angeben (--line).", en: "Give at least one line (--line)."))
    }
    var record = voucher
    record.payee = try payee.map { try Lookup.organisation($0, tx) }
    let resolved = try lines.enumerated().map { try resolve($1, position: $0 + 1, tx) }
    let id = try VoucherWrites.insert(record, tx)
    try VoucherWrites.insert(resolved, of: id, tx)
    try AuditEvents.record(
      tx, operation: "voucher.add", subject: "voucher:\(voucher.number)",
      facts: [
        "kind": .text(voucher.kind.rawValue), "lines": .integer(lines.count), "gross_cents": .cents(lines.map(\.gross).sum()),
      ])
    return resolved.map { $0.gross - $0.discount - ($0.hasInputTaxDeduction ? $0.vat : .zero) }.sum()
  }

  private func resolve(_ line: Line, position: Int, _ tx: Transaction) throws -> VoucherLineRecord {
    var record = VoucherLineRecord(
      costKind: try ReferenceList.costKind.require(line.costKind, tx), purpose: line.purpose, net: line.net, vat: line.vat,
      gross: line.gross)
    if let code = line.property {
      let property = try Lookup.property(code, tx)
      record.property = property
      record.unit = try line.unit.map { try Lookup.unit($0, of: property, tx) }
      record.stage = try line.stage.map { try Lookup.stage($0, occurrence: line.occurrence, of: property, tx) }
    } else if let place = line.unit ?? line.stage {
      throw Problem(
        code: "voucher_line.place_without_property",
        message: Phrase(
          "Position \(position) nennt „\(place)“, aber kein Objekt.", en: "Line \(position) names “\(place)” but no property."),
        hint: Phrase("property=CODE ergänzen.", en: "Add property=CODE."))
    }
    record.costGroup = try line.costGroup.map { try VoucherWrites.costGroup($0, edition: line.costGroupEdition, tx) }
    record.discount = line.discount
    record.hasInputTaxDeduction = line.hasInputTaxDeduction
    try PayVoucher.check(line.paidOn)
    record.paidOn = line.paidOn
    switch (line.placement, line.month, line.minutes) {
    case (nil, nil, nil): break
    case (let placement?, let month?, let minutes?):
      record.pay = (try Lookup.placement(placement, tx), month, minutes)
    default:
      throw Problem(
        code: "voucher_line.pay_incomplete",
        message: Phrase(
          "Position \(position): Lohn und Mehraufwand nennen Zuweisung, Monat und Minuten.",
          en: "Line \(position): pay names placement, month and minutes."),
        hint: Phrase(
          "Als Lohn buchen, das rechnet die Minuten selbst (viertelwerk wage add).",
          en: "Book it as pay, which counts the minutes itself (viertelwerk wage add)."))
    }
    return record
  }
}
