extension LocalDate: CustomStringConvertible {
  /// As people read it: `08.10.2014`.
  package var description: String { german }

  /// `08.10.2014`
  package var german: String {
    let (year, month, day) = civil
    return "\(day.padded(to: 2)).\(month.padded(to: 2)).\(year.padded(to: 4))"
  }

  /// `2014-10-08` (ISO 8601)
  package var iso: String {
    let (year, month, day) = civil
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }
}

extension LocalDate {
  /// Reads `08.10.2014`, `8.10.2014` and `2014-10-08`; a year always has four digits.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> LocalDate {
    let bytes = Array(text.utf8).trimmed()
    let isGerman = bytes.contains(UInt8(ascii: "."))
    let fields = bytes.split(separator: UInt8(ascii: isGerman ? "." : "-"), omittingEmptySubsequences: false)
    guard fields.count == 3 else { throw unreadable(text) }
    let (yearField, monthField, dayField) = isGerman ? (fields[2], fields[1], fields[0]) : (fields[0], fields[1], fields[2])
    let widths = isGerman ? 1...2 : 2...2
    guard yearField.count == 4, widths.contains(monthField.count), widths.contains(dayField.count),
      let year = yearField.decimalValue(), let month = monthField.decimalValue(), let day = dayField.decimalValue()
    else { throw unreadable(text) }
    guard let date = LocalDate(year: Int(year), month: Int(month), day: Int(day)) else {
      throw UnreadableValue(
        code: "date.not_in_calendar",
        message: Phrase("Den Tag „\(text)“ gibt es nicht.", en: "There is no day “\(text)”."),
        hint: hint(year: Int(year), month: Int(month)))
    }
    return date
  }

  private static func hint(year: Int, month: Int) -> Phrase {
    guard (1...12).contains(month), year >= 1 else {
      return Phrase("Monate gehen von 01 bis 12.", en: "Months run from 01 to 12.")
    }
    let days = days(inMonth: month, of: year)
    let name = "\(month.padded(to: 2)).\(year.padded(to: 4))"
    return Phrase("Der Monat \(name) hat \(days) Tage.", en: "Month \(name) has \(days) days.")
  }

  private static func unreadable(_ text: some StringProtocol) -> UnreadableValue {
    UnreadableValue(
      code: "date.unreadable",
      message: Phrase("„\(text)“ ist kein Datum.", en: "“\(text)” is not a date."),
      hint: Phrase(
        "Ein Tag wird als 08.10.2014 oder 2014-10-08 geschrieben.", en: "Write a day as 08.10.2014 or 2014-10-08."))
  }
}

/// A day as a literal in code: `let start: LocalDate = "2013-06-01"`. A literal that is no day is the program's own mistake.
extension LocalDate: ExpressibleByStringLiteral {
  package init(stringLiteral text: StaticString) {
    do {
      self = try Self.parse(text.description)
    } catch {
      preconditionFailure("not a day of the calendar: \(text)")
    }
  }
}
