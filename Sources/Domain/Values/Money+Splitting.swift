extension Money {
  /// Splits the amount by weight so that the parts sum to the whole: each part is rounded towards zero, and the cents left
  /// over go one each to the parts that lost most by it, the earlier one first among equals (largest remainder).
  ///
  /// Negative weights count as zero. Where all weights are zero there is nothing to go by and the parts are equal.
  package func split(by weights: [Int64]) -> [Money] {
    guard !weights.isEmpty else { return [] }
    var shares = weights.map { Int128(max(0, $0)) }
    if shares.allSatisfy({ $0 == 0 }) { shares = shares.map { _ in 1 } }
    let total = shares.reduce(0, +)
    let whole = Int128(cents)
    let magnitude = whole < 0 ? -whole : whole

    var parts: [Int64] = []
    parts.reserveCapacity(shares.count)
    var remainders: [(lost: Int128, index: Int)] = []
    remainders.reserveCapacity(shares.count)
    var left = magnitude
    for (index, share) in shares.enumerated() {
      let (quotient, remainder) = (magnitude * share).quotientAndRemainder(dividingBy: total)
      parts.append(Int64(quotient))
      left -= quotient
      if remainder > 0 { remainders.append((remainder, index)) }
    }
    remainders.sort { $0.lost != $1.lost ? $0.lost > $1.lost : $0.index < $1.index }
    for entry in remainders.prefix(Int(left)) { parts[entry.index] += 1 }
    return parts.map { Money(cents: cents < 0 ? -$0 : $0) }
  }

  /// Splits the amount into `count` parts that differ by at most one cent and sum to the whole.
  package func split(into count: Int) -> [Money] {
    split(by: Array(repeating: 1, count: max(0, count)))
  }

  /// `numerator`/`denominator` of the amount, rounded to the cent away from zero at one half (kaufmännisch).
  package func times(_ numerator: Int64, over denominator: Int64) -> Money {
    precondition(denominator > 0, "a share has a positive denominator")
    let product = Int128(cents) * Int128(numerator)
    let half = Int128(denominator) / 2
    let magnitude = product < 0 ? -product : product
    // An odd denominator has no exact half, so adding its floor decides every case as rounding to the nearest does.
    let rounded = (magnitude + half) / Int128(denominator)
    return Money(cents: Int64(product < 0 ? -rounded : rounded))
  }
}
