package import Domain
package import Store

/// Signs the open version of a day; after that only a new version changes it.
package struct SignDiaryDay: UseCase {
  package let property: String
  package let day: LocalDate
  /// Who signs; nil is the actor.
  package let name: String?

  package init(_ property: String, on day: LocalDate, by name: String? = nil) {
    self.property = property
    self.day = day
    self.name = name
  }

  /// Returns the version that was signed.
  package func run(_ tx: Transaction) throws -> Int {
    let id = try Lookup.property(property, tx)
    guard let version = try DiaryWrites.sign(day, of: id, by: name ?? tx.actor.name, tx) else {
      guard try DiaryQueries.day(day, of: id, tx) != nil else { throw DiaryProblem.noEntry(property, day) }
      throw Problem(
        code: "diary.signed_already",
        message: Phrase(
          "Das Bautagebuch von \(property) ist für den \(day) schon unterschrieben.",
          en: "The site diary of \(property) is signed for \(day) already."),
        hint: Phrase(
          "Zum Ändern mit Grund eine neue Fassung beginnen (viertelwerk diary reopen \(property) --on \(day) --reason …).",
          en: "To change it, open a new version with a reason (viertelwerk diary reopen \(property) --on \(day) --reason …)."))
    }
    try AuditEvents.record(
      tx, operation: "diary.sign", subject: "diary:\(property)/\(day.iso)", facts: ["version": .integer(version)])
    return version
  }
}
