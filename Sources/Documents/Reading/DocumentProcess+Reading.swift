import Domain

extension DocumentProcess {
  /// Reads a sheet of an XLSX, XLS or ODS file row by row; the whole of it is never in this program's memory.
  ///
  /// - Parameters:
  ///   - sheet: by its name or, from 1, its number; nil: the first that can be seen.
  ///   - heading: told before the first row what the file holds.
  ///   - row: called for every row that holds anything, in order.
  /// - Throws: `Problem` of the `documents` part; rows that were handed over before that are not to be used.
  @discardableResult
  package func readSheet(
    of source: DocumentSource, named sheet: String? = nil, heading: (FoundSheet) async throws -> Void = { _ in },
    row: (FoundRow) async throws -> Void
  ) async throws -> FoundSheet {
    try await exchange("read-sheet", ["sheet": .text(sheet)]) { stream in
      try await source.send(to: stream)
    } receiving: { reader in
      guard let facts = try await reader.facts() else { return nil }
      let found = try FoundSheet(facts)
      try await heading(found)
      while let line = try await reader.line() {
        if line.first == UInt8(ascii: "{") {
          return try AnswerReader.facts(line)["end"] == nil ? nil : found
        }
        try await row(FoundRow(line))
      }
      return nil
    }
  }

  /// Which sheets a file has and what is hidden in one of them, without its rows.
  package func sheet(of source: DocumentSource, named sheet: String? = nil) async throws -> FoundSheet {
    try await exchange("read-sheet", ["sheet": .text(sheet), "heading": true]) { stream in
      try await source.send(to: stream)
    } receiving: { reader in
      try await reader.facts().map { try FoundSheet($0) }
    }
  }
}
