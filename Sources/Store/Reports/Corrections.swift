import Postgres

/// Changes of what already stands in a released report.
package enum Corrections {
  /// Says why released figures change; the database refuses to change them without it and keeps it with old and new.
  package static func setReason(_ reason: String, _ tx: Transaction) throws {
    _ = try tx.query("select set_config('viertelwerk.correction_reason', \(reason), true)")
  }
}
