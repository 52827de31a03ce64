import Domain
package import Store

/// Keeps a report as it leaves the house: numbered, unchangeable, with recipient, hash and the rows it came from.
///
/// The report was read from one snapshot before: what somebody changes in between shows as touched like any later change.
package struct ReleaseReport: Sendable {
  package let report: any Report
  /// Code of the organisation that gets it; a participants' report goes to its Jobcenter.
  package let recipient: String?

  package init(_ report: any Report, recipient: String? = nil) {
    self.report = report
    self.recipient = recipient
  }

  /// Runs inside a write.
  ///
  /// - Throws: `Problem` for unknown codes, and for a participants' report to anybody but its Jobcenter (§ 78 SGB X: social
  ///   data is passed on only for the purpose it was given for).
  package func run(_ tx: Transaction) throws -> StoredRelease {
    let today = Moment.now().day
    guard report.request.asOf <= today else {
      throw Problem(
        code: "report.day_to_come",
        message: Phrase(
          "Der \(report.request.asOf.german) kommt noch; was dann gilt, weiß heute niemand.",
          en: "\(report.request.asOf.german) is still to come; nobody knows today what will hold then."),
        hint: Phrase("Den Bericht mit dem Stand von heute freigeben.", en: "Release the report as of today."))
    }
    var recipientCode = recipient
    if case .participants(let jobcenter, let month, _, let asOf) = report.request {
      guard month.firstDay <= asOf else {
        throw Problem(
          code: "report.month_to_come",
          message: Phrase(
            "Der Monat \(month.german) hat noch nicht begonnen.", en: "The month \(month.german) has not begun yet."),
          hint: Phrase("Einen früheren Monat nehmen.", en: "Take an earlier month."))
      }
      if let recipient, recipient != jobcenter {
        throw Problem(
          code: "report.recipient_refused",
          message: Phrase(
            "Der Bericht über Teilnehmende von \(jobcenter) geht nur an \(jobcenter).",
            en: "The report on participants of \(jobcenter) goes to \(jobcenter) only."),
          hint: Phrase("Den Empfänger weglassen (--recipient).", en: "Leave out the recipient (--recipient)."))
      }
      recipientCode = jobcenter
      try report.request.requireWhole(tx)
    }
    let recipientID = try recipientCode.map { try ReportOrganisation.recipient(tx, $0).id }
    let number = try ReleasedReportStore.nextNumber(tx, year: report.request.asOf.year)
    let release = try ReleasedReportStore.insert(tx, NewRelease(report, recipientID: recipientID), number: number)
    try AuditEvents.record(
      tx, operation: "report.release", subject: "report:\(release.number)",
      facts: ["kind": .text(report.kind.rawValue), "version": .integer(release.version), "recipient": .text(recipientCode)])
    return release
  }
}

extension NewRelease {
  init(_ report: any Report, recipientID: Organisation.ID?) {
    let figures = report.figures
    self.init(
      kind: report.kind.rawValue, parameters: report.request.parameters, recipientID: recipientID, figures: figures,
      hash: ContentHash.of(figures), sources: report.sources)
  }
}
