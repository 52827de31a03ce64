/// Writes fragments one after the other as UTF-8 bytes.
package struct HTMLWriter {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Writes the fragment after what is there.
  package mutating func write(_ fragment: HTML) {
    switch fragment.node {
    case .nothing: break
    case .bytes(let finished): finished.withUnsafeBytes { bytes.append(contentsOf: $0) }
    case .text(let text): write(Pen.written { $0.write(text, in: .text) })
    case .list(let parts): for part in parts { write(part) }
    case .each(let range, let make): for index in range { write(make(index)) }
    }
  }
}
