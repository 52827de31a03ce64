/// Money as one bar: granted is the frame, allocated the light fill, paid the dark one. The figures stand beside it.
package struct MoneyBar: Sendable {
  private static let width = 143.0

  private let allocated: Double
  private let paid: Double
  private let isExceeded: Bool
  private let label: String

  /// - Parameter label: the figures in words, with their unit.
  package init(granted_cents: Int64, allocated_cents: Int64, paid_cents: Int64, label: String) {
    let granted = Double(granted_cents)
    allocated = granted > 0 ? (Double(allocated_cents) / granted).asFraction : allocated_cents > 0 ? 1 : 0
    paid = granted > 0 ? (Double(paid_cents) / granted).asFraction : paid_cents > 0 ? 1 : 0
    isExceeded = max(allocated_cents, paid_cents) > granted_cents
    self.label = label
  }

  package var html: HTML {
    SVG.drawing("money", width: 148, height: 16, label: label) {
      SVG.rectangle("granted", x: 0.5, y: 1.5, width: Self.width, height: 13, radius: 2)
      SVG.rectangle("allocated", x: 0.5, y: 1.5, width: Self.width * allocated, height: 13, radius: 2)
      SVG.rectangle("paid", x: 0.5, y: 1.5, width: Self.width * paid, height: 13, radius: 2)
      if isExceeded { SVG.path("exceeded", [.move(Self.width + 2, 0), .line(Self.width + 2, 16)]) }
    }
  }
}
