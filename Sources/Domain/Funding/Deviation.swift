/// How the spending of a budget line stands against its plan, by the pot's own rule: up to 20 v.H. over where other lines save
/// as much (ANBest-P Nr. 1.2); exactly the limit is still allowed, and requirements of an authority lift it.
package enum Deviation: Sendable, Hashable {
  case withinPlan
  /// Over its plan and inside the limit: has to be saved elsewhere.
  case allowed(over: Money)
  /// Over the limit, allowed because an authority required it.
  case required(over: Money)
  /// Over the limit.
  case exceeded(over: Money, allowed: Money)

  /// - Parameter limit: how far over is allowed, of the line's own plan; nil where only the total binds.
  package init(planned: Money, actual: Money, limit: BasisPoints?, isRequiredByAuthority: Bool = false) {
    let over = actual - planned
    guard over > .zero else {
      self = .withinPlan
      return
    }
    guard let limit else {
      self = .allowed(over: over)
      return
    }
    // Compared without division: 20,00 % exactly is allowed, one cent more is not.
    if Int128(over.cents) * 10_000 <= Int128(planned.cents) * Int128(limit.value) {
      self = .allowed(over: over)
    } else if isRequiredByAuthority {
      self = .required(over: over)
    } else {
      let cents = Int128(planned.cents) * Int128(limit.value) / 10_000
      self = .exceeded(over: over, allowed: Money(cents: Int64(cents)))
    }
  }
}

/// The checks of a whole plan: the total, and each line against its own limit.
package struct PlanDeviation: Sendable, Hashable {
  /// A line with its plan and what was spent.
  package struct Line: Sendable, Hashable {
    package let planned: Money
    package let actual: Money
    package let isRequiredByAuthority: Bool

    package init(planned: Money, actual: Money, isRequiredByAuthority: Bool = false) {
      self.planned = planned
      self.actual = actual
      self.isRequiredByAuthority = isRequiredByAuthority
    }
  }

  /// How far the total is over the plan's; zero where it is not. By arithmetic this is also what lines are over beyond the
  /// savings of the others, so no overrun is uncompensated while it is zero.
  package let totalOver: Money
  /// One for each line, in the same order.
  package let lines: [Deviation]

  package init(_ lines: [Line], limit: BasisPoints?) {
    self.lines = lines.map {
      Deviation(planned: $0.planned, actual: $0.actual, limit: limit, isRequiredByAuthority: $0.isRequiredByAuthority)
    }
    totalOver = max(.zero, lines.map(\.actual).sum() - lines.map(\.planned).sum())
  }
}
