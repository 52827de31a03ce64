import Markup
import Testing

@Suite struct `What somebody typed never becomes markup` {
  static let attacks = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</textarea><img src=x onerror=alert(1)>",
    "</title><svg onload=alert(1)>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "`onmouseover=alert(1)",
    "\"\u{301} onfocus=alert(1) autofocus x=\"\u{301}", "<\u{338}script>", ">\u{338}<\u{338}b>", "&\u{301}lt;", "'\u{20DD}",
    "\u{0}<b>", "a\u{2028}b\u{2029}", "-->", "<!--", "]]>", "&lt;b&gt;", "&#x3C;b>", "${7*7}", "{{7*7}}", "\u{FEFF}<b>",
    "\u{7F}",
    "＜script＞", "\r\n<b>", "\\\"", "x=1/>", "\u{202E}<i>", "👩‍👩‍👧\"\u{200D}",
  ]

  /// What a browser reads back: it knows no control characters but tab and line ends.
  static func readable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x7F || scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)
  }

  @Test(arguments: attacks) func `text stays text`(_ attack: String) {
    let tokens = Token.read(p { attack }.render())
    #expect(tokens.count == 3)
    #expect(tokens.dropFirst().first.map { same($0, .text(Self.readable(attack))) } == true)
  }

  @Test(arguments: attacks) func `an attribute ends where it should`(_ attack: String) {
    let page = input(.name("a"), .value(attack), .title(attack), .aria("label", attack), .data("label", attack), .required)
    let expected = Self.readable(attack)
    guard case .open("input", let found) = Token.read(page.render()).first else {
      Issue.record("the element fell apart: \(page.written)")
      return
    }
    #expect(Set(found.keys) == ["name", "value", "title", "aria-label", "data-label", "required"])
    for name in ["value", "title", "aria-label", "data-label"] {
      #expect(found[name].map { Array($0.utf8) } == Array(expected.utf8), "\(name)")
    }
  }

  @Test(arguments: attacks) func `a title, a field of several lines and a preformatted text hold no element`(_ attack: String) {
    for page in [title { attack }, textarea { attack }, pre { attack }] {
      let bytes = page.render()
      #expect(bytes.count { $0 == UInt8(ascii: "<") } == 2, "\(page.written)")
    }
  }

  @Test func `a quote with a combining mark is escaped, though to Swift it is no quote`() {
    let quote = "\"\u{301}"
    let bracket = "<\u{338}"
    #expect(quote.count == 1 && bracket.count == 1)
    #expect(!quote.contains { $0 == "\"" } && !bracket.contains { $0 == "<" })
    #expect(Array(p(.title(quote)) { bracket }.render()) == Array("<p title=\"&quot;\u{301}\">&lt;\u{338}</p>".utf8))
  }

  @Test func `text keeps its quotes, an attribute does not`() {
    #expect(p { "\"'`" }.written == "<p>\"'`</p>")
    #expect(p(.title("\"'`<>&")) {}.written == "<p title=\"&quot;&#39;&#96;&lt;&gt;&amp;\"></p>")
  }

  @Test func `NUL and other controls become the sign for what cannot be shown`() {
    #expect(p { "a\u{0}b\u{1B}[31m\u{7F}\tc\nd" }.written == "<p>a\u{FFFD}b\u{FFFD}[31m\u{FFFD}\tc\nd</p>")
  }

  @Test func `what is no UTF-8 cannot arrive: a String has repaired it`() {
    let broken = String(decoding: [0x61, 0xC0, 0xBC, 0xF0, 0x28, 0xED, 0xA0, 0x80, 0x3C] as [UInt8], as: UTF8.self)
    let bytes = p(.title(broken)) { broken }.render()
    #expect(Array(String(decoding: bytes, as: UTF8.self).utf8) == bytes)
    #expect(bytes.count { $0 == UInt8(ascii: "<") } == 2)
  }

  @Test func `a name of a family that is no name leaves the attribute out`() {
    #expect(p(.data("x onclick", "1"), .aria("A", "2"), .data("", "3")) {}.written == "<p></p>")
    #expect(p(.data("row-2", "1")) {}.written == "<p data-row-2=\"1\"></p>")
  }

  private func same(_ one: Token, _ other: Token) -> Bool {
    guard case .text(let one) = one, case .text(let other) = other else { return false }
    return Array(one.utf8) == Array(other.utf8)
  }
}

@Suite struct `An address leads nowhere harmful` {
  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\u{1}javascript:alert(1)", "java\tscript:alert(1)",
    "java\nscript:alert(1)", "java\r\nscript:alert(1)", "javascript\u{0}:alert(1)", "javascript:", "vbscript:x",
    "data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,x", "blob:https://x", "file:///etc/passwd", "ftp://x",
    "view-source:x", "about:blank", "//evil.example", "\\\\evil.example", "/\\evil.example", "\\/evil.example",
    "http:evil.example",
    "https:/evil.example", "feed:javascript:alert(1)", "ｊavascript:alert(1)", "javascript\u{301}:alert(1)", ":x", "\u{7F}/a",
    "a b:c",
    "Java\u{212A}:x", "ws://x",
  ]) func `every other scheme becomes about-invalid`(_ address: String) {
    for page in [a(.href(address)) {}, img(.src(address)), form(.action(address)) {}, button(.formaction(address)) {}] {
      #expect(page.written.contains("=\"about:invalid\""), "\(page.written)")
    }
  }

  @Test(arguments: [
    "/objekte/DO-BRU-051", "?seite=2&amp;x=1", "#inhalt", "weiter", "../a/b", "/", "", ".", "https://www.dortmund.de/",
    "HTTPS://x",
    "http://localhost:8080/a:b", "mailto:a@example.org", "tel:+49231", "/a?b=c:d", "/a#b:c", "./a:b", "/münster/straße",
    "/a//b", "javascript&#58;alert(1)",
  ]) func `what leads through the site or to a known scheme stays`(_ address: String) {
    guard case .open("a", let found) = Token.read(a(.href(address)) {}.render()).first else {
      Issue.record("no link")
      return
    }
    #expect(found["href"] == address)
  }

  @Test func `what may not stand in an address is percent-encoded`() {
    #expect(Address("/suche?q=a b\"<>`{|}^").text == "/suche?q=a%20b%22%3C%3E%60%7B%7C%7D%5E")
    #expect(Address("/a\\b").text == "/a%5Cb")
  }
}
