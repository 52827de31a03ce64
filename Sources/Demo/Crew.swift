import Domain

/// A few houses and the participants who work on them. A demo is told crew by crew, so that only one is in memory at a time.
struct Crew {
  /// A package that participants can work on, by its place in `houses`.
  struct Work: Hashable {
    let house: Int
    let package: Int
  }

  let index: Int
  let houses: [HouseStory]
  /// Indices of the participants, a contiguous block.
  let participants: Range<Int>
  /// What participants can work on, by days since the demo's first.
  private let work: [[Work]]
  private let first: LocalDate

  /// Three houses a crew, so that while one is being bought another has work; the last crew takes what is left over.
  static func count(for options: DemoOptions) -> Int { max(1, options.properties_count / 3) }

  init(index: Int, options: DemoOptions, calendar: WorkCalendar) {
    let crews_count = Self.count(for: options)
    self.index = index
    let firstHouse = index * 3
    let endHouse = index == crews_count - 1 ? options.properties_count : firstHouse + 3
    participants =
      options.participants_count * index / crews_count..<options.participants_count * (index + 1) / crews_count
    let crew_count = participants.count
    houses = (firstHouse..<endHouse).map {
      HouseStory(
        index: $0, position: $0 - firstHouse, of: endHouse - firstHouse, crew_count: crew_count, options: options,
        calendar: calendar)
    }
    first = calendar.first
    let stories = houses
    work = calendar.period.days.map { day in
      guard calendar.isWorkday(day) else { return [] }
      return stories.indices.flatMap { house in
        stories[house].packages.indices
          .filter { stories[house].packages[$0].isForParticipants && stories[house].packages[$0].isActive(on: day) }
          .map { Work(house: house, package: $0) }
      }
    }
  }

  /// What participants can work on that day; nothing before and after the demo's days.
  func work(on day: LocalDate) -> [Work] {
    let offset = day.days(since: first)
    return work.indices.contains(offset) ? work[offset] : []
  }

  func package(_ work: Work) -> HouseStory.Package { houses[work.house].packages[work.package] }
}
