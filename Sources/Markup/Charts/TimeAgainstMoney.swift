/// Time left against money left: what was planned, what became of it, today, and what remains between them until the end.
package struct TimeAgainstMoney: Sendable {
  /// A day and an amount, each as a fraction of its axis.
  package struct Point: Sendable {
    let time: Double
    let money: Double

    package init(time: Double, money: Double) {
      self.time = time.asFraction
      self.money = money.asFraction
    }
  }

  /// A text at an axis.
  package struct Mark: Sendable {
    let at: Double
    let text: String

    package init(_ text: String, at: Double) {
      self.at = at.asFraction
      self.text = text
    }
  }

  private let plan: [Point]
  private let fact: [Point]
  private let today: Mark?
  private let moneyMarks: [Mark]
  private let timeMarks: [Mark]
  private let label: String

  /// - Parameters:
  ///   - plan: in order of time; so is `fact`, whose last point is where the money stands now.
  ///   - today: nothing once the period is over.
  ///   - label: what the chart shows, in a sentence; the table beside it has the figures.
  package init(plan: [Point], fact: [Point], today: Mark?, moneyMarks: [Mark], timeMarks: [Mark], label: String) {
    self.plan = plan
    self.fact = fact
    self.today = today
    self.moneyMarks = moneyMarks
    self.timeMarks = timeMarks
    self.label = label
  }

  package var html: HTML {
    SVG.drawings("chart", wide: (900, 240), narrow: (344, 240), label: label) { drawn($0 ? Self.slim : Self.broad) }
  }

  /// From where to where time runs, and where the lines of the amounts end.
  private typealias Place = (left: Double, right: Double, edge: Double)

  private static let broad: Place = (70, 850, 880)
  private static let slim: Place = (64, 338, 344)

  @HTMLBuilder private func drawn(_ place: Place) -> HTML {
    let (left, _, edge) = place
    SVG.path(
      "grid",
      [.move(left, 20), .line(left, 200), .line(edge, 200)]
        + moneyMarks.flatMap { [.move(left, y($0.at)), .line(edge, y($0.at))] })
    for mark in moneyMarks { SVG.text(mark.text, x: left - 8, y: y(mark.at) + 4, anchor: .end) }
    for mark in timeMarks { SVG.text(mark.text, x: x(mark.at, place), y: 232, anchor: anchor(mark.at)) }
    SVG.path("gap", gap(place))
    SVG.path("plan", line(plan, place))
    SVG.path("fact", line(fact, place))
    if let today {
      SVG.path("today", [.move(x(today.at, place), 20), .line(x(today.at, place), 200)])
      SVG.text(today.text, x: x(today.at, place), y: 216, anchor: anchor(today.at))
    }
  }

  private func x(_ time: Double, _ place: Place) -> Double { place.left + time * (place.right - place.left) }

  private func y(_ money: Double) -> Double { 200 - money * 180 }

  private func anchor(_ time: Double) -> SVG.Anchor { time < 0.1 ? .start : time > 0.9 ? .end : .middle }

  private func line(_ points: [Point], _ place: Place) -> [SVG.Step] {
    points.enumerated().map {
      let (x, y) = (x($0.element.time, place), y($0.element.money))
      return $0.offset == 0 ? .move(x, y) : .line(x, y)
    }
  }

  /// From where the money stands to where the plan would have it until the end.
  private func gap(_ place: Place) -> [SVG.Step] {
    guard let now = fact.last, let end = plan.last else { return [] }
    let later = plan.filter { $0.time > now.time }
    let corners =
      [Point(time: now.time, money: planned(at: now.time))] + later + [Point(time: end.time, money: now.money), now]
    return line(corners, place) + [.close]
  }

  /// Where the plan stands at a time, between its points.
  private func planned(at time: Double) -> Double {
    guard let after = plan.firstIndex(where: { $0.time >= time }) else { return plan.last?.money ?? 0 }
    guard after > 0, plan[after].time > plan[after - 1].time else { return plan[after].money }
    let before = plan[after - 1]
    let share = (time - before.time) / (plan[after].time - before.time)
    return before.money + (plan[after].money - before.money) * share
  }
}
