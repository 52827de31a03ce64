import ArgumentParser
import Domain
import Import
import Store

/// Lists what was imported, the newest first.
struct ImportList: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "list", Phrase("Zeigen, was wann von wem eingelesen wurde.", en: "Show what was imported when and by whom."))

  @OptionGroup var shared: SharedOptions

  func run(in context: Context) async throws {
    let batches = try await context.read { tx in try ImportHistory.all(tx) }
    context.show(json: .list(batches.map(ImportHistoryOutput.json))) {
      Table(
        [
          .figure("Nr.", en: "No."), .text("Wann", en: "When"), .text("Wer", en: "Who"), .text("Dateien", en: "Files"),
          .figure("neu", en: "new"), .figure("geändert", en: "changed"), .figure("unverändert", en: "unchanged"),
          .text("zurückgenommen", en: "taken back"),
        ],
        rows: batches.map { batch in
          [
            String(batch.number), batch.importedAt.description, batch.actor, ImportHistoryOutput.names(batch.files),
            batch.newCount.magnitude.groupedByThousands(), batch.changedCount.magnitude.groupedByThousands(),
            batch.unchangedCount.magnitude.groupedByThousands(), batch.undoneAt?.description ?? "",
          ]
        })
    }
  }
}

/// Shows one batch with its files.
struct ImportShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Die Dateien einer Einlesung zeigen.", en: "Show the files of one import."))

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: .phrase(
      "Nummer, wie „import list“ sie nennt.", en: "Number, as 'import list' names it.", value: Phrase("nummer", en: "number")))
  var batch: Int64

  func run(in context: Context) async throws {
    let number = batch
    let (found, files) = try await context.read { tx in
      (try ImportHistory.one(number, tx), try ImportHistory.files(of: number, tx))
    }
    guard let found else { throw ImportHistory.unknown(number) }
    context.show(json: ImportHistoryOutput.json(found, files)) {
      Table(
        [
          .text("Datei", en: "File"), .text("Art", en: "Kind"), .figure("Zeilen", en: "Rows"), .figure("neu", en: "new"),
          .text("SHA-256", en: "SHA-256"),
        ],
        rows: files.map { file in
          [
            file.name, ImportHistoryOutput.kind(file), file.rowCount.magnitude.groupedByThousands(),
            file.newCount.magnitude.groupedByThousands(),
            file.sha256,
          ]
        })
    }
    if !context.json {
      Terminal.say(
        Phrase("\(found.importedAt) von \(found.actor).", en: "\(found.importedAt) by \(found.actor)."))
    }
  }
}

/// How the history of imports reads for people and for programs.
enum ImportHistoryOutput {
  /// The first few, and how many more.
  static func names(_ names: [String]) -> String {
    let rest = names.count - 3
    return names.prefix(3).joined(separator: ", ") + (rest > 0 ? " +\(rest)" : "")
  }

  /// As people call it; the name itself where the program no longer knows it.
  static func kind(_ file: ImportBatchFile) -> String {
    Kind.named(file.kind).map { Phrase($0.german, en: $0.name).text() } ?? file.kind
  }

  static func json(_ batch: ImportBatch) -> JSONValue {
    [
      "number": .integer(batch.number), "imported_at": .text(batch.importedAt.iso), "actor": .text(batch.actor),
      "files": .list(batch.files.map { .text($0) }), "rows_new": .integer(Int64(batch.newCount)),
      "rows_changed": .integer(Int64(batch.changedCount)), "rows_unchanged": .integer(Int64(batch.unchangedCount)),
      "undone_at": .text(batch.undoneAt?.iso),
    ]
  }

  static func json(_ batch: ImportBatch, _ files: [ImportBatchFile]) -> JSONValue {
    [
      "number": .integer(batch.number), "imported_at": .text(batch.importedAt.iso), "actor": .text(batch.actor),
      "rows_new": .integer(Int64(batch.newCount)), "rows_changed": .integer(Int64(batch.changedCount)),
      "rows_unchanged": .integer(Int64(batch.unchangedCount)),
      "undone_at": .text(batch.undoneAt?.iso),
      "files": .list(
        files.map { file in
          [
            "name": .text(file.name), "kind": .text(file.kind), "sha256": .text(file.sha256),
            "rows": .integer(Int64(file.rowCount)), "rows_new": .integer(Int64(file.newCount)),
          ]
        }),
    ]
  }
}
