import Domain

/// Numbers, amounts and days, from their digits.
extension CellReader {
  /// The digits as a number; nil where something else is among them or there are too many.
  static func digits(_ cell: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Int64? {
    guard to > from, to - from <= 18 else { return nil }
    var value: Int64 = 0
    for index in from..<to {
      let digit = cell[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value * 10 + Int64(digit)
    }
    return value
  }

  /// Appends a number that is not negative.
  static func append(_ number: Int, to out: inout [UInt8]) {
    let start = out.count
    var rest = number
    repeat {
      out.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    out[start...].reverse()
  }

  static func appendInteger(
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
    if !isNegative, cell[0] != UInt8(ascii: "0") { out += cell } else { out += String(value).utf8 }
    return nil
  }

  static func appendDecimal(
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

  static func appendAmount(_ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) -> CellDefect? {
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

  /// Outside of these years somebody has mistyped: Excel writes 01.10.0026 for a year of two digits.
  private static let years = 1700...2299

  static func appendDate(_ cell: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) -> CellDefect? {
    if cell.count == 10 {
      let isGerman = cell[2] == UInt8(ascii: ".") && cell[5] == UInt8(ascii: ".")
      let isISO = cell[4] == UInt8(ascii: "-") && cell[7] == UInt8(ascii: "-")
      if isGerman, let day = digits(cell, 0, 2), let month = digits(cell, 3, 5), let year = digits(cell, 6, 10),
        years.contains(Int(year)), LocalDate(year: Int(year), month: Int(month), day: Int(day)) != nil
      {
        out += cell[6..<10]
        out.append(UInt8(ascii: "-"))
        out += cell[3..<5]
        out.append(UInt8(ascii: "-"))
        out += cell[0..<2]
        return nil
      }
      if isISO, let year = digits(cell, 0, 4), let month = digits(cell, 5, 7), let day = digits(cell, 8, 10),
        years.contains(Int(year)), LocalDate(year: Int(year), month: Int(month), day: Int(day)) != nil
      {
        out += cell
        return nil
      }
    }
    if cell.contains(UInt8(ascii: "/")) { return orderUnknown }
    return parsed(cell, &out) { text throws(UnreadableValue) in
      let day = try LocalDate.parse(text)
      guard years.contains(day.year) else {
        throw UnreadableValue(
          code: "date.range",
          message: Phrase("Das Jahr \(day.year) ist nicht gemeint.", en: "The year \(day.year) is not meant."),
          hint: Phrase("Das Jahr mit vier Ziffern schreiben: 2026.", en: "Write the year with four digits: 2026."))
      }
      return day.iso
    }
  }

  /// 03/04/2026 is another day in Dortmund than in Boston: asked, not guessed.
  private static let orderUnknown = CellDefect(
    code: "date.order_unknown",
    message: Phrase("Steht hier der Tag oder der Monat zuerst?", en: "Does the day or the month stand first here?"),
    hint: Phrase(
      "Als 08.10.2014 schreiben, oder die Reihenfolge in einem Profil sagen (date: MM/TT/JJJJ).",
      en: "Write it as 08.10.2014, or say the order in a profile (date: MM/DD/YYYY)."))
}
