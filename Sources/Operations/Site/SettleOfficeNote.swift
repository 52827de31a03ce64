import Domain
package import Store

/// Marks a note from the site as done; who and when stay with it.
package struct SettleOfficeNote: UseCase {
  package let number: Int64

  package init(_ number: Int64) { self.number = number }

  package func run(_ tx: Transaction) throws -> OfficeNote {
    guard let before = try OfficeNotes.one(number, tx) else {
      throw Problem(
        code: "office_note.unknown",
        message: Phrase("Eine Mitteilung \(number) gibt es nicht.", en: "There is no note \(number)."))
    }
    guard try OfficeNotes.settle(number, by: tx.actor.name, tx), let after = try OfficeNotes.one(number, tx) else {
      throw Problem(
        code: "office_note.done_already",
        message: Phrase(
          "Die Mitteilung \(number) ist schon erledigt: \(before.doneBy ?? tx.actor.name).",
          en: "Note \(number) is done already: \(before.doneBy ?? tx.actor.name)."))
    }
    try AuditEvents.record(
      tx, operation: "office_note.settle", subject: "diary:\(after.property)/\(after.day.iso)",
      facts: ["office_note": .integer(number), "to": .text(after.addressee.rawValue)])
    return after
  }
}
