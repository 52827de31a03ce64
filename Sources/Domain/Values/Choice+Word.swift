extension Choice {
  /// The German name as it is typed, in small letters without umlauts and blanks: `gebuehr`, `weitere_massnahme`.
  package var word: String {
    var folded = ""
    for character in name.german.lowercased() {
      switch character {
      case "ä": folded += "ae"
      case "ö": folded += "oe"
      case "ü": folded += "ue"
      case "ß": folded += "ss"
      case " ": folded += "_"
      default: folded.append(character)
      }
    }
    return folded
  }
}
