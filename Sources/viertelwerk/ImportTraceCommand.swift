import ArgumentParser
import Domain
import Import
import Store

/// Follows a row to the file and line that it came from.
struct ImportTraceCommand: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "trace",
    Phrase("Zeigen, aus welcher Zeile welcher Datei etwas stammt.", en: "Show from which line of which file something came."),
    discussion: Phrase(
      "Zum Beispiel: viertelwerk import trace anwesenheit TN-0007 09.03.2026",
      en: "For example: viertelwerk import trace attendance TN-0007 09.03.2026"))

  @OptionGroup var shared: SharedOptions

  @Argument(help: .phrase("Art der Liste.", en: "Kind of list.", value: Phrase("art", en: "kind")))
  var kind: String

  @Argument(
    help: .phrase(
      "Werte der Spalten, an denen man eine Zeile erkennt.", en: "Values of the columns that tell rows apart.",
      value: Phrase("wert", en: "value")))
  var values: [String]

  func run(in context: Context) async throws {
    let kind = try ImportDescribe.find(kind)
    let values = values
    let origins = try await context.read { tx in try ImportTrace.origins(of: values, kind, tx) }
    context.show(
      json: .list(
        origins.map { origin in
          [
            "batch": .integer(origin.batch), "imported_at": .text(origin.importedAt.iso), "actor": .text(origin.actor),
            "file": .text(origin.file), "line": .integer(origin.line), "is_change": .bool(origin.isChange),
          ]
        })
    ) {
      Table(
        [
          .figure("Nr.", en: "No."), .text("Wann", en: "When"), .text("Wer", en: "Who"), .text("Datei", en: "File"),
          .figure("Zeile", en: "Line"), .text("Was", en: "What"),
        ],
        rows: origins.map { origin in
          [
            String(origin.batch), origin.importedAt.description, origin.actor, origin.file, String(origin.line),
            (origin.isChange ? Phrase("geändert", en: "changed") : Phrase("neu", en: "new")).text(),
          ]
        })
    }
    if origins.isEmpty, !context.json {
      Terminal.say(Phrase("Das kam durch keine Einlesung.", en: "This came by no import."))
    }
  }
}
