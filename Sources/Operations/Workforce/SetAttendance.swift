package import Domain
package import Store

/// Records whether somebody was there on a day, or corrects it; a day that stands in a released report needs a reason.
package struct SetAttendance: UseCase {
  package var participant: String
  package var day: LocalDate
  package var recorded: RecordedDay
  /// Why a day changes that was reported already.
  package var reason: String?

  package init(participant: String, day: LocalDate, recorded: RecordedDay) {
    self.participant = participant
    self.day = day
    self.recorded = recorded
  }

  /// What became of it.
  package struct Result: Sendable {
    /// False where the same was recorded before.
    package let isChanged: Bool
    /// Where the site diary says something else of this day.
    package let doubt: Phrase?
  }

  package func run(_ tx: Transaction) throws -> Result {
    let id = try Lookup.participant(participant, tx)
    if case .absent(let kind, _, _) = recorded { try ReferenceList.absenceKind.require(kind, tx) }
    guard let placement = try AttendanceWrites.workingPlacement(of: id, on: day, tx) else {
      throw Problem(
        code: "attendance.no_placement",
        message: Phrase(
          "\(participant) hat am \(day) keine Zuweisung zur Arbeit.", en: "\(participant) has no working placement on \(day)."),
        hint: Phrase(
          "Den Tag prüfen; die Akte nennt die Zeiträume der Zuweisungen.",
          en: "Check the day; the record lists the periods of the placements."))
    }
    if let reason { try Corrections.setReason(reason, tx) }
    let outcome = try AttendanceWrites.set(recorded, on: day, of: id, in: placement, tx)
    if outcome.isChanged {
      // The kind of an absence may concern health and stays out of the log, also out of what was before and after.
      try AuditEvents.record(
        tx, operation: "attendance.set", subject: "participant:\(participant)",
        facts: ["on": .day(day), "corrects": .bool(reason != nil)],
        change: AuditChange(
          from: ["present": outcome.wasPresent.map { .bool($0) } ?? .null, "minutes": .integer(outcome.minutesBefore?.count)],
          to: ["present": .bool(outcome.isPresent), "minutes": .integer(outcome.minutesAfter.count)]))
    }
    return Result(isChanged: outcome.isChanged, doubt: doubt(diary: try AttendanceWrites.diaryMinutes(of: id, on: day, tx)))
  }

  private func doubt(diary: Minutes) -> Phrase? {
    guard diary > .zero else { return nil }
    switch recorded {
    case .present(let minutes) where minutes == diary: return nil
    case .present(let minutes):
      return Phrase(
        "Das Bautagebuch hat für diesen Tag \(diary), hier sind es \(minutes); es zählt, was hier steht.",
        en: "The site diary has \(diary) of this day, here it is \(minutes); what is entered here counts.")
    case .absent:
      return Phrase(
        "Das Bautagebuch hat für diesen Tag \(diary) Arbeit; es zählt die Abwesenheit.",
        en: "The site diary has \(diary) of work on this day; the absence counts.")
    }
  }
}
