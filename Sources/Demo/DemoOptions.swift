package import Domain

/// How large an invented world is to be, and which one: the same options always give the same bytes.
package struct DemoOptions: Sendable, Hashable {
  package let properties_count: Int
  package let participants_count: Int
  package let months_count: Int
  package let seed: UInt64
  package let start: YearMonth

  package static let properties_range = 1...2_000
  package static let participants_range = 0...50_000
  package static let months_range = 1...60

  /// - Throws: `Problem` where a size is outside what the codes and the invented histories have room for.
  package init(properties: Int, participants: Int, months: Int, seed: UInt64, start: YearMonth) throws {
    try Self.check(properties, in: Self.properties_range, option: "--properties")
    try Self.check(participants, in: Self.participants_range, option: "--participants")
    try Self.check(months, in: Self.months_range, option: "--months")
    guard (2000...2100).contains(start.year) else {
      throw Problem(
        code: "demo.start",
        message: Phrase(
          "Der Beginn \(start) liegt nicht zwischen 2000 und 2100.", en: "The start \(start) is not between 2000 and 2100."),
        hint: Phrase("--start 2025-11", en: "--start 2025-11"), exit: .usage)
    }
    properties_count = properties
    participants_count = participants
    months_count = months
    self.seed = seed
    self.start = start
  }

  private static func check(_ value: Int, in range: ClosedRange<Int>, option: String) throws {
    guard !range.contains(value) else { return }
    throw Problem(
      code: "demo.size",
      message: Phrase(
        "\(option) \(value) geht nicht: erlaubt sind \(range.lowerBound) bis \(range.upperBound).",
        en: "\(option) \(value) is not possible: \(range.lowerBound) to \(range.upperBound) are."),
      exit: .usage)
  }
}
