package import Domain
package import Store

/// A figure of a report and the rows it is made of: what `--trace` prints and what a release keeps as its sources.
package struct TracedFigure: Sendable {
  /// One of the rows behind a figure.
  package struct Line: Sendable {
    package let source: SourceRow
    package let text: String
    /// What the row adds to the figure; empty where it is evidence and no amount.
    package let value: String

    package init(_ source: SourceRow, _ text: String, _ value: String = "") {
      self.source = source
      self.text = text
      self.value = value
    }
  }

  /// The figure's path in the report's JSON, such as `participants.TN-0001.worked_minutes`.
  package let key: String
  package let label: Phrase
  package let value: String
  package let lines: [Line]

  package init(_ key: String, _ label: Phrase, _ value: String, _ lines: [Line]) {
    self.key = key
    self.label = label
    self.value = value
    self.lines = lines
  }
}
