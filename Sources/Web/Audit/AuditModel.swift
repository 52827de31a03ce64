import Domain
import Store

/// What somebody looks for in the audit trail, as the address says it.
struct AuditQuery: Sendable {
  var actor: String?
  var operation: String?
  var subject: String?
  var from: LocalDate?
  var until: LocalDate?
  /// Only events before this number: the next page.
  var before: Int64?
  var export: String?
  /// A day that cannot be read or lies before the first one.
  var hasUnreadableDay = false

  static let rowsPerPage = 50
  static let exportRows_max = 50_000

  init(_ visit: Visit) {
    actor = visit.query("wer")
    operation = visit.query("vorgang")
    subject = visit.query("woran")
    before = visit.query("vor").flatMap { Int64($0) }
    export = visit.query("als")
    from = day(visit.query("von"))
    until = day(visit.query("bis"))
    if let from, let until, from > until { hasUnreadableDay = true }
  }

  private mutating func day(_ text: String?) -> LocalDate? {
    guard let text else { return nil }
    let day = try? LocalDate.parse(text)
    if day == nil { hasUnreadableDay = true }
    return day
  }

  var filter: AuditFilter {
    AuditFilter(
      actor: actor, operation: operation, subject: subject,
      period: from == nil && until == nil ? nil : DateRange(lower: from, upper: until?.adding(days: 1)))
  }

  var isFiltered: Bool { actor != nil || operation != nil || subject != nil || from != nil || until != nil }

  /// What the address holds without the page.
  var parameters: [(String, String?)] {
    [("wer", actor), ("vorgang", operation), ("woran", subject), ("von", from?.iso), ("bis", until?.iso)]
  }
}

/// A page of the audit trail, and how far it is sealed.
struct AuditModel: Sendable {
  let query: AuditQuery
  let entries: [AuditEntry]
  /// Whether there are older ones.
  let hasMore: Bool
  let state: AuditState

  init(_ query: AuditQuery, _ tx: Transaction) throws {
    self.query = query
    let found = try AuditQueries.page(query.filter, before: query.before, limit: AuditQuery.rowsPerPage + 1, tx)
    entries = Array(found.prefix(AuditQuery.rowsPerPage))
    hasMore = found.count > AuditQuery.rowsPerPage
    state = try AuditSeals.state(tx)
  }
}

/// One event with what was before and after it.
struct AuditEventModel: Sendable {
  let entry: AuditEntry
  let kept: AuditKept

  /// - Throws: `Problem` `page.unknown`.
  init(_ number: Int64, _ tx: Transaction) throws {
    guard let entry = try AuditQueries.one(number, tx) else { throw WebProblem.notFound }
    self.entry = entry
    kept = try AuditQueries.kept(of: number, tx)
  }
}
