import Domain
import Postgres

extension DiaryContents {
  static func presences(_ entry: DiaryEntry.ID, _ tx: Transaction) throws -> Part {
    try tx.query(
      """
      select w.event_id, t.code, w.is_present, w.start_minutes, w.end_minutes, w.break_minutes
        from diary_presences w join participants t on t.id = w.participant_id where w.entry_id = \(entry)
      """
    ).map { (id: UniqueID, participant: String, isPresent: Bool, start: Minutes?, end: Minutes?, pause: Minutes) in
      let hours = start.flatMap { start in end.map { SitePresence.Hours(from: start, to: $0, pause: pause) } }
      return (id, .presence(SitePresence(participant, isPresent: isPresent, hours: hours)))
    }
  }

  static func briefings(_ entry: DiaryEntry.ID, _ tx: Transaction) throws -> Part {
    try tx.query(
      """
      select b.event_id, b.topic,
             coalesce((select array_agg(t.code::text order by t.code) from diary_briefing_participants c
                         join participants t on t.id = c.participant_id where c.event_id = b.event_id), '{}')
        from diary_briefings b where b.entry_id = \(entry)
      """
    ).map { (id: UniqueID, topic: String, participants: [String]) in
      (id, .briefing(SiteBriefing(topic, participants: participants)))
    }
  }

  static func photos(_ entry: DiaryEntry.ID, _ tx: Transaction) throws -> Part {
    try tx.query(
      """
      select d.event_id, d.hash, p.byte_count, d.alternative_text, u.code, d.place, d.moment, k.code, d.taken_at
        from diary_photos d
        join photos p on p.hash = d.hash
        left join units u on u.id = d.unit_id
        left join work_packages k on k.id = d.work_package_id
       where d.entry_id = \(entry)
      """
    ).map {
      (
        id: UniqueID, hash: PhotoHash, size: Int, text: String, unit: String?, place: String?, moment: PhotoMoment?,
        package: String?, takenAt: Moment?
      ) in
      let photo = SitePhoto(
        hash, size_bytes: size, alternativeText: text, unit: unit, place: place, moment: moment, workPackage: package,
        takenAt: takenAt)
      return (id, .photo(photo))
    }
  }
}
