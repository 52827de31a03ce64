/// A closed list of words that files, the database and people use: the raw value is stored, the name is shown, both are read.
package protocol NamedCase: RawRepresentable<String>, CaseIterable, Sendable {
  var name: Phrase { get }
}

extension NamedCase {
  /// The German word as it is typed, without umlauts and blanks: `gebuehr`, `weitere_massnahme`.
  package var word: String { Self.folded(name.german) }

  /// Reads the stored value or either name, whatever its case, umlauts or blanks; nil for any other word.
  package static func parse(_ text: some StringProtocol) -> Self? {
    let wanted = folded(text)
    return allCases.first {
      $0.rawValue.lowercased() == wanted || folded($0.rawValue) == wanted || folded($0.name.german) == wanted
        || folded($0.name.english) == wanted
    }
  }

  private static func folded(_ text: some StringProtocol) -> String {
    var folded = ""
    for character in text.lowercased() {
      switch character {
      case "ä": folded += "ae"
      case "ö": folded += "oe"
      case "ü": folded += "ue"
      case "ß": folded += "ss"
      case " ", "-": folded += "_"
      default: folded.append(character)
      }
    }
    return folded
  }
}
