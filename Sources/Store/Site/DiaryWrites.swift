package import Domain
import Postgres

/// Writes the site diary: events are added and taken back, never changed.
package enum DiaryWrites {
  /// Adds lines to a day; its entry and first version are made where they are missing. Lines whose identity is already there
  /// are left alone. Returns the ids that are new.
  ///
  /// - Parameter people: keys of whoever the lines name, where they were looked up before.
  /// - Throws: `Problem` for an unknown code, or for an identity that another day, another kind of line or a line that says
  ///   something else has already.
  package static func record(
    _ lines: [DiaryLine], people: [String: Participant.ID]? = nil, on day: LocalDate, of property: Property.ID, author: String,
    _ tx: Transaction
  ) throws -> [UniqueID] {
    let known = try knownIDs(lines, on: day, of: property, tx)
    var taken = Set(known)
    let new = lines.filter { taken.insert($0.id).inserted }
    try refuseOtherContent(lines, stored: known, on: day, of: property, tx)
    guard !new.isEmpty else { return [] }
    let entry = try entry(on: day, of: property, tx)
    let version = try openVersion(entry, of: property, tx)
    try tx.execute(
      """
      insert into diary_events (id, entry_id, version, property_id, kind, author, device_at)
      select l.id, \(entry), \(version), \(property), l.kind, \(author), coalesce(l.device_at, now())
        from unnest(\(new.map(\.id)), \(new.map(\.content.kind)), \(new.map(\.writtenAt))) as l (id, kind, device_at)
      """)
    let people = try people ?? DiaryPeople.keys(of: new, on: day, tx)
    try DiaryDetails(property: property, entry: entry, day: day, people: people).insert(new, tx)
    return new.map(\.id)
  }

  /// Takes a line back, with the reason; both stay visible.
  package static func retract(
    _ line: UniqueID, id: UniqueID = .make(), reason: String, on day: LocalDate, of property: Property.ID, author: String,
    _ tx: Transaction
  ) throws {
    let entry = try entry(on: day, of: property, tx)
    let version = try openVersion(entry, of: property, tx)
    try tx.execute(
      """
      insert into diary_events (id, entry_id, version, property_id, kind, author)
      values (\(id), \(entry), \(version), \(property), 'retraction', \(author))
      """)
    try tx.execute(
      """
      insert into diary_retractions (event_id, entry_id, retracted_id, reason)
      values (\(id), \(entry), \(line), \(reason))
      """)
  }

  /// Signs the version that is open. Returns its number, nil where none is.
  package static func sign(
    _ day: LocalDate, of property: Property.ID, by name: String, _ tx: Transaction
  ) throws -> Int? {
    try tx.query(
      """
      update diary_versions v set signed_by = \(name), signed_at = now()
        from diary_entries e
       where e.id = v.entry_id and e.property_id = \(property) and e.day = \(day) and v.signed_at is null
      returning v.version
      """
    ).first(as: Int.self)
  }

  /// Opens a new version after a signed one. Returns its number, nil where the day has no entry.
  package static func reopen(
    _ day: LocalDate, of property: Property.ID, reason: String, _ tx: Transaction
  ) throws -> Int? {
    try tx.query(
      """
      insert into diary_versions (entry_id, version, property_id, reason)
      select e.id, (select max(version) + 1 from diary_versions where entry_id = e.id), e.property_id, \(reason)
        from diary_entries e where e.property_id = \(property) and e.day = \(day)
      returning version
      """
    ).first(as: Int.self)
  }

  /// The ids that are there already, once it is sure that they mean the same day and kind of line.
  private static func knownIDs(
    _ lines: [DiaryLine], on day: LocalDate, of property: Property.ID, _ tx: Transaction
  ) throws -> [UniqueID] {
    let known = try tx.query(
      """
      select e.id, e.kind, d.day, d.property_id from diary_events e join diary_entries d on d.id = e.entry_id
       where e.id = any(\(lines.map(\.id)))
      """
    ).decode((UniqueID, DiaryEventKind, LocalDate, Property.ID).self)
    let kinds = Dictionary(lines.map { ($0.id, $0.content.kind) }) { first, _ in first }
    for (id, kind, knownDay, knownProperty) in known
    where kind != kinds[id] || knownDay != day || knownProperty != property {
      throw Problem(
        code: "diary.id_used_elsewhere",
        message: Phrase(
          "Die Kennung \(id) gehört schon zu einer anderen Zeile des Bautagebuchs (\(knownDay), \(kind.name.german)).",
          en: "The id \(id) already belongs to another line of the diary (\(knownDay), \(kind.name.english))."),
        hint: Phrase("Jeder neuen Zeile eine neue UUID geben.", en: "Give every new line a new UUID."))
    }
    return known.map(\.0)
  }

  /// What was written once under an identity is never said differently under it: that would be lost without a word.
  private static func refuseOtherContent(
    _ lines: [DiaryLine], stored known: [UniqueID], on day: LocalDate, of property: Property.ID, _ tx: Transaction
  ) throws {
    var contents = known.isEmpty ? [:] : try DiaryContents.all(of: entry(on: day, of: property, tx), tx)
    for line in lines {
      guard let content = contents[line.id] else {
        contents[line.id] = line.content
        continue
      }
      guard content != line.content else { continue }
      let (kind, id) = (line.content.kind.name, line.id)
      throw Problem(
        code: "diary.id_with_other_content",
        message: Phrase(
          "Die Zeile \(id) (\(kind.german)) steht mit anderem Inhalt schon im Bautagebuch; es wurde nichts eingetragen.",
          en: "The line \(id) (\(kind.english)) already stands in the diary with other content; nothing was written."),
        hint: Phrase(
          "Eine Berichtigung ist eine neue Zeile mit neuer UUID; die alte wird zurückgenommen (viertelwerk diary retract).",
          en: "A correction is a new line with a new UUID; the old one is taken back (viertelwerk diary retract)."))
    }
  }

  private static func entry(on day: LocalDate, of property: Property.ID, _ tx: Transaction) throws -> DiaryEntry.ID {
    try tx.execute(
      "insert into diary_entries (property_id, day) values (\(property), \(day)) on conflict do nothing")
    let ids = try tx.query("select id from diary_entries where property_id = \(property) and day = \(day)")
      .decode(DiaryEntry.ID.self)
    return ids[0]
  }

  /// The latest version, made where there is none; whether it may still be written to is the database's to say.
  private static func openVersion(_ entry: DiaryEntry.ID, of property: Property.ID, _ tx: Transaction) throws -> Int {
    if let version = try tx.query("select max(version) from diary_versions where entry_id = \(entry)")
      .first(as: Int?.self) ?? nil
    {
      return version
    }
    try tx.execute("insert into diary_versions (entry_id, version, property_id) values (\(entry), 1, \(property))")
    return 1
  }
}
