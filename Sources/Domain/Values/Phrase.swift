/// The language a person reads the program in; German unless chosen otherwise.
package enum Language: String, Sendable, CaseIterable {
  case german = "de"
  case english = "en"
}

/// A sentence for people, in both languages side by side, so that the compiler sees that neither is missing.
package struct Phrase: Sendable, Hashable, Codable {
  package let german: String
  package let english: String

  package init(_ german: String, en english: String) {
    self.german = german
    self.english = english
  }

  /// The sentence in `language`. Compose sentences of two phrases in both languages with `+`, never from the result.
  package func text(_ language: Language = .current) -> String {
    switch language {
    case .german: german
    case .english: english
    }
  }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(left.german + right.german, en: left.english + right.english)
  }
}

extension Phrase: CustomStringConvertible {
  package var description: String { text() }
}
