import Domain

/// The days on which an invented site works: Monday to Friday without NRW's public holidays (RULES 6).
struct WorkCalendar {
  /// The days that the demo describes; what lies before is history, what lies after is planned.
  let period: DateRange
  let first: LocalDate
  let last: LocalDate
  private let holidays: Set<LocalDate>

  init(start: YearMonth, months_count: Int) {
    first = start.firstDay
    last = start.adding(months: months_count - 1).lastDay
    period = DateRange(from: first, through: last)
    let years = (first.year - 4)...(last.year + 5)
    holidays = Set(years.flatMap { Self.nordrheinWestfalen.holidays(in: $0).map(\.day) })
  }

  func isWorkday(_ day: LocalDate) -> Bool { day.weekday <= .friday && !holidays.contains(day) }

  func isHoliday(_ day: LocalDate) -> Bool { holidays.contains(day) }

  /// `day` itself, or the next day on which the site works.
  func workday(from day: LocalDate) -> LocalDate {
    var day = day
    while !isWorkday(day) { day = day.adding(days: 1) }
    return day
  }

  /// `day` itself, or the last day before it on which the site works.
  func workday(upTo day: LocalDate) -> LocalDate {
    var day = day
    while !isWorkday(day) { day = day.adding(days: -1) }
    return day
  }

  /// The demo knows nothing but `Domain`, so it states the rules that `seeds/reference` states for the program.
  private static let nordrheinWestfalen = HolidayCalendar(rules: [
    rule("Neujahr", "New Year's Day", .fixed(month: 1, day: 1)),
    rule("Karfreitag", "Good Friday", .easter(offset_days: -2)),
    rule("Ostermontag", "Easter Monday", .easter(offset_days: 1)),
    rule("Tag der Arbeit", "Labour Day", .fixed(month: 5, day: 1)),
    rule("Christi Himmelfahrt", "Ascension Day", .easter(offset_days: 39)),
    rule("Pfingstmontag", "Whit Monday", .easter(offset_days: 50)),
    rule("Fronleichnam", "Corpus Christi", .easter(offset_days: 60)),
    rule("Tag der Deutschen Einheit", "German Unity Day", .fixed(month: 10, day: 3)),
    HolidayRule(
      name: Phrase("Reformationstag", en: "Reformation Day"), day: .fixed(month: 10, day: 31), firstYear: 2017, lastYear: 2017),
    rule("Allerheiligen", "All Saints' Day", .fixed(month: 11, day: 1)),
    rule("1. Weihnachtstag", "Christmas Day", .fixed(month: 12, day: 25)),
    rule("2. Weihnachtstag", "Second Christmas Day", .fixed(month: 12, day: 26)),
  ])

  private static func rule(_ german: String, _ english: String, _ day: HolidayRule.Day) -> HolidayRule {
    HolidayRule(name: Phrase(german, en: english), day: day)
  }
}
