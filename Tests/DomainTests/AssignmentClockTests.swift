import Testing

@testable import Domain

@Suite struct `The clock of Arbeitsgelegenheiten` {
  private static let terms = AssignmentClock.Terms(regular_months: 24, extension_months: 12, window_months: 60)

  private static func clock(_ assignments: [DateRange], on day: LocalDate) -> AssignmentClock {
    AssignmentClock(assignments: assignments, on: day, terms: terms)
  }

  @Test func `twenty-four months to the day are regular, the next day is an extension`() {
    let assignment = [DateRange(from: "2024-03-01", through: "2028-03-01")]
    #expect(Self.clock(assignment, on: "2026-02-27").standing == .regular)
    #expect(Self.clock(assignment, on: "2026-02-28").used == AssignmentClock.Span(months: 24, days: 0))
    #expect(Self.clock(assignment, on: "2026-02-28").standing == .extensionOnly)
    #expect(Self.clock(assignment, on: "2027-02-28").standing == .exhausted)
  }

  @Test func `assignments are added up within five years from the first entry`() {
    let assignments = [
      DateRange(from: "2022-01-10", through: "2022-07-09"), DateRange(from: "2024-01-01", through: "2024-12-31"),
    ]
    let clock = Self.clock(assignments, on: "2025-06-01")
    #expect(clock.window == DateRange(lower: "2022-01-10", upper: "2027-01-10"))
    #expect(clock.used == AssignmentClock.Span(months: 18, days: 0))
    #expect(clock.lastDay(assignedFrom: "2025-07-01", withExtension: false) == "2025-12-31")
    #expect(clock.lastDay(assignedFrom: "2025-07-01", withExtension: true) == "2026-12-31")
  }

  @Test func `odd days make a month by thirties`() {
    let month = [DateRange(from: "2024-01-01", through: "2024-01-15"), DateRange(from: "2024-06-01", through: "2024-06-15")]
    #expect(Self.clock(month, on: "2024-12-31").used.months == 1)
    #expect(Self.clock(month, on: "2024-12-31").used.days == 0)
    #expect(Self.clock(month, on: "2024-06-14").used.months == 0)
    let assignments = [
      DateRange(from: "2024-01-01", through: "2024-01-20"), DateRange(from: "2024-06-01", through: "2024-06-15"),
    ]
    #expect(Self.clock(assignments, on: "2024-12-31").used == AssignmentClock.Span(months: 1, days: 5))
  }

  @Test func `a new window begins with the next entry after the five years`() {
    let assignments = [
      DateRange(from: "2019-01-01", through: "2020-12-31"), DateRange(from: "2024-02-01", through: "2024-07-31"),
    ]
    let clock = Self.clock(assignments, on: "2024-04-30")
    #expect(clock.window?.lower == "2024-02-01")
    #expect(clock.used == AssignmentClock.Span(months: 3, days: 0))
    #expect(Self.clock(assignments, on: "2023-12-31").standing == .extensionOnly)
  }

  @Test func `nobody is assigned beyond the window or when nothing is left`() {
    let full = Self.clock([DateRange(from: "2023-01-01", through: "2025-12-31")], on: "2026-01-01")
    #expect(full.standing == .exhausted)
    #expect(full.lastDay(assignedFrom: "2026-02-01", withExtension: true) == nil)
    let late = Self.clock([DateRange(from: "2021-01-01", through: "2021-06-30")], on: "2025-12-01")
    #expect(late.lastDay(assignedFrom: "2025-12-01", withExtension: false) == "2025-12-31")
  }

  @Test func `before the first entry nothing is used`() {
    let clock = Self.clock([], on: "2026-01-01")
    #expect(clock.window == nil)
    #expect(clock.used == AssignmentClock.Span(months: 0, days: 0))
    #expect(clock.lastDay(assignedFrom: "2026-01-01", withExtension: false) == "2027-12-31")
    #expect(clock.used.phrase.german == "0 Monate, 0 Tage")
    #expect(AssignmentClock.Span(months: 1, days: 1).phrase.german == "1 Monat, 1 Tag")
  }

  @Test func `the last day allowed is allowed and the day after it is not`() throws {
    var random = RandomSource(seed: 7)
    for _ in 0..<300 {
      var assignments: [DateRange] = []
      var day: LocalDate = "2021-01-01"
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        day = day.adding(days: Int.random(in: 1...200, using: &random))
        let last = day.adding(days: Int.random(in: 0...200, using: &random))
        assignments.append(DateRange(from: day, through: last))
        day = last
      }
      let start = day.adding(days: 1)
      let clock = Self.clock(assignments, on: start)
      guard let last = clock.lastDay(assignedFrom: start, withExtension: false) else { continue }
      let limit = AssignmentClock.Span(months: 24, days: 0)
      let used = { (end: LocalDate) in Self.clock(assignments + [DateRange(from: start, through: end)], on: end) }
      #expect(used(last).used <= limit)
      let after = used(last.adding(days: 1))
      #expect(after.used > limit || after.window != used(last).window)
    }
  }
}

@Suite struct `Reports about a placement` {
  @Test func `are due at half of the approved period and at its end`() {
    let due = ReportDue.expected(for: DateRange(from: "2026-01-01", through: "2026-06-30"), requests: [:])
    #expect(due.map(\.kind) == [.interim, .final])
    #expect(due.map(\.dueOn) == ["2026-04-01", "2026-06-30"])
    #expect(due.allSatisfy { !$0.isRequested })
  }

  @Test func `are due on the day that the Jobcenter named`() {
    let period = DateRange(from: "2026-01-01", through: "2026-06-30")
    let next = ReportDue.next(for: period, requests: [.final: "2026-07-20"], sent: [.interim])
    #expect(next?.dueOn == "2026-07-20")
    #expect(next?.isRequested == true)
    #expect(ReportDue.next(for: period, requests: [:], sent: [.interim, .final]) == nil)
    #expect(ReportDue.expected(for: DateRange(from: "2026-01-01"), requests: [:]).isEmpty)
  }
}

@Suite struct `Shares of a wage` {
  @Test func `change with the year of employment`() {
    let share = SubsidyShare(byYear: [BasisPoints(percent: 75), BasisPoints(percent: 50)])
    #expect(share.share(on: "2026-02-28", employedSince: "2025-03-01") == BasisPoints(percent: 75))
    #expect(share.share(on: "2026-03-01", employedSince: "2025-03-01") == BasisPoints(percent: 50))
    #expect(share.share(on: "2027-03-01", employedSince: "2025-03-01") == .zero)
    #expect(share.share(on: "2025-02-28", employedSince: "2025-03-01") == nil)
  }
}
