package import Domain
import Postgres

/// A role that an account holds in a period.
package struct RoleGrant: Sendable, Hashable {
  package let role: Role
  package let period: DateRange
  package let grantedBy: String
}

/// An account as whoever keeps them sees it.
package struct AccountFacts: Sendable {
  package let id: Account.ID
  package let userName: String
  package let displayName: String
  /// The Jobcenter's or the participant's code, where it is one of theirs.
  package let jobcenter: String?
  package let participant: String?
  package let language: Language
  package let isInvented: Bool
  package let createdAt: Moment
  package let disabledAt: Moment?
  package var grants: [RoleGrant] = []

  /// The roles of a day, in the order in which they were granted.
  package func roles(on day: LocalDate) -> [Role] { grants.filter { $0.period.contains(day) }.map(\.role) }
}

/// What is entrusted to an account, and when.
package struct Entrustment: Sendable, Hashable {
  package let userName: String
  package let code: String
  package let period: DateRange
}

/// A session as whoever keeps accounts sees it.
package struct SessionSummary: Sendable {
  package let userName: String
  package let role: Role
  package let begunAt: Moment
  package let lastSeenAt: Moment
  package let expiresAt: Moment
}

/// A one-time link without its secret.
package struct OneTimeLinkFacts: Sendable {
  package let purpose: OneTimeLink.Purpose
  package let createdBy: String
  package let createdAt: Moment
  package let expiresAt: Moment
  package let usedAt: Moment?
}

