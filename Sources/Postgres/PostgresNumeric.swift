/// A `numeric` as exact decimal text ("-12.50", "NaN"), for the few figures that are neither cents nor minutes.
package struct PostgresNumeric: PostgresCodable, Hashable, CustomStringConvertible {
  /// The digits as PostgreSQL would print them.
  package let text: String
  private let digits: [Int16]
  private let weight: Int16
  private let sign: UInt16
  private let scale: Int16

  private static let negative: UInt16 = 0x4000
  private static let notANumber: UInt16 = 0xC000

  package var description: String { text }
  package static var postgresType: PostgresType { .numeric }

  /// Nil unless the text is a plain decimal number: an optional sign, digits, and digits after one point.
  package init?(_ text: String) {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), parts.count == 1 || !parts[1].isEmpty
    else { return nil }
    let whole = parts[0].utf8.map { Int16($0 - 48) }
    let fraction = parts.count == 2 ? parts[1].utf8.map { Int16($0 - 48) } : []
    // Groups of four decimal digits, aligned to the decimal point.
    let left = [Int16](repeating: 0, count: (4 - whole.count % 4) % 4) + whole
    let right = fraction + [Int16](repeating: 0, count: (4 - fraction.count % 4) % 4)
    var groups = stride(from: 0, to: left.count + right.count, by: 4).map { start in
      (left + right)[start..<start + 4].reduce(Int16(0)) { $0 * 10 + $1 }
    }
    var weight = left.count / 4 - 1
    while groups.first == 0 {
      groups.removeFirst()
      weight -= 1
    }
    while groups.last == 0 { groups.removeLast() }
    guard let weight = Int16(exactly: groups.isEmpty ? 0 : weight), fraction.count <= 16_383 else { return nil }
    self.init(
      digits: groups, weight: weight, sign: isNegative && !groups.isEmpty ? Self.negative : 0, scale: Int16(fraction.count))
  }

  private init(digits: [Int16], weight: Int16, sign: UInt16, scale: Int16) {
    self.digits = digits
    self.weight = weight
    self.sign = sign
    self.scale = scale
    text = Self.render(digits: digits, weight: Int(weight), sign: sign, scale: Int(scale))
  }

  private static func render(digits: [Int16], weight: Int, sign: UInt16, scale: Int) -> String {
    if sign == notANumber { return "NaN" }
    func group(_ position: Int) -> String {
      let index = weight - position
      let value = digits.indices.contains(index) ? String(digits[index]) : "0"
      return String(repeating: "0", count: 4 - value.count) + value
    }
    let whole = weight < 0 ? "0" : (0...weight).reversed().map(group).joined()
    let trimmed = whole.drop { $0 == "0" }
    var text = (sign == negative ? "-" : "") + (trimmed.isEmpty ? "0" : trimmed)
    if scale > 0 {
      let groups = (1...(scale + 3) / 4).map { group(-$0) }.joined()
      text += "." + groups.prefix(scale)
    }
    return text
  }

  package func encode(into buffer: inout [UInt8]) {
    buffer.appendBigEndian(Int16(digits.count))
    buffer.appendBigEndian(weight)
    buffer.appendBigEndian(sign)
    buffer.appendBigEndian(scale)
    for digit in digits { buffer.appendBigEndian(digit) }
  }

  /// Infinities are refused.
  package init(from cell: Cell) throws {
    let bytes = try cell.required(as: PostgresNumeric.self, type: .numeric)
    guard bytes.count >= 8 else { throw cell.mismatch(PostgresNumeric.self) }
    let count = Int(bytes.bigEndian(Int16.self))
    let sign = bytes.bigEndian(UInt16.self, at: 4)
    guard bytes.count == 8 + 2 * count, [0, Self.negative, Self.notANumber].contains(sign) else {
      throw cell.mismatch(PostgresNumeric.self)
    }
    self.init(
      digits: (0..<count).map { bytes.bigEndian(Int16.self, at: 8 + 2 * $0) },
      weight: bytes.bigEndian(Int16.self, at: 2), sign: sign, scale: bytes.bigEndian(Int16.self, at: 6))
  }
}
