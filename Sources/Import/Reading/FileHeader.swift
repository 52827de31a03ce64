import Domain

/// A mapping of a profile whose heading the list has.
struct MappedCell {
  let mapping: CellMapping
  /// Nil where the mapping's standing value is meant for every row.
  let cell: Int?
}

/// Which cell of a row belongs to which column of the kind.
struct FileHeader {
  /// The names as the file writes them.
  let names: [String]
  /// For each column of the kind the number of its cell; nil where the file does not have it.
  let cells: [Int?]
  /// What is wrong with the header; with `isUsable` false the rows cannot be read.
  private(set) var findings: [Finding] = []
  private(set) var isUsable = true
  /// What a profile says of each column of the kind; empty without one.
  private(set) var mapped: [MappedCell?] = []
  /// Rows that hold nothing of their own: a cell, and what stands there then.
  private(set) var skips: [(cell: Int, values: Set<String>)] = []
  private(set) var grid: GridHeader?

  init(_ names: [String], line: Int, kind: Kind, file: String, profile: MappingProfile? = nil, month: YearMonth? = nil) {
    self.names = names
    let folded = names.map(HeaderName.folded)
    var used: Set<Int> = []
    func cell(_ headings: [String]) -> Int? {
      let found = headings.lazy.compactMap { folded.firstIndex(of: HeaderName.folded($0)) }.first
      if let found { used.insert(found) }
      return found
    }
    if let profile {
      mapped = kind.columns.indices.map { number in
        guard let mapping = profile.mappings[number] else { return nil }
        if let cell = cell(mapping.headings) { return MappedCell(mapping: mapping, cell: cell) }
        return mapping.standing == nil ? nil : MappedCell(mapping: mapping, cell: nil)
      }
      skips = profile.skips.compactMap { skip in cell(skip.headings).map { ($0, skip.values) } }
      if let grid = profile.grid {
        let header = GridHeader(grid, names, used: used, month: month, line: line, file: file, cell: cell)
        used.formUnion(header.days.map(\.cell))
        findings += header.findings
        isUsable = isUsable && header.isUsable
        self.grid = header
      }
    }
    let fromGrid = grid?.columns ?? []
    var aside: [String] = []
    var cells = [Int?](repeating: nil, count: kind.columns.count)
    for (number, mapped) in mapped.enumerated() { cells[number] = mapped?.cell }
    let known = kind.headings
    for (number, name) in names.enumerated() where !used.contains(number) {
      let wanted = folded[number]
      // A separator at the end of each line makes a last column without a name; findings are this program's own words.
      if wanted.isEmpty || Self.isFindings(name) { continue }
      guard let column = known.firstIndex(where: { $0.contains(wanted) }), profile?.mappings[column] == nil else {
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
      if fromGrid.contains(number) || (mapped.indices.contains(number) && mapped[number] != nil) { continue }
      isUsable = false
      let headings = profile?.mappings[number]?.headings ?? []
      findings.append(
        Finding(
          code: "import.column_missing", file: file, line: line,
          column: headings.isEmpty ? column.german : headings.joined(separator: " / "),
          message: Phrase("Diese Spalte fehlt.", en: "This column is missing."),
          hint: Phrase(
            "»\(kind.german)« braucht sie; „viertelwerk import describe \(kind.german)“ zeigt alle Spalten.",
            en: "'\(kind.name)' needs it; 'viertelwerk import describe \(kind.name)' shows all columns.")))
    }
    self.cells = cells
    let missing = zip(kind.columns, cells).filter { $0.1 == nil }.map(\.0)
    if profile != nil {
      // A profile says which columns are wanted; the others are many, and no surprise.
      if isUsable, !aside.isEmpty { findings.append(Self.aside(aside.joined(separator: ", "), [], line, kind, file)) }
    } else {
      for name in aside { findings.append(Self.aside(name, missing, line, kind, file)) }
    }
  }

  /// Reads the header where the profile says that it is, and what stands above it.
  ///
  /// - Returns: nil where there is no readable line.
  /// - Throws: `Problem` where the file cannot be read.
  static func read(_ reader: inout CSVReader, of file: PreparedFile) throws(Problem) -> FileHeader? {
    let wanted = file.profile?.headerLine ?? 1
    let place = file.profile?.grid?.month
    var month = file.month
    guard var names = try reader.readHeader(onLine: wanted) else { return nil }
    while true {
      if month == nil, let place, place.line == reader.line, place.column < names.count {
        month = YearMonth(written: names[place.column])
      }
      guard reader.line < wanted else { break }
      guard try reader.next() == .cells else { return nil }
      names = reader.texts()
    }
    return FileHeader(names, line: reader.line, kind: file.kind, file: file.name, profile: file.profile, month: month)
  }

  /// Whether a column holds this program's own findings, in a list that comes back mended. Behind a colon stands what was found about
  /// the whole list.
  static func isFindings(_ heading: String) -> Bool {
    ["befund", "findings"].contains(HeaderName.folded(String(heading.prefix { $0 != ":" })))
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
