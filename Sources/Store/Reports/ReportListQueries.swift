package import Domain
import FoundationEssentials
import Postgres

/// A released report as a list shows it: the newest version, without what it says.
package struct ReportListRow: Sendable {
  package let id: ReleasedReport.ID
  package let number: String
  package let version: Int
  package let kind: String
  package let parameters: JSONValue
  package let recipient: String?
  package let recipientName: String?
  package let releasedBy: String
  package let releasedAt: Moment
  /// Its figures, which named people, were erased when their time was up.
  package let isErased: Bool
  /// Nil where nobody has acknowledged it, or where the acting role may not know.
  package let receipt: ReportReceipt?
  /// How many corrections of its sources there were since, each with a reason.
  package let corrections: Int
}

/// One version of a report among the others.
package struct ReportVersion: Sendable, Hashable {
  package let version: Int
  package let reason: String?
  package let releasedBy: String
  package let releasedAt: Moment
}

/// A month of a Jobcenter that no report was released about yet.
package struct DueReport: Sendable, Hashable {
  package let jobcenter: String
  package let name: String
  package let month: YearMonth
  package let placements: Int
  /// Of them entrusted to somebody else, so that the report would not be whole.
  package let leftOut: Int
}

/// Reads what was released and what is still due, as the acting role may know it.
package enum ReportListQueries {
  /// The newest version of every report, the latest release first.
  ///
  /// - Parameters:
  ///   - knowsReceipts: whether the role may know who acknowledged.
  ///   - knowsCorrections: whether it may know what was corrected since.
  package static func rows(
    knowsReceipts: Bool, knowsCorrections: Bool, _ tx: Transaction
  ) throws -> [ReportListRow] {
    let receipts = knowsReceipts ? try receipts(tx) : [:]
    let corrections = knowsCorrections ? try corrections(tx) : [:]
    return try tx.query(
      """
      select r.id, r.number, r.version, r.kind, r.parameters, o.code, o.name, r.released_by, r.released_at, r.figures ? 'erased'
        from released_reports r left join organisations o on o.id = r.recipient_id
       where not exists (select from released_reports n where n.replaces_id = r.id)
       order by r.released_at desc, r.number desc
      """
    ).map {
      (
        id: ReleasedReport.ID, number: String, version: Int, kind: String, parameters: String, recipient: String?,
        name: String?,
        by: String, at: Moment, isErased: Bool
      ) in
      ReportListRow(
        id: id, number: number, version: version, kind: kind,
        parameters: try JSONDecoder().decode(JSONValue.self, from: Data(parameters.utf8)), recipient: recipient,
        recipientName: name, releasedBy: by, releasedAt: at, isErased: isErased, receipt: receipts[id],
        corrections: corrections[id] ?? 0)
    }
  }

  private static func receipts(_ tx: Transaction) throws -> [ReleasedReport.ID: ReportReceipt] {
    let rows = try tx.query("select report_id, received_by, received_at from report_receipts")
      .map { (id: ReleasedReport.ID, by: String, at: Moment) in (id, ReportReceipt(receivedBy: by, receivedAt: at)) }
    return Dictionary(rows) { first, _ in first }
  }

  private static func corrections(_ tx: Transaction) throws -> [ReleasedReport.ID: Int] {
    let rows = try tx.query(
      """
      with touching as (
        select c.id, s.report_id, c.corrected_at
          from corrections c
          join report_sources s on s.source_id = c.source_id
           and s.relation = case c.relation when 'absences' then 'attendance_days' else c.relation end
        union
        select c.id, k.report_id, c.corrected_at from corrections c join correction_reports k on k.correction_id = c.id)
      select r.id, count(*)
        from touching t join released_reports r on r.id = t.report_id and t.corrected_at >= r.released_at
       group by r.id
      """
    ).decode((ReleasedReport.ID, Int).self)
    return Dictionary(rows) { first, _ in first }
  }

  /// Every version of one report, the newest first.
  package static func versions(of number: String, _ tx: Transaction) throws -> [ReportVersion] {
    try tx.query(
      """
      select version, correction_reason, released_by, released_at from released_reports where number = \(number)
       order by version desc
      """
    ).map { (version: Int, reason: String?, by: String, at: Moment) in
      ReportVersion(version: version, reason: reason, releasedBy: by, releasedAt: at)
    }
  }

  /// How many rows of each table the figures of a version came from.
  package static func sources(of report: ReleasedReport.ID, _ tx: Transaction) throws -> [(relation: String, count: Int)] {
    try tx.query(
      "select relation, count(*) from report_sources where report_id = \(report) group by relation order by relation"
    ).map { (relation: String, count: Int) in (relation: relation, count: count) }
  }

  /// The report of the same kind that was released about the same thing before, whatever day it was drawn up on; the newest one.
  ///
  /// - Parameter subject: its parameters without the day.
  package static func released(kind: String, about subject: JSONValue, _ tx: Transaction) throws -> String? {
    try tx.query(
      """
      select number from released_reports where kind = \(kind) and parameters @> \(JSONText(subject.compact))
       order by released_at desc limit 1
      """
    ).first(as: String.self)
  }

  /// Months that are over, in which a Jobcenter had placements, and about which it got no report.
  package static func due(on day: LocalDate, back months: Int, _ tx: Transaction) throws -> [DueReport] {
    let last = YearMonth(containing: day).adding(months: -1)
    let first = last.adding(months: 1 - months)
    return try tx.query(
      """
      select o.code, o.name, d.month, d.placements, placements_not_entrusted(o.id, daterange(d.month, (d.month + interval '1 month')::date))
        from (select p.jobcenter_id, m::date as month, count(*) as placements
                from placements p
                cross join generate_series(date_trunc('month', greatest(lower(p.period), \(first.firstDay))::timestamp),
                                           least(upper(p.period) - 1, \(last.lastDay))::timestamp, interval '1 month') m
               where p.jobcenter_id is not null
               group by p.jobcenter_id, m) d
        join organisations o on o.id = d.jobcenter_id
       where not exists (select from released_reports r
                          where r.kind = 'participants' and r.recipient_id = o.id
                            and r.parameters ->> 'month' = to_char(d.month, 'YYYY-MM'))
       order by o.code, d.month
      """
    ).map { (code: String, name: String, month: LocalDate, placements: Int, leftOut: Int) in
      DueReport(
        jobcenter: code, name: name, month: YearMonth(containing: month), placements: placements, leftOut: leftOut)
    }
  }
}
