import Domain
package import Store

/// A released report beside what the database says today.
package struct ReleaseState: Sendable {
  package let release: StoredRelease
  package let request: ReportRequest
  /// The figures that would be different; none: nothing that it says was touched.
  package let changes: [FigureChange]
  /// Corrections of its sources, with their reasons.
  package let corrections: [ReportedCorrection]

  /// The report as today's data give it; nil where it was not kept, or the figures were erased.
  package let recomputed: (any Report)?

  package var isTouched: Bool { !changes.isEmpty || !corrections.isEmpty }

  /// Computes the report again as of the day it was drawn up on, so that only changed data shows, not passing time.
  ///
  /// - Parameter keepsReport: whether the computed report is wanted too, for tracing its figures.
  /// - Throws: `Problem` `report.unreadable` for a release that this program did not write.
  package init(_ tx: Transaction, _ release: StoredRelease, keepsReport: Bool = false) throws {
    guard let kind = ReportKind(rawValue: release.kind),
      let request = ReportRequest(kind: kind, parameters: release.parameters)
    else {
      throw Problem(
        code: "report.unreadable",
        message: Phrase(
          "Der Bericht \(release.number) lässt sich nicht neu berechnen.",
          en: "Report \(release.number) cannot be computed again."),
        exit: .internal)
    }
    self.release = release
    self.request = request
    let report = release.isErased ? nil : try request.compute(tx)
    changes = report.map { FigureChange.between(release.figures, $0.figures) } ?? []
    recomputed = keepsReport ? report : nil
    corrections = try ReleasedReportStore.corrections(tx, of: release)
  }

  /// The newest version of every report with what has changed since.
  package static func all(_ tx: Transaction) throws -> [ReleaseState] {
    try ReleasedReportStore.newest(tx).map { try ReleaseState(tx, $0) }
  }
}
