import Domain

/// A word as LIKE looks for it.
enum SearchPattern {
  /// Finds the word anywhere; what is a wildcard to the database is taken as it was typed.
  static func containing(_ word: String) -> String {
    var pattern = "%"
    for character in word.unicodeScalars {
      if "%_\\".unicodeScalars.contains(character) { pattern.unicodeScalars.append("\\") }
      pattern.unicodeScalars.append(character)
    }
    return pattern + "%"
  }
}
