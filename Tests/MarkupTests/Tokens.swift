import Markup

/// What a parser finds in a page: the least of one, to compare with what was built. It reads bytes, as browsers do.
enum Token: Equatable {
  case text(String)
  case open(String, [String: String])
  case close(String)
}

extension Token {
  /// Takes a page apart; attributes stand in double quotes or have no value.
  static func read(_ page: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var rest = page[...]
    while let first = rest.first {
      if first == UInt8(ascii: "<") {
        rest.removeFirst()
        tokens.append(tag(from: &rest))
      } else {
        let text = rest.prefix { $0 != UInt8(ascii: "<") }
        rest = rest.dropFirst(text.count)
        tokens.append(.text(decoded(text)))
      }
    }
    return tokens
  }

  private static func tag(from rest: inout ArraySlice<UInt8>) -> Token {
    let closes = rest.first == UInt8(ascii: "/")
    if closes { rest.removeFirst() }
    let name = word(from: &rest)
    var attributes: [String: String] = [:]
    while let byte = rest.first, byte != UInt8(ascii: ">") {
      rest.removeFirst()
      guard byte == UInt8(ascii: " ") else { continue }
      let attribute = word(from: &rest)
      attributes[attribute] = ""
      guard rest.starts(with: "=\"".utf8) else { continue }
      rest = rest.dropFirst(2)
      let value = rest.prefix { $0 != UInt8(ascii: "\"") }
      rest = rest.dropFirst(value.count + 1)
      attributes[attribute] = decoded(value)
    }
    rest = rest.dropFirst()
    return closes ? .close(name) : .open(name, attributes)
  }

  private static func word(from rest: inout ArraySlice<UInt8>) -> String {
    let ends = [UInt8](" =>/\n\t".utf8)
    let word = rest.prefix { !ends.contains($0) }
    rest = rest.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let known: [(String, String)] = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#96;", "`"), ("&#13;", "\r"), ("&amp;", "&"),
    ]
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.first {
      if let (name, character) = known.first(where: { rest.starts(with: $0.0.utf8) }) {
        result += character.utf8
        rest = rest.dropFirst(name.utf8.count)
      } else {
        result.append(byte)
        rest.removeFirst()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension HTML {
  /// The page as text, for comparison.
  var written: String { String(decoding: render(), as: UTF8.self) }
}
