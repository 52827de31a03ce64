@testable import Import

/// A row as a reader gives it; of a broken one, no cells.
struct ReadRow: Equatable {
  let line: Int
  let kind: CSVReader.Row
  let cells: [[UInt8]]
}

/// The second opinion on a list: the rules of `CSVReader` once more, on the whole text at once and one byte at a time.
struct PlainCSV {
  private let text: [UInt8]
  private let delimiter: UInt8
  private var index = 0
  private(set) var rows: [ReadRow] = []

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ text: [UInt8], delimiter: UInt8) {
    self.text = text
    self.delimiter = delimiter
    var line = 1
    while index < text.count {
      let start = index
      let cells = row()
      let passed = text[start..<index]
      if let cells {
        if cells.contains(where: { !$0.isEmpty }) { rows.append(ReadRow(line: line, kind: .cells, cells: cells)) }
        // Line breaks inside quotes, and the end of the row however it is written.
        line += 1 + passed.dropLast().count { $0 == Self.newline }
      } else {
        rows.append(ReadRow(line: line, kind: brokenKind, cells: []))
        index = text[start...].firstIndex { $0 == Self.newline || $0 == Self.carriageReturn } ?? text.count
        if text[index...].starts(with: [Self.carriageReturn, Self.newline]) { index += 1 }
        index += 1
        line += 1
      }
    }
  }

  private var brokenKind = CSVReader.Row.cells

  /// Nil where it is broken.
  private mutating func row() -> [[UInt8]]? {
    let start = index
    var cells: [[UInt8]] = []
    while true {
      var cell: [UInt8] = []
      if index < text.count, text[index] == Self.quote {
        index += 1
        while true {
          guard index < text.count else {
            brokenKind = .unclosedQuote
            return nil
          }
          if text[index] == Self.quote {
            guard index + 1 < text.count, text[index + 1] == Self.quote else { break }
            index += 1
          }
          cell.append(text[index])
          index += 1
        }
        index += 1
        guard index == text.count || isEnd(text[index]) else {
          brokenKind = text[start..<index].contains(Self.newline) ? .unclosedQuote : .strayQuote
          return nil
        }
      } else {
        while index < text.count, !isEnd(text[index]) {
          cell.append(text[index])
          index += 1
        }
      }
      cells.append(cell)
      guard index < text.count else { return cells }
      let end = text[index]
      index += 1
      if end == delimiter { continue }
      if end == Self.carriageReturn, index < text.count, text[index] == Self.newline { index += 1 }
      return cells
    }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.newline || byte == Self.carriageReturn
  }

  /// The whole of a file as UTF-8, without the mark before its first letter.
  static func decoded(_ bytes: [UInt8], as encoding: FileEncoding, markLength: Int) -> [UInt8] {
    let letters = bytes[markLength...]
    switch encoding {
    case .utf8, .xlsx, .xls, .ods: return Array(letters)
    case .windows1252, .iso8859_15:
      let decoder: SingleByteDecoder = encoding == .windows1252 ? .windows1252 : .iso8859_15
      var text: [UInt8] = []
      for index in letters.indices { decoder.append(letters[index...index], to: &text) }
      return text
    case .utf16LittleEndian, .utf16BigEndian:
      let isBig = encoding == .utf16BigEndian
      let units = stride(from: letters.startIndex, to: letters.endIndex - 1, by: 2).map { index in
        let (first, second) = (UInt16(letters[index]), UInt16(letters[index + 1]))
        return isBig ? first << 8 | second : second << 8 | first
      }
      var text = Array(String(decoding: units, as: UTF16.self).utf8)
      // Half a unit at the end; behind half a pair it is one letter with it.
      let isHalfPair = units.last.map { (0xD800...0xDBFF).contains($0) } ?? false
      if letters.count % 2 == 1, !isHalfPair { text += "\u{FFFD}".utf8 }
      return text
    }
  }
}
