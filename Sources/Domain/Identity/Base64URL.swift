/// Bytes as text that may stand in URLs and cookies (RFC 4648, 5), without padding.
package enum Base64URL {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  package static func encode(_ bytes: [UInt8]) -> String {
    BitText(digits: digits, width: 6).encode(bytes)
  }

  /// Nil for anything that `encode` would not have written.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    BitText(digits: digits, width: 6).decode(text)
  }
}

/// Bytes as text that people type and authenticator apps take (RFC 4648, 6), without padding.
package enum Base32 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  package static func encode(_ bytes: [UInt8]) -> String {
    BitText(digits: digits, width: 5).encode(bytes)
  }

  /// Nil for anything that `encode` would not have written.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    BitText(digits: digits, width: 5).decode(text)
  }
}

/// Bits written as digits of a fixed width, the last one filled up with zeros.
private struct BitText {
  let digits: [UInt8]
  let width: Int

  func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 8 + width - 1) / width)
    var bits = 0
    var bits_count = 0
    for byte in bytes {
      bits = bits << 8 | Int(byte)
      bits_count += 8
      while bits_count >= width {
        bits_count -= width
        text.append(digits[bits >> bits_count])
        bits &= (1 << bits_count) - 1
      }
    }
    if bits_count > 0 { text.append(digits[bits << (width - bits_count)]) }
    return String(decoding: text, as: UTF8.self)
  }

  func decode(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits = 0
    var bits_count = 0
    for character in text.utf8 {
      guard let value = digits.firstIndex(of: character) else { return nil }
      bits = bits << width | value
      bits_count += width
      if bits_count >= 8 {
        bits_count -= 8
        bytes.append(UInt8(bits >> bits_count))
        bits &= (1 << bits_count) - 1
      }
    }
    // What was filled up is zero and shorter than a digit, so that each text has one form.
    guard bits == 0, bits_count < width else { return nil }
    return bytes
  }
}
