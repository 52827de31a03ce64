import ArgumentParser
import Domain
import Reports
import Store

/// Shows the record of a participant: by code, with the name only where it is asked for.
struct ParticipantShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Eine teilnehmende Person zeigen", en: "Show a participant"),
    discussion: Phrase(
      "Ohne --names bleibt die Person ungenannt. Wer die Akte ansieht, wird im Protokoll vermerkt, und ob mit Namen.",
      en: "Without --names the person stays unnamed. Whoever looks at the record is put on record, and whether with names."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel.", en: "Code.", value: .code)) var code: String
  @Option(
    help: .phrase("Stand dieses Tages (sonst heute).", en: "As of this day (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?
  @Flag(help: .phrase("Auch Name, Anschrift und Kundennummer.", en: "Also name, address and customer number.")) var names =
    false

  func run(in context: Context) async throws {
    let (code, day, names) = (code, on ?? Reading.today, names)
    let page = try await context.disclose { tx in try ParticipantDossier(code, on: day, names: names, tx) }
    if context.json { return Terminal.line(page.json.pretty) }
    page.show()
  }
}
