/// A name as it is compared: small letters, no accents, blanks and hyphens as underscores.
enum HeaderName {
  /// `Wohnfläche m2` and `wohnflaeche_m2` are one name; so are `Straße` and `strasse`.
  static func folded(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      switch character {
      case "ä": result += "ae"
      case "ö": result += "oe"
      case "ü": result += "ue"
      case "ß": result += "ss"
      case "é", "è", "ê": result += "e"
      case " ", "-", "/", "\u{A0}": result += "_"
      case "*", ":", ".", "\u{FEFF}", "\t": break
      default: result.append(character)
      }
    }
    while result.hasSuffix("_") { result.removeLast() }
    while result.hasPrefix("_") { result.removeFirst() }
    return result
  }
}
