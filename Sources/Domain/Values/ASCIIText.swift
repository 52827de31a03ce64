extension Sequence<UInt8> {
  /// The number these ASCII digits spell, or nil where one is no digit or there are none; overflow is nil as well.
  func decimalValue() -> Int64? {
    var value: Int64 = 0
    var isEmpty = true
    for byte in self {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, tooLargeStill) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      guard !tooLarge, !tooLargeStill else { return nil }
      value = sum
      isEmpty = false
    }
    return isEmpty ? nil : value
  }
}

extension [UInt8] {
  /// Without the blanks around it, spreadsheets' no-break spaces (U+00A0, U+202F) included.
  func trimmed() -> [UInt8] {
    var slice = self[...]
    let wideBlanks: [[UInt8]] = [[0xC2, 0xA0], [0xE2, 0x80, 0xAF]]
    while let first = slice.first {
      if first == 0x20 || first == 0x09 {
        slice.removeFirst()
      } else if let blank = wideBlanks.first(where: { slice.starts(with: $0) }) {
        slice.removeFirst(blank.count)
      } else {
        break
      }
    }
    while let last = slice.last {
      if last == 0x20 || last == 0x09 {
        slice.removeLast()
      } else if let blank = wideBlanks.first(where: { slice.suffix($0.count).elementsEqual($0) }) {
        slice.removeLast(blank.count)
      } else {
        break
      }
    }
    return Array(slice)
  }
}

extension BinaryInteger {
  /// The number with leading zeros up to `width` digits, as dates and codes are written.
  package func padded(to width: Int) -> String {
    let digits = String(self)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
