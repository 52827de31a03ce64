import Domain
package import Store

/// Finds the imports that a row came by.
package enum ImportTrace {
  /// The columns by which rows of a kind are told apart.
  package static func key(of kind: Kind) -> [Column] {
    kind.merge.key.compactMap { name in kind.columns.first { $0.name.description == name.description } }
  }

  /// - Parameter values: of the key's columns, in their order, as a list would have them.
  /// - Throws: `Problem` `import.key`, `import.row_unknown`.
  package static func origins(of values: [String], _ kind: Kind, _ tx: Transaction) throws -> [ImportOrigin] {
    let columns = key(of: kind)
    guard values.count == columns.count else {
      throw invalid(kind, Phrase("Es sind \(values.count) Werte.", en: "There are \(values.count) values."))
    }
    var key: [String] = []
    for (column, value) in zip(columns, values) {
      var staged: [UInt8] = []
      let bytes = Array(value.utf8)
      let defect = bytes.withUnsafeBufferPointer { cell in
        CellReader.append(CellReader.trimmed(cell, 0, cell.count), of: column, to: &staged)
      }
      if let defect { throw invalid(kind, Phrase("\(column.german): ", en: "\(column.english): ") + defect.message) }
      key.append(String(decoding: staged, as: UTF8.self))
    }
    guard let origins = try ImportHistory.origins(of: key, kind: kind.name, kind.merge, tx) else {
      throw Problem(
        code: "import.row_unknown",
        message: Phrase("Diese Zeile gibt es nicht.", en: "There is no such row."),
        hint: Phrase("Die Werte des Schlüssels prüfen: ", en: "Check the values of the key: ") + names(columns))
    }
    return origins
  }

  private static func names(_ columns: [Column]) -> Phrase {
    Phrase(columns.map(\.german).joined(separator: ", "), en: columns.map(\.english).joined(separator: ", "))
  }

  private static func invalid(_ kind: Kind, _ message: Phrase) -> Problem {
    Problem(
      code: "import.key", message: message,
      hint: Phrase("Zu »\(kind.german)« gehören: ", en: "'\(kind.name)' needs: ") + names(key(of: kind)), exit: .usage)
  }
}
