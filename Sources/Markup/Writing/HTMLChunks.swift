/// The bytes of a fragment in pieces, so that a page of any length leaves while it is still being made.
package struct HTMLChunks: Sequence, IteratorProtocol, Sendable {
  /// What is still to be written, the next one last.
  private enum Step: Sendable {
    case fragment(HTML)
    case close(Element)
    case each(next: Int, count: Int, make: @Sendable (Int) -> HTML)
  }

  private var steps: [Step]
  private let size_bytes: Int

  init(_ fragment: HTML, bytes: Int) {
    steps = [.fragment(fragment)]
    size_bytes = bytes
  }

  package mutating func next() -> [UInt8]? {
    var writer = HTMLWriter(capacity: size_bytes + 1_024)
    while writer.count < size_bytes, let step = steps.popLast() {
      switch step {
      case .close(let element): writer.close(element)
      case .each(let index, let count, let make):
        if index + 1 < count { steps.append(.each(next: index + 1, count: count, make: make)) }
        steps.append(.fragment(make(index)))
      case .fragment(let fragment): begin(fragment, with: &writer)
      }
    }
    return writer.count == 0 ? nil : writer.bytes
  }

  private mutating func begin(_ fragment: HTML, with writer: inout HTMLWriter) {
    switch fragment.node {
    case .nothing, .text: writer.write(fragment)
    case .list(let parts): steps += parts.reversed().map { .fragment($0) }
    case .each(let count, let make): if count > 0 { steps.append(.each(next: 0, count: count, make: make)) }
    case .element(let element): begin(element, with: &writer)
    case .document(let root):
      writer.writeDoctype()
      begin(root, with: &writer)
    }
  }

  private mutating func begin(_ element: Element, with writer: inout HTMLWriter) {
    writer.open(element)
    steps += [.close(element), .fragment(element.content)]
  }
}
