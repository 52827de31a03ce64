import Crypto
import Domain
import Store

/// A file whose kind and columns are known and whose rows can be read.
struct PreparedFile: Sendable {
  let name: String
  let source: SourceFile
  let kind: Kind
  /// How its columns become those of the kind; nil where they are called the same.
  let profile: MappingProfile?
  /// Of a grid whose headings are bare days; nil: the profile knows where it stands.
  let month: YearMonth?
  /// Its place among the files of the batch.
  let number: Int
}

/// Reads the rows of a file, checks every cell, and writes the sound rows as the staging table wants them.
struct RowReader {
  private let file: PreparedFile
  private(set) var findings = FindingList()
  /// Keys of rows that are not sound.
  private let refusedKeys: RefusedKeys
  /// Where rows are that are not sound.
  private(set) var refusedLines = LineSet()
  /// Rows that were read: of a grid, days.
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
  /// After so many bytes of the file whoever waits is told how far it is, also where not one row was sound.
  private static let told_bytes = 256 * 1024

  /// - Parameter keys: takes those of rows that are not sound; nil: nobody asks for them.
  init(_ file: PreparedFile, refusing keys: RefusedKeys? = nil) {
    self.file = file
    refusedKeys = keys ?? RefusedKeys(kind: file.kind.name)
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
  /// - Parameter send: takes rows for COPY (none where all were faulty for long), with how many bytes of the file they come from at
  ///   most, and this reader as it stands.
  mutating func read(firstRow: Int, send: ([UInt8], Int, borrowing RowReader) throws -> Void) throws {
    do {
      var reader = try CSVReader(file.source)
      guard let header = try FileHeader.read(&reader, of: file) else {
        isComplete = false
        findings.append(Self.headerless(file.name))
        return
      }
      findings.append(contentsOf: header.findings)
      guard header.isUsable else {
        isComplete = false
        return
      }
      var told = 0
      while let row = try reader.next() {
        switch row {
        case .cells: read(reader, header, firstRow: firstRow)
        case .unclosedQuote, .strayQuote:
          isComplete = false
          rowCount += 1
          refusedLines.insert(reader.line)
          findings.append(broken(row, line: reader.line))
        }
        if out.count >= Self.chunkSize_bytes || reader.read_bytes - told >= Self.told_bytes {
          told = reader.read_bytes
          try send(out, told, self)
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

  private mutating func read(_ reader: borrowing CSVReader, _ header: FileHeader, firstRow: Int) {
    let line = reader.line
    reader.withCells { bytes, cells in
      let row = SourceRow(bytes: bytes, cells: cells, line: line)
      guard !header.skips.contains(where: { $0.values.contains(HeaderName.folded(row.text($0.cell))) }) else { return }
      guard let grid = header.grid else { return read(row, header, header.mapped, firstRow: firstRow) }
      for (cell, day) in grid.days {
        let text = row.text(cell)
        do throws(UnreadableValue) {
          guard let columns = try grid.columns(for: text, in: cell) else { continue }
          var mapped = header.mapped
          for (number, column) in columns { mapped[number] = column }
          mapped[grid.dayColumn] = MappedCell(mapping: CellMapping(standing: day.iso), cell: nil)
          read(row, header, mapped, firstRow: firstRow)
        } catch {
          rowCount += 1
          refusedLines.insert(row.line)
          let isPersonal = grid.columns.contains { file.kind.columns[$0].isPersonal }
          findings.append(
            Finding(
              code: error.code, file: file.name, line: row.line, column: header.names[cell], value: isPersonal ? nil : text,
              message: error.message, hint: error.hint))
        }
      }
    }
  }

  /// Reads one row of the kind.
  private mutating func read(_ row: SourceRow, _ header: FileHeader, _ mapped: [MappedCell?], firstRow: Int) {
    rowCount += 1
    let line = row.line
    let start = out.count
    let findingCount = findings.count
    if mapped.isEmpty, Self.beginsTotals(row.trimmed(0)) { return refuseTotals(row) }
    guard hasAllCells(row, header, mapped) else { return }
    appendDecimal(firstRow + rowCount)
    out.append(UInt8(ascii: "\t"))
    appendDecimal(file.number)
    out.append(UInt8(ascii: "\t"))
    appendDecimal(line)
    // Lent rather than copied for each cell: a column is large.
    file.kind.columns.withUnsafeBufferPointer { columns in
      for number in columns.indices {
        out.append(UInt8(ascii: "\t"))
        let from = out.count
        if !mapped.isEmpty, let source = mapped[number] {
          read(source, of: row, columns[number], header, line: line)
        } else if let cell = header.cells[number] {
          read(row.trimmed(cell), columns[number], header.names[cell], line: line)
        } else {
          appendStanding(columns[number])
        }
        ranges[number] = from..<out.count
      }
    }
    checkPeriods(header, line: line)
    deriveID()
    out.append(UInt8(ascii: "\n"))
    if findings.count > findingCount {
      rememberKey(row, header, mapped)
      out.removeSubrange(start...)
    }
  }

  /// How a row of sums begins, in small letters.
  private static let totals = ["summe", "gesamt", "gesamtsumme", "total", "sum"].map { Array($0.utf8) }

  /// Asked of every row, so it looks at bytes.
  private static func beginsTotals(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    totals.contains { word in word.count == cell.count && zip(word, cell).allSatisfy { $0 == $1 | 0x20 } }
  }

  private mutating func refuseTotals(_ row: SourceRow) {
    refusedLines.insert(row.line)
    findings.append(
      Finding(
        code: "import.totals_row", file: file.name, line: row.line,
        message: Phrase("Das sieht nach einer Zeile mit Summen aus.", en: "This looks like a row of totals."),
        hint: Phrase(
          "Die Zeile löschen, oder sie in einem Profil überspringen (skip).",
          en: "Delete the row, or skip it by a profile (skip).")))
  }

  /// Reads a cell that is written as a profile says.
  private mutating func read(_ source: MappedCell, of row: SourceRow, _ column: Column, _ header: FileHeader, line: Int) {
    let name = source.cell.map { header.names[$0] } ?? column.german
    let text = source.cell.map(row.text) ?? ""
    do throws(UnreadableValue) {
      var value = try source.mapping.value(of: text)
      value.withUTF8 { read($0, column, name, line: line) }
    } catch {
      findings.append(
        Finding(
          code: error.code, file: file.name, line: line, column: name,
          value: column.isPersonal ? nil : CellReader.text(Array(text.utf8)), message: error.message, hint: error.hint))
    }
  }

  private mutating func hasAllCells(_ row: SourceRow, _ header: FileHeader, _ mapped: [MappedCell?]) -> Bool {
    let (cells, line) = (row.cells, row.line)
    let expected = header.names.count
    // A spreadsheet says nothing of empty cells at the end.
    if file.source.isSheet, cells.count < expected { return true }
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
    rememberKey(row, header, mapped)
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

  private mutating func rememberKey(_ row: SourceRow, _ header: FileHeader, _ mapped: [MappedCell?]) {
    var key: [UInt8] = []
    var isFirst = true
    func append(_ part: some Sequence<UInt8>) {
      if !isFirst { key.append(RefusedKeys.separator) }
      isFirst = false
      key += part
    }
    for number in keyColumns {
      let column = file.kind.columns[number]
      var text: String
      if !mapped.isEmpty, let source = mapped[number] {
        let written = source.cell.map(row.text) ?? ""
        text = (try? source.mapping.value(of: written)) ?? written
      } else if let cell = header.cells[number], cell < row.cells.count {
        text = row.text(cell)
      } else {
        text = ""
      }
      guard !text.isEmpty else {
        if let standing = column.standing { append(standing.utf8) }
        continue
      }
      var staged: [UInt8] = []
      if text.withUTF8({ CellReader.append($0, of: column, to: &staged) }) == nil {
        append(staged)
      } else {
        append(CellReader.text(Array(text.utf8)).replacing("\\", with: "\\\\").utf8)
      }
    }
    refusedLines.insert(row.line)
    refusedKeys.append(key)
  }
}

/// A row of a file while its bytes are lent.
private struct SourceRow {
  let bytes: UnsafeBufferPointer<UInt8>
  let cells: [CSVReader.Cell]
  let line: Int

  /// A cell without the blanks around it; one that a spreadsheet does not mention is empty.
  func trimmed(_ cell: Int) -> UnsafeBufferPointer<UInt8> {
    guard cell < cells.count else { return UnsafeBufferPointer(rebasing: bytes[0..<0]) }
    return CellReader.trimmed(bytes, cells[cell].start, cells[cell].end)
  }

  func text(_ cell: Int) -> String { String(decoding: trimmed(cell), as: UTF8.self) }
}
