package import Domain
import Postgres

/// Reads what forms about participants offer; all of it is reference data that everybody looks up.
package enum WorkforceChoices {
  package static func jobcenters(_ tx: Transaction) throws -> [NamedCode] {
    try tx.query("select code, name, name from organisations where kind = 'jobcenter' order by folded(name), code").map(named)
  }

  /// Where somebody may have gone.
  package static func employers(_ tx: Transaction) throws -> [NamedCode] {
    try tx.query(
      "select code, name, name from organisations where kind in ('employer', 'firm', 'partner') order by folded(name), code"
    ).map(named)
  }

  /// Legal bases with their paragraph.
  package static func instruments(_ tx: Transaction) throws -> [NamedCode] {
    try tx.query(
      """
      select code, law || ' · ' || name_de, law || ' · ' || name_en from instruments order by is_accompanying, law, code
      """
    ).map(named)
  }

  package static func occupations(_ tx: Transaction) throws -> [NamedCode] {
    try tx.query("select code, name_de, name_en from occupations order by folded(name_de)").map(named)
  }

  package static func qualifications(_ tx: Transaction) throws -> [NamedCode] {
    try tx.query("select code, name_de, name_en from qualifications order by folded(name_de)").map(named)
  }

  package static func certificateKinds(_ tx: Transaction) throws -> [NamedCode] {
    try tx.query("select code, name_de, name_en from certificate_kinds order by folded(name_de)").map(named)
  }

  /// Kinds of absence in force on a day.
  package static func absenceKinds(on day: LocalDate, _ tx: Transaction) throws -> [NamedCode] {
    try tx.query("select code, name_de, name_en from absence_kinds where valid @> \(day) order by folded(name_de)").map(named)
  }

  private static func named(_ code: String, _ german: String, _ english: String) -> NamedCode {
    NamedCode(code: code, name: Phrase(german, en: english))
  }
}
