package import Domain
import Postgres

/// Who a report is about or goes to, by name.
package struct ReportOrganisation: Sendable {
  package let id: Organisation.ID
  package let code: String
  package let name: String

  /// - Throws: `Problem` with the nearest code where there is none of this one.
  package static func jobcenter(_ tx: Transaction, _ code: String) throws -> ReportOrganisation {
    try find(tx, code, Lookup.organisation(code, kind: "jobcenter", tx))
  }

  package static func recipient(_ tx: Transaction, _ code: String) throws -> ReportOrganisation {
    try find(tx, code, Lookup.organisation(code, tx))
  }

  private static func find(_ tx: Transaction, _ code: String, _ id: Organisation.ID) throws -> ReportOrganisation {
    let name = try tx.query("select name from organisations where id = \(id)").first(as: String.self)
    return ReportOrganisation(id: id, code: code, name: name ?? code)
  }
}
