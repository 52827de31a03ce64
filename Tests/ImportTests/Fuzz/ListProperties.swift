import Domain

@testable import Import

/// What holds for any bytes that somebody sends as a list.
struct ListProperties {
  let bytes: [UInt8]
  let path: String
  /// Whether it is also looked at what becomes of its rows; this takes longer than all the rest.
  let isThorough: Bool

  private static let semicolon = UInt8(ascii: ";")
  private static let large_bytes = 16 * 1024

  func check() throws {
    try ScratchFile.write(bytes, to: path)
    let file: SourceFile
    do throws(Problem) {
      file = try SourceFile(examining: path)
    } catch {
      let isKnown = ["import.encoding", "import.encoding_mixed", "import.empty"].contains(error.code)
      return try BrokenProperty.demand(isKnown, "refused: \(error.code)")
    }
    let text = PlainCSV.decoded(bytes, as: file.encoding, markLength: file.markLength)
    let rows = try Self.rows(file)
    let plain = PlainCSV(text, delimiter: Self.semicolon).rows
    try BrokenProperty.demand(rows == plain, "a second reader finds other rows: \(Self.difference(rows, plain))")
    // What a piece does not finish is looked at again with the next one: of a long list the pieces are larger, or it takes too long.
    let pieces = try Self.rows(file, chunk_bytes: 1 + Int(bytes.reduce(0, &+)) % 13 + bytes.count / 16)
    try BrokenProperty.demand(rows == pieces, "read in pieces it has other rows: \(Self.difference(rows, pieces))")
    let (header, delimiter, below) = try Self.rowsBelowHeader(file)
    let first = PlainCSV(text, delimiter: delimiter).rows
    // A line `sep=;` is the one thing that a header may have above it.
    let begin = text.prefix(5).map { $0 | 0x20 }
    if let header, !begin.starts(with: "sep=".utf8.map { $0 | 0x20 }), !begin.starts(with: "\"sep=".utf8.map { $0 | 0x20 }) {
      try BrokenProperty.demand([header] + below == first, "below the header: \(Self.difference([header] + below, first))")
    }
    if isThorough || bytes.reduce(0, &+) % 4 == 0 {
      try checkList(file, header: header, below: below, lineCount: 1 + text.count { $0 == 0x0A || $0 == 0x0D })
    }
    try checkWritten(rows)
  }

  /// Every row until the end, without looking for what separates cells.
  private static func rows(_ file: SourceFile, chunk_bytes: Int = large_bytes) throws -> [ReadRow] {
    var reader = try CSVReader(file, chunk_bytes: chunk_bytes)
    var rows: [ReadRow] = []
    while let kind = try reader.next() { rows.append(try row(kind, reader)) }
    return rows
  }

  private static func rowsBelowHeader(_ file: SourceFile) throws -> (header: ReadRow?, delimiter: UInt8, below: [ReadRow]) {
    var reader = try CSVReader(file, chunk_bytes: 37)
    let names = try reader.readHeader()
    let header = try names.map { _ in try row(.cells, reader) }
    var rows: [ReadRow] = []
    while let kind = try reader.next() { rows.append(try row(kind, reader)) }
    return (header, reader.delimiter, rows)
  }

  /// The row that a reader has come to, whose cells lie one behind the other in the bytes that it lends.
  private static func row(_ kind: CSVReader.Row, _ reader: borrowing CSVReader) throws -> ReadRow {
    let cells = try reader.withCells { bytes, cells in
      var last = -1
      return try cells.map { cell in
        try BrokenProperty.demand(
          last < cell.start && cell.start <= cell.end && cell.end <= bytes.count, "line \(reader.line): a cell outside its row")
        last = cell.end
        return Array(bytes[cell.start..<cell.end])
      }
    }
    return ReadRow(line: reader.line, kind: kind, cells: cells)
  }

  private static func difference(_ left: [ReadRow], _ right: [ReadRow]) -> String {
    let place = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(left.count, right.count)
    return "row \(place) of \(left.count) and \(right.count): \(left.dropFirst(place).first as ReadRow?) "
      + "and \(right.dropFirst(place).first as ReadRow?)"
  }

