/// How a file is written; of a workbook, its format.
package enum FileEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "Windows-1252"
  case iso8859_15 = "ISO-8859-15"
  case xlsx = "XLSX"
  case xls = "XLS"
  case ods = "ODS"
}

/// Tells from a file's bytes how its letters are written.
struct EncodingCheck {
  private var start: [UInt8] = []
  private var utf8 = UTF8Check()
  private var hasZero = false
  /// Bytes that are letters in Windows-1252 and control characters in ISO 8859.
  private var hasSpecials = false
  /// The byte that is the euro in ISO-8859-15, and ¤, which nobody writes, in Windows-1252.
  private var hasEuro = false
  /// Ä, ö, ß and their like as UTF-8 writes them; in the others that is Ã and a sign behind it, which nobody writes.
  private var hasLettersOfUTF8 = false
  private var byteBefore: UInt8 = 0

  /// Whether some letters are written in UTF-8 and others are not.
  var isMixed: Bool { hasLettersOfUTF8 && !hasZero && !utf8.isValid && markLength != 2 }

  mutating func take(_ bytes: ArraySlice<UInt8>) {
    if start.count < 4 { start += bytes.prefix(4 - start.count) }
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let first = index
        index = utf8.isWhole ? ByteSearch.plainEnd(of: buffer, from: index) : index
        if index > first { byteBefore = 0 }
        guard index < buffer.count else { return }
        let byte = buffer[index]
        hasLettersOfUTF8 = hasLettersOfUTF8 || (byteBefore == 0xC3 && (0x80..<0xC0).contains(byte))
        byteBefore = byte
        utf8.take(byte)
        hasZero = hasZero || byte == 0
        hasSpecials = hasSpecials || (0x80..<0xA0).contains(byte)
        hasEuro = hasEuro || byte == 0xA4
        index += 1
      }
    }
  }

  /// Bytes before the first letter.
  var markLength: Int {
    start.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) ? 2 : 0
  }

  /// Nil where it is no text.
  var encoding: FileEncoding? {
    if start.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if start.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if hasZero {
      // A list begins with a letter, and of those that one writes here each has a zero beside it.
      guard start.count == 4 else { return nil }
      if start[0] != 0, start[1] == 0, start[2] != 0, start[3] == 0 { return .utf16LittleEndian }
      if start[0] == 0, start[1] != 0, start[2] == 0, start[3] != 0 { return .utf16BigEndian }
      return nil
    }
    if utf8.isValid { return .utf8 }
    return hasEuro && !hasSpecials ? .iso8859_15 : .windows1252
  }
}

/// UTF-16 that comes in pieces, as UTF-8. What is no pair becomes U+FFFD.
struct UTF16Decoder {
  let isBigEndian: Bool
  private var half: UInt8?
  private var high: UInt16?

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  mutating func append(_ bytes: ArraySlice<UInt8>, to buffer: inout [UInt8]) {
    for byte in bytes {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      take(isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), &buffer)
    }
  }

  /// At the end: what was begun and never finished.
  mutating func finish(into buffer: inout [UInt8]) {
    if half != nil || high != nil { Self.append(0xFFFD, &buffer) }
    (half, high) = (nil, nil)
  }

  private mutating func take(_ unit: UInt16, _ buffer: inout [UInt8]) {
    if let first = high {
      high = nil
      if (0xDC00...0xDFFF).contains(unit) {
        return Self.append(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(unit) - 0xDC00, &buffer)
      }
      Self.append(0xFFFD, &buffer)
    }
    switch unit {
    case 0xD800...0xDBFF: high = unit
    case 0xDC00...0xDFFF: Self.append(0xFFFD, &buffer)
    default: Self.append(UInt32(unit), &buffer)
    }
  }

  private static func append(_ scalar: UInt32, _ buffer: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    if scalar.isASCII { return buffer.append(UInt8(truncatingIfNeeded: scalar.value)) }
    if let letter = UTF8.encode(scalar) { buffer += letter }
  }
}

/// ISO-8859-15 and Windows-1252 as UTF-8, byte by byte.
struct SingleByteDecoder {
  /// What 0x80 … 0xFF mean.
  let letters: [UInt16]

  /// What 0x80 … 0x9F mean; the five that mean nothing stay the control characters they are in ISO 8859-1.
  static let windows1252 = SingleByteDecoder(
    letters: [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
      0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
      0x0178,
    ] + (0xA0...0xFF))

  /// ISO 8859-1 but for eight letters.
  static let iso8859_15 = SingleByteDecoder(
    letters: (0x80...0xFF).map { (byte: UInt16) in
      switch byte {
      case 0xA4: 0x20AC
      case 0xA6: 0x0160
      case 0xA8: 0x0161
      case 0xB4: 0x017D
      case 0xB8: 0x017E
      case 0xBC: 0x0152
      case 0xBD: 0x0153
      case 0xBE: 0x0178
      default: byte
      }
    })

  func append(_ bytes: ArraySlice<UInt8>, to buffer: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let end = ByteSearch.plainEnd(of: bytes, from: index)
        buffer += bytes[index..<end]
        index = end
        if index < bytes.count {
          append(bytes[index], &buffer)
          index += 1
        }
      }
    }
  }

  private func append(_ byte: UInt8, _ buffer: inout [UInt8]) {
    guard byte >= 0x80 else { return buffer.append(byte) }
    let scalar = letters[Int(byte) - 0x80]
    if scalar < 0x800 {
      buffer.append(0xC0 | UInt8(scalar >> 6))
    } else {
      buffer.append(0xE0 | UInt8(scalar >> 12))
      buffer.append(0x80 | UInt8(scalar >> 6 & 0x3F))
    }
    buffer.append(0x80 | UInt8(scalar & 0x3F))
  }
}
