import Domain

/// What was found in a packed file.
package enum Unpacked: Sendable {
  /// The lists in it, and the names of what is none.
  case lists([UnpackedList], leftOut: [String])
  /// A ZIP that is a spreadsheet.
  case workbook
}

/// A list out of a packed file.
package struct UnpackedList: Sendable, Hashable {
  /// As the archive names it; nil in a gzip file, which is one list. Never a path to write to.
  package let name: String?
  /// Where its bytes are now.
  package let path: String
}

extension DocumentProcess {
  /// Unpacks the lists of a ZIP or gzip file into the folder.
  ///
  /// - Throws: `Problem` of the `documents` part.
  package func unpack(_ source: DocumentSource, into folder: WorkFolder) async throws -> Unpacked {
    try await exchange("unpack") { stream in
      try await source.send(to: stream)
    } receiving: { reader in
      guard let facts = try await reader.facts() else { return nil }
      if facts.text("kind") == "workbook" { return .workbook }
      var lists: [UnpackedList] = []
      while let part = try await reader.facts() {
        if part["end"] != nil {
          var leftOut: [String] = []
          if case .list(let names)? = part["left_out"] {
            leftOut = names.compactMap { if case .text(let name) = $0 { name } else { nil } }
          }
          return .lists(lists, leftOut: leftOut)
        }
        guard let bytes = part.number("bytes") else { throw DocumentMistake(kind: "answer", place: "part") }
        var file = try WorkFile(in: folder)
        guard try await reader.bytes(bytes, to: { try file.write($0[...]) }) else { return nil }
        lists.append(UnpackedList(name: part.text("name"), path: file.path))
      }
      return nil
    }
  }
}
