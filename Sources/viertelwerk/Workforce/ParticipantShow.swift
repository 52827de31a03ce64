import ArgumentParser
import Domain
import Store

/// Shows the record of a participant: by code, with the name only where it is asked for.
struct ParticipantShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Eine teilnehmende Person zeigen", en: "Show a participant"),
    discussion: Phrase(
      "Ohne --names bleibt die Person ungenannt. Wer Namen ansieht, wird im Protokoll vermerkt.",
      en: "Without --names the person stays unnamed. Whoever looks at names is put on record."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel.", en: "Code.", value: .code)) var code: String
  @Option(
    help: .phrase("Stand dieses Tages (sonst heute).", en: "As of this day (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?
  @Flag(help: .phrase("Auch Name, Anschrift und Kundennummer.", en: "Also name, address and customer number.")) var names =
    false

  func run(in context: Context) async throws {
    let (code, day, names) = (code, on ?? Reading.today, names)
    // The look at a name is written down, which a reading transaction cannot do; it is shown after that has committed.
    let page =
      names
      ? try await context.write { tx in try ParticipantPage(code, on: day, names: true, tx) }
      : try await context.read { tx in try ParticipantPage(code, on: day, names: false, tx) }
    if context.json { return Terminal.line(page.json.pretty) }
    page.show()
  }
}
