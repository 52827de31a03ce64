import Domain
import Import
import Markup
import Store

/// A batch that was imported: who, when, and its files by their content.
struct BatchView {
  let batch: ImportBatch
  let files: [ImportBatchFile]
  let t: Words

  var title: String { t("Einlesung \(batch.number)", en: "Import \(batch.number)") }

  var html: HTML {
    HTML {
      Crumbs.html([(t(Area.imports.name), .imports)], here: String(batch.number), t)
      div(.class("title")) { h1 { title } }
      dl(.class("facts card")) {
        dt { t("Wann", en: "When") }
        dd { batch.importedAt.description }
        dt { t("Wer", en: "Who") }
        dd { batch.actor }
        dt { t("Neue Zeilen", en: "New rows") }
        dd { batch.newCount.magnitude.groupedByThousands() }
        if batch.changedCount > 0 {
          dt { t("Geänderte Zeilen", en: "Changed rows") }
          dd { batch.changedCount.magnitude.groupedByThousands() }
        }
        dt { t("Schon da", en: "There already") }
        dd { batch.unchangedCount.magnitude.groupedByThousands() }
        if let undoneAt = batch.undoneAt {
          dt { t("Zurückgenommen", en: "Taken back") }
          dd { undoneAt.description }
        }
      }
      PlainTable(
        caption: Phrase("Dateien", en: "Files"),
        columns: [
          PlainTable.Column("Datei", en: "File"), PlainTable.Column("Art", en: "Kind"),
          PlainTable.Column("Zeilen", en: "Rows", figure: true), PlainTable.Column("neu", en: "new", figure: true),
          PlainTable.Column("Prüfsumme (SHA-256)", en: "Checksum (SHA-256)", wide: true),
        ],
        rows: files.map { file in
          PlainTable.Row(cells: [
            HTML { file.name }, HTML { Kind.named(file.kind).map { t($0.title) } ?? file.kind },
            HTML { file.rowCount.magnitude.groupedByThousands() }, HTML { file.newCount.magnitude.groupedByThousands() },
            HTML { code { file.sha256 } },
          ])
        }
      ).html(t)
    }
  }
}
