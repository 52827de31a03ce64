/// Looks for any of three bytes, eight at a time.
struct ByteSearch {
  private let wanted: (UInt8, UInt8, UInt8)
  private let patterns: (UInt64, UInt64, UInt64)

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    wanted = (first, second, third)
    patterns = (UInt64(first) * Self.ones, UInt64(second) * Self.ones, UInt64(third) * Self.ones)
  }

  /// The first place from `start` on where one of them stands; the end where there is none.
  @inline(__always) func place(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let words = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: words.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let marks =
        (Self.zeros(word ^ patterns.0) | Self.zeros(word ^ patterns.1) | Self.zeros(word ^ patterns.2)) & Self.highs
      if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, bytes[index] != wanted.0, bytes[index] != wanted.1, bytes[index] != wanted.2 { index += 1 }
    return index
  }

  /// Marks the bytes that are zero. A borrow may mark one too many behind the first, and only the first counts.
  @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

  /// The end of the ASCII letters from `start` on: where a zero or a byte of something longer stands, or where the bytes end.
  @inline(__always) static func plainEnd(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let words = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: words.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let marks = (zeros(word) | word) & highs
      if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, bytes[index] != 0, bytes[index] < 0x80 { index += 1 }
    return index
  }
}
