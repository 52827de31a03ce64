package import Domain
package import Store

/// Tells finance or whoever accompanies participants something, from a day of the site diary.
package struct TellOffice: UseCase {
  package let property: String
  package let day: LocalDate
  package let addressee: NoteAddressee
  package let text: String
  /// Nobody writes from a day that is still to come.
  package let today: LocalDate

  package init(_ property: String, on day: LocalDate, to addressee: NoteAddressee, _ text: String, today: LocalDate) {
    self.property = property
    self.day = day
    self.addressee = addressee
    self.text = text
    self.today = today
  }

  /// Returns the number of the note.
  package func run(_ tx: Transaction) throws -> Int64 {
    guard day <= today else { throw DiaryProblem.dayToCome(day) }
    let number = try OfficeNotes.insert(text, to: addressee, on: day, of: Lookup.property(property, tx), tx)
    // What was written stays out of the log, which nobody erases.
    try AuditEvents.record(
      tx, operation: "office_note.write", subject: "diary:\(property)/\(day.iso)",
      facts: ["office_note": .integer(number), "to": .text(addressee.rawValue)])
    return number
  }
}
