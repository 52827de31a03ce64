/// A text as people look it up and sort by it: without regard to capitals, accents and umlauts (DIN 5007-1: ä as a, ß as ss).
///
/// The database's `folded(text)` makes the same of Latin, Greek and Cyrillic letters, so that a list reads alike wherever it is sorted.
package struct FoldedText: Sendable, Hashable, Comparable {
  package let text: String

  package init(_ original: String) {
    let lower = original.lowercased()
    guard !lower.utf8.allSatisfy({ $0 < 0x80 }) else {
      text = lower
      return
    }
    var text = ""
    text.reserveCapacity(lower.utf8.count)
    for character in lower {
      if let plain = Self.letters[character] {
        text += plain
      } else {
        text.unicodeScalars += character.unicodeScalars.filter { !Self.marks.contains($0) }
      }
    }
    self.text = text
  }

  /// The words of it that a search asks for, each by itself.
  package var words: [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

  /// How a word that somebody looks for may stand in a folded text: each "ae", "oe" and "ue" of it as typed, or as the letter that an
  /// umlaut was folded to. Of more than four such pairs the others are taken as typed, so that there are at most 16 spellings.
  package static func spellings(of word: String) -> [String] {
    var (spellings, rest) = ([""], word[...])
    for pair in word.matches(of: /([aou])e/).prefix(4) {
      let before = rest[..<pair.range.lowerBound]
      spellings = spellings.flatMap { ["\($0)\(before)\(pair.0)", "\($0)\(before)\(pair.1)"] }
      rest = rest[pair.range.upperBound...]
    }
    return spellings.map { $0 + rest }
  }

  package static func < (left: FoldedText, right: FoldedText) -> Bool { left.text < right.text }

  /// The marks that letters bear in Latin, Greek and Cyrillic script: accents, umlaut, tilde, cedilla, horn and so on.
  private static let marks: Set<Unicode.Scalar> = [
    "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}", "\u{309}", "\u{30A}", "\u{30B}",
    "\u{30C}", "\u{31B}", "\u{323}", "\u{326}", "\u{327}", "\u{328}",
  ]

  /// What each marked letter is without its marks. A character equals its decomposed form, so that both are found here.
  private static let letters: [Character: String] = {
    // These have no decomposed form.
    var letters: [Character: String] = ["ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d"]
    for letter in "abcdefghijklmnopqrstuvwxyzæøſʒαβγδεζηθικλμνξοπρστυφχψωϒабвгдежзийклмнопрстуфхцчшщъыьэюяіәө" {
      let plain = letters[letter] ?? String(letter)
      for mark in marks {
        letters[Character("\(letter)\(mark)")] = plain
        // Vowels of Vietnamese names, and a few others, bear two.
        guard "aeiouyclrsιυ".contains(letter) else { continue }
        for second in marks { letters[Character("\(letter)\(mark)\(second)")] = plain }
      }
    }
    return letters
  }()
}
