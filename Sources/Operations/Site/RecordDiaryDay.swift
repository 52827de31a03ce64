package import Domain
package import Store

/// Writes lines into the site diary of a day. Work that was done is always recorded; where a gate of the law was not met it is
/// marked as a breach, because attendance must not be lost.
package struct RecordDiaryDay: UseCase {
  /// What was written and what somebody has to look after.
  package struct Outcome: Sendable, Hashable {
    package let written: [UniqueID]
    /// Lines that were there already, as when a phone sends a day twice.
    package let alreadyThere: Int
    package let breaches: [BreachRecord]
    /// Gates that only warn.
    package let warnings: [UnmetGate]
  }

  package let property: String
  package let day: LocalDate
  package let lines: [DiaryLine]
  /// Keys of whoever the lines name, where they were looked up before.
  let people: [String: Participant.ID]?
  /// A diary says what was; nothing is written for a later day.
  package let today: LocalDate

  /// Finer quantities would be rounded on their way into the database.
  private static let quantityDecimals_max = 3

  package init(_ property: String, on day: LocalDate, _ lines: [DiaryLine], today: LocalDate) {
    self.init(property, on: day, lines, people: nil, today: today)
  }

  init(_ property: String, on day: LocalDate, _ lines: [DiaryLine], people: [String: Participant.ID]?, today: LocalDate) {
    self.property = property
    self.day = day
    self.lines = lines
    self.people = people
    self.today = today
  }

  package func run(_ tx: Transaction) throws -> Outcome {
    guard day <= today else { throw DiaryProblem.dayToCome(day) }
    for case .note(let note) in lines.map(\.content) {
      guard let quantity = note.quantity, quantity.fraction.count > Self.quantityDecimals_max else { continue }
      throw Problem(
        code: "diary.quantity_too_fine",
        message: Phrase(
          "Die Menge \(quantity) hat mehr als drei Nachkommastellen.",
          en: "The quantity \(quantity) has more than three decimals."),
        hint: Phrase("Auf drei Stellen runden.", en: "Round it to three decimals."))
    }
    let id = try Lookup.property(property, tx)
    let written = try DiaryWrites.record(lines, people: people, on: day, of: id, author: tx.actor.name, tx)
    if !written.isEmpty {
      try AuditEvents.record(
        tx, operation: "diary.add", subject: "diary:\(property)/\(day.iso)", facts: ["lines": .integer(written.count)])
    }
    return Outcome(
      written: written, alreadyThere: lines.count - written.count, breaches: try BreachQueries.of(events: written, tx),
      warnings: try warnings(for: Set(written), tx))
  }

  private func warnings(for written: Set<UniqueID>, _ tx: Transaction) throws -> [UnmetGate] {
    guard lines.contains(where: { $0.content.kind == .workLine && written.contains($0.id) }) else { return [] }
    let (participants, packages) = try DiaryQueries.work(of: Array(written), tx)
    let periods = participants.map { _ in DateRange(day) }
    return try WorkAssignmentQueries.unmetGates(participants, on: packages, in: periods, tx).filter { !$0.isRecorded }
  }
}
