import Domain
import Store

/// One account in the list, with what the acting role may know of it.
struct AccountRow: Sendable {
  let facts: AccountFacts
  let roles: [RoleGrant]
  let houses_count: Int
  /// Nil for whoever has nothing to do with participants.
  let participants_count: Int?
  /// Nil for whoever does not keep accounts.
  let hasSecondFactor: Bool?
  let lastSeenAt: Moment?

  var needsSecondFactor: Bool { roles.contains { $0.role.needsSecondFactor } }
}

/// All accounts with their roles of today.
struct AccountsModel: Sendable {
  let rows: [AccountRow]
  let keepsAccounts: Bool
  let entrustsParticipants: Bool

  static func read(_ visit: Visit) async throws -> AccountsModel {
    let (day, keeps, entrusts) = (visit.today, visit.acts(as: .administrator), visit.acts(as: .management))
    return try await visit.read { tx in
      let houses = try AccountQueries.houses(tx).filter { $0.period.contains(day) }
      let participants = entrusts ? try AccountQueries.participants(tx).filter { $0.period.contains(day) } : []
      let sessions = keeps ? try AccountQueries.sessions(at: Moment.now(), tx) : []
      let secured = keeps ? try AccountQueries.withSecondFactor(tx) : []
      let houses_count = Dictionary(houses.map { ($0.userName, 1) }, uniquingKeysWith: +)
      let participants_count = Dictionary(participants.map { ($0.userName, 1) }, uniquingKeysWith: +)
      let lastSeen = Dictionary(sessions.map { ($0.userName, $0.lastSeenAt) }, uniquingKeysWith: max)
      let rows = try AccountQueries.all(tx).map { account in
        AccountRow(
          facts: account, roles: account.grants.filter { $0.period.contains(day) },
          houses_count: houses_count[account.userName] ?? 0,
          participants_count: entrusts ? participants_count[account.userName] ?? 0 : nil,
          hasSecondFactor: keeps ? secured.contains(account.id) : nil, lastSeenAt: lastSeen[account.userName])
      }
      return AccountsModel(rows: rows, keepsAccounts: keeps, entrustsParticipants: entrusts)
    }
  }
}
