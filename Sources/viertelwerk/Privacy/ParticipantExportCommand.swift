import ArgumentParser
import Domain
import Glibc
import Reports
import Store

/// Gives a participant a copy of everything that is held about the person.
struct ParticipantExportCommand: DatabaseCommand {
  /// How the copy is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case json, html
  }

  static let configuration = CommandConfiguration(
    "export", Phrase("Auskunft: alles, was zu einer Person gespeichert ist", en: "Copy of everything held about a person"),
    discussion: Phrase(
      "Art. 15 und 20 DSGVO, mit Zwecken, Empfängern und Fristen. Die Auskunft wird im Protokoll vermerkt, ehe sie das Programm verlässt.",
      en:
        "Art. 15 and 20 GDPR, with purposes, recipients and periods. The copy is put on record before it leaves the program."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel.", en: "Code.", value: .code)) var code: String
  @Option(help: .phrase("Form: json oder html.", en: "Form: json or html.", value: Phrase("form", en: "form")))
  var format = Format.json
  @Option(
    help: .phrase(
      "In diese neue Datei, die nur Sie lesen dürfen (sonst Ausgabe).",
      en: "Into this new file that only you may read (else output).",
      value: Phrase("datei", en: "file")))
  var output: String?

  func run(in context: Context) async throws {
    let (code, today) = (code, Reading.today)
    // A file that cannot be written must not leave a record of a copy that nobody got.
    let file = try output.map(Self.create)
    let export: ParticipantExport
    do {
      export = try await context.write { tx in try ParticipantExport(tx, code, on: today) }
    } catch {
      if let file, let output {
        close(file)
        unlink(output)
      }
      throw error
    }
    let text =
      format == .html ? export.html : export.json.pretty + "\n"
    guard let file, let output else { return Terminal.text(text) }
    defer { close(file) }
    try Self.write(text, to: file)
    Terminal.say(Phrase("Auskunft über \(code) in \(output).", en: "Copy of the data on \(code) in \(output)."))
  }

  private static func create(_ path: String) throws -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw refused(path, String(cString: strerror(errno))) }
    return file
  }

  private static func write(_ text: String, to file: Int32) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw refused("", String(cString: strerror(errno))) }
      rest = rest.dropFirst(written)
    }
  }

  private static func refused(_ path: String, _ reason: String) -> Problem {
    Problem(
      code: "output.failed",
      message: Phrase("Die Datei \(path) konnte nicht geschrieben werden.", en: "The file \(path) could not be written."),
      detail: Phrase(reason, en: reason),
      hint: Phrase("Eine Datei nennen, die es noch nicht gibt.", en: "Name a file that does not exist yet."), exit: .unavailable
    )
  }
}
