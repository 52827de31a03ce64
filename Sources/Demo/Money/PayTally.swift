import Domain

/// The minutes of one placement in one month, by house and stage.
struct PayTally {
  /// Where minutes were worked.
  struct Place: Hashable {
    let house: Int
    let stage: HouseStage
    let occurrence: Int
  }

  let month: YearMonth
  var workshop_minutes = 0
  var paidAbsence_minutes = 0
  /// In the order in which the places were first worked at.
  private(set) var site: [(place: Place, minutes: Int)] = []

  init(month: YearMonth) { self.month = month }

  var worked_minutes: Int { site.reduce(workshop_minutes) { $0 + $1.minutes } }

  mutating func add(_ minutes: Int, at work: Crew.Work, in crew: Crew) {
    let stage = crew.package(work).stage
    let place = Place(house: work.house, stage: stage.kind, occurrence: stage.occurrence)
    if let index = site.firstIndex(where: { $0.place == place }) {
      site[index].minutes += minutes
    } else {
      site.append((place, minutes))
    }
  }
}
