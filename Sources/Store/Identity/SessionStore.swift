package import Domain
import Postgres

/// A session that has neither ended nor run out, with the account as it is now.
package struct SessionFacts: Sendable {
  /// How far it has come.
  package enum Stage: String, Sendable {
    case secondFactor = "second_factor"
    case enrolment
    case open
  }

  package let account: Account.ID
  package let userName: String
  package let displayName: String
  package let language: Language
  package let isInvented: Bool
  package let stage: Stage
  package let role: Role
  /// Those that the account holds today.
  package let roles: [Role]
  package let begunAt: Moment
  package let lastSeenAt: Moment
  package let secondFactorAt: Moment?
  package let hasSecondFactor: Bool
}

/// What a step makes of a session.
package struct SessionStep: Sendable {
  package var stage: SessionFacts.Stage
  package var role: Role
  package var begunAt: Moment
  package var expiresAt: Moment
  package var secondFactorAt: Moment?

  package init(stage: SessionFacts.Stage, role: Role, begunAt: Moment, expiresAt: Moment, secondFactorAt: Moment? = nil) {
    self.stage = stage
    self.role = role
    self.begunAt = begunAt
    self.expiresAt = expiresAt
    self.secondFactorAt = secondFactorAt
  }
}

/// One of somebody's own open sessions.
package struct OwnSession: Sendable {
  package let role: Role
  package let begunAt: Moment
  package let lastSeenAt: Moment
  /// The one that asks.
  package let isThisOne: Bool
}

/// Sessions by the hash of their token; as the doorkeeper.
package enum SessionStore {
  /// The session, where it is alive and its account not disabled. What the account may do is looked up each time.
  ///
  /// - Parameter idleSince: who was last seen before is signed out.
  package static func find(_ token: [UInt8], at now: Moment, idleSince: Moment, _ tx: Transaction) throws -> SessionFacts? {
    try tx.query(
      """
      select a.id, a.user_name, a.display_name, a.language, a.is_invented, s.state, s.role,
             (select coalesce(array_agg(g.role order by lower(g.period), g.id), '{}') from role_grants g
               where g.account_id = a.id and g.period @> \(now.day)),
             s.begun_at, s.last_seen_at, s.second_factor_at, exists (select from second_factors f where f.account_id = a.id)
        from sessions s join accounts a on a.id = s.account_id
       where s.token_hash = \(token) and s.ended_at is null and s.expires_at > \(now) and s.last_seen_at > \(idleSince)
         and a.disabled_at is null
      """
    ).map {
      (
        account: Account.ID, userName: String, displayName: String, language: Language, isInvented: Bool,
        stage: SessionFacts.Stage, role: Role, roles: [Role], begunAt: Moment, lastSeenAt: Moment, secondFactorAt: Moment?,
        hasSecondFactor: Bool
      ) in
      SessionFacts(
        account: account, userName: userName, displayName: displayName, language: language, isInvented: isInvented,
        stage: stage, role: role, roles: roles, begunAt: begunAt, lastSeenAt: lastSeenAt, secondFactorAt: secondFactorAt,
        hasSecondFactor: hasSecondFactor)
    }.first
  }

  /// The open sessions of an account, those seen last first.
  package static func open(
    of account: Account.ID, asking token: [UInt8], at now: Moment, idleSince: Moment, _ tx: Transaction
  ) throws -> [OwnSession] {
    try tx.query(
      """
      select role, begun_at, last_seen_at, token_hash = \(token) from sessions
       where account_id = \(account) and ended_at is null and state = 'open' and expires_at > \(now)
         and last_seen_at > \(idleSince)
       order by last_seen_at desc
      """
    ).map { (role: Role, begunAt: Moment, lastSeenAt: Moment, isThisOne: Bool) in
      OwnSession(role: role, begunAt: begunAt, lastSeenAt: lastSeenAt, isThisOne: isThisOne)
    }
  }

  package static func begin(_ token: [UInt8], of account: Account.ID, _ step: SessionStep, _ tx: Transaction) throws {
    try tx.execute(
      """
      insert into sessions (token_hash, account_id, state, role, begun_at, last_seen_at, expires_at, second_factor_at)
      values (\(token), \(account), \(step.stage), \(step.role), \(step.begunAt), \(step.begunAt), \(step.expiresAt),
              \(step.secondFactorAt))
      """)
  }

  /// Takes the session a step on, under a new token: false where it has ended or somebody else has taken it on.
  package static func move(
    _ token: [UInt8], to next: [UInt8], _ step: SessionStep, at now: Moment, _ tx: Transaction
  ) throws -> Bool {
    try tx.execute(
      """
      update sessions
         set token_hash = \(next), state = \(step.stage), role = \(step.role), last_seen_at = \(now),
             expires_at = \(step.expiresAt), second_factor_at = \(step.secondFactorAt), enrolment_secret = null
       where token_hash = \(token) and ended_at is null
      """) > 0
  }

  package static func see(_ token: [UInt8], at now: Moment, _ tx: Transaction) throws {
    try tx.execute(
      "update sessions set last_seen_at = \(now) where token_hash = \(token) and ended_at is null and last_seen_at < \(now)")
  }

  /// The secret that is being set up in a session: the one there is, else the one offered.
  package static func enrolmentSecret(offering secret: [UInt8], in token: [UInt8], _ tx: Transaction) throws -> [UInt8]? {
    try tx.query(
      """
      update sessions set enrolment_secret = coalesce(enrolment_secret, \(secret))
       where token_hash = \(token) and ended_at is null returning enrolment_secret
      """
    ).first(as: [UInt8].self)
  }

  /// The secret that is being set up, locked until the transaction ends.
  package static func enrolmentSecret(in token: [UInt8], _ tx: Transaction) throws -> [UInt8]? {
    try tx.query("select enrolment_secret from sessions where token_hash = \(token) and ended_at is null for update")
      .first(as: [UInt8]?.self) ?? nil
  }

  package static func end(_ token: [UInt8], at now: Moment, _ tx: Transaction) throws -> Bool {
    try tx.execute("update sessions set ended_at = \(now) where token_hash = \(token) and ended_at is null") > 0
  }

  /// Ends all sessions of an account, or all but one.
  /// - Returns: how many there were.
  @discardableResult
  package static func endAll(
    of account: Account.ID, but token: [UInt8]? = nil, at now: Moment, _ tx: Transaction
  ) throws -> Int {
    if let token {
      return try tx.execute(
        """
        update sessions set ended_at = \(now)
         where account_id = \(account) and ended_at is null and token_hash <> \(token)
        """)
    } else {
      // Whoever keeps accounts may not even read the hashes, so they are not named here.
      return try tx.execute("update sessions set ended_at = \(now) where account_id = \(account) and ended_at is null")
    }
  }

  /// Removes what has run out long ago.
  package static func forget(of account: Account.ID, expiredBefore: Moment, _ tx: Transaction) throws {
    try tx.execute("delete from sessions where account_id = \(account) and expires_at < \(expiredBefore)")
  }
}
