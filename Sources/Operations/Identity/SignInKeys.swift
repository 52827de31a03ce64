import Domain
import Store

/// What the tries of one sign-in are counted by. Only hashes are kept, of names too: who types a password into the field of
/// the name has not written it down anywhere.
struct SignInKeys: Sendable {
  private let pair: [UInt8]
  private let address: [UInt8]
  private let account: [UInt8]

  init(userName: String, address: String) {
    pair = TokenHash.of("pair\0\(userName)\0\(address)")
    self.address = TokenHash.of("address\0\(address)")
    account = TokenHash.of("account\0\(userName)")
  }

  /// What was counted, for taking it back.
  struct Charge: Sendable {
    /// The time that was noted with it.
    fileprivate let at: Moment
    /// Whether the account usually comes in from there; then only its own tries count.
    fileprivate let isFamiliar: Bool
  }

  /// Counts a try before anything is hashed, so that many at once cannot all be the first.
  ///
  /// Somebody else's tries do not keep the owner out: from an address where the account has come in of late only the tries of
  /// both together count, and from one with no failed try at the account a guessed-at account is open to the right password.
  /// - Throws: `Problem` `sign_in.throttled`.
  func charge(at now: Moment, _ tx: Transaction) throws -> Charge {
    let states = try ThrottleStore.lock([pair, address, account], at: now, tx)
    let isFamiliar = states[0].isFamiliar(at: now)
    let hasTried = states[0].remembered_thousandths(at: now) > 0
    var wait_seconds = states[0].wait_seconds(at: now)
    if !isFamiliar { wait_seconds = max(wait_seconds, states[1].wait_seconds(at: now)) }
    if !isFamiliar, hasTried { wait_seconds = max(wait_seconds, states[2].wait_seconds(at: now)) }
    if wait_seconds > 0 { throw Self.throttled(wait_seconds) }
    try ThrottleStore.set(states[0].charged(.accountFromAddress, at: now), of: pair, tx)
    if !isFamiliar {
      try ThrottleStore.set(states[1].charged(.address, at: now), of: address, tx)
      try ThrottleStore.set(states[2].charged(.account, at: now), of: account, tx)
    }
    return Charge(at: now, isFamiliar: isFamiliar)
  }

  /// Takes a try back that turned out right, and remembers the address for the account.
  func succeed(_ charge: Charge, at now: Moment, _ tx: Transaction) throws {
    try ThrottleStore.lock(charge.isFamiliar ? [pair] : [pair, address, account], at: now, tx)
    try ThrottleStore.set(SignInThrottle(changedAt: now, succeededAt: now), of: pair, tx)
    if !charge.isFamiliar {
      try ThrottleStore.refund(address, charged: charge.at, tx)
      try ThrottleStore.refund(account, charged: charge.at, tx)
    }
    try ThrottleStore.forget(
      before: now.adding(microseconds: -Self.forgetting_microseconds),
      familiarBefore: now.adding(microseconds: -IdentityLimits.familiarAddress_microseconds), tx)
  }

  /// In an hour all tries are forgotten, whatever they were counted by.
  private static let forgetting_microseconds: Int64 = 3600 * 1_000_000

  static func throttled(_ wait_seconds: Int) -> Problem {
    Problem(
      code: "sign_in.throttled",
      message: Phrase("Zu viele Versuche in kurzer Zeit.", en: "Too many tries in a short time."),
      hint: Phrase(
        "In \(wait_seconds) Sekunden noch einmal versuchen.", en: "Try again in \(wait_seconds) seconds."), exit: .retry)
  }
}

/// A user name as people type it.
enum UserName {
  /// Without blanks around it and in small letters, as all user names are.
  static func typed(_ text: String) -> String {
    let blanks: Set<Character> = [" ", "\t", "\u{A0}", "\n"]
    let trimmed = text.drop { blanks.contains($0) }
    return String(trimmed.prefix(64)).lowercased().filter { !blanks.contains($0) }
  }
}
