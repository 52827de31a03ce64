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
      appendEscaped(cell, to: &out)
      return nil
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

  private static func parsed(
    _ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8], _ parse: (String) throws(UnreadableValue) -> String
  ) -> CellDefect? {
    do throws(UnreadableValue) {
      out += try parse(text(cell)).utf8
      return nil
    } catch {
      return CellDefect(error)
    }
  }

  // MARK: Text

  static func appendEscaped(_ cell: some Sequence<UInt8>, to out: inout [UInt8]) {
    guard cell.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else {
      out += cell
      return
    }
    for byte in cell {
      switch byte {
      case UInt8(ascii: "\\"): out += [byte, byte]
      case UInt8(ascii: "\t"): out += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      case UInt8(ascii: "\n"): out += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): out += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      default: out.append(byte)
      }
    }
  }

  private static let codeSize_max = 40

  /// The same rule as the database's domain `code`: said here, because the staging table does not have it.
  private static func isCode(_ cell: some Collection<UInt8>) -> Bool {
    guard let first = cell.first, cell.count <= codeSize_max, isAlphanumeric(first) else { return false }
    return cell.allSatisfy {
      isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "/")
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static let codeDefect = CellDefect(
    code: "code.unreadable", message: Phrase("Das ist kein Kürzel.", en: "This is no code."),
    hint: Phrase(
      "Ein Kürzel hat bis zu 40 Buchstaben (ohne Umlaute), Ziffern, Punkte, Striche und Schrägstriche.",
      en: "A code has up to 40 letters (no accents), digits, dots, dashes, underscores and slashes."))

  private static func appendCode(_ cell: UnsafeBufferPointer<UInt8>, _ column: Column, _ out: inout [UInt8]) -> CellDefect? {
    guard isCode(cell) else { return codeDefect }
    if !column.synonyms.isEmpty, let staged = column.synonyms[text(cell).lowercased()] {
      out += staged.utf8
    } else {
      out += cell
    }
    return nil
  }

  /// Staged in order and without repetition, so that two lists of the same codes are equal.
  private static func appendList(_ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) -> CellDefect? {
    let codes = cell.split(separator: UInt8(ascii: ",")).map { part in
      trimmed(UnsafeBufferPointer(rebasing: part), 0, part.count)
    }.filter { !$0.isEmpty }
    guard codes.allSatisfy({ isCode($0) }) else { return codeDefect }
    let sorted = Set(codes.map(text)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    out.append(UInt8(ascii: "{"))
    out += sorted.map { "\"\($0)\"" }.joined(separator: ",").utf8
    out.append(UInt8(ascii: "}"))
    return nil
  }

  private static func appendChoice(
    _ cell: UnsafeBufferPointer<UInt8>, _ choices: [Choice], _ out: inout [UInt8]
  ) -> CellDefect? {
    for choice in choices where choice.german.utf8.elementsEqual(cell) || choice.stored.utf8.elementsEqual(cell) {
      out += choice.stored.utf8
      return nil
    }
    let written = text(cell)
    let folded = HeaderName.folded(written)
    for choice in choices where HeaderName.folded(choice.german) == folded || HeaderName.folded(choice.stored) == folded {
      out += choice.stored.utf8
      return nil
    }
    let near = Suggestion.nearest(to: written, in: choices.map(\.german))
    let all = choices.map(\.german).joined(separator: ", ")
    return CellDefect(
      code: "choice.unknown", message: Phrase("Diesen Wert gibt es hier nicht.", en: "There is no such value here."),
      hint: near.map {
        Phrase("Gemeint ist vielleicht »\($0)«. ", en: "Perhaps '\($0)' is meant. ")
          + Phrase("Erlaubt: \(all).", en: "Allowed: \(all).")
      }
        ?? Phrase("Erlaubt: \(all).", en: "Allowed: \(all)."))
  }

  private static func appendBoolean(_ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) -> CellDefect? {
    switch text(cell).lowercased() {
    case "ja", "j", "wahr", "yes", "y", "true", "1", "x": out.append(UInt8(ascii: "t"))
    case "nein", "n", "falsch", "no", "false", "0": out.append(UInt8(ascii: "f"))
    default:
      return CellDefect(
        code: "boolean.unreadable", message: Phrase("Das ist weder ja noch nein.", en: "This is neither yes nor no."),
        hint: Phrase("ja oder nein schreiben.", en: "Write yes or no."))
    }
    return nil
  }

  // MARK: Numbers

  /// The digits as a number; nil where something else is among them or there are too many.
  private static func digits(_ cell: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Int64? {
    guard to > from, to - from <= 18 else { return nil }
    var value: Int64 = 0
    for index in from..<to {
      let digit = cell[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value * 10 + Int64(digit)
    }
    return value
  }

  private static func appendInteger(
    _ cell: UnsafeBufferPointer<UInt8>, _ range: ClosedRange<Int64>, _ out: inout [UInt8]
  ) -> CellDefect? {
    let isNegative = cell.first == UInt8(ascii: "-")
    guard let magnitude = digits(cell, isNegative ? 1 : 0, cell.count) else {
      return CellDefect(
        code: "number.unreadable", message: Phrase("Das ist keine ganze Zahl.", en: "This is no whole number."),
        hint: Phrase("Nur Ziffern schreiben, ohne Einheit und Tausenderpunkt.", en: "Write digits only, without a unit."))
    }
    let value = isNegative ? -magnitude : magnitude
    guard range.contains(value) else {
      return CellDefect(
        code: "number.range", message: Phrase("Diese Zahl ist zu groß.", en: "This number is too large."),
        hint: Phrase(
          "Erlaubt ist \(range.lowerBound) bis \(range.upperBound).",
          en: "Allowed is \(range.lowerBound) to \(range.upperBound)."))
    }
    out += String(value).utf8
    return nil
  }

  private static func appendDecimal(
    _ cell: UnsafeBufferPointer<UInt8>, _ digitCount: Int, _ places: Int, _ out: inout [UInt8]
  ) -> CellDefect? {
    var point = cell.count
    var groups = 0
    var isSound = true
    for (index, byte) in cell.enumerated() where byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") {
      if byte == UInt8(ascii: ",") {
        isSound = isSound && point == cell.count
        point = index
      } else {
        groups += 1
        isSound = isSound && point == cell.count
      }
    }
    // A point groups thousands, as in amounts: 1.234,5; with one point alone nobody could tell 1.234 from 1,234.
    if groups > 0, point == cell.count { isSound = false }
    let whole = cell[..<point].filter { $0 != UInt8(ascii: ".") }
    let fraction = cell[min(point + 1, cell.count)...]
    let allDigits = (whole + fraction).allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard isSound, allDigits, !whole.isEmpty, point == cell.count || !fraction.isEmpty else {
      return CellDefect(
        code: "number.unreadable", message: Phrase("Das ist keine Zahl.", en: "This is no number."),
        hint: Phrase("Mit Komma schreiben: 1.234,5.", en: "Write it with a decimal comma: 1.234,5."))
    }
    let lastDigit = fraction.lastIndex { $0 != UInt8(ascii: "0") }
    let needed = lastDigit.map { fraction[...$0] } ?? fraction.prefix(0)
    guard whole.count <= digitCount, needed.count <= places else {
      return CellDefect(
        code: "number.range", message: Phrase("Diese Zahl hat zu viele Stellen.", en: "This number has too many digits."),
        hint: Phrase(
          "Höchstens \(digitCount) Stellen vor und \(places) nach dem Komma.",
          en: "At most \(digitCount) digits before and \(places) behind the comma."))
    }
    out += whole
    if !needed.isEmpty {
      out.append(UInt8(ascii: "."))
      out += needed
    }
    return nil
  }

  private static func appendAmount(_ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) -> CellDefect? {
    let start = cell.first == UInt8(ascii: "-") ? 1 : 0
    let count = cell.count
    if count >= start + 4, count <= 15, cell[count - 3] == UInt8(ascii: ","), let euros = digits(cell, start, count - 3),
      let cents = digits(cell, count - 2, count)
    {
      if start == 1 { out.append(UInt8(ascii: "-")) }
      out += String(euros * 100 + cents).utf8
      return nil
    }
    return parsed(cell, &out) { text throws(UnreadableValue) in String(try Money.parse(text).cents) }
  }

  // MARK: Days

  private static func appendDate(_ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) -> CellDefect? {
    if cell.count == 10 {
      let isGerman = cell[2] == UInt8(ascii: ".") && cell[5] == UInt8(ascii: ".")
      let isISO = cell[4] == UInt8(ascii: "-") && cell[7] == UInt8(ascii: "-")
      if isGerman, let day = digits(cell, 0, 2), let month = digits(cell, 3, 5), let year = digits(cell, 6, 10),
        LocalDate(year: Int(year), month: Int(month), day: Int(day)) != nil
      {
        out += cell[6..<10]
        out.append(UInt8(ascii: "-"))
        out += cell[3..<5]
        out.append(UInt8(ascii: "-"))
        out += cell[0..<2]
        return nil
      }
      if isISO, let year = digits(cell, 0, 4), let month = digits(cell, 5, 7), let day = digits(cell, 8, 10),
        LocalDate(year: Int(year), month: Int(month), day: Int(day)) != nil
      {
        out += cell
        return nil
      }
    }
    return parsed(cell, &out) { text throws(UnreadableValue) in try LocalDate.parse(text).iso }
  }
}
