package import Domain

/// A report on the terminal: a title, sections, and under each of them facts, tables or sentences.
package struct TextPage: Sendable {
  private let width: Int
  private var lines: [String] = []

  package init(_ title: Phrase, width: Int) {
    self.width = width
    lines = TextTable.wrapped(title.text(), width: width)
    lines.append(String(repeating: "═", count: min(width, lines.map(\.count).max() ?? 0)))
  }

  package mutating func section(_ title: Phrase) {
    lines += ["", title.text(), String(repeating: "─", count: min(width, title.text().count))]
  }

  /// Names and values under each other; what is not known is left out by the caller or said as „unbekannt“.
  package mutating func facts(_ facts: [(Phrase, String)]) {
    let indent = (facts.map { $0.0.text().count }.max() ?? 0) + 2
    for (name, value) in facts {
      let label = name.text()
      for (index, part) in TextTable.wrapped(value, width: width - indent).enumerated() {
        let head =
          index == 0 ? label + String(repeating: " ", count: indent - label.count) : String(repeating: " ", count: indent)
        lines.append(head + part)
      }
    }
  }

  package mutating func table(_ table: TextTable) { lines += table.lines(width: width) }

  package mutating func sentence(_ sentence: Phrase) { lines += TextTable.wrapped(sentence.text(), width: width) }

  /// Sentences as a list; a finding is one of them.
  package mutating func list(_ sentences: [String]) {
    for sentence in sentences {
      for (index, part) in TextTable.wrapped(sentence, width: width - 2).enumerated() {
        lines.append((index == 0 ? "• " : "  ") + part)
      }
    }
  }

  package mutating func gap() { lines.append("") }

  package func rendered() -> String { lines.joined(separator: "\n") }
}
