import Domain

/// Writes a house's side of its diary: the entry of every day on which a stage runs, the firms, notes and progress.
/// The lines of the participants are written with the participants.
struct SiteRows {
  let files: DemoFiles
  let calendar: WorkCalendar
  let options: DemoOptions

  func write(_ house: HouseStory) throws {
    try writeHistory(of: house)
    for day in calendar.period.days where calendar.isWorkday(day) {
      let stages = house.stages.filter { $0.kind != .acquisition && $0.isActive(on: day) }
      guard !stages.isEmpty else { continue }
      var random = SeededRandom(seed: options.seed, .site, house.index, day.daysSinceEpoch)
      let packages = house.packages.filter { $0.isActive(on: day) }
      // The last days are still open, and now and then one was forgotten.
      let isSigned = calendar.last.days(since: day) >= 8 && !random.happens(perMille: 5)
      try writeEntry(house, day, note: "", isSigned: isSigned)
      try writeNotes(house, day, stages, packages, random: &random)
      for package in packages {
        if let firm = package.firm, random.happens(perMille: 600) {
          try writeFirm(firm, package, house, day, random: &random)
        }
        if day.weekday == .friday || day == package.lastActiveDay { try writeProgress(package, house, day) }
      }
    }
  }

  /// What was finished before the demo begins stood in a diary on paper: only that it was done is carried over.
  private func writeHistory(of house: HouseStory) throws {
    let finished = house.packages.filter { $0.lastActiveDay.map { $0 < calendar.first } ?? false }
    for (day, packages) in Dictionary(grouping: finished, by: \.lastActiveDay).sorted(by: {
      ($0.key ?? calendar.first) < ($1.key ?? calendar.first)
    }) {
      guard let day else { continue }
      try writeEntry(house, day, note: "aus dem Bautagebuch auf Papier übernommen", isSigned: true)
      for package in packages { try writeProgress(package, house, day) }
    }
  }

  private func writeEntry(_ house: HouseStory, _ day: LocalDate, note: String, isSigned: Bool) throws {
    let weather = Weather(on: day, seed: options.seed)
    let file = files.diary
    file.text(house.code)
    file.date(day)
    file.number(weather.temperature_min)
    file.number(weather.temperature_max)
    file.text(weather.sky)
    file.text(weather.precipitation)
    file.text(note)
    file.text("bauleitung-demo")
    file.text(isSigned ? "bauleitung-demo" : "")
    try file.end()
  }

  private func writeNotes(
    _ house: HouseStory, _ day: LocalDate, _ stages: [StageStory], _ packages: [HouseStory.Package], random: inout SeededRandom
  ) throws {
    if let package = packages.first(where: { $0.isForParticipants }), random.happens(perMille: 120) {
      try writeNote(
        "material", "Lieferung für \(package.template.title)", house, day, quantity: random.within(1...8), unit: "Palette")
    }
    if packages.contains(where: { $0.template.code == "AP-10" }), random.happens(perMille: 80) {
      try writeNote("geraet", "Gerüst im Einsatz", house, day)
    }
    if random.happens(perMille: 12) { try writeNote("behinderung", "Zufahrt zugeparkt, Anlieferung verspätet", house, day) }
    if random.happens(perMille: 5) {
      try writeNote("vorfall", "Schnittwunde an der Hand, versorgt, Verbandbuch geführt", house, day)
    }
    if random.happens(perMille: 25) { try writeNote("besuch", "Begehung mit der Planung", house, day) }
    for stage in stages where stage.suspension.lower?.days(since: day) == 1 {
      try writeNote("anordnung", stage.suspensionReason, house, day)
    }
  }

  private func writeNote(
    _ kind: String, _ text: String, _ house: HouseStory, _ day: LocalDate, quantity: Int? = nil, unit: String? = nil
  ) throws {
    let file = files.notes
    file.text(house.code)
    file.date(day)
    file.text(kind)
    file.number(1)
    file.text(text)
    if let quantity { file.number(quantity) } else { file.empty() }
    file.text(unit ?? "")
    try file.end()
  }

  private func writeFirm(
    _ firm: String, _ package: HouseStory.Package, _ house: HouseStory, _ day: LocalDate, random: inout SeededRandom
  ) throws {
    let people_count = random.within(2...4)
    let file = files.firms
    file.text(house.code)
    file.date(day)
    file.text(firm)
    file.text(package.template.code)
    file.number(1)
    file.number(people_count)
    file.text(random.pick(["Geselle", "Helfer", "Meister"]))
    file.number(people_count * random.within(24...32) * 15)
    file.text(package.template.title)
    try file.end()
  }

  /// Work days behind of work days in all, in whole percent; the last day completes the package.
  private func writeProgress(_ package: HouseStory.Package, _ house: HouseStory, _ day: LocalDate) throws {
    guard let first = package.period.lower, let length_days = package.period.days_count
    else { return }
    let percent = day == package.lastActiveDay ? 100 : (day.days(since: first) + 1) * 100 / (length_days + 1)
    let file = files.progress
    file.text(house.code)
    file.date(day)
    file.text(package.template.code)
    file.hundredths(percent * 100)
    try file.end()
  }
}
