import Domain

/// Rows under headings for a terminal of a given width: figures stand to the right, long texts wrap inside their column.
package struct TextTable: Sendable {
  /// A heading and how its values stand.
  package struct Column: Sendable {
    enum Kind { case text, figure, flexible }

    let title: Phrase
    let kind: Kind

    /// A short text that is never wrapped, such as a code or a day.
    package static func text(_ german: String, en english: String) -> Column {
      Column(title: Phrase(german, en: english), kind: .text)
    }

    /// Money, minutes, counts: digits stand under digits.
    package static func figure(_ german: String, en english: String) -> Column {
      Column(title: Phrase(german, en: english), kind: .figure)
    }

    /// A text that gives way: it wraps at blanks where the line would grow too long.
    package static func flexible(_ german: String, en english: String) -> Column {
      Column(title: Phrase(german, en: english), kind: .flexible)
    }
  }

  /// The cells of a row, and what is said of it below, indented.
  package struct Row: Sendable {
    let cells: [String]
    let note: String?

    package init(_ cells: [String], note: String? = nil) {
      self.cells = cells
      self.note = note
    }
  }

  let columns: [Column]
  package var rows: [Row]
  /// A last row under a rule, for sums.
  package var total: [String]?

  package init(_ columns: [Column], rows: [Row] = [], total: [String]? = nil) {
    self.columns = columns
    self.rows = rows
    self.total = total
  }

  package init(_ columns: [Column], rows: [[String]], total: [String]? = nil) {
    self.init(columns, rows: rows.map { Row($0) }, total: total)
  }

  /// The lines of the table; none longer than `width` unless a word alone is.
  package func lines(width: Int) -> [String] {
    let widths = columnWidths(width: width)
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    var lines = laidOut(columns.map { $0.title.text() }, widths) + [rule]
    for row in rows {
      lines += laidOut(row.cells, widths)
      if let note = row.note {
        let indent = String(repeating: " ", count: (widths.first ?? 0) + 2)
        lines += Self.wrapped(note, width: width - indent.count).map { indent + $0 }
      }
    }
    if let total { lines += [rule] + laidOut(total, widths) }
    return lines
  }

  private func columnWidths(width: Int) -> [Int] {
    let everything = [columns.map { $0.title.text() }] + rows.map(\.cells) + (total.map { [$0] } ?? [])
    var widths = columns.indices.map { index in everything.lazy.map { index < $0.count ? $0[index].count : 0 }.max() ?? 0 }
    let flexible = columns.indices.filter { columns[$0].kind == .flexible }
    var excess = widths.reduce(0, +) + 2 * max(0, columns.count - 1) - width
    // The widest column gives way first, one character at a time, so that columns of a few words stay whole.
    let least = columns.indices.map { index in
      min(24, everything.lazy.flatMap { index < $0.count ? $0[index].split(separator: " ") : [] }.map(\.count).max() ?? 0)
    }
    while excess > 0,
      let widest = flexible.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func laidOut(_ cells: [String], _ widths: [Int]) -> [String] {
    let wrapped = columns.indices.map { index in
      let cell = index < cells.count ? cells[index] : ""
      return columns[index].kind == .flexible ? Self.wrapped(cell, width: widths[index]) : [cell]
    }
    return (0..<(wrapped.map(\.count).max() ?? 1)).map { line in
      var text = ""
      for (index, column) in columns.enumerated() {
        let value = line < wrapped[index].count ? wrapped[index][line] : ""
        let padding = String(repeating: " ", count: max(0, widths[index] - value.count))
        text += (index == 0 ? "" : "  ") + (column.kind == .figure ? padding + value : value + padding)
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// The text in lines of at most `width` characters, broken at blanks.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
  }
}
