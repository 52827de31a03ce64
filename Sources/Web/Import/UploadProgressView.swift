import Domain
import Import
import Markup
import Store

/// What is under way with an upload; the page looks again by itself.
struct UploadProgressView {
  let upload: ImportUpload
  let work: ImportDesk.Work
  /// Nil before the first row.
  let progress: ImportProgress?
  let visitor: Visitor

  private var t: Words { Words(language: visitor.language) }

  var title: String {
    switch work {
    case .rehearsal: t("Wird geprüft", en: "Being checked")
    case .commit: t("Wird eingelesen", en: "Being imported")
    }
  }

  var html: HTML {
    HTML {
      Crumbs.html([(t(Area.imports.name), .imports)], here: title, t)
      div(.class("title")) { h1 { title } }
      section(.class("card"), .role("status")) {
        p {
          upload.files.count == 1
            ? upload.files[0].name : t("\(upload.files.count) Dateien", en: "\(upload.files.count) files")
          " · \(FileSize(upload.size_bytes))"
        }
        bar
        p(.class("quiet small")) {
          t(
            "Die Seite schaut alle zwei Sekunden nach. Man kann sie schließen und später zurückkommen.",
            en: "The page looks again every two seconds. You may close it and come back later.")
        }
      }
      PostButton(
        title: t("Abbrechen", en: "Cancel"), url: .importUpload(upload.id, "abbrechen"), visitor: visitor
      ).html
    }
  }

  private var bar: HTML {
    HTML {
      if let progress {
        let percent = progress.size_bytes > 0 ? progress.read_bytes * 100 / progress.size_bytes : 0
        Markup.progress(.max(100), .value(String(percent)), .aria("label", title)) { "\(percent) %" }
        p { t(sentence(progress, percent)) }
      } else {
        Markup.progress(.aria("label", title)) { "…" }
      }
    }
  }

  private func sentence(_ progress: ImportProgress, _ percent: Int) -> Phrase {
    let rows = progress.rowCount.magnitude.groupedByThousands()
    let read = Phrase("\(rows) Zeilen gelesen, \(percent) %; ", en: "\(rows) rows read, \(percent) %; ")
    let (german, english) = (progress.kind.german, progress.kind.name)
    return switch progress.phase {
    case .reading: read + Phrase("»\(german)« wird gelesen.", en: "'\(english)' is being read.")
    case .checking: read + Phrase("»\(german)« wird geprüft.", en: "'\(english)' is being checked.")
    case .writing: read + Phrase("»\(german)« wird geschrieben.", en: "'\(english)' is being written.")
    }
  }
}
