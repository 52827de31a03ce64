import Domain
import Glibc

/// A file that a command makes and that only its caller may read; what is there already is never written over.
struct NewFile: ~Copyable {
  let path: String
  private let descriptor: Int32

  /// - Throws: `Problem` `output.failed`.
  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.refused(path) }
  }

  deinit { close(descriptor) }

  /// - Throws: `Problem` `output.failed`.
  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw Self.refused(path) }
      rest = rest.dropFirst(written)
    }
  }

  /// Takes it away again, because what should stand in it did not come about.
  func discard() { unlink(path) }

  private static func refused(_ path: String) -> Problem {
    let reason = String(cString: strerror(errno))
    return Problem(
      code: "output.failed",
      message: Phrase("Die Datei \(path) konnte nicht geschrieben werden.", en: "The file \(path) could not be written."),
      detail: Phrase(reason, en: reason),
      hint: Phrase("Eine Datei nennen, die es noch nicht gibt.", en: "Name a file that does not exist yet."), exit: .unavailable
    )
  }
}
