import Domain

/// Writes what is known of an invented house: itself, its purchase, its flats, its stages and its packages.
struct HouseRows {
  let files: DemoFiles
  let calendar: WorkCalendar
  let options: DemoOptions

  func write(_ house: HouseStory) throws {
    try writeHouse(house)
    try writeAcquisition(house)
    try writeUnits(house)
    for stage in house.stages { try writeStage(stage, of: house) }
    for package in house.packages { try writePackage(package, of: house) }
    try HazardRows(files: files, calendar: calendar, options: options).write(house)
    let file = files.surveys
    if house.surveyedOn <= calendar.last {
      file.text(house.code)
      file.text("asbest")
      file.text(house.hasAsbestos ? "gefunden" : "frei")
      file.date(house.surveyedOn)
      file.text(Invention.source)
      try file.end()
    }
  }

  private func hasBegun(_ kind: HouseStage, of house: HouseStory) -> Bool {
    house.stage(kind)?.actual.lower.map { $0 <= calendar.last } ?? false
  }

  private func isAccepted(_ kind: HouseStage, of house: HouseStory) -> Bool {
    house.stage(kind).map { $0.acceptedOn <= calendar.last } ?? false
  }

  private func writeHouse(_ house: HouseStory) throws {
    let isLet = isAccepted(.letting, of: house)
    let status =
      isLet
      ? "vermietet" : hasBegun(.renovation, of: house) ? "im_bau" : isAccepted(.acquisition, of: house) ? "erworben" : "geplant"
    let change = house.division.map { $0.after.count - $0.before.count } ?? 0
    let file = files.properties
    file.text(house.code)
    file.text("\(house.street) \(house.houseNumber) (erfunden)")
    file.text(house.street)
    file.number(house.houseNumber)
    file.empty()
    file.text(Invention.city)
    file.empty()
    file.number(house.year_built)
    file.date(LocalDate(year: house.year_built - 1, month: 4, day: 1))
    file.hundredths(house.flat_area * house.flats_count)
    file.number(house.flats_count)
    file.number(house.flats_count + change)
    file.empty()
    file.text(status)
    file.amount(Money(cents: 510 + Int64(house.index % 12) * 5))
    file.date(isLet ? house.stage(.letting)?.acceptedOn : nil)
    file.flag(true)
    file.text(Invention.source)
    file.empty()
    try file.end()
  }

  private func writeAcquisition(_ house: HouseStory) throws {
    guard let acquisition = house.stage(.acquisition), let day = acquisition.actual.lastDay, day <= calendar.last else {
      return
    }
    let isGroundLease = house.index % 6 == 4
    let file = files.acquisitions
    file.text(house.code)
    file.number(1)
    file.text(isGroundLease ? "erbbaurecht" : house.index % 6 == 2 ? "vorkauf" : "kauf")
    file.date(day)
    file.text(isGroundLease ? "STADT-MUSTER" : "EIG-ERDACHT")
    file.text("MUSTERWERK")
    if isGroundLease {
      file.empty()
      file.date(day)
      file.date(day.adding(years: 66).adding(days: -1))
      file.amount(Money(cents: Int64(house.area_m2) * 450))
      file.text("Anpassung alle fünf Jahre nach dem Verbraucherpreisindex (erfunden)")
      file.text("Heimfall bei Leerstand über zwei Jahre (erfunden)")
    } else {
      file.amount(HouseMoney.price(of: house))
      file.empty(5)
    }
    file.text(Invention.source)
    file.text("design")
    file.empty()
    try file.end()
  }

  private func writeUnits(_ house: HouseStory) throws {
    let division = house.division.flatMap { $0.on <= calendar.last ? $0 : nil }
    for number in 1...house.flats_count {
      let code = "WE-" + number.padded(to: 2)
      let endsOn = division.flatMap { $0.before.contains(code) ? $0.on.adding(days: -1) : nil }
      try writeUnit(
        code, "wohnung", floor: number <= 2 ? "EG" : "\((number - 1) / 2). OG", area: house.flat_area, from: nil,
        through: endsOn, of: house)
    }
    if house.hasShop {
      try writeUnit("LA-01", "laden", floor: "EG", area: house.flat_area + 1500, from: nil, through: nil, of: house)
    }
    guard let division else { return }
    let area = house.flat_area * division.before.count / division.after.count
    for code in division.after {
      try writeUnit(code, "wohnung", floor: "1. OG", area: area, from: division.on, through: nil, of: house)
    }
    let file = files.unitChanges
    file.text(house.code)
    file.text(division.kind)
    file.date(division.on)
    file.text(division.before.joined(separator: ","))
    file.text(division.after.joined(separator: ","))
    file.text("erfunden")
    try file.end()
  }

  private func writeUnit(
    _ code: String, _ kind: String, floor: String, area: Int, from: LocalDate?, through: LocalDate?, of house: HouseStory
  ) throws {
    let file = files.units
    file.text(house.code)
    file.text(code)
    file.text(kind)
    file.text(floor)
    file.hundredths(area)
    file.hundredths(area < 5000 ? 200 : area < 9000 ? 300 : 500)
    file.date(from)
    file.date(through)
    file.text(Invention.source)
    file.empty()
    try file.end()
  }

  private func writeStage(_ stage: StageStory, of house: HouseStory) throws {
    let file = files.stages
    file.text(house.code)
    file.text(stage.kind.rawValue)
    file.number(stage.occurrence)
    file.period(stage.planned)
    file.text(Invention.source)
    file.empty()
    try file.end()
    if let reason = stage.skippedBecause {
      if let day = stage.actual.lower { try writeEvent("uebersprungen", on: day, reason, stage, of: house) }
      return
    }
    if let day = stage.actual.lower { try writeEvent("begonnen", on: day, nil, stage, of: house) }
    if let stop = stage.suspension.lower, let resumed = stage.suspension.upper, !stage.suspension.isEmpty {
      try writeEvent("unterbrochen", on: stop, stage.suspensionReason, stage, of: house)
      try writeEvent("begonnen", on: resumed, nil, stage, of: house)
    }
    if let day = stage.actual.lastDay { try writeEvent("abgeschlossen", on: day, nil, stage, of: house) }
    try writeEvent("abgenommen", on: stage.acceptedOn, nil, stage, of: house)
  }

  /// What lies after the demo's last day has not happened yet.
  private func writeEvent(_ state: String, on day: LocalDate, _ reason: String?, _ stage: StageStory, of house: HouseStory)
    throws
  {
    guard day <= calendar.last else { return }
    let file = files.stageEvents
    file.text(house.code)
    file.text(stage.kind.rawValue)
    file.number(stage.occurrence)
    file.date(day)
    file.text(state)
    file.text(reason ?? "")
    file.empty()
    try file.end()
  }

  private func writePackage(_ package: HouseStory.Package, of house: HouseStory) throws {
    let file = files.packages
    file.text(house.code)
    file.text(package.template.code)
    file.text(package.template.title)
    file.text(package.stage.kind.rawValue)
    file.number(package.stage.occurrence)
    file.text(package.unit ?? "")
    file.text(package.template.trade ?? "")
    file.text(package.template.costGroup)
    file.text(package.performer.rawValue)
    file.text(package.firm ?? "")
    file.number(package.planned_minutes)
    file.amount(package.planned_cost)
    file.text(package.template.workKinds)
    file.empty()
    try file.end()
  }
}
