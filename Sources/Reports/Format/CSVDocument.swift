package import Domain

/// Rows as a spreadsheet opens them: semicolons, UTF-8 with a byte order mark (Excel takes it for Windows-1252 without), CRLF.
package struct CSVDocument: Sendable {
  /// A cell: what a person typed, or a figure of ours that may begin with a minus.
  package enum Cell: Sendable, ExpressibleByStringLiteral {
    case text(String)
    case figure(String)

    package init(stringLiteral value: String) { self = .text(value) }

    package static func money(_ amount: Money?) -> Cell { .figure(amount?.plain() ?? "") }
    package static func minutes(_ count: Int) -> Cell { .figure(String(count)) }
    package static func day(_ day: LocalDate?) -> Cell { .figure(day?.german ?? "") }
    package static func share(_ share: BasisPoints?) -> Cell {
      .figure(share.map { Money(cents: Int64($0.value)).plain() } ?? "")
    }
  }

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

  private static func written(_ cell: Cell) -> String {
    switch cell {
    case .figure(let value): value
    case .text(let value): quoted(defused(value))
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
