package import Domain
package import Store

/// Opens a new version of a signed day, with the reason that stays with it.
package struct ReopenDiaryDay: UseCase {
  package let property: String
  package let day: LocalDate
  package let reason: String

  package init(_ property: String, on day: LocalDate, reason: String) {
    self.property = property
    self.day = day
    self.reason = reason
  }

  /// Returns the number of the version that is open now.
  package func run(_ tx: Transaction) throws -> Int {
    let id = try Lookup.property(property, tx)
    guard let version = try DiaryWrites.reopen(day, of: id, reason: reason, tx) else {
      throw DiaryProblem.noEntry(property, day)
    }
    try AuditEvents.record(
      tx, operation: "diary.reopen", subject: "diary:\(property)/\(day.iso)", facts: ["version": .integer(version)])
    return version
  }
}
