import Crypto
import Domain
import Store

/// A file whose kind and columns are known and whose rows can be read.
struct PreparedFile: Sendable {
  let name: String
  let source: SourceFile
  let kind: Kind
  /// Its place among the files of the batch.
  let number: Int
}

/// Reads the rows of a file, checks every cell, and writes the sound rows as the staging table wants them.
struct RowReader {
  private let file: PreparedFile
  private(set) var findings = FindingList()
  /// Keys of rows that are not sound, so that rows that refer to them are not reported as well.
  private(set) var refusedKeys: [String] = []
  private(set) var rowCount = 0
  /// False where rows may be missing: what refers to this kind cannot be judged then.
  private(set) var isComplete = true

  private var out: [UInt8] = []
  /// Where each column's value stands in `out`; empty for NULL.
  private var ranges: [Range<Int>]
  private let keyColumns: [Int]
  private let periods: [(since: Int, until: Int)]
  private let derived: (column: Int, from: [Int])?

  private static let chunkSize_bytes = 64 * 1024

  init(_ file: PreparedFile) {
    self.file = file
    let columns = file.kind.columns
    func index(_ name: StaticString) -> Int? { columns.firstIndex { $0.name.description == name.description } }
    ranges = [Range<Int>](repeating: 0..<0, count: columns.count)
    keyColumns = file.kind.merge.key.compactMap(index)
    periods = [("since", "until"), ("term_since", "term_until")].compactMap { (since: StaticString, until: StaticString) in
      guard let since = index(since), let until = index(until) else { return nil }
      return (since, until)
    }
    derived =
      columns.enumerated().lazy.compactMap { number, column -> (Int, [Int])? in
        guard case .derivedID(let names) = column.type else { return nil }
        return (number, names.compactMap(index))
      }.first
    out.reserveCapacity(Self.chunkSize_bytes + 16 * 1024)
  }

  /// Reads the file to its end; rows are numbered from `firstRow` on.
  ///
  /// - Parameter send: takes rows for COPY, with how many bytes of the file they come from at most, and this reader as it stands.
  mutating func read(firstRow: Int, send: ([UInt8], Int, borrowing RowReader) throws -> Void) throws {
    do {
      var reader = try CSVReader(file.source)
      guard let names = try reader.readHeader() else {
        isComplete = false
        findings.append(Self.headerless(file.name))
        return
      }
      let header = FileHeader(names, line: reader.line, kind: file.kind, file: file.name)
      findings.append(contentsOf: header.findings)
      guard header.isUsable else {
        isComplete = false
        return
      }
      while let row = try reader.next() {
        rowCount += 1
        switch row {
        case .cells: read(reader, header, rowNumber: firstRow + rowCount)
        case .unclosedQuote, .strayQuote:
          isComplete = false
          findings.append(broken(row, line: reader.line))
        }
        if out.count >= Self.chunkSize_bytes {
          try send(out, reader.read_bytes, self)
          out.removeAll(keepingCapacity: true)
        }
      }
    } catch let problem as Problem {
      isComplete = false
      findings.append(Finding(problem, file: file.name))
    }
    if !out.isEmpty { try send(out, file.source.size_bytes, self) }
    out.removeAll(keepingCapacity: true)
  }

  static func headerless(_ name: String) -> Finding {
    Finding(
      code: "import.header", file: name, line: 1,
      message: Phrase("Die erste Zeile nennt keine Spalten.", en: "The first line names no columns."),
      hint: Phrase(
        "In die erste Zeile die Namen der Spalten schreiben, mit Semikolon getrennt.",
        en: "Write the names of the columns into the first line, separated by semicolons."))
  }

  private func broken(_ row: CSVReader.Row, line: Int) -> Finding {
    row == .unclosedQuote
      ? Finding(
        code: "import.quote_unclosed", file: file.name, line: line,
        message: Phrase(
          "Ein Anführungszeichen in dieser Zeile wird nicht geschlossen.", en: "A quotation mark in this line is not closed."),
        hint: Phrase(
          "Ist die Datei vollständig? Ein Anführungszeichen im Text wird verdoppelt.",
          en: "Is the file complete? A quotation mark inside a text is doubled."))
      : Finding(
        code: "import.quote_stray", file: file.name, line: line,
        message: Phrase(
          "Hinter einem schließenden Anführungszeichen steht noch etwas.",
          en: "Something stands behind a closing quotation mark."),
        hint: Phrase("Ein Anführungszeichen im Text wird verdoppelt.", en: "A quotation mark inside a text is doubled."))
  }

  private mutating func read(_ reader: borrowing CSVReader, _ header: FileHeader, rowNumber: Int) {
    let line = reader.line
    let start = out.count
    let findingCount = findings.count
    reader.withCells { bytes, cells in
      guard hasAllCells(cells, header, bytes, line: line) else { return }
      appendDecimal(rowNumber)
      out.append(UInt8(ascii: "\t"))
      appendDecimal(file.number)
      out.append(UInt8(ascii: "\t"))
      appendDecimal(line)
      // Lent rather than copied for each cell: a column is large.
      file.kind.columns.withUnsafeBufferPointer { columns in
        for number in columns.indices {
          out.append(UInt8(ascii: "\t"))
          let from = out.count
          if let cell = header.cells[number] {
            let trimmed = CellReader.trimmed(bytes, cells[cell].start, cells[cell].end)
            read(trimmed, columns[number], header.names[cell], line: line)
          } else {
            appendStanding(columns[number])
          }
          ranges[number] = from..<out.count
        }
      }
      checkPeriods(header, line: line)
      deriveID()
      out.append(UInt8(ascii: "\n"))
      if findings.count > findingCount { rememberKey(bytes, cells, header) }
    }
    if findings.count > findingCount { out.removeSubrange(start...) }
  }

