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
    /// Codes of those who have no working placement on the day: what was said of them is kept, and whoever accompanies them was told.
    package let unassigned: [String]

    /// Says so.
    package var unassignedSentence: Phrase? {
      guard !unassigned.isEmpty else { return nil }
      let codes = unassigned.joined(separator: ", ")
      return Phrase(
        "Ohne Zuweisung zur Arbeit an diesem Tag: \(codes). Die Zeilen bleiben stehen, zählen aber in keinem Bericht; das Büro klärt es.",
        en: "Without a working placement on this day: \(codes). The lines stay but count in no report; the office settles it.")
    }
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
    let new = Set(written)
    let unassigned = try DiaryPeople.notAtWork(
      Set(lines.filter { new.contains($0.id) && $0.content.isTimeOfSomebody }.flatMap(\.content.participants)), on: day, tx)
    if !unassigned.isEmpty {
      _ = try TellOffice(property, on: day, to: .coach, Self.unassigned(unassigned), today: today).run(tx)
    }
    return Outcome(
      written: written, alreadyThere: lines.count - written.count, breaches: try BreachQueries.of(events: written, tx),
      warnings: try warnings(for: new, tx), unassigned: unassigned)
  }

  private static func unassigned(_ codes: [String]) -> String {
    "Im Bautagebuch stehen Zeilen zu \(codes.joined(separator: ", ")) ohne Zuweisung zur Arbeit an diesem Tag; sie zählen in keinem Bericht. Bitte klären: Zuweisung verlängern oder Zeile zurücknehmen."
  }

  private func warnings(for written: Set<UniqueID>, _ tx: Transaction) throws -> [UnmetGate] {
    guard lines.contains(where: { $0.content.kind == .workLine && written.contains($0.id) }) else { return [] }
    let (participants, packages) = try DiaryQueries.work(of: Array(written), tx)
    let periods = participants.map { _ in DateRange(day) }
    return try WorkAssignmentQueries.unmetGates(participants, on: packages, in: periods, tx).filter { !$0.isRecorded }
  }
}
