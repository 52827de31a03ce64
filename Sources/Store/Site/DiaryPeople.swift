package import Domain
import Postgres

/// Finds the people whom lines of the site diary name: those known to whoever writes, and whoever came without being planned there.
package enum DiaryPeople {
  /// Keys by code; codes that nobody known or employed on the day has are left out.
  package static func keys(
    of lines: [DiaryLine], on day: LocalDate, _ tx: Transaction
  ) throws -> [String: Participant.ID] {
    let codes = Set(lines.flatMap(\.content.participants)).sorted()
    guard !codes.isEmpty else { return [:] }
    var keys = Dictionary(
      try tx.query("select code::text, id from participants where code = any(\(codes))").decode((String, Participant.ID).self)
    ) { first, _ in first }
    let strangers = codes.filter { keys[$0] == nil }
    if !strangers.isEmpty {
      let found = try tx.query("select code::text, id from employed_participants(\(strangers), \(day))")
        .decode((String, Participant.ID).self)
      keys.merge(found) { first, _ in first }
    }
    return keys
  }

  /// Codes of those who have no working placement on the day: their work counts in no report.
  package static func notAtWork(_ codes: Set<String>, on day: LocalDate, _ tx: Transaction) throws -> [String] {
    guard !codes.isEmpty else { return [] }
    return try tx.query("select not_at_work(\(codes.sorted()), \(day))::text").decode(String.self)
  }

  /// Codes of those whom these lines say to be there while they are said to be on another house too.
  package static func elsewhere(_ lines: [UniqueID], _ tx: Transaction) throws -> [String] {
    guard !lines.isEmpty else { return [] }
    return try tx.query("select code::text from presences_elsewhere(\(lines)) order by code").decode(String.self)
  }
}
