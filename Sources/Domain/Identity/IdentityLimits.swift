/// How long things last and how many there may be, each with its reason.
package enum IdentityLimits {
  private static let minute: Int64 = 60_000_000
  private static let hour = 60 * minute
  private static let day = 24 * hour

  /// A working day with its breaks: whoever was away longer signs in again.
  package static let sessionIdle_microseconds = 12 * hour
  /// A working week: after it even a browser that never rests signs in again.
  package static let session_microseconds = 7 * day
  /// Enough to fetch a telephone, too little to leave a half-open door.
  package static let pendingSession_microseconds = 10 * minute
  /// How exact `last_seen_at` is; a write for every request would cost more than the request.
  package static let lastSeenStep_microseconds = minute
  /// A new colleague may be on holiday when the invitation is made.
  package static let invitation_microseconds = 7 * day
  /// Whoever asked for a reset is waiting for it.
  package static let reset_microseconds = day
  /// The longest that a program's token lives, as the schema says too.
  package static let apiToken_days = 365
  /// How long an address counts as one that somebody usually comes from.
  package static let familiarAddress_microseconds = 30 * day
  package static let recoveryCodes_count = 10
  /// At most two passwords are hashed at once: each takes 32 MiB and a core for a tenth of a second.
  package static let hashesAtOnce_count = 2
  /// More would wait longer for their turn than people wait for a page.
  package static let hashesWaiting_count = 60
}

extension Moment {
  package func adding(microseconds: Int64) -> Moment { Moment(microsecondsSinceEpoch: microsecondsSinceEpoch + microseconds) }
}
