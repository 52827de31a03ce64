/// Why a text is not the value it should be, and what to write instead; imports and commands add where it stood.
package struct UnreadableValue: Error, Sendable, Hashable {
  /// Stable, such as `date.not_in_calendar`.
  package let code: String
  package let message: Phrase
  package let hint: Phrase

  package init(code: String, message: Phrase, hint: Phrase) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}

extension UnreadableValue: CustomStringConvertible {
  /// The message and what to write instead, as the command line's parser quotes it.
  package var description: String { message.text() + " " + hint.text() }
}
