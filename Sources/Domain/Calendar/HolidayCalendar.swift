/// One holiday as a rule that holds for a span of years.
package struct HolidayRule: Sendable, Hashable {
  /// How the day is found in a year.
  package enum Day: Sendable, Hashable {
    case fixed(month: Int, day: Int)
    /// Days after Easter Sunday; negative before it (Good Friday: -2).
    case easter(offset_days: Int)
  }

  package let name: Phrase
  package let day: Day
  /// Nil: since ever.
  package let firstYear: Int?
  /// Nil: until further notice.
  package let lastYear: Int?

  package init(name: Phrase, day: Day, firstYear: Int? = nil, lastYear: Int? = nil) {
    self.name = name
    self.day = day
    self.firstYear = firstYear
    self.lastYear = lastYear
  }

  /// The day in `year`; nil where the rule does not hold then or the day does not exist.
  package func date(in year: Int) -> LocalDate? {
    guard year >= firstYear ?? year, year <= lastYear ?? year else { return nil }
    switch day {
    case .fixed(let month, let day): return LocalDate(year: year, month: month, day: day)
    case .easter(let offset): return HolidayCalendar.easterSunday(in: year)?.adding(days: offset)
    }
  }
}

/// The public holidays of a Land as rules (for NRW: Feiertagsgesetz NW § 2; once only 31.10.2017), read from reference data.
package struct HolidayCalendar: Sendable {
  package let rules: [HolidayRule]

  package init(rules: [HolidayRule]) { self.rules = rules }

  /// The holidays of a year in order of time; two on one day both appear.
  package func holidays(in year: Int) -> [(day: LocalDate, name: Phrase)] {
    rules.compactMap { rule in rule.date(in: year).map { ($0, rule.name) } }.sorted { $0.day < $1.day }
  }

  /// Easter Sunday by the anonymous Gregorian rule (Meeus/Jones/Butcher); nil outside the years 1 … 9999.
  package static func easterSunday(in year: Int) -> LocalDate? {
    let golden = year % 19
    let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
    let (leaps, centuryRest) = century.quotientAndRemainder(dividingBy: 4)
    let correction = (century + 8) / 25
    let moon = (century - correction + 1) / 3
    let epact = (19 * golden + century - leaps - moon + 15) % 30
    let (yearLeaps, yearRest) = yearOfCentury.quotientAndRemainder(dividingBy: 4)
    let weekday = (32 + 2 * centuryRest + 2 * yearLeaps - epact - yearRest) % 7
    let late = (golden + 11 * epact + 22 * weekday) / 451
    let (month, day) = (epact + weekday - 7 * late + 114).quotientAndRemainder(dividingBy: 31)
    return LocalDate(year: year, month: month, day: day + 1)
  }
}