  private mutating func hasAllCells(
    _ cells: [CSVReader.Cell], _ header: FileHeader, _ bytes: UnsafeBufferPointer<UInt8>, line: Int
  ) -> Bool {
    let expected = header.names.count
    let isLonger = cells.count > expected && cells[expected...].contains { $0.end > $0.start }
    guard cells.count < expected || isLonger else { return true }
    findings.append(
      Finding(
        code: isLonger ? "import.cells_surplus" : "import.cells_missing", file: file.name, line: line,
        message: Phrase(
          "Die Zeile hat \(cells.count) Zellen, die Kopfzeile \(expected).",
          en: "The row has \(cells.count) cells, the header \(expected)."),
        hint: isLonger
          ? Phrase(
            "Texte mit Trennzeichen in Anführungszeichen setzen.",
            en: "Put texts that contain the separator into quotation marks.")
          : Phrase(
            "Ist die Datei vollständig? Auch leere Zellen brauchen ihr Trennzeichen.",
            en: "Is the file complete? Empty cells need their separator too.")
      ))
    rememberKey(bytes, cells, header)
    return false
  }

  private mutating func read(_ cell: UnsafeBufferPointer<UInt8>, _ column: Column, _ name: @autoclosure () -> String, line: Int)
  {
    guard !cell.isEmpty else {
      appendStanding(column)
      if column.isRequired {
        findings.append(
          Finding(
            code: "import.value_missing", file: file.name, line: line, column: name(),
            message: Phrase("Hier fehlt ein Wert.", en: "A value is missing here."),
            hint: Phrase("Erwartet: ", en: "Expected: ") + column.expectation + Phrase(".", en: ".")))
      }
      return
    }
    guard let defect = CellReader.append(cell, of: column, to: &out) else { return }
    findings.append(
      Finding(
        code: defect.code, file: file.name, line: line, column: name(), value: column.isPersonal ? nil : CellReader.text(cell),
        message: column.isPersonal
          ? Phrase("Dieser Wert ist hier nicht möglich.", en: "This value is not possible here.") : defect.message,
        hint: defect.hint))
  }

  private mutating func appendStanding(_ column: Column) {
    if let standing = column.standing {
      out += standing.utf8
    } else {
      out.append(UInt8(ascii: "\\"))
      out.append(UInt8(ascii: "N"))
    }
  }

  private mutating func appendDecimal(_ number: Int) {
    CellReader.append(number, to: &out)
  }

  private func isSet(_ column: Int) -> Bool {
    let range = ranges[column]
    return !range.isEmpty && out[range.lowerBound] != UInt8(ascii: "\\")
  }

  private mutating func checkPeriods(_ header: FileHeader, line: Int) {
    for period in periods where isSet(period.since) && isSet(period.until) {
      let since = out[ranges[period.since]]
      let until = out[ranges[period.until]]
      // Days are written year first, so their bytes are ordered as they are.
      guard until.lexicographicallyPrecedes(since), let cell = header.cells[period.until] else { continue }
      let first = (try? LocalDate.parse(String(decoding: since, as: UTF8.self)))?.german ?? ""
      let last = (try? LocalDate.parse(String(decoding: until, as: UTF8.self)))?.german ?? ""
      findings.append(
        Finding(
          code: "import.period_reversed", file: file.name, line: line, column: header.names[cell], value: last,
          message: Phrase(
            "Der letzte Tag liegt vor dem ersten (\(first)).", en: "The last day lies before the first one (\(first))."),
          hint: Phrase("Die beiden Tage prüfen.", en: "Check the two days.")))
    }
  }

  /// Makes the identity of a row that brings none: from its kind and key, so that the same row is the same event again.
  private mutating func deriveID() {
    guard let derived, !isSet(derived.column) else { return }
    var hash = SHA256()
    hash.update(data: Array(file.kind.name.utf8))
    for number in derived.from {
      hash.update(data: [0x1F])
      hash.update(data: out[ranges[number]])
    }
    guard let id = UniqueID(hash: Array(hash.finalize())) else { return }
    out.replaceSubrange(ranges[derived.column], with: id.description.utf8)
  }

  private mutating func rememberKey(_ bytes: UnsafeBufferPointer<UInt8>, _ cells: [CSVReader.Cell], _ header: FileHeader) {
    let parts = keyColumns.compactMap { number -> String? in
      if let cell = header.cells[number], cell < cells.count {
        let trimmed = CellReader.trimmed(bytes, cells[cell].start, cells[cell].end)
        var staged: [UInt8] = []
        if trimmed.isEmpty { return file.kind.columns[number].standing }
        if CellReader.append(trimmed, of: file.kind.columns[number], to: &staged) != nil { return CellReader.text(trimmed) }
        return String(decoding: staged, as: UTF8.self)
      }
      return file.kind.columns[number].standing
    }
    refusedKeys.append(parts.joined(separator: "\u{1F}"))
  }
}
