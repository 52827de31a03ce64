package import Domain
package import Store

/// All voucher lines and allocations as a journal that hledger reads (https://hledger.org/hledger.html#journal): a second,
/// independent program can then say whether the sums are right.
///
/// A line is spent (`Ausgaben:HOUSE:KG300:KG334`) against what is still to be covered (`Offen:HOUSE`); an allocation covers it
/// from a pot (`Topf:POT:LINE`). What stands in a plan is a posting of its own that balances with nothing (`(Plan:POT:LINE)`),
/// because one expenditure may stand in several plans.
package enum LedgerJournal {
  /// Writes the journal piece by piece.
  ///
  /// - Parameters:
  ///   - property: only this house, by its code; nil for everything.
  ///   - asOf: the day of lines of which no day is known.
  /// - Throws: `Problem` `property.unknown`.
  package static func write(
    _ tx: Transaction, property code: String?, asOf: LocalDate, to out: (String) throws -> Void
  ) throws {
    let property = try code.map { try Lookup.property($0, tx) }
    try out("; viertelwerk, \(code ?? "alle Objekte"), Stand \(asOf.german)\ncommodity 1000.00 EUR\n")
    try JournalQueries.forEachLine(tx, of: property) { line in
      let house = line.property ?? "ohne-Objekt"
      try out(
        """

        \((line.day ?? asOf).iso) \(payee(line.voucher, line.position, line.reason))
            Ausgaben:\(house):\(group(line.costGroup))    \(amount(line.amount))
            Offen:\(house)    \(amount(-line.amount))

        """)
    }
    try JournalQueries.forEachAllocation(tx, of: property) { allocation in
      let house = allocation.property ?? "ohne-Objekt"
      let account = "\(allocation.pot):\(allocation.budgetLine)"
      try out(
        """

        \(allocation.allocatedOn.iso) \(payee(allocation.voucher, allocation.position, allocation.isReversal ? "Storno" : "Zuordnung"))
            Topf:\(account)    \(amount(-allocation.cover))
            Offen:\(house)    \(amount(allocation.cover))
            (Plan:\(account))    \(amount(allocation.eligible))

        """)
    }
  }

  /// What the transaction is about. A semicolon would begin a comment and a bar would split the text.
  private static func payee(_ voucher: String, _ position: Int, _ reason: String) -> String {
    let plain = reason.map { ";|\n\r".contains($0) ? " " : $0 }
    return "\(voucher)/\(position) \(String(plain))"
  }

  /// Hundreds above the group itself, so that balances add up at both levels.
  private static func group(_ code: String?) -> String {
    guard let code, let first = code.first else { return "ohne-KG" }
    return "KG\(first)00" + (code.hasSuffix("00") ? "" : ":KG\(code)")
  }

  /// With a decimal point, as the journal's format asks.
  private static func amount(_ amount: Money) -> String {
    String(amount.plain().map { $0 == "," ? "." : $0 }) + " EUR"
  }
}
