import Documents
import Domain

/// A list as it came, with a column of what was found in each row: to be mended and sent again.
struct FindingsFile: Sendable {
  let file: PreparedFile
  let findings: [Finding]
  /// The lines that go back; nil: all of them.
  let lines: LineSet?
  /// Findings of all lists that are counted and not listed, so that their rows stand here without a word.
  let unlistedCount: Int
  let language: Language
  /// Whoever reads it knows no commands.
  let isOnPages: Bool

  /// Where the columns of a list are named.
  struct Header {
    let line: Int
    /// The cell of what was found an earlier time.
    let dropped: Int?
    /// How many cells stand before what is found.
    let width: Int
  }

  /// Writes the list as text into a folder, row by row.
  ///
  /// - Returns: its path.
  /// - Throws: `Problem` `documents.disk_full`, and what reading the list throws.
  func write(into folder: WorkFolder) throws(Problem) -> String {
    let said = textByLine
    var reader = try CSVReader(file.source)
    let headerLine = file.profile?.headerLine ?? 1
    var row: CSVReader.Row? = try reader.readHeader(onLine: headerLine) == nil ? reader.line == 0 ? nil : .strayQuote : .cells
    var out = try ListWriter(
      in: folder, encoding: encoding, delimiter: reader.delimiter, endsWithCarriageReturn: reader.endsWithCarriageReturn)
    if reader.namesDelimiter { try out.append(["sep=\(Character(Unicode.Scalar(reader.delimiter)))"]) }
    var header: Header?
    while let kind = row {
      let line = reader.line
      let goesBack = header == nil || lines?.contains(line) ?? true
      if goesBack, header == nil || lines == nil {
        // Every row stays on its line: profiles count them, and people look for them.
        while out.lineCount < line - 1 { try out.append([]) }
      }
      var cells = kind == .cells ? reader.texts() : []
      if header == nil, line >= headerLine {
        let dropped = cells.firstIndex { FileHeader.isFindings($0) }
        if let dropped { cells.remove(at: dropped) }
        let found = Header(line: line, dropped: dropped, width: cells.count)
        header = found
        let title = title(said, found)
        if kind == .cells { try out.append(cells + [title]) } else { try out.append(line: reader.brokenLine, title) }
      } else if let header, goesBack {
        if let dropped = header.dropped, dropped < cells.count { cells.remove(at: dropped) }
        let text = said[line] ?? ""
        // Below its heading, however many cells the row has: what is too much stays behind it, to be looked at.
        while cells.count < header.width { cells.append("") }
        while cells.count > header.width, cells.last == "" { cells.removeLast() }
        cells.insert(text, at: header.width)
        if kind == .cells { try out.append(cells) } else { try out.append(line: reader.brokenLine, text) }
      } else if goesBack {
        if kind == .cells { try out.append(cells) } else { try out.append(line: reader.brokenLine, "") }
      }
      row = try reader.next()
    }
    try out.finish()
    return out.path
  }

  /// ISO-8859-15 is only known by its euro sign, which may stand in a row that does not go back.
  private var encoding: FileEncoding {
    file.source.encoding == .iso8859_15 && lines != nil ? .utf8 : file.source.encoding
  }

  /// What a sheet gets said of its rows; nil where no row names its columns.
  ///
  /// - Throws: what reading its rows throws.
  func remarks(of sheet: String) throws(Problem) -> SheetRemarks? {
    var reader = try CSVReader(file.source)
    let headerLine = file.profile?.headerLine ?? 1
    guard try reader.readHeader(onLine: headerLine) != nil else { return nil }
    while reader.line < headerLine { guard try reader.next() != nil else { return nil } }
    let names = reader.texts()
    let dropped = names.firstIndex { FileHeader.isFindings($0) }
    let header = Header(line: reader.line, dropped: dropped, width: names.count - (dropped == nil ? 0 : 1))
    let said = textByLine
    let rows = (lines ?? LineSet()).union(said.keys).sorted.filter { $0 > header.line }
    return SheetRemarks(
      sheet: sheet, headerRow: header.line, title: title(said, header), dropped: header.dropped,
      texts: rows.map { ($0, said[$0] ?? "") })
  }

  private var textByLine: [Int: String] {
    Dictionary(grouping: findings) { $0.line ?? 0 }.mapValues(text)
  }

  /// What the column of findings is called; what is said of the whole list stands behind it.
  private func title(_ said: [Int: String], _ header: Header) -> String {
    var parts = [said[0], said[header.line]].compactMap { $0 }
    if unlistedCount > 0 {
      let count = unlistedCount.magnitude.groupedByThousands()
      parts.append(
        Phrase(
          "Nicht jeder Fehler ist genannt: \(count) sind nur gezählt.",
          en: "Not every error is named: \(count) are only counted."
        ).text(language))
    }
    return Phrase("Befund", en: "Findings").text(language) + (parts.isEmpty ? "" : ": " + parts.joined(separator: " | "))
  }

  private func text(_ findings: [Finding]) -> String {
    findings.map { finding in
      let place = finding.column.map { "\($0): " } ?? ""
      let hint = isOnPages ? finding.hintOnPages : finding.hint
      return place + finding.message.text(language) + (hint.map { " " + $0.text(language) } ?? "")
    }.joined(separator: " | ").replacing("\r", with: " ").replacing("\n", with: " ")
  }
}
