import Documents
import Domain

/// A workbook that is to be imported, sheet by sheet.
struct Workbook {
  let path: String
  /// As findings name it.
  let name: String

  /// Reads the sheet of this name or number; nil: every sheet that can be seen. Of several, one that is no list of a known kind is
  /// passed over, with a word.
  ///
  /// - Throws: `Problem` where the workbook cannot be read; `CancellationError`.
  func read(sheet wanted: String?, as kind: Kind?, by documents: DocumentProcess, into folder: WorkFolder, number: Int)
    async throws -> [ImportLook]
  {
    let found = try await documents.sheet(of: .file(path), named: wanted)
    let names = wanted == nil ? found.sheets.filter(\.isVisible).map(\.text) : [found.name]
    var sheets: [ImportLook] = []
    for (index, name) in names.enumerated() {
      let rows = "\(folder.path)/\(number)-\(index).csv"
      if let sheet = try await read(name, isOnly: names.count == 1, as: kind, by: documents, rows: rows) {
        sheets.append(sheet)
      }
    }
    return sheets.isEmpty ? [ImportLook(name: self.name, kind: nil, findings: [Self.nothing(self.name)])] : sheets
  }

  private func read(_ sheet: String, isOnly: Bool, as kind: Kind?, by documents: DocumentProcess, rows path: String)
    async throws -> ImportLook?
  {
    let name = "\(self.name) [\(sheet)]"
    // Where there is one sheet, it is called Tabelle1, and the file says what it is.
    let named = kind ?? KindDetection.kind(ofFile: sheet) ?? (isOnly ? KindDetection.kind(ofFile: self.name) : nil)
    var rows = try SheetRows(name: name, nameTellsKind: named, path: path)
    let found = try await documents.readSheet(of: .file(self.path), named: sheet) { try rows.take($0) }
    try rows.finish()
    if rows.header.isEmpty, !isOnly { return nil }
    var result = ImportLook(name: name, kind: rows.kind)
    guard rows.kind != nil else {
      result.findings = [isOnly ? KindDetection.unknown(file: self.name) : Self.passedOver(name)]
      return result
    }
    result.source = try SourceFile(rows: path, of: self.path, as: found.format.encoding)
    result.findings = rows.findings.listed + outOfSight(found, name)
    return result
  }

  /// Rows and columns that nobody sees are read like all others; who sent the list may not know of them.
  private func outOfSight(_ sheet: FoundSheet, _ name: String) -> [Finding] {
    var findings: [Finding] = []
    func list(_ ranges: [String]) -> String { ranges.prefix(10).joined(separator: ", ") + (ranges.count > 10 ? " …" : "") }
    if let first = sheet.hiddenRows.first {
      let rows = list(sheet.hiddenRows.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" })
      findings.append(
        Finding(
          .warning, code: "import.hidden_rows", file: name, line: first.lowerBound,
          message: Phrase("Ausgeblendete Zeilen werden mitgelesen: \(rows).", en: "Hidden rows are read, too: \(rows)."),
          hint: Phrase("Was nicht gemeint ist, löschen.", en: "Delete what is not meant.")))
    }
    if !sheet.hiddenColumns.isEmpty {
      let columns = list(
        sheet.hiddenColumns.map { range in
          let (first, last) = (SheetColumn.letters(range.lowerBound), SheetColumn.letters(range.upperBound))
          return first == last ? first : "\(first)–\(last)"
        })
      findings.append(
        Finding(
          .warning, code: "import.hidden_columns", file: name,
          message: Phrase(
            "Ausgeblendete Spalten werden mitgelesen: \(columns).", en: "Hidden columns are read, too: \(columns)."),
          hint: Phrase("Was nicht gemeint ist, löschen.", en: "Delete what is not meant.")))
    }
    for merged in sheet.merged.prefix(10) {
      let corner = "\(SheetColumn.letters(merged.columns.lowerBound))\(merged.rows.lowerBound)"
      findings.append(
        Finding(
          .warning, code: "import.merged_cells", file: name, line: merged.rows.lowerBound,
          message: Phrase(
            "Verbundene Zellen ab \(corner): Nur die erste hat einen Wert.",
            en: "Merged cells from \(corner): only the first has a value."),
          hint: Phrase("Den Verbund auflösen und jede Zelle füllen.", en: "Split them and fill each cell.")))
    }
    return findings
  }

  private static func passedOver(_ name: String) -> Finding {
    Finding(
      .warning, code: "import.sheet_passed_over", file: name,
      message: Phrase(
        "Weder der Name noch die Spalten dieses Blatts sagen, was es enthält; es wurde nicht gelesen.",
        en: "Neither the name of this sheet nor its columns tell what it holds; it was not read."),
      hint: Phrase(
        "Ist es gemeint, das Blatt nach der Art benennen, etwa »objekte«.",
        en: "If it is meant, name the sheet after its kind, such as 'properties'."))
  }

  private static func nothing(_ path: String) -> Finding {
    Finding(
      code: "import.empty", file: path,
      message: Phrase("In der Arbeitsmappe steht nichts.", en: "There is nothing in the workbook."),
      hint: Phrase("Die erste Zeile nennt die Spalten.", en: "The first line names the columns."))
  }
}

extension FoundSheet.Format {
  fileprivate var encoding: FileEncoding {
    switch self {
    case .xlsx: .xlsx
    case .xls: .xls
    case .ods: .ods
    }
  }
}
