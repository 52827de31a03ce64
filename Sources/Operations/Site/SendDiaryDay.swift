package import Domain
package import Store

/// Takes in what a phone wrote down of a day, some time later: lines, what was taken back, and the signature. Sending it again
/// changes nothing, and nothing that was written is ever refused because the world has gone on meanwhile.
package struct SendDiaryDay: UseCase {
  /// A line that was taken back on the phone; the identity is the retraction's own.
  package struct Retraction: Sendable, Hashable {
    package let id: UniqueID
    package let line: UniqueID
    package let reason: String

    package init(id: UniqueID, line: UniqueID, reason: String) {
      self.id = id
      self.line = line
      self.reason = reason
    }
  }

  /// What became of it.
  package struct Outcome: Sendable, Hashable {
    package let record: RecordDiaryDay.Outcome
    /// Lines that are taken back now; those that were so before are not counted.
    package let retracted: Int
    /// The version that what came went into.
    package let version: Int
    package let isSigned: Bool
    /// The day had been signed before this came, so a new version was begun.
    package let hasReopened: Bool
    /// Codes that nobody employed on the day has: what was said of them is kept as notes, and the office was told.
    package let unassigned: [String]
    /// Codes of those who are said to be on another house at the same time: people decide, and the office was told.
    package let elsewhere: [String]
  }

  package let property: String
  package let day: LocalDate
  package let lines: [DiaryLine]
  package let retractions: [Retraction]
  package let isSigned: Bool
  /// Why a signed day is written to again; nil: it was signed while this was on its way.
  package let reason: String?
  package let today: LocalDate

  package init(
    _ property: String, on day: LocalDate, _ lines: [DiaryLine], retractions: [Retraction] = [], isSigned: Bool = false,
    reason: String? = nil, today: LocalDate
  ) {
    self.property = property
    self.day = day
    self.lines = lines
    self.retractions = retractions
    self.isSigned = isSigned
    self.reason = reason
    self.today = today
  }

  package func run(_ tx: Transaction) throws -> Outcome {
    let id = try Lookup.property(property, tx)
    // Two phones that send the same day come one after the other.
    try Submissions.lock("diary:\(property)/\(day.iso)", tx)
    let standing = try DiaryArrivals.standing(
      lines: lines.map(\.id), retractions: retractions.map { (id: $0.id, line: $0.line) }, on: day, of: id, tx)
    let due = retractions.filter { standing.dueRetractions.contains($0.id) }
    var hasReopened = false
    let new = lines.filter { standing.stored[$0.id] == nil }
    if standing.isSigned, !new.isEmpty || !due.isEmpty {
      _ = try ReopenDiaryDay(property, on: day, reason: reason ?? Self.lateReason.german).run(tx)
      hasReopened = true
    }
    let people = try DiaryPeople.keys(of: lines, on: day, tx)
    let strangers = Set(lines.flatMap(\.content.participants)).subtracting(people.keys)
    // What nobody had the number of when it came stays as it was kept then: a line as a note, a briefing with the number in its topic.
    let confirmed = try DiaryArrivals.confirmed(lines.filter { standing.stored[$0.id] == .briefing }.map(\.id), tx)
    let sent = lines.filter { standing.stored[$0.id] != .note || $0.content.kind == .note }.map { line in
      guard let those = confirmed[line.id] else { return line.withoutNaming(strangers) }
      return line.withoutNaming(Set(line.content.participants.filter { code in people[code].map(those.contains) != true }))
    }
    let record = try RecordDiaryDay(property, on: day, sent, people: people, today: today).run(tx)
    if !strangers.isDisjoint(with: new.flatMap(\.content.participants)) {
      _ = try TellOffice(property, on: day, to: .coach, Self.unassigned(strangers), today: today).run(tx)
    }
    let written = Set(record.written)
    let elsewhere = try DiaryPeople.elsewhere(
      sent.filter { $0.content.kind == .presence && written.contains($0.id) }.map(\.id), tx)
    if !elsewhere.isEmpty {
      _ = try TellOffice(property, on: day, to: .coach, Self.elsewhere(elsewhere), today: today).run(tx)
    }
    // What is taken back may have come just now.
    for retraction in due {
      guard try DiaryArrivals.isLine(retraction.line, on: day, of: id, tx) else { throw Self.unknown(retraction.line) }
      try DiaryWrites.retract(
        retraction.line, id: retraction.id, reason: retraction.reason, on: day, of: id, author: tx.actor.name, tx)
    }
    if !due.isEmpty {
      try AuditEvents.record(
        tx, operation: "diary.retract", subject: "diary:\(property)/\(day.iso)", facts: ["lines": .integer(due.count)])
    }
    var latest = try DiaryArrivals.latestVersion(on: day, of: id, tx)
    if isSigned, latest.map(\.isSigned) != true {
      _ = try SignDiaryDay(property, on: day).run(tx)
      latest = try DiaryArrivals.latestVersion(on: day, of: id, tx)
    }
    guard let latest else { throw DiaryProblem.noEntry(property, day) }
    return Outcome(
      record: record, retracted: due.count, version: latest.number, isSigned: latest.isSigned, hasReopened: hasReopened,
      unassigned: (strangers.sorted() + record.unassigned).sorted(), elsewhere: elsewhere)
  }

  /// Stays with the version for ever.
  private static let lateReason = Phrase(
    "Kam von einem Telefon ohne Netz, nachdem der Tag unterschrieben war.",
    en: "Came from a phone without reception after the day had been signed.")

  private static func unassigned(_ codes: Set<String>) -> String {
    "Im Bautagebuch stehen Zeilen zu \(codes.sorted().joined(separator: ", ")); an diesem Tag ist so niemand beschäftigt. Als Notiz erhalten: bitte klären und richtig eintragen."
  }

  private static func elsewhere(_ codes: [String]) -> String {
    "Zur selben Zeit auf zwei Häusern eingetragen: \(codes.joined(separator: ", ")). Bitte klären, was gilt."
  }

  private static func unknown(_ line: UniqueID) -> Problem {
    Problem(
      code: "diary.line_unknown",
      message: Phrase(
        "Die Zeile \(line), die zurückgenommen wird, gibt es an diesem Tag nicht.",
        en: "The line \(line) that is taken back is none of this day."),
      hint: Phrase("Erst die Zeile senden, dann ihre Rücknahme.", en: "Send the line first, then its retraction."))
  }
}
