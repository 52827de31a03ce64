package import Domain

/// Something that is not right in a file: where, what, and what to do.
package struct Finding: Sendable, Hashable, Codable {
  package enum Severity: String, Sendable, Codable {
    /// The batch is refused.
    case error
    /// Somebody must have seen it before the batch is stored.
    case warning
    /// How something was understood; stops nothing.
    case note

    package var name: Phrase {
      switch self {
      case .error: Phrase("Fehler", en: "Error")
      case .warning: Phrase("Warnung", en: "Warning")
      case .note: Phrase("Hinweis", en: "Note")
      }
    }
  }

  package let severity: Severity
  package let code: String
  /// The file's name as it was given or found.
  package let file: String
  /// Counted from 1; nil where the whole file is meant.
  package let line: Int?
  /// The column as the file heads it.
  package let column: String?
  /// What stands in the cell; nil where it is personal.
  package let value: String?
  package let message: Phrase
  package let hint: Phrase?

  init(
    _ severity: Severity = .error, code: String, file: String, line: Int? = nil, column: String? = nil, value: String? = nil,
    message: Phrase, hint: Phrase? = nil
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.value = value
    self.message = message
    self.hint = hint
  }

  init(_ problem: Problem, file: String, line: Int? = nil, column: String? = nil, value: String? = nil) {
    self.init(
      code: problem.code, file: file, line: line, column: column, value: value,
      message: problem.detail.map { problem.message + Phrase(" ", en: " ") + $0 } ?? problem.message, hint: problem.hint)
  }

  /// `objekte.csv:12, Spalte »baujahr«, Wert »19O2«: Das ist keine ganze Zahl. Nur Ziffern schreiben. [number.unreadable]`
  package var sentence: Phrase {
    var place = Phrase(line.map { "\(file):\($0)" } ?? file, en: line.map { "\(file):\($0)" } ?? file)
    if let column { place = place + Phrase(", Spalte »\(column)«", en: ", column '\(column)'") }
    if let value { place = place + Phrase(", Wert »\(value)«", en: ", value '\(value)'") }
    let advice = hint.map { Phrase(" ", en: " ") + $0 } ?? Phrase("", en: "")
    return place + Phrase(": ", en: ": ") + message + advice + Phrase(" [\(code)]", en: " [\(code)]")
  }
}

extension Finding: Comparable {
  package static func < (left: Finding, right: Finding) -> Bool {
    (left.file, left.line ?? 0) < (right.file, right.line ?? 0)
  }
}
