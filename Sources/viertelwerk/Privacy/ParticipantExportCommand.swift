import ArgumentParser
import Domain
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
    guard let output else { return Terminal.text(text(try await export(code, today, context))) }
    let file = try NewFile(output)
    do {
      try file.write(Array(text(try await export(code, today, context)).utf8))
    } catch {
      file.discard()
      throw error
    }
    Terminal.say(Phrase("Auskunft über \(code) in \(output).", en: "Copy of the data on \(code) in \(output)."))
  }

  private func export(_ code: String, _ day: LocalDate, _ context: Context) async throws -> ParticipantExport {
    try await context.write { tx in try ParticipantExport(tx, code, on: day) }
  }

  private func text(_ export: ParticipantExport) -> String { format == .html ? export.html : export.json.pretty + "\n" }
}
