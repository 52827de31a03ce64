import Testing

@testable import Domain

@Suite struct `Public holidays` {
  /// RULES 6: NRW, with the Reformation's 500th anniversary once.
  static let nordrheinWestfalen = HolidayCalendar(rules: [
    HolidayRule(name: Phrase("Neujahr", en: "New Year"), day: .fixed(month: 1, day: 1)),
    HolidayRule(name: Phrase("Karfreitag", en: "Good Friday"), day: .easter(offset_days: -2)),
    HolidayRule(name: Phrase("Ostermontag", en: "Easter Monday"), day: .easter(offset_days: 1)),
    HolidayRule(name: Phrase("Tag der Arbeit", en: "Labour Day"), day: .fixed(month: 5, day: 1)),
    HolidayRule(name: Phrase("Christi Himmelfahrt", en: "Ascension"), day: .easter(offset_days: 39)),
    HolidayRule(name: Phrase("Pfingstmontag", en: "Whit Monday"), day: .easter(offset_days: 50)),
    HolidayRule(name: Phrase("Fronleichnam", en: "Corpus Christi"), day: .easter(offset_days: 60)),
    HolidayRule(name: Phrase("Tag der Deutschen Einheit", en: "German Unity"), day: .fixed(month: 10, day: 3), firstYear: 1990),
    HolidayRule(
      name: Phrase("Reformationstag", en: "Reformation"), day: .fixed(month: 10, day: 31), firstYear: 2017, lastYear: 2017),
    HolidayRule(name: Phrase("Allerheiligen", en: "All Saints"), day: .fixed(month: 11, day: 1)),
    HolidayRule(name: Phrase("1. Weihnachtstag", en: "Christmas"), day: .fixed(month: 12, day: 25)),
    HolidayRule(name: Phrase("2. Weihnachtstag", en: "Boxing Day"), day: .fixed(month: 12, day: 26)),
  ])

  @Test func `2026 has the eleven days of the published list`() {
    let days = Self.nordrheinWestfalen.holidays(in: 2026).map { String($0.day.iso.dropFirst(5)) }
    #expect(
      days == ["01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "06-04", "10-03", "11-01", "12-25", "12-26"])
  }

  @Test func `only 2017 has the Reformation's day`() {
    let jubilee = Self.nordrheinWestfalen.holidays(in: 2017)
    #expect(jubilee.count == 12)
    #expect(jubilee.first { $0.day == "2017-10-31" }?.name.german == "Reformationstag")
    #expect(Self.nordrheinWestfalen.holidays(in: 2018).allSatisfy { $0.day != "2018-10-31" })
    #expect(Self.nordrheinWestfalen.holidays(in: 1989).allSatisfy { $0.day != "1989-10-03" })
  }

  @Test(arguments: [
    (1900, "1900-04-15"), (1954, "1954-04-18"), (1981, "1981-04-19"), (2000, "2000-04-23"), (2008, "2008-03-23"),
    (2011, "2011-04-24"), (2016, "2016-03-27"), (2019, "2019-04-21"), (2024, "2024-03-31"), (2026, "2026-04-05"),
    (2038, "2038-04-25"), (2049, "2049-04-18"), (2076, "2076-04-19"), (2100, "2100-03-28"),
  ]) func `Easter falls where the almanacs say`(_ year: Int, _ day: String) throws {
    #expect(HolidayCalendar.easterSunday(in: year) == (try LocalDate.parse(day)))
  }

  @Test func `Easter is always a Sunday between 22 March and 25 April`() throws {
    for year in 1583...4099 {
      let easter = try #require(HolidayCalendar.easterSunday(in: year))
      #expect(easter.weekday == .sunday)
      #expect((322...425).contains(easter.month * 100 + easter.day))
    }
  }

}

@Suite struct `Suggestions` {
  private static let codes = ["DO-BRU-051", "DO-NOR-003", "DO-MAL-055", "DO-MAL-059"]

  @Test(arguments: [
    ("DO-BRU-51", "DO-BRU-051"), ("do-bru-051", "DO-BRU-051"), ("DO-MAL-095", "DO-MAL-055"), ("DO-NRO-003", "DO-NOR-003"),
  ]) func `name the nearest code`(_ typed: String, _ meant: String) {
    #expect(Suggestion.nearest(to: typed, in: Self.codes) == meant)
  }

  @Test(arguments: ["", "XX", "KÖ-ZZZ-999"]) func `stay silent where nothing is near`(_ typed: String) {
    #expect(Suggestion.nearest(to: typed, in: Self.codes) == nil)
  }

  @Test(arguments: [("kitten", "sitting", 3), ("", "abc", 3), ("ab", "ba", 1), ("Straße", "Strasse", 2), ("abc", "abc", 0)])
  func `count edits`(_ left: String, _ right: String, _ distance: Int) {
    #expect(Suggestion.distance(Array(left), Array(right)) == distance)
    #expect(Suggestion.distance(Array(right), Array(left)) == distance)
  }
}
