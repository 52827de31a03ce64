/// The patterns that charts fill with. A page that shows any chart has them once, before the first one.
package enum ChartPatterns {
  /// The hatch of what is suspended, under the id `hatch`.
  package static var definitions: HTML {
    let line = HTML.shape(
      "line",
      [
        .class("hatch"), Attribute("x1", text: "0"), Attribute("y1", text: "0"), Attribute("x2", text: "0"),
        Attribute("y2", text: "6"),
      ])
    let pattern = HTML.element(
      "pattern",
      [
        .id("hatch"), .width(6), .height(6), Attribute("patternUnits", text: "userSpaceOnUse"),
        Attribute("patternTransform", text: "rotate(45)"),
      ], line)
    return .element(
      "svg", [.class("patterns"), .width(0), .height(0), .aria("hidden", true)], .element("defs", [], pattern))
  }
}
