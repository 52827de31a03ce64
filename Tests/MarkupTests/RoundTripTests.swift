import Markup
import Testing

@Suite struct `A page read back is the page that was built` {
  /// A tree of a few elements with hostile texts, and what a parser should find in it.
  struct Tree {
    var random: SystemRandomNumberGenerator
    var expected: [Token] = []

    static let pieces = [
      "<", ">", "&", "\"", "'", "`", "\u{301}", "ä", "€", "\u{2028}", "amp;", "lt;", " ", "=", "/", "a", "🏚", "\n",
    ]

    mutating func text() -> String {
      (0..<Int.random(in: 1...12, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
    }

    mutating func grow(depth: Int) -> HTML {
      let title = text()
      switch Int.random(in: 0...(depth == 0 ? 1 : 4), using: &random) {
      case 0:
        let text = "x" + text()
        append(.text(text))
        return .text(text)
      case 1:
        expected.append(.open("input", ["value": title, "required": ""]))
        return input(.value(title), .required)
      case 2: return nest("section", title, depth) { attribute, content in section(attribute) { content } }
      case 3: return nest("td", title, depth) { attribute, content in td(attribute) { content } }
      default: return nest("button", title, depth) { attribute, content in button(attribute) { content } }
      }
    }

    private mutating func nest(_ name: String, _ title: String, _ depth: Int, _ make: (Attribute, HTML) -> HTML) -> HTML {
      expected.append(.open(name, ["title": title]))
      let children = (0..<Int.random(in: 0...3, using: &random)).map { _ in grow(depth: depth - 1) }
      expected.append(.close(name))
      return make(.title(title), HTML { children })
    }

    /// Two texts side by side are one to a parser.
    private mutating func append(_ token: Token) {
      if case .text(let text) = token, case .text(let before) = expected.last {
        expected[expected.count - 1] = .text(before + text)
      } else {
        expected.append(token)
      }
    }
  }

  @Test func `for two thousand random trees with hostile texts`() {
    for _ in 0..<2_000 {
      var tree = Tree(random: SystemRandomNumberGenerator())
      let page = tree.grow(depth: 4)
      let found = Token.read(page.render())
      #expect(found == tree.expected, "\(page.written)")
      if found != tree.expected { return }
      #expect(page.chunks(ofAbout: 16).flatMap { $0 } == page.render())
    }
  }
}
