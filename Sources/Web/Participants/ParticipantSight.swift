import Domain
import Store

/// What an acting role learns about participants, as `migrations/sql/0011_roles.sql` grants it: pages ask for nothing else, and show
/// no link that would lead nowhere.
struct ParticipantSight: Sendable {
  let role: Role

  /// What a placement is, who assigned it and what it rests on; a site manager knows only when it runs.
  var knowsPlacementTerms: Bool { role != .siteManager }
  var knowsCertificates: Bool { [.siteManager, .coach, .management, .participant].contains(role) }
  /// Qualifications, outcomes and the clock of § 16d.
  var knowsProgress: Bool { [.coach, .management, .participant].contains(role) }
  /// Who somebody is, why they were away, what they get: by disclosure, which leaves a record.
  var opensSensitiveFacts: Bool { [.coach, .participant].contains(role) }
  var keepsMoney: Bool { [.finance, .management].contains(role) }
  /// Says the name of a person that it works with; a site manager and a coach know nobody else.
  var knowsNames: Bool { [.siteManager, .coach, .participant].contains(role) }
  /// What the list of participants tells; it has columns for these alone.
  var listedFacts: Set<ParticipantFact> {
    var facts: Set<ParticipantFact> = role == .siteManager ? [.today] : [.attendance]
    if knowsNames { facts.insert(.name) }
    if knowsPlacementTerms { facts.insert(.terms) }
    if knowsProgress { facts.insert(.reports) }
    if knowsCertificates { facts.insert(role == .siteManager ? .certificates : .certificateEnd) }
    if keepsMoney { facts.insert(.pay) }
    return facts
  }
  /// What somebody is paid an hour.
  var knowsRates: Bool { keepsMoney || opensSensitiveFacts }
  /// Takes in participants and placements.
  var places: Bool { [.coach, .management].contains(role) }
  /// Writes attendance, qualifications, certificates, outcomes and spells.
  var keepsRecord: Bool { role == .coach }
}

/// Finds whose record a page is about.
enum ParticipantSubject {
  /// - Throws: `Problem` `page.unknown` for a code that nobody has, or nobody whom the acting role may know.
  static func require(_ code: String, _ tx: Transaction) throws -> ListedParticipant {
    guard let found = try ParticipantListQueries.people(only: code, tx).first else { throw WebProblem.notFound }
    return found
  }

  /// Whoever looks at their own record.
  static func own(_ tx: Transaction) throws -> ListedParticipant {
    guard let found = try ParticipantListQueries.people(tx).first else { throw WebProblem.notFound }
    return found
  }

  /// A placement of exactly this participant.
  ///
  /// - Throws: `Problem` `page.unknown`.
  static func placement(_ placement: String, of code: String, _ tx: Transaction) throws -> PlacementFacts {
    let id = try require(code, tx).id
    guard let found = try PlacementQueries.all(of: id, tx).first(where: { $0.code == placement }) else {
      throw WebProblem.notFound
    }
    return found
  }
}

/// Where the pages of one record are: below the participant's code, or below „Meine Akte“ for whose record it is.
struct RecordAddress: Sendable {
  let base: SiteURL
  let area: Area

  static func of(_ code: String) -> RecordAddress { RecordAddress(base: .participant(code), area: .participants) }
  static let own = RecordAddress(base: .ownRecord, area: .ownRecord)

  func page(_ rest: String...) -> SiteURL { rest.reduce(base) { SiteURL.under($0, $1) } }
  func month(_ month: YearMonth) -> SiteURL { page("anwesenheit").with(["monat": month.iso]) }
}
