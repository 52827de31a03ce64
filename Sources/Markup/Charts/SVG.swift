/// The part of SVG that the charts need. Lengths are numbers, and colours stand in the stylesheet under the class.
enum SVG {
  /// A step of a path.
  enum Step {
    case move(Double, Double)
    case line(Double, Double)
    case close
  }

  /// On which side of its point a text stands.
  enum Anchor: String { case start, middle, end }

  /// A drawing that assistive technology reads as its label.
  static func drawing(_ style: String, width: Double, height: Double, label: String, @HTMLBuilder content: () -> HTML) -> HTML {
    let viewBox = [0, 0, width, height].map(length).joined(separator: " ")
    let attributes: [Attribute] = [
      .class(style), Attribute("viewBox", text: viewBox), Attribute("preserveAspectRatio", text: "xMinYMid"), .role("img"),
      .aria("label", label),
    ]
    return .element("svg", attributes, content())
  }

  /// The same chart twice, as wide as a desk's page and as narrow as a phone's: letters shrink with a drawing until nobody can read
  /// them. The stylesheet shows one of the two.
  static func drawings(
    _ style: String, wide: (width: Double, height: Double), narrow: (width: Double, height: Double), label: String,
    @HTMLBuilder content: (_ isNarrow: Bool) -> HTML
  ) -> HTML {
    HTML {
      drawing("\(style) broad", width: wide.width, height: wide.height, label: label) { content(false) }
      drawing("\(style) slim", width: narrow.width, height: narrow.height, label: label) { content(true) }
    }
  }

  /// Shapes that belong together, with the remark that shows on hovering.
  static func group(_ remark: String, @HTMLBuilder content: () -> HTML) -> HTML {
    .element("g", [], HTML(.list([.element("title", [], .text(remark)), content()])))
  }

  static func rectangle(_ style: String, x: Double, y: Double, width: Double, height: Double, radius: Double = 0) -> HTML {
    var attributes = [
      Attribute.class(style), number("x", x), number("y", y), number("width", max(width, 0)), number("height", max(height, 0)),
    ]
    if radius > 0 { attributes.append(number("rx", radius)) }
    return .shape("rect", attributes)
  }

  static func circle(_ style: String, x: Double, y: Double, radius: Double) -> HTML {
    .shape("circle", [.class(style), number("cx", x), number("cy", y), number("r", radius)])
  }

  static func path(_ style: String, _ steps: [Step]) -> HTML {
    let written = steps.map { step in
      switch step {
      case .move(let x, let y): "M\(length(x)) \(length(y))"
      case .line(let x, let y): "L\(length(x)) \(length(y))"
      case .close: "Z"
      }
    }
    return .shape("path", [.class(style), Attribute("d", text: written.joined())])
  }

  static func text(_ text: String, x: Double, y: Double, anchor: Anchor = .start, style: String? = nil) -> HTML {
    .element(
      "text", [.class(style), number("x", x), number("y", y), Attribute("text-anchor", text: anchor.rawValue)], .text(text))
  }

  private static func number(_ name: StaticString, _ number: Double) -> Attribute { Attribute(name, text: length(number)) }

  /// A length to a hundredth; what is no number becomes 0. Without `rounded`, which would need the C library of mathematics.
  static func length(_ length: Double) -> String {
    guard length.isFinite, length.magnitude < 1e9 else { return "0" }
    let hundredths = Int(length * 100 + (length < 0 ? -0.5 : 0.5))
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Double {
  /// The number within 0 and 1; what is no number is 0.
  var asFraction: Double { self > 0 ? Swift.min(self, 1) : 0 }
}
