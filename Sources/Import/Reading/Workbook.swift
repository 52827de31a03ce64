import Documents
import Domain

/// A workbook that is to be imported, sheet by sheet.
struct Workbook {
  let path: String
  /// As findings name it.
  let name: String
  let documents: DocumentProcess
  /// Where the rows of its sheets are put.
  let folder: WorkFolder

  /// Reads the sheet of this name or number; nil: every sheet that can be seen. Of several, one that is no list of a known kind is
  /// passed over, with a word.
  ///
  /// - Throws: `Problem` where the workbook cannot be read; `CancellationError`.
  func read(sheet wanted: String?, as said: Kind?, by profile: MappingProfile?) async throws -> [ImportLook] {
    let kind = profile?.kind ?? said
    let sha256 = try SourceFile.hash(path)
    // The first one tells which others there are.
    let (found, first) = try await read(wanted, isOnly: wanted != nil, as: kind, by: profile, sha256)
    var sheets = [first].compactMap { $0 }
    if wanted == nil {
      for other in found.sheets where other.isVisible && other.text != found.name {
        if let sheet = try await read(other.text, isOnly: false, as: kind, by: profile, sha256).1 { sheets.append(sheet) }
      }
    }
    return sheets.isEmpty ? [ImportLook(name: name, kind: nil, findings: [Self.nothing(name)])] : sheets
  }

  private func read(
    _ sheet: String?, isOnly isNamed: Bool, as kind: Kind?, by profile: MappingProfile?, _ sha256: [UInt8]
  ) async throws -> (FoundSheet, ImportLook?) {
    var rows = try SheetRows(kind: kind, in: folder)
    let found = try await documents.readSheet(of: .file(path), named: sheet) { found in
      // Where there is one sheet, it is called Tabelle1, and the file says what it is.
      let isOnly = isNamed || found.visibleCount < 2
      rows.name = "\(name) [\(found.name)]"
      rows.kind =
        kind ?? KindDetection.kind(ofFile: found.name) ?? (isOnly ? KindDetection.kind(ofFile: name) : nil)
    } row: {
      try rows.take($0)
    }
    try rows.finish()
    let isOnly = isNamed || found.visibleCount < 2
    if rows.header.isEmpty, !isOnly { return (found, nil) }
    var result = ImportLook(name: rows.name, kind: rows.kind, profile: profile)
    guard rows.kind != nil else {
      result.findings = [isOnly ? KindDetection.unknown(file: name) : Self.passedOver(rows.name)]
      return (found, result)
    }
    result.source = SourceFile(
      rows: rows.path, size_bytes: rows.size_bytes, of: path, sheet: found.name, sha256: sha256,
      as: found.format.encoding)
    result.findings = rows.findings.listed + outOfSight(found, rows.name)
    return (found, result)
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
      .note, code: "import.sheet_passed_over", file: name,
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

extension FoundSheet {
  fileprivate var visibleCount: Int { sheets.count(where: \.isVisible) }
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
