import Domain

/// What is wrong with a cell.
struct CellDefect {
  let code: String
  let message: Phrase
  let hint: Phrase?

  init(code: String, message: Phrase, hint: Phrase?) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  init(_ value: UnreadableValue) {
    self.init(code: value.code, message: value.message, hint: value.hint)
  }
}

/// Reads cells as the type of their column and writes them as COPY's text format wants them.
///
/// The usual ways of writing are read from the bytes; whatever else is handed to the domain, which knows all of them and says
/// what is wrong.
enum CellReader {
  /// Cells without the blanks around them: spaces, tabs, no-break spaces, and line breaks.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    var first = start
    var last = end
    while first < last {
      if bytes[first] <= 0x20 {
        first += 1
      } else if bytes[first] == 0xC2, first + 1 < last, bytes[first + 1] == 0xA0 {
        first += 2
      } else {
        break
      }
    }
    while first < last {
      if bytes[last - 1] <= 0x20 {
        last -= 1
      } else if bytes[last - 1] == 0xA0, last - 2 >= first, bytes[last - 2] == 0xC2 {
        last -= 2
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: bytes[first..<last])
  }

  /// Appends the value; nothing is appended where a defect is returned.
  static func append(_ cell: UnsafeBufferPointer<UInt8>, of column: Column, to out: inout [UInt8]) -> CellDefect? {
    switch column.type {
    case .text:
      return appendText(cell, &out)
    case .code, .reference:
      return appendCode(cell, column, &out)
    case .list:
      return appendList(cell, &out)
    case .choice(let choices):
      return appendChoice(cell, choices, &out)
    case .integer(let range):
      return appendInteger(cell, range, &out)
    case .decimal(let digits, let places):
      return appendDecimal(cell, digits, places, &out)
    case .amount:
      return appendAmount(cell, &out)
    case .percent:
      return parsed(cell, &out) { text throws(UnreadableValue) in
        let share = try BasisPoints.parse(text)
        guard (0...10_000).contains(share.value) else {
          throw UnreadableValue(
            code: "percent.range", message: Phrase("\(share) ist kein Anteil.", en: "\(share) is no share."),
            hint: Phrase("Ein Anteil liegt zwischen 0 und 100 %.", en: "A share lies between 0 and 100 %."))
        }
        return String(share.value)
      }
    case .date:
      return appendDate(cell, &out)
    case .month:
      return parsed(cell, &out) { text throws(UnreadableValue) in try YearMonth.parse(text).firstDay.iso }
    case .boolean:
      return appendBoolean(cell, &out)
    case .uuid, .derivedID:
      return parsed(cell, &out) { text throws(UnreadableValue) in try UniqueID.parse(text).description }
    }
  }

  /// The cell as a message may repeat it: short, on one line, without anything that steers a terminal.
  static func text(_ cell: some Collection<UInt8>) -> String {
    let text = String(decoding: cell, as: UTF8.self)
    let isPlain = !text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    let plain =
      isPlain
      ? text
      : String(
        String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? "·" : $0 }))
    return plain.count > repeatedCharacters_max ? plain.prefix(repeatedCharacters_max) + "…" : plain
  }

  private static let repeatedCharacters_max = 80

  /// What only the domain can read.
  static func parsed(
    _ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8], _ parse: (String) throws(UnreadableValue) -> String
  ) -> CellDefect? {
    do throws(UnreadableValue) {
      out += try parse(text(cell)).utf8
      return nil
    } catch {
      return CellDefect(error)
    }
  }
}
