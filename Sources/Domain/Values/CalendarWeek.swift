/// A week of the calendar, Monday to Sunday, numbered as ISO 8601 does it: the first of a year is the one that holds its first Thursday.
package struct CalendarWeek: Sendable, Hashable {
  package let monday: LocalDate

  package init(containing day: LocalDate) { monday = day.adding(days: 1 - day.weekday.rawValue) }

  /// Nil where the year has no week of this number, or is none of 1 … 9999.
  package init?(year: Int, number: Int) {
    // The 4th of January always lies in week 1.
    guard (1...53).contains(number), let day = LocalDate(year: year, month: 1, day: 4) else { return nil }
    self = CalendarWeek(containing: day).adding(weeks: number - 1)
    guard self.year == year else { return nil }
  }

  private var thursday: LocalDate { monday.adding(days: 3) }

  /// The year that the week is counted in, which its first or last days may not lie in.
  package var year: Int { thursday.year }

  package var number: Int {
    let first = thursday.yearMonth.adding(months: 1 - thursday.month).firstDay
    return thursday.days(since: first) / 7 + 1
  }

  package var sunday: LocalDate { monday.adding(days: 6) }

  /// All days of the week.
  package var range: DateRange { DateRange(from: monday, through: sunday) }

  package func adding(weeks: Int) -> CalendarWeek { CalendarWeek(containing: monday.adding(days: weeks * 7)) }
}

extension CalendarWeek: Comparable {
  package static func < (left: CalendarWeek, right: CalendarWeek) -> Bool { left.monday < right.monday }
}

extension CalendarWeek: CustomStringConvertible {
  package var description: String { name.german }

  /// As people say it: `KW 10/2026`.
  package var name: Phrase { Phrase("KW \(number)/\(year)", en: "week \(number)/\(year)") }

  /// `2026-W10` (ISO 8601)
  package var iso: String { "\(year.padded(to: 4))-W\(number.padded(to: 2))" }

  /// Reads `2026-W10`, `KW 10/2026` and `10/2026`, and a day for the week that it lies in.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> CalendarWeek {
    if let day = try? LocalDate.parse(text) { return CalendarWeek(containing: day) }
    let bytes = Array(text.uppercased().utf8).trimmed()
    let isISO = bytes.contains(UInt8(ascii: "-"))
    let name = Array((isISO ? "W" : "KW").utf8)
    var fields = bytes.split(separator: UInt8(ascii: isISO ? "-" : "/"), omittingEmptySubsequences: false).map { Array($0) }
    if isISO { fields.reverse() }
    if fields.count == 2, fields[1].count == 4, isISO || fields[0].starts(with: name) || fields[0].count <= 2 {
      let number = fields[0].starts(with: name) ? Array(fields[0].dropFirst(name.count)).trimmed() : fields[0]
      if isISO ? number.count == 2 && fields[0].starts(with: name) : (1...2).contains(number.count),
        let year = fields[1].decimalValue(), let week = number.decimalValue(),
        let value = CalendarWeek(year: Int(year), number: Int(week))
      {
        return value
      }
    }
    throw UnreadableValue(
      code: "week.unreadable",
      message: Phrase("„\(text)“ ist keine Woche.", en: "“\(text)” is not a week."),
      hint: Phrase(
        "Eine Woche wird als 2026-W10 oder 10/2026 geschrieben, oder als einer ihrer Tage.",
        en: "Write a week as 2026-W10 or 10/2026, or as one of its days."))
  }
}
