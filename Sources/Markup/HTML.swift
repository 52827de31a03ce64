/// A fragment of a page: text, elements, or several of them in order.
///
/// Text is always escaped; nothing here takes bytes as they are, so nothing that somebody typed becomes an element.
///
///     let page = HTML {
///       h1(.class("title")) { "Objekte" }
///       for row in rows { tr { td(.class("number")) { row.text } } }
///     }
package struct HTML: Sendable {
  /// What a fragment consists of.
  enum Node: Sendable {
    case nothing
    case text(String)
    case list([HTML])
    case element(Element)
    case document(Element)
    /// Made one after the other while they are written, so that a long table never stands in memory as a whole.
    indirect case each(count: Int, make: @Sendable (Int) -> HTML)
  }

  let node: Node

  init(_ node: Node) { self.node = node }

  /// What the closure builds.
  package init(@HTMLBuilder _ content: () -> HTML) { self = content() }

  /// Nothing at all.
  package static var nothing: HTML { HTML(.nothing) }

  /// A text, escaped.
  package static func text(_ text: String) -> HTML { HTML(.text(text)) }

  /// One fragment for each element, made only when it is written: for lists of any length.
  package static func each<Item: Sendable>(_ items: [Item], @HTMLBuilder _ make: @escaping @Sendable (Item) -> HTML) -> HTML {
    HTML(.each(count: items.count) { make(items[$0]) })
  }

  /// Whether there is nothing to write.
  package var isNothing: Bool {
    switch node {
    case .nothing: true
    case .list(let parts): parts.allSatisfy(\.isNothing)
    case .each(let count, _): count == 0
    case .text, .element, .document: false
    }
  }

  /// The bytes of the fragment, UTF-8.
  package func render() -> [UInt8] {
    var writer = HTMLWriter()
    writer.write(self)
    return writer.bytes
  }

  /// The bytes of the fragment in pieces of about that size, each made when it is asked for.
  package func chunks(ofAbout bytes: Int = 16_384) -> HTMLChunks { HTMLChunks(self, bytes: bytes) }
}

/// A page: the doctype and the root element.
package func document(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  HTML(.document(Element("html", attributes, content())))
}
