package import Domain
import FoundationEssentials
import Postgres

/// Reads everything that is held about a participant.
package enum PersonalDataQueries {
  /// Every section with its rows, empty ones included. The database writes down that it was read in the same transaction, so let
  /// nothing of it leave before that has committed; it hands it to the participant and to whoever works at the console.
  package static func all(of participant: Participant.ID, _ tx: Transaction) throws -> [(
    section: PersonalDataSection, rows: [[String: JSONValue]]
  )] {
    let entries = try tx.query("select section, entry::text from disclose_copy(\(participant))").decode((String, String).self)
    let bySection = Dictionary(grouping: entries, by: \.0)
    return try PersonalDataSection.allCases.map { section in
      (section: section, rows: try (bySection[section.rawValue] ?? []).map { try decoded($0.1) })
    }
  }

  private static func decoded(_ text: String) throws -> [String: JSONValue] {
    try JSONDecoder().decode([String: JSONValue].self, from: Data(text.utf8))
  }
}
