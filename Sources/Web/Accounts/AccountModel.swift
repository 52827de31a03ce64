import Domain
import Store

/// Everything there is to an account, as far as the acting role may know it.
struct AccountModel: Sendable {
  let account: AccountFacts
  let houses: [Entrustment]
  /// Nil for whoever has nothing to do with participants.
  let participants: [Entrustment]?
  /// Nil for whoever does not keep accounts.
  let access: Access?
  let day: LocalDate
  /// Whoever looks looks at their own account.
  let isOwn: Bool

  /// How somebody comes in; no secret is ever part of it.
  struct Access: Sendable {
    let hasSecondFactor: Bool
    let sessions: [SessionSummary]
    let links: [OneTimeLinkFacts]
    let tokens: [ApiTokenFacts]
  }

  static func read(_ visit: Visit) async throws -> AccountModel {
    let (name, day) = (try visit.parameter("name"), visit.today)
    let isOwn = name == visit.person.userName
    let (keeps, entrusts) = (visit.acts(as: .administrator), visit.acts(as: .management))
    return try await visit.read { tx in
      let account = try AccountQueries.one(name, tx)
      let now = Moment.now()
      let access =
        keeps
        ? Access(
          hasSecondFactor: try AccountQueries.hasSecondFactor(account.id, tx),
          sessions: try AccountQueries.sessions(of: account.id, at: now, tx),
          links: try AccountQueries.links(of: account.id, tx),
          tokens: try ApiTokenStore.all(of: account.id, at: now, includingEnded: true, tx)) : nil
      return AccountModel(
        account: account, houses: try AccountQueries.houses(of: account.id, tx),
        participants: entrusts ? try AccountQueries.participants(of: account.id, tx) : nil, access: access, day: day,
        isOwn: isOwn)
    }
  }
}
