package import Domain
import FoundationEssentials
import Postgres

/// A report as it was released.
package struct StoredRelease: Sendable {
  package let id: ReleasedReport.ID
  package let number: String
  package let version: Int
  package let kind: String
  package let parameters: JSONValue
  package let recipient: String?
  package let figures: JSONValue
  /// SHA-256 of the figures' compact JSON, as it was computed at the release.
  package let hash: [UInt8]
  package let reason: String?
  package let releasedBy: String
  package let releasedAt: Moment

  /// Whether its figures, which named people, were erased when their time was up; the hash is all that is left of them.
  package var isErased: Bool {
    if case .object(let members) = figures { members["erased"] != nil } else { false }
  }
}

/// What a release writes.
package struct NewRelease: Sendable {
  package let kind: String
  package let parameters: JSONValue
  package let recipientID: Organisation.ID?
  package let figures: JSONValue
  package let hash: [UInt8]
  package let sources: Set<SourceRow>

  package init(
    kind: String, parameters: JSONValue, recipientID: Organisation.ID?, figures: JSONValue, hash: [UInt8],
    sources: Set<SourceRow>
  ) {
    self.kind = kind
    self.parameters = parameters
    self.recipientID = recipientID
    self.figures = figures
    self.hash = hash
    self.sources = sources
  }
}

/// A source of a released report that was changed afterwards, with the reason that was given.
package struct ReportedCorrection: Sendable {
  package let source: SourceRow
  package let reason: String
  package let actor: String
  package let correctedAt: Moment
  /// Where it is a line of the site diary: which, as far as the acting role may know.
  package let line: CorrectedLine?
}

/// A line of the site diary that was taken back or came late, as people call it.
package struct CorrectedLine: Sendable, Hashable {
  package let property: String
  package let day: LocalDate
  package let participant: String
}

/// A version of a report that holds figures from a row.
package struct ReleasedUse: Sendable, Hashable {
  package let number: String
  package let version: Int
  package let releasedAt: Moment
  /// Whether a later version has taken its place.
  package let isReplaced: Bool
}

