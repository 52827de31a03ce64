/// Time worked, in whole minutes; never hours as a fraction.
package struct Minutes: Sendable, Hashable {
  package var count: Int

  package init(_ count: Int) { self.count = count }
  package init(hours: Int, minutes: Int = 0) { count = hours * 60 + minutes }

  package static let zero = Minutes(0)

  package static func + (left: Minutes, right: Minutes) -> Minutes { Minutes(left.count + right.count) }
  package static func - (left: Minutes, right: Minutes) -> Minutes { Minutes(left.count - right.count) }
  package static func += (left: inout Minutes, right: Minutes) { left.count += right.count }
}

extension Minutes: Comparable {
  package static func < (left: Minutes, right: Minutes) -> Bool { left.count < right.count }
}

extension Sequence where Element == Minutes {
  /// The sum; zero for nothing.
  package func sum() -> Minutes { reduce(.zero, +) }
}

extension Minutes: CustomStringConvertible {
  /// As people read it: `1.234:05 h`.
  package var description: String { formatted() }

  /// As people read it: `1.234:05 h`.
  package func formatted() -> String {
    let (hours, minutes) = count.magnitude.quotientAndRemainder(dividingBy: 60)
    return "\(count < 0 ? "-" : "")\(hours.groupedByThousands()):\(minutes.padded(to: 2)) h"
  }

  /// Reads minutes (`450`), hours and minutes (`7:30`, `7:30 h`) and decimal hours that are whole minutes (`7,5 h`).
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> Minutes {
    var bytes = Array(text.utf8).trimmed()
    let namesHours = bytes.last == UInt8(ascii: "h")
    if namesHours { bytes = Array(bytes.dropLast()).trimmed() }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    if parts.count == 2, parts[0].count <= 6, parts[1].count == 2, let hours = parts[0].decimalValue(),
      let minutes = parts[1].decimalValue(), minutes < 60
    {
      return Minutes(hours: Int(hours), minutes: Int(minutes))
    }
    if namesHours, let hundredths = try? Money.parse(String(decoding: bytes, as: UTF8.self)).cents, hundredths >= 0,
      (hundredths * 60).isMultiple(of: 100)
    {
      return Minutes(Int(hundredths * 60 / 100))
    }
    if !namesHours, bytes.count <= 8, let minutes = bytes.decimalValue() { return Minutes(Int(minutes)) }
    throw UnreadableValue(
      code: "minutes.unreadable",
      message: Phrase("„\(text)“ ist keine Dauer.", en: "“\(text)” is not a duration."),
      hint: Phrase(
        "Eine Dauer steht in Minuten (450) oder als Stunden und Minuten (7:30).",
        en: "Write a duration in minutes (450) or as hours and minutes (7:30)."))
  }
}
