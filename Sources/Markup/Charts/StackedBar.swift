/// How a sum consists of its parts, such as cost by cost group. The table beside it names the parts in the same order.
package struct StackedBar: Sendable {
  /// A part of the sum, named shortly: „300“.
  package struct Part: Sendable {
    let name: String
    let amount_cents: Int64

    package init(_ name: String, amount_cents: Int64) {
      self.name = name
      self.amount_cents = amount_cents
    }
  }

  private let parts: [Part]
  private let label: String

  /// Parts of nothing or less are left out: a bar has no negative length.
  /// - Parameter label: the parts with their amounts in words.
  package init(_ parts: [Part], label: String) {
    self.parts = parts.filter { $0.amount_cents > 0 }
    self.label = label
  }

  package var html: HTML {
    SVG.drawings("stacked", wide: (600, 28), narrow: (320, 28), label: label) { drawn(width: $0 ? 319 : 599) }
  }

  @HTMLBuilder private func drawn(width whole: Double) -> HTML {
    if parts.isEmpty { SVG.rectangle("part", x: 0.5, y: 0.5, width: whole, height: 27) }
    boxes(whole)
  }

  private func boxes(_ whole: Double) -> [HTML] {
    let total = parts.reduce(0) { $0 + Double($1.amount_cents) }
    var begin = 0.5
    return parts.enumerated().map { index, part in
      let width = whole * Double(part.amount_cents) / total
      defer { begin += width }
      return SVG.group(part.name) {
        SVG.rectangle("part part-\(index % 6 + 1)", x: begin, y: 0.5, width: width, height: 27)
        if width > 12 + 8 * Double(part.name.count) { SVG.text(part.name, x: begin + width / 2, y: 18, anchor: .middle) }
      }
    }
  }
}
