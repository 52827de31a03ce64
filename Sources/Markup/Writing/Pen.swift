/// Writes tags, attributes and texts into a space of its own. Nothing else makes the bytes of a page.
///
/// It is handed on as a value, so that where it writes stands in registers: what is written byte by byte does not go through memory.
struct Pen {
  /// Where the next byte goes.
  private var next: UnsafeMutablePointer<UInt8>
  /// How many bytes may follow.
  private var room: Int
  /// Whether the space was too small: then what stands in it is worth nothing.
  private var isFull = false

  private init(_ start: UnsafeMutablePointer<UInt8>, room: Int) {
    next = start
    self.room = room
  }

  static let doctype = written { $0.write("<!doctype html>") }

  /// What fits on the stack.
  private static let small_bytes = 1_024

  /// What was written, if it is small.
  @inline(__always) static func writtenIfSmall(_ write: (inout Pen) -> Void) -> HTML? { written(within: small_bytes, write) }

  /// What was written.
  @inline(never) static func written(_ write: (inout Pen) -> Void) -> HTML {
    var room = small_bytes
    while true {
      if let result = written(within: room, write) { return result }
      room *= 8
    }
  }

  @inline(__always) private static func written(within room: Int, _ write: (inout Pen) -> Void) -> HTML? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { space in
      guard let start = space.baseAddress else { return nil }
      var pen = Pen(start, room: room)
      write(&pen)
      return pen.isFull ? nil : HTML(.bytes(Bytes(UnsafeBufferPointer(start: start, count: room - pen.room))))
    }
  }

  /// The opening tag with its attributes.
  @inline(__always) mutating func open(_ tag: Tag, _ attributes: Span<Attribute>) {
    write("<")
    write(tag.name)
    attributes.withUnsafeBufferPointer { for index in $0.indices { write($0[index]) } }
    switch tag.form {
    case .container, .void: write(">")
    case .preformatted: write(">\n")
    case .shape: write("/>")
    }
  }

  /// The closing tag, where there is one.
  @inline(__always) mutating func close(_ tag: Tag) {
    switch tag.form {
    case .void, .shape: break
    case .container, .preformatted:
      write("</")
      write(tag.name)
      write(">")
    }
  }

  /// A fragment that is there already: one that is made only when it is written does not fit.
  @inline(__always) mutating func write(_ fragment: HTML) {
    switch fragment.node {
    case .nothing: break
    case .text(let text): write(text, in: .text)
    case .bytes(let bytes): bytes.withUnsafeBytes { append($0) }
    case .list(let parts): self = with(parts)
    case .each: isFull = true
    }
  }

  /// After the parts of a list, which may be lists themselves.
  @inline(never) private func with(_ parts: [HTML]) -> Pen {
    var pen = self
    parts.withUnsafeBufferPointer {
      for index in $0.indices where !pen.isFull { pen.write($0[index]) }
    }
    return pen
  }

  /// A text, so that it stays text.
  @inline(__always) mutating func write(_ text: String, in place: Place) {
    // What came from elsewhere than Swift may not be in one piece yet.
    if text.utf8.withContiguousStorageIfAvailable({ self = escaping($0, in: place) }) != nil { return }
    self = rewriting(text, in: place)
  }

  /// After a text that had to be brought into one piece first.
  @inline(never) private func rewriting(_ text: String, in place: Place) -> Pen {
    var text = text
    return text.withUTF8 { escaping($0, in: place) }
  }

  /// After a text, with what may not stand there replaced. Most texts hold nothing of that kind.
  @inline(never) private func escaping(_ source: UnsafeBufferPointer<UInt8>, in place: Place) -> Pen {
    guard let start = source.baseAddress else { return self }
    var pen = self
    var index = 0
    while index < source.count {
      let left = source.count &- index
      let word = Self.word(start + index, left: left)
      let harmless = min(Place.harmless(in: word), left)
      pen.append(word, harmless)
      index &+= harmless
      if harmless < 8, harmless < left {
        if let replacement = place.replacement(of: start[index]) {
          pen.write(replacement)
        } else {
          pen.append(UInt64(start[index]), 1)
        }
        index &+= 1
      }
    }
    return pen
  }

  /// Eight bytes of a text, the first the lowest; zeros where fewer are left. Nothing outside the text is read.
  @inline(__always) private static func word(_ start: UnsafePointer<UInt8>, left: Int) -> UInt64 {
    let raw = UnsafeRawPointer(start)
    func shift(_ bytes: Int) -> UInt64 { UInt64(truncatingIfNeeded: bytes &* 8) }
    if left >= 8 { return UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) }
    if left >= 4 {
      // Four from either end; what both hold is the same.
      let first = UInt64(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
      let last = UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: left &- 4, as: UInt32.self)))
      return first | last &<< shift(left &- 4)
    }
    let middle = left / 2
    return UInt64(start[0]) | UInt64(start[middle]) &<< shift(middle) | UInt64(start[left &- 1]) &<< shift(left &- 1)
  }

  @inline(__always) private mutating func write(_ attribute: borrowing Attribute) {
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

  /// A name or a sign of the program. They are short: a call to copy one takes longer than copying it.
  @inline(__always) private mutating func write(_ literal: StaticString) {
    let count = literal.utf8CodeUnitCount
    if count > 8 || count == 0 { return append(UnsafeBufferPointer(start: literal.utf8Start, count: count)) }
    append(Self.word(literal.utf8Start, left: count), count)
  }

  /// The lowest of these eight bytes.
  @inline(__always) private mutating func append(_ word: UInt64, _ count: Int) {
    if room >= 8 {
      // All eight are written; those that do not count are written over by what follows.
      UnsafeMutableRawPointer(next).storeBytes(of: word.littleEndian, as: UInt64.self)
      advance(count)
    } else {
      self = slowly(word, count)
    }
  }

  /// After so many of eight bytes where not all of them would fit.
  @inline(never) private func slowly(_ word: UInt64, _ count: Int) -> Pen {
    var pen = self
    withUnsafeBytes(of: word.littleEndian) { bytes in
      bytes.withMemoryRebound(to: UInt8.self) { pen.append(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }
    return pen
  }

  @inline(__always) private mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let from = source.baseAddress else { return }
    guard source.count <= room else { return isFull = true }
    next.initialize(from: from, count: source.count)
    advance(source.count)
  }

  /// Leaves what was written behind; there was room for it.
  @inline(__always) private mutating func advance(_ count: Int) {
    next += count
    room &-= count
  }
}
