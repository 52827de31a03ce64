/// An amount of euros in whole cents. Never floating point: what is split sums to what was split.
package struct Money: Sendable, Hashable {
  package var cents: Int64

  package init(cents: Int64) { self.cents = cents }

  package static let zero = Money(cents: 0)

  package var isZero: Bool { cents == 0 }
  package var isNegative: Bool { cents < 0 }

  package static func + (left: Money, right: Money) -> Money { Money(cents: left.cents + right.cents) }
  package static func - (left: Money, right: Money) -> Money { Money(cents: left.cents - right.cents) }
  package static prefix func - (amount: Money) -> Money { Money(cents: -amount.cents) }
  package static func * (amount: Money, count: Int) -> Money { Money(cents: amount.cents * Int64(count)) }
  package static func += (left: inout Money, right: Money) { left.cents += right.cents }
  package static func -= (left: inout Money, right: Money) { left.cents -= right.cents }
}

extension Money: Comparable {
  package static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}

extension Sequence where Element == Money {
  /// The sum in cents; zero for nothing.
  package func sum() -> Money { reduce(.zero, +) }
}
