import Domain
import Glibc

/// What is to be said of the rows of a sheet, in a column behind all others.
package struct SheetRemarks: Sendable {
  /// The sheet's name.
  package let sheet: String
  /// The row in which the columns are named, from 1.
  package let headerRow: Int
  /// What the column is called.
  package let title: String
  /// A column, from 0, that is left out: remarks of an earlier time.
  package let dropped: Int?
  /// By rows, from 1; an empty text for a row that goes back without one.
  package let texts: [(row: Int, text: String)]

  package init(sheet: String, headerRow: Int, title: String, dropped: Int?, texts: [(row: Int, text: String)]) {
    self.sheet = sheet
    self.headerRow = headerRow
    self.title = title
    self.dropped = dropped
    self.texts = texts
  }
}

extension DocumentProcess {
  /// Makes an XLSX file of an XLSX, XLS or ODS file with remarks in it and hands it over piece by piece: the same sheets, each cell with
  /// the type it has. How cells looked, formulas, drop-downs and comments are not kept.
  ///
  /// - Parameter onlyRemarked: only rows that have a text, below the header and what stands above it.
  /// - Throws: `Problem` of the `documents` part.
  package func annotate(
    _ path: String, title: String, _ sheets: [SheetRemarks], onlyRemarked: Bool, to sink: ([UInt8]) async throws -> Void
  ) async throws -> WrittenWorkbook {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Problem.diskFull }
    var patient = self
    // It reads and writes, which alone takes twice as long as reading.
    patient.limits.time_s *= 3
    let facts: [String: JSONValue] = [
      "title": .text(title), "bytes": .integer(Int64(status.st_size)), "only_remarked": .bool(onlyRemarked),
      "sheets": .list(
        sheets.map { sheet in
          [
            "sheet": .text(sheet.sheet), "header": .integer(Int64(sheet.headerRow)), "title": .text(sheet.title),
            "dropped": .integer(sheet.dropped.map { Int64($0) }),
          ]
        }),
    ]
    return try await patient.exchange("annotate", facts) { stream in
      try await DocumentSource.file(path).send(to: stream)
      try await Self.send(sheets, to: stream)
    } receiving: { reader in
      try await Self.workbook(from: &reader, to: sink)
    }
  }

  private static func send(_ sheets: [SheetRemarks], to stream: RequestStream) async throws {
    var bytes: [UInt8] = []
    for (number, sheet) in sheets.enumerated() {
      for (row, text) in sheet.texts {
        bytes += "\(number)\t\(row)\t".utf8
        SheetCell.text(text).write(into: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count >= 1 << 16 {
          try await stream.put(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
    }
    try await stream.put(bytes + Array(".\n".utf8))
  }
}
