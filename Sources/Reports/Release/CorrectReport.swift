package import Domain
package import Store

/// A new version beside a released report whose sources have changed; the old one stays as it is.
package struct CorrectReport: Sendable {
  private let old: StoredRelease
  private let report: any Report
  private let reason: String
  /// Old and new of every figure that differs.
  package let changes: [FigureChange]

  /// Reads what the new version will say, drawn up on `asOf`.
  ///
  /// - Throws: `Problem` `report.unchanged` where the data of today give the figures that were released.
  package init(_ tx: Transaction, number: String, reason: String, asOf: LocalDate) throws {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw Problem(
        code: "report.reason_missing",
        message: Phrase("Eine Berichtigung braucht einen Grund.", en: "A correction needs a reason."), exit: .usage)
    }
    let old = try ReleasedReportStore.find(tx, number)
    let state = try ReleaseState(tx, old)
    try state.request.requireWhole(tx)
    guard !state.changes.isEmpty else {
      throw Problem(
        code: "report.unchanged",
        message: Phrase(
          "Bericht \(number), Fassung \(old.version): die heutigen Daten ergeben dieselben Zahlen.",
          en: "Report \(number), version \(old.version): today's data give the same figures."),
        hint: Phrase("Es gibt nichts zu berichtigen.", en: "There is nothing to correct."))
    }
    self.old = old
    self.reason = reason
    report = try state.request.drawn(on: asOf).compute(tx)
    changes = FigureChange.between(old.figures, report.figures)
  }

  /// Keeps the new version. Runs inside a write; two corrections of one version at once: the second is refused.
  package func run(_ tx: Transaction) throws -> StoredRelease {
    let release = try ReleasedReportStore.insert(
      tx, NewRelease(report, recipientID: nil), number: old.number, replaces: old, reason: reason)
    try AuditEvents.record(
      tx, operation: "report.correct", subject: "report:\(old.number)",
      facts: ["version": .integer(release.version), "figures_changed": .integer(changes.count)],
      change: AuditChange(from: ["version": .integer(old.version)], to: ["version": .integer(release.version)]))
    return release
  }
}
