import Testing

@testable import Domain

@Suite struct `Days of the calendar` {
  @Test func `two centuries day by day agree with a calendar counted by hand`() throws {
    let start = try #require(LocalDate(year: 1900, month: 1, day: 1))
    var (year, month, day, weekday) = (1900, 1, 1, 1)
    var number = start.daysSinceEpoch
    while year <= 2100 {
      let date = try #require(LocalDate(year: year, month: month, day: day))
      #expect(date.daysSinceEpoch == number)
      #expect(date.civil == (year, month, day))
      #expect(date.weekday.rawValue == weekday)
      number += 1
      weekday = weekday == 7 ? 1 : weekday + 1
      let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      day += 1
      if day > length {
        #expect(LocalDate(year: year, month: month, day: day) == nil)
        (day, month) = (1, month + 1)
      }
      if month > 12 { (month, year) = (1, year + 1) }
    }
    #expect(number == 47_847)
  }

  @Test func `the days somebody can look up are right`() throws {
    #expect(LocalDate(daysSinceEpoch: 0).iso == "1970-01-01")
    let handover: LocalDate = "2014-10-08"
    #expect(handover.weekday == .wednesday)
    #expect(LocalDate(year: 1, month: 1, day: 1)?.daysSinceEpoch == LocalDate.daysSinceEpoch_range.lowerBound)
    #expect(LocalDate(year: 9999, month: 12, day: 31)?.daysSinceEpoch == LocalDate.daysSinceEpoch_range.upperBound)
    #expect(LocalDate(daysSinceEpoch: LocalDate.daysSinceEpoch_range.lowerBound).iso == "0001-01-01")
    #expect(LocalDate(year: 0, month: 1, day: 1) == nil)
    #expect(LocalDate(year: 2014, month: 13, day: 1) == nil)
  }

  @Test func `months later is the same day or the month's last`() {
    let january: LocalDate = "2024-01-31"
    #expect(january.adding(months: 1) == "2024-02-29")
    #expect(january.adding(months: 13) == "2025-02-28")
    #expect(january.adding(months: -2) == "2023-11-30")
    #expect(january.adding(months: -12) == "2023-01-31")
    #expect(LocalDate(stringLiteral: "2024-02-29").adding(years: 1) == "2025-02-28")
  }

  @Test func `whole years count birthdays, leap days included`() {
    let born: LocalDate = "2000-02-29"
    #expect(LocalDate(stringLiteral: "2025-02-27").wholeYears(since: born) == 24)
    #expect(LocalDate(stringLiteral: "2025-02-28").wholeYears(since: born) == 25)
    #expect(LocalDate(stringLiteral: "2024-02-28").wholeYears(since: born) == 23)
    #expect(LocalDate(stringLiteral: "2000-02-29").wholeYears(since: born) == 0)
  }

  @Test(arguments: ["08.10.2014", "8.10.2014", "2014-10-08", " 08.10.2014 "])
  func `both ways of writing a day are read`(_ text: String) throws {
    #expect(try LocalDate.parse(text) == "2014-10-08")
  }

  @Test(arguments: ["31.02.2024", "29.02.2023", "2023-02-29", "00.01.2024", "01.13.2024", "31.04.2024", "01.01.0000"])
  func `a day that is not in the calendar is named as such`(_ text: String) {
    let error = #expect(throws: UnreadableValue.self) { try LocalDate.parse(text) }
    #expect(error?.code == "date.not_in_calendar")
  }

  @Test(arguments: [
    "", "gestern", "8.10.14", "2014-10-8", "2014/10/08", "08-10-2014", "08.10.", "2014-10-08T00:00", "008.10.2014", "8..2014",
    "-1.10.2014", "08.10.20144",
  ]) func `what is no day is refused`(_ text: String) {
    let error = #expect(throws: UnreadableValue.self) { try LocalDate.parse(text) }
    #expect(error?.code == "date.unreadable")
  }

  @Test func `the hint names the length of the month`() {
    let error = #expect(throws: UnreadableValue.self) { try LocalDate.parse("29.02.2023") }
    #expect(error?.hint.german == "Der Monat 02.2023 hat 28 Tage.")
  }

  @Test func `every day survives being written and read`() throws {
    var random = RandomSource(seed: 3)
    for _ in 0..<10_000 {
      let date = LocalDate(daysSinceEpoch: Int.random(in: LocalDate.daysSinceEpoch_range, using: &random))
      #expect(try LocalDate.parse(date.german) == date)
      #expect(try LocalDate.parse(date.iso) == date)
    }
  }

  @Test func `a month knows its days and its neighbours`() throws {
    let february = try YearMonth.parse("2024-02")
    #expect(try YearMonth.parse("02.2024") == february)
    #expect(february.range.days_count == 29)
    #expect(february.firstDay == "2024-02-01")
    #expect(february.lastDay == "2024-02-29")
    #expect(february.adding(months: -2).iso == "2023-12")
    #expect(february.adding(months: 11).german == "01.2025")
    #expect(YearMonth(containing: "2024-02-29") == february)
    #expect(throws: UnreadableValue.self) { try YearMonth.parse("2024-13") }
    #expect(throws: UnreadableValue.self) { try YearMonth.parse("24-01") }
  }
}
