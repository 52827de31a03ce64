/// Where a text stands; each place has bytes of its own that would end it.
///
/// It looks at bytes: a character that begins with a quote and goes on with a combining mark is no quote to Swift, and
/// still ends an attribute.
enum Place {
  case text, attribute

  /// How many of eight bytes, from the lowest on, are written as they are in every place. Of most texts all are, so that they are looked
  /// at together.
  @inline(__always) static func harmless(in word: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let top: UInt64 = 0x8080_8080_8080_8080
    // Seven bits of each byte: then no sum carries over into the next one, and each speaks in its top bit.
    let bytes = word & ~top
    let isPrintable = bytes &+ ones &* 0x60
    // With two bits set, `"`, `&` and `'` are the same (and `#`, which has no replacement); with one, `<` and `>`.
    let isNoQuote = ((bytes | ones &* 0x05) ^ ones &* 0x27) &+ ~top
    let isNoBracket = ((bytes | ones &* 0x02) ^ ones &* 0x3E) &+ ~top
    let isNoBacktick = (bytes ^ ones &* 0x60) &+ ~top
    let isDelete = bytes &+ ones
    // Bytes with the top bit belong to longer characters.
    let isHarmless = isPrintable & isNoQuote & isNoBracket & isNoBacktick & ~isDelete | word
    return (~isHarmless & top).trailingZeroBitCount / 8
  }

  /// What is written in place of a byte, where it may not be written as it is.
  func replacement(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): self == .attribute ? "&quot;" : nil
    case UInt8(ascii: "'"): self == .attribute ? "&#39;" : nil
    case UInt8(ascii: "`"): self == .attribute ? "&#96;" : nil
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"): nil
    // As it is, a parser would make a line feed of it.
    case UInt8(ascii: "\r"): "&#13;"
    // No other control character may stand in a page.
    case 0..<0x20, 0x7F: "\u{FFFD}"
    default: nil
    }
  }
}
