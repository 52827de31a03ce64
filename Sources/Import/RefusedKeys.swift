import Documents
import Domain

/// Keys of rows that are not sound, so that rows that refer to them are not reported as well: as COPY wants them, the first ones in
/// memory and all others in a file, so that memory does not grow with the faults of a list.
final class RefusedKeys {
  /// Between the parts of a key.
  static let separator: UInt8 = 0x1F
  private static let kept_bytes = 256 * 1024

  private let kind: [UInt8]
  private let parent: String?
  private var kept: [UInt8] = []
  private var folder: WorkFolder?
  private var file: WorkFile?
  /// Why the file could not be written.
  private var failure: (any Error)?

  /// - Parameters:
  ///   - kind: the name under which other kinds refer to these rows.
  ///   - parent: where the file's folder is made; nil: TMPDIR, else `/tmp`.
  init(kind: String, in parent: String? = nil) {
    self.kind = Array(kind.utf8)
    self.parent = parent
  }

  deinit { folder?.remove() }

  /// - Parameter key: its parts, written as COPY wants a text.
  func append(_ key: [UInt8]) {
    kept += kind
    kept.append(UInt8(ascii: "\t"))
    kept += key
    kept.append(UInt8(ascii: "\n"))
    guard kept.count >= Self.kept_bytes, failure == nil else { return }
    do {
      try put()
    } catch {
      failure = error
    }
    kept.removeAll(keepingCapacity: true)
  }

  private func put() throws {
    if file == nil {
      let made = try WorkFolder(in: parent)
      folder = made
      file = try WorkFile(in: made)
    }
    try file?.write(kept[...])
  }

  /// Hands all of them over, as lines of a kind and a key.
  ///
  /// - Throws: `Problem` where there was no room for the file; what the closure throws.
  func send(_ take: ([UInt8]) throws -> Void) throws {
    if let failure { throw failure }
    if let path = file?.path {
      let bytes = try ByteSource(path: path)
      while let chunk = try bytes.next() { try take(Array(chunk)) }
    }
    try take(kept)
  }
}