/// Keeps released reports: numbered without a gap, never changed.
package enum ReleasedReportStore {
  /// The next number of a year, such as BER-2026-0001. The row stays locked until commit, so that no number is lost.
  package static func nextNumber(_ tx: Transaction, year: Int) throws -> String {
    let last = try tx.query(
      """
      insert into report_numbers as n (year, last) values (\(year)::smallint, 1)
      on conflict (year) do update set last = n.last + 1 returning last
      """
    ).first(as: Int.self)
    let digits = String(last ?? 1)
    return "BER-\(year)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Writes a first version, or the one after `replaced`.
  package static func insert(
    _ tx: Transaction, _ release: NewRelease, number: String, replaces replaced: StoredRelease? = nil, reason: String? = nil
  ) throws -> StoredRelease {
    let version = (replaced?.version ?? 0) + 1
    try tx.execute(
      """
      insert into released_reports (number, version, kind, parameters, recipient_id, figures, content_hash, replaces_id, correction_reason)
      values (\(number), \(version)::smallint, \(release.kind), \(JSONText(release.parameters.compact)),
              coalesce(\(release.recipientID), (select recipient_id from released_reports where id = \(replaced?.id))),
              \(JSONText(release.figures.compact)), \(release.hash), \(replaced?.id), \(reason))
      """)
    let sources = release.sources.sorted()
    try tx.execute(
      """
      insert into report_sources (report_id, relation, source_id)
      select r.id, s.relation, s.source_id
        from released_reports r
        cross join unnest(\(sources.map(\.relation)), \(sources.map(\.id))) as s (relation, source_id)
       where r.number = \(number) and r.version = \(version)
      """)
    return try find(tx, number, version: version)
  }

  /// The newest version of every report, by number.
  package static func newest(_ tx: Transaction) throws -> [StoredRelease] {
    try tx.query(
      """
      \(fragment: columns) where not exists (select from released_reports n where n.replaces_id = r.id) order by r.number
      """
    ).map(release)
  }

  /// Every version of every report by its number, without what it says, except those that were erased when their time was up.
  package static func versions(_ tx: Transaction) throws -> [(number: String, version: Int)] {
    try tx.query(
      """
      select number, version from released_reports r
       where not exists (select from erasures e where e.subject_kind = 'report' and e.subject_id = r.id)
       order by number, version
      """
    )
    .map { (number: String, version: Int) in (number: number, version: version) }
  }

  /// A version of a report, the newest one without a version.
  ///
  /// - Throws: `Problem` `report.unknown` with the nearest number.
  package static func find(_ tx: Transaction, _ number: String, version: Int? = nil) throws -> StoredRelease {
    if let found = try look(tx, number, version: version) { return found }
    let versions = try tx.query("select max(version)::integer from released_reports where number = \(number)").first(
      as: Int?.self)
    if let version, let last = versions ?? nil {
      throw Problem(
        code: "report.version_unknown",
        message: Phrase(
          "Der Bericht \(number) hat keine Fassung \(version).", en: "Report \(number) has no version \(version)."),
        hint: Phrase("Die neueste Fassung ist \(last).", en: "The newest version is \(last)."))
    }
    throw try Lookup.unknown(number, .report, tx, "select distinct number::text from released_reports order by 1")
  }

  /// A version of a report, the newest one without a version; nil where there is none that the acting role may know of.
  package static func look(_ tx: Transaction, _ number: String, version: Int? = nil) throws -> StoredRelease? {
    try tx.query(
      """
      \(fragment: columns)
       where r.number = \(number) and (\(version)::integer is null or r.version = \(version)::integer)
       order by r.version desc limit 1
      """
    ).map(release).first
  }

  /// What was changed, with a reason, in the sources of a report since it was released.
  package static func corrections(_ tx: Transaction, of release: StoredRelease) throws -> [ReportedCorrection] {
    try tx.query(
      """
      select c.relation, c.source_id, c.reason, c.actor, c.corrected_at, h.code, w.day, t.code
        from corrections c
        left join work_lines w on w.event_id = case c.relation when 'work_lines' then c.source_id::uuid end
        left join properties h on h.id = w.property_id
        left join participants t on t.id = w.participant_id
       where c.corrected_at >= \(release.releasedAt)
         and (exists (select from report_sources s
                       where s.report_id = \(release.id) and s.source_id = c.source_id
                         and s.relation = case c.relation when 'absences' then 'attendance_days' else c.relation end)
              or exists (select from correction_reports k where k.correction_id = c.id and k.report_id = \(release.id)))
       order by c.id
      """
    ).map {
      (
        relation: String, id: String, reason: String, actor: String, at: Moment, property: String?, day: LocalDate?,
        participant: String?
      ) in
      var line: CorrectedLine?
      if let property, let day, let participant {
        line = CorrectedLine(property: property, day: day, participant: participant)
      }
      return ReportedCorrection(
        source: SourceRow(relation, id), reason: reason, actor: actor, correctedAt: at, line: line)
    }
  }

  /// What was changed, with a reason, in any of these rows after they had been released.
  package static func corrections(_ tx: Transaction, of sources: [SourceRow]) throws -> [ReportedCorrection] {
    try tx.query(
      """
      select c.relation, c.source_id, c.reason, c.actor, c.corrected_at
        from unnest(\(sources.map(\.relation)), \(sources.map(\.id))) as w (relation, source_id)
        join corrections c on c.relation = w.relation and c.source_id = w.source_id
       order by c.id
      """
    ).map(correction)
  }

  /// The versions of released reports whose figures come from any of these rows, as far as the acting role may know them.
  package static func uses(_ tx: Transaction, of sources: [SourceRow]) throws -> [ReleasedUse] {
    try tx.query(
      """
      select r.number, r.version, r.released_at, exists (select from released_reports n where n.replaces_id = r.id)
        from released_reports r
       where exists (select from report_sources s
                       join unnest(\(sources.map(\.relation)), \(sources.map(\.id))) as w (relation, source_id)
                         on s.relation = w.relation and s.source_id = w.source_id
                      where s.report_id = r.id)
       order by r.number, r.version
      """
    ).map { (number: String, version: Int, at: Moment, isReplaced: Bool) in
      ReleasedUse(number: number, version: version, releasedAt: at, isReplaced: isReplaced)
    }
  }

  private static func correction(
    relation: String, id: String, reason: String, actor: String, at: Moment
  ) -> ReportedCorrection {
    ReportedCorrection(source: SourceRow(relation, id), reason: reason, actor: actor, correctedAt: at, line: nil)
  }

  private static var columns: SQL {
    """
    select r.id, r.number, r.version, r.kind, r.parameters, o.code, r.figures, r.content_hash, r.correction_reason, r.released_by,
           r.released_at
      from released_reports r left join organisations o on o.id = r.recipient_id
    """
  }

  private static func release(
    id: ReleasedReport.ID, number: String, version: Int, kind: String, parameters: String, recipient: String?,
    figures: String, hash: [UInt8], reason: String?, by: String, at: Moment
  ) throws -> StoredRelease {
    StoredRelease(
      id: id, number: number, version: version, kind: kind, parameters: try decoded(parameters),
      recipient: recipient, figures: try decoded(figures), hash: hash, reason: reason, releasedBy: by,
      releasedAt: at)
  }
  private static func decoded(_ text: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }
}
