package import Domain
import Postgres

/// A code with what people call it, as a form offers it.
package struct NamedCode: Sendable, Hashable {
  package let code: String
  package let name: Phrase
}

/// Reads what forms about money offer.
package enum FundingChoices {
  package static func costKinds(_ tx: Transaction) throws -> [NamedCode] {
    try named(tx, "select code, name_de, name_en from cost_kinds order by code")
  }

  /// The groups of DIN 276, each by its newest name.
  package static func costGroups(_ tx: Transaction) throws -> [NamedCode] {
    try named(tx, "select distinct on (code) code, name_de, name_en from cost_groups order by code, edition desc")
  }

  package static func costGroupEditions(_ tx: Transaction) throws -> [Int] {
    try tx.query("select distinct edition from cost_groups order by edition desc").decode(Int.self)
  }

  package static func stageKinds(_ tx: Transaction) throws -> [NamedCode] {
    try named(tx, "select code, name_de, name_en from stage_kinds order by position")
  }

  /// The houses that the acting role may see.
  package static func properties(_ tx: Transaction) throws -> [NamedCode] {
    try named(tx, "select code, name, name from properties order by is_invented, code")
  }

  package static func organisations(_ tx: Transaction) throws -> [NamedCode] {
    try named(tx, "select code, name, name from organisations order by code")
  }

  /// Placements that pay a wage or an allowance.
  package static func paidPlacements(_ tx: Transaction) throws -> [NamedCode] {
    try named(
      tx,
      """
      select p.code, t.code || ', ' || p.measure, t.code || ', ' || p.measure
        from placements p join participants t on t.id = p.participant_id
       where coalesce(p.wage_cents_per_hour, p.allowance_cents_per_hour) is not null
       order by p.code
      """)
  }

  private static func named(_ tx: Transaction, _ query: SQL) throws -> [NamedCode] {
    try tx.query(query).map { (code: String, german: String, english: String) in
      NamedCode(code: code, name: Phrase(german, en: english))
    }
  }
}
