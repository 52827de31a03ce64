import ArgumentParser
import Domain
import Import

/// Takes an import back, as long as nothing depends on it.
struct ImportUndoCommand: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "undo", Phrase("Eine Einlesung zurücknehmen, ganz oder gar nicht.", en: "Take an import back, as a whole or not at all."),
    discussion: Phrase(
      "Geht nicht, wenn etwas davon abhängt oder seitdem geändert wurde; dann werden alle Gründe genannt.",
      en: "Is refused where anything depends on it or has been changed since; then every reason is named."))

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: .phrase(
      "Nummer, wie „import list“ sie nennt.", en: "Number, as 'import list' names it.", value: Phrase("nummer", en: "number")))
  var batch: Int64

  func run(in context: Context) async throws {
    let number = batch
    let count = try await context.write { tx in try ImportWithdrawal.undo(number, tx) }
    if context.json {
      return Terminal.line((["batch": .integer(number), "rows_removed": .integer(count)] as JSONValue).pretty)
    }
    Terminal.say(
      Phrase(
        "Einlesung \(number) zurückgenommen: \(count.magnitude.groupedByThousands()) Zeilen.",
        en: "Import \(number) taken back: \(count.magnitude.groupedByThousands()) rows."))
  }
}
