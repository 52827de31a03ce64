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
    /// How long the next try has to wait, and by which of the counts; 0 and none while tries are free.
    fileprivate(set) var wait_seconds = 0
    fileprivate(set) var reached: [SignInThrottle.Kind] = []
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
    var charge = Charge(at: now, isFamiliar: isFamiliar)
    let counted: [(SignInThrottle, SignInThrottle.Kind, [UInt8])] = [
      (states[0], .accountFromAddress, pair), (states[1], .address, address), (states[2], .account, account),
    ]
    for (state, kind, key) in isFamiliar ? [counted[0]] : counted {
      let charged = state.charged(kind, at: now)
      try ThrottleStore.set(charged, of: key, tx)
      let wait_seconds = charged.wait_seconds(at: now)
      if wait_seconds > 0 { charge.reached.append(kind) }
      charge.wait_seconds = max(charge.wait_seconds, wait_seconds)
    }
    return charge
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

  /// Writes down that tries are turned away for a while: once for each try that brought it about and not for each that was turned away,
  /// so that nobody fills the trail from outside. Which address it was is not written down.
  static func recordThrottle(
    _ wait_seconds: Int, by kinds: [SignInThrottle.Kind], subject: String, _ tx: Transaction
  ) throws {
    guard wait_seconds > 0 else { return }
    try AuditEvents.record(
      tx, operation: "sign_in.throttle", subject: subject,
      facts: ["by": .list(kinds.map { .text($0.rawValue) }), "wait_seconds": .integer(wait_seconds)])
  }

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
