import Domain
import Import
import Markup
import Store

/// Lists that go back to whoever uploaded them, with a column of what was found in each row.
struct ReturnedLists {
  let upload: ImportUpload
  /// What there is to say of some, by their names.
  let remarks: [String: Phrase]
  let areRest: Bool
  let t: Words

  var html: HTML {
    section {
      div(.class("title")) {
        h2 {
          areRest ? t("Die übrigen Zeilen", en: "The other rows") : t("Listen mit Befunden", en: "Lists with what was found")
        }
      }
      p(.class("quiet")) {
        t(
          "Die Spalte „Befund“ sagt zu jeder Zeile, was nicht stimmt: herunterladen, verbessern und unter diesem Namen wieder hochladen.",
          en: "The column “Findings” says of each row what is wrong: download, mend and upload again under this name.")
      }
      ul {
        for file in upload.returned {
          li {
            a(.href(SiteURL.importUpload(upload.id, "befunde", String(file.position)).path), .download(file.name)) { file.name }
            " · \(FileSize(file.size_bytes))"
            if let remark = remarks[file.name] { " · \(t(remark))" }
          }
        }
      }
    }
  }
}
