import Domain
import Postgres

extension DiaryDetails {
  /// Keys of people by code.
  ///
  /// - Throws: `Problem` for a code that nobody has who is known, or employed on the day.
  func keys(_ codes: [String], _ tx: Transaction) throws -> [String: Participant.ID] {
    for code in codes where people[code] == nil { _ = try Lookup.participant(code, tx) }
    return people
  }

  func insert(_ lines: [(UniqueID, SitePresence)], _ tx: Transaction) throws {
    let participants = try keys(lines.map(\.1.participant), tx)
    let hours = lines.map(\.1.hours)
    try tx.execute(
      """
      insert into diary_presences (event_id, entry_id, property_id, day, participant_id, is_present, start_minutes, end_minutes,
        break_minutes)
      select l.id, \(entry), \(property), \(day), l.participant, l.is_present, l.starts, l.ends, coalesce(l.pause, 0)
        from unnest(\(lines.map(\.0)), \(lines.map { participants[$0.1.participant] }), \(lines.map(\.1.isPresent)),
                    \(hours.map { $0?.start }), \(hours.map { $0?.end }), \(hours.map { $0?.pause }))
          as l (id, participant, is_present, starts, ends, pause)
      """)
  }

  func insert(_ lines: [(UniqueID, SiteBriefing)], _ tx: Transaction) throws {
    let participants = try keys(lines.flatMap(\.1.participants), tx)
    for (id, briefing) in lines {
      try tx.execute(
        """
        insert into diary_briefings (event_id, entry_id, property_id, day, topic)
        values (\(id), \(entry), \(property), \(day), \(briefing.topic))
        """)
      try tx.execute(
        """
        insert into diary_briefing_participants (event_id, participant_id)
        select distinct \(id)::uuid, c from unnest(\(briefing.participants.map { participants[$0] })) c
        """)
    }
  }

  /// A photo is named here; its bytes come on their own way (`PhotoContents`).
  func insert(_ lines: [(UniqueID, SitePhoto)], _ tx: Transaction) throws {
    let units = try keys(lines.compactMap(\.1.unit)) { try Lookup.unit($0, of: property, tx) }
    let packages = try keys(lines.compactMap(\.1.workPackage)) { try Lookup.workPackage($0, of: property, tx) }
    // Who runs the house may see a photo because a line names it, so the line is there first.
    try tx.execute("set constraints diary_photos_photo_fkey deferred")
    for (id, photo) in lines {
      try tx.execute(
        """
        insert into diary_photos (event_id, entry_id, property_id, day, hash, alternative_text, unit_id, place, moment,
          work_package_id, taken_at)
        values (\(id), \(entry), \(property), \(day), \(photo.hash), \(photo.alternativeText), \(photo.unit.flatMap { units[$0] }),
          \(photo.place), \(photo.moment), \(photo.workPackage.flatMap { packages[$0] }), \(photo.takenAt))
        """)
      try tx.execute(
        "insert into photos (hash, byte_count) values (\(photo.hash), \(photo.size_bytes)) on conflict do nothing")
    }
  }
}
