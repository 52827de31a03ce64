import Domain

/// Walks through the days of an invented participant and writes what each leaves behind: diary lines, attendance, plans,
/// qualifications, and at the end of each month the pay.
struct WorkRows {
  let files: DemoFiles
  let calendar: WorkCalendar
  let options: DemoOptions

  /// A stretch of days on one package, which the site manager had planned.
  private struct Plan {
    let work: Crew.Work
    let from: LocalDate
    var through: LocalDate
  }

  /// Minutes of work that make a level, and how the column `stufe` writes it.
  private static let levels: [(minutes: Int, name: String)] = [
    (2_400, "eingefuehrt"), (8_400, "angeleitet"), (16_800, "selbststaendig"), (25_200, "zertifiziert"),
  ]

  func write(_ person: PersonStory, in crew: Crew, book: MoneyBook) throws {
    let days = PersonDays(person: person, crew: crew, calendar: calendar, options: options)
    var learned: [String: Int] = [:]
    for placement in person.placements {
      let period = placement.period.intersection(calendar.period)
      guard let first = period.lower else { continue }
      var pay = PayTally(month: first.yearMonth)
      var plan: Plan?
      for day in period.days {
        if day.yearMonth != pay.month {
          try PayRows(calendar: calendar, book: book).write(pay, of: placement, in: crew)
          pay = PayTally(month: day.yearMonth)
        }
        if calendar.isHoliday(day) { pay.paidAbsence_minutes += placement.expected_minutes(on: day) }
        guard let told = days.day(day, in: placement) else { continue }
        try write(told, of: person, in: placement, on: day, crew: crew, pay: &pay, plan: &plan, learned: &learned)
      }
      if let plan { try writePlan(plan, of: person, in: crew) }
      try PayRows(calendar: calendar, book: book).write(pay, of: placement, in: crew)
    }
  }

  private func write(
    _ told: PersonDay, of person: PersonStory, in placement: PersonStory.Placement, on day: LocalDate, crew: Crew,
    pay: inout PayTally, plan: inout Plan?, learned: inout [String: Int]
  ) throws {
    switch told {
    case .worked(let lines):
      for line in lines {
        try writeLine(line.work, line.minutes, of: person, on: day, in: crew)
        pay.add(line.minutes, at: line.work, in: crew)
        if let qualification = crew.package(line.work).template.qualification {
          try learn(qualification, line.minutes, person, on: day, learned: &learned)
        }
      }
      guard let main = lines.first?.work else { return }
      if plan?.work == main {
        plan?.through = day
      } else {
        if let plan { try writePlan(plan, of: person, in: crew) }
        plan = Plan(work: main, from: day, through: day)
      }
    case .present(let minutes):
      pay.workshop_minutes += minutes
      try writeAttendance(person, day, "anwesend", minutes: minutes, certifiedUntil: nil, note: "Werkstatt und Schulung")
    case .absent(let kind, let certifiedUntil):
      // Holiday and illness are paid with a wage; other absence is not.
      if kind == "urlaub" || kind.hasPrefix("krank") { pay.paidAbsence_minutes += placement.expected_minutes(on: day) }
      try writeAttendance(person, day, kind, minutes: nil, certifiedUntil: certifiedUntil, note: nil)
    case .unknown: break
    }
  }

  private func writeLine(_ work: Crew.Work, _ minutes: Int, of person: PersonStory, on day: LocalDate, in crew: Crew) throws {
    let package = crew.package(work)
    let file = files.workLines
    file.text(crew.houses[work.house].code)
    file.date(day)
    file.text(person.code)
    file.text(package.template.code)
    file.number(1)
    file.number(minutes)
    file.text(package.template.title)
    file.empty(2)
    try file.end()
  }

  private func writeAttendance(
    _ person: PersonStory, _ day: LocalDate, _ kind: String, minutes: Int?, certifiedUntil: LocalDate?, note: String?
  ) throws {
    let file = files.attendance
    file.text(person.code)
    file.date(day)
    file.text(kind)
    if let minutes { file.number(minutes) } else { file.empty() }
    file.date(certifiedUntil)
    file.text(note ?? "")
    try file.end()
  }

  private func writePlan(_ plan: Plan, of person: PersonStory, in crew: Crew) throws {
    let file = files.plans
    file.text(person.code)
    file.text(crew.houses[plan.work.house].code)
    file.text(crew.package(plan.work).template.code)
    file.date(plan.from)
    file.date(plan.through)
    file.empty()
    try file.end()
  }

  private func learn(
    _ qualification: String, _ minutes: Int, _ person: PersonStory, on day: LocalDate, learned: inout [String: Int]
  ) throws {
    let before = learned[qualification, default: 0]
    let after = before + minutes
    learned[qualification] = after
    guard let level = Self.levels.first(where: { before < $0.minutes && after >= $0.minutes }) else { return }
    let file = files.qualifications
    file.text(person.code)
    file.text(qualification)
    file.text(level.name)
    file.number(after)
    file.text(level.name == "zertifiziert" ? "Zertifikat \(person.code) (erfunden)" : "")
    file.date(day)
    file.empty()
    try file.end()
  }
}
