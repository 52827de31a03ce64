package import Documents
package import Domain

/// Rows of typed cells, as CSV or as a sheet. The CSV is as a spreadsheet opens it: semicolons, UTF-8 with a byte order mark (Excel takes
/// it for Windows-1252 without), CRLF.
package struct CSVDocument: Sendable {
  package typealias Cell = SheetCell

  package let header: [Phrase]
  package var rows: [[Cell]]

  package init(_ header: [Phrase], rows: [[Cell]] = []) {
    self.header = header
    self.rows = rows
  }

  package func rendered() -> String {
    var out = "\u{FEFF}"
    out += header.map { Self.quoted($0.text()) }.joined(separator: ";") + "\r\n"
    for row in rows {
      out += row.map(Self.written).joined(separator: ";") + "\r\n"
    }
    return out
  }

  /// A figure may begin with a minus; what a person typed may not.
  private static func written(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quoted(defused(text))
    case .integer(let number): String(number)
    case .money(let amount): amount.plain()
    case .day(let day): day.german
    case .minutes(let minutes): String(minutes.count)
    case .share(let share): Money(cents: Int64(share.value)).plain()
    case .empty: ""
    }
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection").
  private static func defused(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }) else {
      return text
    }
    var out = "\""
    for character in text.unicodeScalars {
      if character == "\"" { out += "\"" }
      out.unicodeScalars.append(character)
    }
    return out + "\""
  }
}

extension CSVDocument {
  /// The same rows for a spreadsheet file.
  package func sheet(named name: String) -> Sheet {
    let columns = header.indices.map { index in
      // What a column holds is told by the first of its cells that holds anything.
      let first = rows.lazy.compactMap { index < $0.count ? $0[index].kind : nil }.first
      return Sheet.Column(header[index].text(), kind: first ?? .text)
    }
    return Sheet(name: name, columns: columns, rows: rows)
  }
}
