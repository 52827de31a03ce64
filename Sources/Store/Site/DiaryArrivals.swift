package import Domain
import Postgres

/// What of a phone's message is there already.
package enum DiaryArrivals {
  /// How a message stands to what is stored.
  package struct Standing: Sendable, Hashable {
    /// Lines that were there before, with what they are.
    package let stored: [UniqueID: DiaryEventKind]
    /// Retractions that have not come before, of lines that nobody else has taken back.
    package let dueRetractions: Set<UniqueID>
    /// The newest version of the day is signed.
    package let isSigned: Bool
  }

  /// How a message to a day that nobody else writes to now stands to what is stored.
  package static func standing(
    lines: [UniqueID], retractions: [(id: UniqueID, line: UniqueID)], on day: LocalDate, of property: Property.ID,
    _ tx: Transaction
  ) throws -> Standing {
    let isSigned = try latestVersion(on: day, of: property, tx)?.isSigned ?? false
    let known = try tx.query(
      "select id, kind, retracted_by_id is not null from diary_events where id = any(\(lines + retractions.flatMap { [$0.id, $0.line] }))"
    ).decode((UniqueID, DiaryEventKind, Bool).self)
    let stored = Dictionary(known.map { ($0.0, $0.1) }) { first, _ in first }
    let gone = Set(known.filter(\.2).map(\.0))
    return Standing(
      stored: stored,
      dueRetractions: Set(retractions.filter { stored[$0.id] == nil && !gone.contains($0.line) }.map(\.id)),
      isSigned: isSigned)
  }

  /// Who stands as having confirmed each of these briefings.
  package static func confirmed(_ briefings: [UniqueID], _ tx: Transaction) throws -> [UniqueID: Set<Participant.ID>] {
    guard !briefings.isEmpty else { return [:] }
    let found = try tx.query(
      "select event_id, participant_id from diary_briefing_participants where event_id = any(\(briefings))"
    )
    .decode((UniqueID, Participant.ID).self)
    return Dictionary(grouping: found, by: \.0).mapValues { Set($0.map(\.1)) }
      .merging(briefings.map { ($0, []) }) { those, _ in those }
  }

  /// Whether something is a line of the day, which can be taken back.
  package static func isLine(_ id: UniqueID, on day: LocalDate, of property: Property.ID, _ tx: Transaction) throws -> Bool {
    try tx.query(
      """
      select exists (select from diary_events e join diary_entries d on d.id = e.entry_id
                      where e.id = \(id) and d.property_id = \(property) and d.day = \(day) and e.kind <> 'retraction')
      """
    ).first(as: Bool.self) ?? false
  }

  /// The newest version of a day; nil where nothing was written.
  package static func latestVersion(
    on day: LocalDate, of property: Property.ID, _ tx: Transaction
  ) throws -> (number: Int, isSigned: Bool)? {
    try tx.query(
      """
      select v.version, v.signed_at is not null from diary_entries e join diary_versions v on v.entry_id = e.id
       where e.property_id = \(property) and e.day = \(day) order by v.version desc limit 1
      """
    ).first(as: (Int, Bool).self).map { (number: $0.0, isSigned: $0.1) }
  }
}
