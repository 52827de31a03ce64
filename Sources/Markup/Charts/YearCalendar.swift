/// A year as months and days, with a shape for each state: filled, crossed, a ring, a dot.
package struct YearCalendar: Sendable {
  /// What is known of a day.
  package enum State: Sendable { case worked, absent, unknown, free, outside }

  /// A month: its short name, and its days from the first one on.
  package struct Month: Sendable {
    let name: String
    let days: [State]

    package init(_ name: String, _ days: [State]) {
      self.name = name
      self.days = days
    }
  }

  /// From month to month: more than from day to day, so that a month reads as a line.
  private static let pitch = 20.0

  private let months: [Month]
  private let label: String

  /// - Parameter label: the sums in words; the table beside the calendar has the days.
  package init(_ months: [Month], label: String) {
    self.months = months
    self.label = label
  }

  package var html: HTML {
    SVG.drawing("calendar", width: 36 + 31 * 14, height: 14 + Double(months.count) * Self.pitch, label: label) {
      for day in [1, 5, 10, 15, 20, 25, 30] { SVG.text("\(day)", x: Self.x(day - 1), y: 10, anchor: .middle) }
      for (row, month) in months.enumerated() {
        let y = 24 + Double(row) * Self.pitch
        SVG.text(month.name, x: 0, y: y + 4)
        for (index, state) in month.days.prefix(31).enumerated() { Self.shape(state, x: Self.x(index), y: y) }
      }
    }
  }

  private static func x(_ index: Int) -> Double { 43 + Double(index) * 14 }

  private static func shape(_ state: State, x: Double, y: Double) -> HTML {
    switch state {
    case .worked: SVG.rectangle("worked", x: x - 5, y: y - 5, width: 10, height: 10, radius: 2)
    case .absent: SVG.path("absent", [.move(x - 4, y - 4), .line(x + 4, y + 4), .move(x + 4, y - 4), .line(x - 4, y + 4)])
    case .unknown: SVG.circle("unknown", x: x, y: y, radius: 4.25)
    case .free: SVG.circle("free", x: x, y: y, radius: 1.25)
    case .outside: .nothing
    }
  }
}
