import Domain

/// What a file holds around its rows: which sheets there are, and what of the one that is read is out of sight.
package struct FoundSheet: Sendable, Hashable {
  /// The format, by what the file holds and not by its name.
  package enum Format: String, Sendable { case xlsx, xls, ods }

  /// A sheet by its name.
  package struct Name: Sendable, Hashable {
    package let text: String
    package let isVisible: Bool
  }

  /// Cells that are shown as one; only the first holds a value. Rows from 1, columns from 0.
  package struct Merged: Sendable, Hashable {
    package let rows: ClosedRange<Int>
    package let columns: ClosedRange<Int>
  }

  package let format: Format
  package let sheets: [Name]
  /// Which of them is read.
  package let index: Int
  /// Rows from 1 that nobody sees; XLS does not tell them.
  package let hiddenRows: [ClosedRange<Int>]
  /// Columns from 0 that nobody sees.
  package let hiddenColumns: [ClosedRange<Int>]
  /// At most the first thousand.
  package let merged: [Merged]

  package var name: String { sheets[index].text }

  package func isHidden(row: Int) -> Bool {
    // They stand in order.
    var (low, high) = (0, hiddenRows.count)
    while low < high {
      let middle = (low + high) / 2
      if hiddenRows[middle].upperBound < row { low = middle + 1 } else { high = middle }
    }
    return low < hiddenRows.count && hiddenRows[low].contains(row)
  }
}

extension FoundSheet {
  /// - Throws: `DocumentMistake` where the line is no heading.
  init(_ facts: [String: JSONValue]) throws {
    guard let format = facts.text("kind").flatMap(Format.init), case .list(let sheets)? = facts["sheets"],
      let index = facts.number("sheet"), sheets.indices.contains(Int(index))
    else { throw DocumentMistake(kind: "answer", place: "heading") }
    self.format = format
    self.sheets = sheets.map { sheet in
      guard case .object(let sheet) = sheet else { return Name(text: "", isVisible: false) }
      return Name(text: sheet.text("name") ?? "", isVisible: sheet["visible"] == .bool(true))
    }
    self.index = Int(index)
    hiddenRows = facts.lists("hidden_rows").compactMap { $0.count == 2 ? Self.range($0[0], $0[1]) : nil }
    hiddenColumns = facts.lists("hidden_columns").compactMap { $0.count == 2 ? Self.range($0[0], $0[1]) : nil }
    merged = facts.lists("merged").compactMap { corners in
      guard corners.count == 4, let rows = Self.range(corners[0], corners[2]), let columns = Self.range(corners[1], corners[3])
      else { return nil }
      return Merged(rows: rows, columns: columns)
    }
  }

  private static func range(_ first: Int64, _ last: Int64) -> ClosedRange<Int>? {
    first <= last ? Int(first)...Int(last) : nil
  }
}

extension [String: JSONValue] {
  /// Lists of numbers.
  fileprivate func lists(_ name: String) -> [[Int64]] {
    guard case .list(let lists)? = self[name] else { return [] }
    return lists.compactMap { list in
      guard case .list(let numbers) = list else { return nil }
      return numbers.compactMap { if case .integer(let number) = $0 { number } else { nil } }
    }
  }
}
