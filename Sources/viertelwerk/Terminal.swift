import Domain
import Glibc
import Synchronization

/// What people and programs read: data on stdout, everything else on stderr.
enum Terminal {
  /// A sentence about what is going on; never data.
  static func say(_ phrase: Phrase) {
    complain(phrase.text())
  }

  /// A line on stderr.
  static func complain(_ text: String) {
    // There is nobody left to tell when stderr is gone.
    _ = put(Array((text + "\n").utf8), on: STDERR_FILENO)
  }

  /// How many letters fit into a line of stderr's terminal.
  static var errorColumns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Text on stderr that stays on the line of the cursor.
  static func overwrite(_ text: String) {
    _ = put(Array(text.utf8), on: STDERR_FILENO)
  }

  /// A line of data on stdout.
  static func line(_ text: String) {
    self.text(text + "\n")
  }

  /// Data that brings its own line ends.
  static func text(_ text: String) {
    bytes(Array(text.utf8))
  }

  /// Data that is no text of ours.
  static func bytes(_ bytes: [UInt8]) {
    if let reason = put(bytes, on: STDOUT_FILENO) { failure.withLock { $0 = $0 ?? reason } }
  }

  /// A table for people.
  static func table(_ table: Table) {
    line(table.rendered(emphasised: usesColour))
  }

  /// Why data did not arrive, once that has happened; said at the end.
  private static let failure = Mutex<String?>(nil)

  /// Writes data whole, so that lines of two processes do not mix; returns why that failed.
  private static func put(_ bytes: [UInt8], on file: Int32) -> String? {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { write(file, $0.baseAddress.map { $0 + start }, bytes.count - start) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return String(cString: strerror(errno)) }
      start += written
    }
    return nil
  }

  /// Whether stdout is a terminal that wants more than plain text (https://no-color.org).
  static var usesColour: Bool {
    let environment = CommandEnvironment.current
    return isatty(STDOUT_FILENO) == 1 && environment.value("NO_COLOR") == nil && environment.value("TERM") != "dumb"
  }

  /// Says so when the data did not arrive, as on a full disk: half a report must not look like a whole one.
  static func finish() throws {
    guard let reason = failure.withLock({ $0 }) else { return }
    throw Problem(
      code: "output.failed",
      message: Phrase("Die Ausgabe konnte nicht geschrieben werden.", en: "The output could not be written."),
      detail: Phrase(reason, en: reason), hint: Phrase("Ist der Datenträger voll?", en: "Is the disk full?"),
      exit: .unavailable)
  }
}
