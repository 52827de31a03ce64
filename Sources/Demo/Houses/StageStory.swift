import Domain

/// One stage of an invented house: when it was planned and what then happened.
struct StageStory {
  let kind: HouseStage
  let occurrence: Int
  let planned: DateRange
  /// First day of work through the day of completion.
  let actual: DateRange
  let acceptedOn: LocalDate
  /// Days in the middle on which everything stood still.
  let suspension: DateRange
  let suspensionReason: String
  /// Why the stage does not happen at all.
  let skippedBecause: String?

  /// Whether somebody may work in this stage on the day.
  func isActive(on day: LocalDate) -> Bool {
    skippedBecause == nil && actual.contains(day) && !suspension.contains(day)
  }
}

/// Builds the stages of a house one after the other, from the day of its acquisition.
struct StageTimeline {
  private(set) var stages: [StageStory] = []
  private var random: SeededRandom
  private let calendar: WorkCalendar

  /// - Parameter acquiredFrom: the first day of the negotiations that end with the purchase.
  init(acquiredFrom day: LocalDate, random: SeededRandom, calendar: WorkCalendar, suspends: Bool, skipsCleaning: Bool) {
    self.random = random
    self.calendar = calendar
    var next = add(.acquisition, from: day, length_days: 30...60)
    next = add(.clearance, from: next, length_days: 16...28)
    next = add(.cleaning, from: next, length_days: 8...13, skipped: skipsCleaning)
    next = add(.pestControl, from: next, length_days: 25...42)
    next = add(.safety, from: next, length_days: 28...50)
    let renovation = next
    next = add(.renovation, from: next, length_days: 210...290, suspends: suspends)
    _ = add(.letting, from: next, length_days: 30...50)
    // Cockroaches come back: the pest controller looks again while the renovation is under way.
    _ = add(.pestControl, occurrence: 2, from: renovation.adding(days: 70), length_days: 8...15)
  }

  private mutating func add(
    _ kind: HouseStage, occurrence: Int = 1, from day: LocalDate, length_days: ClosedRange<Int>, suspends: Bool = false,
    skipped: Bool = false
  ) -> LocalDate {
    let start = calendar.workday(from: day)
    let end = calendar.workday(from: start.adding(days: random.within(length_days)))
    var suspension = DateRange.empty
    if suspends {
      let length_days = end.days(since: start)
      let stop = calendar.workday(from: start.adding(days: length_days * random.within(35...45) / 100))
      suspension = DateRange(lower: stop, upper: calendar.workday(from: stop.adding(days: random.within(18...26)))) ?? .empty
    }
    let delay_days = random.within(-4...6)
    let plannedStart = start.adding(days: -delay_days)
    stages.append(
      StageStory(
        kind: kind, occurrence: occurrence,
        planned: DateRange(
          from: plannedStart, through: plannedStart.adding(days: end.days(since: start) - random.within(0...5))),
        actual: DateRange(from: start, through: end),
        acceptedOn: calendar.workday(from: end.adding(days: random.within(1...5))),
        suspension: suspension,
        suspensionReason: random.pick([
          "Baustopp: verdeckter Wasserschaden, Gutachten abwarten", "Baustopp: Statiker fordert weitere Abstützung",
          "Unterbrochen: Lieferung der Fenster verspätet sich",
        ]),
        skippedBecause: skipped ? "in der Räumung miterledigt" : nil))
    return skipped ? start : calendar.workday(from: end.adding(days: random.within(6...11)))
  }
}
