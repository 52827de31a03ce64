/// Why a text is no JSON that this program takes, and where.
package struct UnreadableJSON: Error, Sendable, Hashable {
  /// Counted from 0.
  package let offset_bytes: Int
  package let reason: Phrase
}

extension JSONValue {
  /// Reads JSON (RFC 8259) strictly: whole numbers only, no name twice in an object, no half characters, no zero bytes.
  ///
  /// - Throws: `UnreadableJSON`.
  package static func parse(_ bytes: some Collection<UInt8>) throws(UnreadableJSON) -> JSONValue {
    var parser = JSONParser(bytes: Array(bytes))
    return try parser.document()
  }
}

/// Reads JSON from bytes, once from front to back.
private struct JSONParser {
  /// Deeper nesting means nothing here, and every level costs stack.
  private static let depth_max = 32

  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(UnreadableJSON) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw unreadable(Phrase("danach steht noch etwas", en: "something follows it")) }
    return value
  }

  private func unreadable(_ reason: Phrase) -> UnreadableJSON { UnreadableJSON(offset_bytes: position, reason: reason) }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func expect(_ text: StaticString) throws(UnreadableJSON) {
    for byte in "\(text)".utf8 {
      guard next == byte else { throw unreadable(Phrase("hier fehlt „\(text)“", en: "“\(text)” is missing here")) }
      position += 1
    }
  }

  private mutating func value(depth: Int) throws(UnreadableJSON) -> JSONValue {
    guard depth < Self.depth_max else { throw unreadable(Phrase("zu tief geschachtelt", en: "nested too deeply")) }
    skipBlanks()
    switch next ?? 0 {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"):
      try expect("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try number())
    default: throw unreadable(Phrase("hier fehlt ein Wert", en: "a value is missing here"))
    }
  }

  private mutating func object(depth: Int) throws(UnreadableJSON) -> JSONValue {
    try expect("{")
    var members: [String: JSONValue] = [:]
    skipBlanks()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      let start = position
      let name = try text()
      skipBlanks()
      try expect(":")
      let value = try value(depth: depth + 1)
      guard members.updateValue(value, forKey: name) == nil else {
        position = start
        throw unreadable(Phrase("der Name „\(name)“ steht zweimal da", en: "the name “\(name)” stands there twice"))
      }
      skipBlanks()
      if next == UInt8(ascii: ",") {
        position += 1
        continue
      }
      try expect("}")
      return .object(members)
    }
  }

  private mutating func list(depth: Int) throws(UnreadableJSON) -> JSONValue {
    try expect("[")
    var values: [JSONValue] = []
    skipBlanks()
    if next == UInt8(ascii: "]") {
      position += 1
      return .list(values)
    }
    while true {
      values.append(try value(depth: depth + 1))
      skipBlanks()
      if next == UInt8(ascii: ",") {
        position += 1
        continue
      }
      try expect("]")
      return .list(values)
    }
  }

  private mutating func text() throws(UnreadableJSON) -> String {
    try expect("\"")
    var result: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: result, as: UTF8.self) else {
          throw unreadable(Phrase("der Text ist kein UTF-8", en: "the text is not UTF-8"))
        }
        return text
      case UInt8(ascii: "\\"):
        position += 1
        result += try escape()
      case 0..<0x20: throw unreadable(Phrase("ein Steuerzeichen im Text", en: "a control character in a text"))
      default:
        result.append(byte)
        position += 1
      }
    }
    throw unreadable(Phrase("der Text hört nicht auf", en: "the text does not end"))
  }

  private mutating func escape() throws(UnreadableJSON) -> [UInt8] {
    guard let byte = next else { throw unreadable(Phrase("der Text hört nicht auf", en: "the text does not end")) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicode()
    default: throw unreadable(Phrase("dieses Zeichen folgt auf keinen Schrägstrich", en: "no such escape"))
    }
  }

  private mutating func unicode() throws(UnreadableJSON) -> [UInt8] {
    let half = Phrase("ein halbes Zeichen", en: "half a character")
    var code = try codeUnit()
    if (0xD800...0xDBFF).contains(code) {
      try expect("\\u")
      let low = try codeUnit()
      guard (0xDC00...0xDFFF).contains(low) else { throw unreadable(half) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw unreadable(half) }
    // PostgreSQL keeps every character but this one.
    guard code != 0 else { throw unreadable(Phrase("ein Nullzeichen im Text", en: "a zero character in a text")) }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func codeUnit() throws(UnreadableJSON) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unreadable(Phrase("vier Hexadezimalziffern fehlen", en: "four hexadecimal digits are missing"))
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  /// A number that is whole: `12`, `-3`, `1.0`, `2e3`.
  private mutating func number() throws(UnreadableJSON) -> Int64 {
    let start = position
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var digits = run()
    guard let first = digits.first, digits.count == 1 || first != 0 else {
      throw unreadable(Phrase("hier fehlt eine Zahl", en: "a number is missing here"))
    }
    var shift = 0
    if next == UInt8(ascii: ".") {
      position += 1
      let fraction = run()
      guard !fraction.isEmpty else { throw unreadable(Phrase("hier fehlen Ziffern", en: "digits are missing here")) }
      digits += fraction
      shift -= fraction.count
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      let isDown = next == UInt8(ascii: "-")
      if isDown || next == UInt8(ascii: "+") { position += 1 }
      let exponent = run()
      guard !exponent.isEmpty else { throw unreadable(Phrase("hier fehlen Ziffern", en: "digits are missing here")) }
      let size = exponent.reduce(0) { min($0 * 10 + $1, 10_000) }
      shift += isDown ? -size : size
    }
    while shift < 0, digits.last == 0 {
      digits.removeLast()
      shift += 1
    }
    guard let number = Self.whole(digits, shift: shift, isNegative: isNegative) else {
      position = start
      throw unreadable(
        Phrase("keine ganze Zahl in 64 Bit; Beträge sind Cent", en: "no whole number of 64 bits; amounts are cents"))
    }
    return number
  }

  private static func whole(_ digits: [Int], shift: Int, isNegative: Bool) -> Int64? {
    if digits.allSatisfy({ $0 == 0 }) { return 0 }
    guard shift >= 0, digits.count + shift <= 400 else { return nil }
    var number: Int64 = 0
    for digit in digits + Array(repeating: 0, count: shift) {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int64(isNegative ? -digit : digit))
      guard !overflow, !carry else { return nil }
      number = sum
    }
    return number
  }

  private mutating func run() -> [Int] {
    var digits: [Int] = []
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      digits.append(Int(byte - UInt8(ascii: "0")))
      position += 1
    }
    return digits
  }
}
