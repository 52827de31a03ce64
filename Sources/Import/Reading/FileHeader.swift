import Domain

/// Which cell of a row belongs to which column of the kind.
struct FileHeader {
  /// The names as the file writes them.
  let names: [String]
  /// For each column of the kind the number of its cell; nil where the file does not have it.
  let cells: [Int?]
  /// What is wrong with the header; with `isUsable` false the rows cannot be read.
  private(set) var findings: [Finding] = []
  private(set) var isUsable = true

  init(_ names: [String], line: Int, kind: Kind, file: String) {
    self.names = names
    var aside: [String] = []
    var cells = [Int?](repeating: nil, count: kind.columns.count)
    let folded = kind.columns.map {
      Set([HeaderName.folded($0.german), HeaderName.folded($0.english), HeaderName.folded($0.name.description)])
    }
    for (number, name) in names.enumerated() {
      let wanted = HeaderName.folded(name)
      // A separator at the end of each line makes a last column without a name.
      if wanted.isEmpty { continue }
      guard let column = folded.firstIndex(where: { $0.contains(wanted) }) else {
        aside.append(name)
        continue
      }
      guard cells[column] == nil else {
        isUsable = false
        findings.append(
          Finding(
            code: "import.column_repeated", file: file, line: line, column: CellReader.text(Array(name.utf8)),
            message: Phrase("Diese Spalte kommt zweimal vor.", en: "This column occurs twice."),
            hint: Phrase("Eine der beiden entfernen oder umbenennen.", en: "Remove or rename one of them.")))
        continue
      }
      cells[column] = number
    }
    for (number, column) in kind.columns.enumerated() where column.isRequired && cells[number] == nil {
      isUsable = false
      findings.append(
        Finding(
          code: "import.column_missing", file: file, line: line, column: column.german,
          message: Phrase("Diese Spalte fehlt.", en: "This column is missing."),
          hint: Phrase(
            "»\(kind.german)« braucht sie; „viertelwerk import describe \(kind.german)“ zeigt alle Spalten.",
            en: "'\(kind.name)' needs it; 'viertelwerk import describe \(kind.name)' shows all columns.")))
    }
    self.cells = cells
    let missing = zip(kind.columns, cells).filter { $0.1 == nil }.map(\.0)
    for name in aside { findings.append(Self.aside(name, missing, line, kind, file)) }
  }

  /// A column that the kind does not have stays aside, kept with the file and named; where it looks like one that is missing,
  /// somebody must say that it is not.
  private static func aside(_ name: String, _ missing: [Column], _ line: Int, _ kind: Kind, _ file: String) -> Finding {
    let near = Suggestion.nearest(to: HeaderName.folded(name), in: missing.flatMap { [$0.german, $0.english] })
    let advice = Phrase(
      "„viertelwerk import describe \(kind.german)“ zeigt alle Spalten.",
      en: "'viertelwerk import describe \(kind.name)' shows all columns.")
    return Finding(
      near == nil ? .note : .warning, code: "import.column_aside", file: file, line: line,
      column: CellReader.text(Array(name.utf8)),
      message: Phrase(
        "Diese Spalte gibt es bei »\(kind.german)« nicht; sie wird nur mit der Datei aufbewahrt.",
        en: "There is no such column in '\(kind.name)'; it is only kept with the file."),
      hint: near.map {
        Phrase("Ist »\($0)« gemeint, die Spalte umbenennen; ", en: "If '\($0)' is meant, rename it; ") + advice
      } ?? advice)
  }
}
