import Domain

/// Rows under headings, with figures to the right: how a command shows many things of one kind.
struct Table {
  /// A heading, and on which side its values stand.
  struct Column {
    enum Side { case left, right }

    let title: Phrase
    let side: Side

    /// Text.
    static func text(_ german: String, en english: String) -> Column {
      Column(title: Phrase(german, en: english), side: .left)
    }

    /// Money, minutes, counts: aligned so that digits stand under digits.
    static func figure(_ german: String, en english: String) -> Column {
      Column(title: Phrase(german, en: english), side: .right)
    }
  }

  let columns: [Column]
  var rows: [[String]]
  /// Lines of their own under each row, indented: what is too long for a column.
  var below: [[String]]
  /// A last row under a rule, for sums.
  var total: [String]?

  init(_ columns: [Column], rows: [[String]] = [], below: [[String]] = [], total: [String]? = nil) {
    self.columns = columns
    self.rows = rows
    self.below = below
    self.total = total
  }

  /// The table as lines; columns are as wide as their widest value and two spaces apart. A table of nothing says so.
  func rendered(emphasised: Bool = false) -> String {
    if rows.isEmpty, total == nil { return Phrase("Keine Einträge.", en: "No entries.").text() }
    let titles = columns.map { $0.title.text() }
    let everything = [titles] + rows + (total.map { [$0] } ?? [])
    let widths = columns.indices.map { index in
      everything.lazy.map { index < $0.count ? $0[index].count : 0 }.max() ?? 0
    }
    func line(_ values: [String]) -> String {
      var text = ""
      for (index, column) in columns.enumerated() {
        let value = index < values.count ? values[index] : ""
        let padding = String(repeating: " ", count: widths[index] - value.count)
        text += (index == 0 ? "" : "  ") + (column.side == .right ? padding + value : value + padding)
      }
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    let heading = line(titles)
    var lines = [emphasised ? "\u{1B}[1m\(heading)\u{1B}[0m" : heading, rule]
    for (index, row) in rows.enumerated() {
      lines.append(line(row))
      if index < below.count { lines += below[index].map { "    " + $0 } }
    }
    if let total { lines += [rule, line(total)] }
    return lines.joined(separator: "\n")
  }
}
