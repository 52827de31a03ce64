package import Domain

/// The first rows of a list, as they are understood. What is personal is not among them: whoever looks may not be allowed to see it.
package struct ListSample: Sendable, Codable {
  /// A column as the file heads it.
  package struct Column: Sendable, Codable {
    package let heading: String
    /// Its name among the columns of the kind; nil where nobody knows what it means.
    package let meaning: Phrase?
    package let isPersonal: Bool
  }

  /// As findings name the list.
  package let list: String
  package let columns: [Column]
  /// Columns of the kind that the list does not have.
  package let absent: [Phrase]
  /// One cell a column; nil where it is not shown.
  package let rows: [[String?]]

  /// - Throws: `Problem` where the rows cannot be read.
  init?(_ file: PreparedFile, rows_max: Int) throws(Problem) {
    var reader = try CSVReader(file.source)
    guard let header = try FileHeader.read(&reader, of: file) else { return nil }
    let kind = file.kind.columns
    let fromGrid = header.grid?.columns ?? []
    let days = Dictionary(header.grid?.days.map { ($0.cell, $0.day) } ?? [], uniquingKeysWith: { first, _ in first })
    let isGridPersonal = fromGrid.contains { kind[$0].isPersonal }
    columns = header.names.enumerated().map { place, name in
      let heading = CellReader.text(Array(name.utf8))
      if let day = days[place] {
        return Column(heading: heading, meaning: Phrase(day.german, en: day.german), isPersonal: isGridPersonal)
      }
      let column = (header.cells.firstIndex(of: place) ?? header.grid?.sources[place]).map { kind[$0] }
      return Column(
        heading: heading, meaning: column.map { Phrase($0.german, en: $0.english) }, isPersonal: column?.isPersonal ?? false)
    }
    absent = kind.indices.filter { number in
      let isMapped = header.mapped.indices.contains(number) && header.mapped[number] != nil
      return header.cells[number] == nil && !isMapped && !fromGrid.contains(number)
    }.map { Phrase(kind[$0].german, en: kind[$0].english) }
    var rows: [[String?]] = []
    while rows.count < rows_max, let row = try reader.next() {
      guard row == .cells else { continue }
      let cells = reader.texts()
      rows.append(
        columns.enumerated().map { place, column in
          let isShown = column.meaning != nil && !column.isPersonal
          return isShown ? (place < cells.count ? CellReader.text(Array(cells[place].utf8)) : "") : nil
        })
    }
    self.rows = rows
    list = file.name
  }
}

extension ImportRun {
  /// The beginning of every list that can be read; to be asked before the run, which forgets what was unpacked.
  package func samples(rows_max: Int = 10) -> [ListSample] {
    // What cannot be read is among the findings.
    files.compactMap { file in try? ListSample(file, rows_max: rows_max) }
  }
}
