/// A legal value or rate as it changes over time: each version with its days and its citation, never a constant in code.
package struct Timeline<Value: Sendable>: Sendable {
  /// One version of the value.
  package struct Version: Sendable {
    package let value: Value
    package let validity: DateRange
    /// Where it is written: a statute, a circular, a grant decision.
    package let source: String

    package init(_ value: Value, validity: DateRange, source: String) {
      self.value = value
      self.validity = validity
      self.source = source
    }
  }

  package let versions: [Version]

  /// Nil where two versions are valid on one day, because then nobody could say which one counts.
  package init?(_ versions: [Version]) {
    for (index, version) in versions.enumerated() {
      guard versions.dropFirst(index + 1).allSatisfy({ !$0.validity.overlaps(version.validity) }) else { return nil }
    }
    self.versions = versions
  }

  /// The version in force on a day; nil where none is, which a caller reports instead of guessing.
  package func version(on day: LocalDate) -> Version? { versions.first { $0.validity.contains(day) } }

  package func value(on day: LocalDate) -> Value? { version(on: day)?.value }
}
