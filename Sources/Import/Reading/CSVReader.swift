package import Domain

/// Reads the rows of a CSV file as a stream of cells, each with its place.
///
/// Written for this program: it keeps the line of every row, goes on behind a broken one, and holds one row at a time.
/// RFC 4180 with what spreadsheets make of it: any of `;`, `,`, `|` and tab between cells, quotes with doubled quotes inside, line
/// breaks inside quotes, and CRLF, LF or CR between rows.
package final class CSVReader {
  /// Where a cell lies in the bytes lent by `withCells`; without its quotes.
  package struct Cell {
    package fileprivate(set) var start: Int
    package fileprivate(set) var end: Int
    fileprivate var hasDoubledQuotes: Bool
  }

  /// What the next row is.
  package enum Row: Equatable {
    case cells
    /// A quote that nothing closes: half a file, or a quote too many.
    case unclosedQuote
    /// Something stands behind the quote that closes a cell.
    case strayQuote
  }

  private let source: ByteSource
  private let decoder: Decoder
  private var utf16: UTF16Decoder
  /// A sheet counts its rows, whatever line breaks stand in its cells.
  private let countsRows: Bool
  private var buffer: [UInt8] = []
  private var start = 0
  private var hasEnded = false
  private var cells: [Cell] = []
  private var nextLine = 1

  /// What makes UTF-8 of the bytes.
  private enum Decoder {
    case none, utf16
    case letters(SingleByteDecoder)
  }

  private let fixedDelimiter: UInt8?
  /// Between cells; found by `readHeader`.
  package private(set) var delimiter = UInt8(ascii: ";")
  /// The line on which the row begins, counted from 1.
  package private(set) var line = 0
  /// How much of the file has been fetched so far.
  package var read_bytes: Int { source.read_bytes }
  /// How many cells the row has.
  package var count: Int { cells.count }

  /// A row longer than this has a quote that was never closed.
  private static let rowSize_bytes_max = 8 << 20

  package init(_ file: SourceFile) throws(Problem) {
    source = try ByteSource(path: file.path)
    decoder =
      switch file.encoding {
      case .utf8, .xlsx, .xls, .ods: .none
      case .utf16LittleEndian, .utf16BigEndian: .utf16
      case .windows1252: .letters(.windows1252)
      case .iso8859_15: .letters(.iso8859_15)
      }
    utf16 = UTF16Decoder(isBigEndian: file.encoding == .utf16BigEndian)
    countsRows = file.isSheet
    fixedDelimiter = file.isSheet ? SheetRows.delimiter : nil
    try fill()
    // U+FEFF is three bytes here, however the file writes it.
    if file.markLength > 0 { start = 3 }
  }

  /// Lends the bytes of the row and where its cells lie in them.
  package func withCells<Result>(_ body: (UnsafeBufferPointer<UInt8>, [Cell]) throws -> Result) rethrows -> Result {
    try buffer.withUnsafeBufferPointer { try body($0, cells) }
  }

  /// The cells of the row as texts.
  package func texts() -> [String] {
    withCells { bytes, cells in cells.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } }
  }

  /// Finds what separates cells in the first line, and reads it. A line `sep=;`, which Excel writes, is passed over.
  ///
  /// - Returns: the names of the columns; nil where there is no readable line.
  package func readHeader() throws(Problem) -> [String]? {
    delimiter = fixedDelimiter ?? likelyDelimiter()
    while let row = try next() {
      guard row == .cells else { return nil }
      let names = texts()
      if fixedDelimiter == nil, line == 1, let first = names.first, first.lowercased().hasPrefix("sep="), names.count <= 2 {
        delimiter = first.utf8.count > 4 ? first.utf8.last ?? delimiter : delimiter
        continue
      }
      return names
    }
    return nil
  }

  private func likelyDelimiter() -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in buffer[start...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      counts[byte, default: 0] += 1
    }
    let candidates = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: "|")]
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ";")
  }

  /// Reads the next row that is not blank; nil at the end.
  package func next() throws(Problem) -> Row? {
    while true {
      let row: Scan
      var result = scan()
      while case .incomplete = result {
        try fill()
        result = scan()
      }
      row = result
      line = nextLine
      switch row {
      case .end:
        cells.removeAll(keepingCapacity: true)
        return nil
      case .row(let next, let lineCount):
        nextLine += countsRows ? 1 : lineCount
        start = next
        if isBlank { continue }
        removeDoubledQuotes()
        return .cells
      case .broken(let kind):
        // The next line is read afresh: where a quote is missing, the rows behind it are sound.
        cells.removeAll(keepingCapacity: true)
        try skipLine()
        return kind
      case .incomplete: continue
      }
    }
  }

  private var isBlank: Bool { cells.allSatisfy { $0.start == $0.end } }

  private enum Scan {
    case row(next: Int, lineCount: Int)
    case broken(Row)
    /// More bytes are needed to know.
    case incomplete
    case end
  }

  private func scan() -> Scan {
    cells.removeAll(keepingCapacity: true)
    var found = cells
    let result = buffer.withUnsafeBufferPointer { bytes in
      Self.scan(bytes, from: start, delimiter: delimiter, hasEnded: hasEnded, into: &found)
    }
    cells = found
    return result
  }

  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, hasEnded: Bool, into cells: inout [Cell]
  ) -> Scan {
    let quote = UInt8(ascii: "\"")
    let newline = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    let end = bytes.count
    guard start < end else { return hasEnded ? .end : .incomplete }
    var index = start
    var lineCount = 1
    while true {
      var cell = Cell(start: index, end: index, hasDoubledQuotes: false)
      if index < end, bytes[index] == quote {
        index += 1
        cell.start = index
        while true {
          while index < end, bytes[index] != quote {
            if bytes[index] == newline { lineCount += 1 }
            index += 1
          }
          guard index < end else {
            return hasEnded || end - start > rowSize_bytes_max ? .broken(.unclosedQuote) : .incomplete
          }
          guard index + 1 < end || hasEnded else { return .incomplete }
          if index + 1 < end, bytes[index + 1] == quote {
            cell.hasDoubledQuotes = true
            index += 2
            continue
          }
          break
        }
        cell.end = index
        index += 1
        if index < end, bytes[index] != delimiter, bytes[index] != newline, bytes[index] != carriageReturn {
          return .broken(lineCount > 1 ? .unclosedQuote : .strayQuote)
        }
      } else {
        while index < end, bytes[index] != delimiter, bytes[index] != newline, bytes[index] != carriageReturn { index += 1 }
        cell.end = index
      }
      if index >= end {
        guard hasEnded else { return end - start > rowSize_bytes_max ? .broken(.unclosedQuote) : .incomplete }
        cells.append(cell)
        return .row(next: end, lineCount: lineCount)
      }
      cells.append(cell)
      if bytes[index] == delimiter {
        index += 1
        continue
      }
      if bytes[index] == carriageReturn {
        guard index + 1 < end || hasEnded else { return .incomplete }
        if index + 1 < end, bytes[index + 1] == newline { index += 1 }
      }
      return .row(next: index + 1, lineCount: lineCount)
    }
  }

  /// Goes to the beginning of the next line, whatever quotes say.
  private func skipLine() throws(Problem) {
    while true {
      while start < buffer.count {
        let byte = buffer[start]
        start += 1
        if byte == UInt8(ascii: "\n") {
          nextLine += 1
          return
        }
      }
      if hasEnded { return }
      try fill()
    }
  }

  /// `""` inside quotes means one quote; taken out only when the row is whole, so that it can be read again until then.
  private func removeDoubledQuotes() {
    for number in cells.indices where cells[number].hasDoubledQuotes {
      var target = cells[number].start
      var index = target
      while index < cells[number].end {
        buffer[target] = buffer[index]
        index += buffer[index] == UInt8(ascii: "\"") ? 2 : 1
        target += 1
      }
      cells[number].end = target
      cells[number].hasDoubledQuotes = false
    }
  }

  private func fill() throws(Problem) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    guard let chunk = try source.next() else {
      hasEnded = true
      utf16.finish(into: &buffer)
      return
    }
    switch decoder {
    case .none: buffer += chunk
    case .utf16: utf16.append(chunk, to: &buffer)
    case .letters(let letters): letters.append(chunk, to: &buffer)
    }
  }
}
