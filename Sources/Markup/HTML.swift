/// A fragment of a page: text, elements, or several of them in order.
///
/// Text is always escaped; nothing here takes bytes as they are, so nothing that somebody typed becomes an element.
///
///     let page = HTML {
///       h1(.class("title")) { "Objekte" }
///       for row in rows { tr { td(.class("number")) { row.text } } }
///     }
@usableFromInline package struct HTML: Sendable {
  /// What a fragment consists of.
  @usableFromInline enum Node: Sendable {
    case nothing
    /// As somebody wrote it, still to be escaped.
    case text(String)
    /// Elements as they are sent. Only `Pen` makes them.
    case bytes(Bytes)
    case list([HTML])
    /// Made one after the other while they are written, so that a long table never stands in memory as a whole.
    indirect case each(Range<Int>, make: @Sendable (Int) -> HTML)
  }

  @usableFromInline let node: Node

  @inlinable init(_ node: Node) { self.node = node }

  /// What the closure builds.
  @inlinable package init(@HTMLBuilder _ content: () -> HTML) { self = content() }

  /// Nothing at all.
  @inlinable package static var nothing: HTML { HTML(.nothing) }

  /// A text, escaped.
  @inlinable package static func text(_ text: String) -> HTML { HTML(.text(text)) }

  /// One fragment for each element, made only when it is written: for lists of any length.
  package static func each<Item: Sendable>(_ items: [Item], @HTMLBuilder _ make: @escaping @Sendable (Item) -> HTML) -> HTML {
    HTML(.each(items.indices) { make(items[$0]) })
  }

  /// Whether there is nothing to write.
  package var isNothing: Bool {
    switch node {
    case .nothing: true
    case .list(let parts): parts.allSatisfy(\.isNothing)
    case .each(let range, _): range.isEmpty
    case .text, .bytes: false
    }
  }

  /// The bytes of the fragment, UTF-8.
  package func render() -> [UInt8] {
    var writer = HTMLWriter(capacity: leastSize)
    writer.write(self)
    return writer.bytes
  }

  /// The bytes it has at least: those of texts before they are escaped, and nothing for what is not made yet.
  private var leastSize: Int {
    switch node {
    case .nothing, .each: 0
    case .text(let text): text.utf8.count
    case .bytes(let bytes): bytes.count
    case .list(let parts): Self.leastSize(of: parts)
    }
  }

  /// The bytes that parts have at least.
  private static func leastSize(of parts: [HTML]) -> Int {
    var size = 0
    for part in parts { size += part.leastSize }
    return size
  }

  /// The bytes of the fragment in pieces of about that size, each made when it is asked for.
  package func chunks(ofAbout bytes: Int = 16_384) -> HTMLChunks { HTMLChunks(self, bytes: bytes) }
}

/// A page: the doctype and the root element.
@inlinable package func document(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .document(attributes.span, content())
}
