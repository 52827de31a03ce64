package import Domain
import Postgres

/// What somebody on a site told finance or whoever accompanies participants, from a day of the diary.
package struct OfficeNote: Sendable, Hashable {
  /// The number by which people name it.
  package let number: Int64
  package let property: String
  package let propertyName: String
  package let day: LocalDate
  package let addressee: NoteAddressee
  package let text: String
  package let author: String
  package let writtenAt: Moment
  /// Nil while it waits.
  package let doneBy: String?
  package let doneAt: Moment?

  package var isOpen: Bool { doneAt == nil }
}

/// Notes from the site to the office: written once, settled once.
package enum OfficeNotes {
  /// Those that the acting role may know, the newest first.
  ///
  /// - Parameters:
  ///   - property: nil: of every house.
  ///   - day: of one day alone.
  ///   - settledToo: also those that were done.
  package static func all(
    of property: Property.ID? = nil, on day: LocalDate? = nil, settledToo: Bool, _ tx: Transaction
  ) throws -> [OfficeNote] {
    try tx.query(
      """
      \(fragment: columns)
       where (\(property)::bigint is null or n.property_id = \(property)::bigint)
         and (\(day)::date is null or n.day = \(day)::date) and (\(settledToo) or n.done_at is null)
       order by n.id desc
      """
    ).map(note)
  }

  package static func one(_ number: Int64, _ tx: Transaction) throws -> OfficeNote? {
    try tx.query("\(fragment: columns) where n.id = \(number)").map(note).first
  }

  /// Returns its number.
  package static func insert(
    _ text: String, to addressee: NoteAddressee, on day: LocalDate, of property: Property.ID, _ tx: Transaction
  ) throws -> Int64 {
    try tx.query(
      """
      insert into office_notes (property_id, day, addressee, note) values (\(property), \(day), \(addressee), \(text))
      returning id
      """
    ).decode(Int64.self)[0]
  }

  /// Settles one that is open; false where there is none that the acting role may settle.
  package static func settle(_ number: Int64, by name: String, _ tx: Transaction) throws -> Bool {
    try tx.execute("update office_notes set done_by = \(name), done_at = now() where id = \(number) and done_at is null") > 0
  }

  private static var columns: SQL {
    """
    select n.id, h.code, h.name, n.day, n.addressee, n.note, n.author, n.written_at, n.done_by, n.done_at
      from office_notes n join properties h on h.id = n.property_id
    """
  }

  private static func note(
    number: Int64, property: String, name: String, day: LocalDate, addressee: NoteAddressee, text: String, author: String,
    writtenAt: Moment, doneBy: String?, doneAt: Moment?
  ) -> OfficeNote {
    OfficeNote(
      number: number, property: property, propertyName: name, day: day, addressee: addressee, text: text, author: author,
      writtenAt: writtenAt, doneBy: doneBy, doneAt: doneAt)
  }
}
