import Domain

/// Names and values in two columns: how a command shows one thing. What nobody knows is left out.
struct FactList {
  private var rows: [(name: String, value: String)] = []

  mutating func add(_ name: Phrase, _ value: String?) {
    if let value, !value.isEmpty { rows.append((name.text(), value)) }
  }

  /// The lines, indented under a heading.
  var rendered: String {
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { row in
      "  " + row.name + String(repeating: " ", count: width - row.name.count) + "  " + row.value
    }.joined(separator: "\n")
  }

  var isEmpty: Bool { rows.isEmpty }
}

extension Terminal {
  /// A heading over what follows, apart from what came before.
  static func heading(_ phrase: Phrase) {
    line("")
    line(usesColour ? "\u{1B}[1m\(phrase.text())\u{1B}[0m" : phrase.text())
  }

  static func facts(_ list: FactList) {
    if !list.isEmpty { line(list.rendered) }
  }
}
