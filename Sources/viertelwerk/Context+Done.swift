import Domain

extension Context {
  /// Says that something was written: a sentence on stderr for people, the facts on stdout for programs.
  func done(_ sentence: Phrase, json facts: @autoclosure () -> JSONValue) {
    if json { Terminal.line(facts().pretty) } else { Terminal.say(sentence) }
  }

  /// A doubt that does not stop anything.
  func warn(_ doubt: Phrase) {
    Terminal.say(Phrase("Hinweis: ", en: "Note: ") + doubt)
  }
}

extension Optional where Wrapped: CustomStringConvertible {
  /// The value as a cell of a table; a dash where it is not known.
  var cell: String { map(\.description) ?? "–" }
}
