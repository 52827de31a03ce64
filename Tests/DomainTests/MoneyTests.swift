import Testing

@testable import Domain

@Suite struct `Money in whole cents` {
  @Test func `the parts of a split sum to the whole and differ from the exact share by less than a cent`() {
    var random = RandomSource(seed: 1)
    for _ in 0..<20_000 {
      let whole = Money(cents: Int64.random(in: -10_000_000_000...10_000_000_000, using: &random))
      let weights = (0..<Int.random(in: 1...12, using: &random)).map { _ in Int64.random(in: 0...1_000_000, using: &random) }
      let parts = whole.split(by: weights)
      #expect(parts.count == weights.count)
      #expect(parts.sum() == whole)
      let total = weights.reduce(0, +)
      guard total > 0 else { continue }
      for (part, weight) in zip(parts, weights) {
        let difference = Int128(part.cents) * Int128(total) - Int128(whole.cents) * Int128(weight)
        #expect(difference.magnitude < Int128(total).magnitude)
      }
    }
  }

  @Test func `a weight of zero gets nothing while another has one`() {
    #expect(Money(cents: 100).split(by: [0, 3, 0, 4]).map(\.cents) == [0, 43, 0, 57])
    #expect(Money(cents: 1).split(by: [0, 1, 1]).map(\.cents) == [0, 1, 0])
  }

  @Test func `equal parts give the cents left over to the first`() {
    #expect(Money(cents: 100).split(into: 3).map(\.cents) == [34, 33, 33])
    #expect(Money(cents: -100).split(into: 3).map(\.cents) == [-34, -33, -33])
    #expect(Money(cents: 2).split(by: [0, 0, 0]).map(\.cents) == [1, 1, 0])
    #expect(Money(cents: 100).split(into: 0).isEmpty)
  }

  @Test func `the largest amounts split without overflow`() {
    let whole = Money(cents: .max)
    #expect(whole.split(by: [.max / 4, .max / 4, 7]).sum() == whole)
  }

  @Test(arguments: [
    (5, 1, 2, 3), (-5, 1, 2, -3), (1, 1, 3, 0), (2, 1, 3, 1), (100, 7500, 10_000, 75), (1, 5000, 10_000, 1), (0, 3, 7, 0),
  ]) func `a share is rounded to the cent, away from zero at one half`(_ cents: Int, _ over: Int, _ under: Int, _ result: Int) {
    #expect(Money(cents: Int64(cents)).times(Int64(over), over: Int64(under)).cents == Int64(result))
  }

  @Test(arguments: [
    ("1.234,56", 123_456), ("1234,56", 123_456), ("-0,01", -1), ("1.234,56 €", 123_456), ("0,00", 0), ("12,5", 1250),
    ("572.200,00 €", 57_220_000), ("75.000", 7_500_000), (" 8 EUR ", 800), ("\u{2212}3,10\u{A0}€", -310), ("+1,00", 100),
    ("1\u{2C}00\u{202F}€", 100),
  ]) func `amounts are read as people and spreadsheets write them`(_ text: String, _ cents: Int) throws {
    #expect(try Money.parse(text).cents == Int64(cents))
  }

  @Test(arguments: [
    "", "€", "-", "1.234.56", "1234.56", "1,234.56", "1.23,45", "12.34", "1,234", "1,2,3", "1e3", "--1", "- -1", "1 234,00",
    "abc", ",50", "1,", "9999999999999", "1.2345,00", "0x10",
  ]) func `what is no German amount is refused, not guessed`(_ text: String) {
    #expect(throws: UnreadableValue.self) { try Money.parse(text) }
  }

  @Test func `every amount survives being written and read`() throws {
    var random = RandomSource(seed: 2)
    for cents in [0, 1, -1, 99, 100, -100, 123_456_789]
      + (0..<10_000).map({ _ in
        Int64.random(in: -99_999_999_999_999...99_999_999_999_999, using: &random)
      })
    {
      let amount = Money(cents: cents)
      #expect(try Money.parse(amount.formatted()) == amount)
      #expect(try Money.parse(amount.plain()) == amount)
    }
  }

  @Test func `an amount reads as German bookkeeping writes it`() {
    #expect(Money(cents: 123_456_789).formatted() == "1.234.567,89 €")
    #expect(Money(cents: -1).formatted() == "-0,01 €")
    #expect(Money(cents: 100_000).plain() == "1000,00")
    #expect(Money(cents: .min).formatted() == "-92.233.720.368.547.758,08 €")
  }

  @Test func `a percentage of an amount is exact`() throws {
    #expect(try BasisPoints.parse("12,5 %").of(Money(cents: 100_000)).cents == 12_500)
    #expect(BasisPoints(percent: 20).description == "20,00 %")
    #expect(throws: UnreadableValue.self) { try BasisPoints.parse("zwanzig") }
    #expect(throws: UnreadableValue.self) { try BasisPoints.parse("20 €") }
  }
}
