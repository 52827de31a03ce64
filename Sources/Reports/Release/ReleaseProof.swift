import Domain
package import Store

/// Looks whether every released report still says what it said: its figures against the hash that was kept with them.
package enum ReleaseProof {
  /// The name of the rule, beside those of `IntegrityCheck`.
  package static let rule = "released_reports_match_their_hash"

  /// Every version of every report whose stored figures give another hash.
  package static func findings(_ tx: Transaction) throws -> [IntegrityFinding] {
    try ReleasedReportStore.versions(tx).filter { number, version in
      try !isProven(tx, number, version: version)
    }.map { number, version in
      IntegrityFinding(
        rule: rule,
        meaning: Phrase(
          "Die Zahlen eines freigegebenen Berichts sind die, die freigegeben wurden.",
          en: "The figures of a released report are those that were released."),
        relation: "released_reports", row: "number=\(number) version=\(version)")
    }
  }

  private static func isProven(_ tx: Transaction, _ number: String, version: Int) throws -> Bool {
    do {
      let release = try ReleasedReportStore.find(tx, number, version: version)
      return ContentHash.of(release.figures) == release.hash
    } catch is DecodingError {
      // Figures that this program never writes, such as fractions, were not released by it.
      return false
    }
  }
}
