package import Domain
package import Store

/// Records whether somebody was there on a day, or corrects it; a day that stands in a released report needs a reason.
package struct SetAttendance: UseCase {
  package var participant: String
  package var day: LocalDate
  package var recorded: RecordedDay
  /// Why a day changes that was reported already.
  package var reason: String?
  /// Nobody was there on a day that is still to come; absence may be known before.
  package let today: LocalDate

  package init(participant: String, day: LocalDate, recorded: RecordedDay, today: LocalDate = Moment.now().day) {
    self.participant = participant
    self.day = day
    self.recorded = recorded
    self.today = today
  }

  /// What is said of a certificate for a day on which somebody was there.
  package static let certificateOfPresence = Problem(
    code: "attendance.certificate_of_presence",
    message: Phrase(
      "„Bescheinigt bis“ gehört zu einer Abwesenheit; wer da war, hat keine.",
      en: "'Certified until' belongs to an absence; whoever was present has none."),
    hint: Phrase(
      "Die Angabe weglassen, oder die Art der Abwesenheit nennen.", en: "Leave it out, or name the kind of absence."),
    exit: .usage)

  /// What became of it.
  package struct Result: Sendable {
    /// False where the same was recorded before.
    package let isChanged: Bool
    /// Where the site diary says something else of this day.
    package let doubt: Phrase?
  }

  package func run(_ tx: Transaction) throws -> Result {
    let id = try Lookup.participant(participant, tx)
    switch recorded {
    case .present:
      guard day <= today else { throw dayToCome }
    case .absent(let kind, let certifiedUntil, _):
      try ReferenceList.absenceKind.require(kind, tx)
      if let certifiedUntil, certifiedUntil < day { throw certified(until: certifiedUntil) }
    }
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

  private var dayToCome: Problem {
    Problem(
      code: "attendance.day_to_come",
      message: Phrase(
        "Der \(day) liegt in der Zukunft; anwesend war da noch niemand.",
        en: "\(day) lies in the future; nobody was present on it yet."),
      hint: Phrase(
        "Den Tag prüfen; nur eine Abwesenheit (etwa Urlaub) lässt sich vorher festhalten.",
        en: "Check the day; only an absence (such as leave) can be recorded before."))
  }

  private func certified(until last: LocalDate) -> Problem {
    Problem(
      code: "attendance.certified_before",
      message: Phrase(
        "Die Bescheinigung endet am \(last), vor dem Fehltag \(day).",
        en: "The certificate ends on \(last), before the day of absence \(day)."),
      hint: Phrase("Einen der beiden Tage berichtigen.", en: "Correct one of the two days."))
  }

  private func doubt(diary: Minutes) -> Phrase? {
    guard diary > .zero else { return nil }
    switch recorded {
    case .present(let minutes, _) where minutes == diary: return nil
    case .present(let minutes, _):
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
