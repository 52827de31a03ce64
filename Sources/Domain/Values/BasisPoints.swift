/// A share in hundredths of a percent, exactly: 10,000 is the whole, 2,000 is 20,00 %.
package struct BasisPoints: Sendable, Hashable {
  package let value: Int

  package init(_ value: Int) { self.value = value }
  package init(percent: Int) { value = percent * 100 }

  package static let whole = BasisPoints(10_000)
  package static let zero = BasisPoints(0)

  package static func + (left: BasisPoints, right: BasisPoints) -> BasisPoints { BasisPoints(left.value + right.value) }
  package static func - (left: BasisPoints, right: BasisPoints) -> BasisPoints { BasisPoints(left.value - right.value) }

  /// The share of an amount, rounded to the cent (kaufmännisch). Splitting a whole among several: `Money.split(by:)`.
  package func of(_ amount: Money) -> Money { amount.times(Int64(value), over: 10_000) }
}

extension BasisPoints: Comparable {
  package static func < (left: BasisPoints, right: BasisPoints) -> Bool { left.value < right.value }
}

extension BasisPoints: CustomStringConvertible {
  /// As people read it: `20,00 %`.
  package var description: String { Money(cents: Int64(value)).plain() + " %" }

  /// Reads `20`, `20,00`, `12,5 %`.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> BasisPoints {
    var bytes = Array(text.utf8).trimmed()
    if bytes.last == UInt8(ascii: "%") { bytes = Array(bytes.dropLast()).trimmed() }
    if bytes.count <= 9, let first = bytes.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
      let amount = try? Money.parse(String(decoding: bytes, as: UTF8.self))
    {
      return BasisPoints(Int(amount.cents))
    }
    throw UnreadableValue(
      code: "percent.unreadable",
      message: Phrase("„\(text)“ ist kein Prozentsatz.", en: "“\(text)” is not a percentage."),
      hint: Phrase("Ein Prozentsatz wird als 20 oder 12,50 geschrieben.", en: "Write a percentage as 20 or 12,50."))
  }
}
