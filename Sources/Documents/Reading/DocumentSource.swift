import Domain
import Glibc

/// Where the bytes of a document come from.
package enum DocumentSource: Sendable {
  case file(String)
  case bytes([UInt8])
  /// Pieces as they arrive; nil at the end.
  case pieces(@Sendable () async throws -> [UInt8]?)

  private static let piece_bytes = 1 << 16

  /// - Throws: `Problem` `file.unreadable`.
  func send(to stream: RequestStream) async throws {
    switch self {
    case .bytes(let bytes): try await stream.put(bytes)
    case .pieces(let next): while let piece = try await next() { try await stream.put(piece) }
    case .file(let path):
      let file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { throw Self.unreadable(path) }
      defer { close(file) }
      while true {
        var piece = [UInt8](repeating: 0, count: Self.piece_bytes)
        let count = read(file, &piece, piece.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw Self.unreadable(path) }
        guard count > 0 else { return }
        piece.removeLast(piece.count - count)
        try await stream.put(piece)
      }
    }
  }

  private static func unreadable(_ path: String) -> Problem {
    let reason = String(cString: strerror(errno))
    return Problem(
      code: "file.unreadable",
      message: Phrase("\(path) ist nicht lesbar.", en: "\(path) cannot be read."), detail: Phrase(reason, en: reason),
      hint: Phrase("Pfad und Rechte prüfen.", en: "Check the path and its permissions."))
  }
}