/// Reads accounts; an administrator, management and the operator may.
package enum AccountQueries {
  /// The people behind user names, as far as the acting role knows them.
  package static func displayNames(of userNames: Set<String>, _ tx: Transaction) throws -> [String: String] {
    let found = try tx.query(
      "select user_name, display_name from accounts where user_name = any(\(userNames.sorted()))"
    ).decode((String, String).self)
    return Dictionary(found) { first, _ in first }
  }

  /// The key behind a user name.
  ///
  /// - Throws: `Problem` for an unknown one, with the nearest that exists.
  package static func id(_ userName: String, _ tx: Transaction) throws -> Account.ID {
    if let id = try find(userName, tx) { return id }
    throw try Lookup.unknown(userName, .account, tx, "select user_name from accounts order by user_name")
  }

  /// The same where there may be none.
  package static func find(_ userName: String, _ tx: Transaction) throws -> Account.ID? {
    try tx.query("select id from accounts where user_name = \(userName)").first(as: Account.ID.self)
  }

  /// All accounts by user name, each with all its grants, those that have ended too.
  package static func all(_ tx: Transaction) throws -> [AccountFacts] { try accounts(nil, tx) }

  package static func one(_ userName: String, _ tx: Transaction) throws -> AccountFacts {
    let id = try id(userName, tx)
    guard let facts = try accounts(id, tx).first else { throw CodeNoun.account.unknown(userName, nearest: nil) }
    return facts
  }

  private static func accounts(_ account: Account.ID?, _ tx: Transaction) throws -> [AccountFacts] {
    var accounts = try tx.query(
      """
      select a.id, a.user_name, a.display_name, b.organisation, b.participant, a.language, a.is_invented, a.created_at, a.disabled_at
        from accounts a left join account_belongings() b on b.account_id = a.id
       where \(account)::bigint is null or a.id = \(account)::bigint
       order by a.user_name
      """
    ).map {
      (
        id: Account.ID, userName: String, displayName: String, jobcenter: String?, participant: String?, language: Language,
        isInvented: Bool, createdAt: Moment, disabledAt: Moment?
      ) in
      AccountFacts(
        id: id, userName: userName, displayName: displayName, jobcenter: jobcenter, participant: participant,
        language: language, isInvented: isInvented, createdAt: createdAt, disabledAt: disabledAt)
    }
    let grants = try tx.query(
      """
      select account_id, role, period, granted_by from role_grants
       where \(account)::bigint is null or account_id = \(account)::bigint
       order by account_id, lower(period), id
      """
    ).decode((Account.ID, Role, DateRange, String).self)
    let byAccount = Dictionary(grouping: grants) { $0.0 }
    for index in accounts.indices {
      accounts[index].grants = (byAccount[accounts[index].id] ?? []).map {
        RoleGrant(role: $0.1, period: $0.2, grantedBy: $0.3)
      }
    }
    return accounts
  }

  /// Code and name of every house that can be entrusted.
  package static func entrustableHouses(_ tx: Transaction) throws -> [(code: String, name: String)] {
    try tx.query("select code, name from properties order by code").map { (code: String, name: String) in (code, name) }
  }

  /// Which houses are entrusted, to one account or to all.
  package static func houses(of account: Account.ID? = nil, _ tx: Transaction) throws -> [Entrustment] {
    try tx.query(
      """
      select a.user_name, e.property, e.period from entrusted_houses() e join accounts a on a.id = e.account_id
       where \(account)::bigint is null or a.id = \(account)::bigint
       order by a.user_name, e.property, lower(e.period)
      """
    ).map { (userName: String, code: String, period: DateRange) in
      Entrustment(userName: userName, code: code, period: period)
    }
  }

  /// Which participants are entrusted; only for who may see participants, so not for an administrator.
  package static func participants(of account: Account.ID? = nil, _ tx: Transaction) throws -> [Entrustment] {
    try tx.query(
      """
      select a.user_name, t.code, s.period
        from participant_assignments s join accounts a on a.id = s.account_id join participants t on t.id = s.participant_id
       where \(account)::bigint is null or a.id = \(account)::bigint
       order by a.user_name, t.code, lower(s.period)
      """
    ).map { (userName: String, code: String, period: DateRange) in
      Entrustment(userName: userName, code: code, period: period)
    }
  }

  /// The sessions that are open, those seen last first; not for management.
  package static func sessions(of account: Account.ID? = nil, at now: Moment, _ tx: Transaction) throws -> [SessionSummary] {
    let idleSince = now.adding(microseconds: -IdentityLimits.sessionIdle_microseconds)
    return try tx.query(
      """
      select a.user_name, s.role, s.begun_at, s.last_seen_at, s.expires_at
        from sessions s join accounts a on a.id = s.account_id
       where (\(account)::bigint is null or a.id = \(account)::bigint)
         and s.ended_at is null and s.state = 'open' and s.expires_at > \(now) and s.last_seen_at > \(idleSince)
       order by s.last_seen_at desc
      """
    ).map { (userName: String, role: Role, begunAt: Moment, lastSeenAt: Moment, expiresAt: Moment) in
      SessionSummary(userName: userName, role: role, begunAt: begunAt, lastSeenAt: lastSeenAt, expiresAt: expiresAt)
    }
  }

  /// The accounts that have a second factor; not for management.
  package static func withSecondFactor(_ tx: Transaction) throws -> Set<Account.ID> {
    Set(try tx.query("select account_id from second_factors").decode(Account.ID.self))
  }

  /// Whether an account has a second factor; not for management.
  package static func hasSecondFactor(_ account: Account.ID, _ tx: Transaction) throws -> Bool {
    try tx.query("select exists (select from second_factors f where f.account_id = \(account))").first(as: Bool.self) ?? false
  }

  /// The links that were made for an account, newest first; not for management.
  package static func links(of account: Account.ID, _ tx: Transaction) throws -> [OneTimeLinkFacts] {
    try tx.query(
      """
      select purpose, created_by, created_at, expires_at, used_at from one_time_links
       where account_id = \(account) order by created_at desc
      """
    ).map { (purpose: OneTimeLink.Purpose, createdBy: String, createdAt: Moment, expiresAt: Moment, usedAt: Moment?) in
      OneTimeLinkFacts(purpose: purpose, createdBy: createdBy, createdAt: createdAt, expiresAt: expiresAt, usedAt: usedAt)
    }
  }
}
