package import Domain

/// Reads the rows of a CSV file as a stream of cells, each with its place.
///
/// Written for this program: it keeps the line of every row, goes on behind a broken one, and holds one row at a time.
/// RFC 4180 with what spreadsheets make of it: any of `;`, `,`, `|` and tab between cells, quotes with doubled quotes inside, line
/// breaks inside quotes, and CRLF, LF or CR between rows.
package struct CSVReader: ~Copyable {
  /// Where a cell lies in the bytes lent by `withCells`; without its quotes.
  package struct Cell {
    package fileprivate(set) var start: Int
    package fileprivate(set) var end: Int
    fileprivate var hasDoubledQuotes = false
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
  /// Whether the first line is `sep=;`, by which Excel says what stands between cells.
  private(set) var namesDelimiter = false
  /// The bytes of a row that is no row: its line, without the end, as UTF-8.
  private(set) var brokenLine: [UInt8] = []
  /// The line on which the row begins, counted from 1.
  package private(set) var line = 0
  /// Whether the row that was read last ends with a carriage return and a line feed.
  var endsWithCarriageReturn: Bool {
    start >= 2 && start <= buffer.count && buffer[start - 1] == UInt8(ascii: "\n") && buffer[start - 2] == UInt8(ascii: "\r")
  }
  /// How much of the file has been fetched so far.
  package var read_bytes: Int { source.read_bytes }
  /// How many cells the row has.
  package var count: Int { cells.count }

  /// A row longer than this has a quote that was never closed.
  private static let rowSize_bytes_max = 8 << 20

  package init(_ file: SourceFile, chunk_bytes: Int = 256 * 1024) throws(Problem) {
    source = try ByteSource(path: file.path, behind: file.markLength, chunk_bytes: chunk_bytes)
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
  /// - Parameter wanted: the line in which the columns are named, which tells what separates cells.
  /// - Returns: the cells of the first line; nil where there is no readable one.
  package mutating func readHeader(onLine wanted: Int = 1) throws(Problem) -> [String]? {
    if let fixedDelimiter { delimiter = fixedDelimiter } else { delimiter = try likelyDelimiter(onLine: wanted) }
    while let row = try next() {
      guard row == .cells else { return nil }
      let names = texts()
      if fixedDelimiter == nil, line == 1, let first = names.first, first.lowercased().hasPrefix("sep="), names.count <= 2 {
        delimiter = first.utf8.count > 4 ? first.utf8.last ?? delimiter : delimiter
        namesDelimiter = true
        continue
      }
      return names
    }
    return nil
  }

  private mutating func likelyDelimiter(onLine wanted: Int) throws(Problem) -> UInt8 {
    let candidates = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: "|")]
    var line = 1
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var index = start
    while true {
      // The line may go on in what has not been read yet.
      if index >= buffer.count, !hasEnded, buffer.count < Self.rowSize_bytes_max {
        index -= start
        try fill()
        index += start
        continue
      }
      guard index < buffer.count else { break }
      let byte = buffer[index]
      if !isQuoted, line >= wanted, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, line >= wanted, candidates.contains(byte) { counts[byte, default: 0] += 1 }
      if byte == UInt8(ascii: "\n") { line += 1 }
      index += 1
    }
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ";")
  }

  /// Reads the next row that is not blank; nil at the end.
  package mutating func next() throws(Problem) -> Row? {
    if !brokenLine.isEmpty { brokenLine = [] }
    while true {
      var row = scan()
      while case .incomplete = row {
        try fill()
        row = scan()
      }
      line = nextLine
      switch row {
      case .end:
        cells.removeAll(keepingCapacity: true)
        return nil
      case .row(let next, let lineCount, let hasDoubledQuotes):
        nextLine += countsRows ? 1 : lineCount
        start = next
        if isBlank { continue }
        if hasDoubledQuotes { removeDoubledQuotes() }
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
    case row(next: Int, lineCount: Int, hasDoubledQuotes: Bool)
    case broken(Row)
    /// More bytes are needed to know.
    case incomplete
    case end
  }

  private mutating func scan() -> Scan {
    cells.removeAll(keepingCapacity: true)
    return buffer.withUnsafeBufferPointer { bytes in
      Self.scan(bytes, from: start, delimiter: delimiter, hasEnded: hasEnded, into: &cells)
    }
  }

  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, hasEnded: Bool, into cells: inout [Cell]
  ) -> Scan {
    let end = bytes.count
    guard start < end else { return hasEnded ? .end : .incomplete }
    let (quote, newline, carriageReturn) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    let cellEnd = ByteSearch(delimiter, newline, carriageReturn)
    let quoteOrLine = ByteSearch(quote, newline, newline)
    var index = start
    var lineCount = 1
    var hasDoubledQuotes = false
    while true {
      var cell = Cell(start: index, end: index)
      if index < end, bytes[index] == quote {
        index += 1
        cell.start = index
        while true {
          index = quoteOrLine.place(in: bytes, from: index)
          guard index < end else {
            return hasEnded || end - start > rowSize_bytes_max ? .broken(.unclosedQuote) : .incomplete
          }
          if bytes[index] == newline {
            lineCount += 1
            index += 1
            continue
          }
          guard index + 1 < end || hasEnded else { return .incomplete }
          guard index + 1 < end, bytes[index + 1] == quote else { break }
          cell.hasDoubledQuotes = true
          hasDoubledQuotes = true
          index += 2
        }
        cell.end = index
        index += 1
        if index < end, bytes[index] != delimiter, bytes[index] != newline, bytes[index] != carriageReturn {
          return .broken(lineCount > 1 ? .unclosedQuote : .strayQuote)
        }
      } else {
        index = cellEnd.place(in: bytes, from: index)
        cell.end = index
      }
      if index >= end {
        guard hasEnded else { return end - start > rowSize_bytes_max ? .broken(.unclosedQuote) : .incomplete }
        cells.append(cell)
        return .row(next: end, lineCount: lineCount, hasDoubledQuotes: hasDoubledQuotes)
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
      return .row(next: index + 1, lineCount: lineCount, hasDoubledQuotes: hasDoubledQuotes)
    }
  }

  /// Goes to the beginning of the next line, whatever quotes say.
  private mutating func skipLine() throws(Problem) {
    brokenLine.removeAll(keepingCapacity: true)
    while true {
      let end = buffer[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      brokenLine += buffer[start..<(end ?? buffer.count)].prefix(Self.rowSize_bytes_max - brokenLine.count)
      start = end ?? buffer.count
      guard end == nil || (start + 1 == buffer.count && !hasEnded) else { break }
      if hasEnded { return }
      // What the line is told by, CR or CRLF, may stand in what has not been read yet.
      try fill()
    }
    nextLine += 1
    let isCRLF = buffer[start] == UInt8(ascii: "\r") && start + 1 < buffer.count && buffer[start + 1] == UInt8(ascii: "\n")
    start += isCRLF ? 2 : 1
  }

  /// `""` inside quotes means one quote; taken out only when the row is whole, so that it can be read again until then.
  private mutating func removeDoubledQuotes() {
    buffer.withUnsafeMutableBufferPointer { bytes in
      for number in cells.indices where cells[number].hasDoubledQuotes {
        var target = cells[number].start
        var index = target
        while index < cells[number].end {
          bytes[target] = bytes[index]
          index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
          target += 1
        }
        cells[number].end = target
      }
    }
  }

  private mutating func fill() throws(Problem) {
    let passed = min(start, buffer.count)
    buffer.removeSubrange(..<passed)
    start -= passed
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
