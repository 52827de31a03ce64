package import Domain
import Postgres

/// That the recipient of a report acknowledged it.
package struct ReportReceipt: Sendable, Hashable {
  package let receivedBy: String
  package let receivedAt: Moment
}

/// Keeps which released reports were acknowledged, and by whom.
package enum ReportReceipts {
  /// Acknowledges a version of a report. Returns false where somebody already has.
  package static func acknowledge(_ report: ReleasedReport.ID, _ tx: Transaction) throws -> Bool {
    try tx.execute("insert into report_receipts (report_id) values (\(report)) on conflict do nothing") > 0
  }

  package static func find(_ report: ReleasedReport.ID, _ tx: Transaction) throws -> ReportReceipt? {
    try tx.query("select received_by, received_at from report_receipts where report_id = \(report)")
      .map { (by: String, at: Moment) in ReportReceipt(receivedBy: by, receivedAt: at) }.first
  }
}
