/// Where a text stands; each place has bytes of its own that would end it.
///
/// It looks at bytes: a character that begins with a quote and goes on with a combining mark is no quote to Swift, and
/// still ends an attribute.
enum Place {
  case text, attribute

  /// Whether a byte may need a replacement: controls, `"` `&` `'` `<` `>`, the backtick and delete.
  @inline(__always) static func isSpecial(_ byte: UInt8) -> Bool {
    // A bit for each of the bytes 0...63.
    let low: UInt64 = 0x0000_0000_FFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
    return byte < 0x40 ? low & (1 &<< UInt64(byte)) != 0 : byte == 0x60 || byte == 0x7F
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
