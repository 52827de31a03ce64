import Domain

/// Writes the record of an invented participant: person, history, placements, certificates and what became of them.
struct PersonRows {
  let files: DemoFiles
  let calendar: WorkCalendar
  let options: DemoOptions

  func write(_ person: PersonStory) throws {
    var random = SeededRandom(seed: options.seed, .person, person.index, 1)
    try writePerson(person, random: &random)
    try writeHistory(of: person, random: &random)
    for placement in person.placements { try writePlacement(placement, of: person) }
    if let first = person.placements.first, person.index % 4 == 1 { try writeAccompanying(first, of: person) }
    try writeCertificates(of: person)
    try writeOutcome(of: person, random: &random)
  }

  private func writePerson(_ person: PersonStory, random: inout SeededRandom) throws {
    let file = files.participants
    file.text(person.code)
    file.text(person.familyName)
    file.text(person.givenName)
    file.date(person.bornOn)
    file.text(person.gender)
    file.text("\(random.pick(Invention.streets)) \(random.within(1...99))")
    file.empty()
    file.text(Invention.city)
    file.empty()
    file.text("999E" + (person.index + 1).padded(to: 6))
    file.flag(true)
    try file.end()
  }

  /// Unemployed long before the first placement, with one harmless interruption; then in measures or in work.
  private func writeHistory(of person: PersonStory, random: inout SeededRandom) throws {
    guard let entry = person.placements.first?.period.lower else { return }
    let begin = entry.adding(days: -random.within(400...1700))
    let measure = begin.adding(days: random.within(90...300))
    let measureEnd = measure.adding(days: random.within(20...41))
    try writeSpell("arbeitslos", DateRange(from: begin, through: measure.adding(days: -1)), of: person)
    try writeSpell("massnahme_45", DateRange(from: measure, through: measureEnd), of: person)
    try writeSpell("arbeitslos", DateRange(from: measureEnd.adding(days: 1), through: entry.adding(days: -1)), of: person)
    var end = entry
    for placement in person.placements {
      guard let start = placement.period.lower, let last = placement.period.lastDay, start <= calendar.last else { break }
      try writeSpell("arbeitslos", DateRange(from: end, through: start.adding(days: -1)), of: person)
      try writeSpell(
        placement.instrument.paysWage ? "beschaeftigt" : "massnahme", DateRange(from: start, through: last), of: person)
      end = last.adding(days: 1)
    }
  }

  private func writeSpell(_ status: String, _ period: DateRange, of person: PersonStory) throws {
    guard !period.isEmpty else { return }
    let file = files.spells
    file.text(person.code)
    file.text(status)
    file.period(period)
    file.text(Invention.source)
    try file.end()
  }

  private func writePlacement(_ placement: PersonStory.Placement, of person: PersonStory) throws {
    let reports = ReportDue.expected(for: placement.period, requests: [:])
    let file = files.placements
    file.text(placement.code)
    file.text(person.code)
    file.text("arbeit")
    file.text("Quartier aufwerten (erfunden)")
    file.text("999/\(placement.instrument.rawValue)/\(placement.jobcenter.suffix(1))")
    file.text(placement.jobcenter)
    file.period(placement.period)
    for minutes in placement.weekday_minutes { file.number(minutes) }
    file.empty(2)
    if placement.instrument.paysWage {
      file.empty()
      file.amount(placement.hourly)
    } else {
      file.amount(placement.hourly)
      file.empty()
    }
    file.text(placement.instrument.rawValue)
    file.text(placement.occupation)
    for kind in ReportDue.Kind.allCases { file.date(reports.first { $0.kind == kind }?.dueOn) }
    file.text(Invention.source)
    try file.end()
  }

  /// Coaching beside the work (§ 16k SGB II).
  private func writeAccompanying(_ placement: PersonStory.Placement, of person: PersonStory) throws {
    let file = files.placements
    file.text(placement.code + "-B")
    file.text(person.code)
    file.text("begleitung")
    file.text("Ganzheitliche Betreuung (erfunden)")
    file.empty()
    file.text(placement.jobcenter)
    file.period(placement.period)
    for _ in 0..<7 { file.number(0) }
    file.empty(2)
    file.text("16k")
    file.empty(3)
    file.text(Invention.source)
    try file.end()
  }

  /// The instruction before the first day never lapses; the yearly one is repeated on its day, so that no gate is missed.
  private func writeCertificates(of person: PersonStory) throws {
    guard let first = person.placements.first?.period.lower, let last = person.placements.last?.period.lastDay else { return }
    try writeCertificate("erstunterweisung", from: first, through: nil, of: person)
    var day = first
    while day <= min(last, calendar.last) {
      try writeCertificate("jahresunterweisung", from: day, through: day.adding(years: 1).adding(days: -1), of: person)
      day = day.adding(years: 1)
    }
    if person.index % 5 == 0 { try writeCertificate("ersthelfer", from: first, through: first.adding(years: 2), of: person) }
    if person.index % 6 == 2 { try writeCertificate("asbest-fachkunde", from: first, through: nil, of: person) }
  }

  private func writeCertificate(_ kind: String, from: LocalDate, through: LocalDate?, of person: PersonStory) throws {
    let file = files.certificates
    file.text(person.code)
    file.text(kind)
    file.date(from)
    file.date(through)
    file.text("\(person.code)-\(kind.prefix(3))-\(from.iso)")
    file.text("Musterwerk gGmbH (erfunden)")
    file.text(Invention.source)
    try file.end()
  }

  private func writeOutcome(of person: PersonStory, random: inout SeededRandom) throws {
    guard let placement = person.placements.last, let last = placement.period.lastDay else { return }
    let day = last.adding(days: random.within(1...14))
    guard day <= calendar.last else { return }
    let kind =
      placement.endsEarly
      ? random.pick(["arbeit", "arbeit", "ausbildung", "umzug"])
      : random.pick(["arbeit", "arbeit", "ausbildung", "weitere_massnahme", "arbeitslos", "arbeitslos", "unbekannt"])
    let file = files.outcomes
    file.text(person.code)
    file.text(kind)
    file.date(day)
    file.text(kind == "arbeit" ? "AG-BETRIEB" : "")
    file.text(kind == "arbeit" ? placement.occupation : "")
    file.empty()
    try file.end()
  }
}
