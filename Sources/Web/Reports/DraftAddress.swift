import Domain
import Operations
import Reports

/// How a report that is not released yet is addressed: kind, of what, which month and as of which day, all of it codes.
enum DraftAddress {
  static func word(_ kind: ReportKind) -> String {
    switch kind {
    case .participants: "teilnehmende"
    case .funding: "finanzierung"
    case .property: "objekt"
    }
  }

  static func kind(_ word: String) -> ReportKind? { ReportKind.allCases.first { Self.word($0) == word } }

  static func url(_ request: ReportRequest) -> SiteURL {
    let url = SiteURL.draft.with(["art": word(request.kind)])
    switch request {
    case .participants(let jobcenter, let month, let withNames, let day):
      return url.with(["jobcenter": jobcenter, "monat": month.iso, "namen": withNames ? "ja" : nil, "stand": day.iso])
    case .funding(let property, let day), .property(let property, let day):
      return url.with(["objekt": property, "stand": day.iso])
    }
  }

  /// The way to a new report about something, with what is known filled in.
  static func new(_ kind: ReportKind, jobcenter: String? = nil, month: YearMonth? = nil) -> SiteURL {
    SiteURL.newReport.with(["art": word(kind), "jobcenter": jobcenter, "monat": month?.iso])
  }

  /// Reads the address of a draft; nil where it does not say of what.
  ///
  /// - Throws: `Problem` `role.not_allowed` for a kind that is not the acting role's; `UnreadableValue` for a month or day.
  static func request(_ visit: Visit) throws -> ReportRequest? {
    guard let kind = visit.query("art").flatMap(kind) else { return nil }
    guard kind.readers.contains(visit.person.role) else {
      throw WebProblem.notForRole(visit.person.role, hasOthers: visit.person.roles.count > 1)
    }
    let day = try visit.query("stand").map { try LocalDate.parse($0) } ?? visit.today
    switch kind {
    case .participants:
      guard let jobcenter = visit.query("jobcenter"), let month = try visit.query("monat").map({ try YearMonth.parse($0) })
      else {
        return nil
      }
      return .participants(jobcenter: jobcenter, month: month, withNames: visit.query("namen") != nil, asOf: day)
    case .funding: return visit.query("objekt").map { .funding(property: $0, asOf: day) }
    case .property: return visit.query("objekt").map { .property($0, asOf: day) }
    }
  }
}

extension ReportKind {
  /// Who may draw one up and look at it.
  var readers: Set<Role> {
    switch self {
    case .participants: [.coach, .management]
    case .funding: [.finance, .management, .auditor]
    case .property: [.management, .auditor]
    }
  }

  /// Who may release one.
  var releasers: Set<Role> { readers.subtracting([.auditor]) }

  static func kinds(for role: Role) -> [ReportKind] { allCases.filter { $0.readers.contains(role) } }
}
