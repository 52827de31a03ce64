/// The stages of a property over time: the plan is a dashed frame, what happened a bar within it, in the shapes of `StageStrip`.
package struct StageTimeline: Sendable {
  /// A stage with its plan and what became of it, each as fractions of the time shown.
  package struct Row: Sendable {
    let name: String
    let label: String
    let state: StageStrip.State
    let plan: ClosedRange<Double>?
    let fact: ClosedRange<Double>?

    /// - Parameter label: in words, what the bar shows.
    package init(_ name: String, label: String, state: StageStrip.State, plan: ClosedRange<Double>?, fact: ClosedRange<Double>?)
    {
      self.name = name
      self.label = label
      self.state = state
      self.plan = plan
      self.fact = fact
    }
  }

  /// A text at the axis of time.
  package struct Mark: Sendable {
    let at: Double
    let text: String

    package init(_ text: String, at: Double) {
      self.at = at.asFraction
      self.text = text
    }
  }

  private static let left = 190.0
  private static let width = 690.0
  private static let pitch = 28.0
  private static let top = 24.0

  private let rows: [Row]
  private let marks: [Mark]
  private let today: Mark?
  private let label: String

  /// - Parameter label: what the chart shows, in a sentence; the list beside it has the days.
  package init(_ rows: [Row], marks: [Mark], today: Mark?, label: String) {
    self.rows = rows
    self.marks = marks
    self.today = today
    self.label = label
  }

  package var html: HTML {
    let bottom = Self.top + Double(rows.count) * Self.pitch
    return SVG.drawing("chart stages", width: 900, height: bottom + 22, label: label) {
      SVG.path("grid", marks.flatMap { [.move(Self.x($0.at), Self.top - 4), .line(Self.x($0.at), bottom)] })
      for mark in marks { SVG.text(mark.text, x: Self.x(mark.at), y: 14, anchor: Self.anchor(mark.at)) }
      for (index, row) in rows.enumerated() {
        SVG.group(row.label) { Self.row(row, y: Self.top + Double(index) * Self.pitch) }
      }
      if let today {
        SVG.path("today", [.move(Self.x(today.at), Self.top - 4), .line(Self.x(today.at), bottom)])
        SVG.text(today.text, x: Self.x(today.at), y: bottom + 16, anchor: Self.anchor(today.at))
      }
    }
  }

  @HTMLBuilder private static func row(_ row: Row, y: Double) -> HTML {
    SVG.text(row.name, x: 0, y: y + 15)
    if let plan = row.plan {
      SVG.rectangle("plan", x: x(plan.lowerBound), y: y + 2, width: length(plan), height: 18, radius: 2)
    }
    if let fact = row.fact {
      let (begin, width) = (x(fact.lowerBound), length(fact))
      switch row.state {
      case .planned, .skipped: HTML.nothing
      case .active: SVG.rectangle("run", x: begin, y: y + 6, width: width, height: 10)
      case .suspended: SVG.rectangle("hold", x: begin, y: y + 6, width: width, height: 10)
      case .completed: SVG.rectangle("done", x: begin, y: y + 6, width: width, height: 10)
      case .accepted:
        SVG.rectangle("done", x: begin, y: y + 6, width: width, height: 10)
        if width > 14 {
          SVG.path(
            "tick",
            [.move(begin + width - 12, y + 11), .line(begin + width - 9, y + 14), .line(begin + width - 4, y + 8)])
        }
      }
    }
    if case .skipped = row.state, let plan = row.plan {
      SVG.path("omitted", [.move(x(plan.lowerBound), y + 11), .line(x(plan.upperBound), y + 11)])
    }
  }

  /// Short as a day may be, it is seen.
  private static func length(_ range: ClosedRange<Double>) -> Double { max((range.upperBound - range.lowerBound) * width, 3) }

  private static func x(_ time: Double) -> Double { left + time.asFraction * width }

  private static func anchor(_ time: Double) -> SVG.Anchor { time < 0.04 ? .start : time > 0.96 ? .end : .middle }
}
