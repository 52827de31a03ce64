import Documents
import Domain
import Glibc

/// Writes the rows of a sheet as a CSV file of this program's own, so that a sheet takes the way of every other file: each row is the
/// line of its number, and a cell is written as somebody would have typed it.
struct SheetRows: ~Copyable {
  static let delimiter = UInt8(ascii: ";")
  private static let piece_bytes = 1 << 16

  /// The workbook and its sheet, as findings name them; known before the first row.
  var name = ""
  /// What the sheet holds; where nobody says it beforehand, its header does.
  var kind: Kind?
  private(set) var header: [String] = []
  private(set) var findings = FindingList()
  /// How much has been written.
  private(set) var size_bytes = 0

  private var file: WorkFile
  private var out: [UInt8] = []
  private var line = 0
  /// Cells whose numbers are shares of one, as spreadsheets keep percentages.
  private var shares: Set<Int> = []
  private var saidShares: Set<Int> = []

  /// - Throws: `Problem` `documents.disk_full`.
  init(kind: Kind?, in folder: WorkFolder) throws(Problem) {
    self.kind = kind
    file = try WorkFile(in: folder)
  }

  /// Where the rows are.
  var path: String { file.path }

  /// - Throws: `Problem` `documents.disk_full`.
  mutating func take(_ row: FoundRow) throws(Problem) {
    guard row.cells.contains(where: { $0 != .empty }) else { return }
    while line < row.number - 1 { end() }
    if header.isEmpty {
      read(header: row)
    }
    for (index, cell) in row.cells.enumerated() {
      if index > 0 { out.append(Self.delimiter) }
      CSVText.append(text(of: cell, index, row.number), delimiter: Self.delimiter, to: &out)
    }
    // A spreadsheet says nothing of empty cells at the end.
    for _ in max(row.cells.count, 1)..<max(header.count, row.cells.count, 1) { out.append(Self.delimiter) }
    end()
    if out.count >= Self.piece_bytes { try flush() }
  }

  /// Writes what is left.
  mutating func finish() throws(Problem) { try flush() }

  private mutating func end() {
    out.append(UInt8(ascii: "\n"))
    line += 1
  }

  private mutating func read(header row: FoundRow) {
    header = row.cells.map { if case .text(let text) = $0 { text } else { "" } }
    kind = kind ?? KindDetection.kind(ofHeader: header)
    guard let kind else { return }
    for (column, cell) in zip(kind.columns, FileHeader(header, line: row.number, kind: kind, file: name).cells) {
      if let cell, case .percent = column.type { shares.insert(cell) }
    }
  }

  private mutating func text(of cell: FoundCell, _ index: Int, _ row: Int) -> String {
    switch cell {
    case .empty: return ""
    case .text(let text): return text
    case .day(let day): return day.description
    case .moment(let day, let seconds): return "\(day) \(Self.clock(seconds))"
    case .time(let seconds): return Self.clock(seconds)
    case .bool(let holds): return holds ? "ja" : "nein"
    case .number(let number):
      guard shares.contains(index), number <= 1 else { return Self.typed(number) }
      if saidShares.insert(index).inserted { findings.append(percentage(number, index, row)) }
      return Self.typed(number * 100)
    case .error(let error):
      findings.append(
        Finding(
          code: "import.cell_error", file: name, line: row, column: heading(index), value: error,
          message: Phrase("Die Formel in dieser Zelle hat kein Ergebnis.", en: "The formula in this cell has no result."),
          hint: Phrase("Die Formel berichtigen oder den Wert eintragen.", en: "Mend the formula or type the value.")))
      return ""
    }
  }

  private func heading(_ index: Int) -> String {
    header.indices.contains(index) && !header[index].isEmpty ? header[index] : SheetColumn.letters(index)
  }

  private func percentage(_ number: Double, _ index: Int, _ row: Int) -> Finding {
    Finding(
      .warning, code: "import.percent_as_share", file: name, line: row, column: heading(index),
      value: Self.typed(number),
      message: Phrase(
        "Zahlen bis 1 gelten in dieser Spalte als Anteil: \(Self.typed(number)) ist \(Self.typed(number * 100)) %.",
        en: "Numbers up to 1 are shares in this column: \(Self.typed(number)) is \(Self.typed(number * 100)) %."),
      hint: Phrase(
        "Wo so wenig Prozent gemeint ist, die Zelle als Text schreiben.",
        en: "Where so little per cent is meant, write the cell as text."))
  }

  /// `9:05`, with seconds where there are any.
  private static func clock(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(seconds / 3600):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? clock : clock + ":" + two(seconds % 60)
  }

  /// With a decimal comma and the 15 digits that spreadsheets show of a number: behind them stands only what a computer adds when it
  /// reckons in twos.
  static func typed(_ number: Double) -> String {
    guard number.isFinite, number != 0, abs(number) < 1e15, abs(number) >= 1e-9 else { return number == 0 ? "0" : "\(number)" }
    let places = max(0, 14 - Int(log10(abs(number)).rounded(.down)))
    var digits = [CChar](repeating: 0, count: 64)
    let length = withVaList([number]) { vsnprintf(&digits, digits.count, "%.\(places)f", $0) }
    var text = digits.prefix(Int(max(0, min(length, 63)))).map { UInt8(bitPattern: $0) }
    guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return String(decoding: text, as: UTF8.self) }
    text[point] = UInt8(ascii: ",")
    while text.last == UInt8(ascii: "0") { text.removeLast() }
    if text.last == UInt8(ascii: ",") { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func flush() throws(Problem) {
    try file.write(out[...])
    size_bytes += out.count
    out.removeAll(keepingCapacity: true)
  }
}

/// Columns as spreadsheets name them.
enum SheetColumn {
  /// `A`, `Z`, `AA` for 0, 25, 26.
  static func letters(_ index: Int) -> String {
    var (rest, letters) = (index, "")
    repeat {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}
