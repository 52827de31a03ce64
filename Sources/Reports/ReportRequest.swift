package import Domain
package import Store

/// Which report, of what and as of which day: what a release keeps so that the figures can be computed again.
package enum ReportRequest: Sendable, Hashable {
  /// A Jobcenter's participants in a month; with names only for the Jobcenter's own copy.
  case participants(jobcenter: String, month: YearMonth, withNames: Bool, asOf: LocalDate)
  case funding(property: String, asOf: LocalDate)
  case property(String, asOf: LocalDate)

  package var kind: ReportKind {
    switch self {
    case .participants: .participants
    case .funding: .funding
    case .property: .property
    }
  }

  /// The day that the report was drawn up on.
  package var asOf: LocalDate {
    switch self {
    case .participants(_, _, _, let day), .funding(_, let day), .property(_, let day): day
    }
  }

  /// The same report drawn up on another day.
  package func drawn(on day: LocalDate) -> ReportRequest {
    switch self {
    case .participants(let jobcenter, let month, let withNames, _):
      .participants(jobcenter: jobcenter, month: month, withNames: withNames, asOf: day)
    case .funding(let property, _): .funding(property: property, asOf: day)
    case .property(let property, _): .property(property, asOf: day)
    }
  }

  /// What it is of, for a list: `JC-MUSTER 03.2026`, `DO-BRU-051`.
  package var subject: String {
    switch self {
    case .participants(let jobcenter, let month, _, _): "\(jobcenter) \(month.german)"
    case .funding(let property, _), .property(let property, _): property
    }
  }

  /// Computes the figures from what the database holds now.
  ///
  /// - Throws: `Problem` for a code that does not exist.
  package func compute(_ tx: Transaction) throws -> any Report {
    switch self {
    case .participants(let jobcenter, let month, let withNames, let day):
      try ParticipantsReport(tx, jobcenter: jobcenter, month: month, withNames: withNames, asOf: day)
    case .funding(let property, let day): try FundingReport(tx, property: property, asOf: day)
    case .property(let property, let day): try PropertyReport(tx, property: property, asOf: day)
    }
  }
}

extension ReportRequest {
  /// A coach's participants' report speaks of the participants entrusted to the coach; without the others it is not released.
  ///
  /// - Throws: `Problem` `report.incomplete`.
  package func requireWhole(_ tx: Transaction) throws {
    guard case .participants(let jobcenter, let month, _, _) = self else { return }
    let leftOut = try ParticipantReportQueries.leftOutCount(
      tx, at: ReportOrganisation.jobcenter(tx, jobcenter).id, in: month.range)
    guard leftOut > 0 else { return }
    throw Problem(
      code: "report.incomplete",
      message: Phrase(
        "Der Bericht \(jobcenter) \(month.german) wäre unvollständig: \(leftOut) Zuweisungen sind jemand anderem anvertraut.",
        en: "The report \(jobcenter) \(month.german) would be incomplete: \(leftOut) placements are entrusted to somebody else."
      ),
      hint: Phrase(
        "Sich diese Teilnehmenden anvertrauen lassen, oder die Geschäftsführung gibt den Bericht frei.",
        en: "Have these participants entrusted to you, or let management release the report."))
  }

  /// As a release keeps it.
  package var parameters: JSONValue {
    switch self {
    case .participants(let jobcenter, let month, let withNames, let day):
      ["jobcenter": .text(jobcenter), "month": .text(month.iso), "with_names": .bool(withNames), "as_of": .day(day)]
    case .funding(let property, let day), .property(let property, let day): ["property": .text(property), "as_of": .day(day)]
    }
  }

  /// What it is about, whatever day it is drawn up on: two releases with the same subject are about the same thing.
  package var subjectParameters: JSONValue {
    guard case .object(var members) = parameters else { return parameters }
    members["as_of"] = nil
    members["with_names"] = nil
    return .object(members)
  }

  /// Nil for parameters that this program did not write.
  package init?(kind: ReportKind, parameters: JSONValue) {
    guard case .object(let members) = parameters, case .text(let dayText)? = members["as_of"],
      let day = try? LocalDate.parse(dayText)
    else { return nil }
    func text(_ key: String) -> String? {
      if case .text(let value)? = members[key] { value } else { nil }
    }
    switch kind {
    case .participants:
      guard let jobcenter = text("jobcenter"), let month = text("month").flatMap({ try? YearMonth.parse($0) }),
        case .bool(let withNames)? = members["with_names"]
      else { return nil }
      self = .participants(jobcenter: jobcenter, month: month, withNames: withNames, asOf: day)
    case .funding:
      guard let property = text("property") else { return nil }
      self = .funding(property: property, asOf: day)
    case .property:
      guard let property = text("property") else { return nil }
      self = .property(property, asOf: day)
    }
  }
}
