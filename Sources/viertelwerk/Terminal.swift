import Domain
import Glibc

/// What people and programs read: data on stdout, everything else on stderr.
enum Terminal {
  /// A sentence about what is going on; never data.
  static func say(_ phrase: Phrase) {
    complain(phrase.text())
  }

  /// A line on stderr.
  static func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    // One write, so that lines of two processes do not mix. There is nobody left to tell when stderr is gone.
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// A line of data on stdout.
  static func line(_ text: String) {
    print(text)
  }

  /// A table for people.
  static func table(_ table: Table) {
    print(table.rendered(emphasised: usesColour))
  }

  /// Whether stdout is a terminal that wants more than plain text (https://no-color.org).
  static var usesColour: Bool {
    let environment = CommandEnvironment.current
    return isatty(STDOUT_FILENO) == 1 && environment.value("NO_COLOR") == nil && environment.value("TERM") != "dumb"
  }

  /// Says so when the data did not arrive, as on a full disk: half a report must not look like a whole one.
  static func finish() throws {
    guard fflush(nil) == 0 else {
      throw Problem(
        code: "output.failed",
        message: Phrase("Die Ausgabe konnte nicht geschrieben werden.", en: "The output could not be written."),
        detail: Phrase(String(cString: strerror(errno)), en: String(cString: strerror(errno))),
        hint: Phrase("Ist der Datenträger voll?", en: "Is the disk full?"), exit: .unavailable)
    }
  }
}
