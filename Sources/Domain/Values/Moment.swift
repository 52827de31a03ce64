/// A point in time, in microseconds since 1970-01-01 UTC, as PostgreSQL's `timestamptz` keeps it.
package struct Moment: Sendable, Hashable {
  package let microsecondsSinceEpoch: Int64

  package init(microsecondsSinceEpoch: Int64) { self.microsecondsSinceEpoch = microsecondsSinceEpoch }

  /// The machine's clock.
  package static func now() -> Moment { Moment(microsecondsSinceEpoch: Int64(systemMilliseconds()) * 1000) }

  /// A wall-clock time in Germany. In the repeated hour of autumn the first of the two is meant.
  package init(on day: LocalDate, at time: Minutes) {
    let wall_seconds = Int64(day.daysSinceEpoch) * 86_400 + Int64(time.count) * 60
    let asSummer = wall_seconds - 7200
    let seconds = Self.isSummerTime(atSeconds: asSummer) ? asSummer : wall_seconds - 3600
    self.init(microsecondsSinceEpoch: seconds * 1_000_000)
  }

  /// The calendar day in Germany.
  package var day: LocalDate { LocalDate(daysSinceEpoch: Int(wall_seconds).flooredQuotient(by: 86_400)) }

  /// The wall-clock time in Germany, in minutes since midnight.
  package var timeOfDay: Minutes {
    Minutes((Int(wall_seconds) - day.daysSinceEpoch * 86_400) / 60)
  }

  private var seconds: Int64 { Int64(Int(microsecondsSinceEpoch).flooredQuotient(by: 1_000_000)) }
  private var wall_seconds: Int64 { seconds + (Self.isSummerTime(atSeconds: seconds) ? 7200 : 3600) }

  /// Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
  /// (Directive 2000/84/EC, Art. 2 and 3; § 1 SoZV). Before 1996 the end lay in September; nothing here is that old.
  private static func isSummerTime(atSeconds seconds: Int64) -> Bool {
    let year = LocalDate(daysSinceEpoch: Int(seconds).flooredQuotient(by: 86_400)).year
    func change(_ month: Int) -> Int64 {
      let last = LocalDate(year: year, month: month, day: 31) ?? LocalDate(daysSinceEpoch: 0)
      let sunday = last.adding(days: -(last.weekday.rawValue % 7))
      return Int64(sunday.daysSinceEpoch) * 86_400 + 3600
    }
    return seconds >= change(3) && seconds < change(10)
  }
}

extension Moment: Comparable {
  package static func < (left: Moment, right: Moment) -> Bool {
    left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
  }
}

extension Moment: CustomStringConvertible {
  /// German wall-clock time: `08.10.2014 14:30`.
  package var description: String {
    let time = timeOfDay.count
    return "\(day.german) \((time / 60).padded(to: 2)):\((time % 60).padded(to: 2))"
  }

  /// `2014-10-08T12:30:00Z`
  package var iso: String {
    let days = Int(seconds).flooredQuotient(by: 86_400)
    let rest = Int(seconds) - days * 86_400
    let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { $0.padded(to: 2) }.joined(separator: ":")
    return "\(LocalDate(daysSinceEpoch: days).iso)T\(clock)Z"
  }
}
