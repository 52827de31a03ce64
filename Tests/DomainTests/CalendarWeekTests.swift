import Domain
import Testing

struct CalendarWeekTests {
  @Test(arguments: [
    ("2026-03-02", "2026-W10"), ("2026-03-08", "2026-W10"), ("2026-01-01", "2026-W01"), ("2025-12-29", "2026-W01"),
    ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"), ("2024-12-30", "2025-W01"),
  ])
  func `a week belongs to the year of its Thursday`(day: String, week: String) throws {
    let found = CalendarWeek(containing: try LocalDate.parse(day))
    #expect(found.iso == week)
    #expect(found.monday.weekday == .monday && found.sunday.weekday == .sunday)
    #expect(try CalendarWeek.parse(week) == found)
    #expect(CalendarWeek(year: found.year, number: found.number) == found)
  }

  @Test(arguments: ["2026-W10", "10/2026", "KW 10/2026", "kw10/2026", "04.03.2026", "2026-03-04", " 2026-w10 "])
  func `a week is read as people write it`(text: String) throws {
    #expect(try CalendarWeek.parse(text).monday == "2026-03-02")
  }

  @Test(arguments: [
    "", "2026-10", "2026-W54", "2024-W53", "2025-W53", "0/2026", "W10", "KW/2026", "2026-W1", "10-2026", "10/26",
  ])
  func `what is no week is refused with what is`(text: String) {
    #expect(throws: UnreadableValue.self) { try CalendarWeek.parse(text) }
  }

  @Test func `weeks follow each other across the years`() throws {
    let last = try #require(CalendarWeek(year: 2020, number: 53))
    #expect(last.adding(weeks: 1).iso == "2021-W01")
    #expect(last.range.days_count == 7)
  }
}

struct HoursStandingTests {
  @Test(arguments: [
    (1800, 1785, HoursStanding.kept), (1800, 1784, .under), (1800, 1815, .kept), (1800, 1816, .over), (0, 0, .kept),
    (0, 60, .over),
  ])
  func `a quarter of an hour more or less counts as kept`(planned: Int, worked: Int, standing: HoursStanding) {
    #expect(HoursStanding(planned: Minutes(planned), worked: Minutes(worked)) == standing)
  }
}
