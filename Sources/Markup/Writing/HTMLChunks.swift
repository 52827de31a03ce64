/// The bytes of a fragment in pieces, so that a page of any length leaves while it is still being made.
package struct HTMLChunks: Sequence, IteratorProtocol, Sendable {
  /// What is still to be written, the next one last.
  private var steps: [HTML]
  private let size_bytes: Int

  init(_ fragment: HTML, bytes: Int) {
    steps = [fragment]
    size_bytes = bytes
  }

  package mutating func next() -> [UInt8]? {
    var writer = HTMLWriter()
    while writer.bytes.count < size_bytes, let step = steps.popLast() {
      switch step.node {
      case .nothing, .text, .bytes: writer.write(step)
      case .list(let parts): steps += parts.reversed()
      case .each(let range, let make):
        guard let first = range.first else { continue }
        steps += [HTML(.each(range.dropFirst(), make: make)), make(first)]
      }
    }
    return writer.bytes.isEmpty ? nil : writer.bytes
  }
}
