/// What is remembered of failed tries with one user name, from one address, or of one user name from one address.
///
/// Each try beyond the free ones doubles the wait, up to a minute and never longer; one try is forgotten every minute. So
/// guessing is slow for ever, and whoever is guessed at is never kept out for good.
package struct SignInThrottle: Sendable, Hashable {
  /// What the tries are counted by, with how many are free: one's own slips, those of a whole office behind one address, and
  /// guesses at one account from many addresses.
  package enum Kind: String, Sendable, CaseIterable {
    case accountFromAddress, address, account
    /// Codes of the second factor, after a right password.
    case secondFactor

    package var free_count: Int {
      switch self {
      case .accountFromAddress, .secondFactor: 5
      case .address: 20
      case .account: 10
      }
    }
  }

  /// The longest wait.
  package static let longestWait_seconds = 60
  /// One try is forgotten in this time; so nobody makes more than one a minute for long.
  private static let forgetting_microseconds: Int64 = 60_000_000
  /// Beyond this many too many the wait grows no further (2^6 > 60), and neither does what must be forgotten.
  private static let excess_count = 7

  package var tries_thousandths: Int
  package var changedAt: Moment
  package var blockedUntil: Moment?
  /// When the account last came in from the address.
  package var succeededAt: Moment?

  package init(tries_thousandths: Int = 0, changedAt: Moment, blockedUntil: Moment? = nil, succeededAt: Moment? = nil) {
    self.tries_thousandths = tries_thousandths
    self.changedAt = changedAt
    self.blockedUntil = blockedUntil
    self.succeededAt = succeededAt
  }

  /// Tries that are not forgotten yet.
  package func remembered_thousandths(at now: Moment) -> Int {
    let passed = max(0, now.microsecondsSinceEpoch - changedAt.microsecondsSinceEpoch)
    return max(0, tries_thousandths - Int(min(passed * 1000 / Self.forgetting_microseconds, Int64(Int32.max))))
  }

  /// How long the next try has to wait; 0: not at all.
  package func wait_seconds(at now: Moment) -> Int {
    guard let blockedUntil, blockedUntil > now else { return 0 }
    let rest = blockedUntil.microsecondsSinceEpoch - now.microsecondsSinceEpoch
    return min(Self.longestWait_seconds, Int((rest + 999_999) / 1_000_000))
  }

  /// Whether the account has come in from here of late, so that nobody else's tries keep it out.
  package func isFamiliar(at now: Moment) -> Bool {
    succeededAt.map { $0.adding(microseconds: IdentityLimits.familiarAddress_microseconds) > now } ?? false
  }

  /// One more try. It is counted before its outcome is known, so that many at once are counted too.
  package func charged(_ kind: Kind, at now: Moment) -> SignInThrottle {
    var next = self
    let most = (kind.free_count + Self.excess_count) * 1000
    next.tries_thousandths = min(most, remembered_thousandths(at: now) + 1000)
    next.changedAt = now
    let excess = next.tries_thousandths / 1000 - kind.free_count
    next.blockedUntil = nil
    if excess > 0 {
      let wait_seconds = min(Self.longestWait_seconds, 1 << (excess - 1))
      next.blockedUntil = now.adding(microseconds: Int64(wait_seconds) * 1_000_000)
    }
    return next
  }
}
