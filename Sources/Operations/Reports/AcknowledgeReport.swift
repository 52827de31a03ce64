import Domain
package import Store

/// Acknowledges the receipt of a released report, as its recipient.
package struct AcknowledgeReport: UseCase {
  package let number: String
  /// Nil: the newest version.
  package let version: Int?

  package init(_ number: String, version: Int? = nil) {
    self.number = number
    self.version = version
  }

  /// Returns the receipt as it stands, whether it is new or was there already.
  package func run(_ tx: Transaction) throws -> ReportReceipt? {
    let report = try ReleasedReportStore.find(tx, number, version: version)
    if try ReportReceipts.acknowledge(report.id, tx) {
      try AuditEvents.record(
        tx, operation: "report.acknowledge", subject: "report:\(number)", facts: ["version": .integer(report.version)])
    }
    return try ReportReceipts.find(report.id, tx)
  }
}
