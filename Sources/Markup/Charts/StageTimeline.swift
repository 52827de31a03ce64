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

  /// Where things stand: names beside the bars, or above them where there is no room.
  private struct Place {
    let left: Double
    let width: Double
    let pitch: Double
    /// From the top of a row to its bar.
    let drop: Double

    static let broad = Place(left: 190, width: 690, pitch: 28, drop: 0)
    static let slim = Place(left: 2, width: 340, pitch: 46, drop: 18)

    func x(_ time: Double) -> Double { left + time.asFraction * width }

    /// Short as a day may be, it is seen.
    func length(_ range: ClosedRange<Double>) -> Double { max((range.upperBound - range.lowerBound) * width, 3) }
  }

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
    let (broad, slim) = (Place.broad, Place.slim)
    return SVG.drawings(
      "chart stages", wide: (900, bottom(broad) + 22), narrow: (344, bottom(slim) + 22), label: label
    ) { drawn($0 ? slim : broad) }
  }

  private func bottom(_ place: Place) -> Double { Self.top + Double(rows.count) * place.pitch }

  @HTMLBuilder private func drawn(_ place: Place) -> HTML {
    let bottom = bottom(place)
    SVG.path("grid", marks.flatMap { [.move(place.x($0.at), Self.top - 4), .line(place.x($0.at), bottom)] })
    for mark in marks { SVG.text(mark.text, x: place.x(mark.at), y: 14, anchor: Self.anchor(mark.at)) }
    for (index, row) in rows.enumerated() {
      SVG.group(row.label) { Self.row(row, y: Self.top + Double(index) * place.pitch, place) }
    }
    if let today {
      SVG.path("today", [.move(place.x(today.at), Self.top - 4), .line(place.x(today.at), bottom)])
      SVG.text(today.text, x: place.x(today.at), y: bottom + 16, anchor: Self.anchor(today.at))
    }
  }

  @HTMLBuilder private static func row(_ row: Row, y top: Double, _ place: Place) -> HTML {
    SVG.text(row.name, x: 0, y: top + 15)
    let y = top + place.drop
    if let plan = row.plan {
      SVG.rectangle("plan", x: place.x(plan.lowerBound), y: y + 2, width: place.length(plan), height: 18, radius: 2)
    }
    if let fact = row.fact {
      let (begin, width) = (place.x(fact.lowerBound), place.length(fact))
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
      SVG.path("omitted", [.move(place.x(plan.lowerBound), y + 11), .line(place.x(plan.upperBound), y + 11)])
    }
  }

  /// At the edges a text stands beside its place, so that nothing of it is cut off.
  private static func anchor(_ time: Double) -> SVG.Anchor { time < 0.08 ? .start : time > 0.92 ? .end : .middle }
}
