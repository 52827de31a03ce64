/// A day of the civil (Gregorian) calendar, without time of day or zone; never a moment in time.
///
/// Kept as the count of days since 1970-01-01, so comparing and counting are integer arithmetic.
package struct LocalDate: Sendable, Hashable {
  private let days: Int32

  /// 0001-01-01 … 9999-12-31, in days since 1970-01-01: what four digits of a year can write.
  package static let daysSinceEpoch_range = -719_162...2_932_896

  package var daysSinceEpoch: Int { Int(days) }

  /// The day `daysSinceEpoch` days after 1970-01-01; held to the years 1 … 9999.
  package init(daysSinceEpoch: Int) {
    let range = Self.daysSinceEpoch_range
    days = Int32(min(max(daysSinceEpoch, range.lowerBound), range.upperBound))
  }

  /// The day of the calendar, or nil where there is none (31.02., 29.02.2023) or the year is not 1 … 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else {
      return nil
    }
    self.init(unchecked: (year, month, day))
  }

  /// Days from civil by eras of 400 years that begin on 1 March, so that the leap day is the last of its year
  /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private init(unchecked civil: (year: Int, month: Int, day: Int)) {
    let year = civil.month <= 2 ? civil.year - 1 : civil.year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(daysSinceEpoch: era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month and day at once; cheaper than asking for each.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var day: Int { civil.day }

  package static func isLeap(year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension LocalDate: Comparable {
  package static func < (left: LocalDate, right: LocalDate) -> Bool { left.days < right.days }
}

extension LocalDate: Strideable {
  package func distance(to other: LocalDate) -> Int { other.daysSinceEpoch - daysSinceEpoch }
  package func advanced(by days: Int) -> LocalDate { adding(days: days) }
}

extension LocalDate {
  package func adding(days: Int) -> LocalDate { LocalDate(daysSinceEpoch: daysSinceEpoch + days) }

  /// The same day of the month `months` later, or its last day where that month is shorter (§ 188 (3) BGB).
  package func adding(months: Int) -> LocalDate {
    let (year, month, day) = civil
    let index = year * 12 + (month - 1) + months
    let targetYear = min(max(index.flooredQuotient(by: 12), 1), 9999)
    let targetMonth = index - index.flooredQuotient(by: 12) * 12 + 1
    let lastDay = Self.days(inMonth: targetMonth, of: targetYear)
    return LocalDate(unchecked: (targetYear, targetMonth, min(day, lastDay)))
  }

  package func adding(years: Int) -> LocalDate { adding(months: years * 12) }

  /// Days from `other` to this day; negative where this day is earlier.
  package func days(since other: LocalDate) -> Int { daysSinceEpoch - other.daysSinceEpoch }

  /// Whole years completed since `other`, as an age counts them.
  package func wholeYears(since other: LocalDate) -> Int {
    let years = year - other.year
    return self < other.adding(years: years) ? years - 1 : years
  }

  package var yearMonth: YearMonth { YearMonth(containing: self) }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday(rawValue: (daysSinceEpoch + 3) - (daysSinceEpoch + 3).flooredQuotient(by: 7) * 7 + 1) ?? .monday
  }
}

/// A day of the week, Monday first (ISO 8601).
package enum Weekday: Int, Sendable, CaseIterable, Comparable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  package static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }

  package var name: Phrase {
    switch self {
    case .monday: Phrase("Montag", en: "Monday")
    case .tuesday: Phrase("Dienstag", en: "Tuesday")
    case .wednesday: Phrase("Mittwoch", en: "Wednesday")
    case .thursday: Phrase("Donnerstag", en: "Thursday")
    case .friday: Phrase("Freitag", en: "Friday")
    case .saturday: Phrase("Samstag", en: "Saturday")
    case .sunday: Phrase("Sonntag", en: "Sunday")
    }
  }

  /// Two letters: Mo, Di, … or Mo, Tu, …
  package var shortName: Phrase {
    Phrase(String(name.german.prefix(2)), en: String(name.english.prefix(2)))
  }
}

extension Int {
  /// Division that rounds down, also for negative numbers, as counting weeks and months before an origin needs.
  func flooredQuotient(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
