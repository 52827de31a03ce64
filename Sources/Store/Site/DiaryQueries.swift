package import Domain
import Postgres

/// Reads the site diary.
package enum DiaryQueries {
  /// One day with all its versions and lines; nil where nothing was written.
  package static func day(_ day: LocalDate, of property: Property.ID, _ tx: Transaction) throws -> DiaryDay? {
    let heads = try tx.query(
      """
      select e.id, p.code from diary_entries e join properties p on p.id = e.property_id
       where e.property_id = \(property) and e.day = \(day)
      """
    ).decode((DiaryEntry.ID, String).self)
    guard let (entry, code) = heads.first else { return nil }
    return DiaryDay(property: code, day: day, versions: try versions(entry, tx), events: try events(entry, tx))
  }

  /// The days of a period on which something was written, the last so many of them where a number is given.
  package static func days(
    in period: DateRange, last count: Int? = nil, of property: Property.ID
  ) -> Question<[DiaryDaySummary]> {
    .rows(
      """
      select d.day, v.version, v.signed_by, coalesce(w.people, 0), coalesce(w.minutes, 0), coalesce(f.firms, 0),
             coalesce(f.minutes, 0), coalesce(n.notes, 0), coalesce(n.troubles, 0)
        from (select id, day from diary_entries where property_id = \(property) and day <@ \(period)
               order by day desc limit \(count)::bigint) d
        cross join lateral (select version, signed_by from diary_versions
                             where entry_id = d.id order by version desc limit 1) v
        left join lateral (select count(distinct participant_id) as people, sum(minutes)::bigint as minutes
                             from work_lines l
                            where l.entry_id = d.id
                              and not exists (select from diary_events e where e.id = l.event_id and e.retracted_by_id is not null)
                          ) w on true
        left join lateral (select count(distinct p.firm_id) as firms, sum(p.minutes)::bigint as minutes
                             from firm_presences p join diary_events e on e.id = p.event_id and e.retracted_by_id is null
                            where p.entry_id = d.id) f on true
        left join lateral (select count(*) as notes, count(*) filter (where t.kind in ('incident', 'hindrance')) as troubles
                             from diary_events e join diary_notes t on t.event_id = e.id
                            where e.entry_id = d.id and e.kind = 'note' and e.retracted_by_id is null) n on true
       order by d.day
      """
    ) {
      (
        day: LocalDate, version: Int, signedBy: String?, people: Int, minutes: Minutes, firms: Int, firmMinutes: Minutes,
        notes: Int, troubles: Int
      ) in
      DiaryDaySummary(
        day: day, version: version, signedBy: signedBy, participantCount: people, worked: minutes, firmCount: firms,
        firmWorked: firmMinutes, noteCount: notes, troubleCount: troubles)
    }
  }

  /// Working days of a period, before a day, on which nothing was written although the diary had begun and somebody was planned on
  /// the house or had worked there in the four weeks before: a Bautagebuch is daily and unbroken (RULES 4.3).
  package static func gaps(
    in period: DateRange, before day: LocalDate, of property: Property.ID, _ tx: Transaction
  ) throws -> [LocalDate] {
    try tx.query(
      """
      select d::date
        from generate_series(lower(\(period))::timestamp, (upper(\(period)) - 1)::timestamp, '1 day') d
       where d::date < \(day) and extract(isodow from d) < 6
         and d::date > (select min(e.day) from diary_entries e where e.property_id = \(property))
         and not exists (select from diary_entries e where e.property_id = \(property) and e.day = d::date)
         and d::date not in (select h.day from holidays(extract(year from lower(\(period)))::int, extract(year from upper(\(period)))::int) h)
         and (exists (select from work_lines w where w.property_id = \(property) and w.day between d::date - 28 and d::date)
              or exists (select from work_assignments a join work_packages k on k.id = a.work_package_id
                          where k.property_id = \(property) and a.period @> d::date))
       order by 1
      """
    ).decode(LocalDate.self)
  }

  /// Every day of a period on which something was written, with all versions and lines.
  package static func whole(in period: DateRange, of property: Property.ID, _ tx: Transaction) throws -> [DiaryDay] {
    try tx.query("select day from diary_entries where property_id = \(property) and day <@ \(period) order by day")
      .decode(LocalDate.self).compactMap { try day($0, of: property, tx) }
  }

  /// The newest day with an entry, up to `day`.
  package static func newestDay(of property: Property.ID, upTo day: LocalDate) -> Question<LocalDate?> {
    Question("select max(day) from diary_entries where property_id = \(property) and day <= \(day)") {
      try $0.first(as: LocalDate?.self) ?? nil
    }
  }

  /// Ids of a day's lines that end in these characters: people name a line by the end of its id.
  package static func lines(
    endingIn suffix: String, day: LocalDate, of property: Property.ID, _ tx: Transaction
  ) throws -> [UniqueID] {
    try tx.query(
      """
      select e.id from diary_events e join diary_entries d on d.id = e.entry_id
       where d.property_id = \(property) and d.day = \(day) and e.kind <> 'retraction'
         and right(e.id::text, length(\(suffix))) = lower(\(suffix))
       order by e.id
      """
    ).decode(UniqueID.self)
  }

  /// Who worked on which package in these lines: the first on the first, and so on.
  package static func work(
    of lines: [UniqueID], _ tx: Transaction
  ) throws -> (participants: [Participant.ID], packages: [WorkPackage.ID]) {
    let found = try tx.query(
      "select participant_id, work_package_id from work_lines where event_id = any(\(lines)) order by event_id"
    )
    .decode((Participant.ID, WorkPackage.ID).self)
    return (found.map(\.0), found.map(\.1))
  }

  private static func versions(_ entry: DiaryEntry.ID, _ tx: Transaction) throws -> [DiaryVersion] {
    try tx.query(
      """
      select version, reason, opened_by, opened_at, signed_by, signed_at from diary_versions
       where entry_id = \(entry) order by version
      """
    ).map {
      (
        number: Int, reason: String?, openedBy: String, openedAt: Moment, signedBy: String?, signedAt: Moment?
      ) in
      DiaryVersion(
        number: number, reason: reason, openedBy: openedBy, openedAt: openedAt, signedBy: signedBy, signedAt: signedAt)
    }
  }

  private static func events(_ entry: DiaryEntry.ID, _ tx: Transaction) throws -> [DiaryEvent] {
    let contents = try DiaryContents.all(of: entry, tx)
    return try tx.query(
      """
      select e.id, e.version, e.author, e.device_at, e.recorded_at, r.version, x.reason
        from diary_events e
        left join diary_events r on r.id = e.retracted_by_id
        left join diary_retractions x on x.event_id = r.id
       where e.entry_id = \(entry) and e.kind <> 'retraction'
       order by e.id
      """
    ).map {
      (
        id: UniqueID, version: Int, author: String, writtenAt: Moment, recordedAt: Moment, retractedIn: Int?,
        reason: String?
      ) in
      contents[id].map { content in
        DiaryEvent(
          line: DiaryLine(content, id: id, writtenAt: writtenAt), version: version, author: author,
          recordedAt: recordedAt, retractedInVersion: retractedIn, retractionReason: reason)
      }
    }.compactMap { $0 }
  }
}
