/// Whether somebody was on the site on a day, and from when to when; never why not.
package struct SitePresence: Sendable, Hashable {
  /// The hours somebody was there, in minutes after midnight, with the break that is none of them.
  package struct Hours: Sendable, Hashable {
    package let start: Minutes
    package let end: Minutes
    package let pause: Minutes

    package init(from start: Minutes, to end: Minutes, pause: Minutes = .zero) {
      self.start = start
      self.end = end
      self.pause = pause
    }
  }

  /// Code of the participant.
  package let participant: String
  package let isPresent: Bool
  /// Nil where nobody said from when to when, and always for whoever was not there.
  package let hours: Hours?

  package init(_ participant: String, isPresent: Bool, hours: Hours? = nil) {
    self.participant = participant
    self.isPresent = isPresent
    self.hours = hours
  }
}

extension SitePresence.Hours: CustomStringConvertible {
  /// `7:00–14:30, Pause 0:30`
  package var description: String {
    let time = "\(Self.clock(start))–\(Self.clock(end))"
    return pause == .zero ? time : time + ", Pause \(Self.clock(pause))"
  }

  private static func clock(_ minutes: Minutes) -> String {
    "\(minutes.count / 60):\(minutes.count % 60 < 10 ? "0" : "")\(minutes.count % 60)"
  }
}
