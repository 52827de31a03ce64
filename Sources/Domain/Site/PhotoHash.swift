/// SHA-256 of a photo as it was received: the same bytes are one photo, however often they come.
package struct PhotoHash: Sendable, Hashable {
  package let bytes: [UInt8]

  /// Nil unless there are exactly 32 bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// - Precondition: 32 bytes, as SHA-256 has them.
  package init(digest: [UInt8]) {
    precondition(digest.count == 32, "SHA-256 has 32 bytes")
    bytes = digest
  }

  /// Reads 64 hexadecimal digits.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> PhotoHash {
    let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue.map(UInt8.init) }
    guard text.utf8.count == 64, digits.count == 64,
      let hash = PhotoHash(bytes: stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
    else {
      throw UnreadableValue(
        code: "photo_hash.unreadable",
        message: Phrase("„\(text)“ ist keine SHA-256-Prüfsumme.", en: "“\(text)” is no SHA-256 checksum."),
        hint: Phrase("Sie hat 64 Zeichen aus 0–9 und a–f.", en: "It has 64 characters out of 0–9 and a–f."))
    }
    return hash
  }
}

extension PhotoHash: CustomStringConvertible {
  package var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
