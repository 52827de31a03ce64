/// Writes tags, attributes and texts into a space of its own. Nothing else makes the bytes of a page.
struct Pen: ~Copyable {
  private let space: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  /// Whether the space was too small; from then on nothing is written.
  private var isFull = false

  private init(_ space: UnsafeMutableBufferPointer<UInt8>) { self.space = space }

  static let doctype = written { $0.write("<!doctype html>") }

  /// What fits on the stack.
  private static let small_bytes = 1_024

  /// What was written, if it is small.
  @inline(__always) static func writtenIfSmall(_ write: (inout Pen) -> Void) -> HTML? { written(within: small_bytes, write) }

  /// What was written.
  static func written(_ write: (inout Pen) -> Void) -> HTML {
    var room = small_bytes
    while true {
      if let result = written(within: room, write) { return result }
      room *= 8
    }
  }

  @inline(__always) private static func written(within room: Int, _ write: (inout Pen) -> Void) -> HTML? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { space in
      var pen = Pen(space)
      write(&pen)
      return pen.isFull ? nil : HTML(.bytes(Bytes(UnsafeBufferPointer(rebasing: space[..<pen.count]))))
    }
  }

  /// The opening tag with its attributes.
  mutating func open(_ element: borrowing Element) {
    write("<")
    write(element.name)
    element.attributes.withUnsafeBufferPointer { for index in $0.indices { write($0[index]) } }
    switch element.form {
    case .container, .void: write(">")
    case .preformatted: write(">\n")
    case .shape: write("/>")
    }
  }

  /// The closing tag, where there is one.
  mutating func close(_ element: borrowing Element) {
    switch element.form {
    case .void, .shape: break
    case .container, .preformatted:
      write("</")
      write(element.name)
      write(">")
    }
  }

  /// A fragment that is there already: one that is made only when it is written does not fit.
  mutating func write(_ fragment: borrowing HTML) {
    switch fragment.node {
    case .nothing: break
    case .text(let text): write(text, in: .text)
    case .bytes(let bytes): bytes.withUnsafeBytes { append($0) }
    case .list(let parts):
      for part in parts {
        if isFull { return }
        write(part)
      }
    case .each: isFull = true
    }
  }

  /// A text, so that it stays text.
  mutating func write(_ text: String, in place: Place) {
    // What came from elsewhere than Swift may not be in one piece yet.
    if text.utf8.withContiguousStorageIfAvailable({ escape($0, in: place) }) != nil { return }
    var text = text
    text.withUTF8 { escape($0, in: place) }
  }

  private mutating func escape(_ source: UnsafeBufferPointer<UInt8>, in place: Place) {
    var begin = 0
    for index in source.indices where Place.isSpecial(source[index]) {
      guard let replacement = place.replacement(of: source[index]) else { continue }
      append(UnsafeBufferPointer(rebasing: source[begin..<index]))
      write(replacement)
      begin = index + 1
    }
    append(UnsafeBufferPointer(rebasing: source[begin...]))
  }

  private mutating func write(_ attribute: borrowing Attribute) {
    switch attribute.kind {
    case .absent: return
    case .flag:
      write(" ")
      return write(attribute.name)
    case .text: write(" ")
    case .aria: write(" aria-")
    case .data: write(" data-")
    }
    write(attribute.name)
    write("=\"")
    write(attribute.text, in: .attribute)
    write("\"")
  }

  @inline(__always) private mutating func write(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  @inline(__always) private mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let from = source.baseAddress, let to = space.baseAddress else { return }
    if isFull || source.count > space.count - count {
      isFull = true
    } else {
      to.advanced(by: count).initialize(from: from, count: source.count)
      count += source.count
    }
  }
}
