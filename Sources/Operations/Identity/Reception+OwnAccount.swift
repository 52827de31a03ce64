package import Domain
package import Store

/// What somebody sees of their own way in: where they are signed in, and which programs come in for them.
package struct OwnAccess: Sendable {
  package let sessions: [OwnSession]
  package let tokens: [ApiTokenFacts]
}

extension Reception {
  /// One's own sessions and tokens, whatever role one acts in.
  ///
  /// - Throws: `Problem` `session.ended`.
  package func ownAccess(_ token: SessionToken) async throws -> OwnAccess {
    let now = clock()
    let session = try await openSession(token, at: now)
    let (account, hash) = (session.account, TokenHash.of(token))
    let idleSince = now.adding(microseconds: -IdentityLimits.sessionIdle_microseconds)
    return try await database.read(as: Self.doorkeeper(for: session.userName, account)) { tx in
      OwnAccess(
        sessions: try SessionStore.open(of: account, asking: hash, at: now, idleSince: idleSince, tx),
        tokens: try ApiTokenStore.all(of: account, at: now, tx))
    }
  }

  /// Ends one's sessions on all other devices.
  ///
  /// - Returns: how many there were.
  /// - Throws: `Problem` `session.ended`.
  package func endOtherSessions(_ token: SessionToken) async throws -> Int {
    let now = clock()
    let session = try await openSession(token, at: now)
    let (account, userName, hash) = (session.account, session.userName, TokenHash.of(token))
    return try await database.write(as: Self.doorkeeper(for: userName, account)) { tx in
      let count = try SessionStore.endAll(of: account, but: hash, at: now, tx)
      if count > 0 {
        try AuditEvents.record(
          tx, operation: "session.end_others", subject: "account:\(userName)", facts: ["sessions": .integer(count)])
      }
      return count
    }
  }

  /// Revokes a token of one's own.
  ///
  /// - Throws: `Problem` `token.unknown` for one that does not hold or is somebody else's, `session.ended`.
  package func revokeOwnToken(_ token: SessionToken, id: Int64) async throws {
    let now = clock()
    let session = try await openSession(token, at: now)
    let (account, userName) = (session.account, session.userName)
    try await database.write(as: Self.doorkeeper(for: userName, account)) { tx in
      guard try ApiTokenStore.revoke(id, of: account, at: now, tx) != nil else { throw RevokeApiToken.unknown(id) }
      try AuditEvents.record(tx, operation: "token.revoke", subject: "account:\(userName)", facts: ["token": .integer(id)])
    }
  }
}
