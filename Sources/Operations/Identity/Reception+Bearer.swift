package import Domain
import Store

extension Reception {
  /// Whom a program's token stands for and what it may do; nil where it does not hold. That it was used is written at most
  /// once a minute, and answers that were kept long enough are forgotten with it.
  package func bearer(_ text: String) async throws -> (SignedIn, TokenScope)? {
    guard text.hasPrefix(ApiTokenText.prefix) else { return nil }
    let now = clock()
    let hash = TokenHash.of(text)
    let found = try await database.read(as: Self.doorkeeper) { tx in try ApiTokenStore.bearer(hash, at: now, tx) }
    guard let found else { return nil }
    let step = IdentityLimits.lastSeenStep_microseconds
    if found.lastUsedAt.map({ $0.adding(microseconds: step) <= now }) ?? true {
      try await database.write(as: Self.doorkeeper) { tx in
        try ApiTokenStore.see(hash, at: now, tx)
        try ApiAnswers.tidy(tx)
      }
    }
    return (found.who, found.scope)
  }
}

/// How the token of a program is written: what it is first, so that tools that look for lost secrets find it.
enum ApiTokenText {
  static let prefix = "vw_"

  static func make() -> String { prefix + Base64URL.encode(RandomBytes.token()) }
}
