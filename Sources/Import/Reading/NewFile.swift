import Domain
import Glibc

/// A file of this program's own that is only needed until the run ends.
struct NewFile: ~Copyable {
  private let descriptor: Int32

  /// - Throws: `Problem` `import.no_space` where it cannot be made.
  init(path: String) throws(Problem) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.noSpace() }
  }

  deinit { close(descriptor) }

  /// - Throws: `Problem` `import.no_space` where the disk is full.
  mutating func write(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw Self.noSpace() }
      rest = rest.dropFirst(written)
    }
  }

  private static func noSpace() -> Problem {
    let reason = String(cString: strerror(errno))
    return Problem(
      code: "import.no_space",
      message: Phrase("Was eingelesen wird, lässt sich nicht zwischenspeichern.", en: "What is imported cannot be put aside."),
      detail: Phrase(reason, en: reason), hint: Phrase("Platz schaffen oder TMPDIR setzen.", en: "Make room, or set TMPDIR."),
      exit: .unavailable)
  }
}
