package import Domain
import Postgres

/// A photo of a house as the diary names it.
package struct PhotoRecord: Sendable, Hashable {
  package let photo: SitePhoto
  package let day: LocalDate
  package let author: String
  /// The stage that was under way in the house on the day; nil before the first.
  package let stage: Phrase?
  /// Its bytes are there.
  package let isReceived: Bool
}

/// Reads the photos of a house.
package enum PhotoQueries {
  /// The photos of a house that nobody took back, oldest first; of one unit with those of the units that it came out of, so that a flat
  /// is seen from clearance to letting; of certain days only where that is asked for.
  package static func all(
    of property: Property.ID, unit: Unit.ID? = nil, during days: DateRange = .unbounded, _ tx: Transaction
  ) throws -> [PhotoRecord] {
    try tx.query(
      """
      with recursive unit (id) as (
        select \(unit)::bigint
        union
        select s.predecessor_id from unit_successions s join unit on s.successor_id = unit.id)
      select d.hash, p.byte_count, d.alternative_text, u.code, d.place, d.moment, k.code, d.taken_at, d.day, e.author,
             p.received_at is not null, s.name_de, s.name_en
        from diary_photos d
        join diary_events e on e.id = d.event_id and e.retracted_by_id is null
        join photos p on p.hash = d.hash
        left join units u on u.id = d.unit_id
        left join work_packages k on k.id = d.work_package_id
        left join lateral (
          select c.name_de, c.name_en from stages g join stage_kinds c on c.code = g.stage_code
           where g.property_id = d.property_id and g.started_on <= d.day and coalesce(g.completed_on, 'infinity') >= d.day
           order by g.started_on desc, c.position desc limit 1) s on true
       where d.property_id = \(property) and (\(unit)::bigint is null or d.unit_id in (select id from unit))
         and d.day <@ \(days)
       order by d.day, coalesce(d.taken_at, e.device_at), d.event_id
      """
    ).map {
      (
        hash: PhotoHash, size: Int, text: String, unit: String?, place: String?, moment: PhotoMoment?, package: String?,
        takenAt: Moment?, day: LocalDate, author: String, isReceived: Bool, german: String?, english: String?
      ) in
      PhotoRecord(
        photo: SitePhoto(
          hash, size_bytes: size, alternativeText: text, unit: unit, place: place, moment: moment, workPackage: package,
          takenAt: takenAt),
        day: day, author: author, stage: german.map { Phrase($0, en: english ?? $0) }, isReceived: isReceived)
    }
  }
}
