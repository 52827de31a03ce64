package import Domain
package import Store

/// The copy of everything that is held about a participant (Art. 15 and 20 GDPR), with why it is held, for how long, and who got it.
package struct ParticipantExport: Sendable {
  /// The rows of one kind.
  package struct Section: Sendable {
    package let kind: PersonalDataSection
    package let rows: [[String: JSONValue]]
  }

  package let code: String
  package let day: LocalDate
  package let sections: [Section]
  package let activities: [ProcessingActivity]
  package let classes: [RetentionClass]

  /// Gathers it from one snapshot and writes down that it was read: show nothing of it before that has committed.
  ///
  /// - Throws: `Problem` for a code that does not exist.
  package init(_ tx: Transaction, _ code: String, on day: LocalDate) throws {
    let id = try Lookup.participant(code, tx)
    self.code = code
    self.day = day
    sections = try PersonalDataQueries.all(of: id, tx).map { Section(kind: $0.section, rows: $0.rows) }
    let relations = Set(PersonalDataSection.allCases.flatMap(\.relations))
    activities = try ProcessingQueries.all(tx).filter { !relations.isDisjoint(with: $0.relations) }
    classes = try RetentionQueries.classes(tx)
  }

  /// The retention class of an activity.
  func retention(of activity: ProcessingActivity) -> RetentionClass? {
    classes.first { $0.code == activity.retentionClass }
  }

  /// All of it for programs, under names that do not change.
  package var json: JSONValue {
    [
      "participant": .text(code), "as_of": .day(day),
      "data": .object(
        Dictionary(
          sections.map { ($0.kind.rawValue, .list($0.rows.map { .object($0) })) }, uniquingKeysWith: { first, _ in first })),
      "labels": .object(
        Dictionary(
          sections.map { ($0.kind.rawValue, Self.both($0.kind.title)) }, uniquingKeysWith: { first, _ in first })),
      "fields": .object(fields.mapValues(Self.both)),
      "processing": .list(activities.map(json)),
    ]
  }

  /// The label of every field that stands in a row.
  private var fields: [String: Phrase] {
    let names = Set(sections.flatMap { $0.rows.flatMap(\.keys) })
    return Dictionary(
      names.compactMap { name in PersonalDataLabel.named(name).map { (name, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  private func json(_ activity: ProcessingActivity) -> JSONValue {
    let kept = retention(of: activity)
    return [
      "name": Self.both(activity.name), "purpose": Self.both(activity.purpose), "data": Self.both(activity.data),
      "legal_basis": .text(activity.legalBasis), "recipients": Self.both(activity.recipients),
      "third_countries": Self.both(activity.thirdCountries), "relations": .list(activity.relations.map { .text($0) }),
      "retention": kept.map { Self.both($0.sentence) } ?? .null,
    ]
  }

  private static func both(_ phrase: Phrase) -> JSONValue { ["de": .text(phrase.german), "en": .text(phrase.english)] }
}
