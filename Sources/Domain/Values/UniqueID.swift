/// A UUID (RFC 9562) as its 16 bytes: the identity of what is made before the database sees it, such as a diary event.
package struct UniqueID: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Nil unless there are exactly 16 bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    let words = bytes.enumerated().reduce(into: (high: UInt64(0), low: UInt64(0))) { words, next in
      if next.offset < 8 {
        words.high = words.high << 8 | UInt64(next.element)
      } else {
        words.low = words.low << 8 | UInt64(next.element)
      }
    }
    self.init(high: words.high, low: words.low)
  }

  /// A name-based identity (version 8): the same 16 hash bytes always give the same one, so that importing a file twice
  /// makes the same events. Nil unless there are at least 16 bytes; a longer hash is cut.
  package init?(hash: some Collection<UInt8>) {
    guard let raw = UniqueID(bytes: hash.prefix(16)) else { return nil }
    self.init(high: raw.high & ~0xF000 | 0x8000, low: raw.low & ~(0b11 << 62) | (0b10 << 62))
  }

  package var bytes: [UInt8] {
    [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
  }

  /// 7 for `UniqueID.make()`, 8 for name-based ones.
  package var version: Int { Int(high >> 12 & 0xF) }
}

extension UniqueID: Comparable {
  package static func < (left: UniqueID, right: UniqueID) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}

extension UniqueID: CustomStringConvertible {
  /// `0190163d-8694-739b-aea5-966c26f8ad91`
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0xF)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads the form with hyphens, in either case.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> UniqueID {
    let fields = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    if fields.map(\.count) == [8, 4, 4, 4, 12] {
      let digits = fields.joined().map { Character(UnicodeScalar($0)).hexDigitValue }
      let values = digits.compactMap { $0 }
      if values.count == 32 {
        let bytes = stride(from: 0, to: 32, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
        if let id = UniqueID(bytes: bytes) { return id }
      }
    }
    throw UnreadableValue(
      code: "uuid.unreadable",
      message: Phrase("„\(text)“ ist keine UUID.", en: "“\(text)” is not a UUID."),
      hint: Phrase(
        "Eine UUID hat 32 Hexadezimalziffern: 0190163d-8694-739b-aea5-966c26f8ad91.",
        en: "A UUID has 32 hexadecimal digits: 0190163d-8694-739b-aea5-966c26f8ad91."))
  }
}
