package import Domain

/// A version of a day's entry: signed once, and then followed by one that names its reason.
package struct DiaryVersion: Sendable, Hashable {
  package let number: Int
  package let reason: String?
  package let openedBy: String
  package let openedAt: Moment
  package let signedBy: String?
  package let signedAt: Moment?
}

/// A line of the diary as it is stored, with what became of it.
package struct DiaryEvent: Sendable, Hashable {
  package let line: DiaryLine
  package let version: Int
  package let author: String
  package let recordedAt: Moment
  /// The version in which it was taken back, and why.
  package let retractedInVersion: Int?
  package let retractionReason: String?
}

/// The site diary of one house and day: everything that was ever written, from which each version is derived.
package struct DiaryDay: Sendable, Hashable {
  package let property: String
  package let day: LocalDate
  package let versions: [DiaryVersion]
  /// In the order in which they were made.
  package let events: [DiaryEvent]

  package var latest: DiaryVersion? { versions.last }

  /// What stands in a version: everything written up to it that had not been taken back by then.
  package func events(inVersion number: Int) -> [DiaryEvent] {
    events.filter { event in
      event.version <= number && (event.retractedInVersion.map { $0 > number } ?? true)
    }
  }

  /// What a version changed against the one before it.
  package func changes(inVersion number: Int) -> (added: [DiaryEvent], takenBack: [DiaryEvent]) {
    let before = events(inVersion: number - 1)
    let after = events(inVersion: number)
    return (after.filter { !before.contains($0) }, before.filter { !after.contains($0) })
  }
}

/// A day of the diary in an overview of many.
package struct DiaryDaySummary: Sendable, Hashable {
  package let day: LocalDate
  package let version: Int
  package let signedBy: String?
  package let participantCount: Int
  package let worked: Minutes
  package let firmCount: Int
  package let firmWorked: Minutes
  package let noteCount: Int
  /// Incidents and hindrances, which somebody may have to act on.
  package let troubleCount: Int
}