  /// Sound rows, written as this program writes lists, are the same rows again.
  private func checkWritten(_ rows: [ReadRow]) throws {
    let sound = rows.filter { $0.kind == .cells }.map { $0.cells.map { String(decoding: $0, as: UTF8.self) } }
    var out: [UInt8] = []
    for cells in sound {
      for (number, cell) in cells.enumerated() {
        if number > 0 { out.append(Self.semicolon) }
        CSVText.append(cell, delimiter: Self.semicolon, to: &out)
      }
      out.append(UInt8(ascii: "\n"))
    }
    // What would be taken for the mark of an encoding, or for none, is no text that somebody writes.
    guard !out.isEmpty, !out.contains(0), !out.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    try ScratchFile.write(out, to: path)
    let read = try Self.rows(try SourceFile(examining: path)).map { $0.cells.map { String(decoding: $0, as: UTF8.self) } }
    try BrokenProperty.demand(read == sound, "written and read again it has other cells")
  }

  /// Of every row below the header it is said that it is sound or what is wrong with it, and the sound ones are what COPY can read.
  private func checkList(_ file: SourceFile, header: ReadRow?, below: [ReadRow], lineCount: Int) throws {
    guard let header else { return }
    let names = header.cells.map { String(decoding: $0, as: UTF8.self) }
    let kind = KindDetection.kind(ofHeader: names) ?? Kind.all[bytes.count % Kind.all.count]
    let list = PreparedFile(name: "liste.csv", source: file, kind: kind, profile: nil, month: nil, number: 0)
    let read = try StagedList(list, lineCount: lineCount)
    // Where the header is not usable no row is looked at.
    if read.rowCount > 0 {
      try BrokenProperty.demand(read.rowCount == below.count, "\(read.rowCount) rows of \(below.count) were looked at")
      try BrokenProperty.demand(
        read.soundCount + read.refusedCount == read.rowCount,
        "of \(read.rowCount) rows \(read.soundCount) are sound and \(read.refusedCount) refused")
    }
    let suggestion = try ProfileSuggestion(path, kind: kind).yaml
    do throws(Problem) {
      _ = try ProfileDocument(file: "vorschlag.yaml").read(suggestion)
    } catch {
      throw BrokenProperty("the profile that is suggested cannot be read: \(error.message.english)\n\(suggestion)")
    }
  }
}

/// A list as it goes to the database.
struct StagedList {
  private(set) var soundCount = 0
  let refusedCount: Int
  let rowCount: Int

  /// - Throws: `BrokenProperty` where a row is nothing that COPY could read, or a finding has no place in the list.
  init(_ list: PreparedFile, lineCount: Int) throws {
    var reader = RowReader(list)
    var soundCount = 0
    // The number of the row, of the file and of the line stand before the columns.
    let tabs = list.kind.columns.count + 2
    try reader.read(firstRow: 0) { bytes, _, _ in
      try BrokenProperty.demand(bytes.last == UInt8(ascii: "\n") && !bytes.contains(0), "a row that does not end, or a zero")
      try BrokenProperty.demand(String(validating: bytes, as: UTF8.self) != nil, "a row that is no UTF-8")
      for row in bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        soundCount += 1
        try BrokenProperty.demand(row.count { $0 == UInt8(ascii: "\t") } == tabs, "a row with other columns")
        try BrokenProperty.demand(!row.contains(UInt8(ascii: "\r")), "a bare carriage return, which COPY takes for an end")
      }
    }
    for finding in reader.findings.listed {
      try BrokenProperty.demand((1...lineCount).contains(finding.line ?? 1), "line \(finding.line ?? 0) of \(lineCount)")
      try BrokenProperty.demand(
        !finding.message.german.isEmpty && !finding.message.english.isEmpty, "\(finding.code) says nothing")
    }
    self.soundCount = soundCount
    (refusedCount, rowCount) = (reader.refusedLines.count, reader.rowCount)
  }
}
