/// The stages of a property in one look: shape and fill say the state, colour only repeats it.
package struct StageStrip: Sendable {
  /// How a stage stands.
  package enum State: Sendable, Equatable {
    case planned
    /// Part of it is done, 0 to 1.
    case active(fraction: Double)
    case suspended(fraction: Double)
    case completed
    case accepted
    case skipped
  }

  /// A stage, and in words what its box shows: „Sanierung: in Arbeit, 35 %“.
  package struct Stage: Sendable {
    let label: String
    let state: State

    package init(_ label: String, _ state: State) {
      self.label = label
      self.state = state
    }
  }

  private static let pitch = 29.0

  private let stages: [Stage]

  package init(_ stages: [Stage]) { self.stages = stages }

  package var html: HTML {
    let label = stages.map(\.label).joined(separator: "; ")
    return SVG.drawing("stages", width: Double(stages.count) * Self.pitch, height: 25, label: label) {
      for (index, stage) in stages.enumerated() {
        SVG.group(stage.label) { Self.box(stage.state, x: Double(index) * Self.pitch + 0.5) }
      }
    }
  }

  @HTMLBuilder private static func box(_ state: State, x: Double) -> HTML {
    part("box", x: x)
    switch state {
    case .planned: HTML.nothing
    case .active(let fraction): part("run", x: x, fraction: fraction)
    case .suspended(let fraction):
      part("hold", x: x)
      part("run", x: x, fraction: fraction)
    case .completed: part("done", x: x)
    case .accepted:
      part("done", x: x)
      SVG.path("tick", [.move(x + 7.5, 13), .line(x + 11.5, 17), .line(x + 18.5, 9)])
    case .skipped: SVG.path("omitted", [.move(x + 5, 12.5), .line(x + 21, 12.5)])
    }
  }

  private static func part(_ style: String, x: Double, fraction: Double = 1) -> HTML {
    SVG.rectangle(style, x: x, y: 3.5, width: 26 * fraction.asFraction, height: 18, radius: 2)
  }
}
