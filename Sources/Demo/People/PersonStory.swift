import Domain

/// One invented participant: who it is, the placements, and on which days something else than work happens.
struct PersonStory {
  /// The instruments that the demo uses, with what they pay.
  enum Instrument: String {
    case opportunity = "16d"
    case integration = "16e"
    case participation = "16i"

    var paysWage: Bool { self != .opportunity }

    /// The share of a wage in each year of employment (§§ 16e, 16i SGB II; RULES 2.1).
    var share: SubsidyShare {
      switch self {
      case .opportunity: SubsidyShare(byYear: [.whole, .whole])
      case .integration: SubsidyShare(byYear: [BasisPoints(percent: 75), BasisPoints(percent: 50)])
      case .participation: SubsidyShare(byYear: [100, 100, 90, 80, 70].map { BasisPoints(percent: $0) })
      }
    }
  }

  /// A working placement.
  struct Placement {
    let code: String
    let instrument: Instrument
    let jobcenter: String
    let period: DateRange
    /// Monday to Friday.
    let weekday_minutes: [Int]
    let hourly: Money
    let occupation: String
    let endsEarly: Bool

    func expected_minutes(on day: LocalDate) -> Int {
      let weekday = day.weekday
      return weekday <= .friday ? weekday_minutes[weekday.rawValue - 1] : 0
    }
  }

  let index: Int
  let code: String
  let familyName: String
  let givenName: String
  let bornOn: LocalDate
  let gender: String
  let placements: [Placement]
  let illnesses: [DateRange]
  let leaves: [DateRange]

  init(index: Int, options: DemoOptions, calendar: WorkCalendar) {
    var random = SeededRandom(seed: options.seed, .person, index)
    self.index = index
    code = "TN-" + (index + 1).padded(to: 4)
    familyName = random.pick(Invention.familyNames)
    givenName = random.pick(Invention.givenNames)
    bornOn = calendar.first.adding(days: -random.within(25 * 366...60 * 365))
    gender = random.pick(["w", "m", "m", "w", "d", "keine_angabe", "m", "w"])
    placements = Self.placements(index: index, code: code, random: &random, options: options, calendar: calendar)
    illnesses = Self.illnesses(random: &random, calendar: calendar)
    leaves = Self.leaves(random: &random, calendar: calendar)
  }

  private static func placements(
    index: Int, code: String, random: inout SeededRandom, options: DemoOptions, calendar: WorkCalendar
  ) -> [Placement] {
    let instrument: Instrument = random.pick([
      .opportunity, .opportunity, .opportunity, .opportunity, .opportunity, .opportunity, .participation, .participation,
      .participation, .integration,
    ])
    let jobcenter = random.happens(perMille: 800) ? "JC-MUSTER" : "JC-BEISPIEL"
    let occupation = random.pick(["32101", "33211", "33301", "54101"])
    func make(_ number: Int, _ from: LocalDate, _ through: LocalDate, early: Bool) -> Placement {
      let wages = [1490, 1535, 1580, 1625].map { Money(cents: $0) }
      let allowances = [150, 175, 200].map { Money(cents: $0) }
      return Placement(
        code: "ZW-" + (index + 1).padded(to: 4) + (number == 1 ? "" : "-\(number)"), instrument: instrument,
        jobcenter: jobcenter, period: DateRange(from: from, through: through),
        weekday_minutes: instrument.paysWage
          ? [468, 468, 468, 468, 468]
          : [[360, 360, 360, 360, 360], [300, 300, 300, 300, 300], [300, 300, 300, 300, 0]][index % 3],
        hourly: instrument.paysWage ? wages[index % 4] : allowances[index % 3], occupation: occupation, endsEarly: early)
    }
    let month = options.start
    if instrument.paysWage {
      // Wages begin with a month, so that a year of employment never ends inside one.
      let start = month.adding(months: random.within(-10...5)).firstDay
      let years = instrument == .integration ? 2 : 3
      return [make(1, start, start.adding(years: years).adding(days: -1), early: false)]
    }
    // Entries are spread over the time before and in the demo, so that its days always see some come and some go.
    let latest_months = max(1, options.months_count - 3)
    let start = calendar.workday(
      from: month.adding(months: random.within(-6...latest_months)).firstDay.adding(days: random.below(20)))
    let end = start.adding(months: random.within(6...12)).adding(days: -1)
    let early = random.happens(perMille: 150)
    let lastDay = early ? start.adding(days: random.within(50...120)) : end
    var all = [make(1, start, lastDay, early: early)]
    if !early, random.happens(perMille: 400) {
      let again = calendar.workday(from: lastDay.adding(days: random.within(1...60)))
      all.append(make(2, again, again.adding(months: 6).adding(days: -1), early: false))
    }
    return all
  }

  private static func illnesses(random: inout SeededRandom, calendar: WorkCalendar) -> [DateRange] {
    var result: [DateRange] = []
    var day = calendar.first.adding(days: random.below(50))
    while day <= calendar.last {
      let length_days = random.happens(perMille: 90) ? random.within(15...40) : random.within(1...8)
      result.append(DateRange(from: day, through: day.adding(days: length_days - 1)))
      day = day.adding(days: length_days + random.within(30...140))
    }
    return result
  }

  private static func leaves(random: inout SeededRandom, calendar: WorkCalendar) -> [DateRange] {
    (calendar.first.year...calendar.last.year).flatMap { year -> [DateRange] in
      let summer = LocalDate(year: year, month: 6, day: 20)?.adding(days: random.below(60))
      let winter = LocalDate(year: year, month: 12, day: 22)?.adding(days: random.below(4))
      return [
        summer.map { DateRange(from: $0, through: $0.adding(days: random.pick([11, 13, 18]))) },
        winter.map { DateRange(from: $0, through: $0.adding(days: random.within(4...10))) },
      ].compactMap { $0 }
    }
  }

  func placement(on day: LocalDate) -> Placement? { placements.first { $0.period.contains(day) } }
}
