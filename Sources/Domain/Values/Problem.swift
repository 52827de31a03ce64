/// How a command ends; the numbers are those of sysexits.h and stable, because scripts depend on them.
package enum ExitKind: Int32, Sendable, CaseIterable {
  /// The command worked and found something that is not in order.
  case findings = 1
  /// The command line is wrong.
  case usage = 64
  /// What was given (a file, a value, a step out of order) is not acceptable.
  case data = 65
  /// The database or a service cannot be reached.
  case unavailable = 69
  /// A mistake of the program itself.
  case `internal` = 70
  /// Somebody else was in the way; the same command later may work.
  case retry = 75
}

/// An error as people meet it at the edge: on the terminal, in a web response, as a finding of an import.
package struct Problem: Error, Sendable, Hashable {
  /// Stable and listed, such as `property.unknown`: part, dot, what is wrong.
  package let code: String
  /// What is wrong, and with which one.
  package let message: Phrase
  package let detail: Phrase?
  /// What to do about it.
  package let hint: Phrase?
  package let exit: ExitKind

  package init(code: String, message: Phrase, detail: Phrase? = nil, hint: Phrase? = nil, exit: ExitKind = .data) {
    self.code = code
    self.message = message
    self.detail = detail
    self.hint = hint
    self.exit = exit
  }

  package init(_ value: UnreadableValue, exit: ExitKind = .data) {
    self.init(code: value.code, message: value.message, hint: value.hint, exit: exit)
  }
}

extension Problem: CustomStringConvertible {
  package var description: String {
    let parts = [message, detail, hint].compactMap { $0?.text() }
    return "[\(code)] " + parts.joined(separator: " ")
  }
}
