import Domain

/// Everything that happens to one invented house; made from the seed alone, so that it can be told again at any time.
struct HouseStory {
  /// A package with the days on which it runs.
  struct Package {
    let template: PackageTemplate
    let performer: PackageTemplate.Performer
    let firm: String?
    let stage: StageStory
    let period: DateRange
    let planned_minutes: Int
    let planned_cost: Money
    /// A flat that the work is about, where it is not the whole house.
    let unit: String?

    /// The last day on which the package was worked on, which completes it: a stage may stand still at its planned end.
    let lastActiveDay: LocalDate?

    func isActive(on day: LocalDate) -> Bool { period.contains(day) && stage.isActive(on: day) }
    var isForParticipants: Bool { performer != .firm }
  }

  /// Flats that become others on one day.
  struct Division {
    /// As the column `art` writes it.
    let kind: String
    let on: LocalDate
    let before: [String]
    let after: [String]
  }

  let index: Int
  let code: String
  let street: String
  let houseNumber: Int
  let year_built: Int
  /// Hundredths of a square metre of one flat.
  let flat_area: Int
  let flats_count: Int
  let hasShop: Bool
  let stages: [StageStory]
  let packages: [Package]
  let division: Division?
  let hasAsbestos: Bool
  let surveyedOn: LocalDate

  var area_m2: Int { flat_area * flats_count / 100 }

  func stage(_ kind: HouseStage) -> StageStory? { stages.first { $0.kind == kind && $0.occurrence == 1 } }

  /// - Parameters:
  ///   - position: the house's place in its crew's row, which staggers the stages so that there is work at all times.
  ///   - crew_count: how many participants share the crew's houses; only the planned minutes depend on it.
  init(index: Int, position: Int, of houses_count: Int, crew_count: Int, options: DemoOptions, calendar: WorkCalendar) {
    var random = SeededRandom(seed: options.seed, .house, index)
    self.index = index
    code = "DO-DEM-" + (index + 1).padded(to: 3)
    street = random.pick(Invention.streets)
    houseNumber = random.within(1...180)
    year_built = random.within(1888...1962)
    flats_count = random.within(6...14)
    flat_area = random.within(4200...7400)
    hasShop = random.happens(perMille: 300)
    let stagger_days = (options.months_count * 30 + 280) / houses_count
    // A house alone has its year of work inside the demo; of several the first is already being renovated when it begins.
    let lead_days = houses_count == 1 ? 150 : 400
    let acquired = calendar.first.adding(days: -lead_days + position * stagger_days + random.within(-20...20))
    let timeline = StageTimeline(
      acquiredFrom: acquired, random: random, calendar: calendar, suspends: index % 6 == 1, skipsCleaning: index % 5 == 2)
    stages = timeline.stages
    hasAsbestos = index % 8 == 5
    let clearance = timeline.stages.first { $0.kind == .clearance }
    surveyedOn = clearance.flatMap(\.actual.lower) ?? acquired
    let renovation = timeline.stages.first { $0.kind == .renovation }?.actual.lower ?? acquired
    let divided = calendar.workday(from: renovation.adding(days: 40))
    division =
      index % 7 == 3
      ? Division(kind: "teilung", on: divided, before: ["WE-01"], after: ["WE-T1", "WE-T2"])
      : index % 3 != 2 ? Division(kind: "zusammenlegung", on: divided, before: ["WE-03", "WE-04"], after: ["WE-Z1"]) : nil
    let area_m2 = flat_area * flats_count / 100
    let asbestos = hasAsbestos
    packages = PackageTemplate.all.compactMap { template in
      timeline.stages.first { $0.kind == template.stage && $0.occurrence == template.occurrence }.flatMap { stage in
        stage.skippedBecause == nil
          ? Self.package(
            template, in: stage, area_m2: area_m2, crew_count: crew_count, hasAsbestos: asbestos, calendar: calendar)
          : nil
      }
    }
  }

  private static func package(
    _ template: PackageTemplate, in stage: StageStory, area_m2: Int, crew_count: Int, hasAsbestos: Bool, calendar: WorkCalendar
  ) -> Package? {
    guard let start = stage.actual.lower, let length_days = stage.actual.days_count else { return nil }
    let first = calendar.workday(from: start.adding(days: length_days * template.percent.lowerBound / 100))
    let end = start.adding(days: max(0, length_days * template.percent.upperBound / 100 - 1))
    let last = max(first, calendar.workday(upTo: end))
    let period = DateRange(from: first, through: last)
    // Where asbestos was found, taking down old walls is a firm's work.
    let isDangerous = hasAsbestos && template.workKinds.contains("altsubstanz")
    let performer: PackageTemplate.Performer = isDangerous ? .firm : template.performer
    let days_count = period.days.count { calendar.isWorkday($0) && !stage.suspension.contains($0) }
    let lastActiveDay = Array(period.days).last { calendar.isWorkday($0) && stage.isActive(on: $0) }
    let perDay_minutes = max(1, (crew_count + 4) / 5) * 330
    return Package(
      template: template, performer: performer, firm: isDangerous ? "FA-ABBRUCH" : template.firm, stage: stage, period: period,
      planned_minutes: performer == .firm ? 0 : days_count * perDay_minutes,
      planned_cost: Money(cents: Int64(area_m2 * (isDangerous ? 5200 : template.firm_cents_per_m2))),
      unit: template.code == "AP-05" ? "WE-02" : nil, lastActiveDay: lastActiveDay)
  }
}
