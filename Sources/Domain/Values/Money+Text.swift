extension Money: CustomStringConvertible {
  /// As people read it: `1.234,56 €`.
  package var description: String { formatted() }

  /// As people read it: `1.234,56 €`.
  package func formatted() -> String { digits(grouped: true) + " €" }

  /// As files carry it: `1234,56`, readable by `parse` and by German spreadsheets.
  package func plain() -> String { digits(grouped: false) }

  private func digits(grouped: Bool) -> String {
    let magnitude = cents.magnitude
    let (euros, rest) = magnitude.quotientAndRemainder(dividingBy: 100)
    let whole = grouped ? euros.groupedByThousands() : String(euros)
    return (cents < 0 ? "-" : "") + whole + (rest < 10 ? ",0" : ",") + String(rest)
  }
}

extension UnsignedInteger {
  /// German grouping: `1234567` → `1.234.567`.
  package func groupedByThousands() -> String {
    let digits = Array(String(self).utf8)
    var grouped: [UInt8] = []
    grouped.reserveCapacity(digits.count + digits.count / 3)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(UInt8(ascii: ".")) }
      grouped.append(digit)
    }
    return String(decoding: grouped, as: UTF8.self)
  }
}

extension Money {
  /// The largest amount a text may name, in euros: sums of millions of them stay far inside 64 bits.
  private static let euroDigits_max = 12

  /// Reads `1.234,56`, `1234,56`, `-0,01`, `1.234,56 €`, `1234` and `12,5`.
  ///
  /// A point groups thousands, as in German; `1234.56` is refused, because `1.234` would be read a thousand times too large
  /// in one of the two ways of writing.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> Money {
    var bytes = Array(text.utf8).trimmed()[...]
    for unit in ["€", "EUR"] where bytes.count > unit.utf8.count && bytes.suffix(unit.utf8.count).elementsEqual(unit.utf8) {
      bytes = Array(bytes.dropLast(unit.utf8.count)).trimmed()[...]
    }
    var negative = false
    for sign in ["-", "−", "+"] where bytes.starts(with: sign.utf8) {
      bytes = Array(bytes.dropFirst(sign.utf8.count)).trimmed()[...]
      negative = sign != "+"
      break
    }
    let halves = bytes.split(separator: UInt8(ascii: ","), maxSplits: 1, omittingEmptySubsequences: false)
    guard let euros = halves.first.flatMap(wholeEuros), let cents = decimals(halves.count == 2 ? halves[1] : nil) else {
      throw unreadable(text)
    }
    let magnitude = euros * 100 + cents
    return Money(cents: negative ? -magnitude : magnitude)
  }

  private static func wholeEuros(_ bytes: ArraySlice<UInt8>) -> Int64? {
    let groups = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty else { return nil }
    if groups.count > 1 {
      guard first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    }
    let digits = groups.joined()
    guard digits.count <= euroDigits_max else { return nil }
    return digits.decimalValue()
  }

  private static func decimals(_ bytes: ArraySlice<UInt8>?) -> Int64? {
    guard let bytes else { return 0 }
    guard let value = bytes.decimalValue() else { return nil }
    switch bytes.count {
    case 1: return value * 10
    case 2: return value
    default: return nil
    }
  }

  private static func unreadable(_ text: some StringProtocol) -> UnreadableValue {
    UnreadableValue(
      code: "amount.unreadable",
      message: Phrase("„\(text)“ ist kein Betrag.", en: "“\(text)” is not an amount."),
      hint: Phrase(
        "Beträge stehen in Euro mit Komma und höchstens zwei Nachkommastellen: 1.234,56 oder 1234,56.",
        en: "Amounts are euros with a decimal comma and at most two decimals: 1.234,56 or 1234,56."))
  }
}
