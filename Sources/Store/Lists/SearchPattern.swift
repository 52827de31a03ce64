import Domain
import Postgres

/// What people look for, as LIKE looks for it in a folded text (`folded` in SQL, `FoldedText` here).
struct SearchPattern {
  /// The patterns of each word: one for each way in which it may be written.
  private let words: [[String]]

  /// - Parameter text: words that must all occur; more than eight are not looked for.
  init(_ text: String) {
    words = FoldedText(text).words.prefix(8).map { FoldedText.spellings(of: $0).map(Self.containing) }
  }

  var isEmpty: Bool { words.isEmpty }

  /// Whether every word occurs in a text.
  func all(in text: SQL) -> SQL {
    let (once, several) = (words.filter { $0.count == 1 }.flatMap(\.self), words.filter { $0.count > 1 })
    // One text is folded once for all the words that are written one way.
    let conditions: [SQL] =
      (once.isEmpty ? [] : ["folded(\(fragment: text)) like all (\(once))"])
      + several.map { "folded(\(fragment: text)) like any (\($0))" }
    return conditions.isEmpty ? "true" : "(\(fragment: .joined(conditions, separator: " and ")))"
  }

  /// Whether some word occurs in a text.
  func any(in text: SQL) -> SQL { "folded(\(fragment: text)) like any (\(words.flatMap(\.self)))" }

  /// Finds the word anywhere; what is a wildcard to the database is taken as it was typed.
  private static func containing(_ word: String) -> String {
    var pattern = "%"
    for character in word.unicodeScalars {
      if "%_\\".unicodeScalars.contains(character) { pattern.unicodeScalars.append("\\") }
      pattern.unicodeScalars.append(character)
    }
    return pattern + "%"
  }
}
