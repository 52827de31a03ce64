import Domain

/// Invents hazards and defects of a house. None is open where the safety stage is accepted: that would be a contradiction.
struct HazardRows {
  let files: DemoFiles
  let calendar: WorkCalendar
  let options: DemoOptions

  private static let hazards: [(text: String, room: String, trade: String)] = [
    ("Balkon nicht tragfähig", "Balkon", "18331"), ("Morsche Deckenbalken über dem Flur", "Flur", "18334"),
    ("Treppengeländer fehlt", "Treppenhaus", "18360"), ("Offene Kabel am Hausanschluss", "Keller", "18382"),
    ("Lose Dachziegel über dem Gehweg", "Dach", "18338"), ("Gasleitung ungeprüft", "Keller", "18381"),
  ]

  private static let defects: [(text: String, room: String, trade: String)] = [
    ("Fuge an der Wanne undicht", "Bad", "18352"), ("Fenster schließt nicht dicht", "Zimmer", "18355"),
    ("Putz hohl", "Flur", "18350"), ("Steckdose sitzt schief", "Küche", "18382"),
  ]

  func write(_ house: HouseStory) throws {
    var random = SeededRandom(seed: options.seed, .house, house.index, 1)
    guard let clearance = house.stage(.clearance)?.actual.lower, let safety = house.stage(.safety) else { return }
    let safetyEnd = safety.actual.lastDay ?? safety.acceptedOn
    let span_days = safetyEnd.days(since: clearance)
    for number in 1...random.within(3...6) {
      let hazard = random.pick(Self.hazards)
      let reported = clearance.adding(days: random.below(max(1, span_days - 10)))
      // Closed at the latest on the day on which the stage is reported complete.
      let closed = min(calendar.workday(from: reported.adding(days: random.within(5...40))), safetyEnd)
      try writeDefect(
        "GF-" + number.padded(to: 2), isHazard: true, severity: random.pick(["mittel", "hoch", "akut"]), hazard, reported,
        closed: closed, unit: random.happens(perMille: 400) ? "WE-01" : nil, responsible: nil, of: house)
    }
    guard let renovation = house.stage(.renovation)?.actual.lower else { return }
    for number in 1...random.within(1...4) {
      let reported = renovation.adding(days: random.within(90...220))
      try writeDefect(
        "MG-" + number.padded(to: 2), isHazard: false, severity: random.pick(["gering", "mittel"]), random.pick(Self.defects),
        reported, closed: calendar.workday(from: reported.adding(days: random.within(6...60))), unit: nil,
        responsible: random.pick(["FA-ELEKTRO", "FA-SANITAER", "FA-FENSTER"]), of: house)
    }
  }

  private func writeDefect(
    _ code: String, isHazard: Bool, severity: String, _ what: (text: String, room: String, trade: String),
    _ reported: LocalDate,
    closed: LocalDate, unit: String?, responsible: String?, of house: HouseStory
  ) throws {
    guard reported <= calendar.last else { return }
    let isClosed = closed <= calendar.last
    let file = files.defects
    file.text(house.code)
    file.text(code)
    file.flag(isHazard)
    file.text(severity)
    file.text(what.text)
    file.date(reported)
    file.date(reported.adding(days: 14))
    file.text(unit ?? "")
    file.text(what.room)
    file.text(isClosed ? "geprueft" : "frist_gesetzt")
    file.date(isClosed ? closed : nil)
    file.text(isClosed ? "behoben und geprüft" : "")
    file.text(what.trade)
    file.text(responsible ?? "")
    try file.end()
  }
}
