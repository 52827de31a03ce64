import Testing

@testable import Domain

@Suite struct `Half-open periods` {
  /// The days of a small world in which every period can be compared with the set of its days.
  private static let world = 0..<24

  private static func range(_ random: inout RandomSource) -> DateRange {
    let bounds = [Int.random(in: -3..<27, using: &random), Int.random(in: -3..<27, using: &random)].sorted()
    let lower = Int.random(in: 0..<6, using: &random) == 0 ? nil : LocalDate(daysSinceEpoch: bounds[0])
    let upper = Int.random(in: 0..<6, using: &random) == 0 ? nil : LocalDate(daysSinceEpoch: bounds[1])
    return DateRange(lower: lower, upper: upper) ?? .empty
  }

  private static func days(_ range: DateRange) -> Set<Int> {
    Set(world.filter { range.contains(LocalDate(daysSinceEpoch: $0)) })
  }

  @Test func `periods behave as the sets of their days`() {
    var random = RandomSource(seed: 4)
    for _ in 0..<20_000 {
      let (left, right) = (Self.range(&random), Self.range(&random))
      let (leftDays, rightDays) = (Self.days(left), Self.days(right))
      #expect(Self.days(left.intersection(right)) == leftDays.intersection(rightDays))
      #expect(left.intersection(right) == right.intersection(left))
      #expect(left.overlaps(right) == !left.intersection(right).isEmpty)
      #expect(left.subtracting(right).reduce(into: Set()) { $0.formUnion(Self.days($1)) } == leftDays.subtracting(rightDays))
      #expect(left.subtracting(right).allSatisfy { !$0.overlaps(right) })
      if let union = left.union(right) {
        #expect(Self.days(union) == leftDays.union(rightDays))
      } else {
        #expect(!left.overlaps(right) && !left.isAdjacent(to: right))
      }
      #expect(left.contains(right) == (right.subtracting(left).isEmpty))
    }
  }

  @Test func `merging keeps every day and leaves no two periods that touch`() {
    var random = RandomSource(seed: 5)
    for _ in 0..<3_000 {
      let ranges = (0..<Int.random(in: 0...6, using: &random)).map { _ in Self.range(&random) }
      let merged = DateRange.merged(ranges)
      let expected = ranges.reduce(into: Set()) { $0.formUnion(Self.days($1)) }
      #expect(merged.reduce(into: Set()) { $0.formUnion(Self.days($1)) } == expected)
      for (index, range) in merged.enumerated() {
        for other in merged.dropFirst(index + 1) {
          #expect(!range.overlaps(other) && !range.isAdjacent(to: other))
        }
      }
    }
  }

  @Test func `the day after the last one belongs to the next period`() {
    let first = DateRange(from: "2026-01-01", through: "2026-01-31")
    let second = DateRange(from: "2026-02-01", through: "2026-02-28")
    #expect(first.contains("2026-01-31") && !first.contains("2026-02-01"))
    #expect(!first.overlaps(second) && first.isAdjacent(to: second))
    #expect(first.lastDay == "2026-01-31")
    #expect(first.upper == "2026-02-01")
    #expect(first.days_count == 31)
    #expect(Array(first.days).last == "2026-01-31")
  }

  @Test func `a period does not end before it begins, and all empty ones are equal`() {
    #expect(DateRange(lower: "2026-01-02", upper: "2026-01-01") == nil)
    #expect(DateRange(lower: "2026-01-02", upper: "2026-01-02") == .empty)
    #expect(DateRange(from: "2026-01-02", through: "2026-01-01") == .empty)
    #expect(Array(DateRange.unbounded.days).isEmpty)
    #expect(DateRange(from: "2026-01-01").days_count == nil)
  }

  @Test func `people read an inclusive end`() {
    #expect(DateRange(from: "2013-06-01", through: "2014-10-08").phrase.german == "01.06.2013 – 08.10.2014")
    #expect(DateRange(from: "2013-06-01").phrase.german == "ab 01.06.2013")
    #expect(DateRange(lower: nil, upper: "2013-06-01")?.phrase.german == "bis 31.05.2013")
    #expect(DateRange("2013-06-01").phrase.german == "01.06.2013")
    #expect(DateRange.unbounded.phrase.english == "without limit")
  }
}
