import Domain
import Import
import Markup
import Store

/// Where lists come in: the form for new ones, what still waits, and what was imported before.
struct ImportView {
  let batches: [ImportBatch]
  let waiting: [ImportUpload]
  let limits: UploadLimits
  /// What whoever looks may store; nothing: they only look.
  let storable: [Kind]
  let visitor: Visitor
  let state: TableState

  private var t: Words { Words(language: visitor.language) }
  private var mayImport: Bool { !storable.isEmpty }

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { mayImport ? t("Einlesen", en: "Import") : t("Eingelesene Listen", en: "Imported lists") }
        if mayImport {
          span(.class("quiet")) {
            t(
              "Erst wird geprüft und gezeigt, was sich ändern würde; gespeichert wird danach, ganz oder gar nicht, außer jemand wählt es anders.",
              en:
                "First it is checked and shown what would change; then it is stored, as a whole or not at all unless somebody chooses otherwise."
            )
          }
        }
      }
      if !waiting.isEmpty { waitingTable }
      if mayImport {
        UploadForm(
          url: .imports, action: t("Hochladen und prüfen", en: "Upload and check"), limits: limits, visitor: visitor,
          choosing: storable
        ).html
      }
      div(.class("title")) { h2 { t("Verlauf", en: "History") } }
      history.html(t)
    }
  }

  private var waitingTable: HTML {
    section {
      div(.class("title")) { h2 { t("Noch nicht eingelesen", en: "Not imported yet") } }
      PlainTable(
        caption: Phrase("Uploads, die warten", en: "Uploads that wait"),
        columns: [
          PlainTable.Column("Hochgeladen", en: "Uploaded"), PlainTable.Column("Dateien", en: "Files", wide: true),
          PlainTable.Column("Größe", en: "Size", figure: true), PlainTable.Column("Aktion", en: "Action"),
        ],
        rows: waiting.map { upload in
          PlainTable.Row(cells: [
            HTML { a(.class("main"), .href(SiteURL.importUpload(upload.id).path)) { upload.changedAt.description } },
            HTML {
              upload.batch == nil
                ? Self.names(upload.files.map(\.name), t)
                : t("Übrig: ", en: "Left: ") + Self.names(upload.returned.map(\.name), t)
            },
            HTML { FileSize(upload.size_bytes).description },
            PostButton(
              title: t("Verwerfen", en: "Discard"), url: .importUpload(upload.id, "verwerfen"), visitor: visitor,
              label: t("Upload vom \(upload.changedAt) verwerfen", en: "Discard the upload of \(upload.changedAt)")
            ).html,
          ])
        }
      ).html(t)
    }
  }

  var history: DataTable<ImportBatch> {
    DataTable(
      caption: Phrase("Was eingelesen wurde", en: "What was imported"),
      columns: [
        DataColumn("nummer", Phrase("Nr.", en: "No."), figure: true) {
          .integer(Int($0.number))
        } view: { batch, _ in
          HTML { a(.class("main"), .href(SiteURL.importBatch(batch.number).path)) { String(batch.number) } }
        },
        DataColumn("wann", Phrase("Wann", en: "When")) {
          .text($0.importedAt.iso)
        } view: { batch, _ in
          HTML { batch.importedAt.description }
        },
        DataColumn("wer", Phrase("Wer", en: "Who")) { .text($0.actor) },
        DataColumn("dateien", Phrase("Dateien", en: "Files"), wide: true) {
          .text($0.files.joined(separator: ", "))
        } view: { batch, t in
          HTML { Self.names(batch.files, t) }
        },
        DataColumn("neu", Phrase("Neue Zeilen", en: "New rows"), figure: true) { .integer($0.newCount) },
        DataColumn("geaendert", Phrase("Geändert", en: "Changed"), figure: true) { .integer($0.changedCount) },
        DataColumn("schon-da", Phrase("Schon da", en: "There already"), figure: true) { .integer($0.unchangedCount) },
      ], rows: .all(batches), url: .imports, state: state,
      empty: Phrase("Noch nichts eingelesen.", en: "Nothing imported yet."))
  }

  /// The first few, and how many more.
  private static func names(_ names: [String], _ t: Words) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    let rest = names.count - 3
    return rest > 0 ? t("\(shown) und \(rest) weitere", en: "\(shown) and \(rest) more") : shown
  }
}
