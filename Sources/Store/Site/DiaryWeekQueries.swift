package import Domain
import Postgres

/// A day of the diary in short, as a week shows it: what stands in its newest version, or that nothing was written.
package struct DiaryDigest: Sendable, Hashable {
  /// Work of participants on one package.
  package struct Work: Sendable, Hashable {
    package let workPackage: String
    package let people: Int
    package let minutes: Minutes
  }

  package let day: LocalDate
  /// Nil where nothing was written.
  package let entry: DiaryDay?
  /// Nothing was written although somebody was expected there.
  package let isGap: Bool

  private var lines: [DiaryLine.Content] {
    guard let entry, let latest = entry.latest else { return [] }
    return entry.events(inVersion: latest.number).map(\.line.content)
  }

  package var weather: WeatherObservation? {
    lines.compactMap { if case .weather(let weather) = $0 { weather } else { nil } }.last
  }

  private var done: [WorkDone] { lines.compactMap { if case .work(let work) = $0 { work } else { nil } } }
  package var people: Int { Set(done.map(\.participant)).count }
  package var worked: Minutes { done.map(\.minutes).sum() }

  /// By package.
  package var work: [Work] {
    Dictionary(grouping: done, by: \.workPackage).map { code, work in
      Work(workPackage: code, people: Set(work.map(\.participant)).count, minutes: work.map(\.minutes).sum())
    }.sorted { $0.workPackage < $1.workPackage }
  }

  package var firms: [FirmPresence] { lines.compactMap { if case .firm(let firm) = $0 { firm } else { nil } } }
  private var allNotes: [DiaryNote] { lines.compactMap { if case .note(let note) = $0 { note } else { nil } } }
  /// Incidents and hindrances, which somebody may have to act on.
  package var troubles: [DiaryNote] { allNotes.filter { $0.kind == .incident || $0.kind == .hindrance } }
  /// Everything else that was noted.
  package var notes: [DiaryNote] { allNotes.filter { $0.kind != .incident && $0.kind != .hindrance } }
  package var signedBy: String? { entry?.latest?.signedBy }
}

/// Reads a week of the site diary.
package enum DiaryWeekQueries {
  /// Its seven days, Monday first.
  ///
  /// - Parameter day: today; a day that is not over yet is no gap.
  package static func days(
    in week: CalendarWeek, before day: LocalDate, of property: Property.ID, _ tx: Transaction
  ) throws -> [DiaryDigest] {
    let entries = Dictionary(try DiaryQueries.whole(in: week.range, of: property, tx).map { ($0.day, $0) }) { first, _ in first
    }
    let gaps = Set(try DiaryQueries.gaps(in: week.range, before: day, of: property, tx))
    return week.range.days.map { DiaryDigest(day: $0, entry: entries[$0], isGap: gaps.contains($0)) }
  }
}
