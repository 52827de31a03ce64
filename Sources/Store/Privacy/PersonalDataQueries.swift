package import Domain
import FoundationEssentials
import Postgres

/// Reads everything that is held about a participant.
package enum PersonalDataQueries {
  /// Every section with its rows, empty ones included. The reading is recorded in the same transaction, so let nothing of it
  /// leave before that has committed.
  package static func all(of participant: Participant.ID, code: String, _ tx: Transaction) throws -> [(
    section: PersonalDataSection, rows: [[String: JSONValue]]
  )] {
    try AuditEvents.record(tx, operation: "participant.export", subject: "participant:\(code)")
    return try PersonalDataSection.allCases.map { section in
      let rows = try tx.query("select to_jsonb(x)::text from (\(fragment: section.rows(of: participant, code: code))) x")
        .decode(String.self)
      return (section: section, rows: try rows.map(decoded))
    }
  }

  private static func decoded(_ text: String) throws -> [String: JSONValue] {
    try JSONDecoder().decode([String: JSONValue].self, from: Data(text.utf8))
  }
}
