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
    SVG.drawing("chart", width: 900, height: 240, label: label) {
      SVG.path(
        "grid",
        [.move(70, 20), .line(70, 200), .line(880, 200)] + moneyMarks.flatMap { [.move(70, y($0.at)), .line(880, y($0.at))] })
      for mark in moneyMarks { SVG.text(mark.text, x: 62, y: y(mark.at) + 4, anchor: .end) }
      for mark in timeMarks { SVG.text(mark.text, x: x(mark.at), y: 232, anchor: anchor(mark.at)) }
      SVG.path("gap", gap)
      SVG.path("plan", line(plan))
      SVG.path("fact", line(fact))
      if let today {
        SVG.path("today", [.move(x(today.at), 20), .line(x(today.at), 200)])
        SVG.text(today.text, x: x(today.at), y: 216, anchor: anchor(today.at))
      }
    }
  }

  private func x(_ time: Double) -> Double { 70 + time * 780 }

  private func y(_ money: Double) -> Double { 200 - money * 180 }

  private func anchor(_ time: Double) -> SVG.Anchor { time < 0.1 ? .start : time > 0.9 ? .end : .middle }

  private func line(_ points: [Point]) -> [SVG.Step] {
    points.enumerated().map {
      $0.offset == 0 ? .move(x($0.element.time), y($0.element.money)) : .line(x($0.element.time), y($0.element.money))
    }
  }

  /// From where the money stands to where the plan would have it until the end.
  private var gap: [SVG.Step] {
    guard let now = fact.last, let end = plan.last else { return [] }
    let later = plan.filter { $0.time > now.time }
    let corners =
      [Point(time: now.time, money: planned(at: now.time))] + later + [Point(time: end.time, money: now.money), now]
    return line(corners) + [.close]
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
