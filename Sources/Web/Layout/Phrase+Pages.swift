import Domain

extension Phrase {
  /// The sentence without what to type at the console, which is of no use on a page: that stands in brackets. Nil where
  /// nothing else is said.
  var withoutCommands: Phrase? {
    let rest = Phrase(Self.withoutCommands(german), en: Self.withoutCommands(english))
    return [rest.german, rest.english].contains { $0.contains(/viertelwerk [a-z]|--[a-z]/) } ? nil : rest
  }

  private static func withoutCommands(_ text: String) -> String {
    text.replacing(/\s\([^()]*(?:viertelwerk [a-z]|--[a-z])[^()]*\)/, with: "")
  }
}
