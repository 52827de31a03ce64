import Domain

/// What became of a workbook.
package struct WrittenWorkbook: Sendable, Hashable {
  package let bytes: Int64
  package let rows: Int64
  /// How many texts were longer than a cell can be and end in „…“.
  package let cutCells: Int64
}

extension DocumentProcess {
  /// Makes an XLSX file and hands it over piece by piece. Neither the rows nor the file are ever in memory as a whole.
  ///
  /// - Throws: `Problem` of the `documents` part.
  package func write(
    _ workbook: Workbook, to sink: ([UInt8]) async throws -> Void
  ) async throws -> WrittenWorkbook {
    try await exchange("write-xlsx", ["title": .text(workbook.title)]) { stream in
      try await Self.send(workbook.sheets, to: stream)
    } receiving: { reader in
      try await Self.workbook(from: &reader, to: sink)
    }
  }

  /// Reads the answer that is a workbook; nil where it ends too early.
  static func workbook(
    from reader: inout AnswerReader, to sink: ([UInt8]) async throws -> Void
  ) async throws -> WrittenWorkbook? {
    guard let facts = try await reader.facts(), let bytes = facts.number("bytes") else { return nil }
    guard try await reader.bytes(bytes, to: sink) else { return nil }
    return WrittenWorkbook(bytes: bytes, rows: facts.number("rows") ?? 0, cutCells: facts.number("cut_cells") ?? 0)
  }

  /// The same as a whole, for what is known to be small.
  package func xlsx(_ workbook: Workbook) async throws -> [UInt8] {
    var file: [UInt8] = []
    _ = try await write(workbook) { file += $0 }
    return file
  }

  private static let piece_bytes = 1 << 16

  private static func send(_ sheets: [Sheet], to stream: RequestStream) async throws {
    var count = 0
    var bytes: [UInt8] = []
    for sheet in sheets {
      bytes += sheet.heading.compact.utf8
      bytes.append(UInt8(ascii: "\n"))
      for row in sheet.rows {
        for (index, cell) in row.enumerated() {
          if index > 0 { bytes.append(UInt8(ascii: "\t")) }
          cell.write(into: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
        count += 1
        if bytes.count >= piece_bytes {
          try Task.checkCancellation()
          try await stream.put(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
    }
    // Without this line the process takes the stream for cut off.
    bytes += ".\(count)\n".utf8
    try await stream.put(bytes)
  }
}

extension Sheet {
  fileprivate var heading: JSONValue {
    [
      "name": .text(name),
      "columns": .list(
        columns.map {
          [
            "title": .text($0.title), "type": .text($0.kind.rawValue), "note": .text($0.note),
            "choices": .list($0.choices.map { .text($0) }),
          ]
        }),
    ]
  }
}
