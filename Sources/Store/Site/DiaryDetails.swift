import Domain
import Postgres

/// Writes what new lines of one entry say into the table of their kind, one statement a kind.
struct DiaryDetails {
  let property: Property.ID
  let entry: DiaryEntry.ID
  let day: LocalDate
  /// Keys by code of whoever the lines name.
  let people: [String: Participant.ID]

  func insert(_ lines: [DiaryLine], _ tx: Transaction) throws {
    var weather: [(UniqueID, WeatherObservation)] = []
    var work: [(UniqueID, WorkDone)] = []
    var firms: [(UniqueID, FirmPresence)] = []
    var notes: [(UniqueID, DiaryNote)] = []
    var progress: [(UniqueID, ProgressReport)] = []
    var presences: [(UniqueID, SitePresence)] = []
    var briefings: [(UniqueID, SiteBriefing)] = []
    var photos: [(UniqueID, SitePhoto)] = []
    for line in lines {
      switch line.content {
      case .weather(let value): weather.append((line.id, value))
      case .work(let value): work.append((line.id, value))
      case .firm(let value): firms.append((line.id, value))
      case .note(let value): notes.append((line.id, value))
      case .progress(let value): progress.append((line.id, value))
      case .presence(let value): presences.append((line.id, value))
      case .briefing(let value): briefings.append((line.id, value))
      case .photo(let value): photos.append((line.id, value))
      }
    }
    if !weather.isEmpty { try insert(weather, tx) }
    if !work.isEmpty { try insert(work, tx) }
    if !firms.isEmpty { try insert(firms, tx) }
    if !notes.isEmpty { try insert(notes, tx) }
    if !progress.isEmpty { try insert(progress, tx) }
    if !presences.isEmpty { try insert(presences, tx) }
    if !briefings.isEmpty { try insert(briefings, tx) }
    if !photos.isEmpty { try insert(photos, tx) }
  }

  private func insert(_ lines: [(UniqueID, WeatherObservation)], _ tx: Transaction) throws {
    for (id, seen) in lines {
      try tx.execute(
        """
        insert into diary_weather (event_id, temperature_min_c, temperature_max_c, sky, precipitation, note)
        values (\(id), \(seen.minimum_celsius), \(seen.maximum_celsius), \(seen.sky), \(seen.precipitation), \(seen.note))
        """)
    }
  }

  private func insert(_ lines: [(UniqueID, WorkDone)], _ tx: Transaction) throws {
    let participants = try keys(lines.map(\.1.participant), tx)
    let packages = try keys(lines.map(\.1.workPackage)) { try Lookup.workPackage($0, of: property, tx) }
    try tx.execute(
      """
      insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes, activity,
        breach_reason, follow_up)
      select l.id, \(entry), \(property), \(day), l.participant, l.package, l.minutes, l.activity, l.reason, l.follow_up
        from unnest(\(lines.map(\.0)), \(lines.map { participants[$0.1.participant] }),
                    \(lines.map { packages[$0.1.workPackage] }), \(lines.map(\.1.minutes)), \(lines.map(\.1.activity)),
                    \(lines.map(\.1.breachReason)), \(lines.map(\.1.followUp)))
          as l (id, participant, package, minutes, activity, reason, follow_up)
      """)
  }

  private func insert(_ lines: [(UniqueID, FirmPresence)], _ tx: Transaction) throws {
    let firms = try keys(lines.map(\.1.firm)) { try Lookup.organisation($0, tx) }
    let packages = try keys(lines.compactMap(\.1.workPackage)) { try Lookup.workPackage($0, of: property, tx) }
    for (id, presence) in lines {
      try tx.execute(
        """
        insert into firm_presences (event_id, entry_id, property_id, day, firm_id, work_package_id, headcount, qualification,
          minutes, activity)
        values (\(id), \(entry), \(property), \(day), \(firms[presence.firm]),
          \(presence.workPackage.flatMap { packages[$0] }), \(presence.headcount), \(presence.qualification),
          \(presence.minutes), \(presence.activity))
        """)
    }
  }

  private func insert(_ lines: [(UniqueID, DiaryNote)], _ tx: Transaction) throws {
    let packages = try keys(lines.compactMap(\.1.workPackage)) { try Lookup.workPackage($0, of: property, tx) }
    for (id, note) in lines {
      try tx.execute(
        """
        insert into diary_notes (event_id, kind, note, quantity, unit_of_measure, work_package_id)
        values (\(id), \(note.kind), \(note.text), \(note.quantity)::numeric, \(note.unitOfMeasure),
          \(note.workPackage.flatMap { packages[$0] }))
        """)
    }
  }

  private func insert(_ lines: [(UniqueID, ProgressReport)], _ tx: Transaction) throws {
    let packages = try keys(lines.map(\.1.workPackage)) { try Lookup.workPackage($0, of: property, tx) }
    for (id, report) in lines {
      try tx.execute(
        """
        insert into progress_reports (event_id, entry_id, property_id, day, work_package_id, done)
        values (\(id), \(entry), \(property), \(day), \(packages[report.workPackage]), \(report.done))
        """)
    }
  }

  /// The key of each code, looked up once.
  func keys<Of: Entity>(
    _ codes: [String], _ find: (String) throws -> Identifier<Of>
  ) throws -> [String: Identifier<Of>] {
    var found: [String: Identifier<Of>] = [:]
    for code in codes where found[code] == nil { found[code] = try find(code) }
    return found
  }
}
