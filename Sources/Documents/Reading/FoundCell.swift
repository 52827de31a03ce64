package import Domain

/// A cell as a spreadsheet holds it; of a formula, its last value.
package enum FoundCell: Sendable, Hashable {
  case empty
  case text(String)
  /// A spreadsheet knows no whole numbers: 5 is 5.0.
  case number(Double)
  case day(LocalDate)
  /// A day with a time, in seconds since midnight.
  case moment(LocalDate, Int)
  /// A time of day or a span of time, in seconds: a cell does not say which.
  case time(Int)
  case bool(Bool)
  /// Such as `#REF!`.
  case error(String)
}

/// A row that holds anything.
package struct FoundRow: Sendable, Hashable {
  /// As the spreadsheet counts them, from 1.
  package let number: Int
  /// From the first column on; shorter than others where the last ones are empty.
  package let cells: [FoundCell]
}

extension FoundRow {
  /// Reads a row as the protocol has it.
  ///
  /// - Throws: `DocumentMistake` where it is none.
  init(_ line: ArraySlice<UInt8>) throws {
    var cells: [FoundCell] = []
    var number: Int?
    for piece in line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false) {
      if number == nil {
        number = Int(String(decoding: piece, as: UTF8.self))
      } else {
        cells.append(try FoundCell(piece))
      }
    }
    guard let number else { throw DocumentMistake(kind: "answer", place: "row") }
    self.init(number: number, cells: cells)
  }
}

extension FoundCell {
  fileprivate init(_ written: ArraySlice<UInt8>) throws {
    guard let letter = written.first else {
      self = .empty
      return
    }
    let value = written.dropFirst()
    func read<Value>(_ value: Value?) throws -> Value {
      guard let value else { throw DocumentMistake(kind: "answer", place: "cell") }
      return value
    }
    switch letter {
    case UInt8(ascii: "s"): self = .text(Self.unescaped(value))
    case UInt8(ascii: "n"): self = .number(try read(Double(String(decoding: value, as: UTF8.self))))
    case UInt8(ascii: "d"): self = .day(try read(Self.day(value)))
    case UInt8(ascii: "t"):
      let parts = value.dropFirst(11).split(separator: UInt8(ascii: ":")).compactMap {
        Int(String(decoding: $0, as: UTF8.self))
      }
      guard parts.count == 3 else { throw DocumentMistake(kind: "answer", place: "moment") }
      self = .moment(try read(Self.day(value.prefix(10))), parts[0] * 3600 + parts[1] * 60 + parts[2])
    case UInt8(ascii: "p"): self = .time(try read(Int(String(decoding: value, as: UTF8.self))))
    case UInt8(ascii: "b"): self = .bool(value.first == UInt8(ascii: "1"))
    case UInt8(ascii: "e"): self = .error(Self.unescaped(value))
    default: throw DocumentMistake(kind: "answer", place: "cell")
    }
  }

  /// `2014-10-08`.
  private static func day(_ text: ArraySlice<UInt8>) -> LocalDate? {
    let parts = text.split(separator: UInt8(ascii: "-")).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    return parts.count == 3 ? LocalDate(year: parts[0], month: parts[1], day: parts[2]) : nil
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> String {
    guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in text {
      if isEscaped {
        switch byte {
        case UInt8(ascii: "t"): plain.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "n"): plain.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): plain.append(UInt8(ascii: "\r"))
        default: plain.append(byte)
        }
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
