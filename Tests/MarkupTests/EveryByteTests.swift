import Markup
import Testing

/// Texts are looked at eight bytes at a time; so each sign stands at each place of them once, among others and alone.
@Suite struct `Every byte is escaped wherever it stands` {
  /// What a byte of ASCII becomes, one by one.
  private static func plainly(_ text: String, inAttribute: Bool) -> [UInt8] {
    text.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "&"): Array("&amp;".utf8)
      case UInt8(ascii: "<"): Array("&lt;".utf8)
      case UInt8(ascii: ">"): Array("&gt;".utf8)
      case UInt8(ascii: "\"") where inAttribute: Array("&quot;".utf8)
      case UInt8(ascii: "'") where inAttribute: Array("&#39;".utf8)
      case UInt8(ascii: "`") where inAttribute: Array("&#96;".utf8)
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"): [byte]
      case UInt8(ascii: "\r"): Array("&#13;".utf8)
      case 0..<0x20, 0x7F: Array("\u{FFFD}".utf8)
      default: [byte]
      }
    }
  }

  private static func holds(_ text: String) -> Bool {
    p { text }.render() == Array("<p>".utf8) + plainly(text, inAttribute: false) + Array("</p>".utf8)
      && p(.title(text)) {}.render()
        == Array("<p title=\"".utf8) + plainly(text, inAttribute: true) + Array("\"></p>".utf8)
  }

  @Test(arguments: 0..<18) func `at each place of a text of each length`(_ length: Int) {
    for neighbour in ["a", "ü", "&"] {
      for place in 0...length {
        for value in (0 as UInt8)...0xFF {
          let scalar = Unicode.Scalar(value)
          let before = String(repeating: neighbour, count: place)
          let text = before + String(Character(scalar)) + String(repeating: neighbour, count: length - place)
          if !Self.holds(text) { Issue.record("\(value) at \(place) of \(length) beside \(neighbour)") }
        }
      }
    }
  }

  @Test(arguments: 980..<1_030) func `around the end of the space for small elements`(_ length: Int) {
    for tail in ["", "a", "&", "\"", "abcdefg", "&&&&&&&&", "ü<"] {
      #expect(Self.holds(String(repeating: "b", count: length) + tail))
    }
  }

  @Test func `a text that is much longer when it is escaped`() {
    #expect(Self.holds(String(repeating: "\"", count: 100_000)))
  }
}
