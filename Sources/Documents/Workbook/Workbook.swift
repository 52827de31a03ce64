/// A spreadsheet file to be made: sheets, and what the file says about itself, which is its title and nobody's name.
package struct Workbook: Sendable {
  package let title: String
  package let sheets: [Sheet]

  package init(title: String, sheets: [Sheet]) {
    self.title = title
    self.sheets = sheets
  }
}

/// A sheet: a header that stays in sight and filters, and rows, which may be made one by one.
package struct Sheet: Sendable {
  /// A column's heading, and help for who fills it in.
  package struct Column: Sendable {
    package let title: String
    package var kind: SheetCell.Kind
    /// A comment at the heading.
    package var note: String?
    /// A drop-down.
    package var choices: [String]

    package init(_ title: String, kind: SheetCell.Kind = .text, note: String? = nil, choices: [String] = []) {
      self.title = title
      self.kind = kind
      self.note = note
      self.choices = choices
    }
  }

  /// Shortened and mended by the process to what spreadsheets allow.
  package let name: String
  package let columns: [Column]
  package let rows: any Sequence<[SheetCell]> & Sendable

  package init(name: String, columns: [Column], rows: any Sequence<[SheetCell]> & Sendable) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
