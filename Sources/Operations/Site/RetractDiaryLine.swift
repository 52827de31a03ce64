package import Domain
package import Store

/// Takes a line of the diary back, with the reason; both stay visible.
package struct RetractDiaryLine: UseCase {
  package let property: String
  package let day: LocalDate
  /// The line's id, or as many characters of its end as make it unmistakable.
  package let line: String
  package let reason: String

  package init(_ property: String, on day: LocalDate, line: String, reason: String) {
    self.property = property
    self.day = day
    self.line = line
    self.reason = reason
  }

  package func run(_ tx: Transaction) throws -> UniqueID {
    let id = try Lookup.property(property, tx)
    let found = line.isEmpty ? [] : try DiaryQueries.lines(endingIn: line, day: day, of: id, tx)
    guard found.count == 1 else { throw problem(count: found.count) }
    try DiaryWrites.retract(found[0], reason: reason, on: day, of: id, author: tx.actor.name, tx)
    try AuditEvents.record(
      tx, operation: "diary.retract", subject: "diary:\(property)/\(day.iso)", facts: ["line": .text(found[0].description)])
    return found[0]
  }

  private func problem(count: Int) -> Problem {
    Problem(
      code: count == 0 ? "diary.line_unknown" : "diary.line_ambiguous",
      message: count == 0
        ? Phrase(
          "Am \(day) gibt es in \(property) keine Zeile „\(line)“.", en: "There is no line “\(line)” in \(property) on \(day).")
        : Phrase("Auf „\(line)“ enden \(count) Zeilen.", en: "\(count) lines end in “\(line)”."),
      hint: Phrase(
        "Die Zeilen des Tages ansehen (viertelwerk diary show \(property) --on \(day)).",
        en: "See the lines of the day (viertelwerk diary show \(property) --on \(day))."))
  }
}
