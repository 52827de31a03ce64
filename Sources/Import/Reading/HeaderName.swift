/// A name as it is compared: small letters, no accents, blanks and hyphens as underscores.
enum HeaderName {
  /// `Wohnfläche m2` and `wohnflaeche_m2` are one name; so are `Straße` and `strasse`.
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return foldedASCII(text) }
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

  /// Most names and most values that a profile compares: no letter of these needs more than its byte.
  private static func foldedASCII(_ text: String) -> String {
    let underscore = UInt8(ascii: "_")
    let bytes = text.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "/"): underscore
      case UInt8(ascii: "*"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "\t"): nil
      default: byte
      }
    }
    guard let first = bytes.firstIndex(where: { $0 != underscore }), let last = bytes.lastIndex(where: { $0 != underscore })
    else {
      return ""
    }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
