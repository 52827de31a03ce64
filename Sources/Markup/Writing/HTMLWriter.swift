/// Writes fragments as UTF-8 bytes. Only this type knows how a byte is written so that it stays text.
package struct HTMLWriter: ~Copyable {
  private var store: ByteStore

  package init(capacity: Int = 4_096) { store = ByteStore(capacity: capacity) }

  /// What has been written.
  package var bytes: [UInt8] { store.bytes }

  package var count: Int { store.count }

  /// Writes the fragment after what is there.
  package mutating func write(_ fragment: borrowing HTML) {
    switch fragment.node {
    case .nothing: break
    case .text(let text): escape(text, within: .text)
    case .list(let parts): for part in parts { write(part) }
    case .each(let count, let make): for index in 0..<count { write(make(index)) }
    case .element(let element): write(element)
    case .document(let root):
      writeDoctype()
      write(root)
    }
  }

  private mutating func write(_ element: Element) {
    open(element)
    write(element.content)
    close(element)
  }

  mutating func writeDoctype() { write("<!doctype html>") }

  /// The opening tag with its attributes.
  mutating func open(_ element: Element) {
    store.append(UInt8(ascii: "<"))
    write(element.name)
    for attribute in element.attributes { write(attribute) }
    switch element.form {
    case .container, .void: store.append(UInt8(ascii: ">"))
    case .preformatted: write(">\n")
    case .shape: write("/>")
    }
  }

  /// The closing tag, where there is one.
  mutating func close(_ element: Element) {
    switch element.form {
    case .void, .shape: break
    case .container, .preformatted:
      write("</")
      write(element.name)
      store.append(UInt8(ascii: ">"))
    }
  }

  private mutating func write(_ attribute: Attribute) {
    switch attribute.kind {
    case .absent: return
    case .flag:
      store.append(UInt8(ascii: " "))
      write(attribute.name)
      return
    case .text, .address: store.append(UInt8(ascii: " "))
    case .aria: write(" aria-")
    case .data: write(" data-")
    }
    write(attribute.name)
    write("=\"")
    escape(attribute.text, within: .attribute)
    store.append(UInt8(ascii: "\""))
  }

  /// Where a text stands; each place has its own bytes that would end it.
  private enum Place { case text, attribute }

  /// Writes a text so that it stays text. It looks at bytes: a character that begins with a quote and goes on with a
  /// combining mark is no quote to Swift, and still ends an attribute.
  private mutating func escape(_ text: String, within place: Place) {
    var text = text
    text.withUTF8 { source in
      var begin = 0
      for index in source.indices where Self.isSpecial(source[index]) {
        guard let replacement = Self.replacement(of: source[index], within: place) else { continue }
        store.append(UnsafeBufferPointer(rebasing: source[begin..<index]))
        write(replacement)
        begin = index + 1
      }
      store.append(UnsafeBufferPointer(rebasing: source[begin...]))
    }
  }

  /// Whether a byte may need a replacement: controls, `"` `&` `'` `<` `>`, the backtick and delete.
  @inline(__always) private static func isSpecial(_ byte: UInt8) -> Bool {
    // A bit for each of the bytes 0...63.
    let low: UInt64 = 0x0000_0000_FFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
    return byte < 0x40 ? low & (1 &<< UInt64(byte)) != 0 : byte == 0x60 || byte == 0x7F
  }

  private static func replacement(of byte: UInt8, within place: Place) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): place == .attribute ? "&quot;" : nil
    case UInt8(ascii: "'"): place == .attribute ? "&#39;" : nil
    case UInt8(ascii: "`"): place == .attribute ? "&#96;" : nil
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"): nil
    // As it is, a parser would make a line feed of it.
    case UInt8(ascii: "\r"): "&#13;"
    // No other control character may stand in a page.
    case 0..<0x20, 0x7F: "\u{FFFD}"
    default: nil
    }
  }

  @inline(__always) private mutating func write(_ literal: StaticString) {
    store.append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }
}
