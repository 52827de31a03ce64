/// A figure with decimals that is neither money nor time (m², rooms, tonnes), kept as its digits and never as floating point.
package struct ExactDecimal: Sendable, Hashable {
  /// The digits as a database and JSON write them: `42.50`.
  package let text: String

  /// The digits behind the point, but for zeros that say nothing.
  package var fraction: Substring {
    guard let point = text.firstIndex(of: ".") else { return "" }
    let digits = text[text.index(after: point)...]
    return digits[..<(digits.lastIndex { $0 != "0" }.map { digits.index(after: $0) } ?? digits.startIndex)]
  }

  /// Nil unless it is digits, with at most one point among them.
  package init?(text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.count <= 12 && $0.decimalValue() != nil }) else { return nil }
    self.text = text
  }

  /// Reads `42`, `42,5` and `1.234,50`; like amounts, a point only groups thousands.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> ExactDecimal {
    let bytes = Array(text.utf8).trimmed()
    let halves = bytes.split(separator: UInt8(ascii: ","), maxSplits: 1, omittingEmptySubsequences: false)
    let groups = (halves.first ?? []).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isGrouped = groups.count > 1
    let groupsFit = !isGrouped || ((groups.first?.count ?? 0) <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
    let whole = String(decoding: groups.joined(), as: UTF8.self)
    let fraction = halves.count == 2 ? "." + String(decoding: halves[1], as: UTF8.self) : ""
    guard groupsFit, let value = ExactDecimal(text: whole + fraction) else {
      throw UnreadableValue(
        code: "decimal.unreadable",
        message: Phrase("„\(text)“ ist keine Zahl.", en: "“\(text)” is not a number."),
        hint: Phrase("Zahlen haben ein Dezimalkomma: 42,5.", en: "Numbers have a decimal comma: 42,5."))
    }
    return value
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// As people read it: `1.234,5`; zeros that say nothing are left out.
  package var description: String {
    let parts = text.split(separator: ".")
    let whole = parts.first.map(String.init) ?? "0"
    let grouped = UInt64(whole).map { $0.groupedByThousands() } ?? whole
    guard parts.count == 2 else { return grouped }
    let fraction = parts[1].reversed().drop { $0 == "0" }.reversed()
    return fraction.isEmpty ? grouped : grouped + "," + String(fraction)
  }
}

extension ExactDecimal {
  private var whole: Substring {
    let digits = text.prefix { $0 != "." }.drop { $0 == "0" }
    return digits.isEmpty ? "0" : digits
  }

  /// The same figure, however many zeros it was written with.
  package static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.whole == right.whole && left.fraction == right.fraction
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(whole)
    hasher.combine(fraction)
  }
}
