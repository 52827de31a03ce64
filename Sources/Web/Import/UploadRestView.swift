import Domain
import Import
import Markup
import Store

/// What became of an upload of which only a part was stored: the rest, to be fetched and mended.
struct UploadRestView {
  let upload: ImportUpload
  let visitor: Visitor

  private var t: Words { Words(language: visitor.language) }

  var title: String { t("Was übrig ist", en: "What is left") }

  var html: HTML {
    HTML {
      Crumbs.html([(t(Area.imports.name), .imports)], here: title, t)
      div(.class("title")) { h1 { title } }
      div(.class("note warn"), .role("status")) {
        strong { t("Gespeichert ist, was stimmte.", en: "What was sound is stored.") }
        p {
          t(
            "Die übrigen Zeilen liegen hier noch einen Tag lang bereit.", en: "The other rows are kept here for one more day.")
        }
      }
      ReturnedLists(
        upload: upload, remarks: upload.review.flatMap { ImportReview(text: $0) }?.returnRemarks ?? [:], areRest: true, t: t
      ).html
      div(.class("filters")) {
        a(.class("button main"), .href(SiteURL.imports.path)) { t("Weitere Listen einlesen", en: "Import more lists") }
        if let batch = upload.batch {
          a(.class("button"), .href(SiteURL.importBatch(batch).path)) { t("Was gespeichert ist", en: "What is stored") }
        }
        PostButton(
          title: t("Verwerfen", en: "Discard"), url: .importUpload(upload.id, "verwerfen"), visitor: visitor,
          label: t("Die übrigen Zeilen verwerfen", en: "Discard the other rows")
        ).html
      }
    }
  }
}
